import Cells
import Domain

/// Needs, offers and projects side by side, each with what was matched beneath it; in a narrow window one at a time.
struct ThreeListsScreen: Screen {
    let about: RecordID?
    private let name: String?
    private(set) var lists: ThreeLists?
    /// Needs, offers, projects.
    private(set) var columns = [Column(.need), Column(.offer), Column(.project)]
    private(set) var focus = 0
    private var decision: MatchDecision?
    private var askTag = 0

    struct Column: Sendable {
        let kind: Kind
        var rows = Stream<ThreeListsText.Row>()
        init(_ kind: Kind) { self.kind = kind }
    }

    init(about: RecordID?, name: String? = nil) {
        self.about = about
        self.name = name
    }

    /// Of a list so many are shown; the others are counted.
    private static let most = 300
    /// From this width on there is room for all three.
    private static let wide = 76

    func title(_ context: Context) -> String {
        guard let about else { return context.words("lists.title") }
        let named = about.number + (name.map { " " + $0 } ?? "")
        return context.words("lists.titleOf", ["name": named])
    }

    func offers(_ context: Context) -> [Offer] {
        let empty = selected == nil ? "obstacle.emptyList" : nil
        var offers = [Offer("open", unless: empty), Offer("otherPane")]
        let row = selected?.record
        switch row?.kind {
        case .need:
            offers.append(Offer("suggestOffers"))
            offers += NeedCommands.offers(row, unless: context.isReadOnly ? "obstacle.readOnly" : nil)
        default: offers.append(Offer("suggestOffers"))
        }
        offers.append(Offer("gaps"))
        return offers + ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) }
    }

    private var selected: ThreeListsText.Row? { columns[focus].rows.selectedItem }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            askTag += 1
            let request = ThreeListsRequest(
                about: about, today: context.today, limit: ThreeListsScreen.most)
            return [.ask(.threeLists(request), askTag)]
        case .reply(let tag, .threeLists(let lists)) where tag == askTag: take(lists, context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .outcome(MatchDecision.verbTag, let outcome): return decision?.said(outcome, context) ?? []
        case .given(let gift): return decision?.take(gift, context) ?? []
        case .command("open"): return selected.map { [.push(DetailScreen($0.record.id))] } ?? []
        case .command("otherPane"), .key(Key(.right)): focus = (focus + 1) % columns.count
        case .key(Key(.left)): focus = (focus + columns.count - 1) % columns.count
        case .key(Key(.backspace)): return [.pop]
        case .command("suggestOffers"):
            // Of a project there is nothing to suggest: what the whole can be matched with, then.
            guard let row = selected, row.record.kind != .project else {
                return [.push(MatchScreen(about: about, name: name))]
            }
            return [.push(MatchScreen(about: row.record.id, name: row.name))]
        case .command("gaps"): return [.push(GapsScreen(about: about, name: name))]
        case .command(let id):
            if let row = selected, row.record.kind == .need,
                let begun = NeedCommands.run(id, row.record, names: lists?.names ?? [:], context)
            {
                decision = begun.decision
                return begun.effects
            }
            _ = columns[focus].rows.move(id, blocks(focus, Rect(context.size), context))
        case .wheel(let rows):
            _ = columns[focus].rows.move(
                rows > 0 ? "down" : "up", blocks(focus, Rect(context.size), context))
        case .click(.row(let list, let index), let isDouble):
            guard let column = columns.firstIndex(where: { $0.kind.rawValue == list }) else { return [] }
            focus = column
            columns[column].rows.select(index, blocks(column, Rect(context.size), context))
            if isDouble { return selected.map { [.push(DetailScreen($0.record.id))] } ?? [] }
        default: break
        }
        return []
    }

    private mutating func take(_ lists: ThreeLists, _ context: Context) {
        let isFirst = self.lists == nil
        self.lists = lists
        let text = ThreeListsText(lists, context.words)
        for (index, rows) in [text.needs, text.offers, text.projects].enumerated() {
            columns[index].rows.replace(rows, reachesEnd: true) { $0.record.id == $1.record.id }
        }
        // The first list that has something is where one begins.
        if isFirst { focus = columns.firstIndex { !$0.rows.isEmpty } ?? 0 }
    }

    // MARK: - Drawing

    /// Where a list stands: its heading, and the rows beneath it; nil where it is not shown.
    private func place(_ column: Int, in area: Rect) -> Rect? {
        guard area.width >= ThreeListsScreen.wide else { return column == focus ? area : nil }
        let width = area.width / columns.count
        let x = area.x + width * column
        return Rect(
            x: x, y: area.y, width: column == columns.count - 1 ? area.maxX - x : width - 1,
            height: area.height)
    }

    private func rows(_ column: Int, _ index: Int, width: Int) -> [[Span]] {
        let row = columns[column].rows.items[index]
        let columns = max(12, width - 1)
        let name = Span(row.name, row.isDone ? Style(.dim) : Style(bold: true))
        var lines = [name].wrapped(columns: columns, behind: [Span(row.record.id.number + " ", .dim)])
        let facts = [row.category, row.amount, row.period].filter { !$0.isEmpty }
        if !facts.isEmpty {
            lines += [Span(facts.joined(separator: " · "), .normal)].wrapped(
                columns: columns, behind: [Span("  ", .normal)])
        }
        if !row.by.isEmpty {
            lines += [Span(row.by, .dim)].wrapped(columns: columns, behind: [Span("  ", .normal)])
        }
        lines += [Span(row.state, row.isDone ? .dim : .good)].wrapped(
            columns: columns, behind: [Span("  ", .normal)])
        for match in row.matches {
            lines += [Span(match, .link)].wrapped(columns: columns, behind: [Span("  → ", .dim)])
        }
        return lines + [[]]
    }

    private func blocks(_ column: Int, _ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        let place = place(column, in: area) ?? area
        return columns[column].rows.blocks(window: max(1, place.height - 2)) {
            rows(column, $0, width: place.width).count
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard lists != nil else {
            Panel.text(
                context.words("app.loading"), style: Style(.dim), into: &frame, rect: area.inset(dx: 2, dy: 1)
            )
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        for column in columns.indices {
            guard let place = place(column, in: area) else { continue }
            draw(column, in: place, of: area, into: &frame, context)
        }
    }

    private func draw(
        _ column: Int, in place: Rect, of area: Rect, into frame: inout Frame, _ context: Context
    ) {
        let words = context.words
        let (head, list) = place.splitTop(1)
        let kind = columns[column].kind
        let isFocused = column == focus
        drawHead(column, in: head, of: area, into: &frame, context)
        let items = columns[column].rows
        guard !items.isEmpty else {
            Panel.text(
                words("lists.none." + kind.rawValue), style: Style(.absent), into: &frame,
                rect: list.inset(dx: 1, dy: 0))
            if isFocused { frame.caret = Point(x: head.x, y: head.y) }
            return
        }
        let (body, foot) = list.splitBottom(1)
        let blocks = blocks(column, area, context)
        let offset = items.scroll.fitted(blocks)
        if isFocused {
            BlockDrawing.draw(blocks, offset: offset, list: kind.rawValue, in: body, into: &frame) {
                rows(column, $0, width: place.width)
            }
        } else {
            drawQuietly(column, blocks, offset, in: body, into: &frame)
        }
        let total = lists?.totals[kind] ?? items.items.count
        if total > items.items.count {
            frame.cells.put(
                words("detail.more", ["n": String(total - items.items.count)]),
                at: Point(x: foot.x + 1, y: foot.y), width: foot.width - 1, style: Style(.dim))
        }
    }

    /// The name of a list with how many there are; in a narrow window the names of all three.
    private func drawHead(
        _ column: Int, in head: Rect, of area: Rect, into frame: inout Frame, _ context: Context
    ) {
        let isWide = area.width >= ThreeListsScreen.wide
        var spans: [Span] = []
        for index in isWide ? [column] : Array(columns.indices) {
            let kind = columns[index].kind
            let count = lists?.totals[kind] ?? columns[index].rows.items.count
            let style = index == focus ? Style(.heading, selected: true) : Style(.dim)
            spans.append(Span(" " + context.words("lists." + kind.rawValue) + " \(count) ", style))
            spans.append(Span(" ", .normal))
        }
        frame.cells.put(spans, at: Point(x: head.x, y: head.y), width: head.width)
    }

    /// A list without the bar: the keys are for another one.
    private func drawQuietly(
        _ column: Int, _ blocks: BlockScroll.Blocks, _ offset: Int, in area: Rect, into frame: inout Frame
    ) {
        var (index, y) = (blocks.selected, offset)
        while index > 0, y > 0 {
            index -= 1
            y -= blocks.height(index)
        }
        while index < blocks.count, y < area.height {
            let lines = rows(column, index, width: area.width)
            BlockDrawing.draw(
                lines, isSelected: false, at: y,
                target: .row(list: columns[column].kind.rawValue, index: index), in: area, into: &frame)
            y += lines.count
            index += 1
        }
    }
}
