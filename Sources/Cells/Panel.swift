/// The fixed parts of a screen: its title line, its message line, the headings within.
package enum Panel {
    /// Draws the title line into the first row of `rect`: the way to this place as crumbs that can be clicked,
    /// and at the right where in it one is. Where it is narrow the outer crumbs give way, never the last.
    package static func title(_ crumbs: [String], right: String = "", into frame: inout Frame, rect: Rect) {
        guard !rect.isEmpty else { return }
        let style = Style(.bar)
        frame.cells.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: style)
        let inner = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1).inset(dx: 1, dy: 0)
        let rightColumns = min(TextWidth.columns(of: right), inner.width)
        let room = inner.width - (rightColumns > 0 ? rightColumns + 2 : 0)
        let separator = " \(Chrome.crumb) "
        let widths = crumbs.map { TextWidth.columns(of: $0) }
        var first = 0
        func needed() -> Int {
            widths[first...].reduce(0, +) + (crumbs.count - 1 - first) * 3 + (first > 0 ? 4 : 0)
        }
        while first < crumbs.count - 1 && needed() > room { first += 1 }
        var x = inner.x
        let end = inner.x + max(0, room)
        if first > 0 {
            x += frame.cells.put(
                String(Chrome.ellipsis) + separator, at: Point(x: x, y: rect.y), width: end - x, style: style)
        }
        for index in first..<max(first, crumbs.count) where x < end {
            let isLast = index == crumbs.count - 1
            let used = frame.cells.put(
                crumbs[index], at: Point(x: x, y: rect.y), width: end - x, style: Style(.bar, bold: isLast))
            frame.regions.append(HitRegion(Rect(x: x, y: rect.y, width: used, height: 1), .crumb(index)))
            x += used
            if !isLast && x < end {
                x += frame.cells.put(
                    separator, at: Point(x: x, y: rect.y), width: end - x, style: style, mark: .none)
            }
        }
        frame.cells.put(
            right, at: Point(x: inner.maxX - rightColumns, y: rect.y), width: rightColumns, style: style)
    }

    /// Draws one line that says something, into the first row of `rect`; an empty one clears it.
    package static func message(
        _ text: String, role: Role = .normal, right: String = "", into frame: inout Frame, rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        frame.cells.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1))
        let rightColumns = TextWidth.columns(of: right)
        let hasRight = rightColumns > 0 && rightColumns + 2 <= rect.width
        frame.cells.put(
            text, at: Point(x: rect.x, y: rect.y), width: rect.width - (hasRight ? rightColumns + 2 : 0),
            style: Style(role))
        if hasRight {
            frame.cells.put(
                right, at: Point(x: rect.maxX - rightColumns, y: rect.y), width: rightColumns,
                style: Style(.dim))
        }
    }

    /// Draws a heading and a line to the right end, into the first row of `rect`; `right` stands at that end.
    package static func heading(_ text: String, right: String = "", into frame: inout Frame, rect: Rect) {
        guard !rect.isEmpty else { return }
        frame.cells.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1))
        let used = frame.cells.put(
            text, at: Point(x: rect.x, y: rect.y), width: rect.width, style: Style(.heading))
        let rightColumns = TextWidth.columns(of: right)
        let hasRight = rightColumns > 0 && used + rightColumns + 4 <= rect.width
        let end = rect.maxX - (hasRight ? rightColumns + 1 : 0)
        let start = rect.x + used + (used > 0 ? 1 : 0)
        frame.cells.horizontalRule(at: Point(x: start, y: rect.y), width: end - start)
        if hasRight {
            frame.cells.put(right, at: Point(x: end + 1, y: rect.y), width: rightColumns, style: Style(.dim))
        }
    }

    /// Draws text wrapped into `rect`, from its line `first` on, and returns how many lines it has in all.
    @discardableResult
    package static func text(
        _ text: String, style: Style = Style(), from first: Int = 0, into frame: inout Frame, rect: Rect
    ) -> Int {
        guard rect.width > 0 else { return 0 }
        let lines = TextFit.wrap(text, columns: rect.width)
        for (row, line) in lines.dropFirst(max(0, first)).prefix(rect.height).enumerated() {
            frame.cells.put(
                line, at: Point(x: rect.x, y: rect.y + row), width: rect.width, style: style, mark: .none)
        }
        return lines.count
    }
}
