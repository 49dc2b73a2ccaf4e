/// What differs between two versions of a record, field by field.
package struct VersionComparison: Hashable, Sendable {
    /// In the order of the record's description; last that it was retired, or restored.
    package private(set) var changes: [Change] = []
    /// Answers that are the same in both.
    package private(set) var same = 0

    package init(_ old: RecordVersion, _ new: RecordVersion) { self.init(from: old.record, to: new.record) }

    package init(from old: Record, to new: Record) {
        func add(_ field: String, _ before: Answer<Value>, _ after: Answer<Value>) {
            changes.append(Change(record: new.id, name: new.name, field: field, old: before, new: after))
        }
        for field in new.kind.description.fields {
            let (before, after) = (old[field.key], new[field.key])
            if before != after {
                add(field.key, before, after)
            } else if before != .notKnown {
                same += 1
            }
        }
        if old.retired != new.retired {
            add(Change.retirementKey, VersionComparison.told(old), VersionComparison.told(new))
        }
    }

    private static func told(_ record: Record) -> Answer<Value> {
        record.retired.map { .value(.text("\($0.on.written) \($0.reason)")) } ?? .notKnown
    }
}
