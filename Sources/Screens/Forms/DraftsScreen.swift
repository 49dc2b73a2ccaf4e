import Cells
import Domain

/// The forms that were begun and not finished, the last one first, and behind them the bin of those that were
/// dropped. Below the list stands what the selected one changes.
struct DraftsScreen: Screen {
    private var begun: [BegunForm] = []
    private var dropped: [BegunForm] = []
    private var isLoaded = false
    private var isInBin = false
    private var state = ListState()

    private static let listTag = 1
    private static let binTag = 2
    private static let dropTag = 3
    private static let takeBackTag = 4

    func title(_ context: Context) -> String { context.words("draft.title") }

    static func newestFirst(_ drafts: [Draft]) -> [Draft] {
        drafts.sorted { ($0.savedAt, $0.id ?? 0) > ($1.savedAt, $1.id ?? 0) }
    }

    private var shown: [BegunForm] { isInBin ? dropped : begun }

    func offers(_ context: Context) -> [Offer] {
        let none = shown.isEmpty ? (isInBin ? "draft.binEmpty" : "draft.none") : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : none
        return [
            isInBin ? Offer("takeBack", unless: readOnly) : Offer("open", unless: none)
        ] + (isInBin ? [] : [Offer("dropDraft", unless: readOnly)]) + [
            Offer("otherPane"), Offer("up"), Offer("down"), Offer("first"), Offer("last"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = DraftsScreen.split(Rect(context.size), shown).list.height
        func select(_ index: Int) { state.select(index, count: shown.count, height: height) }
        switch event {
        case .appeared, .given(.saved): return ask()
        case .reply(DraftsScreen.listTag, .drafts(let drafts)):
            begun = DraftsScreen.newestFirst(drafts).map(BegunForm.init)
            isLoaded = true
            state.fit(count: shown.count, height: height)
        case .reply(DraftsScreen.binTag, .drafts(let drafts)):
            dropped = drafts.map(BegunForm.init)
            state.fit(count: shown.count, height: height)
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))] + ask()
        case .command("open"), .command("takeBack"): return open(state.selected, context)
        case .command("dropDraft"):
            guard let id = selected?.draft.id else { return [] }
            return [.perform(.dropDraft(id), DraftsScreen.dropTag)]
        case .command("otherPane"): turn()
        case .command("up"): select(state.selected - 1)
        case .command("down"): select(state.selected + 1)
        case .command("first"): select(0)
        case .command("last"): select(shown.count - 1)
        case .wheel(let rows): state.scroll(by: rows, count: shown.count, height: height)
        case .click(.row("drafts", let index), let isDouble):
            let again = index == state.selected
            select(index)
            return isDouble || again ? open(index, context) : []
        case .click(.row("draftPanes", let index), _): if (index == 1) != isInBin { turn() }
        case .outcome(DraftsScreen.dropTag, _):
            return [.say(Message(context.words("draft.dropped")))] + ask()
        case .outcome(DraftsScreen.takeBackTag, .draft(let draft)):
            isInBin = false
            state = ListState()
            let text = context.words("draft.takenBack", ["draft": context.words.name(of: draft)])
            return [.say(Message(text, .good))] + ask()
        default: break
        }
        return []
    }

    private var selected: BegunForm? {
        shown.indices.contains(state.selected) ? shown[state.selected] : nil
    }

    private func ask() -> [Effect] {
        [.ask(.drafts, DraftsScreen.listTag), .ask(.droppedDrafts, DraftsScreen.binTag)]
    }

    private mutating func turn() {
        isInBin.toggle()
        state = ListState()
    }

    private func open(_ index: Int, _ context: Context) -> [Effect] {
        guard shown.indices.contains(index) else { return [] }
        let draft = shown[index].draft
        if isInBin {
            if context.isReadOnly { return [.say(Message(context.words("obstacle.readOnly"), .problem))] }
            return draft.id.map { [.perform(.restoreDraft($0), DraftsScreen.takeBackTag)] } ?? []
        }
        guard let form = Forms.form(resuming: draft) else {
            return [.say(Message(context.words("draft.unreadable"), .problem))]
        }
        return [.push(form)]
    }

    // MARK: - Drawing

    /// The list above, what the selected one changes below it.
    private static func split(_ area: Rect, _ shown: [BegunForm]) -> (head: Rect, list: Rect, pane: Rect) {
        let (head, rest) = area.splitTop(1)
        let wanted = max(1, min(shown.count, rest.height / 2))
        let pane = rest.height - wanted >= 3 ? rest.height - wanted : 0
        let (list, below) = rest.splitBottom(pane)
        return (head, list, below)
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let (head, list, pane) = DraftsScreen.split(area.inset(dx: 1, dy: 0), shown)
        frame.caret = Point(x: list.x, y: list.y)
        guard isLoaded else { return }
        drawHead(head, into: &frame, words)
        guard !shown.isEmpty else {
            let text = words(isInBin ? "draft.binEmpty" : "draft.none")
            Panel.text(text, style: Style(.dim), into: &frame, rect: list)
            return
        }
        let state = state.fitted(count: shown.count, height: list.height)
        for index in state.visible(count: shown.count, height: list.height) {
            let place = Rect(x: list.x, y: list.y + index - state.top, width: list.width, height: 1)
            row(shown[index], index, isSelected: index == state.selected, in: place, into: &frame, context)
        }
        if let selected, pane.height > 1 { drawChanges(of: selected, in: pane, into: &frame, words) }
    }

    private func drawHead(_ rect: Rect, into frame: inout Frame, _ words: Words) {
        var x = rect.x
        for (index, (key, count)) in [("draft.waiting", begun.count), ("draft.bin", dropped.count)]
            .enumerated()
        {
            let isHere = (index == 1) == isInBin
            let text = " " + words(key, ["n": String(count)]) + " "
            let used = frame.cells.put(
                [Span(text, Style(isHere ? .heading : .dim, selected: isHere))], at: Point(x: x, y: rect.y),
                width: rect.maxX - x)
            frame.regions.append(
                HitRegion(
                    Rect(x: x, y: rect.y, width: used, height: 1), .row(list: "draftPanes", index: index)))
            x += used + 1
        }
    }

    private func row(
        _ form: BegunForm, _ index: Int, isSelected: Bool, in place: Rect, into frame: inout Frame,
        _ context: Context
    ) {
        let words = context.words
        if isSelected {
            frame.cells.fill(place, style: Style(selected: true))
            frame.caret = Point(x: place.x, y: place.y)
        }
        let age = words.age(of: form.draft, context)
        let ageWidth = TextWidth.columns(of: age)
        let spans = [Span(words.name(of: form.draft)), Span("  " + words.whatChanged(form), .dim)]
        frame.cells.put(
            spans.selected(isSelected), at: Point(x: place.x, y: place.y), width: place.width - ageWidth - 2)
        frame.cells.put(
            age, at: Point(x: place.maxX - ageWidth, y: place.y), width: ageWidth,
            style: Style(.dim, selected: isSelected))
        frame.regions.append(HitRegion(place, .row(list: "drafts", index: index)))
    }

    private func drawChanges(of form: BegunForm, in pane: Rect, into frame: inout Frame, _ words: Words) {
        let (title, rest) = pane.splitTop(1)
        Panel.heading(words.whatChanged(form), into: &frame, rect: title)
        let lines = (form.changes ?? []).flatMap { change in
            TextFit.wrap(words.change(change, names: form.names), columns: max(8, rest.width - 2))
                .enumerated()
                .map { row, line in (row == 0 ? "" : "  ") + line }
        }
        let isCut = lines.count > rest.height
        for (row, line) in lines.prefix(isCut ? rest.height - 1 : rest.height).enumerated() {
            frame.cells.put(line, at: Point(x: rest.x, y: rest.y + row), width: rest.width)
        }
        if isCut {
            frame.cells.put(
                words("draft.more"), at: Point(x: rest.x, y: rest.maxY - 1), width: rest.width,
                style: Style(.dim))
        }
    }
}
