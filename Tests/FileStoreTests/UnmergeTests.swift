import Domain
import Testing

@testable import FileStore

/// A merge taken apart after the registry went on: what goes back, what stays, what is asked.
@Suite struct UnmergeTests {
    let folder: TemporaryFolder
    let registry: Registry
    let kept: RecordID
    let gone: RecordID
    let person: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        kept = try registry.save(Record.new(.village, "Bangdong Village").with(Village.note, "old"))[0]
        gone = try registry.save(
            Record.new(.village, "Pangdong Village").with(Village.code, "310151113201")
                .with(Common.aliases, [alias("浜东", .translation)]))[0]
        person = try registry.save(
            Record.new(.person, "A").with(
                "posts",
                .value(.parts([UnmergeTests.post("member", gone), UnmergeTests.post("director", gone)]))))[0]
        _ = try registry.perform(.merge(MergeRequest(gone, into: kept), on: day("2021-06-17")))
    }

    private static func post(_ post: String, _ body: RecordID) -> Part {
        Part(["post": .value(.choice(post)), "body": .value(.link(body))])
    }

    private func edit(_ id: RecordID, _ change: (inout Record) -> Void) throws {
        var record = try registry.record(id)
        change(&record)
        try registry.save(record)
    }

    private func preview(_ choices: [String: UnmergeRequest.Owner] = [:]) throws -> UnmergePreview {
        guard
            case .unmergePreview(let preview) = try registry.answer(
                .unmergePreview(UnmergeRequest(gone, choices: choices)))
        else { throw Unexpected() }
        return preview
    }

    private func unmerge(_ choices: [String: UnmergeRequest.Owner] = [:]) throws {
        _ = try registry.perform(.unmerge(UnmergeRequest(gone, choices: choices)))
    }

    private func bodies(_ id: RecordID) throws -> [RecordID?] {
        try #require(try registry.record(id)[Person.posts].value).map { $0[Post.body].value }
    }

    @Test func whatTheMergeSetAndNobodyChangedGoesBack() throws {
        try unmerge()
        let (one, other) = (try registry.record(kept), try registry.record(gone))
        #expect(one[Village.code] == .notKnown && one[Common.aliases] == .notKnown)
        #expect(
            other[Village.code].value == "310151113201" && other.retired == nil && other.mergedInto == nil)
        #expect(try bodies(person) == [gone, gone])
        #expect(try registry.hits("pangdong").map(\.id) == [gone])
        #expect(try refusal { try unmerge() } == .notMerged(gone))
    }

    @Test func linksThatWerePointedElsewhereStayThere() throws {
        let third = try registry.save(Record.new(.village, "Third"))[0]
        try edit(person) { person in
            var posts = person[Person.posts].value ?? []
            posts[0]["body"] = .value(.link(third))
            posts.append(UnmergeTests.post("president", kept))
            person[Person.posts] = .value(posts)
        }
        try unmerge()
        #expect(try bodies(person) == [third, gone, kept])
    }

    @Test func aChangeSinceIsAskedAndGivenAsChosen() throws {
        try edit(kept) { $0[Village.note] = .value("new") }
        try edit(kept) { $0[Village.code] = .value("310151113202") }
        let questions = try preview().questions
        #expect(questions.map(\.key) == ["code", "note"])
        #expect(try refusal { try unmerge() } == .questionsOpen(gone, questions))
        #expect(try refusal { try unmerge(["town": .both]) } == .noSuchQuestion(gone, "town"))
        try unmerge(["note": .both, "code": .restored])
        let (one, other) = (try registry.record(kept), try registry.record(gone))
        #expect(one[Village.note].value == "new" && other[Village.note].value == "new")
        #expect(one[Village.code] == .notKnown && other[Village.code].value == "310151113202")
        #expect(try registry.check().isEmpty)
    }

    @Test func aCodeCannotGoToBoth() throws {
        try edit(kept) { $0[Village.code] = .value("310151113202") }
        guard case .invalid(let problems)? = try refusal({ try unmerge(["code": .both]) }) else {
            throw Unexpected()
        }
        #expect(problems.map(\.reason) == [.taken(by: kept, name: try registry.record(kept).name)])
    }

    @Test func linesThatCameSinceAreAskedAndOldOnesAreNot() throws {
        try edit(kept) { village in
            var lines = village[Common.aliases].value ?? []
            #expect(lines.compactMap { $0[Alias.name].value } == ["浜东", "Pangdong Village"])
            lines.append(alias("Bang East", .translation))
            village[Common.aliases] = .value(lines)
        }
        #expect(try preview().questions.map(\.key) == ["aliases"])
        try unmerge(["aliases": .restored])
        func names(_ id: RecordID) throws -> [String]? {
            try registry.record(id)[Common.aliases].value?.compactMap { $0[Alias.name].value }
        }
        #expect(try names(kept) == nil)
        #expect(try names(gone) == ["浜东", "Bang East"])
    }

    @Test func newLinksStayUnlessChosen() throws {
        let (one, other) = try (
            registry.save(
                Record.new(.person, "B").with("posts", .value(.parts([UnmergeTests.post("member", kept)]))))[
                    0],
            registry.save(
                Record.new(.person, "C").with("posts", .value(.parts([UnmergeTests.post("member", gone)]))))[
                    0]
        )
        let questions = try preview().questions
        #expect(
            questions.map(\.key) == [one.number, other.number] && questions.allSatisfy { !$0.isRequired })
        try unmerge([other.number: .restored])
        #expect(try bodies(one) == [kept])
        #expect(try bodies(other) == [gone])
        #expect(try bodies(person) == [gone, gone])
    }

    @Test func theLastMergeOfAChainComesApartFirst() throws {
        let third = try registry.save(Record.new(.village, "Third"))[0]
        _ = try registry.perform(.merge(MergeRequest(kept, into: third), on: day("2021-06-18")))
        #expect(try registry.page(gone).record.id == third)
        #expect(try registry.page(third).merged == [kept, gone])
        #expect(try bodies(person) == [third, third])
        #expect(try refusal { try unmerge() } == .survivorMerged(gone, survivor: kept, into: third))
        _ = try registry.perform(.unmerge(UnmergeRequest(kept)))
        #expect(try bodies(person) == [kept, kept])
        try unmerge()
        #expect(try bodies(person) == [gone, gone])
        #expect(try registry.check().isEmpty)
    }

    @Test func partiesThatWereUnitedStandThereTwiceAgain() throws {
        try unmerge()
        func party(_ id: RecordID) -> Part {
            Part(["side": .value(.choice("b")), "party": .value(.link(id))])
        }
        let twinning = try registry.save(
            Record.new(.twinning, "T").with(Twinning.stage, .active)
                .with("parties", .value(.parts([party(kept), party(gone)]))))[0]
        let before = try registry.record(twinning).answers
        _ = try registry.perform(.merge(MergeRequest(gone, into: kept), on: day("2022")))
        #expect(try registry.record(twinning)[Twinning.parties].value?.count == 1)
        let third = try registry.save(Record.new(.branch, "B").with(Branch.sort, .branch))[0]
        try edit(twinning) { record in
            let lines = record[Twinning.parties].value ?? []
            record[Twinning.parties] = .value(
                lines + [Part(["side": .value(.choice("a")), "party": .value(.link(third))])])
        }
        try unmerge()
        let after = try #require(try registry.record(twinning)[Twinning.parties].value)
        #expect(Array(after.prefix(2)) == before["parties"].flatMap { $0.value.flatMap([Part].init) })
        #expect(after.last?[Party.party].value == third && after.count == 3)
    }
}
