import Cells
import Domain

/// Shows which fields the cells of a spreadsheet would fill, before they do. Gives `.filled`, or `.chosen` when they are
/// to be pasted as text after all.
struct FillScreen: Screen {
    private let heading: String
    private var cells: [FilledCell]
    /// What does not find a field any more.
    private let leftOver: Int
    private var top = 0
    /// The cell whose name the registry is asked for.
    private var asking: Int?
    /// Enter was pressed before the registry had answered.
    private var isFilling = false

    init(title: String, cells: [FilledCell], leftOver: Int) {
        heading = title
        self.cells = cells
        self.leftOver = leftOver
    }

    var isOverlay: Bool { true }
    var isBusy: Bool { isFilling }

    func title(_ context: Context) -> String { heading }

    func offers(_ context: Context) -> [Offer] {
        [
            Offer("fillFields"), Offer("pasteAsText"), Offer("up"), Offer("down"), Offer("pageUp"),
            Offer("pageDown"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return asking == nil ? askNext() : []
        case .command("fillFields"):
            isFilling = asking != nil
            return isFilling ? [] : [.give(.filled(cells))]
        case .command("pasteAsText"), .key(Key(.escape)): return [.give(.chosen(1))]
        case .command("up"): scroll(by: -1, context)
        case .command("down"): scroll(by: 1, context)
        case .command("pageUp"): scroll(by: -height(context), context)
        case .command("pageDown"): scroll(by: height(context), context)
        case .wheel(let rows): scroll(by: rows, context)
        case .reply(let tag, .search(let found)) where tag == asking: return take(found.hits, for: tag)
        case .refused(let tag, let refusal) where tag == asking:
            let said = Effect.say(Message(context.words.sentence(refusal), .problem))
            return take([], for: tag) + [said]
        default: break
        }
        return []
    }

    private mutating func askNext() -> [Effect] {
        for (index, cell) in cells.enumerated() {
            guard case .wanted(let kinds) = cell.reading else { continue }
            asking = index
            return [.ask(.search(SearchQuery(cell.typed, kinds: kinds, limit: 20)), index)]
        }
        asking = nil
        guard isFilling else { return [] }
        isFilling = false
        return [.give(.filled(cells))]
    }

    /// Only a record that is called exactly so, and the only one, is meant.
    private mutating func take(_ hits: [SearchHit], for index: Int) -> [Effect] {
        guard cells.indices.contains(index) else { return [] }
        let wanted = cells[index].typed.lowercased()
        let exact = hits.filter {
            !$0.isRetired && ($0.name.lowercased() == wanted || $0.matched.text.lowercased() == wanted)
        }
        if exact.count == 1 {
            cells[index].reading = .answer(.value(.link(exact[0].id)), name: exact[0].name)
        } else {
            cells[index].reading = .unfit
        }
        return askNext()
    }

    // MARK: - Drawing

    private func height(_ context: Context) -> Int { max(1, min(cells.count, context.size.height - 4)) }

    private mutating func scroll(by rows: Int, _ context: Context) {
        top = min(max(0, top + rows), max(0, cells.count - height(context)))
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let room = OverlayBox.open(
            heading, width: OverlayBox.columns(84, in: area), height: cells.count + 2, in: area, into: &frame)
        let (list, foot) = room.splitBottom(min(2, room.height - 1))
        let labels = cells.map { label($0, words) }
        let wide = min(list.width / 3, labels.map { TextWidth.columns(of: $0) }.max() ?? 0)
        let first = min(top, max(0, cells.count - list.height))
        for (row, cell) in cells.dropFirst(first).prefix(list.height).enumerated() {
            let spans =
                [Span(TextFit.pad(labels[first + row], to: wide) + "  ", .label)] + value(cell, words)
            frame.cells.put(spans, at: Point(x: list.x, y: list.y + row), width: list.width)
        }
        let unread = cells.count { $0.reading == .misread || $0.reading == .unfit }
        var said = [words("form.fill.count", ["n": String(cells.count - unread)])]
        if unread > 0 { said.append(words("form.fill.unread", ["n": String(unread)])) }
        if leftOver > 0 { said.append(words("form.fill.leftOver", ["n": String(leftOver)])) }
        frame.cells.put(
            said.joined(separator: words("list.sentences")), at: Point(x: foot.x, y: foot.maxY - 1),
            width: foot.width, style: Style(.dim))
    }

    private func label(_ cell: FilledCell, _ words: Words) -> String {
        let label = words.label(cell.owner, cell.description.key)
        return cell.line.map { "\($0 + 1) · \(label)" } ?? label
    }

    private func value(_ cell: FilledCell, _ words: Words) -> [Span] {
        var spans: [Span]
        switch cell.reading {
        case .answer(let answer, let name):
            var names: [RecordID: String] = [:]
            if case .value(.link(let record)) = answer {
                names[record] = name.isEmpty ? nil : name + " " + record.number
            }
            let text = words.text(answer, cell.description.type, names: names)
            spans = [Span(text.split(whereSeparator: TextFit.isLineBreak).first.map(String.init) ?? "")]
        case .wanted: spans = [Span(cell.typed + "  ", .normal), Span(words("picker.asking"), .dim)]
        case .misread: spans = [Span(cell.typed), Span("  ! " + words("form.fill.misread"), .problem)]
        case .unfit: spans = [Span(cell.typed, .dim), Span("  ! " + words("form.fill.unfit"), .problem)]
        }
        if !cell.old.isEmpty, cell.isFilling {
            spans.append(Span("  " + words("form.fill.old", ["value": cell.old]), .warning))
        }
        return spans
    }
}
