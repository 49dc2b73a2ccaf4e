import Domain
import Testing

@testable import FileStore

/// Which stored records a typed name may mean: the names of the press report, and what must not be asked.
@Suite struct NearTests {
    let folder: TemporaryFolder
    let registry: Registry
    let town: RecordID
    let otherTown: RecordID
    let village: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let towns = try registry.save(
            Record.new(.region, "建设镇", -1).with(Region.level, .town),
            Record.new(.region, "三星镇", -2).with(Region.level, .town))
        (town, otherTown) = (towns[0], towns[1])
        village = try registry.save(
            Record.new(.village, "Yuadong Village").with("chineseName", .value(.text("滧东村")))
                .with("town", .value(.link(town))).with(Village.code, "310151113201"))[0]
        try registry.save(
            Record.new(.village, "东风村").with("town", .value(.link(otherTown))),
            Record.new(.unit, "Shanghai Yangpu Science and Technology Entrepreneurship Center Co., Ltd."))
    }

    private func near(
        _ kind: Kind, _ names: String..., context: [RecordID] = [], beside: [RecordID] = [],
        code: String? = nil
    ) throws -> [NearRecord] {
        let request = NearRequest(kind, names: names, context: context, beside: beside, code: code)
        guard case .near(let near) = try registry.answer(.near(request)) else { throw Unexpected() }
        return near.records
    }

    private func keys(_ found: [NearRecord]) -> [String] { found.first?.reasons.map(\.key) ?? [] }

    @Test(arguments: [
        ("Yuadong Village", "sameName"), ("YUADONG", "sameButCommonWords"),
        ("Yuandong Village", "nearSpelling"),
        ("Yuadng", "nearSpelling"), ("滧东村", "sameName"), ("滧东", "sameButCommonWords"), ("效东村", "lookAlike"),
        ("Yaodong", "sameReading"), ("Xiaodong Cun", "sameReading"),
    ]) func aSpellingOfItIsNear(_ name: String, _ reason: String) throws {
        let found = try near(.village, name)
        #expect(found.map(\.id) == [village], "\(name)")
        #expect(keys(found) == [reason], "\(name)")
    }

    @Test func twoCentresWithAlmostOneNameAreAsked() throws {
        let found = try near(.unit, "Shanghai Science and Technology Entrepreneurship Center")
        #expect(found.map(\.id.number) == ["U1"])
        guard case .moreWords(_, let words)? = found.first?.reasons.first else { throw Unexpected() }
        #expect(words == ["yangpu"])
    }

    @Test(arguments: [
        ("West Village", Kind.village), ("村", .village), ("Village", .village), ("东方村", .village),
        ("Shanghai Bicycle Co., Ltd.", .unit), ("Shanghai", .unit), ("Center", .unit),
        ("Da Jung Village", .village),
        ("", .village), ("\u{202E}", .village), ("\" OR *", .village),
    ]) func aCommonWordAloneIsNoReason(_ name: String, _ kind: Kind) throws {
        #expect(try near(kind, name).isEmpty, "\(name)")
    }

    @Test func aNamesakeOfAnotherTownIsToldApart() throws {
        let found = try near(.village, "东风村", context: [town])
        #expect(found.map(\.name) == ["东风村"] && found.map(\.place) == ["三星镇"])
        #expect(keys(found) == ["sameName", "elsewhere"])
        // A similar name in another town is none.
        #expect(try near(.village, "Yuandong", context: [otherTown]).isEmpty)
    }

    @Test func inOneTownNamesMayDifferMore() throws {
        #expect(try near(.village, "Zhandong Village").isEmpty)
        #expect(
            keys(try near(.village, "Zhandong Village", context: [town])) == ["nearSpelling", "sameContext"])
        #expect(try near(.village, "Da Jung Village", context: [town]).isEmpty)
        let beside = try near(.village, "Da Jung Village", context: [town], beside: [village])
        #expect(keys(beside) == ["sameContext", "beside"])
    }

    @Test func theSameCodeIsTheStrongestReason() throws {
        let found = try near(.village, "X", code: "310151113201")
        #expect(found.map(\.score) == [100] && keys(found) == ["sameCode"])
    }

    @Test func theSameSecretaryIsAReason() throws {
        let bodies = try registry.save(
            Record.new(.branch, "Party Branch of Yuadong", -1).with(Branch.sort, .branch),
            Record.new(.branch, "General Branch of Da Jung", -2).with(Branch.sort, .generalBranch))
        let posts = bodies.map { Part(["post": .value(.choice("secretary")), "body": .value(.link($0))]) }
        let person = try registry.save(Record.new(.person, "Shen").with(Person.posts, posts))[0]
        var request = NearRequest(.branch, names: ["General Branch of Da Jung"], record: bodies[1])
        request.context = [bodies[0]]
        guard case .near(let near) = try registry.answer(.near(request)) else { throw Unexpected() }
        #expect(near.records.flatMap(\.reasons).isEmpty)
        try registry.save(
            try registry.record(bodies[0]).with("village", .value(.link(village))),
            try registry.record(bodies[1]).with("village", .value(.link(village))))
        request.context = [village]
        guard case .near(let closer) = try registry.answer(.near(request)) else { throw Unexpected() }
        #expect(closer.records.map(\.id) == [bodies[0]])
        #expect(
            closer.records.first?.reasons == [
                .sameContext(field: "village", village), .sameSecretary(person),
            ])
        #expect(closer.names[person] == "Shen")
    }

    @Test func likelyDuplicatesAreFoundInTheirTownsAndBestFirst() throws {
        try registry.save(
            Record.new(.village, "效东村", -1).with("town", .value(.link(town))),
            Record.new(.village, "东风村", -2).with("town", .value(.link(town))),
            Record.new(.village, "Zhandong Village", -3).with("town", .value(.link(town))),
            Record.new(.village, "Nowhere Village", -4), Record.new(.village, "Nowhere", -5))
        var pairs: [DuplicatePair] = []
        var place: DuplicatesPlace?
        repeat {
            guard
                case .duplicates(let window) = try registry.answer(
                    .duplicates(DuplicatesRequest(.village, from: place)))
            else { throw Unexpected() }
            #expect(window.pairs.map(\.score) == window.pairs.map(\.score).sorted(by: >))
            pairs += window.pairs
            place = window.next
        } while place != nil
        #expect(
            Set(pairs.map { [$0.pair.first.number, $0.pair.second.number] }) == [
                ["V1", "V3"]
            ])
        #expect(
            pairs.first { $0.pair.second.number == "V3" }?.reasons.map(\.key) == ["lookAlike", "sameContext"])
    }
}
