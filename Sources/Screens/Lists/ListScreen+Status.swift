import Cells
import Domain

/// The line above the rows: filter and conditions as chips that can be taken away, marks, order, place.
extension ListScreen {
    func drawStatus(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let right = place(context)
        let width = min(right.columns, line.width - 2)
        frame.cells.put(right, at: Point(x: line.maxX - width - 1, y: line.y), width: width)
        let left = Rect(x: line.x + 1, y: line.y, width: line.width - width - 4, height: 1)
        if let rowTyped {
            draw(rowTyped, context.words("list.row"), in: left, into: &frame)
        } else if isFiltering {
            draw(filter, context.words("list.filter"), in: left, into: &frame)
        } else {
            drawChips(left, into: &frame, context)
        }
    }

    private func draw(_ editor: LineEditor, _ label: String, in line: Rect, into frame: inout Frame) {
        let used = frame.cells.put(label + " ", at: Point(x: line.x, y: line.y), style: Style(.label))
        let rect = Rect(x: line.x + used, y: line.y, width: max(8, min(40, line.width - used)), height: 1)
        editor.draw(into: &frame, rect: rect, style: Style(.fieldFocused), focused: true)
    }

    private func drawChips(_ line: Rect, into frame: inout Frame, _ context: Context) {
        var chips = query.conditions.enumerated().map { (text: text(of: $1, context), index: $0) }
        if !query.text.isEmpty {
            let text = context.words("list.filter") + " " + query.text
            chips.append((text, query.conditions.count))
        }
        var x = line.x
        for chip in chips where x < line.maxX {
            let close = " " + String(Chrome.close)
            // The sign that takes it away is seen, however long it is.
            let text = TextFit.clip(chip.text, to: max(1, line.maxX - x - 4))
            let spans = [Span("[", .dim), Span(text, .match), Span(close, .dim), Span("]", .dim)]
            let used = frame.cells.put(spans, at: Point(x: x, y: line.y), width: line.maxX - x)
            frame.regions.append(
                HitRegion(
                    Rect(x: x, y: line.y, width: used, height: 1),
                    .row(list: ListScreen.chips, index: chip.index)))
            x += used + 1
        }
        let order = context.words(
            query.sort.descending ? "list.sortedDown" : "list.sortedUp",
            ["field": columnTitle(query.sort.field, context)])
        // The sign at the column says it too.
        guard TextWidth.columns(of: order) <= line.maxX - x else { return }
        frame.cells.put(order, at: Point(x: x, y: line.y), style: Style(.dim))
    }

    /// `3 marked  with retired ones  12/40`
    private func place(_ context: Context) -> [Span] {
        let words = context.words
        var spans: [Span] = []
        if let anchor = marks.anchor {
            let length = anchor.row.flatMap { begun in
                window.rank.map { abs($0 + window.selected - begun) + 1 }
            }
            spans.append(
                Span(length.map { words("list.range", ["n": String($0)]) } ?? words("list.rangeOpen"), .match)
            )
            spans.append(Span("  "))
        }
        if !marks.records.isEmpty {
            spans.append(Span(words("list.marked", ["n": String(marks.records.count)]), .match))
            spans.append(Span("  "))
        }
        if isRenewing { spans.append(Span(words("list.refreshing") + "  ", .dim)) }
        if query.includesRetired { spans.append(Span(words("list.withRetired") + "  ", .dim)) }
        guard let count else { return spans }
        let text =
            count.matching == count.total
            ? position(of: count.total)
            : words("list.matching", ["n": position(of: count.matching), "total": String(count.total)])
        // It changes with every key: in plain text, which costs no change of colours.
        spans.append(Span(text))
        return spans
    }

    /// `12/40` when it is known which row the selected one is.
    private func position(of total: Int) -> String {
        guard let rank = window.rank, total > 0, !window.isEmpty else { return String(total) }
        return "\(rank + window.selected + 1)/\(total)"
    }

    func text(of condition: Condition, _ context: Context) -> String {
        context.words.text(condition, of: query.kind, names: names)
    }
}
