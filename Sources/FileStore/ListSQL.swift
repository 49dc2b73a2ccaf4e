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
    private let limits: Limits

    struct Fragment {
        var sql: String
        var arguments: [DatabaseValue] = []
    }

    enum Filter {
        case none
        case nothing
        /// The rows whose names the index finds.
        case names(SearchQueryText, Approach)
    }

    /// How the rows that a filter finds come into their order. Sorting costs by the rows that match; walking by the
    /// rows that do not.
    enum Approach {
        /// Few match: all of them are fetched and sorted.
        case sorting
        /// The rows are walked along the index of their order, and looked for among those found.
        case walkingFound
        /// Nearly all match: the rows are walked, and each is asked.
        case walkingTerms
    }

    /// Where one approach gives way to the other.
    struct Limits {
        var few: Int64 = 500
        var many: Int64 = 20_000
        /// So many rows are walked before all that match are sorted after all: they lie close together, far off.
        var longestWalk = 50_000
        /// Of a list of so many rows sorting and walking cost the same for the root of so many times its length.
        var balance: Int64 = 6
    }

    init(_ query: ListQuery, _ db: Database, _ limits: Limits = Limits()) throws {
        self.query = query
        self.limits = limits
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
        filter = try ListSQL.filter(query, db, limits)
    }

    private static func filter(_ query: ListQuery, _ db: Database, _ limits: Limits) throws -> Filter {
        guard !query.text.trimmed.isEmpty else { return .none }
        var text = SearchQueryText(query.text)
        if let number = text.number, number.kind == query.kind {
            let survivor = try Successors.of(number, db)
            if survivor != number { text.survivor = survivor }
        }
        guard !text.isEmpty else { return .nothing }
        let living = try db.integer(
            "SELECT living FROM counter WHERE kind = ?", [query.kind.code.databaseValue])
        let few = max(limits.few, Int64(Double((living ?? 0) * limits.balance).squareRoot()))
        func counted(_ text: SearchQueryText) throws -> Int64 {
            let found = Fragment.found(text, query.kind)
            return try db.integer(
                "SELECT count(*) FROM (\(found.sql) LIMIT ?)",
                found.arguments + [(max(few, limits.many) + 1).databaseValue]) ?? 0
        }
        var matches = try counted(text)
        if matches == 0 {
            // Nothing has these characters: one that has what is taken for one of them is meant.
            for other in text.lookAlikes {
                let count = try counted(other)
                guard count > 0 else { continue }
                (text, matches) = (other, count)
                break
            }
        }
        let approach: Approach =
            matches <= few ? .sorting : matches <= limits.many ? .walkingFound : .walkingTerms
        return .names(text, approach)
    }

    /// `FROM … WHERE …` by sorting, with what `extra` adds to the conditions.
    func body(_ extra: [Fragment] = []) -> Fragment {
        let table = query.kind.rawValue.quoted
        var all = Fragment(sql: " FROM \(table) t")
        var wheres = conditions + extra
        switch filter {
        case .none: break
        case .nothing: wheres.append(Fragment(sql: "0"))
        case .names(let text, _):
            let found = Fragment.found(text, query.kind)
            all = Fragment(
                sql: " FROM (\(found.sql)) m CROSS JOIN \(table) t ON t.id = m.found",
                arguments: found.arguments)
            if text.needsChecking { wheres.append(checked) }
        }
        all.append(wheres)
        return all
    }

    /// `FROM …` of the first rows in this order. What is shown of them is fetched only once they are known: what is
    /// sorted should be small.
    func sorted(_ extra: [Fragment], order: String, limit: Int) -> Fragment {
        var all = body(extra)
        let table = query.kind.rawValue.quoted
        all.sql =
            " FROM (SELECT t.id AS found\(all.sql) ORDER BY \(order) LIMIT \(limit)) k"
            + " CROSS JOIN \(table) t ON t.id = k.found CROSS JOIN record r ON r.id = t.id"
            + " ORDER BY \(order)"
        return all
    }

    /// The same by walking: a stretch of the table's rows in `order`, which an index has ready, and of these the ones
    /// that match.
    func walk(_ extra: [Fragment], order: String) -> Fragment {
        let table = query.kind.rawValue.quoted
        var all = Fragment(sql: " FROM (SELECT t.id AS found FROM \(table) t")
        all.append(extra)
        all.sql += " ORDER BY \(order) LIMIT \(limits.longestWalk)) k"
        guard case .names(let text, let approach) = filter else { return all }
        var wheres = conditions
        if approach == .walkingTerms {
            all.sql += " CROSS JOIN searchable s ON s.id = k.found"
            let condition = text.condition(on: "s.terms")
            wheres.insert(
                Fragment(sql: condition.sql, arguments: condition.arguments.map(\.databaseValue)), at: 0)
        } else {
            let found = Fragment.found(text, query.kind)
            wheres.insert(Fragment(sql: "k.found IN (\(found.sql))", arguments: found.arguments), at: 0)
        }
        all.sql += " CROSS JOIN \(table) t ON t.id = k.found CROSS JOIN record r ON r.id = t.id"
        if text.needsChecking { wheres.append(checked) }
        all.append(wheres)
        return all
    }

    /// Whether there are more rows than a walk goes through.
    func outlastsWalk(_ extra: [Fragment]) -> Fragment {
        var all = Fragment(sql: "SELECT 1 FROM \(query.kind.rawValue.quoted) t")
        all.append(extra)
        all.sql += " LIMIT 1 OFFSET \(limits.longestWalk)"
        return all
    }

    private var checked: Fragment {
        Fragment(
            sql: "holds((SELECT names FROM searchable WHERE id = t.id), ?)",
            arguments: [(text?.typed ?? query.text).databaseValue])
    }

    var text: SearchQueryText? {
        if case .names(let text, _) = filter { text } else { nil }
    }

    var approach: Approach {
        if case .names(_, let approach) = filter { approach } else { .sorting }
    }
}

extension ListSQL.Fragment {
    /// `SELECT … AS found`: what the index finds of a kind.
    static func found(_ text: SearchQueryText, _ kind: Kind) -> ListSQL.Fragment {
        ListSQL.Fragment(
            sql: "SELECT rowid AS found FROM searchIndex WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ?",
            arguments: [
                text.anywhere.databaseValue, kind.identifiers.lowerBound.databaseValue,
                kind.identifiers.upperBound.databaseValue,
            ])
    }

    fileprivate mutating func append(_ wheres: [ListSQL.Fragment]) {
        guard !wheres.isEmpty else { return }
        sql += " WHERE " + wheres.map { "(\($0.sql))" }.joined(separator: " AND ")
        arguments += wheres.flatMap(\.arguments)
    }
}

// MARK: - Conditions

extension ListSQL.Fragment {
    init(_ condition: Condition, kind: Kind) throws {
        let key = condition.field.key
        guard let field = kind.description.askable(key) else { throw Refusal.noSuchField(key, kind) }
        if field.isComputed {
            try self.init(computed: field, condition, kind)
        } else if let part = field.part {
            try self.init(list: part, key, condition.test)
        } else {
            try self.init(column: "t." + key.quoted, key, condition.test)
        }
    }

    private init(computed field: FieldDescription, _ condition: Condition, _ kind: Kind) throws {
        if field.key == Common.about.key {
            guard case .equal(.link(let subject)) = condition.test else {
                throw Refusal.badCondition(field.key)
            }
            self = try Scope.condition(kind, about: subject)
            return
        }
        guard let day = condition.on, let value = Standings.expression(field, on: day) else {
            throw Refusal.badCondition(field.key)
        }
        switch condition.test {
        case .equal(.choice(let key)): self.init(sql: "(\(value)) = ?", arguments: [key.databaseValue])
        case .notEqual(.choice(let key)):
            self.init(sql: "(\(value)) IS NOT ?", arguments: [key.databaseValue])
        case .isKnown: self.init(sql: "(\(value)) IS NOT NULL")
        case .isNotKnown: self.init(sql: "(\(value)) IS NULL")
        case .hadBegun where field == Agreement.standing.description:
            self.init(sql: Standings.hadBegun(by: day))
        case .hadBegun where field == Twinning.contact.description:
            self.init(sql: "t.since IS NULL OR t.since <= ?", arguments: [day.last.written.databaseValue])
        default: throw Refusal.badCondition(field.key)
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
        case .during(let period):
            // The tilde comes behind every sign of a written date.
            self.init(
                sql: "\(column) BETWEEN ? AND ?",
                arguments: [period.written.databaseValue, (period.written + "~").databaseValue])
        case .lines, .line, .lineKnown, .hadBegun: throw Refusal.badCondition(key)
        case .isKnown: self.init(sql: "\(column) IS NOT NULL")
        case .isNotKnown: self.init(sql: "\(column) IS NULL AND NOT \(Self.marked("-", key))")
        case .isNotApplicable: self.init(sql: Self.marked("-", key))
        }
    }

    /// Of a list: whether it is known, and whether one of its lines links to a record.
    private init(list part: PartDescription, _ key: String, _ test: Condition.Test) throws {
        let lines = "SELECT 1 FROM \(part.name.quoted) l WHERE l.record = t.id"
        switch test {
        case .isKnown: self.init(sql: "\(Self.marked("+", key)) OR \(Self.marked("0", key))")
        case .isNotKnown:
            let marks = ["+", "0", "-"].map { "NOT \(Self.marked($0, key))" }
            self.init(sql: marks.joined(separator: " AND "))
        case .isNotApplicable: self.init(sql: Self.marked("-", key))
        case .lines(0): self.init(sql: Self.marked("0", key))
        case .lines(let count):
            self.init(
                sql: "\(Self.marked("+", key)) AND"
                    + " (SELECT count(*) FROM \(part.name.quoted) l WHERE l.record = t.id) = ?",
                arguments: [count.databaseValue])
        case .line(let inner, let value):
            guard part.field(inner) != nil, let argument = value.column else {
                throw Refusal.badCondition(key)
            }
            self.init(sql: "EXISTS (\(lines) AND l.\(inner.quoted) = ?)", arguments: [argument])
        case .lineKnown(let inner):
            guard part.field(inner) != nil else { throw Refusal.badCondition(key) }
            self.init(sql: "EXISTS (\(lines) AND l.\(inner.quoted) IS NOT NULL)")
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

    static func marked(_ sign: String, _ key: String) -> String {
        "instr(' ' || coalesce(t.marks, '') || ' ', ' \(sign)\(key) ') > 0"
    }
}
