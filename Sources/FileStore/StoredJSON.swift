import Domain

// How the journal and the checksums write answers: the same integers as the columns, links by identity, lines with
// theirs. It is the form of the file and stays as it is; the one for people is `Record.json`.

extension Answer where Value == Domain.Value {
    /// Null for not known, `{}` for what does not apply.
    var stored: JSONValue {
        switch self {
        case .value(let value): value.stored
        case .notKnown: .null
        case .notApplicable: .object([])
        }
    }

    /// Nil when it is not what `stored` would have written for a field of this type.
    init?(stored json: JSONValue, _ type: FieldType) {
        switch json {
        case .null: self = .notKnown
        case .object([]): self = .notApplicable
        default:
            guard let value = Value(stored: json, type) else { return nil }
            self = .value(value)
        }
    }
}

extension Value {
    var stored: JSONValue {
        switch self {
        case .text(let text), .choice(let text): .string(text)
        case .number(let number): .number(Int64(number))
        case .quantity(let quantity): .number(quantity.thousandths)
        case .money(let money): .number(money.fen)
        case .day(let day): .string(day.written)
        case .flag(let flag): .bool(flag)
        case .link(let record): .number(record.rawValue)
        case .parts(let lines): .array(lines.map(\.stored))
        }
    }

    init?(stored json: JSONValue, _ type: FieldType) {
        switch (type, json) {
        case (.text, .string(let text)): self = .text(text)
        case (.choice, .string(let key)): self = .choice(key)
        case (.day, .string(let written)):
            guard let day = CalendarDay(written: written) else { return nil }
            self = .day(day)
        case (.number, .number(let number)): self = .number(Int(number))
        case (.quantity, .number(let thousandths)): self = .quantity(Quantity(thousandths: thousandths))
        case (.money, .number(let fen)): self = .money(Money(fen: fen))
        case (.flag, .bool(let flag)): self = .flag(flag)
        case (.link, .number(let raw)):
            guard let record = RecordID(rawValue: raw) else { return nil }
            self = .link(record)
        case (.parts(let part), .array(let items)):
            let lines = items.compactMap { Part(stored: $0, part) }
            guard lines.count == items.count else { return nil }
            self = .parts(lines)
        default: return nil
        }
    }
}

extension Part {
    /// No field has this key.
    private static let idKey = "#"

    /// In the order of the keys, which is the same everywhere.
    fileprivate var stored: JSONValue {
        let id = id.map { [JSONValue.Member(Part.idKey, .number($0))] } ?? []
        let fields = answers.sorted { $0.key < $1.key }
        return .object(id + fields.map { JSONValue.Member($0.key, $0.value.stored) })
    }

    fileprivate init?(stored json: JSONValue, _ description: PartDescription) {
        guard case .object(let members) = json else { return nil }
        self.init()
        for member in members {
            if member.key == Part.idKey {
                guard case .number(let id) = member.value else { return nil }
                self.id = id
            } else {
                guard let type = description.field(member.key)?.type,
                    let answer = Answer<Value>(stored: member.value, type)
                else { return nil }
                self[member.key] = answer
            }
        }
    }
}

extension Record {
    /// The answers alone, in the order of the description.
    var stored: JSONValue {
        .object(
            kind.description.fields.compactMap { field in
                let answer = self[field.key]
                return answer == .notKnown ? nil : JSONValue.Member(field.key, answer.stored)
            })
    }

    /// A record that the journal holds, as it was on coming or going.
    init?(_ id: RecordID, stored json: JSONValue) {
        guard case .object(let members) = json else { return nil }
        var record = Record(id)
        for member in members {
            guard let type = id.kind.description.field(member.key)?.type,
                let answer = Answer<Value>(stored: member.value, type)
            else { return nil }
            record[member.key] = answer
        }
        self = record
    }

    /// What the row's checksum is made of: everything but the version, which only counts.
    func checksum(of stored: JSONValue) -> Int64 {
        var hash = Hash()
        hash.add(stored.text())
        hash.add(retired?.on.written)
        hash.add(retired?.reason)
        if let mergedInto { hash.add(mergedInto.rawValue) }
        return hash.value
    }
}
