import Domain
import Foundation
import Testing

@testable import FileStore

/// Posts as the registry keeps them: holders, elections that are due, what is asked before a save, handing over.
@Suite struct PostQuestionTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let village: RecordID
    private let branch: RecordID
    private let other: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        village = try registry.save(.new(.village, "Yuadong"))[0]
        var own = Record.new(.branch, "Village branch")
        own[Branch.sort] = .value(.branch)
        own[Branch.village] = ID<Village>(village).map(Answer.value) ?? .notKnown
        branch = try registry.save(own)[0]
        var other = Record.new(.branch, "Company branch")
        other[Branch.sort] = .value(.branch)
        self.other = try registry.save(other)[0]
    }

    private func person(
        _ name: String, in body: RecordID? = nil, from: String = "", to: String = "", attested: String = ""
    ) -> Record {
        var line = Part()
        line[Post.post] = .value("secretary")
        line[Post.body] = .value(body ?? branch)
        if !from.isEmpty { line[Post.from] = .value(day(from)) }
        if !to.isEmpty { line[Post.to] = .value(day(to)) }
        if !attested.isEmpty { line[Post.attestedOn] = .value(day(attested)) }
        var person = Record.new(.person, name)
        person[Person.posts] = .value([line])
        return person
    }

    private func posts(of id: RecordID, _ on: String) throws -> BodyPosts {
        guard case .posts(let found) = try registry.answer(.posts(of: id, on: day(on))) else {
            throw Unexpected()
        }
        return found
    }

    private func questions(_ record: Record, _ today: String = "2024-03-01") throws -> PostQuestions {
        guard
            case .postQuestions(let found) = try registry.answer(.postQuestions([record], today: day(today)))
        else { throw Unexpected() }
        return found
    }

    @Test func whoHeldItOnThatDay() throws {
        let shen = try registry.save(person("Shen", to: "2024-02-29", attested: "2021-06-16"))[0]
        let next = try registry.save(person("Next", from: "2024-03-01"))[0]
        #expect(try posts(of: branch, "2021-06-16").posts.flatMap(\.holders).map(\.person) == [shen])
        let now = try posts(of: village, "2024-03-01")
        #expect(now.posts.map(\.body) == [branch] && now.posts[0].holders.map(\.person) == [next])
        #expect(now.names[next] == "Next" && now.names[branch] == "Village branch")
        // Who was retired is told no more; of a post without a holder it is said that nobody is known.
        _ = try registry.perform(.retire(next, reason: "twice", on: day("2024-03-02")))
        #expect(try posts(of: branch, "2024-03-01").posts.map(\.holders.count) == [0])
        #expect(throws: Refusal.noSuchRecord("B9")) { _ = try posts(of: RecordID(.branch, 9), "2024-03-01") }
        // The page has the same to tell.
        guard case .page(let page) = try registry.answer(.page(village)) else { throw Unexpected() }
        #expect(page.posts(on: day("2021-06-16"))[0].holders.map(\.person) == [shen])
        #expect(page.partyBodies.map(\.id) == [branch])
    }

    @Test func electionsThatAreDue() throws {
        func due(_ until: String, limit: Int = 10) throws -> DueElections {
            guard
                case .elections(let due) = try registry.answer(
                    .elections(until: day(until), today: day("2024-03-01"), limit: limit))
            else { throw Unexpected() }
            return due
        }
        _ = try registry.save(person("A", from: "2020-01-01"))
        _ = try registry.save(person("B", in: other, from: "2021-06"))
        #expect(try due("2024-05-31").elections.isEmpty)
        let june = try due("2024-06-01")
        #expect(june.elections.map(\.branch) == [other] && june.elections[0].day == day("2024-06"))
        let all = try due("2025-01-01")
        #expect(all.elections.map(\.branch) == [other, branch] && !all.isCut)
        #expect(try due("2025-01-01", limit: 1).isCut)
        // A recorded election counts, whoever is secretary.
        var changed = try registry.record(other)
        changed[Branch.electedOn] = .value(day("2023-05-01"))
        _ = try registry.save(changed)
        #expect(try due("2025-01-01").elections.map(\.branch) == [branch])
        #expect(try due("2026-05-01").elections.map(\.branch) == [branch, other])
        // A secretary whose end is to come is secretary still.
        var leaving = try registry.record(RecordID(.person, 1))
        var lines = try #require(leaving[Person.posts].value)
        lines[0][Post.to] = .value(day("2024-12-31"))
        leaving[Person.posts] = .value(lines)
        _ = try registry.save(leaving)
        #expect(try due("2025-01-01").elections.map(\.branch) == [branch])
        var query = DueQuery(today: day("2024-10-01"))
        query.sorts = [.election]
        guard case .due(let window) = try registry.answer(.due(DueRequest(query, limit: 10))) else {
            throw Unexpected()
        }
        #expect(window.items.map(\.record) == [branch] && window.items[0].day == day("2025-01-01"))
    }

    @Test func aSecondSecretaryIsAskedAboutAndTheOthersPostCanEnd() throws {
        let shen = try registry.save(person("Shen", attested: "2021-06-16"))[0]
        let new = person("Next", from: "2024-03-01")
        let found = try questions(new)
        let question = try #require(found.second.first)
        #expect(found.second.count == 1 && question.holder.person == shen && question.body == branch)
        #expect(question.endsOn == day("2024-02-29"))
        _ = try registry.save(new, try #require(question.ending))
        #expect(try registry.record(shen)[Person.posts].value?[0][Post.to].value == day("2024-02-29"))
        #expect(try questions(person("Third", from: "2025-01-01"), "2025-01-01").second.count == 1)
        // What is over, what is elsewhere and what is no secretary's is not asked about.
        #expect(try questions(person("Old", from: "2000-01-01", to: "2010-01-01")).second.isEmpty)
        #expect(try questions(person("There", in: other, from: "2024-03-01")).second.isEmpty)
        // Nor is a post that stands as it was.
        #expect(try questions(registry.record(shen)).second.isEmpty)
        // Without its first day it cannot be told when the other's ends.
        #expect(try questions(person("Some", attested: "2024-03-01")).second.first?.ending == nil)
    }

    @Test func aPostThatEndsMentionsTheLiaison() throws {
        let shen = try registry.save(person("Shen", attested: "2021-06-16"))[0]
        let agreement = try signed(liaison: shen)
        var leaving = try registry.record(shen)
        var lines = try #require(leaving[Person.posts].value)
        lines[0][Post.to] = .value(day("2024-02-29"))
        leaving[Person.posts] = .value(lines)
        #expect(
            try questions(leaving).liaisons
                == [PostQuestions.Liaison(person: shen, agreement: agreement, side: .b)])
        leaving[Person.posts] = .value([])
        #expect(try questions(leaving).liaisons.count == 1)
        leaving = try registry.record(shen)
        leaving[Person.note] = .value("tall")
        #expect(try questions(leaving).liaisons.isEmpty)
    }

    @Test func whatIsHandedOver() throws {
        let shen = try registry.save(person("Shen", attested: "2021-06-16"))[0]
        var cao = person("Cao", in: other, attested: "2021-06-16")
        cao[Person.telephone] = .value("13812345678")
        let contact = try registry.save(cao)[0]
        let agreement = try signed(liaison: nil)
        func promise(_ name: String, _ state: Commitment.State) -> Record {
            var record = Record.new(.commitment, name)
            record[Commitment.giver] = .value(other)
            record[Commitment.receiver] = .value(village)
            record[Commitment.state] = .value(state)
            record[Commitment.due] = .value(day("2024-05-01"))
            return record
        }
        let open = try registry.save(promise("Open", .open))[0]
        _ = try registry.save(promise("Kept", .kept))
        func sheet(_ id: RecordID) throws -> Handover {
            guard case .handover(let sheet) = try registry.answer(.handover(of: id, today: day("2024-03-01")))
            else { throw Unexpected() }
            return sheet
        }
        let leaving = try sheet(shen)
        #expect(leaving.bodies == [branch, village])
        #expect(leaving.promises.map(\.record.id) == [open] && leaving.promises.map(\.isGiven) == [false])
        #expect(leaving.agreements.map(\.record.id) == [agreement])
        #expect(leaving.agreements[0].liaisons == [:] && leaving.agreements[0].duties == [])
        #expect(leaving.dates.map(\.record) == [open])
        #expect(leaving.contacts.map(\.person.id) == [contact] && leaving.contacts[0].post == "secretary")
        // Seen from the other side it is given.
        #expect(try sheet(contact).promises.map(\.isGiven) == [true])
        #expect(throws: Refusal.noSuchRecord(branch.number)) { _ = try sheet(branch) }
    }

    private func signed(liaison: RecordID?) throws -> RecordID {
        var record = Record.new(.agreement, "Agreement")
        func line(_ side: Side, _ party: RecordID) -> Part {
            var line = Part()
            line[Party.side] = .value(side)
            line[Party.party] = .value(party)
            return line
        }
        record[Agreement.parties] = .value([line(.a, other), line(.b, branch)])
        record[Agreement.state] = .value(.signed)
        record[Agreement.signedOn] = .value(day("2021-06-16"))
        if let liaison = liaison.flatMap({ ID<Person>($0) }) {
            record = record.handingOver(liaison: .b, to: liaison, on: day("2021-06-16"))
        }
        return try registry.save(record)[0]
    }

    /// After signing the liaison still changes hands; the text does not.
    @Test func theLiaisonOfASignedAgreementChangesHands() throws {
        let anna = try registry.save(.new(.person, "Anna"))[0]
        let agreement = try registry.record(try signed(liaison: nil))
        _ = try registry.save(
            agreement.handingOver(
                liaison: .a, to: try #require(ID<Person>(anna)), on: day("2024-03-01")))
        #expect(try registry.record(agreement.id).liaisons(on: day("2024-03-01")) == [.a: [anna]])
    }

    // MARK: - What sources say

    private func said(_ name: String, _ sort: Branch.Sort, _ says: String...) throws -> RecordID {
        let source = try registry.save(.new(.source, "Report"))[0]
        var record = Record.new(.branch, name)
        record[Branch.sort] = .value(sort)
        record[Common.statements] = .value(
            says.map { says in
                var line = Part()
                line[Statement.about] = .value("sort")
                line[Statement.says] = .value(says)
                line[Statement.source] = ID<Source>(source).map(Answer.value) ?? .notKnown
                return line
            })
        return try registry.save(record)[0]
    }

    @Test func conflictsAreListedAndMarked() throws {
        _ = try said("agreed", .branch, "branch")
        let differing = try said("differing", .generalBranch, "branch")
        let two = try said("two", .branch, "branch", "committee")
        func conflicts(after: RecordID?, limit: Int) throws -> Conflicts {
            guard case .conflicts(let found) = try registry.answer(.conflicts(after: after, limit: limit))
            else { throw Unexpected() }
            return found
        }
        let all = try conflicts(after: nil, limit: 10)
        #expect(all.items.map(\.record.id) == [differing, two] && all.reachesEnd)
        let first = try conflicts(after: nil, limit: 1)
        #expect(first.items.map(\.record.id) == [differing] && !first.reachesEnd)
        #expect(try conflicts(after: differing, limit: 10).items.map(\.record.id) == [two])
        let window = try registry.window(ListQuery(.branch))
        #expect(Set(window.rows.filter(\.isDisputed).map(\.record.id)) == [differing, two])
        // What was decided is still told, and marked no more.
        let chosen = try registry.record(two).choosing(
            statement: 1, reason: "the seal", taking: true, today: day("2024-03-01"))
        _ = try registry.save(chosen)
        #expect(try conflicts(after: nil, limit: 10).items.map { $0.disputes[0].isOpen } == [true, false])
        #expect(
            try registry.window(ListQuery(.branch)).rows.filter(\.isDisputed).map(\.record.id) == [differing])
        _ = try registry.perform(.retire(differing, reason: "r", on: day("2024-03-01")))
        #expect(try conflicts(after: nil, limit: 10).items.map(\.record.id) == [two])
    }

    // MARK: - How much is known

    @Test func sharesCountEveryAnswerAndNothingThatIsNotKnown() throws {
        func share(_ field: String) throws -> FieldShare? {
            guard case .shares(let shares) = try registry.answer(.shares(.village)) else {
                throw Unexpected()
            }
            return shares.first { $0.field == field }
        }
        var coded = Record.new(.village, "滧东村")
        coded[Village.code] = .value("310151113213")
        coded[Village.town] = .notApplicable
        _ = try registry.save(coded)
        #expect(try share("code").map { [$0.known, $0.asked] } == [1, 2])
        #expect(try share("town").map { [$0.known, $0.asked] } == [1, 2])
        // Of the one that is named in Hanzi no Chinese name is asked.
        #expect(try share("chineseName").map { [$0.known, $0.asked] } == [0, 1])
        guard case .shares(let agreements) = try registry.answer(.shares(.agreement)) else {
            throw Unexpected()
        }
        #expect(agreements.allSatisfy { $0.asked == 0 })
        var empty = try registry.record(try signed(liaison: nil))
        empty[Agreement.liaisons] = .value([])
        _ = try registry.save(empty)
        guard case .shares(let now) = try registry.answer(.shares(.agreement)) else { throw Unexpected() }
        #expect(now.first { $0.field == "liaisons" }.map { [$0.known, $0.asked] } == [1, 1])
        #expect(now.first { $0.field == "clauses" }.map { [$0.known, $0.asked] } == [0, 1])
    }

    @Test func noIdentityNumberIsKept() throws {
        var person = Record.new(.person, "Anna")
        person[Person.note] = .value("11010519491231002X")
        #expect(throws: Refusal.self) { _ = try registry.save(person) }
        let bytes = try #require(folder.contents["r.twinning"])
        #expect(bytes.range(of: Array("11010519491231002X".utf8).withUnsafeBytes { Data($0) }) == nil)
    }
}
