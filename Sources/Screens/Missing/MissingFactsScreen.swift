import Cells
import Domain

/// The records that lack facts somebody wants to know, each with the facts it lacks.
struct MissingFactsScreen: Screen {
    var items = Stream<MissingFacts.Item>()
    /// Nil: all kinds.
    private(set) var kind: Kind?
    /// How many records of each kind lack something; nil before it is known.
    private(set) var counts: [Kind: Int]?
    /// Grows with every question; an answer to an older one is dropped.
    private var lastTag = 0
    private var listTag = 0
    private var countTag = 0
    /// The answer awaited is the list anew, not its continuation.
    private var isAnew = true
    private(set) var finder = Finder()
    /// What is looked for was not among the records read so far: it is looked for in those that come from this one on.
    var seeksFrom: Int?

    init(kind: Kind? = nil) { self.kind = kind }

    /// Of a list that was read far down, so many records are read again at once.
    private static let mostAnew = 500

    func step(_ context: Context) -> Memory.Step? { .missing(kind) }

    func title(_ context: Context) -> String {
        guard let kind else { return context.words("missing.title") }
        return context.words("missing.titleOf", ["kinds": context.words.kinds(kind)])
    }

    var takesText: Bool { finder.isTyping }

    func offers(_ context: Context) -> [Offer] {
        guard !finder.isTyping else { return finder.offers }
        let empty = items.isEmpty ? "obstacle.nothingMissing" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        return ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) } + [
            Offer("open", unless: empty), Offer("edit", unless: readOnly ?? empty),
            Offer("shares"),
            Offer("kinds", unless: counts == nil ? "obstacle.loading" : nil),
        ] + finder.offers
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if let answer = finder.update(event) { return find(answer, context) }
        let blocks = blocks(context)
        switch event {
        case .appeared:
            return askCounts(context)
                + askAnew(min(max(page(context), items.items.count), MissingFactsScreen.mostAnew))
        case .reply(let tag, .missing(let found)) where tag == listTag:
            take(found)
            if let from = seeksFrom { return seek(from: from, context) }
        case .reply(let tag, .home(let summary)) where tag == countTag:
            counts = summary.lacking.filter { $0.value > 0 }
            return []
        case .refused(let tag, let refusal):
            if tag == listTag {
                items.giveUp()
                seeksFrom = nil
            }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"): return items.selectedItem.map { [.push(DetailScreen($0.id))] } ?? []
        case .command("edit"):
            return items.selectedItem.map { [.push(DetailScreen($0.id, thenEdit: true))] } ?? []
        case .command("shares"): return [.push(SharesScreen())]
        case .command("kinds"): return [.push(kindsMenu(context))]
        case .command(let id): if !items.move(id, blocks) { return [] }
        case .wheel(let rows): _ = items.move(rows > 0 ? "down" : "up", blocks)
        case .click(.row("missing", let index), let isDouble):
            items.select(index, blocks)
            if isDouble { return update(.command("open"), context) }
        case .given(.chosen(let index)):
            let choices = kindChoices
            guard choices.indices.contains(index) else { return [] }
            kind = choices[index]
            seeksFrom = nil
            items.restart()
            return askAnew(page(context))
        default: return []
        }
        return supply(context)
    }

    private var kindChoices: [Kind?] {
        [nil] + Kind.allCases.filter { counts?[$0] != nil }.map(Optional.some)
    }

    private func kindsMenu(_ context: Context) -> MenuScreen {
        let choices = kindChoices
        let entries = choices.map { kind in
            let count = kind.map { counts?[$0] ?? 0 } ?? (counts?.values.reduce(0, +) ?? 0)
            return MenuScreen.Entry(
                kind.map { context.words.kinds($0) } ?? context.words("missing.allKinds"),
                hint: String(count))
        }
        return MenuScreen(
            title: context.words("missing.kinds"), entries: entries,
            selected: choices.firstIndex(of: kind) ?? 0)
    }

    private func page(_ context: Context) -> Int { max(10, context.size.height) }

    // MARK: - Asking

    private mutating func askCounts(_ context: Context) -> [Effect] {
        lastTag += 1
        countTag = lastTag
        return [.ask(.home, countTag)]
    }

    private mutating func askAnew(_ limit: Int) -> [Effect] {
        isAnew = true
        // Records come in the order of their kinds: a kind begins behind the number that none of it has.
        return ask(after: kind.map { RecordID($0, 0) }, limit: limit)
    }

    mutating func supply(_ context: Context) -> [Effect] {
        items.wantsMore(page: page(context)) ? readOn(3 * page(context)) : []
    }

    /// Asks for the records behind those that are here.
    mutating func readOn(_ limit: Int) -> [Effect] {
        guard let last = items.items.last else { return [] }
        isAnew = false
        return ask(after: last.id, limit: limit)
    }

    private mutating func ask(after: RecordID?, limit: Int) -> [Effect] {
        lastTag += 1
        listTag = lastTag
        items.wait()
        return [.ask(.missing(after: after, limit: limit), listTag)]
    }

    private mutating func take(_ found: MissingFacts) {
        let fitting = kind.map { kind in Array(found.items.prefix { $0.id.kind == kind }) } ?? found.items
        let reachesEnd = found.reachesEnd || fitting.count < found.items.count
        if isAnew {
            items.replace(fitting, reachesEnd: reachesEnd) { $0.id == $1.id }
        } else {
            items.append(fitting, reachesEnd: reachesEnd)
        }
    }

    // MARK: - Drawing

    /// From this width on, name and facts stand side by side.
    private static let wide = 70

    private func rows(_ index: Int, width: Int, _ context: Context) -> [[Span]] {
        let item = items.items[index]
        let words = context.words
        let labels = item.fields.map { words.label(item.id.kind.rawValue, $0) }
        let facts = [Span(labels.joined(separator: words("list.comma")), .warning)]
        let number = Span(" " + TextFit.pad(item.id.number, to: 6) + " ", .link)
        let columns = width - 2
        if width >= MissingFactsScreen.wide {
            let nameWidth = (columns - 8) * 2 / 5
            let name = Span(TextFit.pad(item.name, to: nameWidth) + "  ", Style(bold: true))
            return facts.wrapped(columns: columns, behind: [number, name])
        }
        let head = [number, Span(item.name, Style(bold: true))]
        return [head] + facts.wrapped(columns: columns, behind: [Span("        ", .normal)])
    }

    /// A heading stands before the first record of each kind.
    private func heading(_ index: Int) -> Kind? {
        let own = items.items[index].id.kind
        return index > 0 && items.items[index - 1].id.kind == own ? nil : own
    }

    func blocks(_ context: Context) -> BlockScroll.Blocks {
        blocks(Rect(context.size).splitBottom(finder.isShown ? 1 : 0).rest, context)
    }

    private func blocks(_ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        items.blocks(window: area.height) { index in
            rows(index, width: area.width, context).count + (heading(index) == nil ? 0 : 1)
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard !items.isEmpty else {
            let key = items.isWaiting ? "app.loading" : "missing.nothing"
            Panel.text(
                context.words(key), style: Style(.dim), into: &frame, rect: area.inset(dx: 2, dy: 1))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let (area, foot) = area.splitBottom(finder.isShown ? 1 : 0)
        if !foot.isEmpty { finder.draw(foot, hits: "", into: &frame, context) }
        let blocks = blocks(area, context)
        var index = items.selected
        var y = items.scroll.fitted(blocks)
        while index > 0, y > 0 {
            index -= 1
            y -= blocks.height(index)
        }
        while index < items.items.count, y < area.height {
            if let kind = heading(index) {
                draw(kind, at: y, in: area, into: &frame, context)
                y += 1
            }
            let rows = rows(index, width: area.width, context).map { $0.highlighted(finder.sought) }
            BlockDrawing.draw(
                rows, isSelected: index == items.selected, at: y,
                target: .row(list: "missing", index: index), in: area, into: &frame)
            y += rows.count
            index += 1
        }
    }

    private func draw(
        _ kind: Kind, at y: Int, in area: Rect, into frame: inout Frame, _ context: Context
    ) {
        guard y >= 0, y < area.height else { return }
        Panel.heading(
            context.words.kinds(kind), right: counts?[kind].map(String.init) ?? "", into: &frame,
            rect: Rect(x: area.x, y: area.y + y, width: area.width - 1, height: 1))
    }
}
