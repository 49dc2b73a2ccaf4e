import Cells

/// Entries under lines that say what they are about; in a low window those lines give way.
extension Stream {
    private static var leastBelow: Int { 4 }

    private static func shown(_ head: [[Span]], in area: Rect) -> Int {
        min(head.count, max(0, area.height - leastBelow))
    }

    func blocks(
        below head: [[Span]], in area: Rect, rows: @escaping (Int) -> [[Span]]
    ) -> BlockScroll.Blocks {
        blocks(window: max(1, area.height - Self.shown(head, in: area) - 1)) { rows($0).count }
    }

    func draw(
        below head: [[Span]], in area: Rect, list: String, into frame: inout Frame,
        rows: @escaping (Int) -> [[Span]]
    ) {
        let (top, below) = area.splitTop(Self.shown(head, in: area) + 1)
        for (row, line) in head.prefix(top.height).enumerated() {
            frame.cells.put(line, at: Point(x: top.x + 1, y: top.y + row), width: top.width - 2)
        }
        frame.caret = Point(x: area.x, y: area.y)
        guard !isEmpty else { return }
        let blocks = blocks(below: head, in: area, rows: rows)
        BlockDrawing.draw(
            blocks, offset: scroll.fitted(blocks), list: list, in: below, into: &frame, rows: rows)
    }
}
