/// Reads the conditions of `--where`.
///
/// `FIELD OP VALUE`, several joined by ` and `. OP is one of `=` `!=` `<` `<=` `>` `>=` `~` (the text holds it).
/// `FIELD=?` asks for what is not known, `FIELD!=?` for what is, `FIELD=n/a` for what does not apply. A value may
/// stand in double quotes. `LIST.FIELD=VALUE` asks for a list that has a line with this value, `LIST.FIELD!=?` for one
/// with a line in which the field is known.
package enum WhereExpression {
    package static func conditions(
        _ text: String, kind: Kind, today: CalendarDay
    ) throws(Refusal) -> [Condition] {
        var conditions: [Condition] = []
        for clause in clauses(of: text) {
            conditions.append(try condition(clause, kind: kind, today: today))
        }
        return conditions
    }

    /// Longer signs first, so that `<=` is not read as `<`.
    private static let signs = ["!=", "<=", ">=", "=", "<", ">", "~"]

    private static func condition(
        _ clause: String, kind: Kind, today: CalendarDay
    ) throws(Refusal) -> Condition {
        // A value may begin with a mark, which as a character would be one with the sign.
        let scalars = clause.unicodeScalars
        guard let at = scalars.firstIndex(where: { "!<>=~".unicodeScalars.contains($0) }),
            let sign = signs.first(where: { scalars[at...].starts(with: $0.unicodeScalars) })
        else { throw .badCondition(clause) }
        let key = clause[..<at].trimmed
        let operand = unquoted(String(scalars[at...].dropFirst(sign.unicodeScalars.count)).trimmed)
        if let dot = key.firstIndex(of: ".") {
            let inner = String(key[key.index(after: dot)...])
            return try line(String(key[..<dot]), inner, sign, operand, clause, kind, today)
        }
        guard let field = kind.description.askable(key) else { throw .noSuchField(key, kind) }
        if field.isComputed { return try computed(field, sign, operand, clause, today) }
        if sign == "~" { return Condition(field, .contains(operand)) }
        let answer: Answer<Value>
        do {
            answer = try ValueText.answer(operand, field, at: FieldPath(kind, key), today: today)
        } catch {
            throw .invalid([error])
        }
        switch (answer, sign) {
        case (.notKnown, "="): return Condition(field, .isNotKnown)
        case (.notKnown, "!="): return Condition(field, .isKnown)
        case (.notApplicable, "="): return Condition(field, .isNotApplicable)
        case (.value(let value), "="): return Condition(field, .equal(value))
        case (.value(let value), "!="): return Condition(field, .notEqual(value))
        case (.value(let value), "<"): return Condition(field, .less(value))
        case (.value(let value), "<="): return Condition(field, .lessOrEqual(value))
        case (.value(let value), ">"): return Condition(field, .greater(value))
        case (.value(let value), ">="): return Condition(field, .greaterOrEqual(value))
        default: throw .badCondition(clause)
        }
    }

    /// What is asked of the lines of a list.
    private static func line(
        _ key: String, _ inner: String, _ sign: String, _ operand: String, _ clause: String, _ kind: Kind,
        _ today: CalendarDay
    ) throws(Refusal) -> Condition {
        guard let field = kind.description.field(key), case .parts(let part) = field.type,
            let innerField = part.field(inner)
        else { throw .noSuchField(key + "." + inner, kind) }
        let answer: Answer<Value>
        do {
            let place = FieldPath(kind, key, FieldPath.Line(0, inner))
            answer = try ValueText.answer(operand, innerField, at: place, today: today)
        } catch {
            throw .invalid([error])
        }
        switch (answer, sign) {
        case (.value(let value), "="): return Condition(field, .line(inner, value))
        case (.notKnown, "!="): return Condition(field, .lineKnown(inner))
        default: throw .badCondition(clause)
        }
    }

    /// The expression that asks for these conditions; nil when one of them cannot be written so. That something had begun
    /// is not written: it holds for everything in a list as of that day.
    package static func text(_ conditions: [Condition]) -> String? {
        var clauses: [String] = []
        for condition in conditions where condition.test != .hadBegun {
            guard let clause = clause(condition) else { return nil }
            clauses.append(clause)
        }
        return clauses.joined(separator: " and ")
    }

    private static func clause(_ condition: Condition) -> String? {
        let key = condition.field.key
        func written(_ key: String, _ sign: String, _ value: Value) -> String? {
            let text: String
            switch value {
            case .text(let word), .choice(let word): text = word
            case .number(let number): text = String(number)
            case .quantity(let quantity): text = quantity.plain
            case .money(let money): text = money.plain
            case .day(let day): text = day.written
            case .flag(let flag): text = flag ? "true" : "false"
            case .link(let record): text = record.number
            case .parts: return nil
            }
            guard !text.contains("\"") else { return nil }
            let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "-.".contains($0) }
            return key + sign + (isPlain && !text.isEmpty ? text : "\"\(text)\"")
        }
        switch condition.test {
        case .equal(let value): return written(key, "=", value)
        case .notEqual(let value): return written(key, "!=", value)
        case .less(let value): return written(key, "<", value)
        case .lessOrEqual(let value): return written(key, "<=", value)
        case .greater(let value): return written(key, ">", value)
        case .greaterOrEqual(let value): return written(key, ">=", value)
        case .contains(let text): return written(key, "~", .text(text))
        case .during(let period): return "\(key)>=\(period.written) and \(key)<=\(period.last.written)"
        case .line(let inner, let value): return written(key + "." + inner, "=", value)
        case .lineKnown(let inner): return "\(key).\(inner)!=?"
        case .isNotKnown: return key + "=?"
        case .isKnown: return key + "!=?"
        case .isNotApplicable: return key + "=n/a"
        case .lines, .hadBegun: return nil
        }
    }

    /// What is computed is one of a list, and has no answers of its own.
    private static func computed(
        _ field: FieldDescription, _ sign: String, _ operand: String, _ clause: String, _ today: CalendarDay
    ) throws(Refusal) -> Condition {
        if case .link(let kinds) = field.type, sign == "=" {
            guard let record = RecordID(number: operand), kinds.contains(record.kind) else {
                throw .badCondition(clause)
            }
            return Condition(field, .equal(.link(record)))
        }
        guard case .choice(let list, _) = field.type, sign == "=" || sign == "!=" else {
            throw .badCondition(clause)
        }
        if operand == ValueText.notKnownSign {
            return Condition(field, sign == "=" ? .isNotKnown : .isKnown, on: today)
        }
        guard list.keys.contains(operand) else {
            throw .invalid([Problem(FieldPath(.agreement, field.key), .unknownChoice(list), given: operand)])
        }
        let value = Value.choice(operand)
        return Condition(field, sign == "=" ? .equal(value) : .notEqual(value), on: today)
    }

    /// Split at ` and ` outside quotes.
    private static func clauses(of text: String) -> [String] {
        var clauses: [String] = [""]
        var isQuoted = false
        var rest = text[...]
        while let character = rest.first {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, rest.prefix(5).lowercased() == " and " {
                clauses.append("")
                rest = rest.dropFirst(5)
                continue
            }
            clauses[clauses.count - 1].append(character)
            rest = rest.dropFirst()
        }
        return clauses
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast())
    }
}
