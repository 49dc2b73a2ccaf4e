import Cells
import Domain

/// A step of the journal as rows: who did what and when, then every change with its old and new value.
struct StepText {
    private let step: JournalStep
    private let context: Context
    private let columns: Int
    private var lines: ChangeLines

    var rows: [[Span]] { lines.rows.map { [Span(" ", .normal)] + $0 } }

    /// Of a step with more changes the first ones are shown.
    static let mostChanges = 40
    /// Of a step that brought more records, only their names are told; each has a journal of its own.
    private static let mostWhole = 3

    /// `subject`: the record whose journal this is; its name is not repeated with every step.
    init(
        _ step: JournalStep, names: [RecordID: String], subject: RecordID?, fate: Fate = Fate(), columns: Int,
        _ context: Context
    ) {
        self.step = step
        self.context = context
        // The first column belongs to the mark of the selected step.
        self.columns = max(10, columns - 1)
        lines = ChangeLines(names: names, columns: self.columns, context)
        addHeading(fate)
        let isTelling = step.changes.count(where: { $0.whole != nil }) <= StepText.mostWhole
        var last = subject
        for change in step.changes.prefix(StepText.mostChanges) {
            let isNamed = change.record == last
            if !isNamed { addRecord(change) }
            if change.field == Change.existenceKey {
                if isNamed { lines.add([StepText.existence(change, words)], indent: 4) }
                if isTelling, let whole = change.whole { lines.add(fieldsOf: whole) }
            } else {
                lines.add(change)
            }
            last = change.record
        }
        let more = step.changes.count + step.unlisted - min(step.changes.count, StepText.mostChanges)
        if more > 0 { lines.add([Span(words("journal.more", ["n": String(more)]), .dim)], indent: 2) }
    }

    /// What is to be said of a step beside what it did.
    struct Fate: Hashable {
        var isUndone = false
        /// It was marked, to be compared with another.
        var isMarked = false
    }

    private var words: Words { context.words }

    // MARK: - The step

    /// `2021-06-16 16:30`, in the time of the wall.
    static func time(_ step: JournalStep, _ context: Context) -> String {
        guard let time = LocalTime(step.at, secondsFromUTC: context.secondsFromUTC) else { return step.at }
        return time.day.written + " " + time.clock.prefix(5)
    }

    private mutating func addHeading(_ fate: Fate) {
        var spans = [
            Span(StepText.time(step, context) + "  ", .label), Span(words.verb(step.verb), .heading),
            Span("  " + step.by, .normal), Span("  #\(step.number)", .dim),
        ]
        if let of = step.of { spans.append(Span(" → #\(of)", .dim)) }
        if fate.isUndone { spans.append(Span("  " + words("journal.wasUndone"), .warning)) }
        if fate.isMarked { spans.append(Span("  " + words("journal.marked"), .match)) }
        lines.add(spans, indent: 0)
        if !step.reason.isEmpty {
            lines.add([Span(words("journal.reason", ["reason": step.reason]), .normal)], indent: 2)
        }
    }

    /// The record, and at once whether it came or went.
    private mutating func addRecord(_ change: Change) {
        var spans = [
            Span(words.kind(change.record.kind) + " ", .dim), Span(change.record.number, .link),
            Span(" " + change.name, Style(bold: true)),
        ]
        if change.field == Change.existenceKey {
            spans += [Span("  ", .normal), StepText.existence(change, words)]
        }
        lines.add(spans, indent: 2)
    }

    static func existence(_ change: Change, _ words: Words) -> Span {
        let isGone = change.new == .notKnown
        return Span(words(isGone ? "journal.did.removed" : "journal.did.added"), isGone ? .warning : .good)
    }
}
