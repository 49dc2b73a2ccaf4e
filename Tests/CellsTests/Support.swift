@testable import Cells

/// Random numbers that come again with their seed (SplitMix64), for properties whose failures must be repeated.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Pieces that together hold everything that makes text difficult.
let textPieces: [String] = [
    "a", "b", "Z", "7", " ", "  ", "Yangpu", "G-12", "3,000.50", "东", "风", "村", "结对共建", "滧", "\u{31350}",
    "\u{2EBF0}",
    "，", "。", "（", "）", "《", "》", "“", "”", "：", "…", "——", "　", "Ａ", "é", "e\u{301}",
    "a\u{300}\u{301}\u{302}",
    "字\u{301}", "👍", "👍🏽", "👨‍👩‍👧", "🇨🇳", "☎️", "1️⃣", "한", "\u{1112}\u{1161}\u{11AB}", "\u{202E}", "\u{200B}",
    "\u{1B}", "\u{7}", "\u{9B}", "\t", "\u{E000}", "क्षि", "\u{FE0F}",
]

func randomText(_ random: inout Seeded, upTo pieces: Int = 20, from source: [String] = textPieces) -> String {
    (0..<Int.random(in: 0...pieces, using: &random)).reduce(into: "") { text, _ in
        text += source[Int.random(in: 0..<source.count, using: &random)]
    }
}

/// A frame of this size with something drawn into it.
func drawn(_ width: Int, _ height: Int, by draw: (inout Frame) -> Void) -> Frame {
    var frame = Frame(Size(width: width, height: height))
    draw(&frame)
    return frame
}
