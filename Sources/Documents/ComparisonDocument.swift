import Domain

/// Two agreements compared, on their way out: field by field and line by line, longer texts word by word.
package struct ComparisonDocument: Sendable {
    private let old: Record
    private let new: Record
    private let comparison: AgreementComparison
    private let names: [RecordID: String]
    private let words: Words

    package init(_ old: Record, _ new: Record, names: [RecordID: String], _ words: Words) {
        self.old = old
        self.new = new
        self.names = names
        self.words = words
        comparison = AgreementComparison(old, new)
    }

    /// What was removed stands in `[- -]`, what was added in `{+ +}`. Safe for a terminal.
    package var text: String {
        let kind = Kind.agreement.rawValue
        var lines = [
            words("comparison.from", ["number": old.id.number, "name": old.name]),
            words("comparison.to", ["number": new.id.number, "name": new.name]),
            words.counts(comparison),
        ]
        for field in comparison.fields where field.standing != .same {
            guard let description = Kind.agreement.description.field(field.key) else { continue }
            let label = words.label(kind, field.key)
            guard case .parts(let part) = description.type, !field.lines.isEmpty else {
                lines.append("\(label): " + words.standing(field.standing))
                if field.old != .notKnown { lines.append("  - " + text(field.old, description)) }
                if field.new != .notKnown { lines.append("  + " + text(field.new, description)) }
                continue
            }
            lines.append("\(label): " + words.standing(field.standing))
            for line in field.lines where line.standing != .same { lines += self.lines(line, part) }
        }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    private func text(_ answer: Answer<Value>, _ field: FieldDescription) -> String {
        words.text(answer, field.type, names: names)
    }

    private func lines(_ line: AgreementComparison.Line, _ part: PartDescription) -> [String] {
        let sign = [.added: "+ ", .dropped: "- "][line.standing] ?? "* "
        guard let old = line.old, let new = line.new else {
            return (line.new ?? line.old).map { [mark(line, sign) + summary($0, part)] } ?? []
        }
        var lines = [mark(line, sign) + summary(new, part, without: changed(old, new, part))]
        for field in part.fields where old[field.key] != new[field.key] {
            let label = words.label(part.name, field.key)
            let before = old[field.key] == .notKnown ? "" : text(old[field.key], field)
            let after = new[field.key] == .notKnown ? "" : text(new[field.key], field)
            lines.append("      \(label): " + TextDifference(before, after).marked)
        }
        return lines
    }

    private func mark(_ line: AgreementComparison.Line, _ sign: String) -> String {
        "  " + sign + ((line.newPlace ?? line.oldPlace).map { "\($0). " } ?? "")
    }

    private func changed(_ old: Part, _ new: Part, _ part: PartDescription) -> Set<String> {
        Set(part.fields.map(\.key).filter { old[$0] != new[$0] })
    }

    private func summary(_ line: Part, _ part: PartDescription, without: Set<String> = []) -> String {
        part.fields.filter { line[$0.key] != .notKnown && !without.contains($0.key) }
            .map { text(line[$0.key], $0) }.joined(separator: " · ")
    }

    /// `from`, `to`, how many answers and lines stand how, and every field with `old`, `new` and its `lines`.
    package var json: JSONValue {
        func member(_ key: String, _ value: JSONValue) -> JSONValue.Member { JSONValue.Member(key, value) }
        let counts = AgreementComparison.Standing.allCases.map { standing in
            member(standing.rawValue, .number(Int64(comparison.count(standing))))
        }
        let fields = comparison.fields.map { field -> JSONValue in
            guard let type = Kind.agreement.description.field(field.key)?.type else { return .null }
            let lines = field.lines.map { line in
                JSONValue.object([
                    member("standing", .string(line.standing.rawValue)),
                    member("oldPlace", line.oldPlace.map { .number(Int64($0)) } ?? .null),
                    member("newPlace", line.newPlace.map { .number(Int64($0)) } ?? .null),
                ])
            }
            return .object([
                member("field", .string(field.key)), member("standing", .string(field.standing.rawValue)),
                member("old", field.old.json(type)), member("new", field.new.json(type)),
                member("lines", .array(lines)),
            ])
        }
        return .object([
            member("from", .string(old.id.number)), member("to", .string(new.id.number)),
            member("counts", .object(counts)), member("fields", .array(fields)),
        ])
    }
}

extension TextDifference {
    /// As one text, what was removed in `[- -]` and what was added in `{+ +}`.
    package var marked: String {
        runs.map { run in
            switch run {
            case .same(let text): text
            case .removed(let text): "[-\(text)-]"
            case .added(let text): "{+\(text)+}"
            }
        }.joined()
    }
}
