import Cells
import Domain

/// Finds whatever can be done or opened by a part of its name: commands, lists, records.
struct PaletteScreen: Screen {
    enum Entry: Hashable, Sendable {
        case command(Offer)
        case place(HomeScreen.Entry)
        case new(Kind)
        case record(SearchHit)
        /// Of the list beneath.
        case row(Int)
        case filter(SavedFilter)
        /// Can be done, but not here.
        case elsewhere(ElsewhereCommand)
    }

    private let offers: [Offer]
    /// The words of the other language: a command is found under its name in either.
    private var otherWords: Words?
    private var editor = LineEditor(limit: 200)
    private var hits: [SearchHit] = []
    private var list = ListState()
    /// Grows with every question; an answer to an older one is dropped.
    private var tag = 0
    /// What fits what is typed, looked for once: keys that only move come by the thousand.
    private var fitting: [Entry]?

    init(offers: [Offer], otherWords: Words?) {
        self.offers = offers.filter { $0.id != "palette" }
        self.otherWords = otherWords
    }

    private static let recordsShown = 20
    private static let height = 16
    private static let elsewhereShown = 6

    private var typed: String { editor.text.trimmed }

    var isOverlay: Bool { true }
    var takesText: Bool { true }
    var textRuns: TextRuns { .line }
    var selectedText: String { editor.selectedText }

    func title(_ context: Context) -> String { context.words("palette.title") }

    func offers(_ context: Context) -> [Offer] {
        ["choose", "up", "down", "pageUp", "pageDown", "palette"].map { Offer($0) }
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = OverlayBox.rows(PaletteScreen.height + 1, in: context.size) - 1
        switch event {
        case .reply(let tag, .search(let found)) where tag == self.tag:
            hits = found.hits
            fitting = nil
        case .command("choose"):
            let entries = found(context)
            return run(
                entries, list.fitted(count: entries.count, height: height).selected, context)
        case .command("palette"), .key(Key(.escape)): return [.pop]
        case .command(let id): _ = list.move(id, count: found(context).count, height: height)
        case .wheel(let rows): list.scroll(by: rows, count: found(context).count, height: height)
        case .click(.row("overlay", let index), _): return run(found(context), index, context)
        case .key(let key): return editor.handle(key) == .changed ? ask(context) : []
        case .typed(let text): return editor.type(text) == .changed ? ask(context) : []
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text): return context.words.tell(editor.paste(text)) + ask(context)
        default: break
        }
        return []
    }

    func reworded(like fresh: any Screen) -> any Screen {
        guard let fresh = fresh as? PaletteScreen else { return self }
        var palette = self
        palette.otherWords = fresh.otherWords
        palette.fitting = nil
        return palette
    }

    private mutating func ask(_ context: Context) -> [Effect] {
        list = ListState()
        fitting = nil
        tag += 1
        guard !typed.isEmpty else {
            hits = []
            return []
        }
        return [.ask(.search(SearchQuery(typed, limit: PaletteScreen.recordsShown)), tag)]
    }

    private func run(_ entries: [Entry], _ index: Int, _ context: Context) -> [Effect] {
        guard entries.indices.contains(index) else { return [] }
        switch entries[index] {
        case .command(let offer):
            if let obstacle = offer.obstacle { return [.say(Message(context.words(obstacle), .problem))] }
            return [.run(offer.id)]
        case .place(let place):
            if let obstacle = place.obstacle(context) {
                return [.say(Message(context.words(obstacle), .problem))]
            }
            return [.replace(place.screen)]
        case .new(let kind):
            if context.isReadOnly { return [.say(Message(context.words("obstacle.readOnly"), .problem))] }
            return [.replace(Forms.form(kind, record: nil, names: [:]))]
        case .record(let hit): return [.replace(DetailScreen(hit.id))]
        case .row(let row): return [.give(.row(row))]
        case .elsewhere(let command): return [.say(Message(command.sentence(context.words), .problem))]
        case .filter(let filter):
            do {
                let query = try filter.query.resolved(today: context.today)
                return [.replace(ListScreen(query, selected: nil))]
            } catch {
                return [.say(Message(context.words.sentence(error, filter), .problem))]
            }
        }
    }

    // MARK: - What fits

    private mutating func found(_ context: Context) -> [Entry] {
        let entries = fitting ?? self.entries(context)
        fitting = entries
        return entries
    }

    /// The best first; records beneath what can be done. Nothing typed: everything, in the order of the help.
    func entries(_ context: Context) -> [Entry] {
        let words = context.words
        func commands(_ groups: [Command.Group]) -> [Entry] {
            groups.flatMap { group in
                offers.filter { Commands.command($0.id)?.group == group }.map(Entry.command)
            }
        }
        let places = HomeScreen.entries.filter { $0 != .search }.map(Entry.place)
        let own = Command.Group.allCases.filter { $0 != .moving && $0 != .everywhere }
        let new = Kind.allCases.map(Entry.new)
        let filters = context.memory.filters().map(Entry.filter)
        // A command without a key that goes where an entry of Home goes is not told twice.
        let told = Set(HomeScreen.entries.map { $0.label(words) })
        let general = commands([.everywhere, .moving]).filter { entry in
            guard case .command(let offer) = entry, Commands.command(offer.id)?.keys.isEmpty == true else {
                return true
            }
            return !told.contains(words("command." + offer.id))
        }
        let all = commands(own) + filters + places + new + general
        let typed = typed
        guard !typed.isEmpty else { return all }
        let goes = offers.contains { $0.id == "goToRow" && $0.obstacle == nil }
        let row =
            goes && typed.allSatisfy(\.isASCII) ? Int(typed).flatMap { $0 > 0 ? Entry.row($0) : nil } : nil
        let scored = all.enumerated().compactMap { place, entry -> (entry: Entry, score: Int, place: Int)? in
            titles(of: entry, words).compactMap { FuzzyMatch.score(typed, in: $0) }.max()
                .map { (entry, $0, place) }
        }
        let sorted = scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.entry)
        let named = (row.map { [$0] } ?? []) + sorted
        let others = elsewhere(words)
        return named + called(besides: Set(named), words) + others.named + hits.map(Entry.record)
            + all.filter { !named.contains($0) && isExplained($0, words) } + others.explained
    }

    /// A new record by what else people call making one: somebody told to register the first village asks for
    /// "register village", not for "new".
    private func called(besides named: Set<Entry>, _ words: Words) -> [Entry] {
        let asked = typed.lowercased()
        return Kind.allCases.filter { kind in
            !named.contains(.new(kind))
                && vocabularies(words).contains { words in
                    words("palette.newVerbs").split(separator: " ").contains { verb in
                        words("palette.newCall", ["verb": String(verb), "kind": words.kind(kind)])
                            .lowercased().hasPrefix(asked)
                    }
                }
        }.map(Entry.new)
    }

    /// A command is also found by a word of its explanation, after everything that is called so: who looks for a
    /// *ledger* need not know that it stands under *reports*. A new record is found by what else its kind is called:
    /// whoever held a meeting looks for *meeting*, not for *activity*.
    private func isExplained(_ entry: Entry, _ words: Words) -> Bool {
        let asked = typed.lowercased()
        guard asked.count >= (asked.allSatisfy(\.isASCII) ? 4 : 2) else { return false }
        let key: String
        switch entry {
        case .command(let offer): key = "command.\(offer.id).help"
        case .elsewhere(let command): key = "command.\(command.id).help"
        case .new(let kind): key = "palette.alsoCalled.\(kind.rawValue)"
        default: return false
        }
        return vocabularies(words).contains { $0.first(of: [key])?.lowercased().contains(asked) == true }
    }

    /// What belongs to other screens is told of where it is asked for by a part of its name or of its explanation.
    private func elsewhere(_ words: Words) -> (named: [Entry], explained: [Entry]) {
        let here = Set(offers.map { words("command." + $0.id) })
        let all = ElsewhereCommand.all(besides: offers).filter { !here.contains(words("command." + $0.id)) }
            .map(Entry.elsewhere)
        let asked = typed.lowercased()
        let named = all.filter { entry in
            titles(of: entry, words).contains { $0.lowercased().contains(asked) }
        }
        let explained = all.filter { !named.contains($0) && isExplained($0, words) }
        let shown = PaletteScreen.elsewhereShown
        return (Array(named.prefix(shown)), Array(explained.prefix(max(0, shown - named.count))))
    }

    private func titles(of entry: Entry, _ words: Words) -> [String] {
        let vocabularies = vocabularies(words)
        switch entry {
        case .command(let offer): return vocabularies.map { $0("command." + offer.id) } + [offer.id]
        case .place(let place): return vocabularies.map { place.label($0) }
        case .new(let kind): return vocabularies.map { PaletteScreen.title(new: kind, $0) }
        case .record(let hit): return [hit.name]
        case .row: return []
        case .elsewhere(let command): return vocabularies.map { $0("command." + command.id) } + [command.id]
        case .filter(let filter):
            return vocabularies.map { $0.kinds(filter.query.kind) + " " + filter.name } + [filter.name]
        }
    }

    private func vocabularies(_ words: Words) -> [Words] { [words] + (otherWords.map { [$0] } ?? []) }

    private static func title(new kind: Kind, _ words: Words) -> String {
        words("form.new", ["kind": words.kind(kind)])
    }

    // MARK: - Drawing

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let room = OverlayBox.open(
            title(context) + " · " + context.words("palette.hint"), width: 72,
            height: PaletteScreen.height + 1, in: area, into: &frame)
        let (line, rows) = room.splitTop(1)
        let entries = fitting ?? entries(context)
        editor.draw(into: &frame, rect: line, focused: true)
        frame.regions.append(HitRegion(line, .text(0)))
        guard !entries.isEmpty else {
            let text = context.words("palette.none", ["text": typed])
            Panel.text(text, style: Style(.dim), into: &frame, rect: rows)
            return
        }
        let list = list.fitted(count: entries.count, height: rows.height)
        for (row, index) in list.visible(count: entries.count, height: rows.height).enumerated() {
            let line = Rect(x: rows.x, y: rows.y + row, width: rows.width, height: 1)
            draw(entries[index], isSelected: index == list.selected, in: line, into: &frame, context)
            frame.regions.append(HitRegion(line, .row(list: "overlay", index: index)))
        }
        OverlayBox.drawThumb(list, count: entries.count, beside: rows, into: &frame)
    }

    private func draw(
        _ entry: Entry, isSelected: Bool, in line: Rect, into frame: inout Frame, _ context: Context
    ) {
        let words = context.words
        var title: [Span]
        var hint: Span
        switch entry {
        case .command(let offer):
            let name = words("command." + offer.id)
            title = Span.highlighted(name, typed, Style(offer.obstacle == nil ? .normal : .dim))
            let keys = Commands.command(offer.id)?.keys.first?.label ?? ""
            hint = offer.obstacle.map { Span(words($0), .warning) } ?? Span(keys, .keyName)
        case .elsewhere(let command):
            title = Span.highlighted(words("command." + command.id), typed, Style(.dim))
            hint = Span(words(command.place), .warning)
        case .place(let place):
            title = Span.highlighted(place.label(words), typed)
            hint = Span(words("palette.goThere"), .dim)
        case .new(let kind):
            title = Span.highlighted(PaletteScreen.title(new: kind, words), typed)
            hint = Span(words("palette.goThere"), .dim)
        case .row(let row):
            title = [Span(words("palette.row", ["n": String(row)]))]
            hint = Span(words("palette.goThere"), .dim)
        case .filter(let filter):
            title = Span.highlighted(filter.name, typed)
            hint = Span(words("palette.filter", ["kinds": words.kinds(filter.query.kind)]), .dim)
        case .record(let hit):
            title = [Span(hit.id.number + "  ", .link)] + Span.highlighted(hit.name, typed)
            if hit.matched.text != hit.name, hit.matched.role != .number {
                title += [Span("  = ", .dim)] + Span.highlighted(hit.matched.text, typed)
            }
            hint = Span(words.kind(hit.id.kind), .dim)
        }
        frame.cells.fill(line, style: Style(selected: isSelected))
        // The title has the first right to the room; a reason takes what is left.
        let titleWidth = min(title.columns, line.width - min(hint.columns, 14) - 2)
        frame.cells.put(
            title.selected(isSelected), at: Point(x: line.x, y: line.y), width: max(1, titleWidth))
        let room = line.width - titleWidth - 2
        hint.text = TextFit.clip(hint.text, to: room)
        hint.style.selected = isSelected
        frame.cells.put(
            hint.text, at: Point(x: line.maxX - hint.columns, y: line.y), style: hint.style)
    }
}
