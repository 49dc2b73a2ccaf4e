import Domain
import GRDB

/// Records as they were, from the journal: what came, and every change of it since, in their order.
enum Versions {
    /// `step` nil: as it is after the last change.
    static func version(_ db: Database, _ id: RecordID, after step: Int64?) throws -> RecordVersion {
        let until = (step ?? .max).databaseValue
        guard
            let last = try db.integer(
                "SELECT max(step) FROM journal_change WHERE record = ? AND step <= ?", [id.column, until]),
            let head = try JournalReading.step(db, last),
            let came = try db.first(
                """
                SELECT step, new FROM journal_change
                WHERE record = ? AND step <= ? AND field = ? AND new IS NOT NULL ORDER BY step DESC LIMIT 1
                """, [id.column, until, Change.existenceKey.databaseValue],
                { (step: try $0.integer(0), text: try $0.text(1)) })
        else { throw Refusal.noSuchRecord(id.number) }
        var record = try StoredChange.record(id, came.text)
        var isGone = false
        let changes = try db.all(
            """
            SELECT record, name, field, old, new FROM journal_change
            WHERE record = ? AND step > ? AND step <= ? ORDER BY step, place
            """, [id.column, came.step.databaseValue, until], Journal.change)
        for change in changes {
            switch change.field {
            case Change.existenceKey: isGone = true
            case Change.retirementKey: record.retired = try change.new.map(StoredChange.retirement)
            case Change.mergedKey: record.mergedInto = try change.new.map(StoredChange.survivor)
            case let key where Change.verdict(key) != nil: break
            default: record[change.field] = try StoredChange.answer(change.new, change.field, of: id.kind)
            }
        }
        return RecordVersion(
            record: record, step: head, isGone: isGone,
            names: try Names.of([id] + record.links, db))
    }
}
