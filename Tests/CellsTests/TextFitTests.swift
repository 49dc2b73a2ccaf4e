import Testing

@testable import Cells

struct TextFitTests {
    @Test("Clipping cuts between characters and says so")
    func clip() {
        #expect(TextFit.clip("东风村党支部", to: 12) == "东风村党支部")
        #expect(TextFit.clip("东风村党支部", to: 11) == "东风村党支…")
        #expect(TextFit.clip("东风村党支部", to: 10) == "东风村党…")
        #expect(TextFit.clip("Yangpu", to: 4) == "Yan…")
        #expect(TextFit.clip("Yangpu", to: 4, mark: .more) == "Yan›")
        #expect(TextFit.clip("Yangpu", to: 4, mark: .none) == "Yang")
        #expect(TextFit.clip("e\u{301}e\u{301}e\u{301}", to: 2) == "e\u{301}…")
        #expect(TextFit.clip("东", to: 0) == "")
        #expect(TextFit.clip("东风", to: 1) == "…")
    }

    @Test("Padding gives exactly the columns asked for")
    func pad() {
        #expect(TextFit.pad("东风", to: 6) == "东风  ")
        #expect(TextFit.pad("12.50", to: 8, align: .right) == "   12.50")
        #expect(TextFit.pad("东", to: 5, align: .center) == " 东  ")
        #expect(TextFit.pad("东风村", to: 4) == "东… ")
    }

    @Test("Clipped and padded text has the columns promised and splits no character", arguments: 0..<300)
    func properties(seed: Int) {
        var random = Seeded(UInt64(seed))
        let text = randomText(&random)
        let columns = Int.random(in: 0...30, using: &random)
        #expect(TextWidth.columns(of: TextFit.clip(text, to: columns)) <= columns, "seed \(seed)")
        let prefix = TextFit.prefix(text, columns: columns)
        #expect(Array(text).starts(with: prefix), "seed \(seed)")
        let plain = randomText(&random, from: ["a", "东", "，", " ", "滧", "x1", "👍"])
        #expect(TextWidth.columns(of: TextFit.pad(plain, to: columns)) == columns, "seed \(seed)")
    }
}

struct TextWrapTests {
    @Test("Punctuation stays with what it belongs to")
    func punctuation() {
        #expect(TextFit.wrap("资源共享，人才培养。", columns: 8) == ["资源共", "享，人才", "培养。"])
        #expect(TextFit.wrap("双方（甲方）签订", columns: 6) == ["双方", "（甲", "方）签", "订"])
        #expect(TextFit.wrap("他说：“共建”", columns: 8) == ["他说：", "“共建”"])
    }

    @Test("Latin words and figures stay whole where they fit, and are cut where no line can hold them")
    func words() {
        #expect(TextFit.wrap("Yangpu Science Center", columns: 9) == ["Yangpu ", "Science ", "Center"])
        #expect(TextFit.wrap("合计3,000.50元整", columns: 9) == ["合计", "3,000.50", "元整"])
        #expect(TextFit.wrap("supercalifragilistic", columns: 8) == ["supercal", "ifragili", "stic"])
        #expect(TextFit.wrap("party-building work", columns: 8) == ["party-", "building ", "work"])
    }

    @Test("A day stays whole, a compound may part behind its hyphen")
    func hyphens() {
        #expect(TextFit.wrap("ended on 2020-10-18.", columns: 16) == ["ended on ", "2020-10-18."])
        #expect(TextFit.wrap("a well-known village", columns: 8) == ["a well-", "known ", "village"])
        #expect(TextFit.wrap("the 18-digit code", columns: 8) == ["the 18-", "digit ", "code"])
    }

    @Test("Text that fits exactly makes no further line")
    func exact() {
        #expect(TextFit.wrap("结对共建", columns: 8) == ["结对共建"])
        #expect(TextFit.wrap("结对共建协议", columns: 6) == ["结对共", "建协议"])
        #expect(TextFit.wrap("abcd efgh", columns: 4) == ["abcd ", "efgh"])
        #expect(TextFit.wrap("", columns: 5) == [""])
        #expect(TextFit.wrap("a\n\nb\n", columns: 5) == ["a", "", "b", ""])
        #expect(TextFit.wrap("a\r\nb", columns: 5) == ["a", "b"])
    }

    @Test("Joined again the lines are the text, and none is too wide", arguments: 0..<400)
    func identity(seed: Int) {
        var random = Seeded(UInt64(seed))
        let text = randomText(&random, upTo: 60)
        let columns = Int.random(in: 1...30, using: &random)
        let lines = TextFit.wrap(text, columns: columns)
        #expect(lines.joined() == text, "seed \(seed)")
        for line in lines {
            var seen = String(line)
            while let last = seen.last, TextFit.Glyph(last).kind == .space { seen.removeLast() }
            #expect(
                TextWidth.columns(of: seen) <= columns || line.count == 1,
                "seed \(seed): \(line.unicodeScalars.map(\.value)) in \(columns)")
            #expect(!line.isEmpty || text.isEmpty, "seed \(seed)")
        }
    }

    @Test("No line begins with a closing sign or ends with an opening one", arguments: 0..<400)
    func kinsoku(seed: Int) {
        var random = Seeded(UInt64(seed))
        let words = ["共", "建", "东风", "滧东村", "Party", "12"]
        let signs = ["，", "。", "）", "》", "”", "、", "；", "：", "！", "？", "（", "《", "“"]
        var text = "文"
        for _ in 0..<40 {
            text += words[Int.random(in: 0..<words.count, using: &random)]
            if Bool.random(using: &random) {
                text += signs[Int.random(in: 0..<signs.count, using: &random)] + "文"
            }
        }
        for line in TextFit.wrap(text, columns: Int.random(in: 10...40, using: &random)) {
            if let first = line.first { #expect(!"，。）》”、；：！？".contains(first), "seed \(seed): \(line)") }
            if let last = line.last { #expect(!"（《“".contains(last), "seed \(seed): \(line)") }
        }
    }
}
