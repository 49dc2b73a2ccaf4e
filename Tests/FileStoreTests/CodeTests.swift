import Domain
import GRDB
import Testing

@testable import FileStore

@Suite struct CodeTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let city: RecordID
    private let district: RecordID
    private let town: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let ids = try registry.save(
            Record.new(.region, "上海市", -1).with(Region.level, .province).with(Region.code, "31"),
            Record.new(.region, "杨浦区", -2).with(Region.level, .district).with(Region.code, "310110")
                .with("parent", .value(.link(RecordID(.region, -1)))),
            Record.new(.region, "建设镇", -3).with(Region.level, .town).with(Region.code, "310151113")
                .with("parent", .value(.link(RecordID(.region, -1)))))
        (city, district, town) = (ids[0], ids[1], ids[2])
    }

    private func facts(_ query: CodeQuery) throws -> CodeFacts {
        guard case .code(let facts) = try registry.answer(.code(query)) else { throw Unexpected() }
        return facts
    }

    private func doubts(_ record: Record) throws -> [Doubt] {
        guard case .doubts(let doubts) = try registry.answer(.doubts(record)) else { throw Unexpected() }
        return doubts
    }

    private func former(_ code: String) -> [Part] { [Part([FormerCode.code.key: .value(.text(code))])] }

    private func succession(_ how: Succession.How, _ to: RecordID, on: String) -> [Part] {
        [
            Part([
                "how": .value(how.asValue), "successor": .value(.link(to)), "on": .value(.day(day(on))),
            ])
        ]
    }

    @Test func aCreditCodeTellsWhereItWasGiven() throws {
        let query = CodeQuery(.unit, field: "creditCode", code: "91310110MA00000154")
        let facts = try facts(query)
        #expect(facts.division == district && facts.digits == "310110" && facts.path == ["杨浦区", "上海市"])
        // Of a district that is not there, the province is told.
        let other = try self.facts(CodeQuery(.unit, field: "creditCode", code: "91310113MA0000015Y"))
        #expect(other.division == nil)
    }

    @Test func theHolderOfACodeIsNamed() throws {
        let first = try registry.save(
            Record.new(.unit, "Centre").with(WorkUnit.creditCode, "91310110MA00000154"))[0]
        let query = CodeQuery(.unit, field: "creditCode", code: "91310110MA00000154")
        #expect(try facts(query).holder == CodeFacts.Named(first, "Centre"))
        var own = query
        own.record = first
        #expect(try facts(own).holder == nil)
        let second = Record.new(.unit, "Other").with(WorkUnit.creditCode, "91310110MA00000154")
        guard case .invalid(let problems)? = try refusal({ try registry.save(second) }) else {
            throw Unexpected()
        }
        #expect(problems.map(\.reason) == [.taken(by: first, name: "Centre")])
    }

    @Test func aVillageCodeProposesItsTownAndDoubtsAnother() throws {
        var query = CodeQuery(.village, field: "code", code: "310151113201")
        #expect(try facts(query).home == CodeFacts.Named(town, "建设镇"))
        #expect(try facts(query).doubts.isEmpty)
        query.home = town
        #expect(try facts(query).doubts.isEmpty)
        query.home = district
        #expect(
            try facts(query).doubts.map(\.reason) == [
                .otherDivision(digits: "310151113", name: "建设镇", home: CodeFacts.Named(district, "杨浦区"))
            ])
        // The town of the code is not known; the city is, and the other place lies in it.
        query.code = "310152100201"
        #expect(try facts(query).division == city)
        #expect(try facts(query).doubts.isEmpty)
        query.code = "990101100201"
        #expect(try facts(query).doubts.map(\.reason) == [.unknownProvince("99")])
        // It is asked, and saved all the same.
        let village = Record.new(.village, "A").with(Village.code, "310151113201").with(
            "town", .value(.link(district)))
        let id = try registry.save(village)[0]
        #expect(try registry.page(id).doubts.count == 1)
    }

    @Test func anAbolishedCodeLeadsToItsSuccessor() throws {
        let new = try registry.save(
            Record.new(.region, "新建设镇").with(Region.level, .town).with(Region.code, "310151120"))[0]
        var old = try registry.record(town)
        old[Region.to] = .value(day("2019-05-01"))
        old[Common.succession] = .value(succession(.merged, new, on: "2019-05-01"))
        try registry.save(old)
        let found = try facts(CodeQuery(.village, field: "code", code: "310151113201"))
        #expect(found.division == new && found.isFormer)
        #expect(found.home == CodeFacts.Named(new, "新建设镇"))

        // Also when only the code changed, and the old one is kept as a former one.
        var renumbered = try registry.record(district)
        renumbered[Region.code] = .value("310120")
        renumbered[Common.formerCodes] = .value(former("310110"))
        try registry.save(renumbered)
        let unit = try facts(CodeQuery(.unit, field: "creditCode", code: "91310110MA00000154"))
        #expect(unit.division == district && unit.isFormer)
    }

    @Test func aPlaceThatHasEndedIsQuestioned() throws {
        var old = try registry.record(town)
        old[Common.succession] = .value(succession(.merged, district, on: "2019-05-01"))
        try registry.save(old)
        let village = Record.new(.village, "A").with("town", .value(.link(town)))
        let reason = Doubt.Reason.ended(
            CodeFacts.Named(town, "建设镇"), on: day("2019-05-01"),
            successors: [CodeFacts.Named(district, "杨浦区")])
        let found = try doubts(village)
        #expect(found == [Doubt(FieldPath(.village, "town"), reason)])
        #expect(found[0].stands(day("2020-01-01")) && !found[0].stands(day("2019-04-30")))
        #expect(try registry.page(district).predecessors.map(\.id) == [town])
        // One that was only renamed goes on.
        old = try registry.record(town)
        old[Common.succession] = .value(succession(.renamed, district, on: "2019-05-01"))
        try registry.save(old)
        #expect(try doubts(village).isEmpty)
    }

    @Test func aVillageIsFoundByItsFormerCodeAndOldNumber() throws {
        let ids = try registry.save(
            Record.new(.village, "滧东村", -1).with(Common.formerCodes, former("310230113205")),
            Record.new(.village, "浜东村", -2))
        #expect(try registry.hits("3102301132").map(\.id) == [ids[0]])
        #expect(
            try registry.hits("310230113205").first?.matched
                == MatchedName("310230113205", .field("formerCodes")))
        let byCode = try registry.window(ListQuery(.village, text: "310230113205"))
        #expect(byCode.rows.map(\.record.id) == [ids[0]])
        _ = try registry.perform(.merge(MergeRequest(ids[1], into: ids[0]), on: day("2021-06-16")))
        let byNumber = try registry.window(ListQuery(.village, text: "V2"))
        #expect(byNumber.rows.map(\.record.id) == [ids[0]])
        #expect(byNumber.rows.first?.matched == MatchedName("V2", .number))
        #expect(try registry.check().isEmpty)
    }

    @Test func whatWasWrongBeforeDoesNotKeepTheRestFromBeingSaved() throws {
        let id = try registry.save(Record.new(.unit, "A"))[0]
        try registry.queue.write { db in
            try db.execute(sql: "UPDATE unit SET creditCode = '123' WHERE id = ?", arguments: [id.rawValue])
        }
        var unit = try registry.record(id)
        unit[WorkUnit.note] = .value("kept")
        try registry.save(unit)
        #expect(try registry.record(id)[WorkUnit.note] == .value("kept"))
        unit = try registry.record(id)
        unit[WorkUnit.creditCode] = .value("1234")
        #expect(try refusal { try registry.save(unit) } != nil)
    }
}
