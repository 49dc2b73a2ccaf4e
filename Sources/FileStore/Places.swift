import Domain
import GRDB

/// Which row stands where in a list, and where the marked ones stand: answers that go through the whole list, along
/// the index of its order, for those who can wait.
enum Places {
    /// The row at a place, counted from 0; nil when the list is shorter.
    static func key(_ db: Database, _ query: ListQuery, at place: Int) throws -> RowKey? {
        guard place >= 0 else { return nil }
        guard query.isPlain, !query.includesRetired else { return try living(db, query, at: place) }
        // The index of the order does not know who is retired. Nearly all are living: as many rows further down as
        // retired ones stand before, until that is true.
        var all = query
        all.includesRetired = true
        var row = place
        while let key = try living(db, all, at: row) {
            let retired = try Counts.retiredUpTo(db, all, key)
            if row == place + retired { return key }
            row = place + retired
        }
        return nil
    }

    private static func living(_ db: Database, _ query: ListQuery, at place: Int) throws -> RowKey? {
        let sql = try ListSQL(query, db)
        var left = place
        for section in sql.sections {
            let body = sql.body(section.conditions)
            let found = try db.first(
                "SELECT t.id, \(sql.sort)" + body.sql + " ORDER BY \(section.order) LIMIT 1 OFFSET ?",
                body.arguments + [left.databaseValue]
            ) { RowKey($0[1], try $0.record(0)) }
            if let found { return found }
            guard sql.mayBeAbsent else { return nil }
            left -= Int(try db.integer("SELECT count(*)" + body.sql, body.arguments) ?? 0)
        }
        return nil
    }

    /// The records of a list, or of a stretch of it.
    static func members(_ db: Database, _ query: ListQuery, _ range: RowRange?) throws -> RecordSet {
        let sql = try ListSQL(query, db)
        let body = sql.body(range.map { [sql.notBefore($0.first), sql.notAfter($0.last)] } ?? [])
        var members = RecordSet(query.kind)
        try db.each("SELECT t.id" + body.sql, body.arguments) { members.insert(try $0.record(0)) }
        return members
    }

    static func marked(
        _ db: Database, _ query: ListQuery, _ set: RecordSet, places wantsPlaces: Bool
    ) throws -> MarkedRows {
        if !wantsPlaces, set.count <= few {
            let body = try ListSQL(query, db).body([.among(set)])
            let shown = try db.integer("SELECT count(*)" + body.sql, body.arguments) ?? 0
            return MarkedRows(shown: Int(shown), places: [])
        }
        var found: [Int] = []
        var length = 0
        try each(db, query) { id in
            if set.contains(id) { found.append(length) }
            length += 1
        }
        var places: [Int] = []
        for row in found {
            let place = row * 1000 / length
            if places.last != place { places.append(place) }
        }
        return MarkedRows(shown: found.count, places: places)
    }

    static func ordered(_ db: Database, _ query: ListQuery, _ set: RecordSet) throws -> [RecordID] {
        var found: [RecordID] = []
        try each(db, query) { if set.contains($0) { found.append($0) } }
        return found
    }

    /// So many marked rows are looked up one by one; to find the next of more than these, the list is walked.
    private static let few = 1000
    private static let stride = 2000

    static func next(
        _ db: Database, _ query: ListQuery, _ set: RecordSet, _ key: RowKey, isForward: Bool
    ) throws -> (record: RecordID?, wrapped: Bool) {
        set.count <= few
            ? try nextOfFew(db, query, set, key, isForward) : try nextOnTheWay(db, query, set, key, isForward)
    }

    private static func nextOfFew(
        _ db: Database, _ query: ListQuery, _ set: RecordSet, _ key: RowKey, _ isForward: Bool
    ) throws -> (record: RecordID?, wrapped: Bool) {
        let sql = try ListSQL(query, db)
        let body = sql.body([.among(set)])
        let keys = try db.all("SELECT t.id, \(sql.sort)" + body.sql, body.arguments) {
            RowKey($0[1], try $0.record(0))
        }
        let descending = query.sort.descending
        func stands(_ one: RowKey, before other: RowKey) -> Bool {
            isForward
                ? one.stands(before: other, descending: descending)
                : other.stands(before: one, descending: descending)
        }
        let beyond = keys.filter { stands(key, before: $0) }
        let nearest = (beyond.isEmpty ? keys : beyond).min { stands($0, before: $1) }
        return (nearest?.id, beyond.isEmpty)
    }

    private static func nextOnTheWay(
        _ db: Database, _ query: ListQuery, _ set: RecordSet, _ key: RowKey, _ isForward: Bool
    ) throws -> (record: RecordID?, wrapped: Bool) {
        let reader = try ListReader(db, query)
        for wraps in [false, true] {
            var start: ListReader.Start? = wraps ? nil : .past(key)
            while true {
                let keys = try reader.keys(stride, from: start, isForward: isForward)
                if let found = keys.first(where: { set.contains($0.id) }) { return (found.id, wraps) }
                guard keys.count == stride, let last = keys.last else { break }
                start = .past(last)
            }
        }
        return (nil, true)
    }

    /// Every record of a list in its order.
    private static func each(_ db: Database, _ query: ListQuery, _ visit: (RecordID) throws -> Void) throws {
        var query = query
        var retired = RecordSet(query.kind)
        if query.isPlain, !query.includesRetired {
            // Along the index alone; who is retired is known beforehand.
            retired = try Counts.retired(db, query.kind)
            query.includesRetired = true
        }
        let sql = try ListSQL(query, db)
        for section in sql.sections {
            let body = sql.body(section.conditions)
            try db.each("SELECT t.id" + body.sql + " ORDER BY \(section.order)", body.arguments) { row in
                let id = try row.record(0)
                if !retired.contains(id) { try visit(id) }
            }
        }
    }
}

extension ListQuery {
    /// Neither filter nor conditions.
    fileprivate var isPlain: Bool { conditions.isEmpty && text.trimmed.isEmpty }
}

extension ListSQL.Fragment {
    /// One of a few records.
    fileprivate static func among(_ set: RecordSet) -> ListSQL.Fragment {
        let ids = "[" + set.records.map { String($0.rawValue) }.joined(separator: ",") + "]"
        return ListSQL.Fragment(
            sql: "t.id IN (SELECT value FROM json_each(?))", arguments: [ids.databaseValue])
    }
}

extension ListSQL {
    /// The rows whose sort field is known, then those where it is not: what holds in each, and its order.
    fileprivate var sections: [(conditions: [Fragment], order: String)] {
        let direction = query.sort.descending ? "DESC" : "ASC"
        let order = sort == "t.id" ? "t.id \(direction)" : "\(sort) \(direction), t.id \(direction)"
        guard mayBeAbsent else { return [([], order)] }
        return [
            ([Fragment(sql: "\(sort) IS NOT NULL")], order),
            ([Fragment(sql: "\(sort) IS NULL")], "t.id \(direction)"),
        ]
    }

    /// The row itself, and those behind it.
    fileprivate func notBefore(_ key: RowKey) -> Fragment {
        let sign = query.sort.descending ? "<=" : ">="
        if key.sort == .absent {
            return Fragment(sql: "\(sort) IS NULL AND t.id \(sign) ?", arguments: [key.id.column])
        }
        return beside(key, sign, "\(sort) IS NULL")
    }

    /// The row itself, and those before it.
    func notAfter(_ key: RowKey) -> Fragment {
        let sign = query.sort.descending ? ">=" : "<="
        if key.sort == .absent {
            return Fragment(sql: "\(sort) IS NOT NULL OR t.id \(sign) ?", arguments: [key.id.column])
        }
        return beside(key, sign, "0")
    }

    private func beside(_ key: RowKey, _ sign: String, _ absent: String) -> Fragment {
        if sort == "t.id" { return Fragment(sql: "t.id \(sign) ?", arguments: [key.id.column]) }
        return Fragment(
            sql: "\(absent) OR (\(sort), t.id) \(sign) (?, ?)", arguments: [key.column, key.id.column])
    }
}
