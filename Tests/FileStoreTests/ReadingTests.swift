import Domain
import FileStore
import Testing

/// Characters that are read in more than one way.
@Suite struct ReadingTests {
    @Test(arguments: [
        ("重庆村", ["chongqing", "zhongqing", "cqc", "chong qing cun"]),
        ("单县", ["shanxian", "danxian", "sx", "dx"]),
        ("长兴村", ["changxing", "zhangxing", "cxc", "zxc"]),
        ("太行村", ["taihang", "taixing", "thc"]), ("乐清", ["yueqing", "leqing"]),
        ("朝阳村", ["chaoyang", "zhaoyang"]), ("六安村", ["luan", "liuan"]),
        ("滧东村", ["xiaodong", "yaodong", "xdc", "ydc", "效东", "滧dong"]),
        ("未来村", ["weilai", "末来"]),
    ])
    func everyReadingFinds(_ name: String, _ typed: [String]) throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let id = try registry.save(Record.new(.village, name))[0]
        for text in typed { #expect(try registry.hits(text).first?.id == id, "\(name): \(text)") }
    }

    /// By pinyin, the reading a character has in this name first.
    @Test func listsAreInTheOrderOfTheirReadings() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let names = ["重庆村", "中心村", "长兴村", "单县村", "安乐村", "丹阳村", "乐清村", "朱家村"]
        for (index, name) in names.enumerated() {
            try registry.save(Record.new(.village, name, Int64(-1 - index)))
        }
        let window = try registry.window(ListQuery(.village))
        #expect(
            window.rows.map(\.record.name) == [
                "安乐村", "长兴村", "重庆村", "丹阳村", "单县村", "乐清村", "中心村", "朱家村",
            ])
    }
}
