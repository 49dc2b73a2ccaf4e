import Cells
import Domain

/// The menu: what can be done, how much there is of everything, and what wants attention.
struct HomeScreen: Screen {
    private var summary: HomeSummary?
    /// The most pressing of what is due; it comes after the summary, which is quicker to make.
    private var due: DueWindow?
    /// Come later than what wants attention, and stand where that leaves room.
    private var figures: HomeFigures?
    /// The newest of the forms that were begun, read once.
    private var begun: [BegunForm] = []
    private var selected = 0
    /// The matter in focus beside or beneath the menu; nil while the menu has the focus.
    private var attended: Int?
    /// Until a key was pressed, the form that was left unfinished is what is offered, or the first record of all.
    private var isUntouched = true

    enum Entry: Hashable {
        case sign, history, search, due, reports, threeLists, matching, board, figures
        case missing, checks, drafts
        case list(Kind)
    }

    /// In the order of use: the first ten have a digit.
    static let entries: [Entry] = [
        .sign, .list(.village), .list(.branch), .list(.project), .list(.agreement), .history, .search,
        .list(.activity), .due, .reports, .list(.twinning), .list(.commitment), .list(.need), .list(.offer),
        .threeLists, .matching, .board, .figures, .list(.unit), .list(.person), .list(.region),
        .list(.source), .missing, .checks, .drafts,
    ]

    func title(_ context: Context) -> String { context.words("home.title") }

    func offers(_ context: Context) -> [Offer] {
        let moving = [Offer("open"), Offer("up"), Offer("down"), Offer("first"), Offer("last")]
        return matters(context).contains { $0.target != nil } ? moving + [Offer("otherPane")] : moving
    }

    private static let summaryTag = 1
    private static let dueTag = 2

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            return [
                .ask(.home, HomeScreen.summaryTag),
                .ask(.due(HomeAttention.request(context.today)), HomeScreen.dueTag),
            ] + HomeFigures.question(context)
        case .reply(HomeFigures.tag, .figures(let figures)):
            self.figures = HomeFigures(figures)
            return []
        case .reply(HomeScreen.summaryTag, .home(let summary)):
            self.summary = summary
            begun = HomeAttention.begun(summary)
            attend(context)
            return []
        case .reply(HomeScreen.dueTag, .due(let window)):
            // What had the focus keeps it while lines come in before it.
            let before = due?.items.count ?? 0
            due = window
            if let index = attended, index >= before { attended = index + window.items.count - before }
            attend(context)
            return []
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"):
            if let attended = focused(context) { return open(matters(context)[attended], context) }
            return open(HomeScreen.entries[selected], context)
        case .command("up"): move(to: (focused(context) ?? selected) - 1, context)
        case .command("down"): move(to: (focused(context) ?? selected) + 1, context)
        case .command("first"): move(to: 0, context)
        case .command("last"): move(to: .max, context)
        case .command("otherPane"):
            isUntouched = false
            attended = focused(context) == nil ? 0 : nil
        case .wheel(let rows): move(to: (focused(context) ?? selected) + rows, context)
        case .key(Key(.right)):
            isUntouched = false
            attended = focused(context) ?? 0
        case .key(Key(.left)): select(selected)
        case .key(let key):
            // Hanzi have numbers for values too: only digits are meant.
            if case .character(let character) = key.code, character.isASCII,
                let digit = character.wholeNumberValue
            {
                let index = digit == 0 ? 9 : digit - 1
                select(index)
                return open(HomeScreen.entries[index], context)
            }
            // A Hanzi committed where nothing is typed is looked for.
            if case .character(let character) = key.code, character.unicodeScalars.contains(where: \.isHanzi)
            {
                return [.push(SearchScreen(typed: String(character)))]
            }
        case .click(.row("menu", let index), _):
            select(index)
            return open(HomeScreen.entries[index], context)
        case .click(.row(HomeFigures.list, _), _): return open(.figures, context)
        case .click(.row("attention", let index), _):
            let matters = matters(context)
            guard matters.indices.contains(index) else { return [] }
            isUntouched = false
            attended = index
            return open(matters[index], context)
        default: break
        }
        return []
    }

    private func matters(_ context: Context) -> [HomeAttention.Line] {
        summary.map { HomeAttention($0, due: due, begun: begun, context).lines } ?? []
    }

    private mutating func attend(_ context: Context) {
        let matters = matters(context)
        attended = attended.map { min($0, matters.count - 1) }
        if isUntouched { attended = matters.firstIndex { $0.target?.isFirstOffered == true } }
    }

    /// The matter in focus, where it leads somewhere.
    private func focused(_ context: Context) -> Int? {
        guard let attended else { return nil }
        let matters = matters(context)
        return matters.indices.contains(attended) && matters[attended].target != nil ? attended : nil
    }

    private mutating func move(to index: Int, _ context: Context) {
        // From a matter that stands alone the arrows lead into the menu.
        guard focused(context) != nil, matters(context).count > 1 else { return select(index) }
        isUntouched = false
        attended = min(max(0, index), matters(context).count - 1)
    }

    private mutating func select(_ index: Int) {
        isUntouched = false
        attended = nil
        selected = min(max(0, index), HomeScreen.entries.count - 1)
    }

    private func open(_ entry: Entry, _ context: Context) -> [Effect] {
        if let obstacle = entry.obstacle(context) {
            return [.say(Message(context.words(obstacle), .problem))]
        }
        return [.push(entry.screen)]
    }

    private func open(_ matter: HomeAttention.Line, _ context: Context) -> [Effect] {
        guard let target = matter.target else { return [] }
        if let obstacle = target.obstacle(context) {
            return [.say(Message(context.words(obstacle), .problem))]
        }
        return target.screen.map { [.push($0)] } ?? []
    }

    // MARK: - Drawing

    /// From this width on, what wants attention stands beside the menu.
    private static let wide = 76

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard area.width < HomeScreen.wide else {
            let (menu, side) = area.splitLeft(area.width / 2 - 1)
            drawMenu(menu, into: &frame, context)
            let (attention, strip) = side.inset(dx: 1, dy: 0).splitBottom(
                HomeFigures.rows(beneath: matters(context).count, of: side.height))
            drawAttention(attention, into: &frame, context)
            figures?.draw(strip, into: &frame, context)
            return
        }
        // Beneath the menu there is room for the most urgent only.
        let lines = min(matters(context).count, area.height >= 12 ? 3 : 1)
        let (menu, beneath) = area.splitBottom(lines == 0 ? 0 : lines + 1)
        drawMenu(menu, into: &frame, context)
        drawAttention(beneath.inset(dx: 1, dy: 0), into: &frame, context)
    }

    private func drawMenu(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let rows = area.inset(dx: 1, dy: 0)
        // The selected entry is always in sight.
        let first = max(0, min(selected - rows.height / 2, HomeScreen.entries.count - rows.height))
        for (line, index) in (first..<HomeScreen.entries.count).prefix(rows.height).enumerated() {
            let entry = HomeScreen.entries[index]
            let place = Rect(x: rows.x, y: rows.y + line, width: rows.width, height: 1)
            let isSelected = index == selected && focused(context) == nil
            let digit = index < 10 ? "\((index + 1) % 10) " : "  "
            let count = count(entry)
            let width = TextWidth.columns(of: count)
            if isSelected { frame.cells.fill(place, style: Style(.normal, selected: true)) }
            frame.cells.put(
                [
                    Span(digit, Style(.keyName, selected: isSelected)),
                    Span(entry.label(context.words), Style(.normal, selected: isSelected)),
                ],
                at: Point(x: place.x, y: place.y), width: place.width - width - 1)
            frame.cells.put(
                count, at: Point(x: place.maxX - width, y: place.y), style: Style(.dim, selected: isSelected))
            frame.regions.append(HitRegion(place, .row(list: "menu", index: index)))
            if isSelected { frame.caret = Point(x: place.x, y: place.y) }
        }
        ScrollThumb.draw(
            into: &frame, rect: Rect(x: rows.maxX, y: rows.y, width: 1, height: rows.height), first: first,
            total: HomeScreen.entries.count)
    }

    private func count(_ entry: Entry) -> String {
        guard let summary else { return "" }
        switch entry {
        case .list(let kind): return String(summary.counts[kind] ?? 0)
        case .missing: return String(summary.lacking.values.reduce(0, +))
        case .drafts: return String(summary.drafts.count)
        case .sign, .history, .search, .due, .reports, .threeLists, .matching, .board, .figures, .checks:
            return ""
        }
    }

    private func drawAttention(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let matters = matters(context)
        guard !matters.isEmpty else { return }
        let (title, list) = area.splitTop(1)
        // Where more is due than is read here, so many are at least there.
        let count = String(matters.count) + (due?.reachesEnd == false ? "+" : "")
        Panel.heading(
            context.words("home.attention"), right: matters.count > list.height ? count : "", into: &frame,
            rect: title)
        let focused = focused(context)
        let top = OverlayBox.top(selected: focused ?? 0, count: matters.count, height: list.height)
        for (row, index) in matters.indices.dropFirst(top).prefix(list.height).enumerated() {
            let line = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            let isSelected = index == focused
            if isSelected {
                frame.cells.fill(line, style: Style(selected: true))
                frame.caret = Point(x: line.x, y: line.y)
            }
            frame.cells.put(
                matters[index].spans.selected(isSelected), at: Point(x: line.x, y: line.y), width: line.width)
            if matters[index].target != nil {
                frame.regions.append(HitRegion(line, .row(list: "attention", index: index)))
            }
        }
        // What is left of the room tells more of the matter in focus.
        guard let focused, list.height - matters.count > 2 else { return }
        let room = Rect(
            x: list.x, y: list.y + matters.count + 1, width: list.width,
            height: list.height - matters.count - 1)
        let notes = matters[focused].notes.flatMap { TextFit.wrap($0, columns: max(1, room.width)) }
        for (row, note) in notes.prefix(room.height).enumerated() {
            frame.cells.put(
                String(note), at: Point(x: room.x, y: room.y + row), width: room.width, style: Style(.dim))
        }
    }
}

/// What an entry of the menu is called and where it leads; the palette leads there too.
extension HomeScreen.Entry {
    func label(_ words: Words) -> String {
        switch self {
        case .sign: words("home.sign")
        case .history: words("home.history")
        case .search: words("home.search")
        case .missing: words("home.missing")
        case .drafts: words("home.drafts")
        case .due: words("home.due")
        case .figures: words("home.figures")
        case .board: words("home.board")
        case .checks: words("home.checks")
        case .threeLists: words("lists.title")
        case .matching: words("match.title")
        case .reports: words("home.reports")
        case .list(let kind): words.kinds(kind)
        }
    }

    /// Why it cannot be opened now, as the key of a sentence.
    func obstacle(_ context: Context) -> String? {
        self == .sign && context.isReadOnly ? "obstacle.readOnly" : nil
    }

    var screen: any Screen {
        switch self {
        case .sign: Forms.form(.agreement, record: nil, names: [:])
        case .history: HistoryScreen(subject: nil, name: nil)
        case .search: SearchScreen()
        case .missing: MissingFactsScreen()
        case .drafts: DraftsScreen()
        case .due: DueScreen()
        case .figures: FiguresScreen()
        case .board: BoardScreen()
        case .checks: ChecksScreen()
        case .threeLists: ThreeListsScreen(about: nil)
        case .matching: MatchScreen(about: nil)
        case .reports: FiledScreen()
        case .list(let kind): ListScreen(kind)
        }
    }
}
