import Domain
import Testing

@testable import FileStore

@Suite struct HistoryTests {
    let folder: TemporaryFolder
    let registry: Registry
    var ids: [String: RecordID] = [:]

    /// The day of the press report, and what came of it.
    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        func link(_ kind: Kind, _ serial: Int64 = -1) -> Answer<Value> {
            .value(.link(RecordID(kind, serial)))
        }
        func line(_ fields: [String: Answer<Value>]) -> Part { Part(fields) }
        func choice(_ key: String) -> Answer<Value> { .value(.choice(key)) }
        let records = [
            Record.new(.village, "Yuadong Village").with(
                "demonstrations",
                .value(
                    .parts([
                        line([
                            "level": choice("district"), "state": choice("planned"),
                            "year": .value(.day(day("2021"))),
                        ])
                    ]))),
            Record.new(.branch, "Eastern Center Party Branch").with(Branch.sort, .branch),
            Record.new(.branch, "General Party Branch of Yuadong", -2).with(Branch.sort, .generalBranch)
                .with("village", link(.village)).with(Branch.founded, day("2010-05")),
            Record.new(.person, "Gong Wei").with(
                "posts",
                .value(
                    .parts([
                        line([
                            "post": choice("secretary"), "body": link(.branch, -2),
                            "attestedOn": .value(.day(day("2021-06-16"))),
                        ])
                    ]))),
            Record.new(.twinning, "Eastern Center and Yuadong").with(Twinning.stage, .active)
                .with(Twinning.since, day("2021-06-16"))
                .with(
                    Twinning.parties,
                    [
                        line(["side": choice("a"), "party": link(.branch)]),
                        line(["side": choice("b"), "party": link(.branch, -2)]),
                    ]),
            Record.new(.agreement, "Joint building agreement").with(Agreement.state, .signed)
                .with("twinning", link(.twinning))
                .with(Agreement.signedOn, day("2021-06-16")).with(Agreement.effectiveOn, day("2021-06-16"))
                .with(Agreement.endsOn, day("2024-06"))
                .with(
                    Agreement.parties,
                    [
                        line(["side": choice("a"), "party": link(.branch)]),
                        line(["side": choice("b"), "party": link(.branch, -2)]),
                    ]),
            Record.new(.commitment, "Share what we have").with(Commitment.state, .open)
                .with("giver", link(.branch)).with("receiver", link(.branch, -2))
                .with("agreement", link(.agreement)).with(Commitment.madeOn, day("2021-06-16")),
            Record.new(.activity, "Party Building Leads").with(Activity.sort, "twinningActivity")
                .with(Activity.heldOn, day("2021-06-16")).with("twinning", link(.twinning))
                .with(
                    Activity.agenda,
                    [
                        line(["title": .value(.text("Introduction")), "speaker": link(.person)]),
                        line(["title": .value(.text("Signing")), "points": .value(.text("A group photo"))]),
                    ]),
            Record.new(.activity, "A visit", -2).with(Activity.sort, "visit")
                .with(Activity.heldOn, day("2022-03-01")).with("twinning", link(.twinning)),
        ]
        guard case .done(_, let real) = try registry.perform(.save(records, draft: nil)) else {
            throw Unexpected()
        }
        for (record, id) in zip(records, real) { ids[record.name] = id }
    }

    private func history(
        _ subject: String? = nil, _ change: (inout HistoryQuery) -> Void = { _ in }
    ) throws -> [String] {
        var query = HistoryQuery(subject: subject.flatMap { ids[$0] })
        change(&query)
        return try window(query, .first, 100).entries.map(line)
    }

    private func line(_ entry: HistoryEntry) -> String {
        "\(entry.key.day) \(entry.record.id) \(entry.occasions.joined(separator: "+"))"
    }

    private func window(
        _ query: HistoryQuery, _ anchor: HistoryRequest.Anchor, _ limit: Int
    ) throws -> HistoryWindow {
        guard
            case .history(let window) = try registry.answer(
                .history(HistoryRequest(query, anchor, limit: limit)))
        else { throw Unexpected() }
        return window
    }

    private let everything = [
        "2024-06 G1 endsOn", "2022-03-01 A2 heldOn", "2021-06-16 A1 heldOn", "2021-06-16 C1 madeOn",
        "2021-06-16 G1 signedOn+effectiveOn", "2021-06-16 T1 since", "2021-06-16 P1 posts.attestedOn",
        "2021 V1 demonstrations.year", "2010-05 B2 founded",
    ]

    @Test func everythingThatHappenedNewestFirstOrLast() throws {
        #expect(try history() == everything)
        #expect(try history { $0.newestFirst = false } == everything.reversed())
    }

    @Test func aVillageStandsForItsPartyBodies() throws {
        #expect(
            try history("Yuadong Village") == [
                "2024-06 G1 endsOn", "2021-06-16 C1 madeOn", "2021-06-16 G1 signedOn+effectiveOn",
                "2021-06-16 T1 since", "2021-06-16 P1 posts.attestedOn", "2021 V1 demonstrations.year",
                "2010-05 B2 founded",
            ])
    }

    @Test func aTwinningStandsForWhatBelongsToIt() throws {
        #expect(
            try history("Eastern Center and Yuadong") == [
                "2024-06 G1 endsOn", "2022-03-01 A2 heldOn", "2021-06-16 A1 heldOn", "2021-06-16 C1 madeOn",
                "2021-06-16 G1 signedOn+effectiveOn", "2021-06-16 T1 since",
            ])
        #expect(try history("Joint building agreement").contains("2021-06-16 C1 madeOn"))
        #expect(try history("Gong Wei") == ["2021-06-16 A1 heldOn", "2021-06-16 P1 posts.attestedOn"])
    }

    @Test func theAgendaComesInItsOrderAndLinksHaveNames() throws {
        var query = HistoryQuery(subject: ids["Gong Wei"])
        query.kinds = [.activity]
        let window = try window(query, .first, 10)
        let agenda = window.entries.first?.record[Activity.agenda].value ?? []
        #expect(agenda.map { $0[AgendaItem.title].value } == ["Introduction", "Signing"])
        #expect(window.names[try #require(ids["Gong Wei"])] == "Gong Wei")
    }

    @Test func filtersByKindTextAndDate() throws {
        #expect(
            try history { $0.kinds = [.activity, .commitment] }.map { $0.split(separator: " ")[1] } == [
                "A2", "A1", "C1",
            ])
        // The name of the record, of someone it concerns, and the agenda.
        #expect(try history { $0.text = "visit" } == ["2022-03-01 A2 heldOn"])
        #expect(
            try history { $0.text = "gong wei" } == [
                "2021-06-16 A1 heldOn", "2021-06-16 P1 posts.attestedOn",
            ])
        #expect(try history { $0.text = "photo" } == ["2021-06-16 A1 heldOn"])
        #expect(try history { $0.text = "nothing" }.isEmpty)
        #expect(
            try history { $0.since = day("2021-06-17") } == ["2024-06 G1 endsOn", "2022-03-01 A2 heldOn"])
        #expect(try history { $0.until = day("2021") }.count == 7)
        #expect(
            try history {
                $0.since = day("2021-01-01")
                $0.until = day("2021-05")
            } == ["2021 V1 demonstrations.year"])
    }

    @Test(arguments: [true, false]) func windowsAreStretchesOfTheWhole(_ newestFirst: Bool) throws {
        var query = HistoryQuery()
        query.newestFirst = newestFirst
        let all = newestFirst ? everything : everything.reversed()
        var keys: [HistoryKey] = []
        var anchor = HistoryRequest.Anchor.first
        while true {
            let window = try window(query, anchor, 2)
            #expect(window.reachesStart == keys.isEmpty)
            keys += window.entries.map(\.key)
            guard let last = keys.last, !window.reachesEnd else { break }
            anchor = .after(last)
        }
        #expect(keys.count == all.count)
        for (index, key) in keys.enumerated() {
            let back = try window(query, .before(key), 3)
            #expect(back.entries.map(line) == Array(all[max(0, index - 3)..<index]))
            #expect(back.reachesStart == (index <= 3))
        }
        #expect(try window(query, .last, 2).entries.map(line) == Array(all.suffix(2)))
        let from2021 = try window(query, .at(day("2021")), 100).entries.map(line)
        let start = newestFirst ? "2021-06-16 A1" : "2021 V1"
        #expect(from2021.first?.hasPrefix(start) == true)
    }

    @Test func yearsAreCounted() throws {
        func years(_ query: HistoryQuery) throws -> [Int: Int] {
            guard case .historyYears(let years) = try registry.answer(.historyYears(query)) else {
                throw Unexpected()
            }
            #expect(years.years.map(\.year) == years.years.map(\.year).sorted(by: >))
            return Dictionary(uniqueKeysWithValues: years.years.map { ($0.year, $0.entries) })
        }
        #expect(try years(HistoryQuery()) == [2024: 1, 2022: 1, 2021: 6, 2010: 1])
        #expect(try years(HistoryQuery(subject: ids["Yuadong Village"])) == [2024: 1, 2021: 5, 2010: 1])
    }

    @Test func draftsAndRetiredRecordsHaveNoHistory() throws {
        let visit = try #require(ids["A visit"])
        _ = try registry.perform(.retire(visit, reason: "did not happen", on: day("2022-03-02")))
        #expect(try !history().contains { $0.contains("A2") })
        _ = try registry.perform(.undo)
        #expect(try history() == everything)
        try registry.save(
            Record.new(.agreement, "Draft").with(Agreement.state, .draft).with(Agreement.endsOn, day("2030"))
                .with(
                    Agreement.parties,
                    try registry.record(ids["Joint building agreement"] ?? visit)[Agreement.parties].value?
                        .map { Part($0.answers) } ?? []))
        #expect(try history() == everything)
        #expect(try registry.check().isEmpty)
    }

    @Test func aPageShowsEverythingThatHangsOnARecord() throws {
        let branch = try #require(ids["General Party Branch of Yuadong"])
        let page = try registry.page(branch)
        let hanging = Set(page.hanging.map { "\($0.kind) \($0.field) \($0.records) \($0.total)" })
        #expect(
            hanging == [
                "person posts [P1] 1", "twinning parties [T1] 1", "agreement parties [G1] 1",
                "commitment receiver [C1] 1",
            ])
        #expect(page.names[RecordID(.person, 1)] == "Gong Wei")
        #expect(page.names[RecordID(.village, 1)] == "Yuadong Village")
        #expect(page.missing.map(\.field) == ["chineseName"])
        #expect(try refusal { _ = try registry.page(RecordID(.person, 44)) } == .noSuchRecord("P44"))
    }

    @Test func homeCounts() throws {
        guard case .home(let summary) = try registry.answer(.home) else { throw Unexpected() }
        #expect(summary.counts[.branch] == 2)
        #expect(summary.counts[.offer] == 0)
        #expect(summary.lacking[.village] == 1)
    }

    @Test func whatEndsIsDueUntilItIsRenewed() throws {
        func ending(_ today: String, _ days: Int) throws -> [RecordID?] {
            var query = DueQuery(today: day(today))
            (query.sorts, query.horizon) = ([.ends], .within(days))
            guard case .due(let window) = try registry.answer(.due(DueRequest(query, limit: 10))) else {
                throw Unexpected()
            }
            return window.items.map(\.record)
        }
        #expect(try ending("2024-04-01", 90) == [RecordID(.agreement, 1)])
        // The 30th is the last day that 2024-06 can mean.
        #expect(try ending("2024-04-01", 89).isEmpty)
        #expect(try ending("2025-01-01", 90).count == 1)
        let parties = try #require(try registry.record(RecordID(.agreement, 1))[Agreement.parties].value)
        try registry.save(
            Record.new(.agreement, "Renewal").with(Agreement.state, .signed)
                .with(Agreement.parties, parties.map { Part($0.answers) })
                .with("renews", .value(.link(RecordID(.agreement, 1)))))
        #expect(try ending("2025-01-01", 90).isEmpty)
    }

    @Test func missingFactsComeInTheOrderOfNumbers() throws {
        var items: [MissingFacts.Item] = []
        var after: RecordID?
        while true {
            guard case .missing(let facts) = try registry.answer(.missing(after: after, limit: 3)) else {
                throw Unexpected()
            }
            items += facts.items
            after = facts.items.last?.id
            if facts.reachesEnd { break }
        }
        #expect(items.map(\.id) == items.map(\.id).sorted())
        #expect(
            items.first { $0.id.kind == .village }?.fields == ["chineseName", "town", "code"])
        #expect(Set(items.map(\.id)).isSuperset(of: [RecordID(.activity, 1), RecordID(.agreement, 1)]))
    }

    @Test func theTreeOfBranchesOpensLevelByLevel() throws {
        let top = try #require(ids["Eastern Center Party Branch"])
        let under = try #require(
            try registry.save(
                Record.new(.branch, "Below").with(Branch.sort, .group).with("superior", .value(.link(top)))
            ).first)
        func below(_ id: RecordID?) throws -> [String] {
            guard case .subordinates(let found) = try registry.answer(.subordinates(of: id)) else {
                throw Unexpected()
            }
            return found.map { "\($0.row.record.name) \($0.below)" }
        }
        #expect(try below(nil) == ["Eastern Center Party Branch 1", "General Party Branch of Yuadong 0"])
        #expect(try below(top) == ["Below 0"])
        // A retired one stays for the sake of the living below it, however far down; one without is gone.
        let deep = try #require(
            try registry.save(
                Record.new(.branch, "Deep").with(Branch.sort, .group).with("superior", .value(.link(under)))
            ).first)
        for id in [top, under] { _ = try registry.perform(.retire(id, reason: "x", on: day("2021-07-01"))) }
        #expect(try below(nil) == ["Eastern Center Party Branch 1", "General Party Branch of Yuadong 0"])
        #expect(try below(top) == ["Below 1"] && below(under) == ["Deep 0"])
        _ = try registry.perform(.retire(deep, reason: "x", on: day("2021-07-01")))
        #expect(try below(nil) == ["General Party Branch of Yuadong 0"])
    }

    @Test func anEntryKnowsWhetherItsAgreementWasRenewed() throws {
        let old = RecordID(.agreement, 1)
        func renewed() throws -> [Bool] {
            let request = HistoryRequest(HistoryQuery(subject: old), .first, limit: 50)
            guard case .history(let window) = try registry.answer(.history(request)) else {
                throw Unexpected()
            }
            return window.entries.filter { $0.record.id == old }.map { $0.renewal != nil }
        }
        #expect(try !renewed().isEmpty && renewed().allSatisfy { !$0 })
        var next = Record(RecordID(.agreement, -1), answers: try registry.record(old).answers)
        next[Agreement.renews.key] = .value(.link(old))
        next[Agreement.state] = .value(.draft)
        try registry.save(next)
        // A draft renews nothing yet.
        #expect(try renewed().allSatisfy { !$0 })
        try registry.save(next.with(Agreement.state, .signed))
        #expect(try renewed().allSatisfy { $0 })
    }
}
