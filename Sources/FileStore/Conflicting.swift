import Domain
import GRDB

/// Records in which sources differ.
enum Conflicting {
    /// Statements are few beside the records: they are gone through, and only what several sources could say is read.
    static func conflicts(_ db: Database, after: RecordID?, limit: Int) throws -> Conflicts {
        var items: [Conflicts.Item] = []
        var last = after?.rawValue ?? 0
        let stretch = 200
        while items.count <= limit {
            let ids = try db.all(
                """
                SELECT DISTINCT s.record FROM statement s JOIN record r ON r.id = s.record
                WHERE s.record > ? AND r.retiredOn IS NULL AND s.about IS NOT NULL AND s.says IS NOT NULL
                ORDER BY s.record LIMIT ?
                """, [last.databaseValue, stretch.databaseValue]
            ) { try $0.record(0) }
            for id in ids where items.count <= limit {
                guard let record = try RecordStore.find(db, id) else { throw Damage() }
                let disputes = record.disputes.filter(\.isConflict)
                if !disputes.isEmpty { items.append(Conflicts.Item(record: record, disputes: disputes)) }
            }
            guard ids.count == stretch, let end = ids.last else { break }
            last = end.rawValue
        }
        let reachesEnd = items.count <= limit
        items = Array(items.prefix(limit))
        return Conflicts(
            items: items, names: try Names.of(items.flatMap { [$0.record.id] + $0.record.links }, db),
            reachesEnd: reachesEnd)
    }

    /// Which of the records of a window sources speak of differently.
    static func marked(_ db: Database, among ids: [RecordID]) throws -> Set<RecordID> {
        guard !ids.isEmpty else { return [] }
        let list = JSONValue.array(ids.map { .number($0.rawValue) }).text()
        let stated = try db.all(
            """
            SELECT DISTINCT record FROM statement
            WHERE record IN (SELECT value FROM json_each(?)) AND about IS NOT NULL AND says IS NOT NULL
            """, [list.databaseValue]
        ) { try $0.record(0) }
        return Set(
            try stated.filter { id in
                try RecordStore.find(db, id)?.disputes.contains(where: \.isOpen) ?? false
            })
    }
}

/// How much of what is asked is known, counted field by field.
enum Shares {
    static func shares(_ db: Database, _ kind: Kind?) throws -> [FieldShare] {
        try (kind.map { [$0] } ?? Kind.allCases).flatMap { try shares(db, of: $0) }
    }

    private static func shares(_ db: Database, of kind: Kind) throws -> [FieldShare] {
        let fields = kind.description.fields.filter(\.isWanted)
        guard !fields.isEmpty else { return [] }
        // A record named in Hanzi is not asked for a Chinese name: the stored count of what it lacks says so.
        let living = Int(
            try db.integer("SELECT living FROM counter WHERE kind = ?", [kind.code.databaseValue]) ?? 0)
        let sums = fields.map { field in
            let lacks =
                field.part == nil
                ? "\(field.key.quoted) IS NULL AND \(marked("-", field)) = 0"
                : "\(marked("-", field)) = 0 AND \(marked("0", field)) = 0 AND \(marked("+", field)) = 0"
            return "total(\(lacks))"
        }
        var lacking = [Int](repeating: 0, count: fields.count)
        try db.each(
            "SELECT \(sums.joined(separator: ", ")) FROM \(kind.rawValue.quoted) WHERE retired = 0"
        ) { row in
            for index in fields.indices { lacking[index] = Int(Double.fromDatabaseValue(row[index]) ?? 0) }
        }
        return try zip(fields, lacking).map { field, lacking in
            guard field.key == "chineseName" else {
                return FieldShare(kind: kind, field: field.key, asked: living, known: living - lacking)
            }
            let unasked = try namedInChinese(db, kind)
            return FieldShare(
                kind: kind, field: field.key, asked: living - unasked, known: living - lacking)
        }
    }

    private static func marked(_ sign: String, _ field: FieldDescription) -> String {
        "instr(' ' || coalesce(marks, '') || ' ', ' \(sign)\(field.key) ')"
    }

    /// Living records named in Hanzi whose Chinese name is open: it is not asked of them.
    private static func namedInChinese(_ db: Database, _ kind: Kind) throws -> Int {
        var count = 0
        try db.each(
            "SELECT name FROM \(kind.rawValue.quoted) WHERE retired = 0 AND chineseName IS NULL"
                + " AND instr(' ' || coalesce(marks, '') || ' ', ' -chineseName ') = 0"
        ) { row in if try row.text(0).hasHanzi { count += 1 } }
        return count
    }
}
