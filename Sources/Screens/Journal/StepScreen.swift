import Cells
import Domain

/// All changes of one step, however many; read on as they are scrolled to.
struct StepScreen: Screen {
    private let step: JournalStep
    private let record: RecordID?
    private var changes: [Change] = []
    private var names: [RecordID: String] = [:]
    private var reachesEnd = false
    private var isWaiting = false
    private var reader = LineReader()
    private var tag = 0
    /// The rows are made once for what they are made of.
    private var made: (key: RowsKey, rows: [StepRow])?

    private struct RowsKey: Hashable {
        let count: Int
        let width: Int
        let language: Language
    }

    struct StepRow: Sendable {
        let record: RecordID
        let spans: [Span]
    }

    /// Asked for at a time.
    private static let page = 100

    init(_ step: JournalStep, of record: RecordID?) {
        self.step = step
        self.record = record
    }

    func title(_ context: Context) -> String {
        context.words("step.title", ["step": String(step.number)])
    }

    var takesText: Bool { reader.takesText }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let empty = changes.isEmpty ? "obstacle.noEntries" : nil
        return [Offer("open", unless: empty), Offer("copy", unless: empty), Offer("copyAll", unless: empty)]
            + reader.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        // What a step did stays as it is: it is read once.
        case .appeared: return changes.isEmpty ? ask() : []
        case .reply(let tag, .journalChanges(let found)) where tag == self.tag:
            isWaiting = false
            changes += found.changes
            names.merge(found.names) { $1 }
            reachesEnd = found.reachesEnd
            made = (key(context), makeRows(context))
            reader.fit(rows(context).count, context)
            return []
        case .refused(let tag, let refusal):
            if tag == self.tag { isWaiting = false }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        if made?.key != key(context) { made = (key(context), makeRows(context)) }
        let rows = rows(context)
        var effects: [Effect] = []
        if let read = reader.update(event, rows.map(\.spans), context) {
            effects = read
        } else {
            switch event {
            case .command("open"), .key(Key(.right)):
                return rows.indices.contains(reader.selected)
                    ? [.push(VersionScreen(rows[reader.selected].record, after: step.number))] : []
            case .command("copy"):
                return rows.indices.contains(reader.selected)
                    ? [.copy(rows[reader.selected].spans.text.trimmed)] : []
            case .command("copyAll"): return [.copy(rows.map(\.spans.text).joined(separator: "\n"))]
            case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
            case .click(.row("step", let index), let isDouble):
                reader.select(index, rows.count, context)
                if isDouble { return update(.command("open"), context) }
            default: break
            }
        }
        let isNearEnd = reader.selected + 2 * reader.height(context) >= rows.count
        return effects + (isNearEnd && !reachesEnd && !isWaiting ? ask() : [])
    }

    private mutating func ask() -> [Effect] {
        tag += 1
        isWaiting = true
        return [
            .ask(
                .journalChanges(
                    JournalChangesRequest(
                        step: step.number, record: record, from: changes.count, limit: StepScreen.page)), tag)
        ]
    }

    private func key(_ context: Context) -> RowsKey {
        RowsKey(count: changes.count, width: context.size.width, language: context.words.language)
    }

    private func rows(_ context: Context) -> [StepRow] {
        if let made, made.key == key(context) { return made.rows }
        return makeRows(context)
    }

    private func makeRows(_ context: Context) -> [StepRow] {
        let words = context.words
        var rows: [StepRow] = []
        var last: RecordID?
        for change in changes {
            var lines = ChangeLines(names: names, columns: max(10, context.size.width - 2), context)
            if change.record != last {
                var spans = [
                    Span(words.kind(change.record.kind) + " ", .dim), Span(change.record.number, .link),
                    Span(" " + change.name, Style(bold: true)),
                ]
                if change.field == Change.existenceKey {
                    spans += [Span("  ", .normal), StepText.existence(change, words)]
                }
                lines.add(spans, indent: 0)
            }
            last = change.record
            if let whole = change.whole { lines.add(fieldsOf: whole) } else { lines.add(change) }
            rows += lines.rows.map { StepRow(record: change.record, spans: $0) }
        }
        return rows
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard !changes.isEmpty else {
            Panel.text(
                context.words("app.loading"), style: Style(.dim), into: &frame, rect: area.inset(dx: 1, dy: 0)
            )
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        reader.draw("step", rows(context).map(\.spans), in: area, into: &frame, context)
    }
}
