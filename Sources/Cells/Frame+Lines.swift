extension Frame {
    /// Fills `lines` from what has been drawn: every row that says something, without the lines of boxes, with
    /// `> ` before a row that holds the selection.
    package mutating func deriveLines() {
        let drawn: Set<Character> = Set([
            Chrome.horizontal, Chrome.vertical, Chrome.track, Chrome.thumb, Chrome.corners.0,
            Chrome.corners.1,
            Chrome.corners.2, Chrome.corners.3,
        ])
        lines = (0..<size.height).compactMap { y in
            var line = ""
            var isSelected = false
            for cell in cells.row(y) where cell.width > 0 {
                let isLine = cell.style.role == .border && drawn.contains(cell.character)
                line.append(isLine ? " " : cell.character)
                isSelected = isSelected || cell.style.selected
            }
            while line.last == " " { line.removeLast() }
            let words = line.drop { $0 == " " }
            guard !words.isEmpty else { return nil }
            return (isSelected ? "> " : "") + words
        }
    }
}
