import Domain
import Testing

@testable import FileStore

/// Two records that become one, and what the old number answers from then on.
@Suite struct MergeTests {
    let folder: TemporaryFolder
    let registry: Registry
    let town: RecordID
    let kept: RecordID
    let gone: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        town = try registry.save(Record.new(.region, "建设镇").with(Region.level, .town))[0]
        kept = try registry.save(Record.new(.village, "Bangdong Village").with("town", .value(.link(town))))[
            0]
        gone = try registry.save(
            Record.new(.village, "Pangdong Village").with("town", .value(.link(town)))
                .with(Village.code, "310151113201").with(Village.note, "from the press")
                .with(Common.aliases, [alias("浜东", .translation)]))[0]
    }

    private func party(_ side: Side, _ id: RecordID) -> Part {
        Part(["side": .value(side.asValue), "party": .value(.link(id))])
    }

    private func merge(_ keeping: [String: MergeRequest.Keep] = [:]) throws {
        _ = try registry.perform(
            .merge(MergeRequest(gone, into: kept, keeping: keeping, reason: "twice"), on: day("2021-06-17")))
    }

    @Test func linksMoveAndTheOldNumberAnswersWithTheNewOne() throws {
        let visit = try registry.save(
            Record.new(.activity, "Visit").with("sort", .value(.choice("visit")))
                .with(Activity.heldOn, day("2021-07-01"))
                .with("hosts", .value(.parts([Part(["host": .value(.link(gone))])]))))[0]
        let branch = try registry.save(
            Record.new(.branch, "Branch").with(Branch.sort, .branch).with("village", .value(.link(gone))))[0]
        guard
            case .mergePreview(let preview) = try registry.answer(
                .mergePreview(MergeRequest(gone, into: kept)))
        else { throw Unexpected() }
        #expect(preview.links == 2)
        #expect(preview.fields.first { $0.key == "name" }?.outcome == .conflict)
        #expect(preview.fields.first { $0.key == "code" }?.kept == .from)
        try merge()
        let page = try registry.page(gone)
        #expect(page.record.id == kept && page.askedFor == gone && page.merged == [gone])
        #expect(page.record[Village.code].value == "310151113201")
        #expect(
            page.record[Common.aliases].value?.compactMap { $0[Alias.name].value }
                == ["浜东", "Pangdong Village"])
        #expect(Set(page.hanging.flatMap(\.records)) == [visit, branch])
        #expect(try registry.record(branch)["village"] == .value(.link(kept)))
        for text in [gone.number, "浜东", "pangdong", "310151113201"] {
            #expect(try registry.hits(text).map(\.id) == [kept], "\(text)")
        }
        guard
            case .history(let history) = try registry.answer(
                .history(HistoryRequest(HistoryQuery(subject: gone), .first, limit: 9)))
        else { throw Unexpected() }
        #expect(history.entries.map(\.record.id) == [visit])
        // What is typed with the old number means the new one.
        let person = try registry.save(
            Record.new(.person, "A").with(
                "posts",
                .value(.parts([Part(["post": .value(.choice("member")), "body": .value(.link(gone))])]))))[0]
        #expect(try registry.record(person).links == [kept])
        // The merged record keeps its own answers.
        #expect(try registry.record(gone)[Village.note].value == "from the press")
        #expect(try registry.count(ListQuery(.village)).total == 1)
        #expect(try registry.check().isEmpty)
    }

    @Test func whatWasMergedIsNotChangedAnyMore() throws {
        let stored = try registry.record(gone)
        try merge()
        let merged = Refusal.merged(gone, into: kept)
        #expect(try refusal { try registry.save(stored.with(Village.note, "x")) } == merged)
        #expect(try refusal { _ = try registry.perform(.restore(gone)) } == merged)
        #expect(
            try refusal { _ = try registry.perform(.retire(gone, reason: "x", on: day("2022"))) } == merged)
        #expect(try refusal { try merge() } == merged)
        var all = RecordSet(.village)
        all.insert(gone)
        _ = try registry.perform(.restoreAll(all))
        #expect(try registry.record(gone).mergedInto == kept)
    }

    @Test func undoGivesExactlyTheFormerStateAndRedoTheMerge() throws {
        try registry.save(
            Record.new(.twinning, "T").with(Twinning.stage, .active)
                .with("parties", .value(.parts([party(.b, kept), party(.b, gone)]))))
        let before = try everything()
        try merge(["name": .from, "note": .from])
        let after = try everything()
        #expect(try registry.record(kept).name == "Pangdong Village")
        #expect(try registry.record(RecordID(.twinning, 1)).links == [kept])
        _ = try registry.perform(.undo)
        #expect(try everything() == before)
        _ = try registry.perform(.redo)
        #expect(try everything() == after)
        _ = try registry.perform(.unmerge(UnmergeRequest(gone)))
        #expect(try everything() == before)
        _ = try registry.perform(.undo)
        #expect(try everything() == after)
        #expect(try registry.check().isEmpty)
    }

    /// Every record with its answers, the identities of its lines, its retirement and its successor.
    private func everything() throws -> [RecordID: [String]] {
        let ids = try registry.read { db in
            try db.all("SELECT id FROM record ORDER BY id") { try $0.record(0) }
        }
        return try Dictionary(
            uniqueKeysWithValues: ids.map { id in
                let record = try registry.record(id)
                return (
                    id,
                    [
                        record.stored.text(), "\(record.retired as Any)", "\(record.mergedInto as Any)",
                        "\(record.checksum)",
                    ]
                )
            })
    }

    // MARK: - What stands in the way

    @Test func nobodyComesToStandOnBothSides() throws {
        let twinning = try registry.save(
            Record.new(.twinning, "T").with(Twinning.stage, .active)
                .with("parties", .value(.parts([party(.a, kept), party(.b, gone)]))))[0]
        #expect(try refusal { try merge() } == .againstItself(party: kept, in: twinning))
        let promise = try registry.save(
            Record.new(.commitment, "C").with(Commitment.state, .open)
                .with("giver", .value(.link(kept))).with("receiver", .value(.link(gone))))[0]
        try registry.save(
            try registry.record(twinning).with("parties", .value(.parts([party(.b, gone)]))))
        #expect(try refusal { try merge() } == .againstItself(party: kept, in: promise))
        #expect(try registry.record(gone).retired == nil)
    }

    @Test func whatIsNotTheSameIsNotMerged() throws {
        let pair = try #require(RecordPair(gone, kept))
        _ = try registry.perform(.answer(pair, .different, reason: "two hamlets"))
        guard case .decidedDifferent(let answer)? = try refusal({ try merge() }) else { throw Unexpected() }
        #expect(answer.by == "anna" && answer.reason == "two hamlets" && answer.at.hasPrefix("2021-06-16"))
        _ = try registry.perform(.withdrawAnswer(pair, reason: ""))
        try merge()
        #expect(
            try refusal { _ = try registry.perform(.merge(MergeRequest(kept, into: town), on: day("2021"))) }
                == .notAPair(kept, town))
    }

    @Test func superiorsMakeNoCircle() throws {
        let top = try registry.save(Record.new(.branch, "Top").with(Branch.sort, .committee))[0]
        let middle = try registry.save(
            Record.new(.branch, "Middle").with(Branch.sort, .generalBranch)
                .with("superior", .value(.link(top))))[0]
        let low = try registry.save(
            Record.new(.branch, "Low").with(Branch.sort, .branch).with("superior", .value(.link(middle))))[0]
        let refused = try refusal {
            _ = try registry.perform(.merge(MergeRequest(top, into: low), on: day("2021")))
        }
        guard case .invalid(let problems)? = refused else { throw Unexpected() }
        #expect(problems.map(\.reason) == [.circle])
        // One that was below the other is not below itself.
        _ = try registry.perform(.merge(MergeRequest(middle, into: top), on: day("2021")))
        #expect(try registry.record(top)["superior"] == .notKnown)
        #expect(try registry.record(low)["superior"] == .value(.link(top)))
    }

    @Test func aSignedAgreementKeepsItsLinesAndItsText() throws {
        let branch = try registry.save(Record.new(.branch, "B").with(Branch.sort, .branch))[0]
        let people = try registry.save(Record.new(.person, "A", -1), Record.new(.person, "B", -2))
        func signature(_ side: Side, _ person: RecordID) -> Part {
            Part(["side": .value(side.asValue), "person": .value(.link(person))])
        }
        let agreement = try registry.save(
            Record.new(.agreement, "Agreement of Pangdong Village").with(Agreement.state, .signed)
                .with(Agreement.signedOn, day("2021-06-16"))
                .with("purposes", .value(.parts([Part(["purpose": .value(.choice("x"))])])))
                .with(
                    Agreement.clauses,
                    [Part(["heading": .value(.text("1")), "text": .value(.text("Pangdong"))])]
                )
                .with("parties", .value(.parts([party(.a, branch), party(.b, kept), party(.b, gone)])))
                .with(
                    "signatures", .value(.parts([signature(.a, people[0]), signature(.b, people[1])]))))[0]
        let before = try registry.record(agreement)
        try merge()
        let after = try registry.record(agreement)
        for field in before.kind.description.fields where field.key != "parties" {
            #expect(before[field.key] == after[field.key], "\(field.key)")
        }
        // Both lines stay: the text names two.
        let parties = try #require(after[Agreement.parties].value)
        #expect(parties.map { $0[Party.party].value } == [branch, kept, kept])
        #expect(
            try refusal {
                _ = try registry.perform(.merge(MergeRequest(agreement, into: agreement), on: day("2021")))
            } == .notAPair(agreement, agreement))
        let draft = try registry.save(
            Record.new(.agreement, "Draft").with("parties", .value(.parts([party(.b, kept)]))))[0]
        #expect(
            try refusal {
                _ = try registry.perform(.merge(MergeRequest(draft, into: agreement), on: day("2021")))
            } == .signedCannotMerge(agreement))
    }

    @Test func aPromiseFollowsTheLineOfTheAgendaInWhichItWasMade() throws {
        func activity(_ titles: [String]) -> Record {
            Record.new(.activity, "Signing").with("sort", .value(.choice("visit")))
                .with(Activity.heldOn, day("2021-06-16"))
                .with("agenda", .value(.parts(titles.map { Part(["title": .value(.text($0))]) })))
        }
        let one = try registry.save(activity(["welcome", "photo"]))[0]
        let other = try registry.save(activity(["welcome", "pledge"]))[0]
        let promise = try registry.save(
            Record.new(.commitment, "C").with(Commitment.state, .open).with(Commitment.agendaItem, 2)
                .with("giver", .value(.link(kept))).with("receiver", .value(.link(gone)))
                .with("activity", .value(.link(other))))[0]
        _ = try registry.perform(.merge(MergeRequest(other, into: one), on: day("2021")))
        let moved = try registry.record(promise)
        let agenda = try #require(try registry.record(one)[Activity.agenda].value)
        #expect(agenda.compactMap { $0[AgendaItem.title].value } == ["welcome", "photo", "pledge"])
        #expect(moved[Commitment.agendaItem].value == 3 && moved.links.contains(one))
        _ = try registry.perform(.unmerge(UnmergeRequest(other)))
        #expect(try registry.record(promise)[Commitment.agendaItem].value == 2)
    }
}
