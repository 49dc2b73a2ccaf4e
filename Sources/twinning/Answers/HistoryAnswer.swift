import Cells
import Documents
import Domain

/// The history as it is told on standard output, a window of it at a time.
struct HistoryAnswer {
    private let call: Call
    private var array: ArrayWriter
    private var day: CalendarDay?
    private var count = 0
    private static let columns = ["date", "number", "kind", "name", "occasions"]

    init(_ call: Call) {
        self.call = call
        array = ArrayWriter(call.output)
    }

    mutating func add(_ window: HistoryWindow) throws(Failure) {
        for entry in window.entries {
            switch call.format {
            case .json: try array.add(json(entry, window.names))
            case .csv:
                try call.write(table([entry]), header: count == 0)
            case .text: try write(entry, window.names)
            }
            count += 1
        }
    }

    func close() throws(Failure) {
        switch call.format {
        case .json: try array.close()
        case .csv where count == 0: try call.write(table([]), header: true)
        case .text where count == 0: try call.output.line(call.words("cli.history.nothing"))
        case .csv, .text: break
        }
        try call.output.flush()
    }
}

// MARK: - For programs

extension HistoryAnswer {
    /// The entry, what the lists show of its record under `facts`, and the agenda of an activity.
    private func json(_ entry: HistoryEntry, _ names: [RecordID: String]) -> JSONValue {
        let record = entry.record
        var members: [JSONValue.Member] = [
            .init("date", .string(entry.key.day.written)), .init("number", .string(record.id.number)),
            .init("kind", .string(record.kind.rawValue)), .init("name", .string(record.name)),
            .init("occasions", .array(entry.occasions.map(JSONValue.string))),
        ]
        let facts = record.kind.description.fields.filter { $0.isColumn && $0.key != Record.nameKey }
        members.append(
            .init(
                "facts",
                .object(facts.map { .init($0.key, record[$0.key].json($0.type, names: names)) })))
        if record.kind == .activity {
            members.append(.init("agenda", agenda(of: record, names)))
        }
        return .object(members)
    }

    private func agenda(of activity: Record, _ names: [RecordID: String]) -> JSONValue {
        let lines = activity[Activity.agenda].value ?? []
        return .array(
            lines.enumerated().map { index, line in
                var members: [JSONValue.Member] = [.init("order", .number(Int64(index + 1)))]
                for field in AgendaItem.description.fields where field.key != AgendaItem.points.key {
                    members.append(.init(field.key, line[field.key].json(field.type, names: names)))
                }
                members.append(.init("points", .array(AgendaItem.pointList(line).map(JSONValue.string))))
                return .object(members)
            })
    }

    private func table(_ entries: [HistoryEntry]) -> OutputTable {
        var table = OutputTable(HistoryAnswer.columns.map { OutputTable.Column($0, label: nil) })
        for entry in entries {
            let cells = [
                entry.key.day.written, entry.record.id.number, entry.record.kind.rawValue, entry.record.name,
                entry.occasions.joined(separator: " "),
            ]
            table.add(cells.map { OutputTable.Cell($0) })
        }
        return table
    }
}

// MARK: - For people

extension HistoryAnswer {
    private mutating func write(_ entry: HistoryEntry, _ names: [RecordID: String]) throws(Failure) {
        if day != entry.key.day {
            if day != nil { try call.output.line("") }
            day = entry.key.day
            try call.output.line(call.words.longDay(entry.key.day))
        }
        let record = entry.record
        let occasions = entry.occasions.map { call.words.occasion(record.kind, $0) }
        let heading = TextFit.pad(record.id.number, to: 5) + " " + SafeText.display(record.name)
        try call.output.line(
            "  " + TextFit.pad(call.words.kind(record.kind), to: 12) + " " + heading + "  ("
                + occasions.joined(separator: call.words("cli.comma")) + ")")
        guard record.kind == .activity else { return }
        for (index, line) in (record[Activity.agenda].value ?? []).enumerated() {
            try write(line, order: index + 1, names)
        }
    }

    private func write(_ item: Part, order: Int, _ names: [RecordID: String]) throws(Failure) {
        let words = call.words
        var text = "\(order). " + (item[AgendaItem.title].value ?? words("answer.notKnown"))
        if let speaker = item[AgendaItem.speaker].value {
            text += " · " + (names[speaker.record] ?? speaker.record.number)
        }
        for field in [AgendaItem.post.description, AgendaItem.sort.description] {
            if case .value(let value) = item[field.key] { text += " · " + words.text(value, field.type) }
        }
        try call.output.line("      " + SafeText.display(text))
        for point in AgendaItem.pointList(item) {
            try call.output.line("         - " + SafeText.display(point))
        }
    }
}

extension AgendaItem {
    /// The points of an item, one a line in the record.
    static func pointList(_ item: Part) -> [String] {
        (item[points].value ?? "").split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
    }
}
