import Cells
import Domain

/// The years that have entries: chosen from the list or typed. Gives `.chosen` with the place of the year to jump to,
/// or `.day` with the year to which the timeline is to be limited.
struct YearScreen: Screen {
    private let years: [HistoryYears.Year]
    private var list: ListState
    /// The digits typed so far; they select the first year that begins with them.
    private(set) var typed = ""

    init(years: [HistoryYears.Year], selected: Int) {
        self.years = years
        list = ListState(selected: selected)
    }

    var isOverlay: Bool { true }

    func title(_ context: Context) -> String { context.words("history.year") }

    func offers(_ context: Context) -> [Offer] {
        ["choose", "onlyYear", "up", "down", "first", "last"].map { Offer($0) }
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = OverlayBox.rows(years.count, in: context.size)
        switch event {
        case .command("choose"): return [.give(.chosen(list.selected))]
        case .command("onlyYear"):
            guard years.indices.contains(list.selected) else { return [] }
            return CalendarDay(years[list.selected].year).map { [.give(.day($0))] } ?? []
        case .command(let id):
            typed = ""
            _ = list.move(id, count: years.count, height: height)
        case .wheel(let rows): list.scroll(by: rows, count: years.count, height: height)
        case .key(Key(.backspace)): typed = String(typed.dropLast())
        case .key(let key):
            guard case .character(let character) = key.code, character.isASCII,
                let digit = character.wholeNumberValue, digit < 10
            else { return [] }
            type(digit, height)
        case .click(.row("overlay", let index), _):
            return years.indices.contains(index) ? [.give(.chosen(index))] : []
        default: break
        }
        return []
    }

    private mutating func type(_ digit: Int, _ height: Int) {
        for text in [typed + String(digit), String(digit)] {
            if let index = years.firstIndex(where: { String($0.year).hasPrefix(text) }) {
                list.select(index, count: years.count, height: height)
                typed = text
                return
            }
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let most = years.map(\.entries).max() ?? 0
        let room = OverlayBox.open(
            title(context), width: 40, height: years.count, in: area, into: &frame)
        let list = list.fitted(count: years.count, height: room.height)
        for (row, index) in list.visible(count: years.count, height: room.height).enumerated() {
            let line = Rect(x: room.x, y: room.y + row, width: room.width, height: 1)
            let year = years[index]
            let isSelected = index == list.selected
            let name = String(year.year)
            let match = name.hasPrefix(typed) && isSelected ? typed.count : 0
            let bar = Bar.spans(
                value: year.entries, maximum: most, width: max(1, room.width - 14),
                text: String(year.entries), role: .label)
            let spans =
                [
                    Span(String(name.prefix(match)), .match), Span(String(name.dropFirst(match)), .normal),
                    Span("  ", .normal),
                ] + bar
            frame.cells.fill(line, style: Style(selected: isSelected))
            frame.cells.put(
                spans.selected(isSelected), at: Point(x: line.x, y: line.y), width: line.width)
            frame.regions.append(HitRegion(line, .row(list: "overlay", index: index)))
            if isSelected { frame.caret = Point(x: line.x + match, y: line.y) }
        }
        OverlayBox.drawThumb(list, count: years.count, beside: room, into: &frame)
    }
}
