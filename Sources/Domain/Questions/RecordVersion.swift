/// A record as it was after a step of the journal.
package struct RecordVersion: Hashable, Sendable {
    package var record: Record
    /// The step that made it so, without its changes.
    package var step: JournalStep
    /// The step took the record away: this is how it was before that.
    package var isGone: Bool
    /// The names, as they are now, of what it links to.
    package var names: [RecordID: String]

    package init(record: Record, step: JournalStep, isGone: Bool, names: [RecordID: String]) {
        self.record = record
        self.step = step
        self.isGone = isGone
        self.names = names
    }
}
