extension String {
    /// Full-width letters, digits, punctuation and space as their ASCII twins, as an input method leaves them
    /// (`２０２１．６` is `2021.6`).
    package var foldedToASCII: String {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
        var folded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: folded.append(" ")
            case 0x3002: folded.append(".")
            case 0x3001: folded.append(",")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Whether any character is a Hanzi: then a name is Chinese already.
    package var hasHanzi: Bool { unicodeScalars.contains { $0.isHanzi } }
}

extension Unicode.Scalar {
    /// The ideographs of the basic plane and all of planes 2 and 3 (rare names live there).
    package var isHanzi: Bool {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD, 0x3007: true
        default: false
        }
    }
}

extension StringProtocol {
    /// Without the blanks before and after it, without needing more of Foundation.
    package var trimmed: String {
        var view = Substring(self)
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
