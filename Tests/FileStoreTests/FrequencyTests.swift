import Domain
import TestSupport
import Testing

@testable import FileStore

/// Frequencies against the same counted in memory, of records made by chance.
@Suite struct FrequencyTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    /// Records of all kinds whose fields a frequency is asked of, with few values each so that they repeat.
    private func fill(_ seed: UInt64) throws -> [Kind: [Record]] {
        var chance = Seeded(seed)
        func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &chance)] }
        func answer(_ value: Value) -> Answer<Value> {
            chance.chance(60) ? .value(value) : chance.chance(50) ? .notKnown : .notApplicable
        }
        let towns = (1...4).map {
            Record.new(.region, "Town \($0)", -Int64($0)).with(Region.level, .town)
        }
        var records = towns
        for number in 1...70 {
            var village = Record.new(.village, pick(["东", "Aa", "aa", "西", "建设"]), -Int64(number))
            village["town"] = answer(.link(pick(towns).id))
            village["specialities"] = answer(.text(pick(["稻米", "柑橘", "Rice", "?!"])))
            village["aliases"] = answer(
                .parts((0..<pick([0, 1, 1, 2])).map { alias("n\($0)", .short) }))
            records.append(village)
        }
        for number in 1...70 {
            var project = Record.new(.project, "Project", -Int64(number))
            for field in Kind.project.description.fields {
                switch field.type {
                case .day:
                    project[field.key] = answer(
                        .day(day(pick(["2020", "2021", "2021-06", "2021-06-16", "2021-07-01", "2022-01"]))))
                case .choice(let list, _): project[field.key] = answer(.choice(pick(list.keys)))
                case .flag: project[field.key] = answer(.flag(chance.chance(50)))
                default: break
                }
                if field.isRequired, project[field.key] == .notKnown || project[field.key] == .notApplicable,
                    case .choice(let list, _) = field.type
                {
                    project[field.key] = .value(.choice(list.keys[0]))
                }
            }
            records.append(project)
        }
        var saved: [Kind: [Record]] = [:]
        for record in records {
            do {
                var one = record
                if case .value(.link(let town)) = one["town"], town.isProvisional {
                    one["town"] =
                        saved[.region].map { .value(.link($0[Int(-town.serial) - 1].id)) } ?? .notKnown
                }
                let ids = try registry.save(one)
                saved[record.kind, default: []] += try ids.map { try registry.record($0) }
            } catch is Refusal {
                // Chance has made dates that contradict each other.
            }
        }
        for kind in [Kind.village, .project] {
            for record in saved[kind]?.suffix(6) ?? [] {
                _ = try registry.perform(.retire(record.id, reason: "x", on: day("2022-01-01")))
            }
        }
        return try saved.mapValues { try $0.map { try registry.record($0.id) } }
    }

    private func bin(
        _ record: Record, _ field: FieldDescription, _ period: FrequencyQuery.Period
    ) -> Frequency.Bin {
        switch record[field.key] {
        case .notKnown: .notKnown
        case .notApplicable: .notApplicable
        case .value(.parts(let lines)): .lines(lines.count)
        case .value(.day(let day)) where period == .month && day.month == nil: .value(.day(day))
        case .value(.day(let day)):
            .period(CalendarDay(day.year, period == .month ? day.month : nil) ?? day)
        case .value(let value): .value(value)
        }
    }

    private func frequency(_ query: FrequencyQuery) throws -> Frequency {
        guard case .frequency(let found) = try registry.answer(.frequency(query)) else { throw Unexpected() }
        return found
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func everyRowOfTheListIsCountedOnce(_ seed: UInt64) throws {
        let saved = try fill(seed)
        for (kind, records) in saved {
            let town = try #require(Kind.village.description.field("town"))
            var lists = [ListQuery(kind), ListQuery(kind)]
            lists[1].includesRetired = true
            if kind == .village {
                lists.append(ListQuery(kind, text: "aa"))
                lists.append(ListQuery(kind, conditions: [Condition(town, .isKnown)]))
            }
            for list in lists {
                let listed = Set(try registry.window(list, .first, 500).rows.map(\.record.id))
                let rows = records.filter { listed.contains($0.id) }
                let count = try registry.count(list).matching
                for field in kind.description.fields {
                    for period in [FrequencyQuery.Period.year, .month] {
                        var query = FrequencyQuery(list, field: field.key)
                        query.period = period
                        let expected = Dictionary(grouping: rows) { bin($0, field, period) }
                            .mapValues(\.count)
                        let found = try frequency(query)
                        let told = Dictionary(uniqueKeysWithValues: found.rows.map { ($0.bin, $0.count) })
                        #expect(told == expected, "\(kind) \(field.key), seed \(seed)")
                        #expect(found.total == count)
                        try expectDrillingDown(found, list, field)
                    }
                }
            }
        }
    }

    /// The rows a bin leads to are as many as it says.
    private func expectDrillingDown(
        _ frequency: Frequency, _ list: ListQuery, _ field: FieldDescription
    ) throws {
        for row in frequency.rows {
            let condition = try #require(row.bin.condition(field))
            var drilled = list
            drilled.conditions.append(condition)
            let count = try registry.count(drilled).matching
            #expect(count == row.count, "\(field.key) \(row.bin)")
        }
    }

    @Test func whatIsNotToldOneByOneIsCountedTogether() throws {
        let saved = try fill(4)
        let villages = try #require(saved[.village]).filter { $0.retired == nil }
        var query = FrequencyQuery(ListQuery(.village), field: "name")
        query.limit = 2
        let found = try frequency(query)
        let counts = Dictionary(grouping: villages, by: \.name).mapValues(\.count)
        let top = counts.values.sorted(by: >).prefix(2).reduce(0, +)
        #expect(found.values == counts.count)
        #expect(found.rows.count == 3)
        #expect(found.rows.last == Frequency.Row(.others(values: counts.count - 2), villages.count - top))
        #expect(found.rows.reduce(0) { $0 + $1.count } == found.total)
    }

    @Test func theOrderIsTheOneAskedFor() throws {
        _ = try fill(5)
        var query = FrequencyQuery(ListQuery(.village), field: "town")
        func values() throws -> [(serial: Int64, count: Int)] {
            try frequency(query).rows.compactMap { row in
                if case .value(.link(let town)) = row.bin { (town.serial, row.count) } else { nil }
            }
        }
        let byCount = try values().map(\.count)
        #expect(byCount == byCount.sorted(by: >))
        query.isReversed = true
        let rarest = try values().map(\.count)
        #expect(rarest == rarest.sorted())
        query.order = .value
        let last = try values().map(\.serial)
        #expect(last == last.sorted(by: >))
        query.isReversed = false
        let first = try values().map(\.serial)
        #expect(first == first.sorted() && first.count > 1)
    }

    @Test func anEmptyListHasNothingToCount() throws {
        let found = try frequency(FrequencyQuery(ListQuery(.offer), field: "name"))
        #expect(found == Frequency(rows: [], values: 0, total: 0, names: [:]))
    }

    @Test func aFieldThatIsNotThereIsRefused() throws {
        let refusal = try refusal { _ = try frequency(FrequencyQuery(ListQuery(.village), field: "zzz")) }
        #expect(refusal == .noSuchField("zzz", .village))
    }
}
