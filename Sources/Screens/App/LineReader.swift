import Cells
import Domain

/// A page of lines to be read: one of them selected, words looked for in them, a bar that tells where one is.
struct LineReader: Sendable {
    private(set) var list = ListState()
    private(set) var finder = Finder()

    var selected: Int { list.selected }
    var takesText: Bool { finder.isTyping }

    var offers: [Offer] {
        finder.isTyping
            ? finder.offers
            : ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) }
                + finder.offers
    }

    func height(_ context: Context) -> Int { max(1, context.size.height - (finder.isShown ? 1 : 0)) }

    mutating func fit(_ count: Int, _ context: Context) { list.fit(count: count, height: height(context)) }

    mutating func select(_ index: Int, _ count: Int, _ context: Context) {
        list.select(index, count: count, height: height(context))
    }

    /// Nil: the event is not for it.
    mutating func update(_ event: ScreenEvent, _ lines: [[Span]], _ context: Context) -> [Effect]? {
        if let answer = finder.update(event) {
            defer { fit(lines.count, context) }
            switch answer {
            case .none: return []
            case .sought: return find(in: lines, forward: true, included: true, context)
            case .next: return find(in: lines, forward: true, included: false, context)
            case .previous: return find(in: lines, forward: false, included: false, context)
            }
        }
        switch event {
        case .command(let id):
            return list.move(id, count: lines.count, height: height(context)) ? [] : nil
        case .wheel(let rows):
            list.scroll(by: rows, count: lines.count, height: height(context))
            return []
        default: return nil
        }
    }

    private mutating func find(
        in lines: [[Span]], forward: Bool, included: Bool, _ context: Context
    ) -> [Effect] {
        let found = Finder.nearest(
            from: list.selected, of: lines.count, forward: forward, included: included
        ) { finder.matches(lines[$0]) }
        if let found { select(found.place, lines.count, context) }
        return finder.tell(found, forward: forward, context)
    }

    /// Without lines the answer is still to come.
    func draw(_ name: String, _ lines: [[Span]], in area: Rect, into frame: inout Frame, _ context: Context) {
        guard !lines.isEmpty else {
            Panel.text(
                context.words("app.loading"), style: Style(.dim), into: &frame, rect: area.inset(dx: 1, dy: 0)
            )
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let (rows, foot) = area.splitBottom(finder.isShown ? 1 : 0)
        let sought = finder.sought
        list.drawRows(name, count: lines.count, in: rows, into: &frame) { lines[$0].highlighted(sought) }
        let hits = sought.isEmpty ? [] : lines.indices.filter { finder.matches(lines[$0]) }
        if lines.count > rows.height {
            let shown = list.fitted(count: lines.count, height: rows.height)
            ScrollThumb.draw(
                into: &frame, rect: Rect(x: rows.maxX - 1, y: rows.y, width: 1, height: rows.height),
                first: shown.top, total: lines.count, ticks: hits.map { $0 * 1000 / lines.count })
        }
        if !foot.isEmpty {
            let place = hits.firstIndex(of: list.selected)
            let text =
                sought.isEmpty
                ? ""
                : place.map { "\($0 + 1)/\(hits.count)" }
                    ?? context.words(hits.count == 1 ? "find.hit" : "find.hits", ["n": String(hits.count)])
            finder.draw(foot, hits: text, into: &frame, context)
        }
    }
}
