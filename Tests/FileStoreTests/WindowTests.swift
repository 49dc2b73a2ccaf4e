import Domain
import Testing

@testable import FileStore

/// Lists against the same lists made in memory.
@Suite struct WindowTests {
    let folder: TemporaryFolder
    let registry: Registry
    let all: [Record]

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        var random = SeededRandom(7)
        let towns = (1...3).map {
            Record.new(.region, "Town \($0)", -Int64($0)).with(Region.level, .town)
        }
        let villages = (1...60).map { number -> Record in
            // Many twins, and many that are not known.
            var village = Record.new(.village, ["东", "Aa", "b", "西"][random.next(4)], -Int64(number))
            if random.next(3) > 0 {
                village["town"] = .value(.link(RecordID(.region, -Int64(1 + random.next(3)))))
            }
            if random.next(2) > 0 { village[Village.code] = .value("3101510000\(10 + number)") }
            return village
        }
        guard case .done(_, let ids) = try registry.perform(.save(towns + villages, draft: nil)) else {
            throw Unexpected()
        }
        for id in ids.suffix(5) {
            _ = try registry.perform(.retire(id, reason: "x", on: day("2021-01-01")))
        }
        let registry = registry
        all = try ids.dropFirst(3).map { try registry.record($0) }
    }

    private func isBefore(_ one: Record, _ other: Record, _ sort: ListQuery.Sort) -> Bool {
        func text(_ record: Record) -> String? {
            switch sort.field {
            case "name": SearchText.sortKey(record.name)
            case "code": record[Village.code].value
            case "town": record[Village.town].value.map { String($0.record.rawValue) }
            default: ""
            }
        }
        let (left, right) = (text(one), text(other))
        if (left == nil) != (right == nil) { return right == nil }
        if let left, let right, left != right { return (left < right) != sort.descending }
        return (one.id < other.id) != sort.descending
    }

    @Test(arguments: ["name", "code", "town", "number"], [false, true])
    func everyWindowIsAStretchOfTheSortedList(_ field: String, _ descending: Bool) throws {
        var query = ListQuery(.village, sort: ListQuery.Sort(field: field, descending: descending))
        for includesRetired in [false, true] {
            query.includesRetired = includesRetired
            let sorted = all.filter { includesRetired || $0.retired == nil }
                .sorted { isBefore($0, $1, query.sort) }.map(\.id)
            var keys: [RowKey] = []
            var anchor = WindowRequest.Anchor.first
            while true {
                let window = try registry.window(query, anchor, 7)
                #expect(window.reachesStart == keys.isEmpty)
                keys += window.rows.map(\.key)
                guard let last = window.rows.last, !window.reachesEnd else { break }
                anchor = .after(last.key)
            }
            #expect(keys.map(\.id) == sorted)

            for (index, key) in keys.enumerated() {
                let back = try registry.window(query, .before(key), 5)
                #expect(back.rows.map(\.key.id) == sorted[max(0, index - 5)..<index].map(\.self))
                #expect(back.reachesStart == (index <= 5))
                #expect(!back.reachesEnd)
                let from = try registry.window(query, .from(key), 5)
                #expect(from.rows.map(\.key.id) == sorted[index..<min(sorted.count, index + 5)].map(\.self))
                #expect(from.reachesStart == (index == 0))
                #expect(from.reachesEnd == (index + 5 >= sorted.count))
                let around = try registry.window(query, .around(key.id), 9)
                #expect(around.rows.map(\.key.id).contains(key.id))
                #expect(around.rows.count == 9 || around.reachesEnd)
                guard case .rank(index) = try registry.answer(.rank(query, key)) else {
                    Issue.record("rank of \(key)")
                    continue
                }
            }
            let end = try registry.window(query, .last, 6)
            #expect(end.rows.map(\.key.id) == Array(sorted.suffix(6)))
            #expect(end.reachesEnd)
        }
    }

    /// However the rows that a filter finds are brought into their order.
    @Test(arguments: ["name", "code", "number"], [false, true])
    func sortingAndWalkingAgree(_ field: String, _ descending: Bool) throws {
        let approaches = [
            ListSQL.Limits(few: 1000), ListSQL.Limits(few: 0, many: 1000, balance: 0),
            ListSQL.Limits(few: 0, many: 1000, longestWalk: 3, balance: 0),
            ListSQL.Limits(few: 0, many: 0, balance: 0),
            ListSQL.Limits(few: 0, many: 0, longestWalk: 3, balance: 0),
        ]
        for text in ["dong", "a", "东", "d", "v3", "aa b", "zz"] {
            let sort = ListQuery.Sort(field: field, descending: descending)
            let query = ListQuery(.village, text: text, sort: sort)
            let found = try registry.read { db in
                try approaches.map { limits in
                    let reader = try ListReader(db, query, limits)
                    let all = try reader.rows(100)
                    // From every row on, forwards and backwards.
                    let around = try all.flatMap {
                        try reader.rows(4, from: .past($0.key))
                            + reader.rows(4, from: .at($0.key), isForward: false)
                    }
                    return (all + around).map(\.key)
                }
            }
            #expect(found[0].isEmpty == (text == "zz" || text == "aa b"))
            #expect(Set(found).count == 1, "\(text)")
        }
    }

    @Test func namesOfLinkedRecordsComeWithTheRows() throws {
        let window = try registry.window(ListQuery(.village))
        let towns = Set(window.rows.compactMap { $0.record[Village.town].value?.record })
        #expect(Set(window.names.keys) == towns)
        #expect(window.names[RecordID(.region, 1)] == "Town 1")
    }

    @Test func aRecordThatIsNotInTheListLeadsToItsStart() throws {
        let retired = try #require(all.first { $0.retired != nil })
        let start = try registry.window(ListQuery(.village), .first, 4)
        #expect(try registry.window(ListQuery(.village), .around(retired.id), 4) == start)
    }

    @Test func conditionsAgreeWithTheRecords() throws {
        let town = RecordID(.region, 2)
        let tests: [(Condition, (Record) -> Bool)] = [
            (Condition(Village.town.description, .equal(.link(town))), { $0["town"] == .value(.link(town)) }),
            (
                Condition(Village.town.description, .notEqual(.link(town))),
                { $0["town"] != .value(.link(town)) && $0["town"] != .notKnown }
            ),
            (Condition(Village.code.description, .isNotKnown), { $0["code"] == .notKnown }),
            (Condition(Village.code.description, .isKnown), { $0["code"] != .notKnown }),
            (
                Condition(Village.code.description, .less(.text("310151000040"))),
                { ($0[Village.code].value ?? "z") < "310151000040" }
            ),
            (
                Condition(Village.code.description, .greaterOrEqual(.text("310151000040"))),
                { ($0[Village.code].value ?? "") >= "310151000040" }
            ),
            (Condition(Village.name.description, .contains("A")), { $0.name == "Aa" }),
            (Condition(Village.name.description, .contains("%")), { _ in false }),
        ]
        for (condition, holds) in tests {
            let query = ListQuery(.village, conditions: [condition])
            let expected = all.filter { $0.retired == nil && holds($0) }
            #expect(Set(try registry.window(query).rows.map(\.record.id)) == Set(expected.map(\.id)))
            #expect(try registry.count(query) == ListCount(matching: expected.count, total: 55))
        }
    }

    @Test func conditionsOnListsAskForTheirLines() throws {
        let village = all[0].id
        try registry.save(
            Record.new(.branch, "A").with(Branch.sort, .branch).with(
                HostUnit.description.name == "hostUnit" ? "units" : "", .value(.parts([]))),
            Record.new(.branch, "B", -2).with(Branch.sort, .branch).with("units", .notApplicable),
            Record.new(.branch, "C", -3).with(Branch.sort, .branch),
            Record.new(.twinning, "T").with(Twinning.stage, .active).with(
                Twinning.parties,
                [Part(["side": .value(.choice("b")), "party": .value(.link(village))])]))
        func names(_ test: Condition.Test) throws -> [String] {
            let query = ListQuery(.branch, conditions: [Condition(Branch.units.description, test)])
            return try registry.window(query).rows.map(\.record.name)
        }
        #expect(try names(.isKnown) == ["A"])
        #expect(try names(.isNotApplicable) == ["B"])
        #expect(try names(.isNotKnown) == ["C"])
        let twinnings = ListQuery(
            .twinning, conditions: [Condition(Twinning.parties.description, .equal(.link(village)))])
        #expect(try registry.window(twinnings).rows.map(\.record.name) == ["T"])
        #expect(
            try refusal {
                _ = try registry.window(
                    ListQuery(
                        .twinning, conditions: [Condition(Twinning.parties.description, .less(.number(1)))]))
            } == .badCondition("parties"))
    }

    @Test func aFieldThatCannotBeSortedByIsRefused() throws {
        let query = ListQuery(.village, sort: ListQuery.Sort(field: "colour"))
        #expect(try refusal { _ = try registry.window(query) } == .noSuchField("colour", .village))
    }
}
