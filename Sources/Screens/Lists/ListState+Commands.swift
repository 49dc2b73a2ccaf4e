import Cells

extension ListState {
    /// Moves by a command; false when it is none of those that move. A page keeps one row of what was shown.
    mutating func move(_ command: Command.ID, count: Int, height: Int) -> Bool {
        let page = max(1, height - 1)
        switch command {
        case "up": select(selected - 1, count: count, height: height)
        case "down": select(selected + 1, count: count, height: height)
        case "pageUp": select(selected - page, count: count, height: height)
        case "pageDown", "nextPage": select(selected + page, count: count, height: height)
        case "first": select(0, count: count, height: height)
        case "last": select(count - 1, count: count, height: height)
        default: return false
        }
        return true
    }

    /// Draws the rows in sight, one line each, the selected one as a bar that holds the caret.
    func drawRows(
        _ list: String, count: Int, in area: Rect, into frame: inout Frame, row: (Int) -> [Span]
    ) {
        let state = fitted(count: count, height: area.height)
        for index in state.visible(count: count, height: area.height) {
            let place = Rect(x: area.x, y: area.y + index - state.top, width: area.width, height: 1)
            let isSelected = index == state.selected
            if isSelected {
                frame.cells.fill(place, style: Style(.normal, selected: true))
                frame.caret = Point(x: place.x, y: place.y)
            }
            frame.cells.put(
                row(index).selected(isSelected), at: Point(x: place.x + 1, y: place.y), width: place.width - 2
            )
            frame.regions.append(HitRegion(place, .row(list: list, index: index)))
        }
    }
}
