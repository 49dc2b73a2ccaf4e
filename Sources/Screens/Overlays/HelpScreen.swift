import Cells
import Domain

/// Everything that can be done on the screen beneath, by headings, with its keys. An entry can be run from here: by
/// Enter, or by its own key.
struct HelpScreen: Screen {
    private let offers: [Offer]
    /// The title of the screen it explains.
    private var about: String
    /// Whether characters are text on that screen: then they run nothing there.
    private let isText: Bool
    private var filter = LineEditor(limit: 200)
    private(set) var isFiltering = false
    private(set) var selected = 0

    init(offers: [Offer], about: String, isText: Bool) {
        self.isText = isText
        self.offers = offers.filter { $0.id != "help" }
        self.about = about
    }

    var isOverlay: Bool { true }
    var takesText: Bool { isFiltering }

    func title(_ context: Context) -> String { context.words("guide.title", ["screen": about]) }

    func offers(_ context: Context) -> [Offer] {
        let own = ["choose", "up", "down", "pageUp", "pageDown", "help"].map { Offer($0) }
        return isFiltering ? own : own + [Offer("filter"), Offer("first"), Offer("last")]
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let entries = entries(context)
        let page = max(1, context.size.height - 7)
        switch event {
        case .command("choose"): return run(entries, selected, context)
        case .command("up"): select(selected - 1, of: entries)
        case .command("down"): select(selected + 1, of: entries)
        case .command("pageUp"): select(selected - page, of: entries)
        case .command("pageDown"): select(selected + page, of: entries)
        case .command("first"): select(0, of: entries)
        case .command("last"): select(entries.count - 1, of: entries)
        case .command("filter"): isFiltering = true
        case .command("help"): return [.pop]
        case .wheel(let rows): select(selected + rows, of: entries)
        case .click(.row("overlay", let index), let isDouble):
            select(index, of: entries)
            return isDouble ? run(entries, index, context) : []
        case .key(Key(.escape)) where isFiltering:
            isFiltering = false
            filter = LineEditor(limit: 200)
            selected = 0
        case .key(let key) where isFiltering:
            if filter.handle(key) == .changed { selected = 0 }
        case .paste(let text) where isFiltering:
            selected = 0
            return context.words.tell(filter.paste(text))
        case .key(let key):
            let known = entries.firstIndex { Commands.command($0.id)?.keys.contains(key) == true }
            return known.map { run(entries, $0, context) } ?? []
        default: break
        }
        return []
    }

    func reworded(like fresh: any Screen) -> any Screen {
        guard let fresh = fresh as? HelpScreen else { return self }
        var help = self
        help.about = fresh.about
        return help
    }

    private mutating func select(_ index: Int, of entries: [Offer]) {
        selected = min(max(0, index), max(0, entries.count - 1))
    }

    private func run(_ entries: [Offer], _ index: Int, _ context: Context) -> [Effect] {
        guard entries.indices.contains(index) else { return [] }
        if let obstacle = entries[index].obstacle {
            return [.say(Message(context.words(obstacle), .problem))]
        }
        return [.run(entries[index].id)]
    }

    // MARK: - Entries

    /// By heading, those that the filter lets through.
    func entries(_ context: Context) -> [Offer] {
        let grouped = Command.Group.allCases.flatMap { group in
            offers.filter { Commands.command($0.id)?.group == group }
        }
        let wanted = filter.text.trimmed.lowercased()
        guard !wanted.isEmpty else { return grouped }
        return grouped.filter { offer in
            let keys = self.keys(offer)
            let texts = [
                context.words("command.\(offer.id)"), context.words("command.\(offer.id).help"), keys,
            ]
            return texts.contains { $0.lowercased().contains(wanted) }
        }
    }

    private func keys(_ offer: Offer) -> String {
        (Commands.command(offer.id)?.keys ?? []).filter { !(isText && $0.isText) }.map(\.label)
            .joined(separator: "  ")
    }

    // MARK: - Drawing

    private enum Row {
        case heading(Command.Group)
        case entry(Int)
        case gap
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let room = OverlayBox.open(
            title(context), width: 92, height: area.height, in: area, into: &frame)
        let (filterLine, rest) = room.splitTop(1)
        // What the selected entry does, in full, stands below the list.
        let (list, foot) = rest.splitBottom(room.height > 8 ? 3 : 1)
        drawFilter(filterLine, into: &frame, context)
        let entries = entries(context)
        guard entries.indices.contains(selected) else {
            let text = context.words("guide.none", ["text": filter.text])
            Panel.text(text, style: Style(.dim), into: &frame, rect: list)
            return
        }
        drawList(entries, in: list, into: &frame, context)
        drawFoot(entries[selected], in: foot, into: &frame, context)
    }

    private func drawFilter(_ line: Rect, into frame: inout Frame, _ context: Context) {
        guard isFiltering || !filter.isEmpty else {
            frame.cells.put(
                context.words("guide.howTo"), at: Point(x: line.x, y: line.y), width: line.width,
                style: Style(.dim))
            return
        }
        let used = frame.cells.put(
            context.words("list.filter") + " ", at: Point(x: line.x, y: line.y), style: Style(.label))
        filter.draw(
            into: &frame,
            rect: Rect(x: line.x + used, y: line.y, width: line.width - used, height: 1),
            focused: isFiltering)
    }

    private func drawList(
        _ entries: [Offer], in list: Rect, into frame: inout Frame, _ context: Context
    ) {
        var rows: [Row] = []
        var group: Command.Group?
        for (index, entry) in entries.enumerated() {
            if let next = Commands.command(entry.id)?.group, next != group {
                if group != nil { rows.append(.gap) }
                rows.append(.heading(next))
                group = next
            }
            rows.append(.entry(index))
        }
        let place = rows.firstIndex { if case .entry(selected) = $0 { true } else { false } } ?? 0
        let top = OverlayBox.top(selected: place, count: rows.count, height: list.height)
        let titles = entries.map { TextWidth.columns(of: context.words("command.\($0.id)")) }
        let keys = entries.map { TextWidth.columns(of: self.keys($0)) }
        let keysWidth = min(keys.max() ?? 0, max(12, list.width / 3))
        let titleWidth = min(titles.max() ?? 0, max(10, list.width - keysWidth - 2))
        for (offset, row) in rows.dropFirst(top).prefix(list.height).enumerated() {
            let line = Rect(x: list.x, y: list.y + offset, width: list.width - 1, height: 1)
            switch row {
            case .gap: break
            case .heading(let group):
                frame.cells.put(
                    context.words("group.\(group.rawValue)"), at: Point(x: line.x, y: line.y),
                    width: line.width, style: Style(.heading))
            case .entry(let index):
                draw(
                    entries[index], index, widths: (keysWidth, titleWidth), in: line, into: &frame, context)
            }
        }
        let bar = Rect(x: list.maxX - 1, y: list.y, width: 1, height: list.height)
        ScrollThumb.draw(into: &frame, rect: bar, first: top, total: rows.count)
    }

    private func draw(
        _ offer: Offer, _ index: Int, widths: (keys: Int, title: Int), in line: Rect,
        into frame: inout Frame, _ context: Context
    ) {
        let isSelected = index == selected
        let wanted = filter.text.trimmed
        frame.cells.fill(line, style: Style(selected: isSelected))
        let keys = TextFit.pad(self.keys(offer), to: widths.keys)
        let title = TextFit.pad(context.words("command.\(offer.id)"), to: widths.title)
        let about = offer.obstacle.map { context.words($0) } ?? context.words("command.\(offer.id).help")
        let spans =
            [Span(keys + "  ", .label)]
            + Span.highlighted(title, wanted, Style(offer.obstacle == nil ? .normal : .dim))
            + [Span("  " + about, offer.obstacle == nil ? .dim : .warning)]
        frame.cells.put(spans.selected(isSelected), at: Point(x: line.x, y: line.y), width: line.width)
        frame.regions.append(HitRegion(line, .row(list: "overlay", index: index)))
        if isSelected, !isFiltering { frame.caret = Point(x: line.x, y: line.y) }
    }

    private func drawFoot(_ offer: Offer, in foot: Rect, into frame: inout Frame, _ context: Context) {
        let (rule, text) = foot.splitTop(foot.height > 1 ? 1 : 0)
        if !rule.isEmpty {
            frame.cells.horizontalRule(at: Point(x: rule.x, y: rule.y), width: rule.width)
        }
        var said = context.words("command.\(offer.id).help")
        if let obstacle = offer.obstacle { said = context.words(obstacle) + " " + said }
        Panel.text(said, style: Style(offer.obstacle == nil ? .normal : .warning), into: &frame, rect: text)
    }
}
