import Cells
import Documents
import Domain

/// One record with what hangs on it and what is missing, as `show` tells it.
struct RecordAnswer {
    let call: Call
    let page: Page
    let missing: [MissingFact]

    private var record: Record { page.record }
    private var words: Words { call.words }

    func write() throws(Failure) {
        switch call.format {
        case .json: try call.output.line(json.text(indented: true))
        case .csv:
            let table = RecordTable(record.kind, fields: record.kind.description.fields, showsPrivate: true)
            try call.write(table.table([record], names: page.names, words: words), header: true)
        case .text: try writeText()
        }
        try call.output.flush()
    }

    /// Nil for everything but an agreement. It is renewed when another one says so.
    private var standing: AgreementStanding? {
        guard record.kind == .agreement else { return nil }
        let isRenewed = page.hanging.contains {
            $0.kind == .agreement && $0.field == Agreement.renews.key && $0.total > 0
        }
        return AgreementStanding(record, isRenewed: isRenewed, today: call.today)
    }
}

// MARK: - For programs

extension RecordAnswer {
    private var json: JSONValue {
        guard case .object(var members) = record.json(names: page.names) else { return .null }
        if let standing {
            members.append(
                .init(
                    "standing",
                    .object([
                        .init("state", .string(standing.key)),
                        .init("text", .string(words.standing(standing))),
                    ])))
        }
        members.append(
            .init(
                "missing",
                .array(
                    missing.map { fact in
                        .object([
                            .init("number", .string(fact.record.number)), .init("field", .string(fact.field)),
                            .init("label", .string(words.label(fact.record.kind.rawValue, fact.field))),
                        ])
                    })))
        members.append(.init("hanging", .array(page.hanging.flatMap(json))))
        return .object(members)
    }

    private func json(_ hanging: Page.Hanging) -> [JSONValue] {
        hanging.records.map { id in
            .object([
                .init("kind", .string(hanging.kind.rawValue)), .init("field", .string(hanging.field)),
                .init("number", .string(id.number)),
                .init("name", page.names[id].map(JSONValue.string) ?? .null),
            ])
        }
    }
}

extension AgreementStanding {
    /// The same for scripts.
    fileprivate var key: String {
        switch self {
        case .draft: "draft"
        case .cancelled: "cancelled"
        case .notYetInForce: "notYetInForce"
        case .inForce: "inForce"
        case .inForceTermNotKnown: "inForceTermNotKnown"
        case .inForceUntilNotice: "inForceUntilNotice"
        case .expired: "expired"
        case .renewed: "renewed"
        }
    }
}

// MARK: - For people

extension RecordAnswer {
    private func writeText() throws(Failure) {
        try line(record.id.number + "  " + record.name + "  (" + words.kind(record.kind) + ")")
        if let retired = record.retired {
            try line(words("cli.show.retired", ["day": retired.on.written, "reason": retired.reason]))
        }
        if let standing { try line(words.standing(standing)) }
        let fields = record.kind.description.fields
        let width = fields.map { TextWidth.columns(of: label($0)) }.max() ?? 0
        for field in fields { try write(field, width) }
        try writeHanging()
        try writeMissing()
    }

    private func label(_ field: FieldDescription) -> String { words.label(record.kind.rawValue, field.key) }

    private func write(_ field: FieldDescription, _ width: Int) throws(Failure) {
        let answer = record[field.key]
        let start = "  " + TextFit.pad(label(field), to: width) + "  "
        if case .value(.parts(let lines)) = answer, case .parts(let part) = field.type, !lines.isEmpty {
            try line("  " + label(field))
            for (index, item) in lines.enumerated() { try write(item, part, order: index + 1) }
            return
        }
        let pieces = pieces(words.text(answer, field.type, names: page.names))
        for (index, piece) in pieces.enumerated() {
            try line((index == 0 ? start : String(repeating: " ", count: width + 4)) + piece)
        }
    }

    /// A line of a list: what is known of it, the first answer as its heading.
    private func write(_ item: Part, _ part: PartDescription, order: Int) throws(Failure) {
        let known = part.fields.filter { item[$0.key] != .notKnown }
        guard let first = known.first else { return }
        func text(_ field: FieldDescription) -> [String] {
            pieces(words.text(item[field.key], field.type, names: page.names))
        }
        let number = TextFit.pad("\(order).", to: 4)
        try line("    " + number + text(first).joined(separator: " "))
        for field in known.dropFirst() {
            let lines = text(field)
            try line("        " + words.label(part.name, field.key) + ": " + (lines.first ?? ""))
            for more in lines.dropFirst() { try line("          " + more) }
        }
    }

    private func writeHanging() throws(Failure) {
        for hanging in page.hanging where hanging.total > 0 {
            try line("")
            try line(
                words.kinds(hanging.kind) + " · " + words.label(hanging.kind.rawValue, hanging.field)
                    + " (\(hanging.total))")
            for id in hanging.records {
                try line("  " + TextFit.pad(id.number, to: 6) + (page.names[id] ?? ""))
            }
            if hanging.records.count < hanging.total {
                try line("  " + words("cli.show.more", ["n": String(hanging.total - hanging.records.count)]))
            }
        }
    }

    private func writeMissing() throws(Failure) {
        guard !missing.isEmpty else { return }
        try line("")
        try line(words("cli.show.missing"))
        for fact in missing {
            try line(
                "  " + TextFit.pad(fact.record.number, to: 6)
                    + words.label(fact.record.kind.rawValue, fact.field))
        }
    }

    /// The lines of a text.
    private func pieces(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func line(_ text: String) throws(Failure) {
        try call.output.line(SafeText.display(text))
    }
}
