/// One step of the journal: everything one verb changed, undone and redone as one.
package struct JournalStep: Hashable, Sendable {
    package enum Verb: String, Hashable, Sendable, CaseIterable {
        case add, edit, sign, retire, restore, seed, merge, unmerge, answer, undo, redo
        case intend, draft, suspend, resume, end, cancel, amend, review, `import`
        /// What was decided about a need.
        case match, decline, takeUp, takeBack, meet

        /// What taking a step of an agreement is called.
        package init(_ sort: AgreementStep.Sort) {
            self =
                switch sort {
                case .intent: .intend
                case .drafted: .draft
                case .suspended: .suspend
                case .resumed: .resume
                case .ended: .end
                case .cancelled: .cancel
                }
        }
    }

    package var number: Int64
    /// UTC, `2021-06-16T08:30:00Z`: for reading only; the order is that of the numbers.
    package var at: String
    package var by: String
    package var verb: Verb
    /// The reason that was given.
    package var reason: String
    /// The step that this one undid or redid.
    package var of: Int64?
    package var changes: [Change]
    /// How many more changes the step made than are listed here: an import makes very many.
    package var unlisted = 0

    package init(
        number: Int64, at: String, by: String, verb: Verb, reason: String, of: Int64?, changes: [Change]
    ) {
        self.number = number
        self.at = at
        self.by = by
        self.verb = verb
        self.reason = reason
        self.of = of
        self.changes = changes
    }
}

/// One field of one record, before and after.
package struct Change: Hashable, Sendable {
    package var record: RecordID
    /// The record's name at the time of the step.
    package var name: String
    /// A field's key, or `existenceKey` for a record that came or went, `retirementKey`, `mergedKey`, or the key of
    /// what was said of the record and another.
    package var field: String
    package var old: Answer<Value>
    package var new: Answer<Value>

    /// The record that came or went, where it was asked for.
    package var whole: Record?

    package static let existenceKey = "*"
    package static let retirementKey = "*retired"
    /// The record it was merged into.
    package static let mergedKey = "*merged"
    /// What was said of the record and the one that the answer links to.
    package static func key(_ verdict: SamenessAnswer.Verdict) -> String { "*" + verdict.rawValue }
    package static func verdict(_ key: String) -> SamenessAnswer.Verdict? {
        key.hasPrefix("*") ? SamenessAnswer.Verdict(rawValue: String(key.dropFirst())) : nil
    }

    package init(
        record: RecordID, name: String, field: String, old: Answer<Value>, new: Answer<Value>
    ) {
        self.record = record
        self.name = name
        self.field = field
        self.old = old
        self.new = new
    }
}

package struct JournalRequest: Hashable, Sendable {
    /// Nil: all records.
    package var record: RecordID?
    /// Steps before this one; nil: the newest.
    package var before: Int64?
    package var limit: Int
    /// Only steps of this person.
    package var by: String?
    /// Only changes of records of these kinds; empty: all.
    package var kinds: Set<Kind> = []
    /// Only changes of this field.
    package var field: String?
    /// With the whole record wherever one came or went.
    package var tellsWholeRecords = false

    package init(record: RecordID? = nil, before: Int64? = nil, limit: Int) {
        self.record = record
        self.before = before
        self.limit = limit
    }
}

package struct JournalWindow: Hashable, Sendable {
    /// Newest first.
    package var steps: [JournalStep]
    package var names: [RecordID: String]
    package var reachesEnd: Bool

    package init(steps: [JournalStep], names: [RecordID: String], reachesEnd: Bool) {
        self.steps = steps
        self.names = names
        self.reachesEnd = reachesEnd
    }
}

/// The changes of one step in their order, some at a time: an import makes very many.
package struct JournalChangesRequest: Hashable, Sendable {
    package var step: Int64
    /// Nil: of all records.
    package var record: RecordID?
    /// So many of them are passed over.
    package var from: Int
    package var limit: Int

    package init(step: Int64, record: RecordID? = nil, from: Int = 0, limit: Int) {
        self.step = step
        self.record = record
        self.from = from
        self.limit = limit
    }
}

package struct JournalChanges: Hashable, Sendable {
    /// With the whole record wherever one came or went.
    package var changes: [Change]
    package var names: [RecordID: String]
    package var reachesEnd: Bool

    package init(changes: [Change], names: [RecordID: String], reachesEnd: Bool) {
        self.changes = changes
        self.names = names
        self.reachesEnd = reachesEnd
    }
}
