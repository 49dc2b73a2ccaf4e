import Synchronization

/// The signs we draw ourselves, beside the text: marks of clipping, lines, arrows. Each has an ASCII form for
/// terminals that cannot draw it, or that would draw it in two columns.
package enum Chrome {
    private static let asciiOnly = Atomic<Bool>(false)

    /// Whether only ASCII is used. Set once, when the terminal is known; a terminal that draws ambiguous
    /// characters in two columns has the same effect.
    package static var isASCII: Bool {
        get { asciiOnly.load(ordering: .relaxed) || TextWidth.ambiguousIsWide }
        set { asciiOnly.store(newValue, ordering: .relaxed) }
    }

    /// Text goes on, but was cut here.
    package static var ellipsis: Character { isASCII ? "~" : "…" }
    /// There is more in this direction: columns or text scrolled out of sight.
    package static var moreRight: Character { isASCII ? ">" : "›" }
    package static var moreLeft: Character { isASCII ? "<" : "‹" }
    package static var ascending: Character { isASCII ? "^" : "▲" }
    package static var descending: Character { isASCII ? "v" : "▼" }
    package static var horizontal: Character { isASCII ? "-" : "─" }
    package static var vertical: Character { isASCII ? "|" : "│" }
    /// Something is as it should be.
    package static var check: Character { isASCII ? "+" : "✓" }
    package static var thumb: Character { isASCII ? "#" : "█" }
    /// Beside the thumb: something marked stands here.
    package static var tick: Character { isASCII ? "=" : "╪" }
    /// Takes away what it stands in.
    package static var close: Character { isASCII ? "x" : "×" }
    package static var track: Character { isASCII ? ":" : "│" }
    package static var crumb: Character { isASCII ? ">" : "›" }
    package static var barFull: Character { isASCII ? "#" : "█" }
    package static var barEmpty: Character { isASCII ? "." : "░" }
    /// From little to much; each of one column.
    package static var levels: [Character] { Array(isASCII ? ":-=+*%#" : "▁▂▃▄▅▆▇█") }
    /// Nothing, in a row of levels.
    package static var noLevel: Character { isASCII ? "." : "·" }
    /// Top left, top right, bottom left, bottom right.
    package static var corners: (Character, Character, Character, Character) {
        isASCII ? ("+", "+", "+", "+") : ("┌", "┐", "└", "┘")
    }
}
