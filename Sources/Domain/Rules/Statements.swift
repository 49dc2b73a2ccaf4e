/// What sources say about one field of a record, beside what the record has there.
package struct Dispute: Hashable, Sendable {
    package var field: String
    /// The places of the statements about it in the record's list.
    package var statements: [Int]
    /// The one the field follows.
    package var chosen: Int?
    /// They say different things, or another than the record has.
    package var isConflict: Bool
    /// In conflict, and none was chosen.
    package var isOpen: Bool { isConflict && chosen == nil }
}

extension Record {
    private var statementLines: [Part] {
        if case .value(.parts(let lines)) = self[Common.statements.key] { lines } else { [] }
    }

    /// The fields that sources speak of, in the order of the description, each with its statements.
    package var disputes: [Dispute] {
        let lines = statementLines
        guard !lines.isEmpty else { return [] }
        var places: [String: [Int]] = [:]
        for (place, line) in lines.enumerated() {
            if let key = line[Statement.about].value { places[key, default: []].append(place) }
        }
        return kind.description.fields.compactMap { field in
            places[field.key].map { dispute(field, $0, lines) }
        }
    }

    private func dispute(_ field: FieldDescription, _ places: [Int], _ lines: [Part]) -> Dispute {
        let said = places.compactMap { lines[$0][Statement.says].value }
        var readings = Set(said.map { Statement.reading($0, of: field, in: self) })
        // What cannot be read as a value of the field, such as the printed name of what it links to, cannot be compared
        // with it. A spelling that stands among the other names is none against the name.
        let own = Statement.Reading(self[field.key], field)
        if let own, field.isComparable, !readings.contains(where: \.isText) || own.isText {
            let others = readings.filter { !isOtherName($0, field) }
            if !others.isEmpty { readings.insert(own) }
        }
        return Dispute(
            field: field.key, statements: places,
            chosen: places.first { lines[$0][Statement.isChosen].value == true },
            isConflict: !field.isList && readings.count > 1)
    }

    private func isOtherName(_ reading: Statement.Reading, _ field: FieldDescription) -> Bool {
        guard field.search == .name, case .text(let text) = reading,
            case .value(.parts(let aliases)) = self[Common.aliases.key]
        else { return false }
        return aliases.contains { $0[Alias.name].value?.trimmed == text }
    }

    /// The keys of the fields that sources state differently, among themselves or from what the record has.
    package var disputedFields: Set<String> { Set(disputes.filter(\.isConflict).map(\.field)) }

    /// The record with this statement chosen, for a reason; with `taking`, its field has what the statement says, read by
    /// the field's own rule.
    package func choosing(
        statement place: Int, reason: String, taking: Bool, today: CalendarDay
    ) throws(Problem) -> Record {
        var lines = statementLines
        var record = self
        let path = FieldPath(kind, Common.statements.key, FieldPath.Line(place, Statement.about.key))
        guard lines.indices.contains(place), let key = lines[place][Statement.about].value,
            let field = kind.description.field(key)
        else { throw Problem(path, .required) }
        // Once the field has what this one says they may agree: what they said before decides.
        let isConflict = disputes.contains { $0.field == key && $0.isConflict }
        if isConflict, reason.isEmpty, lines[place][Statement.reason].value == nil {
            throw Problem(
                FieldPath(kind, Common.statements.key, FieldPath.Line(place, Statement.reason.key)), .required
            )
        }
        if taking {
            let says = lines[place][Statement.says].value ?? ""
            let path = FieldPath(kind, Common.statements.key, FieldPath.Line(place, Statement.says.key))
            guard !says.isEmpty else { throw Problem(path, .required) }
            record[key] = try ValueText.answer(says, field, at: FieldPath(kind, key), today: today)
        }
        for index in lines.indices where lines[index][Statement.about].value == key {
            let isThis = index == place
            if isThis || lines[index][Statement.isChosen].value == true {
                lines[index][Statement.isChosen] = .value(isThis)
            }
        }
        if !reason.isEmpty { lines[place][Statement.reason] = .value(reason) }
        record[Common.statements] = .value(lines)
        return record
    }
}

extension Statement {
    /// What a statement says, comparable with other statements and with the field.
    package enum Reading: Hashable, Sendable {
        case value(Value)
        case notApplicable
        /// It is no value of the field: the words of the source.
        case text(String)

        var isText: Bool { if case .text = self { true } else { false } }

        init?(_ answer: Answer<Value>, _ field: FieldDescription) {
            switch answer {
            case .notKnown: return nil
            case .notApplicable: self = .notApplicable
            case .value(.text(let text)): self = .text(text.trimmed)
            case .value(let value): self = .value(value)
            }
        }
    }

    static func reading(_ says: String, of field: FieldDescription, in record: Record) -> Reading {
        let path = FieldPath(record.kind, field.key)
        let answer = try? ValueText.answer(says, field, at: path, today: .epoch)
        return answer.flatMap { Reading($0, field) } ?? .text(says.trimmed)
    }
}

extension FieldDescription {
    fileprivate var isList: Bool { if case .parts = type { true } else { false } }

    /// Whether two answers can be told to be the same: long texts are put in one's own words.
    fileprivate var isComparable: Bool {
        switch type {
        case .text(_, let isMultiline): !isMultiline
        case .parts: false
        default: true
        }
    }
}

extension Validation {
    /// One statement about a field is chosen, and where sources differ, for a reason.
    static func statementProblems(_ record: Record) -> [Problem] {
        guard case .value(.parts(let lines)) = record[Common.statements.key] else { return [] }
        return record.disputes.flatMap { dispute -> [Problem] in
            let chosen = dispute.statements.filter { lines[$0][Statement.isChosen].value == true }
            var found: [Problem] = []
            if let second = chosen.dropFirst().first {
                let line = FieldPath.Line(second, Statement.isChosen.key)
                found.append(Problem(FieldPath(record.kind, Common.statements.key, line), .chosenTwice))
            }
            if dispute.isConflict, let first = chosen.first, lines[first][Statement.reason].value == nil {
                let line = FieldPath.Line(first, Statement.reason.key)
                found.append(Problem(FieldPath(record.kind, Common.statements.key, line), .required))
            }
            return found
        }
    }
}
