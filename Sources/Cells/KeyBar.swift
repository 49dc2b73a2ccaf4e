/// The row of keys at the foot of the screen. Labels are whole or not there: where they do not all fit, those
/// that matter least are left out.
package struct KeyBar: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        /// The key as it is printed on the keyboard: `F2`, `Esc`.
        package var key: String
        package var title: String
        /// The command a click runs.
        package var command: String
        /// Which labels go first when there is no room: the highest number.
        package var priority: Int

        package init(key: String, title: String, command: String, priority: Int = 1) {
            self.key = key
            self.title = title
            self.command = command
            self.priority = priority
        }

        fileprivate var columns: Int { TextWidth.columns(of: key) + 1 + TextWidth.columns(of: title) }
    }

    private static let gap = 2

    package var items: [Item]

    package init(_ items: [Item]) {
        self.items = items
    }

    /// The items there is room for, in their order.
    package func fitting(width: Int) -> [Item] {
        var shown = Array(items.indices)
        func needed() -> Int {
            shown.reduce(0) { $0 + items[$1].columns } + max(0, shown.count - 1) * KeyBar.gap
        }
        while needed() > width {
            // Of equal ones the last goes first.
            guard let least = shown.map({ items[$0].priority }).max(),
                let drop = shown.last(where: { items[$0].priority == least })
            else { break }
            shown.removeAll { $0 == drop }
        }
        return shown.map { items[$0] }
    }

    /// Draws into the first row of `rect`.
    package func draw(into frame: inout Frame, rect: Rect) {
        guard !rect.isEmpty else { return }
        frame.cells.fill(
            Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: Style(.keyTitle))
        var x = rect.x
        for item in fitting(width: rect.width) {
            let spans = [Span(item.key, .keyName), Span(" " + item.title, .keyTitle)]
            let used = frame.cells.put(spans, at: Point(x: x, y: rect.y), width: rect.maxX - x)
            frame.regions.append(
                HitRegion(Rect(x: x, y: rect.y, width: used, height: 1), .command(item.command)))
            x += used + KeyBar.gap
        }
    }
}
