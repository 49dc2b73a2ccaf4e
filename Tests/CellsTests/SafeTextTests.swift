import Testing

@testable import Cells

struct SafeTextTests {
    @Test(
        "What a terminal would obey or hide is shown as a sign",
        arguments: [
            ("plain", "plain"), ("东风村", "东风村"), ("\u{1B}[31m", "␛[31m"), ("a\r\nb", "a␍␊b"), ("\u{7F}", "␡"),
            ("\u{9B}2J", "‹U+009B›2J"), ("村\u{202E}abc", "村‹U+202E›abc"), ("a\u{200B}b", "a‹U+200B›b"),
            ("\u{E000}", "‹U+E000›"), ("\u{10FFFF}", "‹U+10FFFF›"), ("a\tb", "a b"), ("a\u{A0}b", "a b"),
            ("☎️", "☎"), ("👨‍👩‍👧", "👨👩👧"), ("👍🏽", "👍"), ("🇨🇳", "CN"), ("\u{301}x", "\u{25CC}\u{301}x"),
            ("葛\u{E0100}城", "葛城"), ("滧\u{31350}", "滧\u{31350}"), ("a\u{11AB}", "a‹U+11AB›"),
        ])
    func display(stored: String, shown: String) {
        #expect(SafeText.display(stored) == shown)
    }

    @Test("A flood of marks is cut at five scalars a cell")
    func flood() {
        let flood = "a" + String(repeating: "\u{301}", count: 500) + "b"
        #expect(SafeText.display(flood).unicodeScalars.count == 6)
        #expect(TextWidth.columns(of: flood) == 2)
    }

    @Test(
        "Whatever goes in, every cell is one character of one or two columns, and showing it again changes nothing",
        arguments: 0..<300)
    func cells(seed: Int) {
        var random = Seeded(UInt64(seed))
        var text = randomText(&random)
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        SafeText.forEachCell(of: text) { character, width in
            #expect(width == 1 || width == 2, "seed \(seed)")
            #expect(character.unicodeScalars.count <= SafeText.scalarsPerCell, "seed \(seed)")
            for scalar in character.unicodeScalars {
                let kind = TextWidth.kind(of: scalar.value)
                #expect([.narrow, .wide, .ambiguous, .mark].contains(kind), "seed \(seed)")
            }
            return true
        }
        let shown = SafeText.display(text)
        #expect(SafeText.display(shown) == shown, "seed \(seed)")
    }
}
