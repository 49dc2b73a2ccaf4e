import Domain

/// One record with everything that hangs on it, on its way out.
package struct PageDocument: Sendable {
    private let page: Page

    package init(_ page: Page) { self.page = page }

    /// The record's own keys, then `hanging` (what links to it, by kind and field) and `missing` (the facts that
    /// are wanted and not known, of the record and of what hangs on it).
    package var json: JSONValue {
        guard case .object(let members) = page.record.json(names: page.names) else { return .null }
        let hanging = page.hanging.map { group in
            JSONValue.object([
                JSONValue.Member("kind", .string(group.kind.rawValue)),
                JSONValue.Member("field", .string(group.field)),
                JSONValue.Member("total", .number(Int64(group.total))),
                JSONValue.Member("records", .array(group.records.map(link))),
            ])
        }
        let missing = page.missing.map { fact in
            JSONValue.object([
                JSONValue.Member("number", .string(fact.record.number)),
                JSONValue.Member("field", .string(fact.field)),
            ])
        }
        return .object(
            members + [
                JSONValue.Member("hanging", .array(hanging)), JSONValue.Member("missing", .array(missing)),
            ])
    }

    private func link(_ record: RecordID) -> JSONValue {
        .object([
            JSONValue.Member("number", .string(record.number)),
            JSONValue.Member("name", page.names[record].map(JSONValue.string) ?? .null),
        ])
    }

    /// Lines for people: a heading, every answer that is known, what hangs on the record, what is missing.
    /// Safe for a terminal.
    package func text(_ words: Words) -> String {
        let record = page.record
        var lines = ["\(record.id.number)  \(words.kind(record.kind))  \(record.name)"]
        for field in record.kind.description.fields where field.key != Record.nameKey {
            lines += answerLines(record[field.key], field, owner: record.kind.rawValue, words, depth: 1)
        }
        if let retired = record.retired {
            lines.append("  \(words("field.retired")): \(retired.on.written) \(retired.reason)")
        }
        for group in page.hanging {
            let field = words.label(group.kind.rawValue, group.field)
            let more = group.total > group.records.count ? " …" : ""
            lines.append("\(words.kinds(group.kind)) (\(field)): \(group.total)\(more)")
            lines += group.records.map { "  \($0.number)  \(page.names[$0] ?? "")" }
        }
        if !page.missing.isEmpty {
            lines.append("\(words("answer.notKnown")):")
            lines += page.missing.map { fact in
                let field = words.label(fact.record.kind.rawValue, fact.field)
                return "  \(fact.record.number)  \(field)"
            }
        }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    /// What is not known is listed once, at the end, and not line by line.
    private func answerLines(
        _ answer: Answer<Value>, _ field: FieldDescription, owner: String, _ words: Words, depth: Int
    ) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let label = words.label(owner, field.key)
        switch answer {
        case .notKnown: return []
        case .value(.parts(let parts)):
            guard case .parts(let description) = field.type else { return [] }
            var lines = ["\(indent)\(label): \(words.text(answer, field.type))"]
            for (index, part) in parts.enumerated() {
                var inner = description.fields.flatMap {
                    answerLines(part[$0.key], $0, owner: description.name, words, depth: depth + 2)
                }
                // The first answer of a line stands beside its place.
                if let first = inner.first {
                    inner[0] = "\(indent)  \(index + 1). " + first.trimmed
                }
                lines += inner
            }
            return lines
        case .value(.text(let text)) where text.contains("\n"):
            return ["\(indent)\(label):"]
                + text.split(separator: "\n", omittingEmptySubsequences: false).map { "\(indent)  \($0)" }
        case .value, .notApplicable:
            return ["\(indent)\(label): \(linked(answer, field, words))"]
        }
    }

    /// A link shows its name, and its number to go on with.
    private func linked(_ answer: Answer<Value>, _ field: FieldDescription, _ words: Words) -> String {
        let text = words.text(answer, field.type, names: page.names)
        guard case .value(.link(let record)) = answer, page.names[record] != nil else { return text }
        return "\(text) (\(record.number))"
    }
}
