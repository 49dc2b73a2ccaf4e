import Cells
import Domain

/// The menu: what can be done, how much there is of everything, and what wants attention.
struct HomeScreen: Screen {
    private var summary: HomeSummary?
    private var selected = 0
    /// The matter in focus at the side; nil while the menu has the focus.
    private var attended: Int?

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
        let moving = [Offer("open"), Offer("up"), Offer("down"), Offer("first"), Offer("last")]
        return HomeScreen.isWide(context) && !matters.isEmpty ? moving + [Offer("otherPane")] : moving
    }

    /// Whether there is room for what wants attention beside the menu.
    private static func isWide(_ context: Context) -> Bool { context.size.width >= 76 }

    private static let summaryTag = 1

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            return [
                .ask(.home(today: context.today, endingWithin: HomeScreen.horizon), HomeScreen.summaryTag)
            ]
        case .reply(HomeScreen.summaryTag, .home(let summary)):
            self.summary = summary
            attended = matters.isEmpty ? nil : attended.map { min($0, matters.count - 1) }
            return []
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"):
            if let attended = focused(context) { return [.push(matters[attended].screen)] }
            return open(HomeScreen.entries[selected], context)
        case .command("up"): move(to: (focused(context) ?? selected) - 1, context)
        case .command("down"): move(to: (focused(context) ?? selected) + 1, context)
        case .command("first"): move(to: 0, context)
        case .command("last"): move(to: .max, context)
        case .command("otherPane"): attended = focused(context) == nil ? 0 : nil
        case .wheel(let rows): move(to: (focused(context) ?? selected) + rows, context)
        case .key(Key(.right)): if !matters.isEmpty, HomeScreen.isWide(context) { attended = attended ?? 0 }
        case .key(Key(.left)): attended = nil
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
        case .click(.row("attention", let index), _):
            return matters.indices.contains(index) ? [.push(matters[index].screen)] : []
        default: break
        }
        return []
    }

    /// The matter in focus, while it can be seen.
    private func focused(_ context: Context) -> Int? {
        HomeScreen.isWide(context) && !matters.isEmpty ? attended : nil
    }

    private mutating func move(to index: Int, _ context: Context) {
        guard focused(context) != nil else { return select(index) }
        attended = min(max(0, index), matters.count - 1)
    }

    private mutating func select(_ index: Int) {
        attended = nil
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
        let isWide = HomeScreen.isWide(context)
        let (menu, side) = area.splitLeft(isWide ? area.width / 2 - 1 : area.width)
        drawMenu(menu, isAlone: !isWide, into: &frame, context)
        if isWide { drawAttention(side.inset(dx: 1, dy: 0), into: &frame, context) }
    }

    private func drawMenu(_ area: Rect, isAlone: Bool, into frame: inout Frame, _ context: Context) {
        let rows = area.inset(dx: 1, dy: 0)
        // The selected entry is always in sight.
        let first = max(0, min(selected - rows.height / 2, HomeScreen.entries.count - rows.height))
        for (line, index) in (first..<HomeScreen.entries.count).prefix(rows.height).enumerated() {
            let entry = HomeScreen.entries[index]
            let place = Rect(x: rows.x, y: rows.y + line, width: rows.width, height: 1)
            let isSelected = index == selected && focused(context) == nil
            let digit = index < 10 ? "\((index + 1) % 10) " : "  "
            let count = count(entry, isAlone: isAlone, context)
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

    private func count(_ entry: Entry, isAlone: Bool, _ context: Context) -> String {
        guard let summary else { return "" }
        switch entry {
        // Where there is no room for what wants attention, at least the number of agreements that end is said.
        case .list(.agreement) where isAlone && !summary.ending.isEmpty:
            return context.words("home.endingCount", ["n": String(summary.ending.count)]) + "  "
                + String(summary.counts[.agreement] ?? 0)
        case .list(let kind): return String(summary.counts[kind] ?? 0)
        case .missing: return String(summary.lacking.values.reduce(0, +))
        case .drafts: return String(summary.drafts.count)
        case .sign, .history, .search: return ""
        }
    }

    /// What wants attention, in the order of urgency.
    private enum Matter: Hashable {
        case ending(HomeSummary.EndingAgreement)
        case drafts(Int)
        case lacking(Kind, Int)

        var screen: any Screen {
            switch self {
            case .ending(let agreement): DetailScreen(agreement.id)
            case .drafts: DraftsScreen()
            case .lacking(let kind, _): MissingFactsScreen(kind: kind)
            }
        }
    }

    private var matters: [Matter] {
        guard let summary else { return [] }
        let drafts = summary.drafts.isEmpty ? [] : [Matter.drafts(summary.drafts.count)]
        let lacking = Kind.allCases.compactMap { kind in
            summary.lacking[kind].flatMap { $0 > 0 ? Matter.lacking(kind, $0) : nil }
        }
        return summary.ending.map(Matter.ending) + drafts + lacking
    }

    private func drawAttention(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard summary != nil else { return }
        let (title, list) = area.splitTop(1)
        frame.cells.put(
            context.words("home.attention"), at: Point(x: title.x, y: title.y), width: title.width,
            style: Style(.heading))
        let matters = matters
        if matters.isEmpty {
            Panel.text(context.words("home.nothing"), style: Style(.good), into: &frame, rect: list)
        }
        let top = OverlayBox.top(selected: focused(context) ?? 0, count: matters.count, height: list.height)
        for (row, index) in matters.indices.dropFirst(top).prefix(list.height).enumerated() {
            let line = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            let isSelected = index == focused(context)
            if isSelected {
                frame.cells.fill(line, style: Style(selected: true))
                frame.caret = Point(x: line.x, y: line.y)
            }
            frame.cells.put(
                spans(matters[index], context).selected(isSelected), at: Point(x: line.x, y: line.y),
                width: line.width)
            frame.regions.append(HitRegion(line, .row(list: "attention", index: index)))
        }
    }

    private func spans(_ matter: Matter, _ context: Context) -> [Span] {
        let words = context.words
        switch matter {
        case .ending(let item):
            let days = item.endsOn.last.ordinal - context.today.ordinal
            let when =
                days < 0
                ? words("home.expired", ["day": item.endsOn.written])
                : words("home.ending", ["days": String(days), "day": item.endsOn.written])
            return [
                Span(item.id.number + " ", .link), Span(when + " ", days < 0 ? .problem : .warning),
                Span(item.name, .normal),
            ]
        case .drafts(let count):
            return [Span(words("home.draftsWaiting", ["n": String(count)]), .warning)]
        case .lacking(let kind, let count):
            return [Span(words("home.lacking", ["n": String(count), "kind": words.kinds(kind)]), .dim)]
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
