/// Stored text as it may be shown. Nothing a terminal would obey, and nothing that could reorder, hide or shift
/// what stands beside it, gets through: it is shown as a visible sign instead. The stored text stays untouched.
package enum SafeText {
    /// Scalars in one cell at most: a character and four marks. More marks than that are an attack or an
    /// accident, and would climb over the rows above.
    static let scalarsPerCell = 5

    /// The text with everything unsafe replaced, for places that take text and not cells (titles, messages,
    /// output of commands).
    package static func display(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return String(text) }
        var shown = ""
        forEachCell(of: text) { character, _ in
            shown.append(character)
            return true
        }
        return shown
    }

    /// Calls `body` with each cell of the text in order: what is shown in it, and whether that takes 1 or 2
    /// columns. Stops when `body` says false.
    ///
    /// One cell holds one spacing scalar and its marks; that is what a terminal is able to place. So emoji that
    /// are joined or coloured by further scalars come as their plain members, and flags as their two letters.
    @inline(__always)
    package static func forEachCell(of text: some StringProtocol, _ body: (Character, Int) -> Bool) {
        var base: Unicode.Scalar?
        var baseWidth = 0
        var marks: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            var shown = scalar
            var width = 1
            switch TextWidth.kind(of: scalar.value) {
            case .narrow:
                shown = narrowForm(of: scalar)
            case .wide:
                if isSkinTone(scalar), let base, takesSkinTone(base) { continue }
                width = 2
            case .ambiguous:
                if TextWidth.ambiguousIsWide { width = 2 }
            case .selector:
                continue
            case .mark:
                if base == nil {
                    base = orphanBase
                    baseWidth = 1
                }
                if marks.count < scalarsPerCell - 1 { marks.append(scalar) }
                continue
            case .control, .hidden, .unprintable:
                if let sign = controlPicture(of: scalar) {
                    shown = sign
                    break
                }
                if let last = base, !emit(last, baseWidth, marks, body) { return }
                base = nil
                marks = []
                for character in standIn(for: scalar) where !body(character, 1) { return }
                continue
            }
            if let last = base {
                if marks.isEmpty {
                    if !body(Character(last), baseWidth) { return }
                } else {
                    if !emit(last, baseWidth, marks, body) { return }
                    marks = []
                }
            }
            base = shown
            baseWidth = width
        }
        if let last = base { _ = emit(last, baseWidth, marks, body) }
    }

    /// A mark with nothing to sit on gets this circle, as in Unicode's own charts.
    private static let orphanBase: Unicode.Scalar = "\u{25CC}"

    private static func emit(
        _ base: Unicode.Scalar, _ width: Int, _ marks: [Unicode.Scalar], _ body: (Character, Int) -> Bool
    ) -> Bool {
        guard !marks.isEmpty else { return body(Character(base), width) }
        var cluster = String(base)
        cluster.unicodeScalars.append(contentsOf: marks)
        if cluster.count == 1 { return body(Character(cluster), width) }
        // Marks that do not join this base (a final jamo after a Latin letter, or a mark newer than the rules
        // we run with) cannot share its cell.
        guard body(Character(base), width) else { return false }
        for mark in marks {
            for character in standIn(for: mark) where !body(character, 1) { return false }
        }
        return true
    }

    /// Spaces of other widths are drawn as the plain space, letters of a flag as letters.
    @inline(__always)
    private static func narrowForm(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case ..<0xA0: scalar
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: " "
        case 0x1F1E6...0x1F1FF: Unicode.Scalar(UInt8(scalar.value - 0x1F1E6 + 0x41))
        default: scalar
        }
    }

    private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x1F3FB && scalar.value <= 0x1F3FF
    }

    private static func takesSkinTone(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x261D && scalar.value <= 0x270D || scalar.value >= 0x1F385 && !isSkinTone(scalar)
    }

    /// ␛ for escape, ␊ for line feed, and so on; a tab is a space.
    private static func controlPicture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09: " "
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        default: nil
        }
    }

    /// `‹U+202E›`: what cannot be drawn is named.
    private static func standIn(for scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
    }
}
