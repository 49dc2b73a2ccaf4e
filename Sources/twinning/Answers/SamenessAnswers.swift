import Documents
import Domain

/// Near records and likely duplicates as they are told on standard output.
struct SamenessAnswers {
    let call: Call

    func write(_ near: NearRecords, _ kind: Kind) throws(Failure) {
        if near.records.isEmpty, call.format == .text {
            try call.output.line(call.words("cli.near.nothing"))
        } else {
            var table = OutputTable(
                ["number", "name", "context", "reasons"].map {
                    OutputTable.Column($0, label: call.words("cli.column." + $0))
                } + [OutputTable.Column("score", label: nil)])
            for record in near.records {
                table.add([
                    OutputTable.Cell(record.id.number), OutputTable.Cell(record.name),
                    OutputTable.Cell(record.place), reasons(record.reasons, kind, near.names, record.name),
                    OutputTable.Cell(String(record.score), json: .number(Int64(record.score))),
                ])
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
    }

    func write(_ best: BestPairs) throws(Failure) {
        if best.pairs.isEmpty, call.format == .text {
            try call.output.line(call.words("cli.duplicates.nothing"))
        } else {
            var table = OutputTable(
                ["number", "name", "context", "other", "otherName", "otherContext", "reasons", "answer"].map {
                    OutputTable.Column($0, label: call.words("cli.column." + $0))
                } + [OutputTable.Column("score", label: nil)])
            for pair in best.pairs {
                let answer = pair.answer?.verdict
                table.add([
                    OutputTable.Cell(pair.pair.first.number), OutputTable.Cell(pair.firstName),
                    OutputTable.Cell(pair.firstPlace), OutputTable.Cell(pair.pair.second.number),
                    OutputTable.Cell(pair.secondName), OutputTable.Cell(pair.secondPlace),
                    reasons(pair.reasons, pair.pair.first.kind, best.names, pair.secondName),
                    OutputTable.Cell(
                        answer.map { call.words("said." + $0.rawValue) } ?? "",
                        json: answer.map { .string($0.rawValue) } ?? .null),
                    OutputTable.Cell(String(pair.score), json: .number(Int64(pair.score))),
                ])
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
        if best.isCut {
            Output.complain(call.words("cli.duplicates.cut", ["n": String(best.pairs.count)]))
        }
    }

    /// For people the sentences, for programs each reason with its key and its sentence.
    private func reasons(
        _ reasons: [NearReason], _ kind: Kind, _ names: [RecordID: String], _ stored: String
    ) -> OutputTable.Cell {
        let sentences = reasons.map { call.words.sentence($0, kind, names: names, of: stored) }
        return OutputTable.Cell(
            sentences.joined(separator: call.words("list.semicolon")),
            json: .array(
                zip(reasons, sentences).map {
                    .object([.init("reason", .string($0.key)), .init("text", .string($1))])
                }))
    }
}
