/// One record of the registry: its answers, and where it stands in its life.
package struct Record: Hashable, Sendable {
    package var id: RecordID
    /// Counts the saves of this record; a save names the version it started from, so that nobody's change is
    /// overwritten unseen. 0 before the first save.
    package var version: Int
    /// Only what is known or does not apply is held; everything else is not known.
    package private(set) var answers: [String: Answer<Value>]
    /// Set when the record was retired: it stays readable and can be restored.
    package var retired: Retirement?
    /// The record it was merged into; it is retired then, and its number answers with that record.
    package var mergedInto: RecordID?

    package struct Retirement: Hashable, Sendable {
        package var on: CalendarDay
        package var reason: String
        package init(on: CalendarDay, reason: String) {
            self.on = on
            self.reason = reason
        }
    }

    package init(
        _ id: RecordID, version: Int = 0, answers: [String: Answer<Value>] = [:], retired: Retirement? = nil
    ) {
        self.id = id
        self.version = version
        self.answers = answers.filter { $0.value != .notKnown }
        self.retired = retired
    }

    /// A new record, with the choices that one begins with.
    package static func beginning(_ id: RecordID) -> Record {
        var record = Record(id)
        for field in id.kind.description.fields {
            if let choice = field.initialChoice { record[field.key] = .value(.choice(choice)) }
        }
        return record
    }

    package var kind: Kind { id.kind }

    package subscript(key: String) -> Answer<Value> {
        get { answers[key] ?? .notKnown }
        set { answers[key] = newValue == .notKnown ? nil : newValue }
    }

    package subscript<V>(field: Field<V>) -> Answer<V> {
        get { field.typed(self[field.key]) }
        set { self[field.key] = newValue.map(field.untyped) }
    }

    /// Every kind has a name, under this key.
    package static let nameKey = "name"

    package var name: String { self[Record.nameKey].value.flatMap(String.init) ?? "" }

    /// Every record this one links to, its lines included; each once, in the order of the description.
    package var links: [RecordID] {
        var found: [RecordID] = []
        func add(_ answer: Answer<Value>) {
            if case .value(.link(let record)) = answer, !found.contains(record) { found.append(record) }
        }
        for field in kind.description.fields {
            switch field.type {
            case .link: add(self[field.key])
            case .parts(let part):
                for line in self[field.key].value.flatMap([Part].init) ?? [] {
                    for inner in part.fields { if case .link = inner.type { add(line[inner.key]) } }
                }
            default: break
            }
        }
        return found
    }
}
