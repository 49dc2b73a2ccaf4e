import Domain
import GRDB

/// A list query as SQL: where its rows come from, what must hold, and what they are sorted by.
struct ListSQL {
    let query: ListQuery
    /// An expression over `t`, the table of the kind.
    let sort: String
    /// Without it, nothing is ever absent from the sort.
    let mayBeAbsent: Bool
    let filter: Filter
    private let conditions: [Fragment]

    struct Fragment {
        var sql: String
        var arguments: [DatabaseValue] = []
    }

    enum Filter {
        case none
        /// Few names match: they are fetched and sorted.
        case few(SearchQueryText)
        /// Many match: the rows are walked in their order and each is asked for.
        case many(SearchQueryText)
        case nothing
    }

    /// Up to so many matches are sorted rather than looked for along the order.
    private static let few = 2000

    init(_ query: ListQuery, _ db: Database) throws {
        self.query = query
        let kind = query.kind
        switch query.sort.field {
        case ListQuery.numberKey: (sort, mayBeAbsent) = ("t.id", false)
        case Record.nameKey: (sort, mayBeAbsent) = ("t.sortName", false)
        case let key:
            guard let field = kind.description.field(key), !field.isList else {
                throw Refusal.noSuchField(key, kind)
            }
            (sort, mayBeAbsent) = ("t." + key.quoted, !field.isRequired)
        }
        var conditions = try query.conditions.map { try Fragment($0, kind: kind) }
        if !query.includesRetired { conditions.append(Fragment(sql: "t.retired = 0")) }
        self.conditions = conditions
        filter = try ListSQL.filter(query, db)
    }

    private static func filter(_ query: ListQuery, _ db: Database) throws -> Filter {
        guard !query.text.trimmed.isEmpty else { return .none }
        let text = SearchQueryText(query.text)
        guard !text.isEmpty else { return .nothing }
        let range = query.kind.identifiers
        let matches = try db.integer(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM searchIndex WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)
            """,
            [
                text.anywhere.databaseValue, range.lowerBound.databaseValue, range.upperBound.databaseValue,
                (few + 1).databaseValue,
            ])
        return (matches ?? 0) > few ? .many(text) : .few(text)
    }

    /// `FROM … WHERE …`, with what `extra` adds to the conditions.
    func body(_ extra: [Fragment] = [], withAnchor: Bool) -> Fragment {
        let table = query.kind.rawValue.quoted
        var all = Fragment(sql: " FROM \(table) t")
        var wheres = conditions + extra
        switch filter {
        case .none: break
        case .nothing: wheres.append(Fragment(sql: "0"))
        case .few(let text):
            let range = query.kind.identifiers
            all = Fragment(
                sql: """
                     FROM (SELECT rowid AS found FROM searchIndex
                        WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ?) m
                    CROSS JOIN \(table) t ON t.id = m.found
                    """,
                arguments: [
                    text.anywhere.databaseValue, range.lowerBound.databaseValue,
                    range.upperBound.databaseValue,
                ])
        case .many(let text):
            wheres.append(
                Fragment(
                    sql: "EXISTS (SELECT 1 FROM searchIndex WHERE searchIndex MATCH ? AND rowid = t.id)",
                    arguments: [text.anywhere.databaseValue]))
        }
        if let checked {
            wheres.append(
                Fragment(
                    sql: "holds((SELECT names FROM searchable WHERE id = t.id), ?)",
                    arguments: [checked.databaseValue]))
        }
        if withAnchor { all.sql += " CROSS JOIN record r ON r.id = t.id" }
        if !wheres.isEmpty {
            all.sql += " WHERE " + wheres.map { "(\($0.sql))" }.joined(separator: " AND ")
            all.arguments += wheres.flatMap(\.arguments)
        }
        return all
    }

    /// The filter, where names have to be looked at.
    private var checked: String? {
        switch filter {
        case .few(let text) where text.needsChecking, .many(let text) where text.needsChecking: query.text
        default: nil
        }
    }

    var text: SearchQueryText? {
        switch filter {
        case .few(let text), .many(let text): text
        case .none, .nothing: nil
        }
    }
}

// MARK: - Conditions

extension ListSQL.Fragment {
    init(_ condition: Condition, kind: Kind) throws {
        let key = condition.field.key
        guard let field = kind.description.field(key) else { throw Refusal.noSuchField(key, kind) }
        if let part = field.part {
            try self.init(list: part, key, condition.test)
        } else {
            try self.init(column: "t." + key.quoted, key, condition.test)
        }
    }

    private init(column: String, _ key: String, _ test: Condition.Test) throws {
        func compared(_ sign: String, _ value: Value) throws -> Self {
            guard let argument = value.column else { throw Refusal.badCondition(key) }
            return Self(sql: "\(column) \(sign) ?", arguments: [argument])
        }
        switch test {
        case .equal(let value): self = try compared("=", value)
        case .notEqual(let value): self = try compared("<>", value)
        case .less(let value): self = try compared("<", value)
        case .lessOrEqual(let value): self = try compared("<=", value)
        case .greater(let value): self = try compared(">", value)
        case .greaterOrEqual(let value): self = try compared(">=", value)
        case .contains(let text):
            // instr has no wildcards that would need escaping; lower knows ASCII, which is what has cases here.
            self.init(
                sql: "instr(lower(\(column)), lower(?)) > 0", arguments: [text.databaseValue])
        case .isKnown: self.init(sql: "\(column) IS NOT NULL")
        case .isNotKnown: self.init(sql: "\(column) IS NULL AND NOT \(Self.marked("-", key))")
        case .isNotApplicable: self.init(sql: Self.marked("-", key))
        }
    }

    /// Of a list: whether it is known, and whether one of its lines links to a record.
    private init(list part: PartDescription, _ key: String, _ test: Condition.Test) throws {
        let lines = "SELECT 1 FROM \(part.name.quoted) l WHERE l.record = t.id"
        switch test {
        case .isKnown: self.init(sql: "EXISTS (\(lines)) OR \(Self.marked("0", key))")
        case .isNotKnown:
            self.init(
                sql: "NOT EXISTS (\(lines)) AND NOT \(Self.marked("0", key)) AND NOT \(Self.marked("-", key))"
            )
        case .isNotApplicable: self.init(sql: Self.marked("-", key))
        case .equal(.link(let record)):
            let columns = part.fields.filter { if case .link = $0.type { true } else { false } }
            guard !columns.isEmpty else { throw Refusal.badCondition(key) }
            let either = columns.map { "l.\($0.key.quoted) = ?" }.joined(separator: " OR ")
            self.init(
                sql: "EXISTS (\(lines) AND (\(either)))",
                arguments: columns.map { _ in record.column })
        default: throw Refusal.badCondition(key)
        }
    }

    private static func marked(_ sign: String, _ key: String) -> String {
        "instr(' ' || coalesce(t.marks, '') || ' ', ' \(sign)\(key) ') > 0"
    }
}
