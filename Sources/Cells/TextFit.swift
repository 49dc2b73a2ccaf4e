/// Text made to fit a number of columns. Cuts fall between characters as people see them, never inside one.
package enum TextFit {
    package enum Alignment: Hashable, Sendable {
        case left, right, center
    }

    /// The longest beginning of the text that takes at most so many columns.
    package static func prefix<Text: StringProtocol>(_ text: Text, columns: Int) -> Text.SubSequence {
        let scalars = text.unicodeScalars
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            var next = scalars.index(after: end)
            let value = scalars[end].value
            if TextWidth.standsAlone(value)
                && (next == text.endIndex || TextWidth.standsAlone(scalars[next].value))
            {
                used += TextWidth.columns(ofScalar: value)
            } else {
                next = text.index(after: end)
                used += TextWidth.columns(of: text[end])
            }
            if used > columns { break }
            end = next
        }
        return text[..<end]
    }

    static func spacesAtEnd(_ text: some StringProtocol) -> Int {
        text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    }

    /// Whether what has no room in so many columns is only spaces, as where a line was broken at them.
    static func onlySpacesHang(over columns: Int, _ text: some StringProtocol) -> Bool {
        let spaces = spacesAtEnd(text)
        return spaces > 0 && TextWidth.columns(of: text) - spaces <= columns
    }

    /// The text itself where it fits, else its beginning and the mark. Spaces that hang over are no loss.
    package static func clip(
        _ text: some StringProtocol, to columns: Int, mark: ClipMark = .ellipsis
    ) -> String {
        guard columns > 0 else { return "" }
        if TextWidth.columns(of: text) <= columns { return String(text) }
        if onlySpacesHang(over: columns, text) { return String(prefix(text, columns: columns)) }
        guard let sign = mark.character else { return String(prefix(text, columns: columns)) }
        return prefix(text, columns: columns - 1) + String(sign)
    }

    /// The text clipped or filled up with spaces to exactly so many columns.
    package static func pad(
        _ text: some StringProtocol, to columns: Int, align: Alignment = .left, mark: ClipMark = .ellipsis
    ) -> String {
        let kept = clip(text, to: columns, mark: mark)
        let gap = max(0, columns - TextWidth.columns(of: kept))
        let before =
            switch align {
            case .left: 0
            case .right: gap
            case .center: gap / 2
            }
        return String(repeating: " ", count: before) + kept + String(repeating: " ", count: gap - before)
    }
}
