import Domain
import GRDB

/// Stretches of a list. Keyset paging: a page is found by its neighbour, through an index, however long the list is.
enum Windows {
    static func window(_ db: Database, _ request: WindowRequest) throws -> ListWindow {
        let reader = try ListReader(db, request.query)
        let limit = max(0, request.limit)
        var anchor = request.anchor
        var place: Int?
        if case .row(let row) = anchor {
            let found = try Places.key(db, request.query, at: row)
            place = found == nil ? nil : row
            anchor = found.map { .around($0.id) } ?? .last
        }
        var (rows, reachesStart, reachesEnd) = try read(reader, anchor, limit)
        let disputed = try Conflicting.marked(db, among: rows.map(\.record.id))
        for index in rows.indices where disputed.contains(rows[index].record.id) {
            rows[index].isDisputed = true
        }
        let names = try Names.of(rows.flatMap(\.record.links), db)
        var window = ListWindow(rows: rows, names: names, reachesStart: reachesStart, reachesEnd: reachesEnd)
        if let place, case .around(let id) = anchor,
            let index = rows.firstIndex(where: { $0.record.id == id })
        {
            window.rank = place - index
        }
        return window
    }

    private typealias Stretch = (rows: [ListRow], reachesStart: Bool, reachesEnd: Bool)

    private static func read(
        _ reader: ListReader, _ anchor: WindowRequest.Anchor, _ limit: Int
    ) throws -> Stretch {
        switch anchor {
        case .first:
            let found = try reader.rows(limit + 1)
            return (Array(found.prefix(limit)), true, found.count <= limit)
        case .last:
            let found = try reader.rows(limit + 1, isForward: false)
            return (found.prefix(limit).reversed(), found.count <= limit, true)
        case .after(let key):
            let found = try reader.rows(limit + 1, from: .past(key))
            let isStart = try reader.rows(1, from: .at(key), isForward: false).isEmpty
            return (Array(found.prefix(limit)), isStart, found.count <= limit)
        case .before(let key):
            let found = try reader.rows(limit + 1, from: .past(key), isForward: false)
            let isEnd = try reader.rows(1, from: .at(key)).isEmpty
            return (found.prefix(limit).reversed(), found.count <= limit, isEnd)
        case .from(let key):
            let found = try reader.rows(limit + 1, from: .at(key))
            let isStart = try reader.rows(1, from: .past(key), isForward: false).isEmpty
            return (Array(found.prefix(limit)), isStart, found.count <= limit)
        case .around(let id):
            guard let key = try reader.key(of: id) else { return try read(reader, .first, limit) }
            let half = limit / 2
            let before = try reader.rows(half + 1, from: .past(key), isForward: false)
            let above = before.prefix(half)
            let found = try reader.rows(limit - above.count + 1, from: .at(key))
            return (
                above.reversed() + found.prefix(limit - above.count), before.count <= half,
                found.count <= limit - above.count
            )
        // Turned into one of the others by who asks.
        case .row: return try read(reader, .first, limit)
        }
    }
}

/// Reads the rows of one list, in either direction from any place.
///
/// A list has two sections: the rows whose sort field is known, then those where it is not, each in the direction of
/// the sort.
struct ListReader {
    enum Start {
        case at(RowKey), past(RowKey)

        var key: RowKey {
            switch self {
            case .at(let key), .past(let key): key
            }
        }
        var isPast: Bool { if case .past = self { true } else { false } }
    }

    private let db: Database
    private let sql: ListSQL
    private let columns: [FieldDescription]
    private let selection: String

    init(_ db: Database, _ query: ListQuery, _ limits: ListSQL.Limits = ListSQL.Limits()) throws {
        self.db = db
        sql = try ListSQL(query, db, limits)
        columns = TableShape.of(query.kind).columns.filter(\.isColumn)
        selection =
            "SELECT t.id, \(sql.sort), r.version, r.retiredOn, r.retiredReason, t.marks"
            + (sql.text == nil ? ", NULL" : ", (SELECT names FROM searchable WHERE id = t.id)")
            + columns.map { ", t.\($0.key.quoted)" }.joined()
    }

    /// The next rows in the direction given: those from the start on, or backwards from it.
    func rows(_ limit: Int, from start: Start? = nil, isForward: Bool = true) throws -> [ListRow] {
        let found = try read(limit, start, isForward) { try rows($0, $1) }
        switch sql.query.kind {
        case .agreement: return try Standings.completing(found, db)
        case .offer: return try OfferUses.completing(found, db)
        default: return found
        }
    }

    /// The same rows, but only their places.
    func keys(_ limit: Int, from start: Start? = nil, isForward: Bool = true) throws -> [RowKey] {
        try read(limit, start, isForward) { body, limit in
            try db.all(
                "SELECT t.id, \(sql.sort)" + body.sql + " LIMIT ?", body.arguments + [limit.databaseValue]
            ) { RowKey($0[1], try $0.record(0)) }
        }
    }

    private func read<Item>(
        _ limit: Int, _ start: Start?, _ isForward: Bool, _ fetch: (ListSQL.Fragment, Int) throws -> [Item]
    ) throws -> [Item] {
        var rows: [Item] = []
        var pending = start
        for isAbsent in isForward ? [false, true] : [true, false] where sql.mayBeAbsent || !isAbsent {
            // A start in the other section: this one lies behind it.
            if let key = pending?.key, (key.sort == .absent) != isAbsent { continue }
            guard rows.count < limit else { break }
            rows += try section(isAbsent, limit - rows.count, pending, isForward, fetch)
            pending = nil
        }
        return rows
    }

    private func section<Item>(
        _ isAbsent: Bool, _ limit: Int, _ start: Start?, _ isForward: Bool,
        _ fetch: (ListSQL.Fragment, Int) throws -> [Item]
    ) throws -> [Item] {
        let isDescending = sql.query.sort.descending == isForward
        let direction = isDescending ? "DESC" : "ASC"
        var extra: [ListSQL.Fragment] = []
        if sql.mayBeAbsent {
            extra.append(ListSQL.Fragment(sql: "\(sql.sort) IS \(isAbsent ? "" : "NOT ")NULL"))
        }
        if let start {
            let sign = (isDescending ? "<" : ">") + (start.isPast ? "" : "=")
            let id = start.key.id.column
            let isByID = isAbsent || sql.sort == "t.id"
            extra.append(
                isByID
                    ? ListSQL.Fragment(sql: "t.id \(sign) ?", arguments: [id])
                    : ListSQL.Fragment(
                        sql: "(\(sql.sort), t.id) \(sign) (?, ?)", arguments: [start.key.column, id]))
        }
        let order = isAbsent ? "t.id \(direction)" : "\(sql.sort) \(direction), t.id \(direction)"
        if sql.approach != .sorting {
            // In the order of the walk: to sort it again would be to go to its end first.
            let rows = try fetch(sql.walk(extra, order: order), limit)
            if rows.count == limit { return rows }
            let more = sql.outlastsWalk(extra)
            if try !db.exists(more.sql, more.arguments) { return rows }
            // What matches lies close together somewhere behind.
        }
        return try fetch(sql.sorted(extra, order: order, limit: limit), limit)
    }

    private func rows(_ body: ListSQL.Fragment, _ limit: Int) throws -> [ListRow] {
        try db.all(selection + body.sql + " LIMIT ?", body.arguments + [limit.databaseValue], row)
    }

    /// Where a record stands; nil when it is not in the list.
    func key(of id: RecordID) throws -> RowKey? {
        guard id.kind == sql.query.kind else { return nil }
        let own = ListSQL.Fragment(sql: "t.id = ?", arguments: [id.column])
        let body = sql.body([own])
        return try db.first("SELECT \(sql.sort)" + body.sql, body.arguments) { RowKey($0[0], id) }
    }

    private func row(_ row: Row) throws -> ListRow {
        let id = try row.record(0)
        let marks = Marks(row.text(ifAny: 5))
        var record = Record(id, version: try row.int(2), retired: try RecordStore.retirement(row, 3, 4))
        for (index, field) in columns.enumerated() {
            try RecordStore.fill(&record[field.key], field, row[index + 7], marks)
        }
        var matched: MatchedName?
        if let text = sql.text, let names = row.text(ifAny: 6),
            let match = StoredNames(column: names).match(text, of: id),
            match.name.role != .field(Record.nameKey)
        {
            matched = match.name
        }
        return ListRow(record: record, key: RowKey(row[1], id), matched: matched)
    }
}

extension RowKey {
    init(_ column: DatabaseValue, _ id: RecordID) {
        switch column.storage {
        case .string(let text): self.init(.text(text), id)
        case .int64(let number): self.init(.number(number), id)
        default: self.init(.absent, id)
        }
    }

    var column: DatabaseValue {
        switch sort {
        case .absent: .null
        case .number(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
