import Domain
import GRDB

/// Writing the index of names. The terms are kept beside it, because taking a row out needs exactly what was put in.
enum SearchIndex {
    static func insert(_ db: Database, _ id: RecordID, _ names: SearchableNames) throws {
        let terms = names.terms(for: id).databaseValue
        try db.run(
            "INSERT INTO searchable (id, names, terms) VALUES (?, ?, ?)",
            [id.column, names.column.databaseValue, terms])
        try db.run("INSERT INTO searchIndex (rowid, terms) VALUES (?, ?)", [id.column, terms])
    }

    static func remove(_ db: Database, _ id: RecordID) throws {
        try db.run(
            """
            INSERT INTO searchIndex (searchIndex, rowid, terms)
            SELECT 'delete', id, terms FROM searchable WHERE id = ?
            """, [id.column])
        try db.run("DELETE FROM searchable WHERE id = ?", [id.column])
    }

    static func update(_ db: Database, _ id: RecordID, from old: Record, to new: Record) throws {
        guard searched(old) != searched(new) else { return }
        try remove(db, id)
        try insert(db, id, SearchableNames(new))
    }

    private static func searched(_ record: Record) -> [Answer<Value>] {
        record.kind.description.fields.filter { $0.search != nil }.map { record[$0.key] }
            + [record[Common.aliases.key], record[Common.formerCodes.key]]
    }

    /// After a change in how names are taken apart.
    static func rebuild(_ db: Database) throws {
        try db.run("INSERT INTO searchIndex (searchIndex) VALUES ('delete-all')")
        try db.run("DELETE FROM searchable")
        for kind in Kind.allCases {
            let ids = try db.all("SELECT id FROM \(kind.rawValue.quoted) ORDER BY id") { try $0.record(0) }
            for id in ids {
                guard let record = try RecordStore.find(db, id) else { throw Damage() }
                try insert(db, id, SearchableNames(record))
            }
        }
    }
}
