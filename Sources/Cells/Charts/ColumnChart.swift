/// Columns side by side over a ground line, as months of a year: a scale from 0 at the left, labels beneath.
package struct ColumnChart {
    package struct Column: Hashable, Sendable {
        package var label: String
        /// Nil: not known.
        package var value: Int?

        package init(_ label: String, _ value: Int?) {
            self.label = label
            self.value = value
        }
    }

    package var columns: [Column]

    package init(_ columns: [Column]) { self.columns = columns }

    /// The columns as one row of heights, one column each. Zero is a line on the ground, not known a question mark.
    package static func sparkline(_ values: [Int?]) -> String {
        let most = values.compactMap(\.self).max() ?? 0
        return String(
            values.map { value in
                guard let value else { return ChartSigns.notKnown }
                guard value > 0, most > 0 else { return ChartSigns.zero }
                return ChartSigns.heights[min(7, max(1, (value * 8 + most - 1) / most) - 1)]
            })
    }

    /// `height` rows of columns and, beneath them, the labels; none wider than `width`. The rows are of one scale, whose
    /// end stands beside the first, and 0 beside the last. Without room for one column each there are no lines.
    package func lines(width: Int, height: Int, selected: Int? = nil) -> [[Span]] {
        let most = columns.compactMap(\.value).max() ?? 0
        let end = Int(ChartBar.scale(for: Double(most)))
        let scale = String(end).count
        guard height > 0, !columns.isEmpty, width >= scale + 1 + columns.count else { return [] }
        // A gap between columns where there is room for one.
        let pitch = min(6, (width - scale - 1) / columns.count)
        let isApart = pitch > 1
        let labels = columns.map { TextFit.clip($0.label, to: isApart ? pitch - 1 : 1, mark: .none) }
        var lines: [[Span]] = (0..<height).map { row in
            let mark = row == 0 ? String(end) : row == height - 1 ? "0" : ""
            var spans = [Span(TextFit.pad(mark, to: scale, align: .right) + " ", .dim)]
            for (index, column) in columns.enumerated() {
                let text = String(
                    repeating: sign(column.value, end: end, row: height - 1 - row, of: height),
                    count: isApart ? pitch - 1 : 1)
                spans.append(
                    Span(
                        text, Style(column.value == nil ? .absent : .good, selected: index == selected)))
                if isApart, index < columns.count - 1 { spans.append(Span(" ")) }
            }
            return spans
        }
        var names = [Span(String(repeating: " ", count: scale + 1))]
        for (index, label) in labels.enumerated() {
            names.append(
                Span(
                    TextFit.pad(label, to: isApart ? pitch - 1 : 1), Style(.dim, selected: index == selected))
            )
            if isApart, index < columns.count - 1 { names.append(Span(" ")) }
        }
        lines.append(names)
        return lines
    }

    /// What stands in one of `height` rows of a column, counted from below.
    private func sign(_ value: Int?, end: Int, row: Int, of height: Int) -> Character {
        guard let value else { return row == 0 ? ChartSigns.notKnown : " " }
        guard value > 0 else { return row == 0 ? ChartSigns.zero : " " }
        let eighths = max(1, Int((Double(value) / Double(end) * Double(height * 8)).rounded()))
        let here = min(8, eighths - row * 8)
        guard here > 0 else { return " " }
        return ChartSigns.heights[here - 1]
    }
}
