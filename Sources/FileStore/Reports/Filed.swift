import Domain
import GRDB

/// Who has filed which reports.
enum Filed {
    /// Of more bodies the first by name are told.
    private static let mostBodies = 2000

    static func grid(_ db: Database, _ query: FiledQuery) throws -> FiledGrid {
        var grid = FiledGrid(year: query.year)
        let reports = try reports(db, query.year)
        var bodies = Set<RecordID>()
        if let asked = query.about {
            let about = try Successors.of(asked, db)
            guard try RecordStore.exists(db, about) else { throw Refusal.noSuchRecord(asked.number) }
            guard [.branch, .village, .region, .unit, .twinning].contains(about.kind) else {
                throw Refusal.noReportOf(asked)
            }
            let members = try Scope.members(about: about)
            bodies = Set(
                try db.all(
                    """
                    WITH member (id) AS (\(members.sql))
                    SELECT DISTINCT party FROM party WHERE party IN (SELECT id FROM member)
                        AND record IN (SELECT id FROM twinning WHERE retired = 0)
                    UNION SELECT about FROM report WHERE retired = 0 AND about IN (SELECT id FROM member)
                    """, members.arguments
                ) { try $0.record(0) })
            if about.kind != .unit, about.kind != .twinning { bodies.insert(about) }
            if about.kind == .region { bodies.formUnion(try regions(db, below: about)) }
        } else {
            bodies = Set(
                try db.all("SELECT DISTINCT about FROM report WHERE retired = 0") { try $0.record(0) })
        }
        bodies = bodies.filter { [.branch, .village, .region].contains($0.kind) }
        let named = try Names.of(bodies, db).sorted {
            ($0.key.kind == .region ? 0 : 1, SearchText.sortKey($0.value), $0.key)
                < ($1.key.kind == .region ? 0 : 1, SearchText.sortKey($1.value), $1.key)
        }
        for (body, name) in named.prefix(mostBodies) {
            try grid.add(body, name, reports[body] ?? [], today: query.today)
        }
        grid.unlisted = max(0, named.count - mostBodies)
        return grid
    }

    /// Regions below one that have filed before.
    private static func regions(_ db: Database, below region: RecordID) throws -> [RecordID] {
        try db.all(
            """
            WITH RECURSIVE inside (id) AS (
                SELECT ? UNION SELECT r.id FROM region r JOIN inside ON r.parent = inside.id WHERE r.retired = 0)
            SELECT DISTINCT about FROM report WHERE retired = 0 AND about IN (SELECT id FROM inside)
            """, [region.column]
        ) { try $0.record(0) }
    }

    /// Reports of a year's periods by their body, without their content but for the day of the first submission.
    private static func reports(_ db: Database, _ year: Int) throws -> [RecordID: [Record]] {
        var found: [RecordID: [Record]] = [:]
        let ids = try db.all(
            #"SELECT id FROM report WHERE retired = 0 AND "from" BETWEEN ? AND ? ORDER BY id"#,
            [String(year).databaseValue, "\(year)-12-31".databaseValue]
        ) { try $0.record(0) }
        for id in ids {
            guard let record = try RecordStore.find(db, id), let about = record[Report.about].value else {
                continue
            }
            found[about, default: []].append(record)
        }
        return found
    }
}
