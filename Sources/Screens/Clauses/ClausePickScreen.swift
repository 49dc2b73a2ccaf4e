import Cells
import Domain

/// The clause library while an agreement is written: the clauses by point, the text of the selected one below them.
/// Gives `.lines` with those that are ticked, or the selected one when none is.
struct ClausePickScreen: Screen {
    private let libraries: [ClauseLibrary]
    private let own: [OwnClause]
    private let blanks: [Language: ClauseBlanks]
    /// The points that the agreement has clauses about already.
    private let present: Set<ClausePoint>
    private var language: Language
    private var pick: ClausePick
    private(set) var ticked: Set<Int> = []
    private var reader = LineReader()
    /// Rows of the text above its room.
    private var textTop = 0

    init(
        libraries: [ClauseLibrary], own: [OwnClause], blanks: [Language: ClauseBlanks],
        present: Set<ClausePoint>, in language: Language
    ) {
        self.libraries = libraries
        self.own = own
        self.blanks = blanks
        self.present = present
        self.language = language
        pick = ClausePickScreen.pick(libraries, own, blanks, language)
    }

    private static func pick(
        _ libraries: [ClauseLibrary], _ own: [OwnClause], _ blanks: [Language: ClauseBlanks],
        _ language: Language
    ) -> ClausePick {
        ClausePick(libraries, in: language, own: own, blanks: blanks[language] ?? ClauseBlanks([:]))
    }

    var isPlace: Bool { false }
    var takesText: Bool { reader.takesText }

    func title(_ context: Context) -> String { context.words("clauses.title") }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let none = pick.entries.isEmpty ? "clauses.none" : nil
        // Space ticks: there is no paging by it.
        return [
            Offer("takeClauses", unless: none), Offer("tick", unless: none), Offer("otherLanguage"),
            Offer("peekUp"), Offer("peekDown"),
        ] + reader.offers.filter { $0.id != "nextPage" }
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let lines = lines(context)
        let before = reader.selected
        defer { if reader.selected != before { textTop = 0 } }
        // The list is as high as its room.
        var inner = context
        inner.size.height = split(Rect(context.size)).list.height + (reader.finder.isShown ? 1 : 0)
        if let effects = reader.update(event, lines, inner) { return effects }
        switch event {
        case .appeared, .resized: reader.fit(lines.count, inner)
        case .command("tick"):
            toggle(reader.selected)
            reader.select(min(reader.selected + 1, max(0, lines.count - 1)), lines.count, inner)
        case .command("takeClauses"): return take()
        case .command("otherLanguage"): turn()
        case .command("peekUp"): textTop = max(0, textTop - 1)
        case .command("peekDown"): textTop = min(textTop + 1, lastTop(context))
        case .click(.row("clauses", let index), let isDouble):
            reader.select(index, lines.count, inner)
            if isDouble { return take() }
            toggle(index)
        default: break
        }
        return []
    }

    private mutating func toggle(_ index: Int) {
        guard pick.entries.indices.contains(index) else { return }
        if ticked.remove(index) == nil { ticked.insert(index) }
    }

    private func take() -> [Effect] {
        let places = ticked.isEmpty ? [reader.selected] : ticked.sorted()
        let clauses = places.compactMap { pick.entries[safely: $0]?.clause }.map { Part($0.answers) }
        return clauses.isEmpty ? [] : [.give(.lines(clauses, names: [:]))]
    }

    /// The library has the same clauses in every language, in the same order: ticks and selection stay where they are.
    private mutating func turn() {
        language = language.other
        pick = ClausePickScreen.pick(libraries, own, blanks, language)
    }

    // MARK: - Drawing

    /// The list above, the text of the selected clause below a line that tells where it is from.
    private func split(_ area: Rect) -> (list: Rect, head: Rect, text: Rect) {
        let below = max(4, area.height * 2 / 5)
        let (list, rest) = area.splitBottom(min(below, max(1, area.height - 3)))
        let (head, text) = rest.splitTop(1)
        return (list, head, text)
    }

    private func lines(_ context: Context) -> [[Span]] {
        let words = context.words
        let labels = ClausePoint.allCases.map { TextWidth.columns(of: label($0, words)) }
        let column = min(labels.max() ?? 0, max(10, context.size.width / 3))
        return pick.entries.enumerated().map { index, entry in
            let label = entry.point.map { self.label($0, words) } ?? words("clauses.ownPoint")
            let isThere = entry.point.map(present.contains) ?? false
            var spans = [
                Span(ticked.contains(index) ? "[x] " : "[ ] ", ticked.contains(index) ? .good : .dim),
                Span(isThere ? String(Chrome.check) + " " : "  ", .good),
                Span(TextFit.pad(TextFit.clip(label, to: column), to: column) + "  ", .label),
                Span(entry.clause[Clause.heading].value ?? ""),
            ]
            if case .earlier(let agreement, _) = entry.origin {
                spans.append(Span("  " + agreement.number, .dim))
            }
            return spans
        }
    }

    private func label(_ point: ClausePoint, _ words: Words) -> String {
        let place = (ClausePoint.allCases.firstIndex(of: point) ?? 0) + 1
        return TextFit.pad("\(place)", to: 2, align: .right) + " "
            + words.choice(Clause.sorts.name, point.rawValue)
    }

    private var selected: ClausePick.Entry? { pick.entries[safely: reader.selected] }

    private func textLines(_ context: Context) -> [String] {
        guard let text = selected?.clause[Clause.text].value else { return [] }
        return TextFit.wrap(context.words.showingBlanks(text), columns: max(8, context.size.width - 3))
            .map { String($0) }
    }

    private func lastTop(_ context: Context) -> Int {
        max(0, textLines(context).count - split(Rect(context.size)).text.height)
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let (list, head, text) = split(area)
        let lines = lines(context)
        if lines.isEmpty {
            Panel.text(
                words("clauses.none"), style: Style(.dim), into: &frame, rect: list.inset(dx: 1, dy: 0))
            frame.caret = Point(x: list.x, y: list.y)
            return
        }
        reader.draw("clauses", lines, in: list, into: &frame, context)
        let origin =
            switch selected?.origin {
            case .earlier(let agreement, let name): agreement.number + " " + name
            case .library, nil: words("clauses.fromLibrary")
            }
        let picked = ticked.isEmpty ? "" : words("clauses.ticked", ["n": String(ticked.count)])
        Panel.heading(origin, right: picked, into: &frame, rect: head.inset(dx: 1, dy: 0))
        let rows = textLines(context)
        let first = min(textTop, max(0, rows.count - text.height))
        for (row, line) in rows.dropFirst(first).prefix(text.height).enumerated() {
            frame.cells.put(line, at: Point(x: text.x + 1, y: text.y + row), width: text.width - 2)
        }
        if rows.count > text.height {
            ScrollThumb.draw(
                into: &frame, rect: Rect(x: text.maxX - 1, y: text.y, width: 1, height: text.height),
                first: first, total: rows.count)
        }
    }
}

extension Words {
    /// A text whose open blanks are named in words: `[term]` for `{term}`.
    func showingBlanks(_ text: String) -> String {
        ClauseBlanks.open(in: text).reduce(text) { text, key in
            text.replacing("{\(key)}", with: self("clauses.blank", ["name": self("blank.\(key)")]))
        }
    }
}
