/// A piece of text in one style. A line on the screen is an array of them.
package struct Span: Hashable, Sendable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = Style()) {
        self.text = text
        self.style = style
    }

    package init(_ text: String, _ role: Role) {
        self.init(text, Style(role))
    }

    package var columns: Int { TextWidth.columns(of: text) }
}

extension [Span] {
    package var columns: Int { reduce(0) { $0 + $1.columns } }
    /// The words alone.
    package var text: String { map(\.text).joined() }

    /// The same words as the selected row of a list shows them.
    package func selected(_ selected: Bool = true) -> [Span] {
        map { span in
            var span = span
            span.style.selected = selected
            return span
        }
    }
}
