import Domain
import GRDB

/// What the registry knows of a code: whose it is, and of which division.
enum Codes {
    static func facts(_ db: Database, _ query: CodeQuery) throws -> CodeFacts {
        var facts = CodeFacts(query)
        facts.holder = try holder(db, query)
        for digits in divisions(of: query) {
            guard let (id, isFormer) = try division(db, digits) else { continue }
            facts.division = id
            facts.digits = digits
            facts.isFormer = isFormer
            facts.path = try Divisions.path(db, of: id)
            break
        }
        if let home = query.home, let division = facts.division, home != division,
            // The division of the code may be known less exactly than what the record lies in.
            try !Divisions.above(db, home).contains(division),
            let name = try Names.of([home], db)[home]
        {
            facts.otherHome = CodeFacts.Named(home, name)
        }
        return facts
    }

    /// The digits to look a division up by, the longest first.
    private static func divisions(of query: CodeQuery) -> [String] {
        switch query.kind {
        case .unit:
            guard let code = CreditCode(query.code), let division = DivisionCode(code.division) else {
                return []
            }
            return [code.division] + division.above
        case .village, .region: return DivisionCode(query.code)?.above ?? []
        default: return []
        }
    }

    /// The division of this code: the living one, or the one that goes on for one that had it.
    static func division(_ db: Database, _ digits: String) throws -> (RecordID, isFormer: Bool)? {
        let living = try db.first(
            "SELECT id FROM region WHERE code = ? AND retired = 0", [digits.databaseValue],
            { try $0.record(0) })
        if let living {
            let end = try Divisions.end(db, of: living)
            return (end, end != living)
        }
        let former = try db.first(
            """
            SELECT f.record FROM formerCode f JOIN region t ON t.id = f.record
            WHERE f.code = ? AND t.retired = 0
            UNION ALL SELECT id FROM region WHERE code = ? AND retired = 1 ORDER BY 1 LIMIT 1
            """, [digits.databaseValue, digits.databaseValue], { try $0.record(0) })
        guard let former else { return nil }
        let end = try Divisions.end(db, of: try Successors.of(former, db))
        guard try db.exists("SELECT 1 FROM region WHERE id = ? AND retired = 0", [end.column]) else {
            return nil
        }
        return (end, true)
    }

    private static func holder(_ db: Database, _ query: CodeQuery) throws -> CodeFacts.Named? {
        guard query.kind.description.field(query.field)?.code != nil else { return nil }
        return try db.first(
            """
            SELECT id, name FROM \(query.kind.rawValue.quoted)
            WHERE \(query.field.quoted) = ? AND retired = 0 AND id <> ?
            """, [query.code.databaseValue, (query.record?.rawValue ?? 0).databaseValue]
        ) { CodeFacts.Named(try $0.record(0), try $0.text(1)) }
    }
}

/// Going up the tree of divisions, and on from those that have come to their end.
extension Divisions {
    /// Deeper trees, and longer chains, are circles in a damaged file.
    private static let deepest = 20

    /// What a place lies in, the smallest first.
    static func above(_ db: Database, _ id: RecordID) throws -> [RecordID] {
        var found: [RecordID] = []
        var next = try parent(db, id)
        while let place = next, !found.contains(place), found.count < deepest {
            found.append(place)
            next = try parent(db, place)
        }
        return found
    }

    private static func parent(_ db: Database, _ id: RecordID) throws -> RecordID? {
        try db.first("SELECT parent FROM region WHERE id = ?", [id.column]) { try $0.record(ifAny: 0) } ?? nil
    }

    /// The names from a place upwards.
    static func path(_ db: Database, of id: RecordID) throws -> [String] {
        let ids = [id] + (try above(db, id))
        let names = try Names.of(ids, db)
        var path: [String] = []
        // A city without counties stands in the tables twice.
        for name in ids.compactMap({ names[$0] }) where path.last != name { path.append(name) }
        return path
    }

    /// Between the names of places that lie in one another.
    static let between = " · "

    /// What a place lies in, as it is told: from the smallest upwards, those that only gather others left out.
    static func told(_ db: Database, _ id: RecordID) throws -> String? {
        let found = try db.first(
            """
            SELECT t.name, a.name, a.code, b.name, b.code, c.name, c.code FROM region t
            LEFT JOIN region a ON a.id = t.parent LEFT JOIN region b ON b.id = a.parent
            LEFT JOIN region c ON c.id = b.parent WHERE t.id = ?
            """, [id.column]
        ) { row in
            var names: [String] = []
            var last = row.text(ifAny: 0)
            for column in [1, 3, 5] {
                guard let name = row.text(ifAny: column), name != last else { continue }
                last = name
                let code = row.text(ifAny: column + 1).flatMap { DivisionCode($0) }
                if code?.isPlaceholder != true { names.append(name) }
            }
            return names.joined(separator: between)
        }
        return found.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether another living place bears the same name.
    static func hasNamesakes(_ db: Database, _ id: RecordID) throws -> Bool {
        try db.exists(
            """
            SELECT 1 FROM region t JOIN region o ON o.sortName = t.sortName
            WHERE t.id = ? AND o.id <> t.id AND o.retired = 0 AND o.name = t.name
            """, [id.column])
    }

    /// The record that a place goes on as when it was renamed or merged; itself when it was split, or has not ended.
    static func end(_ db: Database, of id: RecordID) throws -> RecordID {
        var current = id
        for _ in 0..<deepest {
            let successors = try db.all(
                "SELECT how, successor FROM succession WHERE record = ? AND successor IS NOT NULL ORDER BY position",
                [current.column]
            ) { (how: try $0.text(0), successor: try $0.record(1)) }
            let onward = successors.filter { $0.how == "renamed" || $0.how == "merged" }
            guard onward.count == 1, let next = onward.first?.successor, next.kind == id.kind, next != id
            else { return current }
            current = try Successors.of(next, db)
        }
        return current
    }
}
