import Domain
import Testing

@testable import FileStore

/// What the registry does around a ceremony.
@Suite struct CeremonyTests {
    private let day = CalendarDay(2022, 5, 4)

    private func add(_ registry: Registry, _ records: [Record]) throws -> [RecordID] {
        guard case .done(_, let ids) = try registry.perform(.save(records, draft: nil)) else { return [] }
        return ids
    }

    private func branch(_ name: String, _ serial: Int64) -> Record {
        Record(
            RecordID(.branch, serial),
            answers: ["name": .value(.text(name)), "sort": .value(.choice("branch"))])
    }

    private func person(_ name: String, secretaryOf body: RecordID, _ serial: Int64) -> Record {
        Record(
            RecordID(.person, serial),
            answers: [
                "name": .value(.text(name)),
                "posts": .value(
                    .parts([Part(["post": .value(.choice("secretary")), "body": .value(.link(body))])])),
            ])
    }

    private func activity() throws -> Record {
        var record = Record(RecordID(.activity, -1))
        record[Activity.name] = .value("Ceremony")
        record[Activity.sort.key] = .value(.choice("signingCeremony"))
        record[Activity.heldOn] = .value(try #require(day))
        record[Activity.agenda] = .value(
            ["One", "Two", "Three"].map { title in Part(["title": .value(.text(title))]) })
        return record
    }

    private func commitment(_ name: String, _ activity: RecordID, item: Int, _ ends: [RecordID]) -> Record {
        var record = Record(RecordID(.commitment, -1))
        record[Commitment.name] = .value(name)
        record[Commitment.state] = .value(.open)
        record[Commitment.giver.key] = .value(.link(ends[0]))
        record[Commitment.receiver.key] = .value(.link(ends[1]))
        record[Commitment.activity.key] = .value(.link(activity))
        record[Commitment.agendaItem] = .value(item)
        return record
    }

    private func draft(_ ends: [RecordID], _ people: [RecordID], occasion: RecordID) throws -> Record {
        var record = Record(RecordID(.agreement, -1))
        record[Agreement.name] = .value("Agreement")
        record[Agreement.occasion.key] = .value(.link(occasion))
        record[Agreement.signedOn] = .value(try #require(day))
        record[Agreement.parties] = .value(
            zip(Side.allCases, ends).map { side, end in
                Part(["side": .value(.choice(side.rawValue)), "party": .value(.link(end))])
            })
        record[Agreement.signatures] = .value(
            zip(Side.allCases, people).map { side, person in
                Part(["side": .value(.choice(side.rawValue)), "person": .value(.link(person))])
            })
        record[Agreement.purposes] = .value([Part(["purpose": .value(.choice("innerDrive"))])])
        record[Agreement.clauses] = .value([
            Part([
                "heading": .value(.text("Term")), "text": .value(.text("two years")),
                "sort": .value(.choice("term")),
            ])
        ])
        return record
    }

    @Test func theItemOfACommitmentFollowsItsLineOfTheAgenda() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let ends = try add(registry, [branch("North Branch", -1), branch("South Branch", -2)])
        let event = try #require(try add(registry, [activity()]).first)
        let promises = try (1...3).flatMap {
            try add(registry, [commitment("P\($0)", event, item: $0, ends)])
        }
        var stored = try registry.record(event)
        let lines = try #require(stored[Activity.agenda].value)
        stored[Activity.agenda] = .value([lines[2], lines[0]])
        _ = try registry.perform(.save([stored], draft: nil))
        func items() throws -> [Answer<Int>] {
            try promises.map { try registry.record($0)[Commitment.agendaItem] }
        }
        #expect(try items() == [.value(2), .notKnown, .value(1)])
        guard case .page(let page) = try registry.answer(.page(event)) else {
            Issue.record("no page")
            return
        }
        #expect(page.pledges.map(\.commitment) == [promises[2], promises[0]])
        // It was one step: one undo takes all of it back.
        _ = try registry.perform(.undo)
        #expect(try items() == [.value(1), .value(2), .value(3)])
        #expect(try registry.check().isEmpty)
    }

    @Test func severalAreSignedInOneStepOrNoneIs() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let ends = try add(
            registry, [branch("A", -1), branch("B", -2), branch("Village Branch", -3)])
        let people = try add(
            registry,
            [person("Ann", secretaryOf: ends[0], -1), person("Ben", secretaryOf: ends[2], -2)])
        let event = try #require(try add(registry, [activity()]).first)
        let first = try #require(
            try add(registry, [draft([ends[0], ends[2]], people, occasion: event)]).first)
        let second = try #require(
            try add(registry, [draft([ends[1], ends[2]], [people[0]], occasion: event)]).first)
        let both = try [first, second].map { SigningTogether($0, on: try #require(day)) }
        #expect(throws: Refusal.self) { try registry.perform(.signTogether(both)) }
        #expect(try registry.record(first)[Agreement.state] != .value(.signed))
        var ready = try registry.record(second)
        ready[Agreement.signatures] = try registry.record(first)[Agreement.signatures].map { lines in
            lines.map { Part($0.answers) }
        }
        _ = try registry.perform(.save([ready], draft: nil))
        guard case .done(_, let ids) = try registry.perform(.signTogether(both)) else {
            Issue.record("not done")
            return
        }
        #expect(ids.prefix(2) == [first, second])
        #expect(ids.dropFirst(2).map(\.kind) == [.twinning, .twinning], "each starts its own twinning")
        _ = try registry.perform(.undo)
        #expect(try registry.record(second)[Agreement.state] != .value(.signed))
        guard case .ceremony(let ceremony) = try registry.answer(.ceremony(event)) else {
            Issue.record("no ceremony")
            return
        }
        #expect(ceremony.agreements.map(\.id) == [first, second])
        #expect(ceremony.posts[people[0]]?.first?[Post.body].value == ends[0])
    }

    @Test func theSameAgreementIsMadeForOthersWithWhoLeadsThem() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let ends = try add(
            registry, [branch("A", -1), branch("Village Branch", -2), branch("New", -3)])
        let people = try add(
            registry,
            [
                person("Ann", secretaryOf: ends[0], -1), person("Ben", secretaryOf: ends[1], -2),
                person("Cleo", secretaryOf: ends[2], -3),
            ])
        let event = try #require(try add(registry, [activity()]).first)
        let template = try #require(
            try add(registry, [draft(Array(ends[0...1]), Array(people[0...1]), occasion: event)]).first)
        guard
            case .agreementForOthers(let others) = try registry.answer(
                .agreementForOthers(template, parties: [ends[2]]))
        else {
            Issue.record("no answer")
            return
        }
        #expect(others.side == .a)
        let made = try add(registry, others.drafts(on: others.side, Words(.english, [:])))
        let draft = try registry.record(try #require(made.first))
        #expect(
            draft[Agreement.signatures].value?.map { $0[Signature.person].value?.record } == [
                people[2], people[1],
            ])
        guard case .ceremony(let ceremony) = try registry.answer(.ceremony(event)) else { return }
        #expect(ceremony.agreements.count == 2)
        #expect(throws: Refusal.noSuchRecord("B99")) {
            try registry.answer(.agreementForOthers(template, parties: [RecordID(.branch, 99)]))
        }
    }

    @Test func eachWordingOfEarlierClausesComesOnceNewestFirst() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let ends = try add(registry, [branch("A", -1), branch("B", -2)])
        let people = try add(registry, [person("Ann", secretaryOf: ends[0], -1)])
        let event = try #require(try add(registry, [activity()]).first)
        let first = try #require(try add(registry, [draft(ends, people, occasion: event)]).first)
        let second = try #require(try add(registry, [draft(ends, people, occasion: event)]).first)
        var other = try draft(ends, people, occasion: event)
        other[Agreement.clauses] = .value([
            Part(["heading": .value(.text("Copies")), "text": .value(.text("four"))])
        ])
        let third = try #require(try add(registry, [other]).first)
        func own(except: RecordID?) throws -> [OwnClause] {
            guard case .ownClauses(let own) = try registry.answer(.ownClauses(except: except, limit: 10))
            else { return [] }
            return own
        }
        #expect(try own(except: nil).map(\.agreement) == [third, second])
        #expect(try own(except: second).map(\.agreement) == [third, first])
        #expect(try own(except: third).first?.clause[Clause.sort] == .value("term"))
        _ = try registry.perform(.retire(third, reason: "a trial", on: try #require(day)))
        #expect(try own(except: nil).map(\.agreement) == [second])
    }

    @Test func aTickKeepsItsTimeAndCanBeTakenBack() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        var record = try activity()
        record[Activity.daySheet] = .value([Part(["what": .value(.text("pens"))])])
        let event = try #require(try add(registry, [record]).first)
        func line() throws -> Part {
            try #require(try registry.record(event)[Activity.daySheet].value?.first)
        }
        let number = try #require(try line().id)
        func tick(_ isDone: Bool) throws -> Outcome {
            try registry.perform(.tick(event, line: number, isDone: isDone, secondsFromUTC: 8 * 3600))
        }
        _ = try tick(true)
        #expect(try line()[DaySheetItem.isDone] == .value(true))
        let at = try #require(try line()[DaySheetItem.doneAt].value)
        #expect(at.count == 5 && at.contains(":"))
        #expect(try tick(true) == .unchanged([event]), "somebody else ticked it already")
        _ = try tick(false)
        #expect(try line()[DaySheetItem.doneAt] == .notKnown)
        #expect(throws: Refusal.changedMeanwhile(event)) {
            try registry.perform(.tick(event, line: 999_999, isDone: true, secondsFromUTC: 0))
        }
    }
}
