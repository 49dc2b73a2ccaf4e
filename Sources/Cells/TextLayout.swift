/// The lines an edited text takes on the screen at one width, as ranges of its characters. A line break belongs to
/// no line.
struct TextLayout: Hashable, Sendable {
    let columns: Int
    /// Never empty, in order.
    private(set) var lines: [Range<Int>] = []

    init(_ characters: [Character], columns: Int) {
        self.columns = max(1, columns)
        let glyphs = characters.map(TextFit.Glyph.init)
        var start = 0
        while true {
            let end = characters[start...].firstIndex(of: "\n") ?? characters.count
            lines += TextFit.lineRanges(glyphs[start..<end], columns: self.columns)
            guard end < characters.count else { return }
            start = end + 1
        }
    }

    /// The line a place is in. Where a line was only wrapped, its end and the beginning of the next are the same
    /// place: `atLineEnd` says which of the two is meant.
    func line(of place: Int, atLineEnd: Bool) -> Int {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= place { low = middle } else { high = middle }
        }
        if atLineEnd && low > 0 && lines[low - 1].upperBound == place { return low - 1 }
        return low
    }

    func column(of place: Int, in line: Int, of characters: [Character]) -> Int {
        guard lines[line].lowerBound < place else { return 0 }
        let used = characters[lines[line].lowerBound..<place].reduce(0) { $0 + TextWidth.columns(of: $1) }
        // Spaces that hang over the edge take no room.
        return min(used, columns)
    }

    /// The place in a line nearest to the left of a column.
    func place(at column: Int, in line: Int, of characters: [Character]) -> Int {
        var used = 0
        for place in lines[line] {
            used += TextWidth.columns(of: characters[place])
            if used > column { return place }
        }
        return lines[line].upperBound
    }
}
