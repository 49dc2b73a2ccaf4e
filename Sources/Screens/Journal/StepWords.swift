import Domain

/// Steps of the journal in words.
extension Words {
    /// What undo or redo brought about: `Undone: Village V1 Yuadong Village – changed Town`.
    func undone(_ step: JournalStep) -> String {
        let isUndo = step.verb == .undo
        return self(
            isUndo ? "message.undone" : "message.redone", ["what": deed(step, isInverse: isUndo)])
    }

    /// What an undo takes back is told as it was done, so its changes are read backwards.
    private func deed(_ step: JournalStep, isInverse: Bool) -> String {
        var records: [RecordID] = []
        for change in step.changes where !records.contains(change.record) { records.append(change.record) }
        guard let first = isInverse ? records.last : records.first else { return verb(step.verb) }
        let changes = step.changes.filter { $0.record == first }.map { isInverse ? $0.inverse : $0 }
        let text = self(
            "journal.deed",
            [
                "record": kind(first.kind) + " " + first.number + " " + (changes.first?.name ?? ""),
                "did": did(changes),
            ])
        guard records.count > 1 else { return text }
        return self("journal.andMore", ["what": text, "n": String(records.count - 1)])
    }

    /// `changed Town, Note`, of one record.
    func did(_ changes: [Change]) -> String {
        for change in changes {
            switch change.field {
            case Change.existenceKey:
                return self(change.new == .notKnown ? "journal.did.removed" : "journal.did.added")
            case Change.retirementKey:
                return self(change.new == .notKnown ? "journal.did.restored" : "journal.did.retired")
            case Change.mergedKey:
                return self(change.new == .notKnown ? "journal.did.unmerged" : "journal.did.merged")
            case let key where Change.verdict(key) != nil: return self("journal.did.answered")
            case Agreement.state.key where change.record.kind == .agreement:
                if change.new == .value(.choice(Agreement.State.signed.rawValue)) {
                    return self("journal.did.signed")
                }
            default: break
            }
        }
        let labels = changes.map { label($0.record.kind.rawValue, $0.field) }
        // A message has one line.
        let named = labels.prefix(3).joined(separator: self("list.comma"))
        guard labels.count > 3 else { return self("journal.did.changed", ["fields": named]) }
        return self("journal.did.changedMore", ["fields": named, "n": String(labels.count - 3)])
    }

    func verb(_ verb: JournalStep.Verb) -> String { self("journal.verb." + verb.rawValue) }
}

extension Change {
    fileprivate var inverse: Change {
        Change(record: record, name: name, field: field, old: new, new: old)
    }
}
