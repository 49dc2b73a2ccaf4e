import Domain
import GRDB

/// What Home shows. The counts are kept up by every write, so that a registry of any size opens at once.
enum Home {
    static func summary(_ db: Database) throws -> HomeSummary {
        var counts: [Kind: Int] = [:]
        var lacking: [Kind: Int] = [:]
        for kind in Kind.allCases { (counts[kind], lacking[kind]) = (0, 0) }
        try db.each("SELECT kind, living, lacking FROM counter") { row in
            guard let kind = Kind(code: try row.integer(0)) else { throw Damage() }
            counts[kind] = try row.int(1)
            lacking[kind] = try row.int(2)
        }
        return HomeSummary(counts: counts, lacking: lacking, drafts: try Drafts.all(db))
    }
}

/// The records that lack wanted facts.
enum Missing {
    static func facts(_ db: Database, after: RecordID?, limit: Int) throws -> MissingFacts {
        let limit = max(0, limit)
        let ids = try db.all(
            """
            SELECT id FROM record WHERE missing > 0 AND retiredOn IS NULL AND id > ? ORDER BY id LIMIT ?
            """, [(after?.rawValue ?? 0).databaseValue, (limit + 1).databaseValue]
        ) { try $0.record(0) }
        let items = try ids.prefix(limit).map { id in
            guard let record = try RecordStore.find(db, id) else { throw Damage() }
            return MissingFacts.Item(id: id, name: record.name, fields: record.missingFields)
        }
        return MissingFacts(items: items, reachesEnd: ids.count <= limit)
    }
}

/// The tree of branches, a level at a time.
enum Subordinates {
    /// A level that is longer is a list to be filtered, not a tree.
    private static let mostOnLevel = 2000

    /// A retired branch stands in the tree only while living ones hang below it: they would be lost with it. `below`
    /// counts the branches of the tree directly below each.
    static func below(_ db: Database, _ id: RecordID?) throws -> [Subordinate] {
        let superior = Branch.superior.description
        // One that has none, and one whose superior nobody knows, both stand at the top.
        let tests: [Condition.Test] = id.map { [.equal(.link($0))] } ?? [.isNotKnown, .isNotApplicable]
        let rows = try tests.flatMap { test in
            var query = ListQuery(.branch, conditions: [Condition(superior, test)])
            query.includesRetired = true
            return try ListReader(db, query).rows(mostOnLevel)
        }.sorted { one, other in
            guard case .text(let left) = one.key.sort, case .text(let right) = other.key.sort, left != right
            else { return one.key.id < other.key.id }
            return left < right
        }
        let below = try counts(db, below: rows.map(\.record.id))
        return rows.map { Subordinate(row: $0, below: below[$0.record.id] ?? 0) }
            .filter { $0.row.record.retired == nil || $0.below > 0 }
    }

    private static func counts(_ db: Database, below superiors: [RecordID]) throws -> [RecordID: Int] {
        var counts: [RecordID: Int] = [:]
        let ids = JSONValue.array(superiors.map { .number($0.rawValue) }).text()
        try db.each(
            """
            SELECT superior, count(*) FROM branch
            WHERE superior IN (SELECT value FROM json_each(?)) AND (retired = 0 OR EXISTS (
                WITH RECURSIVE under (id) AS (
                    SELECT b.id FROM branch b WHERE b.superior = branch.id
                    UNION SELECT b.id FROM branch b JOIN under ON b.superior = under.id)
                SELECT 1 FROM under JOIN branch b ON b.id = under.id WHERE b.retired = 0))
            GROUP BY superior
            """, [ids.databaseValue]
        ) { row in counts[try row.record(0)] = try row.int(1) }
        return counts
    }
}
