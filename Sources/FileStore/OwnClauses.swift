import Domain
import GRDB

/// The clauses of the agreements of this registry, to be picked again.
enum OwnClauses {
    /// So many of the newest lines are looked through, however large the registry is.
    private static let mostLines = 5000

    /// Each wording once, of the newest agreement that has it, newest agreement first and then in its order.
    static func newest(_ db: Database, except: RecordID?, limit: Int) throws -> [OwnClause] {
        var seen: Set<[String]> = []
        var found: [(line: Part, of: RecordID)] = []
        try db.each(
            """
            SELECT c.heading, c.text, c.sort, c.record FROM
                (SELECT id, heading, text, sort, record, position FROM clause ORDER BY record DESC, position LIMIT ?) c
            JOIN agreement a ON a.id = c.record
            WHERE a.retired = 0 AND a.id <> ? ORDER BY c.record DESC, c.position
            """, [mostLines.databaseValue, (except?.rawValue ?? 0).databaseValue]
        ) { row in
            let (heading, text) = (try row.text(0), try row.text(1))
            guard found.count < limit, seen.insert([heading, text]).inserted else { return }
            var line = Part()
            line[Clause.heading] = .value(heading)
            line[Clause.text] = .value(text)
            if let sort = row.text(ifAny: 2) { line[Clause.sort.key] = .value(.choice(sort)) }
            found.append((line, try row.record(3)))
        }
        let names = try Names.of(found.map(\.of), db)
        return found.map {
            OwnClause(clause: $0.line, agreement: $0.of, agreementName: names[$0.of] ?? "")
        }
    }
}
