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

    private func counts(_ query: HistoryQuery) throws -> HistoryYears {
        guard case .historyYears(let years) = try registry.answer(.historyYears(query)) else {
            throw Unexpected()
        }
        return years
    }

    /// Counted from the index, the months are those of the entries, whatever is left out.
    @Test func monthsAreCountedAsTheEntriesAre() throws {
        let twinning = try #require(ids["Eastern Center and Yuadong"])
        for subject in [nil, ids["Yuadong Village"], twinning] {
            for kinds in [[], [Kind.activity, .commitment]] as [Set<Kind>] {
                for text in ["", "visit", "yuadong"] {
                    for since in [nil, day("2021-06")] {
                        var query = HistoryQuery(subject: subject)
                        (query.kinds, query.text, query.since) = (kinds, text, since)
                        let entries = try window(query, .first, 100).entries
                        let days = entries.map { (day: $0.key.day, entries: 1) }
                        #expect(try counts(query) == HistoryYears(counts: days))
                    }
                }
            }
        }
        // What is known by its year alone is in no month.
        let year = try #require(try counts(HistoryQuery()).years.first { $0.year == 2021 })
        #expect(year.entries == 6 && year.months[5] == 5 && year.months.reduce(0, +) == 5)
    }

    /// Kept counts are those of the file as it is.
    @Test func countsFollowWhatIsSaved() throws {
        let before = try counts(HistoryQuery()).entries
        try registry.save(
            Record.new(.activity, "Another").with(Activity.sort, "visit").with(
                Activity.heldOn, day("2020-01-01")))
        #expect(try counts(HistoryQuery()).entries == before + 1)
        _ = try registry.perform(.undo)
        #expect(try counts(HistoryQuery()).entries == before)
    }

    @Test func aPillarIsThatOfTheRecord() throws {
        try registry.save(
            Record.new(.project, "Road").with(Project.state, .underWay).with(
                Project.pillar, "resourceSharing"
            )
            .with(Project.actualStart, day("2023-01-01")),
            Record.new(.need, "Teachers").with("by", .value(.link(try #require(ids["Yuadong Village"]))))
                .with(Need.state, .open).with(Need.category, "talentDevelopment").with(
                    Need.from, day("2023-02")),
            Record.new(.activity, "Class").with(Activity.sort, "training").with(
                Activity.pillar, "talentDevelopment"
            )
            .with(Activity.heldOn, day("2023-03-01")))
        func pillars(_ pillars: Set<String>, _ kinds: Set<Kind> = []) throws -> [String] {
            try history {
                $0.pillars = pillars
                $0.kinds = kinds
            }
        }
        #expect(try pillars(["talentDevelopment"]) == ["2023-03-01 A3 heldOn", "2023-02 N1 from"])
        #expect(try pillars(["talentDevelopment"], [.activity]) == ["2023-03-01 A3 heldOn"])
        #expect(try pillars(["talentDevelopment", "resourceSharing"]).count == 3)
        #expect(try pillars(["talentDevelopment"], [.person]).isEmpty)
        #expect(try pillars(["a pillar of nobody"]).isEmpty)
        var query = HistoryQuery()
        query.pillars = ["talentDevelopment"]
        #expect(try counts(query).entries == 2)
    }

    @Test func aRegionStandsForEverythingInIt() throws {
        let village = try #require(ids["Yuadong Village"])
        let places = try registry.save(
            Record.new(.region, "District").with(Region.level, .district),
            Record.new(.region, "Town", -2).with(Region.level, .town)
                .with("parent", .value(.link(RecordID(.region, -1)))),
            Record.new(.region, "Elsewhere", -3).with(Region.level, .town))
        try registry.save(
            try registry.record(village).with(Village.town.key, .value(.link(places[1]))))
        let district = try window(HistoryQuery(subject: places[0]), .first, 100).entries.map(line)
        #expect(district == (try history("Yuadong Village")))
        #expect(!district.isEmpty)
        #expect(try window(HistoryQuery(subject: places[2]), .first, 100).entries.isEmpty)
        #expect(try counts(HistoryQuery(subject: places[0])).entries == district.count)
    }

    @Test func aUnitStandsForItsBranches() throws {
        let branch = try #require(ids["Eastern Center Party Branch"])
        let unit = try registry.save(Record.new(.unit, "Eastern Center"))[0]
        try registry.save(try registry.record(branch).with("unit", .value(.link(unit))))
        #expect(
            try window(HistoryQuery(subject: unit), .first, 100).entries.map(line)
                == history("Eastern Center Party Branch"))
    }

    @Test func whatWasCancelledIsNotToldAsHeld() throws {
        let id = try #require(ids["A visit"])
        try registry.save(try registry.record(id).with(Activity.state, .cancelled))
        #expect(try history("A visit") == ["2022-03-01 A2 heldOn.cancelled"])
    }

    @Test func anEntryKnowsHowThingsStoodAndWhatTheyWereCalled() throws {
        let branch = try #require(ids["Eastern Center Party Branch"])
        let promise = try #require(ids["Share what we have"])
        try registry.save(
            try registry.record(branch).with(Branch.name, "Eastern Center Committee").with(
                Common.aliases.key,
                .value(
                    .parts([
                        Part([
                            "name": .value(.text("Eastern Center Party Branch")),
                            "sort": .value(.choice("former")), "to": .value(.day(day("2023-01-01"))),
                        ])
                    ]))))
        try registry.save(
            try registry.record(promise).with(Commitment.state, .kept).with(
                Commitment.settledOn, day("2023-06-01")))
        let entries = try window(HistoryQuery(subject: promise), .first, 10).entries
        #expect(entries.map(line) == ["2023-06-01 C1 settledOn", "2021-06-16 C1 madeOn"])
        let (settled, made) = (entries[0], entries[1])
        #expect(made.then?[Commitment.state] == .value(.open))
        #expect(made.namesThen == [branch: "Eastern Center Party Branch"])
        #expect(settled.then == nil && settled.namesThen.isEmpty)
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
