import Cells
import Domain

extension ListScreen {
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (line, rest) = area.splitTop(1)
        drawStatus(line, into: &frame, context)
        guard !window.isEmpty else {
            drawEmpty(rest, into: &frame, context)
            return
        }
        let height = max(1, rest.height - 1)
        var shown = window
        shown.fit(height: height)
        let sorted = columnKeys.firstIndex(of: query.sort.field)
        let table = Table(
            "list", columns: tableColumns(context),
            sort: sorted.map { Table.Sort(column: $0, ascending: !query.sort.descending) },
            scrolled: scrolled)
        let rows = shown.rows
        table.draw(
            into: &frame, rect: rest, state: ListState(selected: shown.selected, top: shown.top),
            count: rows.count, first: shown.rank ?? 0, total: count?.matching,
            focused: !isFiltering
        ) { row, column in
            spans(rows[row], column: column, context)
        }
        if isFiltering { drawFilter(line, into: &frame, context) }
    }

    // MARK: - The line above

    private func drawStatus(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        var right = ""
        if let count {
            right =
                count.matching == count.total
                ? position(of: count.total)
                : words("list.matching", ["n": position(of: count.matching), "total": String(count.total)])
        }
        if query.includesRetired { right = words("list.withRetired") + "  " + right }
        let width = TextWidth.columns(of: right)
        frame.cells.put(
            right, at: Point(x: max(line.x, line.maxX - width - 1), y: line.y), width: width,
            style: Style(.dim))
        if isFiltering {
            drawFilter(line, into: &frame, context)
        } else if !query.text.isEmpty {
            frame.cells.put(
                [Span(words("list.filter") + " ", .label), Span(query.text, .match)],
                at: Point(x: line.x + 1, y: line.y), width: max(0, line.width - width - 3))
        } else {
            let conditions = query.conditions.map { condition in
                words.label(query.kind.rawValue, condition.field.key)
            }
            frame.cells.put(
                conditions.joined(separator: words("list.comma")), at: Point(x: line.x + 1, y: line.y),
                width: max(0, line.width - width - 3), style: Style(.label))
        }
    }

    /// `12/40` when it is known which row the selected one is.
    private func position(of total: Int) -> String {
        guard let rank = window.rank, total > 0 else { return String(total) }
        return "\(rank + window.selected + 1)/\(total)"
    }

    private func drawFilter(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let label = context.words("list.filter") + " "
        let used = frame.cells.put(label, at: Point(x: line.x + 1, y: line.y), style: Style(.label))
        let rect = Rect(x: line.x + 1 + used, y: line.y, width: max(8, line.width / 2 - used), height: 1)
        filter.draw(into: &frame, rect: rect, style: Style(.fieldFocused), focused: true)
    }

    private func drawEmpty(_ rest: Rect, into frame: inout Frame, _ context: Context) {
        let text: String
        if window.awaited != nil {
            text = context.words("app.loading")
        } else if query.text.isEmpty, query.conditions.isEmpty {
            text = context.words("list.empty", ["kinds": context.words.kinds(query.kind)])
        } else {
            text = context.words("list.noMatch", ["text": query.text])
        }
        for (offset, piece) in TextFit.wrap(text, columns: max(1, rest.width - 4)).enumerated() {
            frame.cells.put(
                piece, at: Point(x: rest.x + 2, y: rest.y + 1 + offset), width: rest.width - 4,
                style: Style(.dim))
        }
        if !isFiltering { frame.caret = Point(x: rest.x, y: rest.y) }
    }
}
