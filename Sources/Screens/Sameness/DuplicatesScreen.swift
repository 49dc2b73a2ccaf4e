import Cells
import Domain

/// Pairs of records that may be one, the likeliest first, each with what speaks for it. The registry is gone through
/// while the list is shown; what is found joins it in its place.
struct DuplicatesScreen: Screen {
    /// Nil: all kinds.
    private(set) var kind: Kind?
    private(set) var pairs = Stream<DuplicatePair>()
    private var names: [RecordID: String] = [:]
    /// The kinds that are still to be gone through; the first of them is under way.
    private var open: [Kind] = []
    private var askTag = 0
    /// What was decided here: it is not shown again by an answer that was under way.
    private var decided: Set<RecordPair> = []

    init(kind: Kind? = nil) { self.kind = kind }

    /// More pairs than anybody decides in a day are not kept.
    private static let most = 500
    private static let verbTag = 1_000_000

    func title(_ context: Context) -> String {
        guard let kind else { return context.words("duplicates.title") }
        return context.words("duplicates.titleOf", ["kinds": context.words.kinds(kind)])
    }

    func offers(_ context: Context) -> [Offer] {
        let empty = pairs.isEmpty ? "obstacle.noDuplicates" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        return ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) } + [
            Offer("open", unless: empty), Offer("sayDifferent", unless: readOnly ?? empty),
            Offer("sayLater", unless: readOnly ?? empty), Offer("openFirst", unless: empty),
            Offer("openSecond", unless: empty), Offer("kinds"),
        ]
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return begin()
        case .reply(let tag, .duplicates(let window)) where tag == askTag: return take(window)
        case .refused(let tag, let refusal):
            if tag == askTag { open = [] }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"):
            return pairs.selectedItem.map { pair in
                [.push(MergePreviewScreen(MergeRequest(pair.pair.second, into: pair.pair.first)))]
            } ?? []
        case .command("sayDifferent"): return say(.different, context)
        case .command("sayLater"): return say(.later, context)
        case .command("openFirst"):
            return pairs.selectedItem.map { [.push(DetailScreen($0.pair.first))] } ?? []
        case .command("openSecond"):
            return pairs.selectedItem.map { [.push(DetailScreen($0.pair.second))] } ?? []
        case .command("kinds"): return [.push(kindsMenu(context))]
        case .command(let id): _ = pairs.move(id, blocks(context))
        case .wheel(let rows): _ = pairs.move(rows > 0 ? "down" : "up", blocks(context))
        case .click(.row("duplicates", let index), let isDouble):
            pairs.select(index, blocks(context))
            if isDouble { return update(.command("open"), context) }
        case .given(.chosen(let index)):
            let choices = [nil] + Kind.allCases.map(Optional.some)
            guard choices.indices.contains(index) else { return [] }
            kind = choices[index]
            pairs.restart()
            return begin()
        default: break
        }
        return []
    }

    private mutating func say(_ verdict: SamenessAnswer.Verdict, _ context: Context) -> [Effect] {
        guard let pair = pairs.selectedItem?.pair else { return [] }
        if verdict == .different {
            decided.insert(pair)
            pairs.replace(pairs.items.filter { $0.pair != pair }, reachesEnd: open.isEmpty) {
                $0.pair == $1.pair
            }
        }
        let numbers = ["one": pair.first.number, "other": pair.second.number]
        return [
            .perform(.answer(pair, verdict, reason: ""), DuplicatesScreen.verbTag),
            .say(Message(context.words("duplicates.said." + verdict.rawValue, numbers), .good)),
        ]
    }

    private func kindsMenu(_ context: Context) -> MenuScreen {
        let choices = [nil] + Kind.allCases.map(Optional.some)
        return MenuScreen(
            title: context.words("duplicates.kinds"),
            entries: choices.map { kind in
                MenuScreen.Entry(kind.map { context.words.kinds($0) } ?? context.words("duplicates.allKinds"))
            }, selected: choices.firstIndex(of: kind) ?? 0)
    }

    // MARK: - Asking

    private mutating func begin() -> [Effect] {
        open = kind.map { [$0] } ?? Kind.allCases
        decided = []
        // What was shown stays until the search has come as far again.
        fresh = []
        return ask(from: nil)
    }

    /// What this going through has found so far.
    private var fresh: [DuplicatePair] = []

    private mutating func ask(from place: DuplicatesPlace?) -> [Effect] {
        guard let kind = open.first else { return [] }
        askTag += 1
        return [.ask(.duplicates(DuplicatesRequest(kind, from: place)), askTag)]
    }

    private mutating func take(_ window: DuplicatesWindow) -> [Effect] {
        names.merge(window.names) { _, new in new }
        let known = Set(fresh.map(\.pair)).union(decided)
        let new = window.pairs.filter { !known.contains($0.pair) }
        if !new.isEmpty {
            fresh += new
            fresh.sort { ($0.score, $1.pair) > ($1.score, $0.pair) }
            if fresh.count > DuplicatesScreen.most { fresh.removeLast(fresh.count - DuplicatesScreen.most) }
        }
        if window.next == nil { open.removeFirst() }
        if fresh.count >= pairs.items.count || open.isEmpty {
            pairs.replace(fresh.filter { !decided.contains($0.pair) }, reachesEnd: open.isEmpty) {
                $0.pair == $1.pair
            }
        }
        return ask(from: window.next)
    }

    // MARK: - Drawing

    private func rows(_ index: Int, width: Int, _ context: Context) -> [[Span]] {
        let item = pairs.items[index]
        let words = context.words
        let columns = max(16, width - 2)
        func head(_ id: RecordID, _ name: String, _ place: String) -> [[Span]] {
            let number = Span(" " + TextFit.pad(id.number, to: 6) + " ", .link)
            let place = place.isEmpty ? [] : [Span("  " + place, .dim)]
            return ([Span(name, Style(bold: true))] + place).wrapped(columns: columns, behind: [number])
        }
        let reasons = item.reasons.map {
            words.sentence($0, item.pair.first.kind, names: names, of: item.secondName)
        }
        var text = reasons.joined(separator: words("list.semicolon"))
        if let answer = item.answer {
            text =
                words("said." + answer.verdict.rawValue)
                + (text.isEmpty ? "" : words("list.semicolon") + text)
        }
        let indent = Span("        ", .normal)
        return head(item.pair.first, item.firstName, item.firstPlace)
            + head(item.pair.second, item.secondName, item.secondPlace)
            + [Span(text, .warning)].wrapped(columns: columns, behind: [indent]) + [[]]
    }

    private func blocks(_ context: Context) -> BlockScroll.Blocks { blocks(Rect(context.size), context) }

    private func blocks(_ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        pairs.blocks(window: max(1, area.height - 1)) { rows($0, width: area.width, context).count }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (list, foot) = area.splitBottom(1)
        let words = context.words
        let status =
            open.first.map {
                words("duplicates.searching", ["kinds": words.kinds($0), "n": String(fresh.count)])
            }
            ?? words("duplicates.count", ["n": String(pairs.items.count)])
        frame.cells.put(
            status, at: Point(x: foot.x + 1, y: foot.y), width: foot.width - 2, style: Style(.dim))
        guard !pairs.isEmpty else {
            let key = open.isEmpty ? "duplicates.nothing" : "app.loading"
            Panel.text(words(key), style: Style(.dim), into: &frame, rect: list.inset(dx: 2, dy: 1))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let blocks = blocks(area, context)
        BlockDrawing.draw(
            blocks, offset: pairs.scroll.fitted(blocks), list: "duplicates", in: list, into: &frame
        ) { rows($0, width: area.width, context) }
    }
}
