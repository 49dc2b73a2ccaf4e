import Domain
import Testing

@testable import FileStore

@Suite struct SearchTests {
    let folder: TemporaryFolder
    let registry: Registry
    let village: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let town = RecordID(.region, -1)
        village = try registry.save(
            Record.new(.village, "Yuadong Village")
                .with("town", .value(.link(town)))
                .with(
                    Common.aliases,
                    [
                        alias("Zhandong Village", .translation), alias("Zhenxing East Village", .translation),
                        alias("Da Jung Village", .translation), alias("滧东村", .official),
                    ]),
            Record.new(.region, "Construction Town").with(Region.level, .town).with(Region.code, "310151113"),
            Record.new(.village, "东风村", -2).with(Village.code, "310151113201"),
            Record.new(.village, "东风大风村", -3), Record.new(.village, "重庆村", -4),
            Record.new(.village, "长征绿洲村", -5), Record.new(.village, "Café Ｌanguedoc", -6),
            Record.new(.village, "\u{30EDE}\u{30EDE}面村", -7))[0]
    }

    private func names(_ text: String, _ kinds: [Kind] = [.village]) throws -> [String] {
        try registry.hits(text, kinds).map(\.name)
    }

    @Test func initialsOfAWholeNameComeBeforeThoseInside() throws {
        try registry.save(Record.new(.village, "阿东风村"))
        #expect(try names("dfc") == ["东风村", "阿东风村", "东风大风村"])
    }

    @Test(arguments: [
        ("yuadong", "Yuadong Village", nil as String?), ("ZHANDONG", "Zhandong Village", "translation"),
        ("zhenxing east", "Zhenxing East Village", "translation"),
        ("da jung", "Da Jung Village", "translation"), ("dajung", "Da Jung Village", "translation"),
        ("滧东", "滧东村", "official"), ("xiaodongcun", "滧东村", "official"),
    ]) func everySpellingFindsTheOneVillage(_ typed: String, _ matched: String, _ sort: String?) throws {
        let hits = try registry.hits(typed)
        #expect(hits.map(\.id) == [village])
        #expect(hits.first?.matched == MatchedName(matched, sort.map { .alias($0) } ?? .field("name")))
        #expect(hits.first?.name == "Yuadong Village")
        #expect(hits.first?.context == "Construction Town")
    }

    @Test(arguments: [
        "东风村", "dongfeng", "DongFeng", "dong feng", "dfc", "fengcun", "31015111320", "310151113201",
        "ｄｏｎｇｆｅｎｇｃ", "东风cun",
    ]) func theVillageIsFirstBy(_ typed: String) throws {
        #expect(try names(typed).first == "东风村")
    }

    @Test func threeCharactersHaveToStandInARow() throws {
        #expect(try names("东风村") == ["东风村"])
        #expect(try names("风村") == ["东风村", "东风大风村"])
        #expect(try registry.window(ListQuery(.village, text: "东风村")).rows.map(\.record.name) == ["东风村"])
        #expect(try registry.count(ListQuery(.village, text: "东风村")) == ListCount(matching: 1, total: 7))
    }

    @Test func everyReadingOfACharacterFinds() throws {
        #expect(try names("chongqing") == ["重庆村"])
        #expect(try names("zhongqing") == ["重庆村"])
        #expect(try names("changzheng") == ["长征绿洲村"])
        #expect(try names("lvzhou") == ["长征绿洲村"])
        #expect(try names("luzhou") == ["长征绿洲村"])
        #expect(try names("cafe languedoc") == ["Café Ｌanguedoc"])
        #expect(try names("\u{30EDE}面") == ["\u{30EDE}\u{30EDE}面村"])
        #expect(try names("\u{30EDE}\u{30EDE}面") == ["\u{30EDE}\u{30EDE}面村"])
    }

    @Test func aNumberComesFirst() throws {
        let hit = try #require(try registry.hits("v2").first)
        #expect(hit.id == RecordID(.village, 2))
        #expect(hit.matched == MatchedName("V2", .number))
        #expect(try registry.window(ListQuery(.village, text: "V2")).rows.map(\.record.id) == [hit.id])
        #expect(try registry.hits("V99").isEmpty)
    }

    @Test(arguments: [
        "beijing", "东西", "风东", "yuadonk", "xyz", "\"", "' OR 1", "NEAR(", "a*b", "!!!", "\u{E000}", "{}",
        "yuadong OR zzz", "name : yuadong", "-yuadong village q",
    ]) func aWordThatIsInNoNameFindsNothing(_ typed: String) throws {
        #expect(try registry.hits(typed).isEmpty)
        #expect(try registry.window(ListQuery(.village, text: typed)).rows.isEmpty)
    }

    @Test func blanksFilterNothing() throws {
        #expect(try registry.window(ListQuery(.village, text: "  ")).rows.count == 7)
        #expect(try registry.hits("  ").isEmpty)
    }

    @Test func whatIsRenamedIsFoundUnderItsNewNameOnly() throws {
        try registry.save(try registry.record(village).with("aliases", .notKnown).with(Village.name, "Neu"))
        #expect(try registry.hits("zhandong").isEmpty)
        #expect(try registry.hits("yuadong").isEmpty)
        #expect(try registry.hits("neu").map(\.id) == [village])
        _ = try registry.perform(.undo)
        #expect(try registry.hits("zhandong").map(\.id) == [village])
        #expect(try registry.hits("neu").isEmpty)
        #expect(try registry.check().isEmpty)
    }

    @Test func aFilterSaysWhichNameItMatched() throws {
        let rows = try registry.window(ListQuery(.village, text: "jung")).rows
        #expect(rows.map(\.matched) == [MatchedName("Da Jung Village", .alias("translation"))])
        #expect(try registry.window(ListQuery(.village, text: "yuad")).rows.map(\.matched) == [nil])
    }

    @Test func aKindIsNotHiddenByTheOthers() throws {
        #expect(try names("construction", []) == ["Construction Town"])
        #expect(try names("construction").isEmpty)
        #expect(try names("310151113", []) == ["Construction Town", "东风村"])
    }
}
