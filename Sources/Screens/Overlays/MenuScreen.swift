import Cells
import Domain

/// A small window with things to choose from. Gives `.chosen` with the place of the entry.
package struct MenuScreen: Screen {
    package struct Entry: Hashable, Sendable {
        package var label: String
        /// At the right: a count, a key, a remark.
        package var hint: String
        /// The sentence that says why it cannot be chosen now; nil when it can.
        package var obstacle: String?

        package init(_ label: String, hint: String = "", obstacle: String? = nil) {
            self.label = label
            self.hint = hint
            self.obstacle = obstacle
        }
    }

    private(set) var heading: String
    let entries: [Entry]
    private var list: ListState

    package init(title: String, entries: [Entry], selected: Int = 0) {
        heading = title
        self.entries = entries
        list = ListState(selected: selected)
    }

    package var isOverlay: Bool { true }

    package func title(_ context: Context) -> String { heading }

    package func offers(_ context: Context) -> [Offer] {
        ["choose", "up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) }
    }

    package mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = OverlayBox.rows(entries.count, in: context.size)
        switch event {
        case .command("choose"): return choose(list.selected)
        case .command(let id): _ = list.move(id, count: entries.count, height: height)
        case .wheel(let rows): list.scroll(by: rows, count: entries.count, height: height)
        case .key(let key):
            guard case .character(let character) = key.code, key.modifiers.isEmpty,
                let index = entries.indices.first(where: { MenuScreen.digit(of: $0) == character })
            else { return [] }
            list.select(index, count: entries.count, height: height)
            return choose(index)
        case .click(.row("overlay", let index), _):
            list.select(index, count: entries.count, height: height)
            return choose(index)
        default: break
        }
        return []
    }

    /// 1 to 9, then 0; no more than ten entries have one.
    private static func digit(of index: Int) -> Character? {
        index < 9 ? Character(String(index + 1)) : index == 9 ? "0" : nil
    }

    func titled(_ title: String) -> MenuScreen {
        var menu = self
        menu.heading = title
        return menu
    }

    /// The other menu, where this one stands.
    func retold(_ other: MenuScreen) -> MenuScreen {
        var menu = other
        menu.list = list
        return menu
    }

    package func reworded(like fresh: any Screen) -> any Screen {
        (fresh as? MenuScreen).map { retold($0) } ?? self
    }

    private func choose(_ index: Int) -> [Effect] {
        guard entries.indices.contains(index) else { return [.pop] }
        if let obstacle = entries[index].obstacle { return [.say(Message(obstacle, .problem))] }
        return [.give(.chosen(index))]
    }

    package func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let widest = entries.map { entry in
            let hint = TextWidth.columns(of: entry.obstacle ?? entry.hint)
            return 3 + TextWidth.columns(of: entry.label) + (hint > 0 ? hint + 2 : 0)
        }
        let room = OverlayBox.open(
            heading, width: max(24, widest.max() ?? 0, TextWidth.columns(of: heading) + 4),
            height: max(1, entries.count), in: area, into: &frame)
        let list = list.fitted(count: entries.count, height: room.height)
        for (row, index) in list.visible(count: entries.count, height: room.height).enumerated() {
            draw(
                index, isSelected: index == list.selected,
                in: Rect(x: room.x, y: room.y + row, width: room.width, height: 1), into: &frame)
        }
        OverlayBox.drawThumb(list, count: entries.count, beside: room, into: &frame)
    }

    private func draw(_ index: Int, isSelected: Bool, in line: Rect, into frame: inout Frame) {
        let entry = entries[index]
        if isSelected {
            frame.cells.fill(line, style: Style(selected: true))
            frame.caret = Point(x: line.x + 3, y: line.y)
        }
        let digit = MenuScreen.digit(of: index).map(String.init) ?? " "
        let hint = entry.obstacle ?? entry.hint
        let used = frame.cells.put(
            [
                Span(digit + "  ", Style(.keyName, selected: isSelected)),
                Span(entry.label, Style(entry.obstacle == nil ? .normal : .dim, selected: isSelected)),
            ], at: Point(x: line.x, y: line.y), width: line.width)
        let hintWidth = min(TextWidth.columns(of: hint), line.width - used - 2)
        if hintWidth > 1 {
            frame.cells.put(
                hint, at: Point(x: line.maxX - hintWidth, y: line.y), width: hintWidth,
                style: Style(.dim, selected: isSelected))
        }
        frame.regions.append(HitRegion(line, .row(list: "overlay", index: index)))
    }
}
