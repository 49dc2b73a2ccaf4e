/// A vertical list of things to do or choose, each with a digit that chooses it at once.
package struct Menu: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        /// The command a click or Enter runs.
        package var command: String
        package var title: String
        /// At the right: a count, a key, a remark.
        package var hint: String
        /// Why it cannot be chosen now; nil when it can. Shown in place of the hint.
        package var reason: String?

        package init(_ command: String, title: String, hint: String = "", reason: String? = nil) {
            self.command = command
            self.title = title
            self.hint = hint
            self.reason = reason
        }
    }

    package enum Answer: Hashable, Sendable {
        case notConsumed
        case moved
        case chosen(String)
        /// The entry is there but cannot be chosen now, for this reason.
        case refused(String)
    }

    package var items: [Item]
    package var state: ListState

    package init(_ items: [Item], state: ListState = ListState()) {
        self.items = items
        self.state = state
    }

    /// The digit of an entry: 1 to 9, then 0; no more than ten have one.
    package static func digit(of index: Int) -> Character? {
        index < 9 ? Character(String(index + 1)) : index == 9 ? "0" : nil
    }

    package mutating func handle(_ key: Key, height: Int) -> Answer {
        let key = key.foldedForCommands
        if key.modifiers.isEmpty, case .character(let character) = key.code {
            guard let index = items.indices.first(where: { Menu.digit(of: $0) == character }) else {
                return .notConsumed
            }
            state.select(index, count: items.count, height: height)
            return choose(index)
        }
        if key == Key(.enter), items.indices.contains(state.selected) { return choose(state.selected) }
        return state.handle(key, count: items.count, height: height) == .notConsumed ? .notConsumed : .moved
    }

    private func choose(_ index: Int) -> Answer {
        let item = items[index]
        return item.reason.map { .refused($0) } ?? .chosen(item.command)
    }

    /// The columns that show every entry in full.
    package var idealWidth: Int {
        items.reduce(0) { widest, item in
            let hint = TextWidth.columns(of: item.reason ?? item.hint)
            return max(widest, 4 + TextWidth.columns(of: item.title) + (hint > 0 ? hint + 2 : 0) + 1)
        }
    }

    package func draw(into frame: inout Frame, rect: Rect, focused: Bool = true) {
        guard !rect.isEmpty else { return }
        let state = state.fitted(count: items.count, height: rect.height)
        let hasThumb = items.count > rect.height
        let width = rect.width - (hasThumb ? 1 : 0)
        for index in state.visible(count: items.count, height: rect.height) {
            let item = items[index]
            let y = rect.y + index - state.top
            let selected = index == state.selected && focused
            frame.cells.fill(
                Rect(x: rect.x, y: y, width: width, height: 1), style: Style(selected: selected))
            let digit = Menu.digit(of: index).map(String.init) ?? " "
            frame.cells.put(
                digit, at: Point(x: rect.x + 1, y: y), width: width - 1,
                style: Style(item.reason == nil ? .keyName : .dim, selected: selected))
            let hint = item.reason ?? item.hint
            let room = max(0, width - 5)
            let titleColumns = min(TextWidth.columns(of: item.title), room)
            frame.cells.put(
                item.title, at: Point(x: rect.x + 4, y: y), width: room,
                style: Style(
                    item.reason == nil ? .normal : .dim, selected: selected,
                    bold: index == state.selected && !focused))
            let hintColumns = min(TextWidth.columns(of: hint), room - titleColumns - 2)
            if hintColumns > 1 {
                frame.cells.put(
                    hint, at: Point(x: rect.x + width - 1 - hintColumns, y: y), width: hintColumns,
                    style: Style(.dim, selected: selected))
            }
            frame.regions.append(
                HitRegion(Rect(x: rect.x, y: y, width: width, height: 1), .command(item.command)))
            if selected { frame.caret = Point(x: min(rect.x + 4, rect.maxX - 1), y: y) }
        }
        if hasThumb {
            ScrollThumb.draw(
                into: &frame, rect: Rect(x: rect.maxX - 1, y: rect.y, width: 1, height: rect.height),
                first: state.top, total: items.count)
        }
    }
}
