/// How many there are of each of a row of things, as one line without words: a taller sign stands for more. One of
/// them is set in brackets, so that it is seen without colours too.
package struct DensityStrip {
    /// One sign of the line; where there is no room for all, it stands for several neighbours together.
    package struct Cell: Hashable, Sendable {
        package var members: Range<Int>
        package var count: Int
        /// Where it stands, from the beginning of the strip, the bracket before it included.
        package var columns: Range<Int>
        package var isMarked: Bool
    }

    package let cells: [Cell]

    private static let brackets = 2

    /// `width` is never passed; nothing is drawn where there is no room for a single sign and its brackets.
    package init(_ counts: [Int], marked: Int?, width: Int) {
        let room = width - DensityStrip.brackets
        guard room > 0, !counts.isEmpty else {
            cells = []
            return
        }
        let share = (counts.count + room - 1) / room
        var column = 0
        var found: [Cell] = []
        for start in stride(from: 0, to: counts.count, by: share) {
            let members = start..<min(start + share, counts.count)
            let isMarked = marked.map(members.contains) ?? false
            let next = column + (isMarked ? 1 + DensityStrip.brackets : 1)
            found.append(
                Cell(
                    members: members, count: counts[members].reduce(0, +), columns: column..<next,
                    isMarked: isMarked))
            column = next
        }
        cells = found
    }

    package var columns: Int { cells.last?.columns.upperBound ?? 0 }

    package var spans: [Span] {
        let most = cells.map(\.count).max() ?? 0
        return cells.flatMap { cell -> [Span] in
            let sign = String(DensityStrip.sign(cell.count, of: most))
            let role = cell.count == 0 ? Role.dim : Role.label
            guard cell.isMarked else { return [Span(sign, role)] }
            return [
                Span("[", Style(.heading, bold: true)), Span(sign, role),
                Span("]", Style(.heading, bold: true)),
            ]
        }
    }

    /// Something above zero always shows, and only the most is drawn as such.
    static func sign(_ count: Int, of most: Int) -> Character {
        let signs = Chrome.levels
        guard count > 0, most > 0 else { return Chrome.noLevel }
        guard count < most else { return signs[signs.count - 1] }
        let level = Int(Double(count) / Double(most) * Double(signs.count))
        return signs[min(level, signs.count - 2)]
    }
}
