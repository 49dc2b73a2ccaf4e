import Domain
import GRDB

/// The names of records, for links that are shown.
enum Names {
    static func of(_ ids: some Sequence<RecordID>, _ db: Database) throws -> [RecordID: String] {
        var names: [RecordID: String] = [:]
        for id in ids where names[id] == nil {
            names[id] = try db.first(sql[id.kind] ?? "", [id.column]) { try $0.text(0) }
        }
        return names
    }

    /// Whole records, with the names of what they link to.
    static func records(_ ids: [RecordID], _ db: Database) throws -> Reply {
        let records = try ids.compactMap { try RecordStore.find(db, Successors.of($0, db)) }
        return .records(records, names: try of(records.map(\.id) + records.flatMap(\.links), db))
    }

    private static let sql = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map {
            ($0, "SELECT name FROM \($0.rawValue.quoted) WHERE id = ?")
        })
}
