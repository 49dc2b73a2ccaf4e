import Synchronization

/// How many columns text takes on the screen: the one width table of the program. Layout, clipping, the caret
/// and the terminal library all ask here, because two tables that differ by one character bend a whole screen.
///
/// East Asian Wide and Fullwidth are 2, and so is everything in planes 2 and 3, assigned or not, since Hanzi
/// are still being added there. Marks that sit on another character are 0. East Asian Ambiguous is 1 unless the
/// terminal was found to draw it in 2.
package enum TextWidth {
    /// What a scalar is on the screen. The raw values are the last digit of the entries of `runs`.
    enum Kind: UInt32 {
        /// Sits on the character before it: combining marks, medial and final jamo.
        case mark = 0
        case narrow = 1
        case wide = 2
        case ambiguous = 3
        /// Invisible, yet changes what is seen or compared: bidi and other format characters, line separators.
        case hidden = 4
        /// Private use or not assigned.
        case unprintable = 5
        case control = 6
        /// Chooses between forms of its neighbours (joiners, variation selectors); nothing is lost without it.
        case selector = 7
    }

    private static let ambiguousWide = Atomic<Bool>(false)

    /// Whether the terminal draws ambiguous characters (“ ” … — · ① ★ and the box lines) in two columns. Set
    /// once, when the terminal has been asked; everything drawn afterwards follows.
    package static var ambiguousIsWide: Bool {
        get { ambiguousWide.load(ordering: .relaxed) }
        set { ambiguousWide.store(newValue, ordering: .relaxed) }
    }

    /// The columns of one scalar as it is, as `wcwidth` understands them: -1 for a control character.
    /// Text to be shown goes through `SafeText` first; `columns(of:)` counts what that shows.
    package static func columns(ofScalar value: UInt32) -> Int {
        columns(ofScalar: value, ambiguousIsWide: ambiguousIsWide)
    }

    static func columns(ofScalar value: UInt32, ambiguousIsWide: Bool) -> Int {
        switch kind(of: value) {
        case .narrow, .unprintable: 1
        case .wide: 2
        case .ambiguous: ambiguousIsWide ? 2 : 1
        case .mark, .hidden, .selector: 0
        case .control: value == 0 ? 0 : -1
        }
    }

    /// The columns a character takes when it is drawn. A family of emoji is drawn as its members, a control
    /// character as its symbol, so this may be more than 2.
    package static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        let first = scalars[scalars.startIndex]
        if scalars.index(after: scalars.startIndex) == scalars.endIndex {
            switch kind(of: first.value) {
            case .narrow: return 1
            case .wide: return 2
            case .ambiguous: return ambiguousIsWide ? 2 : 1
            default: break
            }
        }
        return columns(of: String(character))
    }

    /// The columns a text takes when it is drawn in one line.
    package static func columns(of text: some StringProtocol) -> Int {
        var ascii = 0
        for byte in text.utf8 {
            guard byte >= 0x20 && byte < 0x7F else {
                var columns = 0
                SafeText.forEachCell(of: text) { _, width in
                    columns += width
                    return true
                }
                return columns
            }
            ascii += 1
        }
        return ascii
    }

    /// Whether a scalar is a character of its own beside any other of which the same is true: plain letters and
    /// signs, Hanzi, their punctuation. Lets most text pass without looking for the borders of characters.
    @inline(__always)
    static func standsAlone(_ value: UInt32) -> Bool {
        value >= 0x20 && value < 0x7F || value >= 0x4E00 && value <= 0x9FFF
            || value >= 0x3001 && value <= 0x3020 || value >= 0xFF01 && value <= 0xFF60
            || value >= 0x2010 && value <= 0x2027 || value >= 0x20000 && value <= 0x3FFFF
    }

    static func standsAlone(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        let first = scalars.startIndex
        return standsAlone(scalars[first].value) && scalars.index(after: first) == scalars.endIndex
    }

    @inline(__always)
    static func kind(of value: UInt32) -> Kind {
        if value < 0x7F { return value >= 0x20 ? .narrow : .control }
        // What Chinese text is made of: Hanzi, its own punctuation, full-width forms.
        if value >= 0x4E00 && value <= 0x9FFF || value >= 0x3000 && value <= 0x3029
            || value >= 0xFF01 && value <= 0xFF60
        {
            return .wide
        }
        return kindInTable(of: value)
    }

    private static func kindInTable(of value: UInt32) -> Kind {
        // The run that holds `value` is the last one that starts at or before it.
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle] >> 4 <= value { low = middle } else { high = middle }
        }
        return Kind(rawValue: runs[low] & 0xF) ?? .unprintable
    }
}
