import Domain
import GRDB

/// How many matters there are. What stands under its own day is counted where it stands; the rest is few, or has to be
/// made anyway.
extension DueReader {
    static func counts(
        _ db: Database, _ query: DueQuery, _ cache: DueCache? = nil
    ) throws -> DueCounts {
        let reader = try DueReader(db, query, cache)
        var counts = DueCounts()
        for sort in DueItem.Sort.allCases where query.wants(sort) {
            for source in reader.sources(sort) { try reader.count(source, sort, &counts) }
            let items: [DueItem] =
                switch sort {
                case .followUp: try reader.undatedFollowUps()
                case .ends, .commitment, .milestone, .planned: []
                case .occurrence, .report, .anniversary: try reader.whole(sort).all
                case .quiet: []
                default: try reader.find(sort, from: nil, limit: .max / 16).items
                }
            for item in items where item.postponed == nil {
                counts.add(1, sort, DueGroup(item.day, today: query.today))
            }
            guard sort == .quiet else { continue }
            for matter in try reader.quiet().all {
                counts.add(1, sort, DueGroup(matter.day, today: query.today))
            }
        }
        return counts
    }

    private func count(_ source: DueSource, _ sort: DueItem.Sort, _ counts: inout DueCounts) throws {
        let last = Standings.last(source.day)
        let until = query.until(sort).written
        var conditions = try conditions(source, sort)
        conditions.append(ListSQL.Fragment(sql: "\(last) <= '\(until)'"))
        conditions.append(
            ListSQL.Fragment(
                sql: """
                    NOT EXISTS (SELECT 1 FROM postponement o WHERE o.record = t.id AND o.item = \(source.key)
                        AND \(Standings.first("o.until")) > '\(query.today.written)')
                    """))
        try db.each(
            """
            SELECT \(last), count(*) FROM \(source.from)
            WHERE \(conditions.map(\.sql).joined(separator: " AND ")) GROUP BY 1
            """, conditions.flatMap(\.arguments)
        ) { row in
            guard let day = CalendarDay(written: try row.text(0)) else { throw Damage() }
            counts.add(try row.int(1), sort, DueGroup(day, today: query.today))
        }
    }
}
