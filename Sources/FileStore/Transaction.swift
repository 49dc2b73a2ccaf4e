import Domain
import GRDB

/// What one verb changes, gathered: rows are written at once, the counts and the journal step at the end.
struct Transaction {
    let db: Database
    var counters = Counters()
    private(set) var changes: [StoredChange] = []

    init(_ db: Database) { self.db = db }

    mutating func insert(_ record: Record) throws -> Record {
        var record = record
        record.version += 1
        try explained(record) { try RecordStore.insert(db, &record, &counters) }
        changes.append(.came(record))
        return record
    }

    /// `new` in place of `old`, a version later.
    mutating func update(_ old: Record, to new: Record) throws -> Record {
        var record = new
        record.version = old.version + 1
        try explained(record) { try RecordStore.update(db, from: old, to: &record, &counters) }
        changes += StoredChange.between(old, record)
        return record
    }

    mutating func remove(_ record: Record) throws {
        try RecordStore.remove(db, record, &counters)
        changes.append(StoredChange.came(record).inverse)
    }

    /// What is said of two records: no record changes by it.
    mutating func apply(_ change: StoredChange) throws {
        try Sameness.write(db, change)
        changes.append(change)
    }

    mutating func finish(_ head: Journal.Head) throws -> JournalStep {
        try counters.write(db)
        return try Journal.append(db, head, changes)
    }

    /// The fields that no two living records of a kind may share.
    private static let unique: [Kind: String] = [.village: "code", .region: "code", .unit: "creditCode"]

    /// Says who holds the code that the schema did not let in a second time.
    private func explained(_ record: Record, _ write: () throws -> Void) throws {
        do {
            try write()
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            guard let field = Transaction.unique[record.kind],
                case .value(.text(let code)) = record[field],
                let holder = try db.first(
                    """
                    SELECT id, name FROM \(record.kind.rawValue.quoted)
                    WHERE \(field.quoted) = ? AND retired = 0 AND id <> ?
                    """, [code.databaseValue, record.id.column], { (try $0.record(0), try $0.text(1)) })
            else { throw error }
            throw Problem(FieldPath(record.kind, field), .taken(by: holder.0, name: holder.1), given: code)
        }
    }
}
