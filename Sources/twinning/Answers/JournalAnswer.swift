import Cells
import Documents
import Domain

/// The journal as it is told on standard output, a window of it at a time: steps newest first, each with its changes.
struct JournalAnswer {
    private let call: Call
    private var array: ArrayWriter
    private var count = 0
    private static let columns = [
        "step", "at", "by", "verb", "reason", "number", "name", "field", "old", "new",
    ]

    private let showsPrivate: Bool

    init(_ call: Call, showsPrivate: Bool) {
        self.call = call
        self.showsPrivate = showsPrivate
        array = ArrayWriter(call.output)
    }

    mutating func add(_ window: JournalWindow) throws(Failure) {
        for step in window.steps {
            switch call.format {
            case .json: try array.add(json(step, window.names))
            case .csv:
                try call.write(table(step), header: count == 0)
            case .text: try write(step, window.names)
            }
            count += 1
        }
    }

    func close() throws(Failure) {
        switch call.format {
        case .json: try array.close()
        case .csv where count == 0: try call.write(table(nil), header: true)
        case .text where count == 0: try call.output.line(call.words("cli.journal.nothing"))
        case .csv, .text: break
        }
        try call.output.flush()
    }

    /// The records a step touched, with their names, each once.
    static func touched(_ step: JournalStep, _ records: [RecordID]) -> [(id: RecordID, name: String)] {
        let names = Dictionary(
            step.changes.map { ($0.record, $0.name) }, uniquingKeysWith: { first, _ in first })
        var found = records.map { (id: $0, name: names[$0] ?? "") }
        var seen = Set(records)
        for change in step.changes where seen.insert(change.record).inserted {
            found.append((change.record, change.name))
        }
        return found
    }

    /// `V12 Yuadong Village, B4 …`; the first few of many.
    static func names(_ records: [(id: RecordID, name: String)], _ words: Words) -> String {
        let shown = records.prefix(3).map { $0.id.number + " " + $0.name }
        let text = shown.joined(separator: words("cli.comma"))
        guard records.count > shown.count else { return text }
        return text + words("cli.andMore", ["n": String(records.count - shown.count)])
    }
}

// MARK: - For programs

extension JournalAnswer {
    private func json(_ step: JournalStep, _ names: [RecordID: String]) -> JSONValue {
        .object([
            .init("step", .number(step.number)), .init("at", .string(step.at)), .init("by", .string(step.by)),
            .init("verb", .string(step.verb.rawValue)), .init("reason", .string(step.reason)),
            .init("of", step.of.map(JSONValue.number) ?? .null),
            .init("changes", .array(step.changes.map { json($0, names) })),
        ])
    }

    func json(_ given: Change, _ names: [RecordID: String]) -> JSONValue {
        let change = shown(given)
        let type = change.type
        return .object([
            .init("number", .string(change.record.number)),
            .init("kind", .string(change.record.kind.rawValue)),
            .init("name", .string(change.name)), .init("field", .string(change.field)),
            .init("label", .string(label(change))),
            .init("old", json(change.old, change, type, names)),
            .init("new", json(change.new, change, type, names)),
        ])
    }

    /// Of what was submitted only when and by whom, as on the page of the report.
    private func json(
        _ answer: Answer<Value>, _ change: Change, _ type: FieldType, _ names: [RecordID: String]? = nil
    ) -> JSONValue {
        var record = Record(change.record)
        record[change.field] = answer
        guard let field = change.record.kind.description.field(change.field) else {
            return answer.json(type, names: names)
        }
        return record.json(of: field, names: names)
    }

    /// Changes that belong to no step.
    func table(of changes: [Change]) -> OutputTable {
        var table = OutputTable(JournalAnswer.columns.suffix(5).map { OutputTable.Column($0, label: nil) })
        for change in changes.map(shown) {
            table.add([change.record.number, change.name, change.field].map { .init($0) } + cells(change))
        }
        return table
    }

    private func cells(_ change: Change) -> [OutputTable.Cell] {
        [change.old, change.new].map { OutputTable.Cell("", json: json($0, change, change.type)) }
    }

    private func table(_ step: JournalStep?) -> OutputTable {
        var table = OutputTable(JournalAnswer.columns.map { OutputTable.Column($0, label: nil) })
        guard let step else { return table }
        for change in step.changes.map(shown) {
            let head = [
                String(step.number), step.at, step.by, step.verb.rawValue, step.reason, change.record.number,
                change.name, change.field,
            ]
            table.add(head.map { OutputTable.Cell($0) } + cells(change))
        }
        return table
    }
}

// MARK: - For people

extension JournalAnswer {
    private func write(_ step: JournalStep, _ names: [RecordID: String]) throws(Failure) {
        let words = call.words
        if count > 0 { try call.output.line("") }
        var heading = [String(step.number), step.at, step.by, words("cli.verb." + step.verb.rawValue)]
        if let of = step.of { heading.append("→ \(of)") }
        if !step.reason.isEmpty { heading.append(step.reason) }
        try line(heading.joined(separator: "  "))
        var last: RecordID?
        for change in step.changes.map(shown) {
            if change.record != last { try line("  " + change.record.number + " " + change.name) }
            last = change.record
            if change.field == Change.existenceKey {
                try line("    " + words(change.new == .notKnown ? "cli.journal.gone" : "cli.journal.added"))
                continue
            }
            try tell(change, names)
        }
    }

    /// A change of a field on a line of its own.
    func write(_ change: Change, _ names: [RecordID: String]) throws(Failure) {
        try tell(shown(change), names)
    }

    private func tell(_ change: Change, _ names: [RecordID: String]) throws(Failure) {
        try line(
            "    " + label(change) + ": " + text(change.old, change, names) + " → "
                + text(change.new, change, names))
    }

    private func label(_ change: Change) -> String {
        switch change.field {
        case Change.existenceKey: call.words("cli.journal.existence")
        case Change.retirementKey: call.words("cli.journal.retirement")
        case Change.mergedKey: call.words("cli.journal.merged")
        case let key where Change.verdict(key) != nil: call.words("cli.journal.said." + key.dropFirst())
        default: call.words.label(change.record.kind.rawValue, change.field)
        }
    }

    /// A list shows as it is written, since a change of it seldom changes how many lines there are.
    private func text(
        _ answer: Answer<Value>, _ change: Change, _ names: [RecordID: String]
    ) -> String {
        if case .value(.parts) = answer { return answer.json(change.type).text() }
        let words = call.words
        guard let field = change.record.kind.description.field(change.field) else {
            return words.text(answer, change.type, names: names)
        }
        return words.text(
            words.abridged(answer, of: field, in: change.record.kind), field.type, names: names)
    }

    private func line(_ text: String) throws(Failure) {
        try call.output.line(SafeText.display(text))
    }
}

extension JournalAnswer {
    /// Private answers come masked unless they are asked for.
    private func shown(_ change: Change) -> Change {
        guard !showsPrivate, change.record.kind.description.field(change.field)?.isPrivate == true else {
            return change
        }
        func masked(_ answer: Answer<Value>) -> Answer<Value> {
            guard case .value(.text(let text)) = answer else { return answer }
            return .value(.text(text.masked))
        }
        var shown = change
        (shown.old, shown.new) = (masked(change.old), masked(change.new))
        return shown
    }
}

extension Change {
    /// The type of what changed: the field's, or what stands for a record's existence and retirement.
    fileprivate var type: FieldType {
        if let field = record.kind.description.field(field) { return field.type }
        if field == Change.mergedKey || Change.verdict(field) != nil { return .link([record.kind]) }
        return field == Change.existenceKey ? .flag : .text(limit: .max, multiline: true)
    }
}
