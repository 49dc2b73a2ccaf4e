/// One field of a kind of record, described once.
///
/// Forms, detail pages, list columns, JSON and CSV keys, the list of missing facts, the journal's labels, the
/// search index and the timeline are all derived from these descriptions. The label, the help and the example a
/// user reads are the strings `field.<kind>.<key>`, `help.<kind>.<key>` (falling back to the part's or the
/// common ones), in both languages.
package struct FieldDescription: Hashable, Sendable {
    package let key: String
    package let type: FieldType
    /// A record cannot be saved without a value here.
    package var isRequired = false
    /// *Not known* in this field is reported as a missing fact.
    package var isWanted = false
    /// Shown as a column of lists, in the order of the fields.
    package var isColumn = false
    /// Goes into the search index, and as what.
    package var search: SearchRole?
    /// A day (or a list with one) that stands in the history of the record and of everything it links to.
    package var isMoment = false
    /// The choice a new record or line begins with; nil: nothing is answered for the user.
    package var initialChoice: String?
    /// Follows from other answers and from a day; lists are filtered and counted by it, and nobody fills it in.
    package var isComputed = false
    /// The rule that its characters follow.
    package var code: CodeSystem?
    /// Personal: masked in lists and in exports unless asked for.
    package var isPrivate = false
    /// Answered by commands of its own that keep its rules (attaching a file, ending an agreement); forms pass it by.
    package var isByCommand = false
    /// The part of the form it stands in; sections come in the order in which fields first name them.
    package var section = "main"

    package enum SearchRole: Hashable, Sendable {
        case name, code, text
    }
}

/// What a field can hold, with the rules for it.
package indirect enum FieldType: Hashable, Sendable {
    /// `limit` counts characters as a reader does.
    case text(limit: Int, multiline: Bool)
    case number(ClosedRange<Int>)
    case quantity
    case money
    case day
    /// `isOpen`: the user may answer with a word of their own.
    case choice(ChoiceList, isOpen: Bool)
    case flag
    case link([Kind])
    case parts(PartDescription)
}

/// The named list a choice is made from. Labels are the strings `choice.<name>.<key>`.
package struct ChoiceList: Hashable, Sendable {
    package let name: String
    package let keys: [String]

    /// A list named so, and then by a kind, has that kind's fields in it; their labels are its labels.
    package static let fields = "field."

    package init(_ name: String, _ keys: [String]) {
        self.name = name
        self.keys = keys
    }
}

/// A list of lines inside a record. Labels are `field.<name>.<key>`.
package struct PartDescription: Hashable, Sendable {
    /// Names the list wherever it stands: also its table's name in the registry file.
    package let name: String
    package let fields: [FieldDescription]

    package init(_ name: String, _ fields: [any AnyField]) {
        self.name = name
        self.fields = fields.map(\.description)
    }

    package func field(_ key: String) -> FieldDescription? { fields.first { $0.key == key } }
}

/// A field with its type known to the compiler: `record[Village.town]` is an `Answer<ID<Region>>`.
package struct Field<V: FieldValue>: AnyField {
    package var description: FieldDescription
    package var key: String { description.key }

    /// The answer as this field's type; a value of another type (which the registry refuses to hold) is not known.
    package func typed(_ answer: Answer<Value>) -> Answer<V> {
        switch answer {
        case .value(let value): V(value).map(Answer.value) ?? .notKnown
        case .notKnown: .notKnown
        case .notApplicable: .notApplicable
        }
    }

    /// The value as the record holds it: a text is a choice where the field is one.
    package func untyped(_ value: V) -> Value {
        if case .choice = description.type, case .text(let key) = value.asValue { return .choice(key) }
        return value.asValue
    }
}

package protocol AnyField: Sendable {
    var description: FieldDescription { get }
}

// MARK: - Making fields

extension Field where V == String {
    package static func text(_ key: String, limit: Int = 200) -> Field {
        Field(description: FieldDescription(key: key, type: .text(limit: limit, multiline: false)))
    }
    package static func prose(_ key: String, limit: Int = 65_536) -> Field {
        Field(description: FieldDescription(key: key, type: .text(limit: limit, multiline: true)))
    }
    /// A choice that also takes a word of the user's own.
    package static func openChoice(_ key: String, _ list: ChoiceList) -> Field {
        Field(description: FieldDescription(key: key, type: .choice(list, isOpen: true)))
    }
}

extension Field where V == Int {
    package static func number(_ key: String, _ range: ClosedRange<Int> = 0...1_000_000_000) -> Field {
        Field(description: FieldDescription(key: key, type: .number(range)))
    }
}

extension Field where V == Quantity {
    package static func quantity(_ key: String) -> Field {
        Field(description: FieldDescription(key: key, type: .quantity))
    }
}

extension Field where V == Money {
    package static func money(_ key: String) -> Field {
        Field(description: FieldDescription(key: key, type: .money))
    }
}

extension Field where V == CalendarDay {
    package static func day(_ key: String) -> Field {
        Field(description: FieldDescription(key: key, type: .day))
    }
}

extension Field where V == Bool {
    package static func flag(_ key: String) -> Field {
        Field(description: FieldDescription(key: key, type: .flag))
    }
}

extension Field where V: ChoiceValue {
    /// `list` names the labels, `choice.<list>.<key>`.
    package static func choice(_ key: String, _ list: String) -> Field {
        let choices = ChoiceList(list, V.allCases.map(\.rawValue))
        return Field(description: FieldDescription(key: key, type: .choice(choices, isOpen: false)))
    }

    package func beginning(_ value: V) -> Field { with { $0.initialChoice = value.rawValue } }
}

extension Field where V == RecordID {
    /// A link to a record of any of these kinds.
    package static func link(_ key: String, _ kinds: Kind...) -> Field {
        Field(description: FieldDescription(key: key, type: .link(kinds)))
    }
}

extension Field where V == [Part] {
    package static func parts(_ key: String, _ part: PartDescription) -> Field {
        Field(description: FieldDescription(key: key, type: .parts(part)))
    }
}

extension Field {
    /// A link to records of one kind.
    package static func link<K: RecordKind>(_ key: String, to kind: K.Type) -> Field where V == ID<K> {
        Field(description: FieldDescription(key: key, type: .link([K.kind])))
    }

    package var required: Field { with { $0.isRequired = true } }
    package var wanted: Field { with { $0.isWanted = true } }
    package var column: Field { with { $0.isColumn = true } }
    package var moment: Field { with { $0.isMoment = true } }
    package var byCommand: Field { with { $0.isByCommand = true } }
    package var computed: Field { with { $0.isComputed = true } }
    package var isPrivate: Field { with { $0.isPrivate = true } }
    package func searched(_ role: FieldDescription.SearchRole) -> Field { with { $0.search = role } }
    package func coded(_ system: CodeSystem) -> Field { with { $0.code = system } }
    package func section(_ section: String) -> Field { with { $0.section = section } }

    fileprivate func with(_ change: (inout FieldDescription) -> Void) -> Field {
        var copy = self
        change(&copy.description)
        return copy
    }
}
