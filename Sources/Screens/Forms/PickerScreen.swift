import Cells
import Domain

/// A window to choose a record by any of its names. The first row makes a new one. Gives `.picked`; left by Esc,
/// the old answer stays.
struct PickerScreen: Screen {
    let heading: String
    let kinds: [Kind]
    private let current: RecordID?
    private var editor: LineEditor
    /// Row 0 is the new record.
    private var state: ListState
    private var found: [Row] = []
    private var isCut = false
    /// How many there are of all kinds, once the registry has counted them: only asked for when they are not all here.
    private var total: Int?
    /// Of the questions for the newest, one a kind.
    private var answers = 0
    /// Chosen lately in this program, the last one first.
    private var recents: [Row] = []
    private var uncounted: [Kind] = []
    /// The number of the question that is waited for; older answers come too late.
    private var asked = 0
    /// The rows shown are those of the last question.
    private var isAnswered = false
    /// Enter was pressed before the answer came: the first row of the answer is meant.
    private var isChoosing = false
    /// A record that was just made, until its name is known.
    private var made: RecordID?

    private static let limit = 200
    private static let firstOnes = 30
    private static let recentOnes = 8
    /// Tags below belong to the picker's other questions.
    private static let nameTag = 1
    private static let recentTag = 2
    private static let firstSearch = 10

    private struct Row: Hashable, Sendable {
        var id: RecordID
        var name: String
        /// Which of its names was found, when it is not the one shown.
        var matched: String
        var context: String
    }

    init(title: String, kinds: [Kind], typed: String, current: RecordID?) {
        heading = title
        self.kinds = kinds
        self.current = current
        editor = LineEditor(typed, limit: 200)
        state = ListState(selected: 1)
    }

    var isOverlay: Bool { true }
    var takesText: Bool { true }
    var textRuns: TextRuns { .line }
    var selectedText: String { editor.selectedText }
    var isBusy: Bool { isChoosing || made != nil }

    func title(_ context: Context) -> String { heading }

    func offers(_ context: Context) -> [Offer] {
        [
            Offer("choose"), Offer("newHere", unless: context.isReadOnly ? "obstacle.readOnly" : nil),
            Offer("pickNext"), Offer("pickPrevious"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = height(context)
        switch event {
        case .appeared:
            recents = context.recents.filter { kinds.contains($0.id.kind) }.prefix(PickerScreen.recentOnes)
                .map {
                    Row(id: $0.id, name: $0.name, matched: "", context: $0.context)
                }
            return ask()
                + (recents.isEmpty ? [] : [.ask(.records(recents.map(\.id)), PickerScreen.recentTag)])
        case .command("choose"):
            guard isAnswered else {
                isChoosing = true
                return []
            }
            return choose(state.fitted(count: found.count + 1, height: height).selected, context)
        case .command("newHere"): return make(context)
        case .command("pickNext"):
            _ = state.handle(Key(.down), count: found.count + 1, height: height)
        case .command("pickPrevious"):
            _ = state.handle(Key(.up), count: found.count + 1, height: height)
        case .click(.row("overlay", let index), _): return choose(index, context)
        case .wheel(let steps): state.scroll(by: steps, count: found.count + 1, height: height)
        case .typed(let text):
            return editor.type(text) == .changed ? ask() : []
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text):
            let notices = editor.paste(text)
            return context.words.tell(notices) + ask()
        case .key(Key(.escape)): return [.pop]
        case .key(let key):
            if [.up, .down, .pageUp, .pageDown].contains(key.code) {
                _ = state.handle(key, count: found.count + 1, height: height)
            } else if editor.handle(key) == .changed {
                return ask()
            }
        case .reply(let tag, let reply):
            let effects = take(reply, tag)
            guard isChoosing, isAnswered else { return effects }
            isChoosing = false
            return effects + choose(state.selected, context)
        case .refused(_, let refusal):
            (isChoosing, made) = (false, nil)
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .given(.chosen(let index)):
            guard kinds.indices.contains(index) else { return [] }
            return [.push(FormScreen(new: kinds[index], name: editor.text.trimmed))]
        case .given(.saved(let records)):
            guard let record = records.first else { return [] }
            made = record
            return [.ask(.names([record]), PickerScreen.nameTag)]
        default: break
        }
        return []
    }

    // MARK: - Asking

    private mutating func ask() -> [Effect] {
        asked += 1
        isAnswered = false
        (answers, total, uncounted) = (0, nil, [])
        let tag = PickerScreen.firstSearch + asked
        let text = editor.text.trimmed
        if text.isEmpty {
            // The newest ones: what is chosen was often made a moment ago.
            return kinds.map { kind in
                let query = ListQuery(
                    kind, sort: ListQuery.Sort(field: ListQuery.numberKey, descending: true))
                return .ask(.window(WindowRequest(query, .first, limit: PickerScreen.firstOnes)), tag)
            }
        }
        return [.ask(.search(SearchQuery(text, kinds: kinds, limit: PickerScreen.limit)), tag)]
    }

    private mutating func take(_ reply: Reply, _ tag: Tag) -> [Effect] {
        switch (tag, reply) {
        case (PickerScreen.nameTag, .names(let names)):
            guard let made else { return [] }
            return [.give(.made(made, name: names[made] ?? made.number))]
        case (PickerScreen.recentTag, .records(let records, _)):
            let living = Set(records.filter { $0.retired == nil }.map(\.id))
            let gone = Set(recents.map(\.id)).subtracting(living)
            recents.removeAll { gone.contains($0.id) }
            if found.contains(where: { gone.contains($0.id) }) {
                show(found.filter { !gone.contains($0.id) }, isCut: isCut)
            }
        case (PickerScreen.firstSearch + asked, .search(let hits)):
            let rows = hits.hits.filter { !$0.isRetired }.map { hit in
                Row(
                    id: hit.id, name: hit.name, matched: hit.matched.text == hit.name ? "" : hit.matched.text,
                    context: hit.context)
            }
            show(rows, isCut: hits.isCut)
            return isCut ? count(kinds[...]) : []
        case (PickerScreen.firstSearch + asked, .window(let window)):
            let rows = window.rows.map { row in
                Row(id: row.record.id, name: row.record.name, matched: "", context: Self.context(row, window))
            }
            // One answer a kind.
            let recent = isAnswered ? [] : recents
            let seen = Set((found + recent).map(\.id))
            let new = rows.filter { !seen.contains($0.id) }
            show(isAnswered ? found + new : recent + new, isCut: isCut && isAnswered || !window.reachesEnd)
            // The last answer knows whether there are more.
            answers += 1
            return isCut && answers == kinds.count ? count(kinds[...]) : []
        case (PickerScreen.firstSearch + asked, .count(let count)):
            total = (total ?? 0) + count.matching
            return self.count(uncounted[...])
        default: break
        }
        return []
    }

    /// One kind after the other.
    private mutating func count(_ kinds: ArraySlice<Kind>) -> [Effect] {
        uncounted = Array(kinds.dropFirst())
        guard let kind = kinds.first else { return [] }
        let query = ListQuery(kind, text: editor.text.trimmed)
        return [.ask(.count(query), PickerScreen.firstSearch + asked)]
    }

    private mutating func show(_ rows: [Row], isCut: Bool) {
        if !isAnswered { state = ListState(selected: rows.isEmpty ? 0 : 1) }
        isAnswered = true
        found = rows
        self.isCut = isCut
        if editor.isEmpty, let current, let at = found.firstIndex(where: { $0.id == current }) {
            state = ListState(selected: at + 1)
        } else if !found.isEmpty, state.selected == 0 {
            state = ListState(selected: 1)
        }
    }

    /// The first record that the row links to: the town of a village, the superior of a branch.
    private static func context(_ row: ListRow, _ window: ListWindow) -> String {
        row.record.links.first.flatMap { window.names[$0] } ?? ""
    }

    // MARK: - Choosing

    private func choose(_ index: Int, _ context: Context) -> [Effect] {
        guard index > 0, found.indices.contains(index - 1) else { return make(context) }
        let row = found[index - 1]
        return [
            .choseRecord(RecentRecord(id: row.id, name: row.name, context: row.context)),
            .give(.picked(row.id, name: row.name)),
        ]
    }

    private func make(_ context: Context) -> [Effect] {
        guard !context.isReadOnly else {
            return [.say(Message(context.words("obstacle.readOnly"), .problem))]
        }
        if kinds.count == 1 { return [.push(FormScreen(new: kinds[0], name: editor.text.trimmed))] }
        return [.push(ChoiceListScreen(title: context.words("picker.whichKind"), list: .kinds(kinds)))]
    }

    // MARK: - Drawing

    private func height(_ context: Context) -> Int { max(1, min(16, context.size.height - 2) - 2) }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let room = OverlayBox.open(
            heading + " · " + words("picker.hint"), width: OverlayBox.columns(86, in: area), height: 16,
            in: area, into: &frame)
        let (line, below) = room.splitTop(1)
        let (list, foot) = below.splitBottom(1)
        let count = found.count + 1
        let state = state.fitted(count: count, height: list.height)
        for index in state.visible(count: count, height: list.height) {
            let place = Rect(x: list.x, y: list.y + index - state.top, width: list.width, height: 1)
            let isSelected = index == state.selected
            if isSelected { frame.cells.fill(place, style: Style(selected: true)) }
            if index == 0 {
                let typed = editor.text.trimmed
                let text = typed.isEmpty ? words("picker.new") : words("picker.newNamed", ["name": typed])
                frame.cells.put(
                    [Span(text, .link)].selected(isSelected), at: Point(x: place.x, y: place.y),
                    width: place.width)
            } else {
                draw(found[index - 1], in: place, isSelected, into: &frame, words)
            }
            frame.regions.append(HitRegion(place, .row(list: "overlay", index: index)))
        }
        frame.cells.put(
            standing(words), at: Point(x: foot.x, y: foot.y), width: foot.width, style: Style(.dim))
        frame.regions.append(HitRegion(line, .text(0)))
        editor.draw(into: &frame, rect: line, focused: true)
    }

    private func standing(_ words: Words) -> String {
        if found.isEmpty { return words(isAnswered ? "picker.none" : "picker.asking") }
        guard isCut else { return words("picker.count", ["n": String(found.count)]) }
        guard let total, uncounted.isEmpty else { return words("picker.cut", ["n": String(found.count)]) }
        return words("picker.cutOf", ["n": String(found.count), "total": String(total)])
    }

    /// Name and the name that was found on the left, number and what tells it from its namesakes on the right: where
    /// several kinds are to choose from, the kind first.
    private func draw(
        _ row: Row, in place: Rect, _ isSelected: Bool, into frame: inout Frame, _ words: Words
    ) {
        let kind = kinds.count > 1 ? words.kind(row.id.kind) : ""
        let told = [kind, row.context].filter { !$0.isEmpty }.joined(separator: " · ")
        let right = [Span(told, .dim), Span(" " + row.id.number, .dim)]
        let rightWidth = min(right.columns, place.width / 2)
        // The name that was found is what the user knows the record by: it gives way last.
        let room = place.width - rightWidth - 1
        let found = row.matched.isEmpty ? "" : " = " + row.matched
        let nameRoom = max(room / 3, room - 2 - TextWidth.columns(of: found))
        var left = [
            Span(row.id == current ? String(Chrome.check) + " " : "  ", .good)
        ]
        left +=
            row.matched.isEmpty
            ? matched(TextFit.clip(row.name, to: nameRoom)) : [Span(TextFit.clip(row.name, to: nameRoom))]
        if !row.matched.isEmpty { left += [Span(" = ", .dim)] + matched(row.matched) }
        frame.cells.put(left.selected(isSelected), at: Point(x: place.x, y: place.y), width: room)
        // The number is never cut: what stands before it is.
        let number = TextWidth.columns(of: row.id.number) + 1
        let shown = [
            Span(TextFit.clip(told, to: max(0, rightWidth - number)), .dim),
            Span(" " + row.id.number, .dim),
        ]
        frame.cells.put(
            shown.selected(isSelected), at: Point(x: place.maxX - shown.columns, y: place.y),
            width: shown.columns)
    }

    /// The letters that were typed, in the name; the whole name where it was found by its pinyin or initials.
    private func matched(_ name: String) -> [Span] {
        let typed = editor.text.trimmed
        guard !typed.isEmpty, isAnswered else { return [Span(name)] }
        let spans = Span.highlighted(name, typed)
        return spans.contains { $0.style.role == .match } ? spans : [Span(name, .match)]
    }
}
