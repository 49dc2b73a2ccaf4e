import Domain
import GRDB

/// Writing the index of dated moments: one row for each day of a record and everyone it concerns, and one for
/// everybody (subject 0).
enum HistoryIndex {
    static let everybody: Int64 = 0

    struct Row: Hashable {
        let subject: Int64
        let day: String
        /// The keys of the dates, separated by blanks.
        let occasions: String
    }

    /// What a record has in the index. Retired records happened by mistake: they have nothing.
    static func rows(of record: Record) -> [Row] {
        guard record.retired == nil else { return [] }
        var order: [[String]] = []
        var place: [String: Int] = [:]
        var keys: [(subject: Int64, day: String)] = []
        for moment in record.moments {
            let day = moment.day.written
            for subject in [everybody] + moment.subjects.map(\.rawValue) {
                let key = "\(subject) \(day)"
                if let index = place[key] {
                    if !order[index].contains(moment.occasion) { order[index].append(moment.occasion) }
                } else {
                    place[key] = order.count
                    order.append([moment.occasion])
                    keys.append((subject, day))
                }
            }
        }
        return zip(keys, order).map {
            Row(subject: $0.subject, day: $0.day, occasions: $1.joined(separator: " "))
        }
    }

    static func insert(_ db: Database, _ id: RecordID, _ rows: some Collection<Row>) throws {
        for row in rows {
            try db.run(
                "INSERT INTO moment (subject, day, record, occasions) VALUES (?, ?, ?, ?)",
                [row.subject.databaseValue, row.day.databaseValue, id.column, row.occasions.databaseValue])
        }
    }

    static func remove(_ db: Database, _ id: RecordID, _ rows: some Collection<Row>) throws {
        for row in rows {
            try db.run(
                "DELETE FROM moment WHERE subject = ? AND day = ? AND record = ?",
                [row.subject.databaseValue, row.day.databaseValue, id.column])
        }
    }

    static func update(_ db: Database, _ id: RecordID, from old: Record, to new: Record) throws {
        let (before, after) = (Set(rows(of: old)), Set(rows(of: new)))
        guard before != after else { return }
        try remove(db, id, before.subtracting(after))
        try insert(db, id, after.subtracting(before))
    }
}
