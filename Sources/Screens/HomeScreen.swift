import Cells
import Domain

/// The menu: what can be done, how much there is of everything, and what wants attention.
struct HomeScreen: Screen {
    private var summary: HomeSummary?
    private var selected = 0
    private var top = 0

    /// Days ahead within which the end of an agreement is shown.
    private static let horizon = AgreementStanding.warning

    enum Entry: Hashable {
        case sign, history, search, missing, drafts
        case list(Kind)
    }

    /// In the order of use: the first ten have a digit.
    static let entries: [Entry] =
        [.sign, .list(.village), .list(.branch), .list(.project), .list(.agreement), .history, .search]
        + [
            .list(.activity), .list(.twinning), .list(.commitment), .list(.unit), .list(.person),
            .list(.need),
        ]
        + [.list(.offer), .list(.region), .list(.source), .missing, .drafts]

    func title(_ context: Context) -> String { context.words("home.title") }

    func offers(_ context: Context) -> [Offer] {
        [Offer("open"), Offer("up"), Offer("down"), Offer("first"), Offer("last")]
    }

    private static let summaryTag = 1

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            return [
                .ask(.home(today: context.today, endingWithin: HomeScreen.horizon), HomeScreen.summaryTag)
            ]
        case .reply(HomeScreen.summaryTag, .home(let summary)):
            self.summary = summary
            return []
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"): return open(HomeScreen.entries[selected], context)
        case .command("up"): select(selected - 1, context)
        case .command("down"): select(selected + 1, context)
        case .command("first"): select(0, context)
        case .command("last"): select(HomeScreen.entries.count - 1, context)
        case .wheel(let rows): select(selected + rows, context)
        case .key(let key):
            if case .character(let character) = key.code, let digit = character.wholeNumberValue {
                let index = digit == 0 ? 9 : digit - 1
                select(index, context)
                return open(HomeScreen.entries[index], context)
            }
            // A Hanzi committed where nothing is typed is looked for.
            if case .character(let character) = key.code, character.unicodeScalars.contains(where: \.isHanzi)
            {
                return [.push(SearchScreen(typed: String(character)))]
            }
        case .click(.row("menu", let index), _):
            select(index, context)
            return open(HomeScreen.entries[index], context)
        case .click(.row("attention", let index), _):
            guard let summary, index < summary.ending.count else { return [] }
            return [.push(DetailScreen(summary.ending[index].id))]
        default: break
        }
        return []
    }

    private mutating func select(_ index: Int, _ context: Context) {
        selected = min(max(0, index), HomeScreen.entries.count - 1)
    }

    private func open(_ entry: Entry, _ context: Context) -> [Effect] {
        if let obstacle = entry.obstacle(context) {
            return [.say(Message(context.words(obstacle), .problem))]
        }
        return [.push(entry.screen)]
    }

    // MARK: - Drawing

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let isWide = area.width >= 76
        let (menu, side) = area.splitLeft(isWide ? area.width / 2 - 1 : area.width)
        drawMenu(menu, into: &frame, context)
        if isWide { drawAttention(side.inset(dx: 1, dy: 0), into: &frame, context) }
    }

    private func drawMenu(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let rows = area.inset(dx: 1, dy: 0)
        // The selected entry is always in sight.
        let first = max(0, min(selected - rows.height / 2, HomeScreen.entries.count - rows.height))
        for (line, index) in (first..<HomeScreen.entries.count).prefix(rows.height).enumerated() {
            let entry = HomeScreen.entries[index]
            let place = Rect(x: rows.x, y: rows.y + line, width: rows.width, height: 1)
            let isSelected = index == selected
            let digit = index < 10 ? "\((index + 1) % 10) " : "  "
            let count = count(entry, context)
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
    }

    private func count(_ entry: Entry, _ context: Context) -> String {
        guard let summary else { return "" }
        switch entry {
        case .list(let kind): return String(summary.counts[kind] ?? 0)
        case .missing: return String(summary.lacking.values.reduce(0, +))
        case .drafts: return String(summary.drafts.count)
        case .sign, .history, .search: return ""
        }
    }

    private func drawAttention(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard let summary else { return }
        let words = context.words
        frame.cells.put(
            words("home.attention"), at: Point(x: area.x, y: area.y), width: area.width,
            style: Style(.heading))
        var lines: [(spans: [Span], ending: Int?)] = []
        for (index, item) in summary.ending.enumerated() {
            let days = item.endsOn.last.ordinal - context.today.ordinal
            let when =
                days < 0
                ? words("home.expired", ["day": item.endsOn.written])
                : words("home.ending", ["days": String(days), "day": item.endsOn.written])
            lines.append(
                (
                    [
                        Span(item.id.number + " ", .link), Span(when + " ", days < 0 ? .problem : .warning),
                        Span(item.name),
                    ], index
                ))
        }
        if !summary.drafts.isEmpty {
            lines.append(
                ([Span(words("home.draftsWaiting", ["n": String(summary.drafts.count)]), .warning)], nil))
        }
        for kind in Kind.allCases {
            guard let lacking = summary.lacking[kind], lacking > 0 else { continue }
            lines.append(
                (
                    [
                        Span(words("home.lacking", ["n": String(lacking), "kind": words.kinds(kind)]), .dim)
                    ], nil
                ))
        }
        if lines.isEmpty { lines = [([Span(words("home.nothing"), .good)], nil)] }
        for (offset, line) in lines.prefix(area.height - 1).enumerated() {
            let y = area.y + 1 + offset
            frame.cells.put(line.spans, at: Point(x: area.x, y: y), width: area.width)
            if let index = line.ending {
                frame.regions.append(
                    HitRegion(
                        Rect(x: area.x, y: y, width: area.width, height: 1),
                        .row(list: "attention", index: index)))
            }
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
        case .list(let kind): ListScreen(kind)
        }
    }
}
