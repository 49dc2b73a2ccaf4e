import Domain

/// One record with everything that hangs on it, on its way out.
package struct PageDocument: Sendable {
    let page: Page
    let words: Words
    let today: CalendarDay

    package init(_ page: Page, _ words: Words, today: CalendarDay) {
        self.page = page
        self.words = words
        self.today = today
    }

    /// The record's own keys; `standing`, for an agreement and an offer; `used`, `left` and `usedBy`, for an offer; `postsToday` and `elections`, for a body and a village; for
    /// an agreement `chain` and `amendments` (see `lifeMembers`) and `postsNow`, where a signatory's post is held by another by now; `completeness` and `conflicts`; `fingerprint`, of an agreement's text; `codeReading` and `doubts`, where there are any, and `predecessors`, of a place; `mergedNumbers`, where other records were merged into it; `missing` (the facts that are wanted and not known, of the
    /// record and of what hangs on it); `hanging`, each record that links to it with the field it does that through,
    /// and `hangingMore`, where there are more of these than are listed, how many there are.
    package var json: JSONValue {
        guard case .object(var members) = page.record.json(names: page.names) else { return .null }
        if let standing {
            members.append(JSONValue.Member("standing", standing.json(words)))
        }
        if let fingerprint = page.fingerprint {
            members.append(JSONValue.Member("fingerprint", .string(fingerprint.text)))
        }
        if !page.merged.isEmpty {
            let merged = page.merged.map { JSONValue.string($0.number) }
            members.append(JSONValue.Member("mergedNumbers", .array(merged)))
        }
        if let reading = page.code.flatMap({ words.reading($0) }) {
            members.append(JSONValue.Member("codeReading", .string(reading)))
        }
        let doubts = page.doubts.filter { $0.stands(today) }
        if !doubts.isEmpty {
            members.append(JSONValue.Member("doubts", .array(doubts.map { .string(words.sentence($0)) })))
        }
        if page.record.kind == .project {
            members.append(JSONValue.Member("money", MoneyDocument.json(ProjectMoney(page.record))))
        }
        if !page.predecessors.isEmpty {
            let before = page.predecessors.map { JSONValue.string($0.id.number) }
            members.append(JSONValue.Member("predecessors", .array(before)))
        }
        if let use = page.use {
            let state = use.state(of: page.record)
            members.append(JSONValue.Member("standing", .string(state.rawValue)))
            members += use.members
        }
        members += postMembers
        members += lifeMembers
        let completeness = Completeness(page.record)
        members.append(
            JSONValue.Member(
                "completeness",
                .object([
                    JSONValue.Member("known", .number(Int64(completeness.known))),
                    JSONValue.Member("asked", .number(Int64(completeness.asked))),
                ])))
        members.append(
            JSONValue.Member("conflicts", .array(page.record.disputedFields.sorted().map(JSONValue.string))))
        members.append(JSONValue.Member("missing", .array(page.missing.map(json))))
        members.append(JSONValue.Member("hanging", .array(page.hanging.flatMap(json))))
        let more = page.hanging.filter { $0.total > $0.records.count }.map { group in
            JSONValue.object(keys(of: group) + [JSONValue.Member("total", .number(Int64(group.total)))])
        }
        members.append(JSONValue.Member("hangingMore", .array(more)))
        return .object(members)
    }

    private func json(_ fact: MissingFact) -> JSONValue {
        let label = words.label(fact.record.kind.rawValue, fact.field)
        return .object([
            JSONValue.Member("number", .string(fact.record.number)),
            JSONValue.Member("field", .string(fact.field)), JSONValue.Member("label", .string(label)),
        ])
    }

    private func json(_ group: Page.Hanging) -> [JSONValue] {
        group.records.map { record in
            .object(
                keys(of: group) + [
                    JSONValue.Member("number", .string(record.number)),
                    JSONValue.Member("name", page.names[record].map(JSONValue.string) ?? .null),
                ])
        }
    }

    private func keys(of group: Page.Hanging) -> [JSONValue.Member] {
        [
            JSONValue.Member("kind", .string(group.kind.rawValue)),
            JSONValue.Member("field", .string(group.field)),
        ]
    }

    /// Nil for everything but an agreement.
    private var standing: AgreementStanding? {
        guard page.record.kind == .agreement else { return nil }
        return AgreementStanding(page.record, renewal: page.renewal, today: today)
    }

    /// Lines for people: a heading, how an agreement stands, every answer that is known, what hangs on the record, what
    /// is missing. Safe for a terminal.
    package var text: String {
        let record = page.record
        var lines = ["\(record.id.number)  \(words.kind(record.kind))  \(record.name)"]
        if let standing { lines.append("  " + words.standing(standing)) }
        lines += lifeLines
        if let fingerprint = page.fingerprint {
            lines.append("  \(words("paper.say.fingerprint")): \(fingerprint.text)")
        }
        if let use = page.use {
            lines.append("  " + words.use(use, unit: record[Offer.unit].value))
        }
        lines += words.succession(of: page, today: today).map { "  " + $0.text }
        lines += page.doubts.filter { $0.stands(today) }.map { "  " + words.remark($0) }
        for field in record.kind.description.fields where field.key != Record.nameKey && !isToldAbove(field) {
            lines += answerLines(record[field.key], field, owner: record.kind.rawValue, depth: 1)
            if let code = page.code, code.query.field == field.key, let reading = words.reading(code) {
                lines.append("    " + reading)
            }
        }
        if let retired = record.retired {
            lines.append("  \(words("field.retired")): \(retired.on.written) \(retired.reason)")
        }
        lines += postLines
        if !page.merged.isEmpty {
            let merged = page.merged.map { $0.number + (page.names[$0].map { " " + $0 } ?? "") }
            lines.append("  \(words("merged.numbers")): \(merged.joined(separator: words("list.comma")))")
        }
        for group in page.hanging {
            let field = words.label(group.kind.rawValue, group.field)
            let more = group.total > group.records.count ? " …" : ""
            lines.append("\(words.kinds(group.kind)) (\(field)): \(group.total)\(more)")
            lines += group.records.map { "  \($0.number)  \(page.names[$0] ?? "")" }
        }
        let completeness = Completeness(page.record)
        lines.append(
            words(
                "completeness.line",
                ["known": String(completeness.known), "asked": String(completeness.asked)]))
        if !page.missing.isEmpty {
            lines.append("\(words("answer.notKnown")):")
            lines += page.missing.map { fact in
                let field = words.label(fact.record.kind.rawValue, fact.field)
                return "  \(fact.record.number)  \(field)"
            }
        }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    /// What an amendment changes is told as text before and after.
    private func isToldAbove(_ field: FieldDescription) -> Bool {
        page.record.kind == .amendment && field.key == Amendment.changes.key
            || page.record.kind == .report && field.key == Report.frozen.key
    }

    /// What is not known is listed once, at the end, and not line by line.
    private func answerLines(
        _ answer: Answer<Value>, _ field: FieldDescription, owner: String, depth: Int
    ) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        let label = words.label(owner, field.key)
        if let use = page.use, owner == Kind.offer.rawValue, field.key == Offer.state.key {
            return ["\(indent)\(label): \(words.offerState(page.record, use))"]
        }
        switch answer {
        case .notKnown: return []
        case .value(.parts(let parts)):
            guard case .parts(let description) = field.type else { return [] }
            var lines = ["\(indent)\(label): \(words.text(answer, field.type))"]
            for (index, line) in parts.enumerated() {
                let part = words.readable(line, of: description, in: page.record.kind)
                var inner = description.fields.flatMap {
                    answerLines(part[$0.key], $0, owner: description.name, depth: depth + 2)
                }
                if field.key == Agreement.signatures.key, let now = words.now(page, line, today: today) {
                    inner.append(String(repeating: "  ", count: depth + 2) + now)
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
            return ["\(indent)\(label): \(linked(answer, field))"]
        }
    }

    /// A link shows its name, and its number to go on with.
    private func linked(_ answer: Answer<Value>, _ field: FieldDescription) -> String {
        let text = words.text(answer, field.type, names: page.names)
        guard case .value(.link(let record)) = answer, page.names[record] != nil else { return text }
        return "\(text) (\(record.number))"
    }
}
