import Domain
import GRDB

/// What Home shows. The counts are kept up by every write, so that a registry of any size opens at once.
enum Home {
    /// So many ending agreements are listed.
    private static let mostEnding = 100
    /// And so many elections; the others stand in a list of their own.
    private static let mostElections = 5

    static func summary(_ db: Database, today: CalendarDay, endingWithin days: Int) throws -> HomeSummary {
        var counts: [Kind: Int] = [:]
        var lacking: [Kind: Int] = [:]
        for kind in Kind.allCases { (counts[kind], lacking[kind]) = (0, 0) }
        try db.each("SELECT kind, living, lacking FROM counter") { row in
            guard let kind = Kind(code: try row.integer(0)) else { throw Damage() }
            counts[kind] = try row.int(1)
            lacking[kind] = try row.int(2)
        }
        var summary = HomeSummary(
            counts: counts, ending: try ending(db, today.adding(days: days) ?? today, today: today),
            lacking: lacking,
            drafts: try Drafts.all(db))
        if days > 0, let until = today.adding(days: Election.warning) {
            summary.elections = try Elections.due(db, until: until, today: today, limit: mostElections)
        }
        return summary
    }

    /// In force and at an end by that day, or expired and neither renewed nor left to that by its review. An end known only by its month or
    /// year is the last day it can mean.
    ///
    /// The plus keeps SQLite from going through all signed agreements (it takes equality for rare) instead of the few
    /// that the order of the days begins with.
    private static func ending(
        _ db: Database, _ day: CalendarDay, today: CalendarDay
    ) throws -> [HomeSummary.EndingAgreement] {
        let found = try db.all(
            """
            SELECT id, name, endsOn FROM agreement t
            WHERE endsOn <= ?1 AND CASE length(endsOn) WHEN 4 THEN endsOn || '-12-31'
                    WHEN 7 THEN date(endsOn || '-01', '+1 month', '-1 day') ELSE endsOn END <= ?1
                AND +t.state = 'signed' AND retired = 0
                AND CASE \(Standings.state(on: today)) WHEN 'inForce' THEN 1
                    WHEN 'expired' THEN reviewDecision IS NOT 'end' ELSE 0 END
            ORDER BY endsOn, id LIMIT ?2
            """, [day.written.databaseValue, mostEnding.databaseValue]
        ) { row -> HomeSummary.EndingAgreement in
            guard let end = CalendarDay(written: try row.text(2)) else { throw Damage() }
            return HomeSummary.EndingAgreement(id: try row.record(0), name: try row.text(1), endsOn: end)
        }
        return found.sorted { ($0.endsOn.last, $0.id) < ($1.endsOn.last, $1.id) }
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
