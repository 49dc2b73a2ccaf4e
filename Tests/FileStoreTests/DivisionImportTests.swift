import Domain
import FileStore
import Foundation
import Testing

@Suite struct DivisionImportTests {
    private let folder: TemporaryFolder
    private let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    private func rows(_ level: Divisions.Level, _ pairs: [(String, String)]) -> [Divisions.Row] {
        pairs.enumerated().map {
            Divisions.Row(
                level, code: $1.0, name: $1.1, at: Divisions.Place(file: level.fileName, line: $0 + 2))
        }
    }

    private var provinces: [Divisions.Row] { rows(.province, [("31", "上海市"), ("32", "江苏省"), ("42", "湖北省")]) }
    private var cities: [Divisions.Row] {
        rows(.city, [("3101", "市辖区"), ("3201", "南京市"), ("4290", "省直辖县级行政区划")])
    }
    private var districts: [Divisions.Row] {
        rows(
            .district,
            [("310110", "杨浦区"), ("310151", "崇明区"), ("320106", "鼓楼区"), ("429004", "仙桃市")])
    }
    private var towns: [Divisions.Row] {
        rows(.town, [("310151113", "建设镇"), ("320106002", "宁海路街道"), ("429004100", "郑场镇")])
    }
    private var all: [Divisions.Row] { provinces + cities + districts + towns }

    private func region(_ code: String) throws -> Record {
        let query = ListQuery(.region, conditions: [Condition(Region.code.description, .equal(.text(code)))])
        let row = try #require(try registry.window(query).rows.first)
        return try registry.record(row.record.id)
    }

    /// The names from a place upwards.
    private func path(_ code: String) throws -> [String] {
        var names: [String] = []
        var next: Record? = try region(code)
        while let record = next {
            names.append(record.name)
            next = try record[Region.parent].value.map { try registry.record($0.record) }
        }
        return names
    }

    @Test func aTreeComesInOneStepAndGoesInOne() throws {
        let report = try registry.importDivisions(Divisions(all.shuffled()))
        #expect(report.changes == 11)
        #expect(report.counts[.city]?.leftOut == 2)
        #expect(try path("310151113") == ["建设镇", "崇明区", "上海市"])
        #expect(try path("429004100") == ["郑场镇", "仙桃市", "湖北省"])
        #expect(try path("320106002") == ["宁海路街道", "鼓楼区", "南京市", "江苏省"])
        #expect(try region("310151")[Region.level] == .value(.district))
        #expect(try registry.steps().first?.verb == .import)
        #expect(try registry.check().isEmpty)

        _ = try registry.perform(.undo)
        #expect(try registry.count(ListQuery(.region)).total == 0)
        _ = try registry.perform(.redo)
        #expect(try path("310151113") == ["建设镇", "崇明区", "上海市"])
        #expect(try registry.check().isEmpty)
    }

    @Test func aSecondTimeChangesNothing() throws {
        _ = try registry.importDivisions(Divisions(all))
        let before = folder.contents["r.twinning"]
        let report = try registry.importDivisions(Divisions(all))
        #expect(report.changes == 0 && report.step == nil)
        #expect(report.counts[.town]?.unchanged == 3)
        #expect(folder.contents["r.twinning"] == before)
    }

    @Test func filesMayComeOneByOne() throws {
        for part in [provinces, cities, districts, towns] {
            _ = try registry.importDivisions(Divisions(part))
        }
        #expect(try registry.count(ListQuery(.region)).total == 11)
        #expect(try path("310151113") == ["建设镇", "崇明区", "上海市"])
    }

    @Test func aMissingWholeIsAnErrorThatNamesTheFile() throws {
        let before = folder.contents["r.twinning"]
        let refused = try refusal { _ = try registry.importDivisions(Divisions(provinces + cities + towns)) }
        guard case .divisionsWrong(let wrong)? = refused else { throw Unexpected() }
        #expect(
            wrong.map(\.reason) == [
                .parentMissing(.district, code: "310151", row: towns[0], count: 1),
                .parentMissing(.district, code: "320106", row: towns[1], count: 1),
                .parentMissing(.district, code: "429004", row: towns[2], count: 1),
            ])
        #expect(Divisions.Level.district.fileName == "areas.csv")
        #expect(folder.contents["r.twinning"] == before)
    }

    @Test func aTrialWritesNothing() throws {
        let before = folder.contents
        let report = try registry.importDivisions(Divisions(all), isTrial: true)
        #expect(report.changes == 11 && report.step == nil)
        #expect(folder.contents == before)
    }

    @Test func whatWasEnteredByHandIsCompletedNotDoubled() throws {
        let ids = try registry.save(
            Record.new(.region, "Shanghai", -1).with(Region.level, .city).with(
                Common.aliases, [alias("上海市", .official)]),
            Record.new(.region, "崇明区", -2).with(Region.level, .district)
                .with("parent", .value(.link(RecordID(.region, -1)))),
            Record.new(.region, "Construction Town", -3).with(Region.level, .town).with(
                Region.code, "310151113"),
            Record.new(.region, "鼓楼区", -4).with(Region.level, .district),
            // Another place of the same name: it has a code of its own.
            Record.new(.region, "鼓楼区", -5).with(Region.level, .district).with(Region.code, "350102"))
        // The whole was entered as a city; the table has it as a province.
        let city = try registry.record(ids[0]).with(Region.code, "31")
        try registry.save(city)
        let report = try registry.importDivisions(Divisions(all))
        #expect(report.counts[.district]?.completed == 2)
        #expect(report.counts[.province]?.unchanged == 1)
        #expect(report.counts[.town]?.renamed == 1)
        let chongming = try registry.record(ids[1])
        #expect(chongming[Region.code] == .value("310151"))
        let town = try registry.record(ids[2])
        #expect(town.name == "建设镇")
        #expect(town[Region.parent].value?.record == ids[1])
        let names = (town[Common.aliases].value ?? []).map { ($0[Alias.name].value, $0[Alias.sort].value) }
        #expect(names.count == 1 && names[0] == ("Construction Town", .former))
        #expect(try registry.record(ids[0]).name == "Shanghai")
        #expect(try registry.record(ids[3])[Region.code] == .value("320106"))
        #expect(try registry.record(ids[4])[Region.code] == .value("350102"))
        #expect(try registry.count(ListQuery(.region)).total == 12)
        #expect(try registry.importDivisions(Divisions(all)).changes == 0)
    }

    @Test func aNewNameKeepsTheOldOne() throws {
        _ = try registry.importDivisions(Divisions(all))
        let renamed = rows(.town, [("310151113", "新建设镇")])
        #expect(try registry.importDivisions(Divisions(renamed)).counts[.town]?.renamed == 1)
        #expect(try region("310151113").name == "新建设镇")
        #expect(try registry.hits("建设镇").first?.id == region("310151113").id)
        // An older table knows it by a name it had: nothing changes.
        #expect(try registry.importDivisions(Divisions(towns)).changes == 0)
    }

    @Test func aFormerCodeIsKnown() throws {
        _ = try registry.importDivisions(Divisions(all))
        var town = try region("310151113")
        town[Region.code] = .value("310151190")
        town[Common.formerCodes] = .value([Part([FormerCode.code.key: .value(.text("310151113"))])])
        try registry.save(town)
        #expect(try registry.importDivisions(Divisions(all)).changes == 0)
    }

    @Test func aMergedDivisionIsNotMadeAnew() throws {
        _ = try registry.importDivisions(Divisions(all))
        let (from, into) = (try region("320106002"), try region("310151113"))
        _ = try registry.perform(.merge(MergeRequest(from.id, into: into.id), on: day("2021-06-16")))
        #expect(try registry.importDivisions(Divisions(all)).counts[.town]?.new == 0)
    }

    @Test func villagesGoIntoTheirTowns() throws {
        _ = try registry.importDivisions(Divisions(all))
        let town = try region("310151113")
        let id = try registry.save(
            Record.new(.village, "Yaodong").with("town", .value(.link(town.id)))
                .with(Common.aliases, [alias("滧东村", .official)]))[0]
        let villages = rows(.village, [("310151113201", "滧东村"), ("310151113202", "浜东村")])
        let report = try registry.importDivisions(Divisions(villages))
        #expect(report.counts[.village]?.new == 1)
        #expect(report.counts[.village]?.completed == 1)
        #expect(try registry.record(id)[Village.code] == .value("310151113201"))
        #expect(try registry.record(id).name == "Yaodong")
        #expect(try registry.importDivisions(Divisions(villages)).changes == 0)
        let lost = rows(.village, [("320106009201", "远村")])
        guard case .divisionsWrong? = try refusal({ _ = try registry.importDivisions(Divisions(lost)) })
        else {
            throw Unexpected()
        }
    }

    @Test func progressGoesToTheEnd() throws {
        var seen: [Int] = []
        _ = try registry.importDivisions(Divisions(all)) { done, total in
            #expect(total == 11)
            seen.append(done)
        }
        #expect(seen.last == 11)
    }
}
