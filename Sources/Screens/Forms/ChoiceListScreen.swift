import Cells
import Domain

/// A small window to choose an answer from: what is typed narrows it down. Gives `.chosen` with the place in the
/// list, or `.typed` with a word of the user's own where those are taken.
struct ChoiceListScreen: Screen {
    enum List: Hashable, Sendable {
        case choices(ChoiceList)
        case yesNo
        case kinds([Kind])
        /// In the language they are shown in.
        case labels([String])

        var count: Int {
            switch self {
            case .choices(let list): list.keys.count
            case .yesNo: 2
            case .kinds(let kinds): kinds.count
            case .labels(let labels): labels.count
            }
        }

        func label(_ index: Int, _ words: Words) -> String {
            switch self {
            case .choices(let list): words.choice(list.name, list.keys[index])
            case .yesNo: words(index == 0 ? "answer.yes" : "answer.no")
            case .kinds(let kinds): words.kind(kinds[index])
            case .labels(let labels): labels[index]
            }
        }

        private func key(_ index: Int) -> String {
            switch self {
            case .choices(let list): list.keys[index].lowercased()
            case .yesNo: index == 0 ? "yes" : "no"
            case .kinds(let kinds): kinds[index].rawValue
            case .labels(let labels): labels[index].lowercased()
            }
        }

        /// What begins with the typed text comes first, then what holds it, then what is read so; also found by its
        /// key, whatever the language.
        func matching(_ typed: String, _ words: Words) -> [Int] {
            let wanted = typed.trimmed.lowercased()
            guard !wanted.isEmpty else { return Array(0..<count) }
            let labels = (0..<count).map { label($0, words).lowercased() }
            let first = (0..<count).filter { labels[$0].hasPrefix(wanted) || key($0).hasPrefix(wanted) }
            let named = first + (0..<count).filter { labels[$0].contains(wanted) && !first.contains($0) }
            return named
                + (0..<count).filter { Pinyin.reads(wanted, in: labels[$0]) && !named.contains($0) }
        }
    }

    private let heading: String
    private let list: List
    private let takesOwnWords: Bool
    private var editor: LineEditor
    /// The place of the answer there is already.
    private let chosen: Int?
    private var state: ListState
    /// Characters of a word of one's own.
    private static let longest = 60

    init(title: String, list: List, takesOwnWords: Bool = false, typed: String = "", chosen: Int? = nil) {
        heading = title
        self.list = list
        self.takesOwnWords = takesOwnWords
        self.chosen = chosen
        editor = LineEditor(typed, limit: ChoiceListScreen.longest)
        state = ListState(selected: typed.isEmpty ? chosen ?? 0 : 0)
    }

    var isOverlay: Bool { true }
    var takesText: Bool { true }
    var textRuns: TextRuns { .line }
    var selectedText: String { editor.selectedText }

    func title(_ context: Context) -> String { heading }

    func offers(_ context: Context) -> [Offer] { [Offer("choose")] }

    /// The rows in sight: places in the list, and nil for the user's own word.
    private func rows(_ words: Words) -> [Int?] {
        let typed = editor.text.trimmed
        let found = list.matching(typed, words)
        let isNamed = found.contains { list.label($0, words).lowercased() == typed.lowercased() }
        let own: [Int?] = takesOwnWords && !typed.isEmpty && !isNamed ? [nil] : []
        return found.map { $0 } + own
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let rows = rows(context.words)
        switch event {
        case .command("choose"): return choose(state.selected, rows, context)
        case .click(.row("overlay", let index), _): return choose(index, rows, context)
        case .wheel(let steps): state.scroll(by: steps, count: rows.count, height: height(context))
        case .typed(let text):
            _ = editor.type(text)
            state = ListState()
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text):
            let notices = editor.paste(text)
            state = ListState()
            return context.words.tell(notices)
        case .key(Key(.escape)): return [.pop]
        // Who goes through a form with Tab types on where the list has opened by itself.
        case .key(Key(.tab)): return editor.isEmpty ? [.pop] : choose(state.selected, rows, context)
        case .key(let key):
            if [.up, .down, .pageUp, .pageDown].contains(key.code) {
                _ = state.handle(key, count: rows.count, height: height(context))
            } else if editor.handle(key) == .changed {
                state = ListState()
            }
        default: break
        }
        return []
    }

    private func choose(_ row: Int, _ rows: [Int?], _ context: Context) -> [Effect] {
        guard rows.indices.contains(row) else {
            return [.say(Message(context.words("form.choice.none"), .problem))]
        }
        return [.give(rows[row].map(Gift.chosen) ?? .typed(editor.text.trimmed))]
    }

    private func height(_ context: Context) -> Int { max(1, min(list.count + 1, context.size.height - 3)) }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let rows = rows(words)
        let widest = (0..<list.count).map { TextWidth.columns(of: list.label($0, words)) }.max() ?? 0
        let hint = words(takesOwnWords ? "form.choice.filterOrOwn" : "form.choice.filter")
        let title = heading + " · " + hint
        let room = OverlayBox.open(
            title, width: OverlayBox.columns(max(30, widest + 4, TextWidth.columns(of: title) + 2), in: area),
            height: list.count + (takesOwnWords ? 2 : 1), in: area, into: &frame)
        let (line, below) = room.splitTop(1)
        let state = state.fitted(count: rows.count, height: below.height)
        for index in state.visible(count: rows.count, height: below.height) {
            let place = Rect(x: below.x, y: below.y + index - state.top, width: below.width, height: 1)
            let isSelected = index == state.selected
            if isSelected { frame.cells.fill(place, style: Style(selected: true)) }
            let sign = rows[index] != nil && rows[index] == chosen ? String(Chrome.check) + " " : "  "
            let label =
                rows[index].map { list.label($0, words) }
                ?? words("form.choice.own", ["word": editor.text.trimmed])
            frame.cells.put(
                [Span(sign, .good), Span(label)].selected(isSelected), at: Point(x: place.x, y: place.y),
                width: place.width)
            frame.regions.append(HitRegion(place, .row(list: "overlay", index: index)))
        }
        if rows.isEmpty {
            Panel.text(words("form.choice.none"), style: Style(.dim), into: &frame, rect: below)
        }
        frame.regions.append(HitRegion(line, .text(0)))
        editor.draw(into: &frame, rect: line, focused: true)
    }
}
