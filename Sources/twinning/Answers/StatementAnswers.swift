import Documents
import Domain

/// What sources say, as it is told on standard output.
struct StatementAnswers {
    let call: Call

    func write(_ record: Record, _ names: [RecordID: String], about key: String?) throws(Failure) {
        let disputes = record.disputes.filter { key == nil || $0.field == key }
        let lines = record[Common.statements].value ?? []
        guard !disputes.isEmpty || call.format != .text else {
            let sentence = call.words("cli.statements.nothing", ["number": record.id.number])
            try call.output.line(sentence)
            return try call.output.flush()
        }
        var table = OutputTable(
            ["field", "place", "says", "chosen", "source", "words", "reason", "conflict"].map {
                OutputTable.Column($0, label: call.words("cli.column." + $0))
            })
        for dispute in disputes {
            for (index, place) in dispute.statements.enumerated() {
                let line = lines[place]
                let readable = call.words.readable(line, of: Statement.description, in: record.kind)
                table.add([
                    OutputTable.Cell(
                        call.words.label(record.kind.rawValue, dispute.field), json: .string(dispute.field)),
                    OutputTable.Cell(String(index + 1), json: .number(Int64(index + 1))),
                    OutputTable.Cell(
                        call.words.text(readable["says"], .text(limit: 0, multiline: false)),
                        json: line[Statement.says].value.map(JSONValue.string) ?? .null),
                    OutputTable.Cell(
                        dispute.chosen == place ? call.words("answer.yes") : "",
                        json: .bool(dispute.chosen == place)),
                    OutputTable.Cell(
                        line[Statement.source].value.map { call.words.named($0.record, names) } ?? "",
                        json: line[Statement.source].value.map { .string($0.record.number) } ?? .null),
                    cell(line[Statement.words]), cell(line[Statement.reason]),
                    OutputTable.Cell(
                        dispute.isConflict
                            ? call.words(dispute.isOpen ? "conflict.open" : "conflict.settled") : "",
                        json: .bool(dispute.isConflict)),
                ])
            }
        }
        try call.write(table, header: true)
        try call.output.flush()
    }

    private func cell(_ answer: Answer<String>) -> OutputTable.Cell {
        OutputTable.Cell(answer.value ?? "", json: answer.value.map(JSONValue.string) ?? .null)
    }
}

/// Conflicts of the whole registry, a stretch at a time.
struct ConflictAnswer {
    private let call: Call
    private var count = 0
    private var array: ArrayWriter

    init(call: Call) {
        self.call = call
        array = ArrayWriter(call.output)
    }

    mutating func add(
        _ items: [Conflicts.Item], _ names: [RecordID: String], openOnly: Bool
    ) throws(Failure) {
        var table = OutputTable(
            ["number", "name", "field", "has", "say", "state"].map {
                OutputTable.Column($0, label: call.words("cli.column." + $0))
            })
        for item in items {
            for dispute in item.disputes where dispute.isOpen || !openOnly {
                let text = ConflictText(item.record, dispute, call.words, names)
                let state = call.words(dispute.isOpen ? "conflict.open" : "conflict.settled")
                if call.format == .json {
                    try array.add(
                        .object([
                            .init("number", .string(item.record.id.number)),
                            .init("kind", .string(item.record.kind.rawValue)),
                            .init("name", .string(item.record.name)), .init("field", .string(dispute.field)),
                            .init("has", text.json),
                            .init("says", .array(text.saidKeys.map(JSONValue.string))),
                            .init("isOpen", .bool(dispute.isOpen)),
                        ]))
                } else {
                    table.add([
                        OutputTable.Cell(item.record.id.number), OutputTable.Cell(item.record.name),
                        OutputTable.Cell(text.label), OutputTable.Cell(text.has),
                        OutputTable.Cell(text.said.joined(separator: call.words("list.semicolon"))),
                        OutputTable.Cell(state),
                    ])
                }
                count += 1
            }
        }
        if call.format != .json, !table.rows.isEmpty {
            try call.write(table, header: count == table.rows.count)
        }
    }

    func close() throws(Failure) {
        switch call.format {
        case .json: try array.close()
        case .text where count == 0: try call.output.line(call.words("conflicts.nothing"))
        case .text, .csv: break
        }
        try call.output.flush()
    }
}
