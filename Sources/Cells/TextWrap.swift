extension TextFit {
    /// The text broken into lines of at most so many columns, by the rules Chinese is set by (GB/T 15834):
    /// `，。）》”` never begins a line, `（《“` never ends one, and a Latin word or number stays whole where a line
    /// can hold it. Spaces at the end of a line hang over its edge and take no room. A text that fits exactly makes
    /// no further line.
    ///
    /// Lines of one paragraph put together again are the paragraph; line breaks in the text end a line and belong
    /// to none. There is always at least one line, and none is wider than `columns` but for hanging spaces, or
    /// where a single character is.
    package static func wrap(_ text: String, columns: Int) -> [Substring] {
        var lines: [Substring] = []
        var start = text.startIndex
        while true {
            let end = text[start...].firstIndex(where: isLineBreak) ?? text.endIndex
            let paragraph = text[start..<end]
            if TextWidth.columns(of: paragraph) <= columns {
                lines.append(paragraph)
            } else {
                let glyphs = paragraph.map(Glyph.init)
                var index = start
                for range in lineRanges(glyphs[...], columns: columns) {
                    let next = text.index(index, offsetBy: range.count)
                    lines.append(text[index..<next])
                    index = next
                }
            }
            guard end < text.endIndex else { return lines }
            start = text.index(after: end)
        }
    }

    package static func isLineBreak(_ character: Character) -> Bool {
        character == "\n" || character == "\r\n" || character == "\r"
    }

    /// The lines of one paragraph, as ranges of its characters that follow one another without a gap.
    static func lineRanges(_ glyphs: ArraySlice<Glyph>, columns: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = glyphs.startIndex
        repeat {
            let next = endOfLine(from: start, in: glyphs, columns: columns)
            lines.append(start..<next)
            start = next
        } while start < glyphs.endIndex
        return lines
    }

    private static func endOfLine(from start: Int, in glyphs: ArraySlice<Glyph>, columns: Int) -> Int {
        var used = 0
        var end = start
        while end < glyphs.endIndex && used + glyphs[end].width <= columns {
            used += glyphs[end].width
            end += 1
        }
        guard end < glyphs.endIndex else { return end }
        if glyphs[end].kind == .space {
            let hanging = glyphs[end...].firstIndex { $0.kind != .space } ?? glyphs.endIndex
            if hanging == glyphs.endIndex || mayBreak(before: hanging, in: glyphs) { return hanging }
        }
        let places = (start + 1..<max(start, end) + 1).reversed()
        return places.first { mayBreak(before: $0, in: glyphs) }
            // One run fills the line. It is cut, yet not where the cut would part a sign from its neighbour.
            ?? places.first { glyphs[$0].kind != .closing && glyphs[$0 - 1].kind != .opening }
            ?? max(end, start + 1)
    }

    private static func mayBreak(before place: Int, in glyphs: ArraySlice<Glyph>) -> Bool {
        guard place > glyphs.startIndex else { return false }
        let left = glyphs[place - 1]
        let right = glyphs[place]
        switch (left.kind, right.kind) {
        case (_, .space), (_, .closing), (.opening, _): return false
        case (.space, _): return true
        case (.hyphen, .letter), (.hyphen, .digit):
            // A compound may break behind its hyphen; "-5" and " -x" may not, and a day (2021-06-16) stays whole.
            guard place - 2 >= glyphs.startIndex else { return false }
            let before = glyphs[place - 2].kind
            return before == .letter || before == .digit && right.kind != .digit
        default: return !(left.isLatin && right.isLatin)
        }
    }

    /// What breaking lines needs to know of a character.
    struct Glyph {
        enum Kind: UInt8 {
            case space, letter, digit, hyphen, ideograph
            /// May not begin a line.
            case closing
            /// May not end a line.
            case opening
        }

        var width: Int
        var kind: Kind
        /// Of a run that stays together: letters, digits and the narrow signs among them.
        var isLatin: Bool

        init(_ character: Character) {
            let scalars = character.unicodeScalars
            let value = scalars[scalars.startIndex].value
            width = TextWidth.columns(of: character)
            isLatin = value < 0x2E80 && value != 0x20 && value != 0x09
            switch value {
            case 0x20, 0x09, 0x3000: kind = .space
            case 0x2D: kind = .hyphen
            case 0x30...0x39: kind = .digit
            case 0x41...0x5A, 0x61...0x7A: kind = .letter
            case 0x4E00...0x9FFF: kind = .ideograph
            default:
                if Glyph.closers.contains(value) {
                    kind = .closing
                } else if Glyph.openers.contains(value) {
                    kind = .opening
                } else {
                    kind = isLatin ? .letter : .ideograph
                }
            }
        }

        private static let closers = scalars("，。、；：？！）》〉」』】〕〗”’％‰℃々ー～·.,;:?!)]}%｡､｣］｝")
        private static let openers = scalars("（《〈「『【〔〖“‘￥＄([{$¥｢［｛")

        private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
    }
}
