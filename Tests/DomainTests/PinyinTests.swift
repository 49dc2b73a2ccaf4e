import Domain
import Testing

@Suite struct PinyinTests {
    @Test(arguments: ["keji", "kj", "kjbf", "kejib", "kejibangfu", "bf", "jib", "Ke Ji"])
    func aTextIsFoundByHowItIsRead(_ typed: String) {
        #expect(Pinyin.reads(typed, in: "科技帮扶"))
    }

    @Test(arguments: ["", "kb", "jk", "kejx", "科", "kjbfa", "1"])
    func orItIsNot(_ typed: String) {
        #expect(!Pinyin.reads(typed, in: "科技帮扶"))
    }

    @Test func everyReadingCounts() {
        #expect(Pinyin.reads("cq", in: "重庆") && Pinyin.reads("zhongqing", in: "重庆"))
        #expect(Pinyin.reads("nv", in: "女") && Pinyin.reads("nu", in: "女"))
        #expect(!Pinyin.reads("a", in: "Party lecture"))
    }
}
