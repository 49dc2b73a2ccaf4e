import Domain
import GRDB

/// Which agreements have taken the place of which.
enum Renewals {
    /// The signed agreement that renews this one; the first, should there be several. One that was cancelled before it
    /// was in force took nobody's place.
    static func renewal(of id: RecordID, _ db: Database) throws -> Renewal? {
        guard id.kind == .agreement else { return nil }
        return try renewals(of: [id], db)[id]
    }

    static func renewals(of agreements: Set<RecordID>, _ db: Database) throws -> [RecordID: Renewal] {
        guard !agreements.isEmpty else { return [:] }
        let ids = JSONValue.array(agreements.map { .number($0.rawValue) }).text()
        var found: [RecordID: Renewal] = [:]
        try db.each(
            """
            SELECT n.renews, n.id, n.signedOn FROM agreement n
            WHERE n.renews IN (SELECT value FROM json_each(?)) AND \(counts("n"))
            ORDER BY n.signedOn IS NOT NULL, n.signedOn, n.id
            """, [ids.databaseValue]
        ) { row in
            let old = try row.record(0)
            guard found[old] == nil else { return }
            let on = row.text(ifAny: 2).flatMap(CalendarDay.init(written:))
            found[old] = Renewal(by: try row.record(1), on: on)
        }
        return found
    }

    /// What must hold of an agreement under this name to have taken the place of the one it renews.
    static func counts(_ name: String) -> String {
        """
        +\(name).state = 'signed' AND \(name).retired = 0 AND NOT EXISTS (
            SELECT 1 FROM agreementStep c WHERE c.record = \(name).id AND c.sort = 'cancelled')
        """
    }

    /// Agreements that renew this one and were neither signed nor given up: a second one would be one too many.
    static func begun(for id: RecordID, _ db: Database) throws -> [RecordID] {
        try db.all(
            "SELECT id FROM agreement WHERE renews = ? AND state IS NOT 'cancelled' AND retired = 0 ORDER BY id",
            [id.column]
        ) { try $0.record(0) }
    }
}
