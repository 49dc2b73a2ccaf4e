import Domain
import GRDB

/// Gathers the activities that are counted, with as much of each as the counting looks at.
enum ActivityCounting {
    static func counts(
        _ db: Database, _ query: ActivityCountQuery
    ) throws -> (ActivityCounts, names: [RecordID: String]) {
        var counts = ActivityCounts(during: query.range, today: query.today)
        try each(db, about: query.about, during: query.range) { counts.add($0) }
        var names = try Names.of(counts.byHost.keys, db)
        if let about = query.about { names.merge(try Names.of([about], db)) { known, _ in known } }
        return (counts, names)
    }

    /// The lines of so many activities are in memory at once.
    private static let stretch = 400

    /// Living activities that may lie in the range, by their days, with their hosts and who came.
    static func each(
        _ db: Database, about: RecordID?, during range: ClosedRange<CalendarDay>?,
        _ visit: (Record) throws -> Void
    ) throws {
        var conditions = ["t.retired = 0"]
        var arguments: [DatabaseValue] = []
        if let about {
            let scope = try Scope.condition(.activity, about: Successors.of(about, db))
            conditions.append(scope.sql)
            arguments += scope.arguments
        }
        if let range {
            let first = range.lowerBound.first
            // A year or a month of its own sorts before its days.
            conditions.append("(t.heldOn >= ? OR t.heldOn IN (?, ?)) AND t.heldOn <= ?")
            let written = first.written
            arguments += [
                written.databaseValue, String(written.prefix(4)).databaseValue,
                String(written.prefix(7)).databaseValue, range.upperBound.last.written.databaseValue,
            ]
        }
        let rows = try db.all(
            """
            SELECT t.id, t.heldOn, t.state, t.sort, t.pillar FROM activity t
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY t.heldOn, t.id
            """, arguments
        ) { row in
            var record = Record(try row.record(0))
            guard let day = CalendarDay(written: try row.text(1)) else { throw Damage() }
            record[Activity.heldOn] = .value(day)
            if let state = row.text(ifAny: 2).flatMap(Activity.State.init(rawValue:)) {
                record[Activity.state] = .value(state)
            }
            if let sort = row.text(ifAny: 3) { record[Activity.sort] = .value(sort) }
            if let pillar = row.text(ifAny: 4) { record[Activity.pillar] = .value(pillar) }
            return record
        }
        for start in Swift.stride(from: 0, to: rows.count, by: stretch) {
            let some = rows[start..<min(rows.count, start + stretch)]
            let ids = BulkRecords.these(some.map(\.id))
            let hosts = try BulkRecords.lines(db, ActivityHost.description, ids)
            let attendance = try BulkRecords.lines(db, Attendance.description, ids)
            for row in some {
                var record = row
                if let lines = hosts[row.id] { record[Activity.hosts] = .value(lines) }
                if let lines = attendance[row.id] { record[Activity.attendance] = .value(lines) }
                try visit(record)
            }
        }
    }
}
