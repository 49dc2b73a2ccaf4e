import Domain
import GRDB

/// Stretches of the journal, newest first.
enum JournalReading {
    /// Of a step that changed more (an import), only so many changes are shown.
    private static let mostChanges = 50

    static func window(_ db: Database, _ request: JournalRequest) throws -> JournalWindow {
        let limit = max(0, request.limit)
        let before = (request.before ?? Int64.max).databaseValue
        let more = (limit + 1).databaseValue
        let columns = "s.number, s.\"at\", s.\"by\", s.verb, s.reason, s.of"
        let steps: [JournalStep]
        if let record = request.record {
            steps = try db.all(
                """
                SELECT \(columns) FROM journal_step s
                WHERE s.number < ? AND s.number IN (SELECT step FROM journal_change WHERE record = ?)
                ORDER BY s.number DESC LIMIT ?
                """, [before, record.column, more], step)
        } else {
            steps = try db.all(
                "SELECT \(columns) FROM journal_step s WHERE s.number < ? ORDER BY s.number DESC LIMIT ?",
                [before, more], step)
        }
        let shown = try steps.prefix(limit).map { step in
            var step = step
            step.changes = try changes(db, step.number, of: request.record)
            if step.changes.count == mostChanges {
                let all = try db.integer(
                    "SELECT count(*) FROM journal_change WHERE step = ? AND (?2 IS NULL OR record = ?2)",
                    [step.number.databaseValue, (request.record?.rawValue).databaseValue])
                step.unlisted = Int(all ?? 0) - step.changes.count
            }
            return step
        }
        let linked = shown.flatMap(\.changes).flatMap { links(in: $0) }
        return JournalWindow(
            steps: shown, names: try Names.of(linked, db), reachesEnd: steps.count <= limit)
    }

    private static func step(_ row: Row) throws -> JournalStep {
        guard let verb = JournalStep.Verb(rawValue: try row.text(3)) else { throw Damage() }
        return JournalStep(
            number: try row.integer(0), at: try row.text(1), by: try row.text(2), verb: verb,
            reason: try row.text(4), of: row.integer(ifAny: 5), changes: [])
    }

    private static func changes(_ db: Database, _ step: Int64, of record: RecordID?) throws -> [Change] {
        let columns = "SELECT record, name, field, old, new FROM journal_change WHERE step = ?"
        let stored =
            if let record {
                try db.all(
                    columns + " AND record = ? ORDER BY place LIMIT ?",
                    [step.databaseValue, record.column, mostChanges.databaseValue], Journal.change)
            } else {
                try db.all(
                    columns + " ORDER BY place LIMIT ?",
                    [step.databaseValue, mostChanges.databaseValue], Journal.change)
            }
        return try stored.map { try $0.shown() }
    }

    private static func links(in change: Change) -> [RecordID] {
        var links = [change.record]
        for case .value(let value) in [change.old, change.new] {
            switch value {
            case .link(let record): links.append(record)
            case .parts(let lines):
                for line in lines {
                    for case .value(.link(let record)) in line.answers.values { links.append(record) }
                }
            default: break
            }
        }
        return links
    }
}
