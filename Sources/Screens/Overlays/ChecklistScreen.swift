import Cells
import Domain

/// A small window in which several things are ticked. Gives `.checked` with the places of those that are.
package struct ChecklistScreen: Screen {
    private let heading: String
    private let entries: [String]
    private(set) var checked: Set<Int>
    private var list = ListState()

    package init(title: String, entries: [String], checked: Set<Int>) {
        heading = title
        self.entries = entries
        self.checked = checked
    }

    package var isOverlay: Bool { true }

    package func title(_ context: Context) -> String { heading }

    /// Space ticks: there is no paging by it.
    package func offers(_ context: Context) -> [Offer] {
        ["choose", "tick", "tickAll", "up", "down", "first", "last"].map { Offer($0) }
    }

    package mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = OverlayBox.rows(entries.count, in: context.size)
        switch event {
        case .command("choose"): return [.give(.checked(checked))]
        case .command("tick"): toggle(list.selected)
        case .command("tickAll"): checked = checked.count == entries.count ? [] : Set(entries.indices)
        case .command(let id): _ = list.move(id, count: entries.count, height: height)
        case .wheel(let rows): list.scroll(by: rows, count: entries.count, height: height)
        case .key(let key):
            guard case .character(let character) = key.code, character.isASCII,
                let digit = character.wholeNumberValue
            else { return [] }
            let index = digit == 0 ? 9 : digit - 1
            guard entries.indices.contains(index) else { return [] }
            list.select(index, count: entries.count, height: height)
            toggle(index)
        case .click(.row("overlay", let index), _):
            list.select(index, count: entries.count, height: height)
            toggle(index)
        default: break
        }
        return []
    }

    package func reworded(like fresh: any Screen) -> any Screen {
        guard var fresh = fresh as? ChecklistScreen else { return self }
        (fresh.checked, fresh.list) = (checked, list)
        return fresh
    }

    private mutating func toggle(_ index: Int) {
        guard entries.indices.contains(index) else { return }
        if checked.remove(index) == nil { checked.insert(index) }
    }

    package func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let widest = entries.map { TextWidth.columns(of: $0) }.max() ?? 0
        let room = OverlayBox.open(
            heading, width: max(24, widest + 7, TextWidth.columns(of: heading) + 4), height: entries.count,
            in: area, into: &frame)
        let list = list.fitted(count: entries.count, height: room.height)
        for (row, index) in list.visible(count: entries.count, height: room.height).enumerated() {
            let line = Rect(x: room.x, y: room.y + row, width: room.width, height: 1)
            let isSelected = index == list.selected
            frame.cells.fill(line, style: Style(selected: isSelected))
            let digit = index < 9 ? String(index + 1) : index == 9 ? "0" : " "
            frame.cells.put(
                [
                    Span(digit + " ", Style(.keyName, selected: isSelected)),
                    Span(
                        checked.contains(index) ? "[x] " : "[ ] ",
                        Style(checked.contains(index) ? .good : .dim, selected: isSelected)),
                    Span(entries[index], Style(selected: isSelected)),
                ], at: Point(x: line.x, y: line.y), width: line.width)
            frame.regions.append(HitRegion(line, .row(list: "overlay", index: index)))
            if isSelected { frame.caret = Point(x: line.x + 3, y: line.y) }
        }
    }
}
