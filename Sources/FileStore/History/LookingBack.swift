import Domain
import Foundation
import GRDB

extension Registry {
    /// How far a look back has come, from 0 to 1; what it throws breaks it off.
    package typealias Progress = (Double) throws -> Void

    /// Lays a copy of the registry at `path`, where there must be no file, turns it back to a day, and opens it for
    /// reading. The registry itself is read and nothing else; whoever asked throws the copy away.
    ///
    /// `secondsFromUTC`: how far the clock on the wall is ahead of the journal's: a day ends by the clock on the wall.
    package func lookBack(
        _ request: LookBack, at path: String, secondsFromUTC: Int, today: CalendarDay,
        progress: @escaping Progress = { _ in }
    ) throws(Refusal) -> (registry: Registry, view: LookBackView) {
        try Registry.refusing(path) {
            let source = try Connection.open(self.path, readOnly: true)
            let step = try source.read { try PastCopy.step(request, secondsFromUTC, $0) }
            try FileGuard.makeFile(path)
            let copy = try PastCopy.queue(path)
            try source.backup(to: copy, pagesPerStep: 2000) { done in
                let total = max(1, done.totalPageCount)
                try progress(0.2 * Double(done.completedPageCount) / Double(total))
            }
            try source.close()
            let day: CalendarDay
            switch request.until {
            case .day(let asked): day = asked.last
            case .step: day = try copy.read { try PastCopy.day(ofStep: step, secondsFromUTC, $0) } ?? today
            }
            try copy.writeWithoutTransaction { db in
                let version = Int32(try db.integer("PRAGMA user_version") ?? 0)
                let migrations = Migrations.released
                if version < migrations.newest { try migrations.run(db, after: version) }
                try db.execute(sql: "CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY)")
            }
            // All of it at once: each statement on its own would lock the file anew and write what it changed.
            try copy.write { db in
                let turning = PastCopy(db, day: day) { try progress(0.2 + 0.8 * $0) }
                switch request.manner {
                case .said: try turning.turnBack(after: step ?? 0)
                case .was: try turning.leaveOutLater()
                }
                try progress(1)
            }
            try copy.close()
            let registry = try Registry.open(
                at: path, readOnly: true, by: user, clock: clock, migrations: .released,
                attachments: attachments)
            return (
                registry, LookBackView(request.manner, day: day, step: request.manner == .said ? step : nil)
            )
        }
    }
}

/// A private copy of a registry on its way back to a day. Nothing in it needs to outlive the process: no care is
/// taken for a power cut, much for speed.
struct PastCopy {
    let db: Database
    let day: CalendarDay
    let progress: Registry.Progress

    init(_ db: Database, day: CalendarDay, progress: @escaping Registry.Progress) {
        self.db = db
        self.day = day
        self.progress = progress
    }

    static func queue(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.label = "past"
        // Before the copy is made: it need not be on the disk before it is read.
        configuration.prepareDatabase(prepare)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func prepare(_ db: Database) throws {
        for pragma in [
            "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "locking_mode = EXCLUSIVE",
            "temp_store = 2", "cache_size = -65536",
        ] { _ = try Row.fetchAll(db, sql: "PRAGMA " + pragma) }
    }

    // MARK: - Which step

    /// The last step that had been done by the end of the day; nil: none.
    static func step(_ request: LookBack, _ secondsFromUTC: Int, _ db: Database) throws -> Int64? {
        switch request.until {
        case .day(let day):
            let end = (day.last.ordinal + 1) * 86_400 - secondsFromUTC - 1
            return try db.integer(
                "SELECT max(number) FROM journal_step WHERE \"at\" <= ?",
                [stamp(end).databaseValue])
        case .step(let number):
            guard try db.exists("SELECT 1 FROM journal_step WHERE number = ?", [number.databaseValue]) else {
                throw Refusal.noSuchStep(number)
            }
            return number
        }
    }

    /// The day by the clock on the wall on which a step was done.
    static func day(ofStep number: Int64?, _ secondsFromUTC: Int, _ db: Database) throws -> CalendarDay? {
        guard let number, let step = try JournalReading.step(db, number),
            let date = CalendarDay(written: String(step.at.prefix(10)))
        else { return nil }
        let clock = step.at.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3 else { return date }
        let seconds = date.ordinal * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2] + secondsFromUTC
        return CalendarDay(ordinal: (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
    }

    /// As the journal writes it.
    private static func stamp(_ seconds: Int) -> String {
        let inDay = (seconds % 86_400 + 86_400) % 86_400
        let day = CalendarDay(ordinal: (seconds - inDay) / 86_400)?.written ?? ""
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(inDay / 3600)):\(two(inDay / 60 % 60)):\(two(inDay % 60))Z"
    }

    // MARK: - For both

    func markGone(_ id: RecordID) throws {
        try db.run("INSERT OR IGNORE INTO gone (id) VALUES (?)", [id.column])
    }

    var goneCount: Int { get throws { Int(try db.integer("SELECT count(*) FROM gone") ?? 0) } }

    /// Takes the records that are gone out of all tables, and out of what is made from them.
    func sweepGone() throws {
        let gone = try goneCount
        guard gone > 0 else { return }
        // To take a name out of the index costs two and a half times as much as to put one in.
        let staying = Int(try db.integer("SELECT count(*) FROM record") ?? 0) - gone
        let isMadeAnew = gone * 5 > staying * 2
        if !isMadeAnew {
            try index(
                "'delete', id, terms", "searchIndex, rowid, terms", of: " AND id IN (SELECT id FROM gone)")
        }
        for part in TableShape.allParts { try sweep(part.name, ["record"]) }
        for kind in Kind.allCases { try sweep(kind.rawValue, ["id"]) }
        for (table, columns) in [
            ("searchable", ["id"]), ("moment", ["record", "subject"]), ("merged", ["record", "survivor"]),
            ("sameness", ["one", "other"]), ("record", ["id"]),
        ] { try sweep(table, columns) }
        if isMadeAnew {
            try db.run("INSERT INTO searchIndex (searchIndex) VALUES ('delete-all')")
            try index("id, terms", "rowid, terms", of: "")
        }
    }

    private func sweep(_ table: String, _ columns: [String]) throws {
        let isGone = columns.map { "\($0.quoted) IN (SELECT id FROM gone)" }.joined(separator: " OR ")
        try db.run("DELETE FROM \(table.quoted) WHERE \(isGone)")
        try progress(0.5)
    }

    /// Writes into the index of names what is selected of `searchable`: a piece at a time, because it is what takes
    /// longest.
    private func index(_ selected: String, _ columns: String, of condition: String) throws {
        let total = max(1, try db.integer("SELECT count(*) FROM searchable WHERE 1\(condition)") ?? 0)
        var (done, last): (Int64, Int64) = (0, 0)
        while let end = try db.first(
            "SELECT max(id), count(*) FROM (SELECT id FROM searchable WHERE id > ?\(condition) ORDER BY id LIMIT 5000)",
            [last.databaseValue], { row in (last: row.integer(ifAny: 0), count: try row.integer(1)) }),
            let next = end.last
        {
            try db.run(
                "INSERT INTO searchIndex (\(columns)) SELECT \(selected) FROM searchable WHERE id > ? AND id <= ?"
                    + condition, [last.databaseValue, next.databaseValue])
            done += end.count
            last = next
            try progress(0.5 + 0.5 * Double(done) / Double(total))
        }
    }

    /// The counts of the kinds, and what nobody had begun to type then.
    func finish() throws {
        for kind in Kind.allCases {
            let range = kind.identifiers
            try db.run(
                """
                UPDATE counter SET
                    living = (SELECT count(*) FROM record WHERE retiredOn IS NULL AND id BETWEEN ?1 AND ?2),
                    lacking = (SELECT count(*) FROM record
                        WHERE retiredOn IS NULL AND missing > 0 AND id BETWEEN ?1 AND ?2)
                WHERE kind = ?3
                """,
                [
                    range.lowerBound.databaseValue, range.upperBound.databaseValue, kind.code.databaseValue,
                ])
        }
        try db.run("DELETE FROM draft")
        try db.run("DELETE FROM draft_bin")
    }
}
