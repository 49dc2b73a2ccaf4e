import Cells
import Domain

/// Looks for any record by any of its names, while it is typed.
struct SearchScreen: Screen {
    private var editor: LineEditor
    private(set) var hits: [SearchHit] = []
    private(set) var isCut = false
    /// What the hits were found with; nil before the first answer.
    private(set) var answered: String?
    private(set) var selected = 0
    private(set) var scroll = BlockScroll()
    /// Grows with every question; an answer to an older one is dropped.
    private var tag = 0

    init(typed: String = "") { editor = LineEditor(typed, limit: 200) }

    private var wanted: String { editor.text.trimmed }

    func title(_ context: Context) -> String { context.words("search.title") }

    var takesText: Bool { true }
    var textRuns: TextRuns { .line }
    var selectedText: String { editor.selectedText }

    func offers(_ context: Context) -> [Offer] {
        [
            Offer("choose", unless: hits.isEmpty ? "obstacle.noHit" : nil), Offer("up"), Offer("down"),
            Offer("pageUp"), Offer("pageDown"), Offer("search"),
        ]
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let blocks = blocks(context.size)
        switch event {
        case .appeared: return ask()
        case .reply(let tag, .search(let found)) where tag == self.tag:
            take(found)
            scroll.fit(self.blocks(context.size))
            return []
        case .refused(let tag, let refusal) where tag == self.tag:
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("choose"): return open(selected)
        case .command("up"): move(by: scroll.up(blocks))
        case .command("down"): move(by: scroll.down(blocks))
        case .command("pageUp"): move(by: scroll.pageUp(blocks))
        case .command("pageDown"): move(by: scroll.pageDown(blocks))
        case .command("search"): editor.selectAll()
        case .wheel(let rows): move(by: rows > 0 ? scroll.down(blocks) : scroll.up(blocks))
        case .click(.row("hits", let index), let isDouble):
            guard hits.indices.contains(index) else { return [] }
            if isDouble || index == selected { return open(index) }
            selected = index
        case .key(Key(.escape)): return [.pop]
        case .key(let key):
            return editor.handle(key) == .changed ? ask() : []
        case .typed(let text): return editor.type(text) == .changed ? ask() : []
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text): return context.words.tell(editor.paste(text)) + ask()
        default: break
        }
        return []
    }

    private mutating func ask() -> [Effect] {
        tag += 1
        guard !wanted.isEmpty else {
            (hits, isCut, answered, selected) = ([], false, nil, 0)
            return []
        }
        return [.ask(.search(SearchQuery(wanted)), tag)]
    }

    private mutating func take(_ found: SearchHits) {
        // The answer to the same words, asked again, keeps the selected record.
        let kept = answered == wanted && hits.indices.contains(selected) ? hits[selected].id : nil
        hits = found.hits
        isCut = found.isCut
        answered = wanted
        selected = kept.flatMap { id in hits.firstIndex { $0.id == id } } ?? 0
        if kept == nil { scroll.reset() }
    }

    private mutating func move(by steps: Int) {
        selected = min(max(0, selected + steps), max(0, hits.count - 1))
    }

    private func open(_ index: Int) -> [Effect] {
        hits.indices.contains(index) ? [.push(DetailScreen(hits[index].id))] : []
    }

    // MARK: - Drawing

    private func blocks(_ size: Size) -> BlockScroll.Blocks {
        BlockScroll.Blocks(selected: selected, count: hits.count, window: max(1, size.height - 2)) {
            HitText.rows(of: hits[$0])
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (line, below) = area.splitTop(1)
        drawField(line, into: &frame, context)
        let list = below.splitTop(1).rest
        guard !hits.isEmpty else {
            drawEmpty(list, into: &frame, context)
            return
        }
        let blocks = blocks(Size(width: area.width, height: area.height))
        var index = selected
        var y = scroll.fitted(blocks)
        while index > 0, y > 0 {
            index -= 1
            y -= blocks.height(index)
        }
        while index < hits.count, y < list.height {
            let text = HitText(hits[index], sought: answered ?? "", width: list.width - 2, context)
            for row in text.rows {
                if y >= 0, y < list.height { draw(row, index, in: list, y: list.y + y, into: &frame) }
                y += 1
            }
            index += 1
        }
    }

    private func draw(_ row: [Span], _ index: Int, in list: Rect, y: Int, into frame: inout Frame) {
        let line = Rect(x: list.x, y: y, width: list.width, height: 1)
        let isSelected = index == selected
        frame.cells.fill(line, style: Style(selected: isSelected))
        frame.cells.put(row.selected(isSelected), at: Point(x: line.x + 1, y: y), width: line.width - 2)
        frame.regions.append(HitRegion(line, .row(list: "hits", index: index)))
    }

    private func drawField(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        var right = ""
        if answered != nil {
            right =
                isCut
                ? words("search.more", ["n": String(hits.count)])
                : words(hits.count == 1 ? "search.one" : "search.found", ["n": String(hits.count)])
        }
        let rightWidth = TextWidth.columns(of: right)
        frame.cells.put(
            right, at: Point(x: line.maxX - rightWidth - 1, y: line.y), style: Style(.dim))
        let used = frame.cells.put(
            words("search.label") + " ", at: Point(x: line.x + 1, y: line.y), style: Style(.label))
        let x = line.x + 1 + used
        let field = Rect(x: x, y: line.y, width: max(8, line.maxX - rightWidth - 3 - x), height: 1)
        editor.draw(into: &frame, rect: field, focused: true)
        frame.regions.append(HitRegion(field, .text(0)))
    }

    private func drawEmpty(_ list: Rect, into frame: inout Frame, _ context: Context) {
        let text =
            wanted.isEmpty
            ? context.words("search.howTo")
            : answered == nil ? context.words("app.loading") : context.words("search.none", ["text": wanted])
        for (row, piece) in TextFit.wrap(text, columns: max(1, list.width - 4)).enumerated() {
            frame.cells.put(
                piece, at: Point(x: list.x + 2, y: list.y + row), width: list.width - 4, style: Style(.dim))
        }
    }
}
