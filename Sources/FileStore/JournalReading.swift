import Domain
import GRDB

/// Stretches of the journal, newest first.
enum JournalReading {
    /// Of a step that changed more (an import), only so many changes are shown.
    private static let mostChanges = 50

    static func window(_ db: Database, _ request: JournalRequest) throws -> JournalWindow {
        let limit = max(0, request.limit)
        let (wanted, arguments) = condition(request)
        var sql = "SELECT \(columns) FROM journal_step s WHERE s.number < ?"
        var values = [(request.before ?? Int64.max).databaseValue]
        if let by = request.by {
            sql += " AND s.\"by\" = ?"
            values.append(by.databaseValue)
        }
        if let record = request.record {
            // Few steps of many: they are found by the record, not passed over one by one.
            sql += " AND s.number IN (SELECT c.step FROM journal_change c WHERE c.record = ?\(wanted))"
            values += [record.column] + arguments
        } else if !wanted.isEmpty {
            sql += " AND EXISTS (SELECT 1 FROM journal_change c WHERE c.step = s.number\(wanted))"
            values += arguments
        }
        values.append((limit + 1).databaseValue)
        let steps = try db.all(sql + " ORDER BY s.number DESC LIMIT ?", values, step)
        let shown = try steps.prefix(limit).map { step in
            var step = step
            let (stored, total) = try changes(db, step.number, request)
            step.changes = try stored.map { try $0.shown(whole: request.tellsWholeRecords) }
            step.unlisted = total - stored.count
            return step
        }
        let linked = shown.flatMap(\.changes).flatMap { links(in: $0) }
        return JournalWindow(
            steps: shown, names: try Names.of(linked, db), reachesEnd: steps.count <= limit)
    }

    /// What a change has to be, beside that of the record, to be shown.
    private static func condition(_ request: JournalRequest) -> (sql: String, arguments: [DatabaseValue]) {
        var sql = ""
        var arguments: [DatabaseValue] = []
        if let field = request.field {
            sql += " AND c.field = ?"
            arguments.append(field.databaseValue)
        }
        if !request.kinds.isEmpty {
            // The kind stands in the upper digits of a record's identity.
            let ranges = request.kinds.sorted { $0.code < $1.code }.map { kind in
                arguments += [RecordID(kind, 1).column, RecordID(kind, RecordID.lastSerial).column]
                return "c.record BETWEEN ? AND ?"
            }
            sql += " AND (" + ranges.joined(separator: " OR ") + ")"
        }
        return (sql, arguments)
    }

    private static let columns = "s.number, s.\"at\", s.\"by\", s.verb, s.reason, s.of"

    private static func step(_ row: Row) throws -> JournalStep {
        guard let verb = JournalStep.Verb(rawValue: try row.text(3)) else { throw Damage() }
        return JournalStep(
            number: try row.integer(0), at: try row.text(1), by: try row.text(2), verb: verb,
            reason: try row.text(4), of: row.integer(ifAny: 5), changes: [])
    }

    /// A step without its changes.
    static func step(_ db: Database, _ number: Int64) throws -> JournalStep? {
        try db.first(
            "SELECT \(columns) FROM journal_step s WHERE s.number = ?", [number.databaseValue], step)
    }

    private static let changeColumns = "c.record, c.name, c.field, c.old, c.new"

    /// The first changes of a step that are wanted, and how many there are.
    private static func changes(
        _ db: Database, _ step: Int64, _ request: JournalRequest
    ) throws -> (first: [StoredChange], total: Int) {
        var (wanted, arguments) = condition(request)
        if let record = request.record {
            wanted += " AND c.record = ?"
            arguments.append(record.column)
        }
        let whole = "FROM journal_change c WHERE c.step = ?" + wanted
        let values = [step.databaseValue] + arguments
        let first = try db.all(
            "SELECT \(changeColumns) \(whole) ORDER BY c.place LIMIT ?", values + [mostChanges.databaseValue],
            Journal.change)
        guard first.count == mostChanges else { return (first, first.count) }
        return (first, Int(try db.integer("SELECT count(*) " + whole, values) ?? 0))
    }

    /// A stretch of the changes of one step.
    static func changes(_ db: Database, _ request: JournalChangesRequest) throws -> JournalChanges {
        let limit = max(0, request.limit)
        var sql = "SELECT \(changeColumns) FROM journal_change c WHERE c.step = ?"
        var values = [request.step.databaseValue]
        if let record = request.record {
            sql += " AND c.record = ?"
            values.append(record.column)
        } else {
            // The places of a step have no gaps.
            sql += " AND c.place >= ?"
            values.append(request.from.databaseValue)
        }
        values.append((limit + 1).databaseValue)
        let stored = try db.all(sql + " ORDER BY c.place LIMIT ?", values, Journal.change)
        let shown = try stored.prefix(limit).map { try $0.shown(whole: true) }
        return JournalChanges(
            changes: shown, names: try Names.of(shown.flatMap { links(in: $0) }, db),
            reachesEnd: stored.count <= limit)
    }

    /// Everybody who has made a step, or one that changed this record, in the order of their names.
    static func actors(_ db: Database, of record: RecordID?) throws -> [String] {
        guard let record else {
            return try db.all("SELECT DISTINCT \"by\" FROM journal_step ORDER BY \"by\"", []) {
                try $0.text(0)
            }
        }
        return try db.all(
            """
            SELECT DISTINCT s."by" FROM journal_step s
            WHERE s.number IN (SELECT step FROM journal_change WHERE record = ?) ORDER BY s."by"
            """, [record.column]
        ) { try $0.text(0) }
    }

    private static func links(in change: Change) -> [RecordID] {
        var links = [change.record] + (change.whole?.links ?? [])
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
