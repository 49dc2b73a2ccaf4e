import Cells
import Domain

extension ListScreen {
    func drawList(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (line, rest) = area.splitTop(1)
        drawStatus(line, into: &frame, context)
        guard !window.isEmpty else {
            drawEmpty(rest, into: &frame, context)
            return
        }
        let height = max(1, rest.height - 1)
        var shown = window
        shown.fit(height: height)
        let rows = shown.rows
        let end = shown.selectedRow?.key
        let descending = query.sort.descending
        table(context).draw(
            into: &frame, rect: rest, state: ListState(selected: shown.selected, top: shown.top),
            count: rows.count, first: shown.rank ?? 0, total: count?.matching, focused: !takesText,
            ticks: ticks,
            isMarked: marks.isEmpty
                ? nil : { marks.contains(rows[$0].key, end: end, descending: descending) }
        ) { row, column in
            spans(rows[row], column: column, context)
        }
    }

    /// Why there is nothing to see, and what to do about it.
    private func drawEmpty(_ rest: Rect, into frame: inout Frame, _ context: Context) {
        let lines = emptyText(context).flatMap { TextFit.wrap($0, columns: max(1, rest.width - 4)) }
        for (offset, piece) in lines.enumerated() where offset + 1 < rest.height {
            frame.cells.put(
                piece, at: Point(x: rest.x + 2, y: rest.y + 1 + offset), width: rest.width - 4,
                style: Style(.dim))
        }
        if !takesText { frame.caret = Point(x: rest.x, y: rest.y) }
    }

    private func emptyText(_ context: Context) -> [String] {
        let words = context.words
        if window.awaited != nil { return [words("app.loading")] }
        let kinds = words.kinds(query.kind)
        var lines: [String] = []
        if !query.text.isEmpty { lines.append(words("list.noMatch", ["text": query.text])) }
        if !query.conditions.isEmpty {
            let conditions = query.conditions.map { text(of: $0, context) }
            lines.append(
                words(
                    query.text.isEmpty ? "list.noneFulfils" : "list.alsoFulfils",
                    ["kinds": kinds, "conditions": conditions.joined(separator: words("list.comma"))]))
        }
        if lines.isEmpty, retiredLeftOut ?? 0 == 0 {
            lines.append(
                words(context.isReadOnly ? "list.emptyReadOnly" : "list.empty", ["kinds": kinds]))
        }
        if let retiredLeftOut, retiredLeftOut > 0 {
            lines.append(words("list.onlyRetired", ["n": String(retiredLeftOut), "kinds": kinds]))
        }
        return lines
    }
}
