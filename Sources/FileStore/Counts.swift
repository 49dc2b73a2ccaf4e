import Domain
import GRDB

/// How long a list is, and how far down a row stands.
enum Counts {
    static func count(_ db: Database, _ query: ListQuery) throws -> ListCount {
        let counter = "SELECT living FROM counter WHERE kind = ?"
        var total = Int(try db.integer(counter, [query.kind.code.databaseValue]) ?? 0)
        if query.includesRetired { total += try retired(db, query.kind, []) }
        if query.text.trimmed.isEmpty, query.conditions.isEmpty {
            return ListCount(matching: total, total: total)
        }
        let sql = try ListSQL(query, db)
        if query.conditions.isEmpty, let text = sql.text, !text.needsChecking {
            // The index counts by itself; those it knows that are retired are few.
            let found = ListSQL.Fragment.found(text, query.kind)
            let all = Int(try db.integer("SELECT count(*) FROM (\(found.sql))", found.arguments) ?? 0)
            if query.includesRetired { return ListCount(matching: all, total: total) }
            let condition = text.condition(on: "(SELECT terms FROM searchable WHERE id = r.id)")
            let matches = ListSQL.Fragment(
                sql: condition.sql, arguments: condition.arguments.map(\.databaseValue))
            return ListCount(matching: all - (try retired(db, query.kind, [matches])), total: total)
        }
        let body = sql.body()
        let matching = try db.integer("SELECT count(*)" + body.sql, body.arguments)
        return ListCount(matching: Int(matching ?? 0), total: total)
    }

    static func rank(_ db: Database, _ query: ListQuery, _ key: RowKey) throws -> Int {
        let sql = try ListSQL(query, db)
        let sign = query.sort.descending ? ">" : "<"
        let id = key.id.column
        var before: [[ListSQL.Fragment]] = []
        if key.sort == .absent {
            before.append([ListSQL.Fragment(sql: "\(sql.sort) IS NOT NULL")])
            before.append([
                ListSQL.Fragment(sql: "\(sql.sort) IS NULL"),
                ListSQL.Fragment(sql: "t.id \(sign) ?", arguments: [id]),
            ])
        } else if sql.sort == "t.id" {
            before.append([ListSQL.Fragment(sql: "t.id \(sign) ?", arguments: [id])])
        } else {
            before.append([
                ListSQL.Fragment(sql: "(\(sql.sort), t.id) \(sign) (?, ?)", arguments: [key.column, id])
            ])
        }
        // Nearly all are living: counting everything along the index and taking off the retired is far quicker than
        // looking at each row.
        var all = query
        all.includesRetired = true
        let plain = query.conditions.isEmpty && query.text.trimmed.isEmpty && !query.includesRetired
        let counted = plain ? try ListSQL(all, db) : sql
        return try before.reduce(0) { sum, fragments in
            let body = counted.body(fragments)
            let rows = Int(try db.integer("SELECT count(*)" + body.sql, body.arguments) ?? 0)
            return sum + rows - (plain ? try retired(db, query.kind, fragments) : 0)
        }
    }

    /// How many retired rows stand before this one in the order of the list, it included.
    static func retiredUpTo(_ db: Database, _ query: ListQuery, _ key: RowKey) throws -> Int {
        try retired(db, query.kind, [ListSQL(query, db).notAfter(key)])
    }

    static func retired(_ db: Database, _ kind: Kind) throws -> RecordSet {
        let range = kind.identifiers
        let ids = try db.all(
            "SELECT id FROM record WHERE retiredOn IS NOT NULL AND id BETWEEN ? AND ?",
            [range.lowerBound.databaseValue, range.upperBound.databaseValue]
        ) { try $0.record(0) }
        return RecordSet(kind, ids)
    }

    private static func retired(_ db: Database, _ kind: Kind, _ fragments: [ListSQL.Fragment]) throws -> Int {
        let range = kind.identifiers
        let wheres = ["r.retiredOn IS NOT NULL", "r.id BETWEEN ? AND ?"] + fragments.map { "(\($0.sql))" }
        let count = try db.integer(
            "SELECT count(*) FROM record r CROSS JOIN \(kind.rawValue.quoted) t ON t.id = r.id WHERE "
                + wheres.joined(separator: " AND "),
            [range.lowerBound.databaseValue, range.upperBound.databaseValue]
                + fragments.flatMap(\.arguments))
        return Int(count ?? 0)
    }
}
