import Cells
import Domain

/// Offers that may be for needs, the best first, each with what speaks for it and the points that makes.
struct MatchScreen: Screen {
    /// A need, an offer, or whoever has needs and offers; nil: everybody.
    let about: RecordID?
    private let name: String?
    private(set) var found: Suggestions?
    private(set) var items = Stream<Suggestion>()
    private var decision: MatchDecision?
    private var askTag = 0

    init(about: RecordID?, name: String? = nil) {
        self.about = about
        self.name = name
    }

    /// More than anybody reads in a day are not asked for.
    private static let most = 200

    func title(_ context: Context) -> String {
        guard let about else { return context.words("match.title") }
        let named = about.number + (name.map { " " + $0 } ?? "")
        return context.words("match.titleOf", ["name": named])
    }

    func offers(_ context: Context) -> [Offer] {
        let empty = items.isEmpty ? "obstacle.noSuggestion" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        return [
            Offer("decideMatch", unless: empty), Offer("acceptMatch", unless: readOnly ?? empty),
            Offer("declineMatch", unless: readOnly ?? empty), Offer("openFirst", unless: empty),
            Offer("openSecond", unless: empty), Offer("gaps"),
        ] + ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) }
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            askTag += 1
            return [
                .ask(
                    .suggestions(MatchRequest(about: about, today: context.today, limit: MatchScreen.most)),
                    askTag)
            ]
        case .reply(let tag, .suggestions(let found)) where tag == askTag:
            self.found = found
            items.replace(found.items, reachesEnd: true) {
                $0.need.record == $1.need.record && $0.offer.record == $1.offer.record
            }
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .outcome(MatchDecision.verbTag, let outcome):
            return decision?.said(outcome, context) ?? []
        case .given(let gift): return decision?.take(gift, context) ?? []
        case .command("decideMatch"): return decide(context) { $0.ask(context) }
        case .command("acceptMatch"): return decide(context) { $0.begin(.accept, context) }
        case .command("declineMatch"): return decide(context) { $0.begin(.decline, context) }
        case .command("openFirst"):
            return items.selectedItem.map { [.push(DetailScreen($0.need.record))] } ?? []
        case .command("openSecond"):
            return items.selectedItem.map { [.push(DetailScreen($0.offer.record))] } ?? []
        case .command("gaps"): return [.push(GapsScreen(about: scope, name: scope == nil ? nil : name))]
        case .command(let id): _ = items.move(id, blocks(Rect(context.size), context))
        case .wheel(let rows): _ = items.move(rows > 0 ? "down" : "up", blocks(Rect(context.size), context))
        case .click(.row("suggestions", let index), let isDouble):
            items.select(index, blocks(Rect(context.size), context))
            if isDouble { return decide(context) { $0.ask(context) } }
        case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
        case .key(Key(.right)): return decide(context) { $0.ask(context) }
        default: break
        }
        return []
    }

    /// Gaps are of somebody, not of one need.
    private var scope: RecordID? { about.flatMap { [.need, .offer].contains($0.kind) ? nil : $0 } }

    private mutating func decide(
        _ context: Context, _ ask: (inout MatchDecision) -> [Effect]
    ) -> [Effect] {
        guard let item = items.selectedItem else { return [] }
        var decision = MatchDecision(item)
        let effects = ask(&decision)
        self.decision = decision
        return effects
    }

    // MARK: - Drawing

    private func rows(_ index: Int, width: Int, _ context: Context) -> [[Span]] {
        guard let found else { return [] }
        let item = items.items[index]
        let words = context.words
        let columns = max(16, width - 2)
        func head(_ id: RecordID, _ lead: String, _ after: [Span]) -> [[Span]] {
            let number = Span(lead + TextFit.pad(id.number, to: 6) + " ", .link)
            return ([Span(found.names[id] ?? "", Style(bold: true))] + after).wrapped(
                columns: columns, behind: [number])
        }
        let score = Span("  " + words("match.score", ["n": String(item.score)]), .good)
        let by = Span("  " + words.named(item.offer.by, found.names), .dim)
        let who = Span("  " + words.named(item.need.by, found.names), .dim)
        let reasons = [Span(words.score(item, names: found.names, all: true), .warning)]
        return head(item.need.record, " ", [score, who]) + head(item.offer.record, "   ", [by])
            + reasons.wrapped(columns: columns, behind: [Span("          ", .normal)]) + [[]]
    }

    /// The key of what is said when there is nothing.
    private var nothing: String {
        switch about?.kind {
        case .need: "match.nothingForNeed"
        case .offer: "match.nothingForOffer"
        default: "match.nothing"
        }
    }

    private func blocks(_ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        items.blocks(window: max(1, area.height - 1)) { rows($0, width: area.width, context).count }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (list, foot) = area.splitBottom(1)
        let words = context.words
        guard let found, !items.isEmpty else {
            let text =
                found.map { $0.obstacle.map { words.sentence($0) } ?? words(nothing) }
                ?? words("app.loading")
            Panel.text(text, style: Style(.dim), into: &frame, rect: list.inset(dx: 2, dy: 1))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let count = String(items.items.count)
        frame.cells.put(
            words(found.isCut ? "match.best" : "match.count", ["n": count]),
            at: Point(x: foot.x + 1, y: foot.y), width: foot.width - 2, style: Style(.dim))
        let blocks = blocks(area, context)
        BlockDrawing.draw(
            blocks, offset: items.scroll.fitted(blocks), list: "suggestions", in: list, into: &frame
        ) { rows($0, width: area.width, context) }
    }
}
