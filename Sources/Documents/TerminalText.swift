/// Stored text as it may go to a terminal: what a terminal would obey, and what would reorder or hide its
/// neighbours, is replaced by a visible sign. Everything else, marks and emoji included, stays as it is.
package enum TerminalText {
    /// `keepsLines`: line feeds and tabs stay; a carriage return never does.
    package static func safe(_ text: String, keepsLines: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: { isActive($0) }) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isActive(scalar) || keepsLines && (scalar == "\n" || scalar == "\t") {
                shown.append(scalar)
            } else {
                shown.append(contentsOf: standIn(for: scalar))
            }
        }
        return String(shown)
    }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// ␛ for escape, ␊ for line feed and so on; `‹U+202E›` for what has no picture.
    private static func standIn(for scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar.value {
        case 0x09: return " ".unicodeScalars
        case 0x7F: return "\u{2421}".unicodeScalars
        case 0..<0x20:
            if let picture = Unicode.Scalar(0x2400 + scalar.value) { return String(picture).unicodeScalars }
        default: break
        }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return ("‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›").unicodeScalars
    }
}
