/// The value of a field, of whichever type its description says.
package enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case quantity(Quantity)
    case money(Money)
    case day(CalendarDay)
    /// The stable key of one of the choices, or the user's own word where the field allows one.
    case choice(String)
    case flag(Bool)
    case link(RecordID)
    /// An ordered list that belongs to the record.
    case parts([Part])
}

/// One line of an ordered list inside a record: a post of a person, an item of an agenda.
package struct Part: Hashable, Sendable {
    /// Kept through edits, so that others can point to this line; nil until it is saved for the first time.
    package var id: Int64?
    package var answers: [String: Answer<Value>]

    package init(id: Int64? = nil, _ answers: [String: Answer<Value>] = [:]) {
        self.id = id
        self.answers = answers
    }

    package subscript(key: String) -> Answer<Value> {
        get { answers[key] ?? .notKnown }
        set { answers[key] = newValue == .notKnown ? nil : newValue }
    }

    package subscript<V>(field: Field<V>) -> Answer<V> {
        get { field.typed(self[field.key]) }
        set { self[field.key] = newValue.map(field.untyped) }
    }
}

/// A Swift type that a field can hold; the bridge between typed access and the general machinery.
package protocol FieldValue: Hashable, Sendable {
    init?(_ value: Value)
    var asValue: Value { get }
}

extension String: FieldValue {
    package init?(_ value: Value) {
        switch value {
        case .text(let text), .choice(let text): self = text
        default: return nil
        }
    }
    package var asValue: Value { .text(self) }
}

extension Int: FieldValue {
    package init?(_ value: Value) {
        guard case .number(let number) = value else { return nil }
        self = number
    }
    package var asValue: Value { .number(self) }
}

extension Quantity: FieldValue {
    package init?(_ value: Value) {
        guard case .quantity(let quantity) = value else { return nil }
        self = quantity
    }
    package var asValue: Value { .quantity(self) }
}

extension Money: FieldValue {
    package init?(_ value: Value) {
        guard case .money(let money) = value else { return nil }
        self = money
    }
    package var asValue: Value { .money(self) }
}

extension CalendarDay: FieldValue {
    package init?(_ value: Value) {
        guard case .day(let day) = value else { return nil }
        self = day
    }
    package var asValue: Value { .day(self) }
}

extension Bool: FieldValue {
    package init?(_ value: Value) {
        guard case .flag(let flag) = value else { return nil }
        self = flag
    }
    package var asValue: Value { .flag(self) }
}

extension RecordID: FieldValue {
    package init?(_ value: Value) {
        guard case .link(let record) = value else { return nil }
        self = record
    }
    package var asValue: Value { .link(self) }
}

extension ID: FieldValue {
    package init?(_ value: Value) {
        guard case .link(let record) = value else { return nil }
        self.init(record)
    }
    package var asValue: Value { .link(record) }
}

extension Array: FieldValue where Element == Part {
    package init?(_ value: Value) {
        guard case .parts(let parts) = value else { return nil }
        self = parts
    }
    package var asValue: Value { .parts(self) }
}

/// A choice made from a closed list, typed.
package protocol ChoiceValue: FieldValue, RawRepresentable, CaseIterable where RawValue == String {}

extension ChoiceValue {
    package init?(_ value: Value) {
        guard case .choice(let key) = value else { return nil }
        self.init(rawValue: key)
    }
    package var asValue: Value { .choice(rawValue) }
}
