// Records as JSON: in the journal, in drafts, in seeds and on the command line. The descriptions say what stands where.

extension Value {
    /// Links are written as numbers (`"V12"`), money in yuan and quantities as exact decimal numbers, days as written.
    /// `names` turns links into `{"number", "name"}`; `withIDs` keeps the identity of lines (for the journal).
    package func json(_ type: FieldType, names: [RecordID: String]? = nil, withIDs: Bool = false) -> JSONValue
    {
        switch self {
        case .text(let text), .choice(let text): return .string(text)
        case .number(let number): return .number(Int64(number))
        case .quantity(let quantity): return .plainNumber(quantity.plain)
        case .money(let money): return .plainNumber(money.plain)
        case .day(let day): return .string(day.written)
        case .flag(let flag): return .bool(flag)
        case .link(let record):
            guard let names else { return .string(record.number) }
            return .object([
                JSONValue.Member("number", .string(record.number)),
                JSONValue.Member("name", names[record].map(JSONValue.string) ?? .null),
            ])
        case .parts(let lines):
            guard case .parts(let part) = type else { return .array([]) }
            return .array(
                lines.map { line in
                    var members: [JSONValue.Member] = []
                    if withIDs, let id = line.id { members.append(JSONValue.Member("id", .number(id))) }
                    for field in part.fields {
                        if withIDs, line[field.key] == .notKnown { continue }
                        let value = line[field.key].json(field.type, names: names, withIDs: withIDs)
                        members.append(JSONValue.Member(field.key, value))
                    }
                    return .object(members)
                })
        }
    }
}

extension JSONValue {
    package static func plainNumber(_ text: String) -> JSONValue {
        Int64(text).map(JSONValue.number) ?? .decimal(text)
    }

    /// `{"notApplicable": true}`.
    package static let notApplicable = JSONValue.object([Member("notApplicable", .bool(true))])
}

extension Answer where Value == Domain.Value {
    package func json(_ type: FieldType, names: [RecordID: String]? = nil, withIDs: Bool = false) -> JSONValue
    {
        switch self {
        case .value(let value): value.json(type, names: names, withIDs: withIDs)
        case .notKnown: .null
        case .notApplicable: .notApplicable
        }
    }

    /// Reads what `json` writes, and the text forms of the command line inside it. `link` resolves texts that are not
    /// numbers (a seed's own references).
    package init(
        json: JSONValue, _ field: FieldDescription, at path: FieldPath, today: CalendarDay,
        link: (String) -> RecordID? = { _ in nil }
    ) throws(Problem) {
        switch (json, field.type) {
        case (.null, _): self = .notKnown
        case (.notApplicable, _): self = .notApplicable
        case (.array(let items), .parts(let part)):
            var lines: [Part] = []
            for (index, item) in items.enumerated() {
                lines.append(
                    try Part(json: item, part, at: path, index: index, today: today, link: link))
            }
            self = .value(.parts(lines))
        case (_, .parts): throw Problem(path, .notAList, given: json.text())
        case (.bool(let flag), .flag): self = .value(.flag(flag))
        case (.object, .link(let kinds)):
            guard let number = json["number"]?.string else {
                throw Problem(path, .notALink(kinds), given: json.text())
            }
            self = try Answer(json: .string(number), field, at: path, today: today, link: link)
        case (.string(let text), .link):
            if let record = link(text) {
                self = .value(.link(record))
            } else {
                self = try ValueText.answer(text, field, at: path, today: today)
            }
        case (.string(let text), _): self = try ValueText.answer(text, field, at: path, today: today)
        case (.number(let number), _):
            self = try ValueText.answer(String(number), field, at: path, today: today)
        case (.decimal(let text), _): self = try ValueText.answer(text, field, at: path, today: today)
        case (.bool, _), (.array, _), (.object, _):
            throw Problem(path, .unfit, given: json.text())
        }
    }
}

extension Part {
    fileprivate init(
        json: JSONValue, _ part: PartDescription, at path: FieldPath, index: Int, today: CalendarDay,
        link: (String) -> RecordID?
    ) throws(Problem) {
        guard case .object(let members) = json else {
            throw Problem(
                FieldPath(path.kind, path.field, FieldPath.Line(index)), .notAList, given: json.text())
        }
        var line = Part()
        for member in members {
            if member.key == "id", case .number(let id) = member.value {
                line.id = id
                continue
            }
            let place = FieldPath(path.kind, path.field, FieldPath.Line(index, member.key))
            guard let field = part.field(member.key) else {
                throw Problem(place, .unknownField(member.key), given: member.value.text())
            }
            line[field.key] = try Answer<Value>(
                json: member.value, field, at: place, today: today, link: link)
        }
        self = line
    }
}

extension Record {
    /// All fields of the description, those that are not known as `null`; first number, kind and name.
    package func json(names: [RecordID: String]? = nil) -> JSONValue {
        var members = [
            JSONValue.Member("number", .string(id.number)), JSONValue.Member("kind", .string(kind.rawValue)),
        ]
        for field in kind.description.fields {
            members.append(JSONValue.Member(field.key, json(of: field, names: names)))
        }
        let retirement = retired.map {
            JSONValue.object([
                JSONValue.Member("on", .string($0.on.written)),
                JSONValue.Member("reason", .string($0.reason)),
            ])
        }
        members.append(JSONValue.Member("retired", retirement ?? .null))
        return .object(members)
    }

    /// An answer as it is told: of what was submitted only when and by whom.
    package func json(of field: FieldDescription, names: [RecordID: String]? = nil) -> JSONValue {
        if kind == .report, field.key == Report.frozen.key,
            let frozen = self[Report.frozen].value.flatMap(FrozenReport.init(text:))
        {
            return frozen.overview
        }
        return self[field.key].json(field.type, names: names)
    }

    /// Only what is known or does not apply, with the identity of lines: exactly this record, for the journal.
    package var compactJSON: JSONValue {
        .object(
            kind.description.fields.compactMap { field in
                let answer = self[field.key]
                if answer == .notKnown { return nil }
                return JSONValue.Member(field.key, answer.json(field.type, withIDs: true))
            })
    }

    /// Fills answers from an object whose keys are field keys; the others stay as they are.
    package mutating func fill(
        from json: JSONValue, today: CalendarDay, link: (String) -> RecordID? = { _ in nil }
    ) throws(Problem) {
        guard case .object(let members) = json else { return }
        for member in members {
            let path = FieldPath(kind, member.key)
            guard let field = kind.description.field(member.key) else {
                throw Problem(path, .unknownField(member.key), given: member.value.text())
            }
            self[member.key] = try Answer<Value>(
                json: member.value, field, at: path, today: today, link: link)
        }
    }
}
