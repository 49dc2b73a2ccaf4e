/// The parts of a whole in one bar, told apart by their hatch (and, where there are colours, by those too), with a
/// legend in words.
package struct StackedBar {
    package struct Part: Hashable, Sendable {
        package var label: String
        package var value: Int
        package var role: Role

        package init(_ label: String, _ value: Int, role: Role = .normal) {
            self.label = label
            self.value = value
            self.role = role
        }
    }

    package var parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    /// The columns of each part: they sum up to `width` (to nothing when there is nothing), a part above zero has at
    /// least one where there are columns enough.
    package static func columns(_ values: [Int], width: Int) -> [Int] {
        let values = values.map { max(0, $0) }
        let total = values.reduce(0) { $0 + Double($1) }
        guard total > 0, width > 0 else { return values.map { _ in 0 } }
        let exact = values.map { Double($0) / total * Double(width) }
        var columns = exact.map { Int($0) }
        let byRest = exact.indices.sorted {
            let (one, other) = (exact[$0] - Double(columns[$0]), exact[$1] - Double(columns[$1]))
            return one == other ? $0 < $1 : one > other
        }
        var left = width - columns.reduce(0, +)
        for index in byRest where left > 0 && values[index] > 0 {
            columns[index] += 1
            left -= 1
        }
        guard values.count(where: { $0 > 0 }) <= width else { return columns }
        for index in columns.indices where values[index] > 0 && columns[index] == 0 {
            guard let longest = columns.indices.max(by: { columns[$0] < columns[$1] }) else { break }
            columns[longest] -= 1
            columns[index] = 1
        }
        return columns
    }

    /// Exactly `width` columns; a line on the ground where there is nothing to divide.
    package func bar(width: Int) -> [Span] {
        guard width > 0 else { return [] }
        let columns = StackedBar.columns(parts.map(\.value), width: width)
        guard columns.contains(where: { $0 > 0 }) else {
            return [Span(String(repeating: ChartSigns.zero, count: width), .dim)]
        }
        return zip(parts.indices, columns).compactMap { index, count in
            count == 0 ? nil : Span(String(repeating: sign(index), count: count), parts[index].role)
        }
    }

    /// `█ kept 12  ▒ partly 3`, broken into lines no wider than `width`; parts without anything are told too.
    package func legend(width: Int, selected: Int? = nil) -> [[Span]] {
        var lines: [[Span]] = []
        for (index, part) in parts.enumerated() {
            let room = max(1, width)
            let words = TextFit.clip("\(part.label) \(part.value)", to: max(0, room - 2))
            let entry = [
                Span(String(sign(index)), part.role), Span(words.isEmpty ? "" : " " + words, .normal),
            ].filter { !$0.text.isEmpty }.selected(index == selected)
            if let last = lines.last, last.columns + 2 + entry.columns <= room {
                lines[lines.count - 1] += [Span("  ")] + entry
            } else {
                lines.append(entry)
            }
        }
        return lines
    }

    private func sign(_ index: Int) -> Character {
        ChartSigns.hatches[index % ChartSigns.hatches.count]
    }
}
