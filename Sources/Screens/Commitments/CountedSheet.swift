import Cells
import Domain

/// Lines to be read of which some are figures: those open the records that they count.
struct CountedSheet: Sendable {
    private var sheet: Sheet

    init(_ name: String) { sheet = Sheet(name) }

    var takesText: Bool { sheet.takesText }

    func offers(_ made: CountedLines) -> [Offer] { sheet.offers(made.lines) }

    mutating func fit(_ made: CountedLines, _ context: Context) { sheet.fit(made.lines, context) }

    /// Nil: the event is not for it.
    mutating func update(_ event: ScreenEvent, _ made: CountedLines, _ context: Context) -> [Effect]? {
        guard let effects = sheet.update(event, made.lines, context) else { return nil }
        guard case .push(let screen)? = effects.first, screen is DetailScreen,
            let figure = made.figures[sheet.reader.selected], figure.records.count > 1
        else { return effects }
        return [.push(CountedScreen(figure.title, figure.records))]
    }

    func draw(_ made: CountedLines, in area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(made.lines, in: area, into: &frame, context)
    }
}

/// Makes the lines of such a sheet.
struct CountedLines {
    struct Figure: Hashable {
        var title: String
        var records: [RecordID]
    }

    private var made: SheetLines
    /// By the line.
    private(set) var figures: [Int: Figure] = [:]

    var lines: [DetailLine] { made.lines }

    init(_ context: Context) { made = SheetLines(context) }

    mutating func heading(_ title: String) { made.heading(title) }

    mutating func add(_ text: String, _ role: Role = .normal, indent: Int = 2, target: RecordID? = nil) {
        made.add(text, role, indent: indent, target: target)
    }

    mutating func add(_ spans: [Span], indent: Int = 2, target: RecordID? = nil) {
        made.add(spans, indent: indent, target: target)
    }

    /// A figure, and under which title its records are shown.
    mutating func add(
        _ text: String, _ role: Role = .normal, indent: Int = 2, counting records: [RecordID],
        as title: String
    ) {
        let first = lines.count
        made.add(text, role, indent: indent, target: records.first)
        for place in first..<lines.count { figures[place] = Figure(title: title, records: records) }
    }
}

/// The records that a figure counts.
struct CountedScreen: Screen {
    let heading: String
    let ids: [RecordID]
    private var records: [Record]?
    private var names: [RecordID: String] = [:]
    private var sheet = Sheet("counted")

    /// So many are read at once; the others are told by their numbers.
    private static let mostRead = 1000

    init(_ heading: String, _ ids: [RecordID]) {
        self.heading = heading
        self.ids = ids
    }

    func title(_ context: Context) -> String { heading }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] { sheet.offers(lines(context)) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return [.ask(.records(Array(ids.prefix(CountedScreen.mostRead))), 1)]
        case .reply(1, .records(let records, let names)):
            self.records = records
            self.names = names
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let records else { return [] }
        var made = SheetLines(context)
        made.add(heading, .title, indent: 0)
        for record in records {
            var spans = [Span(record.id.number + " ", .dim), Span(record.name, .link)]
            let told = CountedScreen.told(record, context.words)
            if !told.isEmpty { spans.append(Span("  " + told, .dim)) }
            made.add(spans, target: record.id)
        }
        for id in ids.dropFirst(CountedScreen.mostRead) { made.add(id.number, .link, target: id) }
        return made.lines
    }

    /// What tells one from another: how a promise stands, on which day an activity was.
    private static func told(_ record: Record, _ words: Words) -> String {
        switch record.kind {
        case .commitment:
            let due = record[Commitment.due].value.map { words("chain.due", ["day": $0.written]) }
            return [words.state(of: record), due].compactMap { $0 }.joined(separator: " · ")
        case .activity: return record[Activity.heldOn].value?.written ?? ""
        default: return ""
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
