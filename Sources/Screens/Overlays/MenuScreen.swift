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
        let tall = lines(columns: room(in: context.size.width))
        let height = max(1, OverlayBox.rows(entries.count * tall, in: context.size) / tall)
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

    /// The columns inside the window.
    private func room(in width: Int) -> Int {
        let widest = entries.map { entry in
            let hint = TextWidth.columns(of: entry.obstacle ?? entry.hint)
            return MenuScreen.digits + TextWidth.columns(of: entry.label) + (hint > 0 ? hint + 2 : 0)
        }
        return max(1, min(width - 4, max(24, widest.max() ?? 0, TextWidth.columns(of: heading) + 4)))
    }

    /// The columns of the digit before each entry.
    private static let digits = 3

    /// The lines each entry has: more than one where a sentence stands alone and does not fit, because what is
    /// chosen must be read whole first. All have the same, so that a list can count rows.
    private func lines(columns: Int) -> Int {
        entries.filter { $0.hint.isEmpty && $0.obstacle == nil }.map {
            TextFit.wrap($0.label, columns: columns - MenuScreen.digits).count
        }.max().map { max(1, $0) } ?? 1
    }

    package func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let width = room(in: area.width)
        let tall = lines(columns: width)
        let room = OverlayBox.open(
            heading, width: width, height: max(1, entries.count * tall), in: area, into: &frame)
        let height = max(1, room.height / tall)
        let list = list.fitted(count: entries.count, height: height)
        for (row, index) in list.visible(count: entries.count, height: height).enumerated() {
            draw(
                index, isSelected: index == list.selected,
                in: Rect(
                    x: room.x, y: room.y + row * tall, width: room.width, height: min(tall, room.height)),
                into: &frame)
        }
        OverlayBox.drawThumb(list, count: entries.count, beside: room, into: &frame)
    }

    private func draw(_ index: Int, isSelected: Bool, in place: Rect, into frame: inout Frame) {
        let entry = entries[index]
        let textX = place.x + MenuScreen.digits
        if isSelected {
            frame.cells.fill(place, style: Style(selected: true))
            frame.caret = Point(x: textX, y: place.y)
        }
        frame.regions.append(HitRegion(place, .row(list: "overlay", index: index)))
        let digit = MenuScreen.digit(of: index).map(String.init) ?? " "
        frame.cells.put(
            digit + "  ", at: Point(x: place.x, y: place.y), width: MenuScreen.digits,
            style: Style(.keyName, selected: isSelected))
        let style = Style(entry.obstacle == nil ? .normal : .dim, selected: isSelected)
        guard place.height == 1 else {
            let lines = TextFit.wrap(entry.label, columns: place.maxX - textX)
            for (row, line) in lines.prefix(place.height).enumerated() {
                frame.cells.put(
                    String(line), at: Point(x: textX, y: place.y + row), width: place.maxX - textX,
                    style: style)
            }
            return
        }
        let used = frame.cells.put(
            entry.label, at: Point(x: textX, y: place.y), width: place.maxX - textX, style: style)
        let hint = entry.obstacle ?? entry.hint
        let hintWidth = min(TextWidth.columns(of: hint), place.maxX - textX - used - 2)
        if hintWidth > 1 {
            frame.cells.put(
                hint, at: Point(x: place.maxX - hintWidth, y: place.y), width: hintWidth,
                style: Style(.dim, selected: isSelected))
        }
    }
}
