/// Bars one below the other, with what they stand for at the left and their values in words at the right. All have one
/// scale, which begins at 0.
package struct BarChart {
    package struct Row: Hashable, Sendable {
        package var label: String
        /// Nil: not known. It is no zero.
        package var value: Double?
        /// The value in words.
        package var text: String
        package var role: Role

        package init(_ label: String, _ value: Double?, _ text: String, role: Role = .good) {
            self.label = label
            self.value = value
            self.text = text
            self.role = role
        }
    }

    package var rows: [Row]
    /// What the longest possible bar stands for; nil: the largest value.
    package var scale: Double?
    /// So many columns at the most for the labels.
    package var widestLabel = 24

    package init(_ rows: [Row], scale: Double? = nil) {
        self.rows = rows
        self.scale = scale
    }

    /// One line a row, none wider than `width`. Where there is no room for a bar the words stay.
    package func lines(width: Int) -> [[Span]] {
        let texts = rows.map { TextWidth.columns(of: $0.text) }.max() ?? 0
        let labels = rows.map { TextWidth.columns(of: $0.label) }.max() ?? 0
        let label = min(labels, widestLabel, max(6, width - texts - 8))
        let bar = width - label - texts - 2
        let end = scale ?? rows.compactMap(\.value).max() ?? 0
        return rows.map { row in
            let text = TextFit.pad(row.text, to: min(texts, max(0, width - label - 1)), align: .right)
            var spans = [Span(TextFit.pad(row.label, to: min(label, width)), .normal)]
            if bar >= 3 {
                spans.append(Span(" "))
                spans.append(
                    Span(
                        ChartBar.text(row.value, scale: end, width: bar),
                        row.value == nil ? .absent : row.role))
            }
            if width > label + 1, !text.isEmpty {
                spans += [Span(" "), Span(text, row.value == nil ? .absent : .normal)]
            }
            return spans
        }
    }
}
