import Documents
import Domain

/// What a merge, or taking one apart, would do.
struct MergeAnswer {
    let call: Call

    // MARK: - Merging

    func write(_ preview: MergePreview) throws(Failure) {
        let kind = preview.into.kind
        switch call.format {
        case .json: try call.output.line(json(preview).text(indented: true))
        case .csv: try call.write(fields(preview, kind), header: true)
        case .text:
            try line("cli.merge.heading", heading(preview.from, preview.into))
            try call.write(fields(preview, kind), header: true)
            try call.output.line("")
            try call.output.line(call.words("cli.merge.links", ["n": String(preview.links)]))
            try write(preview.moving)
        }
        try call.output.flush()
    }

    private func fields(_ preview: MergePreview, _ kind: Kind) -> OutputTable {
        var table = OutputTable(
            ["field", "from", "into", "result", "kept"].map {
                OutputTable.Column($0, label: call.words("cli.column." + $0))
            })
        for merged in preview.fields {
            guard let field = kind.description.field(merged.key) else { continue }
            let label = call.words.label(kind.rawValue, merged.key)
            table.add(
                [OutputTable.Cell("\(label) (\(merged.key))", json: .string(merged.key))]
                    + [merged.from, merged.into, merged.result].map { cell($0, field, preview.names) } + [
                        OutputTable.Cell(
                            call.words("cli.merge.outcome." + outcome(merged)), json: .string(outcome(merged))
                        )
                    ])
        }
        return table
    }

    private func outcome(_ field: MergedField) -> String {
        switch (field.outcome, field.kept) {
        case (.conflict, .from?), (.united, .from?): "keptFrom"
        case (.conflict, _), (.united, .into?): "keptInto"
        default: field.outcome.rawValue
        }
    }

    private func json(_ preview: MergePreview) -> JSONValue {
        let kind = preview.into.kind
        return .object([
            .init("from", .string(preview.from.id.number)), .init("into", .string(preview.into.id.number)),
            .init(
                "fields",
                .array(
                    preview.fields.map { merged in
                        let type = kind.description.field(merged.key)?.type ?? .flag
                        return .object([
                            .init("field", .string(merged.key)),
                            .init("outcome", .string(merged.outcome.rawValue)),
                            .init("kept", merged.kept.map { .string($0.rawValue) } ?? .null),
                            .init("from", merged.from.json(type, names: preview.names)),
                            .init("into", merged.into.json(type, names: preview.names)),
                            .init("result", merged.result.json(type, names: preview.names)),
                        ])
                    })), .init("links", .number(Int64(preview.links))),
            .init("moving", .array(preview.moving.map(json))),
        ])
    }

    private func json(_ moving: MergePreview.Moving) -> JSONValue {
        .object([
            .init("kind", .string(moving.kind.rawValue)), .init("field", .string(moving.field)),
            .init("count", .number(Int64(moving.count))),
        ])
    }

    // MARK: - Taking apart

    func write(_ preview: UnmergePreview) throws(Failure) {
        switch call.format {
        case .json: try call.output.line(json(preview).text(indented: true))
        case .csv: try call.write(questions(preview), header: true)
        case .text:
            try line("cli.unmerge.heading", heading(preview.restored, preview.survivor))
            let count = preview.moving.reduce(0) { $0 + $1.count }
            try call.output.line(call.words("cli.unmerge.links", ["n": String(count)]))
            try write(preview.moving)
            guard !preview.questions.isEmpty else { break }
            try call.output.line("")
            try call.output.line(call.words("cli.unmerge.questions"))
            try call.write(questions(preview), header: true)
        }
        try call.output.flush()
    }

    private func questions(_ preview: UnmergePreview) -> OutputTable {
        var table = OutputTable(
            ["question", "after", "now", "choice"].map {
                OutputTable.Column($0, label: call.words("cli.column." + $0))
            })
        for question in preview.questions {
            let choice = OutputTable.Cell(
                question.choice.map { call.words("cli.unmerge.owner." + $0.rawValue) }
                    ?? call.words(question.isRequired ? "cli.unmerge.open" : "cli.unmerge.owner.survivor"),
                json: question.choice.map { .string($0.rawValue) } ?? .null)
            let name = OutputTable.Cell(
                call.words.question(question, about: preview.restored.id), json: .string(question.key))
            switch question.subject {
            case .field(let key, let after, let now):
                guard let field = preview.survivor.kind.description.field(key) else { continue }
                table.add([name, cell(after, field, preview.names), cell(now, field, preview.names), choice])
            case .link(let id, _):
                table.add([name, OutputTable.Cell(""), OutputTable.Cell(preview.names[id] ?? ""), choice])
            }
        }
        return table
    }

    private func json(_ preview: UnmergePreview) -> JSONValue {
        let kind = preview.survivor.kind
        return .object([
            .init("number", .string(preview.restored.id.number)),
            .init("survivor", .string(preview.survivor.id.number)),
            .init("moving", .array(preview.moving.map(json))),
            .init(
                "questions",
                .array(
                    preview.questions.map { question in
                        var members: [JSONValue.Member] = [
                            .init("key", .string(question.key)),
                            .init("required", .bool(question.isRequired)),
                            .init("choice", question.choice.map { .string($0.rawValue) } ?? .null),
                        ]
                        if case .field(let key, let after, let now) = question.subject {
                            let type = kind.description.field(key)?.type ?? .flag
                            members.append(.init("after", after.json(type, names: preview.names)))
                            members.append(.init("now", now.json(type, names: preview.names)))
                        }
                        return .object(members)
                    })),
        ])
    }

    // MARK: - Lines

    private func heading(_ from: Record, _ into: Record) -> [String: String] {
        [
            "from": from.id.number + " " + from.name, "into": into.id.number + " " + into.name,
        ]
    }

    private func line(_ key: String, _ arguments: [String: String]) throws(Failure) {
        try call.output.line(TerminalText.safe(call.words(key, arguments)))
    }

    private func write(_ moving: [MergePreview.Moving]) throws(Failure) {
        for group in moving {
            let label = call.words.label(group.kind.rawValue, group.field)
            try call.output.line("  \(call.words.kinds(group.kind)) · \(label): \(group.count)")
        }
    }

    private func cell(
        _ answer: Answer<Value>, _ field: FieldDescription, _ names: [RecordID: String]
    ) -> OutputTable.Cell {
        OutputTable.Cell(
            answer == .notKnown ? "" : call.words.text(answer, field.type, names: names),
            json: answer.json(field.type, names: names))
    }
}
