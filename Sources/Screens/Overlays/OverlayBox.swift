import Cells

/// The window an overlay is drawn in: a box in the middle of the screen, what lies behind it dimmed and shut off
/// from the mouse.
enum OverlayBox {
    /// Draws the box and returns the room inside. `width` and `height` are wishes for that room; a small terminal
    /// gives less.
    static func open(
        _ title: String, width: Int, height: Int, in area: Rect, into frame: inout Frame
    ) -> Rect {
        frame.cells.restyle(area) { style in
            style.selected = false
            style.bold = false
            style.role = .dim
        }
        frame.regions = []
        frame.caretVisible = false
        let outer = Rect(
            size: Size(width: min(area.width, width + 4), height: min(area.height, height + 2)),
            centredIn: area)
        frame.cells.fill(outer)
        frame.cells.box(outer, title: title)
        let inner = outer.inset(dx: 2, dy: 1)
        frame.caret = Point(x: inner.x, y: inner.y)
        return inner
    }

    /// The columns inside a box that takes the width an overlay may have.
    static func columns(_ wish: Int, in area: Rect) -> Int { max(1, min(wish, area.width - 4)) }

    /// The rows inside a box that wishes for so many.
    static func rows(_ wish: Int, in size: Size) -> Int { max(1, min(wish, size.height - 2)) }

    /// A thumb on the right edge of the box, where a list in it has more rows than it shows.
    static func drawThumb(_ list: ListState, count: Int, beside rows: Rect, into frame: inout Frame) {
        ScrollThumb.draw(
            into: &frame, rect: Rect(x: rows.maxX + 1, y: rows.y, width: 1, height: rows.height),
            first: list.top, total: count)
    }

    /// The first row of a list that shows the selected one near the middle, so that what comes next is in sight.
    static func top(selected: Int, count: Int, height: Int) -> Int {
        max(0, min(selected - height / 2, count - height))
    }
}

extension Rect {
    init(size: Size, centredIn area: Rect) {
        self.init(
            x: area.x + max(0, (area.width - size.width) / 2),
            y: area.y + max(0, (area.height - size.height) / 2), width: size.width, height: size.height)
    }
}
