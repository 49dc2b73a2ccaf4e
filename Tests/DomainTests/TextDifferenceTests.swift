import Domain
import Testing

@Suite struct TextDifferenceTests {
    private func marked(_ old: String, _ new: String) -> String {
        TextDifference(old, new).runs.map { run in
            switch run {
            case .same(let text): text
            case .removed(let text): "[-\(text)-]"
            case .added(let text): "{+\(text)+}"
            }
        }.joined()
    }

    @Test func englishDiffersByWords() {
        #expect(
            marked("a joint meeting at least once a quarter", "a joint meeting at least twice a quarter")
                == "a joint meeting at least [-once-]{+twice+} a quarter")
    }

    @Test func chineseDiffersByCharacters() {
        #expect(marked("本协议有效期二年，双方各执一份", "本协议有效期三年，双方各执一份") == "本协议有效期[-二-]{+三+}年，双方各执一份")
    }

    @Test func neighbouringWordsAreOneChange() {
        #expect(
            marked("it ends on the first day of May", "it ends on the last Sunday of May")
                == "it ends on the [-first day-]{+last Sunday+} of May")
    }

    @Test func whatHasLittleInCommonIsReplacedAsAWhole() {
        #expect(
            marked("Money is booked apart.", "双方每年评议一次。") == "[-Money is booked apart.-]{+双方每年评议一次。+}")
    }

    @Test func nothingAndSomething() {
        #expect(marked("", "") == "")
        #expect(marked("", "new") == "{+new+}")
        #expect(marked("old", "") == "[-old-]")
        #expect(TextDifference("same", "same").isSame)
        #expect(!TextDifference("same", "some").isSame)
    }

    /// Whatever was changed: what stayed and went is the old text, what stayed and came the new one.
    @Test(arguments: 1...200)
    func bothTextsCanBeReadFromIt(_ seed: UInt64) {
        var random = SystemOf(seed)
        let alphabet = ["甲", "乙", "方", " ", "word", "，", "\n", "twelve", "1", "🌾", "é"]
        let old = (0..<random.below(30)).map { _ in alphabet[random.below(alphabet.count)] }.joined()
        let new = (0..<random.below(30)).map { _ in alphabet[random.below(alphabet.count)] }.joined()
        var (before, after) = ("", "")
        for run in TextDifference(old, new).runs {
            switch run {
            case .same(let text):
                before += text
                after += text
            case .removed(let text): before += text
            case .added(let text): after += text
            }
        }
        #expect(before == old, "seed \(seed)")
        #expect(after == new, "seed \(seed)")
    }

    @Test func aLongTextTakesNoLongTime() {
        let old = String(repeating: "甲方支持乙方建设。", count: 1800)
        let new = String(repeating: "乙方提供场地保障。", count: 1800)
        #expect(!TextDifference(old, new).isSame)
    }

    /// A small generator: the same numbers for the same seed everywhere.
    private struct SystemOf {
        private var state: UInt64
        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
