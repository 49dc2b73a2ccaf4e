import Domain
import GRDB

/// What follows from many records: quiet twinnings, elections, reports.
extension DueReader {
    /// All matters of a sort that have no index over their days. They are kept until something changes: every stretch of
    /// the list asks for them again. Those of a single twinning are not: they are found quickly and would take the place of
    /// the others.
    func whole(_ sort: DueItem.Sort) throws -> PlacedMatters<DueItem> {
        let state = try state(sort)
        if let known = keeping?.matters(sort, state) { return known }
        let items: [DueItem] =
            switch sort {
            case .occurrence: try occurrences()
            case .report: try reports()
            case .anniversary: try anniversaries()
            case .ends, .commitment, .milestone, .followUp, .planned, .election, .quiet, .missing: []
            }
        let matters = PlacedMatters(items)
        keeping?.keep(matters, sort, state)
        return matters
    }

    func quiet() throws -> PlacedMatters<QuietMatter> {
        let state = try state(.quiet)
        if let known = keeping?.quiet(state) { return known }
        let found = try Quiets.matters(
            db, days: quietDays, today: query.today, until: query.until(.quiet), try limits.fragment(.quiet))
        let matters = PlacedMatters(inOrder: found.sorted(by: QuietMatter.precedes))
        keeping?.keep(matters, state)
        return matters
    }

    func quiet(after place: DuePlace?, limit: Int) throws -> Found {
        let (matters, frontier) = try quiet().stretch(after: place, limit: limit)
        let names = try Names.of(matters.compactMap(\.record), db)
        let items = matters.compactMap { matter in
            matter.record.flatMap { names[$0] }.flatMap(matter.item)
        }
        return Found(items, frontier: frontier)
    }

    private var keeping: DueCache? { query.about?.kind == .twinning ? nil : cache }

    private func state(_ sort: DueItem.Sort) throws -> DueCache.State {
        DueCache.State(
            connection: ObjectIdentifier(db), changes: db.totalChangesCount,
            version: try db.integer("PRAGMA data_version") ?? 0, today: query.today, until: query.until(sort),
            about: query.about)
    }

    // MARK: - Elections

    func election(_ branch: Record) throws -> DueItem? {
        let held = try Posts.held(db, in: [branch.id])
        guard let election = Election.next(of: branch, held, today: query.today) else { return nil }
        var item = DueItem(.election(election), of: branch, on: election.day)
        item.postponed = branch.postponed(item.key, on: query.today)
        return item
    }

    func elections(from day: CalendarDay?, limit: Int) throws -> Found {
        let until = until(.election)
        guard let three = until.adding(years: -3), let five = until.adding(years: -5) else { return Found() }
        let own = try limits.fragment(.election)
        var found = Found()
        var seen: Set<RecordID> = []
        for (from, started) in DueReader.elected {
            var wheres = [
                "\(started) <= '\(three.written)'", "(t.village IS NULL OR \(started) <= '\(five.written)')",
                "t.retired = 0",
            ]
            if let day, let early = day.adding(years: -5), let late = day.adding(years: -3) {
                // A year stands before its days.
                wheres.append("\(started) >= '\(early.year)'")
                wheres.append("(t.village IS NOT NULL OR \(started) >= '\(late.year)')")
            }
            if let own { wheres.append(own.sql) }
            let rows = try db.all(
                """
                SELECT t.id, \(started) FROM \(from) AND \(wheres.joined(separator: " AND "))
                ORDER BY \(started) LIMIT \(limit)
                """, own?.arguments ?? []
            ) { (try $0.record(0), try $0.text(1)) }
            if rows.count == limit, let last = rows.last.flatMap({ CalendarDay(written: $0.1) }) {
                found.frontier = [found.frontier, last.first.adding(years: 3)].compactMap(\.self).min()
            }
            for (id, _) in rows where seen.insert(id).inserted {
                guard let branch = try RecordStore.find(db, id), let item = try election(branch),
                    let day = item.day, day.last <= until
                else { continue }
                found.items.append(item)
            }
        }
        return found
    }

    /// Those whose last election is recorded, then those whose secretary's first day stands for it: without an end, and
    /// with one to come.
    private static let elected: [(from: String, started: String)] = {
        let secretaries =
            #"post s CROSS JOIN branch t ON t.id = s.body WHERE s.post = 'secretary' AND t.electedOn IS NULL"#
        return [
            ("branch t WHERE t.electedOn IS NOT NULL", "t.electedOn"),
            (secretaries + #" AND s."to" IS NULL"#, #"s."from""#),
            (secretaries + #" AND s."to" IS NOT NULL"#, #"s."from""#),
        ]
    }()

    // MARK: - Reports

    func reports() throws -> [DueItem] {
        let limit = try limits.fragment(.report)
        let wheres = ["t.retired = 0", "t.state <> 'draft'"] + (limit.map { [$0.sql] } ?? [])
        let bodies = try db.all(
            "SELECT DISTINCT t.about FROM report t WHERE \(wheres.joined(separator: " AND ")) ORDER BY t.about",
            limit?.arguments ?? []
        ) { try $0.record(0) }
        return try bodies.flatMap { body -> [DueItem] in
            guard let record = try RecordStore.find(db, body), record.retired == nil else { return [] }
            return try reports(of: record)
        }.filter { item in item.day.map { $0 <= query.until(.report) } ?? false }
    }

    /// The reports that are expected of a body: those of the periods after the last one filed, and what was returned.
    func reports(of body: Record) throws -> [DueItem] {
        var filed: [Report.Sort: CalendarDay] = [:]
        var open: [(id: RecordID, sort: Report.Sort, from: CalendarDay, isReturned: Bool)] = []
        try db.each(
            #"SELECT id, sort, "from", "to", state FROM report WHERE about = ? AND retired = 0 ORDER BY "from", id"#,
            [body.id.column]
        ) { row in
            guard let sort = Report.Sort(rawValue: try row.text(1)),
                let from = CalendarDay(written: try row.text(2)),
                let to = CalendarDay(written: try row.text(3))
            else { throw Damage() }
            switch try row.text(4) {
            case "submitted": filed[sort] = max(filed[sort] ?? to, to)
            case let state: open.append((try row.record(0), sort, from, state == "returned"))
            }
        }
        var items: [DueItem] = []
        for sort in Report.Sort.allCases {
            var periods = filed[sort].map { ReportDue.periods(sort, after: $0, overBy: query.today) } ?? []
            for report in open where report.sort == sort && report.isReturned {
                guard let period = ReportPeriod.period(sort, of: report.from), !periods.contains(period)
                else {
                    continue
                }
                periods.append(period)
            }
            for period in periods {
                let begun = open.last { $0.sort == sort && $0.from.first == period.from }?.id
                var item = DueItem(
                    .report(sort, period: period.label, draft: begun), of: body, on: period.due)
                item.postponed = body.postponed(item.key, on: query.today)
                items.append(item)
            }
        }
        return items
    }
}
