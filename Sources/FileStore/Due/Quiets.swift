import Domain
import GRDB

/// Twinnings and their last contact.
enum Quiets {
    /// What counts of an activity as contact: it was held by that day.
    private static func isHeld(_ name: String, by today: CalendarDay) -> String {
        """
        \(name).heldOn <= '\(today.written)' AND \(name).retired = 0
            AND (\(name).state IS NULL OR \(name).state = 'held')
        """
    }

    /// The last day on which an activity of `t` was held, or an agreement signed; as expressions over `t`, a twinning.
    private static func linked(by today: CalendarDay) -> (activity: String, agreement: String) {
        let activity = latest("activity", "heldOn") { isHeld($0, by: today) }
        let agreement = latest("agreement", "signedOn") { name in
            "+\(name).state = 'signed' AND \(name).retired = 0 AND \(name).signedOn <= '\(today.written)'"
        }
        return (activity, agreement)
    }

    /// The latest day of those of `t`, as it is written. A month or a year may be as late as its last day, so it comes
    /// after the days in it: of the last one as it is written, its month and its year are looked at too.
    private static func latest(_ table: String, _ day: String, _ isCounted: (String) -> String) -> String {
        """
        (SELECT n.\(day) FROM (SELECT m.\(day) AS top FROM \(table) m
                WHERE m.twinning = t.id AND \(isCounted("m")) ORDER BY m.\(day) DESC LIMIT 1)
            CROSS JOIN \(table) n
            WHERE n.twinning = t.id AND n.\(day) IN (top, substr(top, 1, 7), substr(top, 1, 4))
                AND \(isCounted("n")) ORDER BY \(ranked("n.\(day)")) DESC LIMIT 1)
        """
    }

    /// Sorts days by the last day that they can mean.
    private static func ranked(_ day: String) -> String { "\(day) || '~'" }

    /// The day that sorts last.
    private static func last(of day: String) -> String { "rtrim(max(\(ranked(day))), '~')" }

    /// Activities that say of no twinning to which they belong, and whose hosts stand on both of its sides: `FROM … WHERE …`
    /// over `p`, a party of the twinning on one side, and `a`. A village is there by its Party bodies too.
    private static func hosted(by today: CalendarDay) -> String {
        func stands(_ party: String, _ host: String) -> String {
            "\(party).party IN (\(host).host, (SELECT b.village FROM branch b WHERE b.id = \(host).host))"
        }
        return """
            FROM activity a JOIN host h ON h.record = a.id JOIN party p ON \(stands("p", "h")) AND p.side = 'b'
                JOIN host i ON i.record = a.id JOIN party q ON \(stands("q", "i")) AND q.side = 'a'
                    AND q.record = p.record
            WHERE a.twinning IS NULL AND \(isHeld("a", by: today))
            """
    }

    /// Whether any activity says of no twinning to which it belongs.
    private static let hasUnlinked =
        "EXISTS (SELECT 1 FROM activity u WHERE u.twinning IS NULL AND u.retired = 0)"

    // MARK: - One twinning

    /// Nil for one that is not running, and where nothing is known to have happened.
    static func quiet(
        _ twinning: Record, _ db: Database, _ days: Int, _ today: CalendarDay
    ) throws -> Quiet? {
        let (activity, agreement) = linked(by: today)
        let contacts = try db.first(
            """
            SELECT \(activity), \(agreement),
                CASE WHEN \(hasUnlinked) THEN (SELECT \(last(of: "a.heldOn")) \(hosted(by: today)) AND p.record = t.id) END
            FROM twinning t WHERE t.id = ?
            """, [twinning.id.column]
        ) { row in (0..<3).compactMap { row.text(ifAny: $0).flatMap(CalendarDay.init(written:)) } }
        return Quiet.of(twinning, contacts: contacts ?? [], unlessSaid: days, today: today)
    }

    static func item(
        _ twinning: Record, _ db: Database, _ days: Int, _ today: CalendarDay
    ) throws -> DueItem? {
        guard let quiet = try quiet(twinning, db, days, today) else { return nil }
        var item = DueItem(.quiet(quiet), of: twinning, on: quiet.day)
        item.postponed = twinning.postponed(item.key, on: today)
        return item
    }

    // MARK: - All of them

    /// Every twinning that is quiet by the day `until`, when nothing happens until then, unless that is put off.
    static func matters(
        _ db: Database, days: Int, today: CalendarDay, until: CalendarDay, _ limit: ListSQL.Fragment?
    ) throws -> [QuietMatter] {
        let (activity, agreement) = linked(by: today)
        var hostedLast: [RecordID: CalendarDay] = [:]
        if try db.exists("SELECT 1 WHERE \(hasUnlinked)") {
            try db.each("SELECT p.record, \(last(of: "a.heldOn")) \(hosted(by: today)) GROUP BY p.record") {
                row in
                guard row.text(ifAny: 1) != nil else { return }
                hostedLast[try row.record(0)] = CalendarDay(written: try row.text(1))
            }
        }
        var matters: [QuietMatter] = []
        let putOff = try putOff(db, today)
        var wheres = ["t.stage = 'active'", "t.retired = 0"] + (limit.map { [$0.sql] } ?? [])
        // Most were in touch lately: they need not be looked at.
        if let cutoff = until.adding(days: -days) {
            wheres.append(
                """
                (t.quietAfter IS NOT NULL OR NOT EXISTS (SELECT 1 FROM activity a WHERE a.twinning = t.id
                    AND a.heldOn > '\(cutoff.written)' AND length(a.heldOn) = 10 AND \(isHeld("a", by: today))))
                """)
        }
        try db.each(
            """
            SELECT t.id, t.since, t.quietAfter, r.version, \(activity), \(agreement)
            FROM twinning t JOIN record r ON r.id = t.id WHERE \(wheres.joined(separator: " AND "))
            """, limit?.arguments ?? []
        ) { row in
            let id = try row.record(0)
            let last = [4, 5].compactMap { row.text(ifAny: $0).flatMap(CalendarDay.init(written:)) }
            let own = row.integer(ifAny: 2).map(Int.init) ?? days
            if let newest = last.max(), let day = newest.adding(days: own), newest.isExact, day > until {
                return
            }
            let version = try row.int(3)
            var record = Record(id, version: version)
            record[Twinning.stage] = .value(.active)
            if let since = row.text(ifAny: 1).flatMap(CalendarDay.init(written:)) {
                record[Twinning.since] = .value(since)
            }
            if let after = row.integer(ifAny: 2).map(Int.init) { record[Twinning.quietAfter] = .value(after) }
            let contacts = last + (hostedLast[id].map { [$0] } ?? [])
            guard let quiet = Quiet.of(record, contacts: contacts, unlessSaid: days, today: today),
                let day = quiet.day, day <= until, let matter = QuietMatter(quiet, of: id, version: version)
            else { return }
            if putOff.contains(id), let item = matter.item(""),
                try RecordStore.find(db, id)?.postponed(item.key, on: today) != nil
            {
                return
            }
            matters.append(matter)
        }
        return matters
    }

    private static func putOff(_ db: Database, _ today: CalendarDay) throws -> Set<RecordID> {
        Set(
            try db.all(
                "SELECT record FROM postponement WHERE until > '\(today.written)' AND item = 'quiet'"
            ) { try $0.record(0) })
    }

    // MARK: - As SQL

    /// `active` or `quiet`, as an expression over `t`, a twinning. One that ended later was running.
    static func contact(on today: CalendarDay) -> String {
        let (activity, agreement) = linked(by: today)
        let day = "'\(today.written)'"
        let since = "CASE WHEN \(Standings.first("t.since")) <= \(day) THEN t.since END"
        let hosted = """
            CASE WHEN \(hasUnlinked) THEN (SELECT \(last(of: "a.heldOn")) \(hosted(by: today)) AND p.record = t.id) END
            """
        let latest = [activity, agreement, since, hosted].map { "coalesce(\(ranked("(\($0))")), '')" }.joined(
            separator: ", ")
        let after = """
            coalesce(t.quietAfter,
                (SELECT CAST(s.value AS INTEGER) FROM setting s WHERE s.name = '\(Settings.quietDaysName)'),
                \(Quiet.days))
            """
        return """
            CASE WHEN t.stage IS 'active' OR t.stage IS 'ended' AND \(Standings.first("t.endedOn")) > \(day)
                THEN (SELECT CASE WHEN c.last = '' THEN NULL
                WHEN julianday(\(day)) - julianday(\(Standings.last("c.last"))) >= \(after) THEN 'quiet'
                ELSE 'active' END FROM (SELECT rtrim(max(\(latest)), '~') AS last) c) END
            """
    }
}
