import Domain
import TestSupport
import Testing

@testable import Screens

/// What is remembered from one start to the next, as a value and as text.
@Suite struct MemoryTests {
    private let today = CalendarDay.epoch

    private func field(_ kind: Kind, _ key: String) throws -> FieldDescription {
        try #require(kind.description.field(key))
    }

    private func kept(_ memory: Memory, registry: String? = "/a") throws -> Memory {
        Memory(json: try JSONValue(parsing: memory.json.text(indented: true)), registry: registry)
    }

    /// Something of everything.
    private func full() throws -> Memory {
        var memory = Memory(registry: "/a")
        let town = Condition(try field(.village, "town"), .equal(.link(RecordID(.region, 3))))
        let code = Condition(try field(.village, "code"), .contains("31"))
        let since = Condition(try field(.twinning, "since"), .during(CalendarDay(2021, 6) ?? today))
        var villages = ListQuery(.village, text: "东 \"x\"", conditions: [town, code])
        villages.includesRetired = true
        memory.apply(.sort(.village, ListQuery.Sort(field: "code", descending: true)))
        memory.apply(.saveFilter(name: "建设镇", RememberedQuery(villages)))
        memory.apply(.saveFilter(name: "June", RememberedQuery(ListQuery(.twinning, conditions: [since]))))
        memory.apply(.peeks(false))
        memory.apply(.peekColumns(44))
        memory.apply(.theme("light"))
        memory.apply(.language(.chinese))
        memory.apply(.usesMouse(false))
        memory.apply(.ambiguousWidth(terminal: "xterm-256color", columns: 2))
        memory.apply(
            .place([
                .list(RememberedQuery(villages), selected: RecordID(.village, 7)),
                .record(RecordID(.village, 7)),
                .history(RecordID(.village, 7), name: "东风村"), .journal(nil), .branches, .missing(.branch),
                .frequency(RememberedQuery(villages), field: "town"),
            ]))
        memory.apply(
            .used([
                Memory.UsedValue(
                    owner: "agreement", field: try field(.agreement, "signedOn"), value: .day(today))
            ]))
        return memory
    }

    @Test func everythingComesBack() throws {
        let memory = try full()
        let back = try kept(memory)
        #expect(back == memory)
        #expect(back.filters(of: .village).map(\.name) == ["建设镇"])
        let query = try #require(back.filters(of: .village).first).query.resolved(today: today)
        #expect(query.text == "东 \"x\"" && query.conditions.count == 2 && query.includesRetired)
        #expect(
            back.lastUsed(try field(.agreement, "signedOn"), of: "agreement", today: today) == [.day(today)])
    }

    @Test func whatIsSaidOfRecordsHoldsForOneRegistryOnly() throws {
        let other = try kept(full(), registry: "/b")
        #expect(other.place.isEmpty)
        #expect(other.filters().map(\.name) == ["June"])
        #expect(other.lastUsed(try field(.agreement, "signedOn"), of: "agreement", today: today).isEmpty)
        #expect(other.theme == "light" && other.sort(of: .village)?.field == "code")
    }

    @Test func nothingOutlivesARegistryThatIsThrownAway() throws {
        var memory = try kept(full(), registry: nil)
        let link = Condition(try field(.village, "town"), .equal(.link(RecordID(.region, 1))))
        memory.apply(.saveFilter(name: "here", RememberedQuery(ListQuery(.village, conditions: [link]))))
        memory.apply(.place([.branches]))
        #expect(memory.filters(of: .village).map(\.name) == ["here"])
        let back = try kept(memory)
        #expect(back.filters(of: .village).map(\.name) == ["建设镇"])
        #expect(back.place.count == 7)
    }

    @Test func whatANewerVersionWroteIsKept() throws {
        let text = #"{"theme": "mono", "zoom": {"x": [1, "二"]}, "mouse": "perhaps"}"#
        var memory = Memory(json: try JSONValue(parsing: text), registry: "/a")
        #expect(memory.usesMouse)
        memory.apply(.theme("dark"))
        let json = memory.json
        #expect(json["zoom"] == .object([JSONValue.Member("x", .array([.number(1), .string("二")]))]))
        #expect(json["theme"] == .string("dark"))
    }

    @Test func aFilterWithOneConditionLessIsNoFilter() throws {
        let text = """
            {"filters": [{"name": "a", "list": {"kind": "village", "conditions": [{"test": "is"}]}},
            {"name": "b", "list": {"kind": "castle"}}, {"name": "", "list": {"kind": "village"}},
            {"name": "c", "list": {"kind": "village"}}]}
            """
        let memory = Memory(json: try JSONValue(parsing: text), registry: "/a")
        #expect(memory.filters().map(\.name) == ["c"])
    }

    @Test func whatIsGoneIsNamed() throws {
        func gone(_ condition: String) throws -> RememberedQuery.Gone? {
            let json = try JSONValue(
                parsing: #"{"kind": "branch", "conditions": [\#(condition)]}"#)
            let query = try #require(RememberedQuery(json: json))
            do {
                _ = try query.resolved(today: today)
                return nil
            } catch {
                return error
            }
        }
        #expect(try gone(#"{"field": "sort", "test": "is", "value": "branch"}"#) == nil)
        #expect(
            try gone(#"{"field": "sort", "test": "is", "value": "legion"}"#)
                == .value(field: "sort", value: "legion"))
        #expect(try gone(#"{"field": "banner", "test": "known"}"#) == .field("banner"))
        #expect(
            try gone(#"{"field": "sort", "test": "resembles", "value": "branch"}"#)
                == .value(field: "sort", value: "branch"))
    }

    @Test func everyConditionComesBack() throws {
        var random = RandomRecords(11)
        for kind in Kind.allCases {
            for field in kind.description.fields {
                var tests: [Condition.Test] = [.isKnown, .isNotKnown, .isNotApplicable]
                if case .parts = field.type {
                    tests += [.lines(0), .lines(3), .equal(.link(RecordID(.village, 4)))]
                } else {
                    for _ in 0..<5 {
                        var value = random.value(field.type)
                        // A code is read as it would be written down.
                        if let system = field.code, case .text(let text) = value {
                            value = .text(system.normalised(text))
                        }
                        tests += [
                            .equal(value), .notEqual(value), .less(value), .lessOrEqual(value),
                            .greater(value), .greaterOrEqual(value),
                        ]
                    }
                    tests.append(.contains("？\u{202E}x"))
                }
                if case .day = field.type { tests.append(.during(random.day())) }
                for test in tests {
                    let query = ListQuery(kind, conditions: [Condition(field, test)])
                    let json = try JSONValue(parsing: RememberedQuery(query).json.text())
                    let back = try #require(RememberedQuery(json: json)).resolved(today: today)
                    #expect(back == query, "\(kind) \(field.key) \(test)")
                }
            }
        }
    }

    @Test func valuesUsedInFormsAreAFewTheLatestFirst() throws {
        var memory = Memory(registry: "/a")
        let name = try field(.agreement, "name")
        func use(_ text: String) {
            memory.apply(.used([Memory.UsedValue(owner: "agreement", field: name, value: .text(text))]))
        }
        for number in 1...8 { use("n\(number)") }
        use("n6")
        use(String(repeating: "长", count: 500))
        let used = memory.lastUsed(name, of: "agreement", today: today)
        #expect(used == ["n6", "n8", "n7", "n5", "n4"].map(Value.text))
        let fields = Kind.allCases.flatMap(\.description.fields)
        let phone = try #require(fields.first { $0.isPrivate })
        memory.apply(.used([Memory.UsedValue(owner: "person", field: phone, value: .text("1"))]))
        #expect(memory.lastUsed(phone, of: "person", today: today).isEmpty)
    }

    @Test func aRenamedFilterKeepsItsPlaceAndOneNameIsOneFilter() throws {
        var memory = Memory(registry: "/a")
        let plain = RememberedQuery(ListQuery(.village))
        for name in ["a", "b", "c"] { memory.apply(.saveFilter(name: name, plain)) }
        let filters = memory.filters(of: .village)
        memory.apply(.renameFilter(filters[1], to: "x"))
        #expect(memory.filters().map(\.name) == ["a", "x", "c"])
        memory.apply(.renameFilter(filters[0], to: "c"))
        #expect(memory.filters().map(\.name).sorted() == ["c", "x"])
        memory.apply(.dropFilter(filters[2]))
        #expect(memory.filters().map(\.name) == ["x"])
        // Somebody else has deleted it meanwhile.
        memory.apply(.renameFilter(filters[2], to: "y"))
        memory.apply(.dropFilter(filters[2]))
        #expect(memory.filters().map(\.name) == ["x"])
    }

    /// Whatever a file holds, reading it ends well, and what is read can be written and read again.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func anyTextIsRead(_ seed: UInt64) throws {
        var chance = Seeded(seed)
        let bytes = Array(try full().json.text(indented: true).utf8)
        for _ in 0..<60 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                let at = Int.random(in: 0..<damaged.count, using: &chance)
                damaged[at] = "{}[]\",:019ntf \\".utf8.randomElement(using: &chance) ?? 0
            }
            guard let json = try? JSONValue(parsing: String(decoding: damaged, as: UTF8.self)) else {
                continue
            }
            let memory = Memory(json: json, registry: "/a")
            #expect(try kept(memory).json == memory.json, "seed \(seed)")
            for step in memory.place { _ = step.screen(today: today) }
            for filter in memory.filters() { _ = try? filter.query.resolved(today: today) }
        }
    }
}
