/// A box in the middle of the screen that asks something: a title, a text, room for whatever the asker draws into
/// it, and buttons. Made so that it works at 40 columns and 10 rows: the buttons are always in sight, the text
/// scrolls.
package struct Dialog: Hashable, Sendable {
    package struct Button: Hashable, Sendable {
        package var title: String
        /// The command that choosing it runs.
        package var command: String

        package init(_ title: String, command: String) {
            self.title = title
            self.command = command
        }

        fileprivate var label: String { "[ \(title) ]" }
    }

    package enum Answer: Hashable, Sendable {
        case notConsumed
        case moved
        case chosen(String)
    }

    package var title: String
    package var text: String
    package var buttons: [Button]
    /// The button that Enter presses.
    package var selected: Int
    /// Rows kept free between text and buttons, for a field or a list.
    package var bodyHeight: Int
    /// The columns it would like inside its frame.
    package var idealWidth: Int
    /// The first line of the text in sight.
    package private(set) var scroll = 0

    package init(
        title: String, text: String, buttons: [Button] = [], selected: Int = 0, bodyHeight: Int = 0,
        idealWidth: Int = 60
    ) {
        self.title = title
        self.text = text
        self.buttons = buttons
        self.selected = selected
        self.bodyHeight = bodyHeight
        self.idealWidth = idealWidth
    }

    /// Left, Right, Tab and Shift-Tab go from button to button, Up and Down scroll the text, Enter presses the
    /// selected button. When a field inside has the focus, ask it first.
    package mutating func handle(_ key: Key, in size: Size) -> Answer {
        let count = max(1, buttons.count)
        switch (key.code, key.modifiers) {
        case (.left, []), (.tab, .shift): selected = (selected + count - 1) % count
        case (.right, []), (.tab, []): selected = (selected + 1) % count
        case (.up, []), (.pageUp, []), (.down, []), (.pageDown, []):
            let places = places(in: size)
            let by = key.code == .up || key.code == .down ? 1 : max(1, places.text.height - 1)
            let last = max(0, places.lines.count - places.text.height)
            let signed = key.code == .up || key.code == .pageUp ? -by : by
            scroll = min(max(0, min(scroll, last) + signed), last)
        case (.enter, []):
            guard buttons.indices.contains(selected) else { return .notConsumed }
            return .chosen(buttons[selected].command)
        default: return .notConsumed
        }
        return .moved
    }

    /// Draws it over what is there and returns the free rows inside, for the asker's own field or list. Clicks on
    /// what lies behind are shut out.
    @discardableResult
    package func draw(into frame: inout Frame) -> Rect {
        let places = places(in: frame.size)
        frame.regions = []
        frame.caretVisible = false
        frame.cells.fill(places.outer)
        frame.cells.box(places.outer, title: title)
        let last = max(0, places.lines.count - places.text.height)
        let first = min(scroll, last)
        for (row, line) in places.lines.dropFirst(first).prefix(places.text.height).enumerated() {
            frame.cells.put(
                line, at: Point(x: places.text.x, y: places.text.y + row), width: places.text.width,
                mark: .none)
        }
        ScrollThumb.draw(
            into: &frame,
            rect: Rect(
                x: places.outer.maxX - 1, y: places.text.y, width: places.outer.isEmpty ? 0 : 1,
                height: places.text.height),
            first: first, total: places.lines.count)
        frame.caret = Point(x: places.text.x, y: places.text.y)
        for (index, place) in places.buttons.enumerated() {
            let isSelected = index == selected
            frame.cells.put(
                buttons[index].label, at: Point(x: place.x, y: place.y), width: place.width,
                style: Style(isSelected ? .keyTitle : .normal, selected: isSelected, bold: isSelected))
            frame.regions.append(HitRegion(place, .command(buttons[index].command)))
            if isSelected { frame.caret = Point(x: place.x + 2, y: place.y) }
        }
        frame.caret.x = min(frame.caret.x, max(0, frame.size.width - 1))
        frame.caret.y = min(frame.caret.y, max(0, frame.size.height - 1))
        return places.body
    }

    private struct Places {
        var outer: Rect
        var text: Rect
        var lines: [Substring]
        var body: Rect
        var buttons: [Rect]
    }

    private func places(in size: Size) -> Places {
        let inner = max(1, min(idealWidth, size.width - 4))
        let labels = buttons.map { TextWidth.columns(of: $0.label) }
        // The buttons in as many rows as they need, from the left.
        var rows = buttons.isEmpty ? 0 : 1
        var x = 0
        var spots: [(x: Int, row: Int, width: Int)] = []
        for label in labels {
            if x > 0 && x + label > inner {
                rows += 1
                x = 0
            }
            spots.append((x, rows - 1, min(label, inner)))
            x += label + 2
        }
        let lines = text.isEmpty ? [] : TextFit.wrap(text, columns: inner)
        let roomInside = max(0, size.height - 2)
        var left = max(0, roomInside - rows)
        let bodyHeight = min(self.bodyHeight, max(0, left - (lines.isEmpty ? 0 : 1)))
        left -= bodyHeight
        let textHeight = min(lines.count, left)
        left -= textHeight
        // Air above the buttons and around the body, where there is some to spare.
        let airBeforeBody = bodyHeight > 0 && textHeight > 0 && left > 1 ? 1 : 0
        let airBeforeButtons = rows > 0 && textHeight + bodyHeight > 0 && left - airBeforeBody > 0 ? 1 : 0
        let height = 2 + textHeight + airBeforeBody + bodyHeight + airBeforeButtons + rows
        let outer = Rect(
            x: max(0, (size.width - inner - 4) / 2), y: max(0, (size.height - height) / 2),
            width: min(size.width, inner + 4), height: min(size.height, height))
        let (text, belowText) = outer.inset(dx: 2, dy: 1).splitTop(textHeight)
        let (body, belowBody) = belowText.splitTop(airBeforeBody).rest.splitTop(bodyHeight)
        let buttonArea = belowBody.splitTop(airBeforeButtons).rest
        return Places(
            outer: outer, text: text, lines: lines, body: body,
            buttons: spots.map { spot in
                Rect(x: buttonArea.x + spot.x, y: buttonArea.y + spot.row, width: spot.width, height: 1)
            })
    }
}
