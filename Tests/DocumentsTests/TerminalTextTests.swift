import Documents
import Testing

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain text", "plain text"), ("滧东村 🌾 é", "滧东村 🌾 é"), ("", ""),
        ("a\u{1B}[31mb", "a␛[31mb"), ("\u{1B}]0;title\u{07}", "␛]0;title␇"), ("a\u{7F}b", "a␡b"),
        ("a\u{9B}31mb", "a‹U+009B›31mb"), ("\u{85}", "‹U+0085›"),
        ("abc\u{202E}fdp", "abc‹U+202E›fdp"), ("a\u{200B}b", "a‹U+200B›b"), ("\u{FEFF}", "‹U+FEFF›"),
        ("a\u{2028}b", "a‹U+2028›b"), ("\u{E0041}", "‹U+E0041›"), ("a\r\nb", "a␍␊b"), ("a\tb", "a b"),
        ("\u{0}", "␀"),
    ])
    func whatATerminalWouldObeyIsShown(_ text: String, _ expected: String) {
        #expect(TerminalText.safe(text) == expected)
    }

    @Test func linesAreKeptOnlyWhereAsked() {
        #expect(TerminalText.safe("a\nb\tc\r\nd", keepsLines: true) == "a\nb\tc␍\nd")
        #expect(TerminalText.safe("a\u{1B}\nb", keepsLines: true) == "a␛\nb")
    }

    /// Every scalar that can mean something, beside a letter; the planes between are empty.
    @Test func nothingActiveGetsThrough() {
        for value in Array(UInt32(0)...0x1FFFF) + Array(UInt32(0xE0000)...0xE0FFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = TerminalText.safe("x" + String(scalar))
            for left in shown.unicodeScalars {
                let isControl = left.value < 0x20 || (0x7F...0x9F).contains(left.value)
                if isControl || left.properties.generalCategory == .format {
                    Issue.record("U+\(String(value, radix: 16)) got through")
                }
            }
        }
    }
}
