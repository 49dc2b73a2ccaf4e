import Domain

extension Words {
    /// A condition as people read it: `Superior: Town committee`.
    func text(_ condition: Condition, of kind: Kind, names: [RecordID: String] = [:]) -> String {
        let field = condition.field
        func filled(_ key: String, _ value: String = "") -> String {
            self("list.condition." + key, ["field": label(kind.rawValue, field.key), "value": value])
        }
        func told(_ value: Value) -> String { text(value, field.type, names: names) }
        func inner(_ key: String) -> FieldType {
            guard case .parts(let part) = field.type, let inner = part.field(key) else { return field.type }
            return inner.type
        }
        func line(_ key: String) -> [String: String] {
            guard case .parts(let part) = field.type else { return [:] }
            return ["field": label(kind.rawValue, field.key), "inner": label(part.name, key)]
        }
        return switch condition.test {
        case .equal(let value): filled("equal", told(value))
        case .notEqual(let value): filled("notEqual", told(value))
        case .less(let value): filled("less", told(value))
        case .lessOrEqual(let value): filled("lessOrEqual", told(value))
        case .greater(let value): filled("greater", told(value))
        case .greaterOrEqual(let value): filled("greaterOrEqual", told(value))
        case .contains(let text): filled("contains", text)
        case .during(let period): filled("during", period.written)
        case .lines(let count): filled("equal", told(.parts(Array(repeating: Part(), count: count))))
        case .line(let key, let value):
            self(
                "list.condition.line",
                line(key).merging(["value": text(value, inner(key), names: names)]) { $1 })
        case .lineKnown(let key): self("list.condition.lineKnown", line(key))
        case .isNotKnown: filled("isNotKnown")
        case .isKnown: filled("isKnown")
        case .isNotApplicable: filled("isNotApplicable")
        case .hadBegun: filled("hadBegun", condition.on?.written ?? "")
        }
    }

    /// What a filter asks for that is no more.
    func sentence(_ gone: RememberedQuery.Gone, _ filter: SavedFilter) -> String {
        let kinds = kinds(filter.query.kind)
        return switch gone {
        case .field(let field):
            self("filters.goneField", ["name": filter.name, "field": field, "kinds": kinds])
        case .value(let field, let value):
            self(
                "filters.goneValue",
                ["name": filter.name, "field": label(filter.query.kind.rawValue, field), "value": value])
        }
    }
}
