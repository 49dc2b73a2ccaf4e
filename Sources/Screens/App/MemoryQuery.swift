import Domain

/// What a list shows, as it is remembered: fields and values by their names, because a later version of the program
/// or of the registry may not have them any more. `resolved` turns it into a question, or says what is gone.
package struct RememberedQuery: Hashable, Sendable {
    package var kind: Kind
    package var text: String
    package var conditions: [RememberedCondition]
    package var sort: ListQuery.Sort
    package var includesRetired: Bool

    package init(_ query: ListQuery) {
        kind = query.kind
        text = query.text
        conditions = query.conditions.map { RememberedCondition($0) }
        sort = query.sort
        includesRetired = query.includesRetired
    }

    /// What stands in a remembered query and is no more, in the words of whoever made it.
    package enum Gone: Error, Hashable, Sendable {
        case field(String)
        case value(field: String, value: String)
    }

    /// The question, or the first thing in it that is gone. Whether the records it names are still there, only the
    /// registry knows.
    package func resolved(today: CalendarDay) throws(Gone) -> ListQuery {
        var known: [Condition] = []
        for condition in conditions { known.append(try condition.resolved(kind, today: today)) }
        var query = ListQuery(kind, text: text, conditions: known, sort: sort)
        query.includesRetired = includesRetired
        guard sort.isPossible(kind) else { throw .field(sort.field) }
        return query
    }

    /// Whether it speaks of single records, which are others in another registry.
    package var namesRecords: Bool {
        conditions.contains { condition in
            guard let field = kind.description.askable(condition.field), condition.value != nil else {
                return false
            }
            return switch field.type {
            case .link, .parts: true
            default: false
            }
        }
    }
}

/// One condition as it is remembered.
package struct RememberedCondition: Hashable, Sendable {
    package var field: String
    /// What is asked of the field, by its stable name (`RememberedCondition.name(of:)`).
    package var test: String
    /// In the form in which records are written as JSON; nil where the test needs none.
    package var value: JSONValue?

    package init(_ condition: Condition) {
        field = condition.field.key
        test = RememberedCondition.name(of: condition.test)
        switch condition.test {
        case .equal(let value), .notEqual(let value), .less(let value), .lessOrEqual(let value),
            .greater(let value), .greaterOrEqual(let value):
            self.value = value.json(condition.field.type)
        case .contains(let text): value = .string(text)
        case .during(let period): value = .string(period.written)
        case .lines(let count): value = .number(Int64(count))
        case .line(let key, let value):
            self.value = RememberedCondition.inner(key, condition.field).map {
                .object([.init("field", .string(key)), .init("value", value.json($0.type))])
            }
        case .lineKnown(let key): value = .string(key)
        case .isNotKnown, .isKnown, .isNotApplicable: value = nil
        case .hadBegun: value = condition.on.map { .string($0.written) }
        }
    }

    private static func name(of test: Condition.Test) -> String {
        switch test {
        case .equal: "is"
        case .notEqual: "isNot"
        case .less: "less"
        case .lessOrEqual: "lessOrEqual"
        case .greater: "greater"
        case .greaterOrEqual: "greaterOrEqual"
        case .contains: "contains"
        case .during: "during"
        case .lines: "lines"
        case .line: "line"
        case .lineKnown: "lineKnown"
        case .isNotKnown: "notKnown"
        case .isKnown: "known"
        case .isNotApplicable: "notApplicable"
        case .hadBegun: "hadBegun"
        }
    }

    fileprivate func resolved(_ kind: Kind, today: CalendarDay) throws(RememberedQuery.Gone) -> Condition {
        guard let field = kind.description.askable(field) else { throw .field(self.field) }
        switch test {
        case "notKnown": return Condition(field, .isNotKnown, on: today)
        case "known": return Condition(field, .isKnown, on: today)
        case "notApplicable": return Condition(field, .isNotApplicable)
        case "contains":
            guard let text = value?.string else { throw gone }
            return Condition(field, .contains(text))
        case "during":
            guard case .day = field.type, let period = value?.string.flatMap(CalendarDay.init(written:))
            else {
                throw gone
            }
            return Condition(field, .during(period))
        case "hadBegun":
            guard let day = value?.string.flatMap(CalendarDay.init(written:)) else { throw gone }
            return Condition(field, .hadBegun, on: day)
        case "lines":
            guard case .parts = field.type, let count = value?.int else { throw gone }
            return Condition(field, .lines(count))
        case "line":
            guard let key = value?["field"]?.string, let inner = RememberedCondition.inner(key, field),
                let value = value?["value"].flatMap({ RememberedValue.value($0, inner, today: today) })
            else { throw gone }
            return Condition(field, .line(key, value))
        case "lineKnown":
            guard let key = value?.string, RememberedCondition.inner(key, field) != nil else { throw gone }
            return Condition(field, .lineKnown(key))
        default: break
        }
        guard let stored = value, let value = RememberedValue.value(stored, field, today: today) else {
            throw gone
        }
        switch test {
        case "is": return Condition(field, .equal(value), on: today)
        case "isNot": return Condition(field, .notEqual(value), on: today)
        case "less": return Condition(field, .less(value))
        case "lessOrEqual": return Condition(field, .lessOrEqual(value))
        case "greater": return Condition(field, .greater(value))
        case "greaterOrEqual": return Condition(field, .greaterOrEqual(value))
        default: throw gone
        }
    }

    private static func inner(_ key: String, _ field: FieldDescription) -> FieldDescription? {
        guard case .parts(let part) = field.type else { return nil }
        return part.field(key)
    }

    private var gone: RememberedQuery.Gone {
        .value(field: field, value: value?.string ?? value?.text() ?? test)
    }
}

enum RememberedValue {
    /// A stored value as one of this field, if the field still takes it.
    static func value(_ json: JSONValue, _ field: FieldDescription, today: CalendarDay) -> Value? {
        // A condition on a list asks whether one of its lines links to a record.
        if case .parts = field.type {
            return json.string.flatMap { RecordID(number: $0) }.map(Value.link)
        }
        // The place is only for the problem, which nobody is told here.
        let path = FieldPath(.village, field.key)
        guard let answer = try? Answer<Value>(json: json, field, at: path, today: today) else { return nil }
        return answer.value
    }
}

// MARK: - As JSON

extension RememberedQuery {
    init?(json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)) else { return nil }
        self.kind = kind
        text = json["text"]?.string ?? ""
        let stored = json["conditions"]?.items ?? []
        conditions = stored.compactMap { RememberedCondition(json: $0) }
        // With one condition less it would show other records than it was made for.
        guard conditions.count == stored.count else { return nil }
        sort = json["sort"].flatMap { ListQuery.Sort(json: $0) } ?? ListQuery(kind).sort
        includesRetired = json["retired"]?.bool ?? false
    }

    var json: JSONValue {
        .object(
            .present([
                ("kind", .string(kind.rawValue)),
                ("text", text.isEmpty ? nil : .string(text)),
                ("conditions", conditions.isEmpty ? nil : .array(conditions.map(\.json))),
                ("sort", sort.json),
                ("retired", includesRetired ? .bool(true) : nil),
            ]))
    }
}

extension RememberedCondition {
    fileprivate init?(json: JSONValue) {
        guard let field = json["field"]?.string, let test = json["test"]?.string else { return nil }
        self.field = field
        self.test = test
        value = json["value"]
    }

    fileprivate var json: JSONValue {
        .object(.present([("field", .string(field)), ("test", .string(test)), ("value", value)]))
    }
}

extension ListQuery.Sort {
    init?(json: JSONValue) {
        guard let field = json["field"]?.string else { return nil }
        self.init(field: field, descending: json["descending"]?.bool ?? false)
    }

    /// Whether lists of this kind can be put in this order.
    func isPossible(_ kind: Kind) -> Bool {
        if field == ListQuery.numberKey { return true }
        guard let description = kind.description.field(field) else { return false }
        if case .parts = description.type { return false }
        return true
    }

    var json: JSONValue {
        .object(
            .present([("field", .string(field)), ("descending", descending ? .bool(true) : nil)]))
    }
}
