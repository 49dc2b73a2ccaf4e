import Testing

@testable import Cells

struct TextWidthTests {
    @Test(
        "Scalars have the columns terminals give them",
        arguments: [
            (0x41, 1), (0x4E2D, 2), (0x6EE7, 2), (0x31350, 2), (0x2EBF0, 2), (0x3FFF0, 2), (0x2A6E0, 2),
            (0xFF0C, 2), (0x3002, 2), (0x3000, 2), (0x1F600, 2), (0x301, 0), (0x200B, 0), (0xFE0F, 0),
            (0x200D, 0),
            (0x202E, 0), (0xAC00, 2), (0x1161, 0), (0x0, 0), (0x1B, -1), (0x7F, -1), (0x9B, -1), (0x2026, 1),
            (0xE000, 1), (0xFF71, 1), (0x10FFFF, 1), (0x7FFF_FFFF, 1),
        ] as [(UInt32, Int)])
    func scalar(value: UInt32, columns: Int) {
        #expect(TextWidth.columns(ofScalar: value, ambiguousIsWide: false) == columns)
    }

    @Test("Ambiguous characters are two columns where the terminal says so; marks and Latin letters are not")
    func ambiguous() {
        for scalar in "“”…—·①★│▲".unicodeScalars {
            #expect(TextWidth.columns(ofScalar: scalar.value, ambiguousIsWide: false) == 1)
            #expect(TextWidth.columns(ofScalar: scalar.value, ambiguousIsWide: true) == 2)
        }
        for scalar in "az09\u{301}".unicodeScalars {
            #expect(TextWidth.columns(ofScalar: scalar.value, ambiguousIsWide: true) < 2)
        }
    }

    @Test(
        "Text has the columns of what is drawn for it",
        arguments: [
            ("", 0), ("Yangpu", 6), ("滧东村", 6), ("\u{31350}氏", 4), ("e\u{301}", 1), ("👍🏽", 2),
            ("👨‍👩‍👧", 6), ("🇨🇳", 2), ("☎️", 1), ("\u{1B}[31m", 5), ("\r\n", 2), ("\u{202E}", 8), ("\t", 1),
            ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{301}", 1),
        ])
    func text(text: String, columns: Int) {
        #expect(TextWidth.columns(of: text) == columns)
    }

    @Test("The columns of a text are the sum over its characters, and over its cells", arguments: 0..<300)
    func sums(seed: Int) {
        var random = Seeded(UInt64(seed))
        let text = randomText(&random)
        #expect(
            TextWidth.columns(of: text) == text.reduce(0) { $0 + TextWidth.columns(of: $1) }, "seed \(seed)")
    }

    @Test("The table is in order, begins at 0 and never names the same kind twice in a row")
    func table() {
        let runs = TextWidth.runs
        #expect(runs.first.map { $0 >> 4 } == 0)
        for (one, next) in zip(runs, runs.dropFirst()) {
            #expect(one >> 4 < next >> 4)
            #expect(one & 0xF != next & 0xF)
            #expect(TextWidth.Kind(rawValue: next & 0xF) != nil)
        }
    }

    @Test("The quick answers for common Hanzi agree with the table")
    func quickAnswers() {
        for run in [0x3000...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF60] as [ClosedRange<UInt32>] {
            let before = TextWidth.runs.lastIndex { $0 >> 4 <= run.lowerBound } ?? 0
            #expect(TextWidth.runs[before] & 0xF == TextWidth.Kind.wide.rawValue)
            #expect(TextWidth.runs[before + 1] >> 4 > run.upperBound)
        }
    }
}
