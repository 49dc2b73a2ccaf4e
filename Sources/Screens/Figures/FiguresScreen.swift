import Cells
import Domain

/// Figures to be looked at: of everything, or of what belongs to a record. The cursor goes from one to the next; Enter opens
/// the records that it counts.
struct FiguresScreen: Screen {
    private(set) var query: FiguresQuery?
    let about: RecordID?
    private let name: String?
    private(set) var year: Int?
    private(set) var figures: Figures?
    private var selected = FigureLines.Place(figure: -1, item: 0)
    /// The first line in sight.
    private var top = 0
    private var tag = 0

    init(about: RecordID? = nil, name: String? = nil, year: Int? = nil) {
        self.about = about
        self.name = name
        self.year = year
    }

    func title(_ context: Context) -> String {
        guard let about else { return context.words("figures.title") }
        let name = figures?.names[about] ?? name
        return context.words(
            "figures.titleOf", ["name": name.map { about.number + " " + $0 } ?? about.number])
    }

    func offers(_ context: Context) -> [Offer] {
        let missing = figures == nil ? "obstacle.loading" : nil
        return [
            Offer("open", unless: chosen == nil ? missing ?? "obstacle.noLink" : nil), Offer("up"),
            Offer("down"),
            Offer("pageUp"), Offer("pageDown"), Offer("first"), Offer("last"), Offer("year"),
            Offer("previousPeriod"), Offer("nextPeriod"),
        ] + (about == nil ? [] : [Offer("history")])
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return ask(context)
        case .reply(let tag, .figures(let figures)) where tag == self.tag:
            self.figures = figures
            let lines = lines(context)
            if stop(lines) == nil, let first = lines.stops.first { select(first, lines, context) }
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command(let id): return run(id, context)
        case .wheel(let rows): move(rows, context)
        case .key(let key):
            switch key.code {
            case .right: step(1, context)
            case .left: step(-1, context)
            case .tab: move(key.modifiers.contains(.shift) ? -1 : 1, byFigures: true, context)
            case .backspace: return [.pop]
            default: break
            }
        case .click(.row(FiguresScreen.list, let index), let isDouble):
            let lines = lines(context)
            guard lines.stops.indices.contains(index) else { return [] }
            if lines.stops[index] != stop(lines).map({ lines.stops[$0] }) {
                select(lines.stops[index], lines, context)
            }
            return isDouble ? run("open", context) : []
        case .given(.typed(let text)): return take(year: text, context)
        default: break
        }
        return []
    }

    private static let list = "figures"

    private mutating func ask(_ context: Context) -> [Effect] {
        tag += 1
        let query = FiguresQuery(about: about, year: year, today: context.today)
        self.query = query
        return [.ask(.figures(query), tag)]
    }

    private mutating func run(_ command: Command.ID, _ context: Context) -> [Effect] {
        switch command {
        case "open":
            guard let item = chosen else { return [.say(Message(context.words("obstacle.loading")))] }
            return [.push(ListScreen(item.opens, selected: nil))]
        case "up": move(-1, context)
        case "down": move(1, context)
        case "pageUp": move(-1, byFigures: true, context)
        case "pageDown": move(1, byFigures: true, context)
        case "first": move(-.max, context)
        case "last": move(.max, context)
        case "history": return about.map { [.push(HistoryScreen(subject: $0, name: name))] } ?? []
        case "previousPeriod": return turn(to: (year ?? context.today.year + 1) - 1, context)
        case "nextPeriod": return turn(to: year.map { $0 + 1 }, context)
        case "year":
            return [
                .push(
                    PromptScreen(
                        title: context.words("figures.year"), text: context.words("figures.yearHelp"),
                        initial: year.map(String.init) ?? "", allowsEmpty: true))
            ]
        default: break
        }
        return []
    }

    /// After this year come the last twelve months again.
    private mutating func turn(to year: Int?, _ context: Context) -> [Effect] {
        self.year = year.flatMap { $0 > context.today.year || !CalendarDay.years.contains($0) ? nil : $0 }
        return ask(context)
    }

    private mutating func take(year text: String, _ context: Context) -> [Effect] {
        let typed = text.foldedToASCII.trimmed
        if typed.isEmpty { return turn(to: nil, context) }
        guard let year = Int(typed), CalendarDay.years.contains(year) else {
            return [.say(Message(context.words("figures.noYear", ["value": text]), .problem))]
        }
        return turn(to: year, context)
    }

    // MARK: - The cursor

    /// The item in focus.
    var chosen: Figure.Item? {
        guard let figures, figures.figures.indices.contains(selected.figure) else { return nil }
        return figures.figures[selected.figure].items[safely: selected.item]
    }

    private func lines(_ context: Context) -> FigureLines {
        guard let figures else {
            return FigureLines(
                Figures(FiguresQuery(today: context.today), [], names: [:]), width: 10, context.words)
        }
        return FigureLines(figures, width: context.size.width - 2, selected: selected, context.words)
    }

    private func stop(_ lines: FigureLines) -> Int? {
        lines.stops.firstIndex { $0.figure == selected.figure && $0.items.contains(selected.item) }
    }

    private mutating func move(_ rows: Int, byFigures: Bool = false, _ context: Context) {
        let lines = lines(context)
        guard let here = stop(lines), let last = lines.stops.indices.last else { return }
        var next = rows > 0 ? here + min(rows, last - here) : here - min(here, rows == -.max ? here : -rows)
        if byFigures {
            let firsts = lines.stops.indices.filter {
                $0 == 0 || lines.stops[$0].figure != lines.stops[$0 - 1].figure
            }
            next = rows > 0 ? firsts.first { $0 > here } ?? last : firsts.last { $0 < here } ?? 0
        }
        if next != here { select(lines.stops[next], lines, context) }
        show(lines, context)
    }

    /// Among items that stand side by side.
    private mutating func step(_ items: Int, _ context: Context) {
        let lines = lines(context)
        guard let here = stop(lines), let place = lines.stops[here].items.firstIndex(of: selected.item) else {
            return
        }
        if let item = lines.stops[here].items[safely: place + items] { selected.item = item }
        show(lines, context)
    }

    private mutating func select(_ stop: FigureLines.Stop, _ lines: FigureLines, _ context: Context) {
        guard let item = stop.items.first, let last = stop.items.last, let figures else { return }
        // Of the months the last one is looked at first.
        let isMonths = figures.figures[stop.figure].sort == .activities && stop.items.count > 1
        selected = FigureLines.Place(figure: stop.figure, item: isMonths ? last : item)
        show(lines, context)
    }

    /// Moves the window so that the lines of the stop are in sight, with the heading above them where there is room.
    private mutating func show(_ lines: FigureLines, _ context: Context) {
        top = FiguresScreen.top(top, lines, stop(lines), height: context.size.height)
    }

    private static func top(_ top: Int, _ lines: FigureLines, _ stop: Int?, height: Int) -> Int {
        guard let stop, let first = lines.lines.firstIndex(where: { $0.stop == stop }),
            let last = lines.lines.lastIndex(where: { $0.stop == stop })
        else { return 0 }
        let heading = first > 0 && lines.lines[first - 1].stop == nil ? first - 1 : first
        var top = top
        if last >= top + height { top = last - height + 1 }
        if heading < top { top = heading }
        if first < top || last - first >= height { top = first }
        return min(max(0, top), max(0, lines.lines.count - height))
    }

    // MARK: - Drawing

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard figures != nil else {
            frame.cells.put(
                context.words("app.loading"), at: Point(x: area.x + 1, y: area.y), style: Style(.dim))
            return
        }
        let lines = lines(context)
        let here = stop(lines)
        let top = FiguresScreen.top(top, lines, here, height: area.height)
        for (row, line) in lines.lines.dropFirst(top).prefix(area.height).enumerated() {
            let place = Rect(x: area.x + 1, y: area.y + row, width: area.width - 2, height: 1)
            frame.cells.put(line.spans, at: Point(x: place.x, y: place.y), width: place.width)
            guard let stop = line.stop else {
                drawChosen(lines, top + row, place, into: &frame, context)
                continue
            }
            frame.regions.append(HitRegion(place, .row(list: FiguresScreen.list, index: stop)))
            if stop == here, lines.lines[safely: top + row - 1]?.stop != stop || row == 0 {
                frame.caret = Point(x: place.x, y: place.y)
            }
        }
    }

    /// At the right of its figure's heading: what is in focus, in words.
    private func drawChosen(
        _ lines: FigureLines, _ index: Int, _ place: Rect, into frame: inout Frame, _ context: Context
    ) {
        guard let item = chosen, let figures, let next = lines.lines[safely: index + 1]?.stop,
            lines.stops[next].figure == selected.figure,
            index == 0 || lines.lines[index].spans.isEmpty == false
        else { return }
        let sort = figures.figures[selected.figure].sort
        guard lines.stops[next].items.count > 1 else { return }
        let text = context.words.label(item, of: sort) + "  " + context.words.amount(item)
        let width = TextWidth.columns(of: text)
        guard width + lines.lines[index].spans.columns + 2 <= place.width else { return }
        frame.cells.put(text, at: Point(x: place.maxX - width, y: place.y), style: Style(.title))
    }
}
