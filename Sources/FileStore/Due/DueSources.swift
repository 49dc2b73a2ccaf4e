import Domain
import GRDB

/// Where matters with a day of their own stand in the file.
struct DueSource {
    /// `FROM …`; the record that the matter belongs to is `t`.
    var from: String
    /// The column with the day.
    var day: String
    /// The key of the matter.
    var key: String
    var conditions: [String]

    /// Nil for sorts that are found otherwise.
    static func of(_ sort: DueItem.Sort, today: CalendarDay) -> DueSource? {
        switch sort {
        // The plus keeps SQLite from going through all signed agreements (it takes equality for rare).
        case .ends:
            DueSource(
                from: "agreement t", day: "t.endsOn", key: "'ends'",
                conditions: [
                    "+t.state = 'signed'", "t.retired = 0",
                    """
                    CASE \(Standings.state(on: today)) WHEN 'inForce' THEN 1
                        WHEN 'expired' THEN t.reviewDecision IS NOT 'end' ELSE 0 END
                    """,
                ])
        case .commitment:
            DueSource(
                from: "commitment t", day: "t.due", key: "'commitment'",
                conditions: ["t.state = 'open'", "t.retired = 0", "t.rhythm IS NULL"])
        case .milestone:
            DueSource(
                from: "milestone m CROSS JOIN project t ON t.id = m.record", day: "m.due",
                key: "'milestone/' || m.id",
                conditions: [
                    "m.state IN ('planned', 'underWay')", "t.retired = 0",
                    "+t.state NOT IN ('completed', 'stopped')",
                ])
        case .followUp:
            DueSource(
                from: "followUp f CROSS JOIN activity t ON t.id = f.record", day: "f.due",
                key: "'followUp/' || f.id",
                conditions: [
                    "f.doneOn IS NULL", isOpen("f"), "t.retired = 0", "+t.state IS NOT 'cancelled'",
                ])
        case .planned, .occurrence, .election, .report, .quiet, .anniversary, .missing: nil
        }
    }

    /// Activities that are called planned, and those of which nothing is said whose day has not come.
    static func planned(today: CalendarDay) -> [DueSource] {
        [
            DueSource(
                from: "activity t", day: "t.heldOn", key: "'planned'",
                conditions: ["t.state = 'planned'", "t.retired = 0"]),
            DueSource(
                from: "activity t", day: "t.heldOn", key: "'planned'",
                conditions: [
                    "t.heldOn > '\(today.written)'", "+t.state IS NULL", "t.retired = 0",
                    "\(Standings.first("t.heldOn")) > '\(today.written)'",
                ]),
        ]
    }

    /// *Does not apply* is an answer too: there is no day on which it will be done.
    private static func isOpen(_ line: String) -> String {
        "(\(line).marks IS NULL OR instr(\(line).marks, 'doneOn') = 0)"
    }
}

extension DueReader {
    /// The matters of a sort that stand under their own day.
    func dated(_ sort: DueItem.Sort, from day: CalendarDay?, limit: Int) throws -> Found {
        let sources = sources(sort)
        var found = Found()
        var records: [RecordID] = []
        for source in sources {
            let (own, frontier) = try self.records(source, sort, from: day, limit: limit)
            records += own
            found.frontier = [found.frontier, frontier].compactMap(\.self).min()
        }
        var seen: Set<RecordID> = []
        found.items = try items(sort, of: records.filter { seen.insert($0).inserted })
        return found
    }

    func sources(_ sort: DueItem.Sort) -> [DueSource] {
        sort == .planned
            ? DueSource.planned(today: query.today)
            : DueSource.of(sort, today: query.today).map { [$0] } ?? []
    }

    /// The records in the order of the days. What is known only by its month or year is found by the day it begins with,
    /// and stands under the last day it can mean: from a day on, the month and the year of that day are looked at too.
    private func records(
        _ source: DueSource, _ sort: DueItem.Sort, from day: CalendarDay?, limit: Int
    ) throws -> (records: [RecordID], frontier: CalendarDay?) {
        let shared = try conditions(source, sort)
        func rows(_ own: [String], _ limit: Int) throws -> [(RecordID, String)] {
            let wheres = (shared.map(\.sql) + own).joined(separator: " AND ")
            return try db.all(
                """
                SELECT t.id, \(source.day) FROM \(source.from) WHERE \(wheres)
                ORDER BY \(source.day) LIMIT \(limit)
                """, shared.flatMap(\.arguments)
            ) { (try $0.record(0), try $0.text(1)) }
        }
        var found = try rows(day.map { ["\(source.day) >= '\($0.written)'"] } ?? [], limit)
        let frontier = found.count < limit ? nil : found.last.flatMap { CalendarDay(written: $0.1)?.first }
        if let written = day?.written {
            found += try rows(
                ["\(source.day) IN ('\(written.prefix(7))', '\(written.prefix(4))')"], -1)
        }
        return (found.map(\.0), frontier)
    }

    func conditions(_ source: DueSource, _ sort: DueItem.Sort) throws -> [ListSQL.Fragment] {
        var all = source.conditions.map { ListSQL.Fragment(sql: $0) }
        all.append(ListSQL.Fragment(sql: "\(source.day) <= '\(until(sort).written)'"))
        if let limit = try limits.fragment(sort) { all.append(limit) }
        return all
    }

    /// What was agreed on without a day by which it is to be done.
    func undatedFollowUps() throws -> [DueItem] {
        guard let source = DueSource.of(.followUp, today: query.today) else { return [] }
        var wheres =
            source.conditions.map { ListSQL.Fragment(sql: $0) } + [ListSQL.Fragment(sql: "f.due IS NULL")]
        if let limit = try limits.fragment(.followUp) { wheres.append(limit) }
        let records = try db.all(
            """
            SELECT DISTINCT t.id FROM \(source.from) WHERE \(wheres.map(\.sql).joined(separator: " AND "))
            ORDER BY t.id
            """, wheres.flatMap(\.arguments)
        ) { try $0.record(0) }
        return try items(.followUp, of: records).filter { $0.day == nil }
    }

    func missing() throws -> [DueItem] {
        guard query.about == nil else { return [] }
        var items: [DueItem] = []
        try db.each("SELECT kind, lacking FROM counter WHERE lacking > 0 ORDER BY kind") { row in
            guard let kind = Kind(code: try row.integer(0)) else { throw Damage() }
            items.append(DueItem(missing: kind, records: try row.int(1)))
        }
        return items
    }

    /// Promises with a rhythm, each with the days that nobody has settled.
    func occurrences() throws -> [DueItem] {
        let limit = try limits.fragment(.occurrence)
        let wheres =
            ["t.state = 'open'", "t.rhythm IS NOT NULL", "t.retired = 0"] + (limit.map { [$0.sql] } ?? [])
        let records = try db.all(
            "SELECT t.id FROM commitment t WHERE \(wheres.joined(separator: " AND ")) ORDER BY t.id",
            limit?.arguments ?? []
        ) { try $0.record(0) }
        return try items(.occurrence, of: records)
    }

    func anniversaries() throws -> [DueItem] {
        let limit = try limits.fragment(.anniversary)
        let (first, last) = (query.today, query.until(.anniversary))
        var records: [RecordID] = []
        for years in Anniversary.years {
            guard let from = first.adding(years: -years), let to = last.adding(years: -years) else { break }
            // Below the 29th of February stands the 28th, and the other way round.
            let range = "t.signedOn BETWEEN '\(from.written)' AND '\((to.adding(days: 1) ?? to).written)'"
            let wheres = [range, "+t.state = 'signed'", "t.retired = 0"] + (limit.map { [$0.sql] } ?? [])
            records += try db.all(
                "SELECT t.id FROM agreement t WHERE \(wheres.joined(separator: " AND ")) ORDER BY t.signedOn",
                limit?.arguments ?? []
            ) { try $0.record(0) }
        }
        var seen: Set<RecordID> = []
        return try items(.anniversary, of: records.filter { seen.insert($0).inserted })
    }
}
