import Cells

/// Draws a list of blocks of rows: the selected one with a bar on its first row and a line beside the others.
enum BlockDrawing {
    static func draw(
        _ blocks: BlockScroll.Blocks, offset: Int, list: String, in area: Rect, into frame: inout Frame,
        rows: (Int) -> [[Span]]
    ) {
        var index = blocks.selected
        var y = offset
        while index > 0, y > 0 {
            index -= 1
            y -= blocks.height(index)
        }
        while index < blocks.count, y < area.height {
            let lines = rows(index)
            draw(
                lines, isSelected: index == blocks.selected, at: y,
                target: .row(list: list, index: index), in: area, into: &frame)
            y += lines.count
            index += 1
        }
    }

    /// `top` counts from the upper edge of the area; what falls outside is left out. The first row in sight of a
    /// selected block carries the bar.
    static func draw(
        _ rows: [[Span]], isSelected: Bool, at top: Int, target: HitRegion.Target, in area: Rect,
        into frame: inout Frame
    ) {
        let barRow = max(0, top)
        for (offset, row) in rows.enumerated() {
            let y = top + offset
            guard y >= 0, y < area.height else { continue }
            let line = Rect(x: area.x, y: area.y + y, width: area.width - 1, height: 1)
            let hasBar = isSelected && y == barRow
            if hasBar { frame.cells.fill(line, style: Style(selected: true)) }
            frame.cells.put(
                row.selected(hasBar), at: Point(x: line.x, y: line.y), width: line.width, mark: .none)
            if isSelected, !hasBar, !row.isEmpty {
                frame.cells.put(
                    String(Chrome.vertical), at: Point(x: line.x, y: line.y), style: Style(.heading))
            }
            if hasBar, !frame.caretVisible { frame.caret = Point(x: line.x, y: line.y) }
            frame.regions.append(HitRegion(line, target))
        }
    }
}
