import Domain
import GRDB

/// Stretches of the history. Each subject's moments lie in the order of their days; several subjects are merged.
struct History {
    private let db: Database
    private let query: HistoryQuery
    private let subjects: [Int64]
    private let kinds: Set<Kind>
    private let text: SearchQueryText?

    private init(_ db: Database, _ query: HistoryQuery) throws {
        self.db = db
        self.query = query
        kinds = query.kinds
        let text = SearchQueryText(query.text)
        self.text = query.text.trimmed.isEmpty ? nil : text
        if query.subject == nil, let text = self.text, let mentioned = try History.mentioned(text, db) {
            subjects = mentioned
        } else {
            subjects = try History.subjects(query.subject, db)
        }
    }

    /// Who a subject stands for: a village for its Party bodies, a twinning for its agreements, projects and
    /// activities. (An agreement's commitments link to it and are found so.)
    private static func subjects(_ subject: RecordID?, _ db: Database) throws -> [Int64] {
        guard let subject = try subject.map({ try Successors.of($0, db) }) else {
            return [HistoryIndex.everybody]
        }
        var all = [subject.rawValue]
        let tables: [String]
        switch subject.kind {
        // The agreements that renew each other are one history.
        case .agreement:
            let chain = try RecordStore.find(db, subject).map { try Company.chain(of: $0, db) } ?? []
            all += chain.map(\.agreement.id.rawValue).filter { $0 != subject.rawValue }
            tables = []
        case .village: tables = ["SELECT id FROM branch WHERE village = ? AND retired = 0"]
        case .twinning:
            tables = ["agreement", "project", "activity"].map {
                "SELECT id FROM \($0) WHERE twinning = ? AND retired = 0"
            }
        default: tables = []
        }
        for sql in tables { all += try db.all(sql, [subject.column]) { try $0.integer(0) } }
        return all
    }

    /// For a text in the history of everybody: the records whose names or agenda have one of the words, so that what
    /// concerns nobody of them need not be looked at. Nil when they are too many to be of help.
    private static func mentioned(_ text: SearchQueryText, _ db: Database) throws -> [Int64]? {
        // What has all the words of one run in its name is enough: `mentions` looks at the others.
        guard let word = text.words.max(by: { $0.bytes.count < $1.bytes.count }) else { return [] }
        let typed = String(decoding: word.bytes, as: UTF8.self)
        let limit = (mostMentioned + 1).databaseValue
        let named = try db.all(
            "SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? LIMIT ?",
            [SearchQueryText(typed).anywhere.databaseValue, limit]
        ) { try $0.integer(0) }
        guard named.count <= mostMentioned else { return nil }
        let told = try db.all(
            """
            SELECT DISTINCT record FROM agendaItem
            WHERE instr(lower(title), ?1) > 0 OR instr(lower(points), ?1) > 0 LIMIT ?2
            """, [typed.databaseValue, limit]
        ) { try $0.integer(0) }
        guard told.count <= mostMentioned else { return nil }
        return Array(Set(named + told)).sorted()
    }

    private static let mostMentioned = 300

    // MARK: - Windows

    static func window(_ db: Database, _ request: HistoryRequest) throws -> HistoryWindow {
        let history = try History(db, request.query)
        let limit = max(0, request.limit)
        var found: (entries: [Entry], reachesStart: Bool, reachesEnd: Bool)
        switch request.anchor {
        case .first:
            let entries = try history.entries(limit + 1, from: nil, isForward: true)
            found = (Array(entries.prefix(limit)), true, entries.count <= limit)
        case .last:
            let entries = try history.entries(limit + 1, from: nil, isForward: false)
            found = (entries.prefix(limit).reversed(), entries.count <= limit, true)
        case .after(let key):
            let entries = try history.entries(limit + 1, from: Start(key, isPast: true), isForward: true)
            let before = try history.entries(1, from: Start(key), isForward: false)
            found = (Array(entries.prefix(limit)), before.isEmpty, entries.count <= limit)
        case .before(let key):
            let entries = try history.entries(limit + 1, from: Start(key, isPast: true), isForward: false)
            let after = try history.entries(1, from: Start(key), isForward: true)
            found = (entries.prefix(limit).reversed(), entries.count <= limit, after.isEmpty)
        case .at(let day):
            let start = Start(day, isNewestFirst: request.query.newestFirst)
            let entries = try history.entries(limit + 1, from: start, isForward: true)
            let before = try history.entries(1, from: start, isForward: false)
            found = (Array(entries.prefix(limit)), before.isEmpty, entries.count <= limit)
        }
        var entries = try found.entries.map(history.shown)
        let agreements = Set(entries.map(\.record.id).filter { $0.kind == .agreement })
        let renewals = try Renewals.renewals(of: agreements, db)
        for index in entries.indices { entries[index].renewal = renewals[entries[index].record.id] }
        for index in entries.indices where entries[index].record.kind == .agreement {
            let entry = entries[index]
            let amendments = try Life.amendments(of: entry.record.id, db)
            if !amendments.isEmpty {
                entries[index].then = Agreement.text(
                    of: entry.record, amendments: amendments, asOf: entry.key.day.last)
            }
            entries[index].chain = try Company.chain(of: entries[index].record, db)
        }
        let named = entries.flatMap { [$0.record.id] + $0.record.links }
        return HistoryWindow(
            entries: entries, names: try Names.of(named, db), reachesStart: found.reachesStart,
            reachesEnd: found.reachesEnd)
    }

    private struct Entry {
        let day: String
        let record: Int64
        var occasions: [String]

        var place: (String, Int64) { (day, record) }
    }

    /// A place in the order by day and record, on a row or between two.
    private struct Start {
        let day: String
        let record: Int64
        let isPast: Bool

        init(_ key: HistoryKey, isPast: Bool = false) {
            (day, record, self.isPast) = (key.day.written, key.record.rawValue, isPast)
        }

        /// Newest first, the last entry a date can mean comes first; else the first one.
        init(_ day: CalendarDay, isNewestFirst: Bool) {
            self.day = isNewestFirst ? day.last.written : History.earliest(day)
            record = isNewestFirst ? Int64.max : 0
            isPast = false
        }
    }

    /// The first text in the order of days that can mean a day of this date: what is known only by its year or month
    /// comes before the first day of it.
    private static func earliest(_ day: CalendarDay) -> String {
        if day.first.month == 1, day.first.day == 1 { return "\(day.year)" }
        return day.first.day == 1 ? String(day.first.written.prefix(7)) : day.written
    }

    private func entries(_ limit: Int, from start: Start?, isForward: Bool) throws -> [Entry] {
        let isAscending = isForward != query.newestFirst
        var kept: [Entry] = []
        var start = start
        while kept.count < limit {
            // With a text most entries may fall away: then they are looked at in larger stretches.
            let wanted = text == nil ? limit - kept.count : 200
            let stretch = try merged(wanted, from: start, isAscending)
            for entry in stretch where kept.count < limit {
                if try mentions(entry) { kept.append(entry) }
            }
            guard stretch.count == wanted, let last = stretch.last, let key = try? key(of: last) else {
                break
            }
            start = Start(key, isPast: true)
        }
        return kept
    }

    private func key(of entry: Entry) throws -> HistoryKey {
        guard let day = CalendarDay(written: entry.day), let record = RecordID(rawValue: entry.record)
        else { throw Damage() }
        return HistoryKey(day, record)
    }

    /// The next entries of all subjects together.
    private func merged(_ limit: Int, from start: Start?, _ isAscending: Bool) throws -> [Entry] {
        if subjects.count == 1 { return try moments(of: subjects[0], limit, from: start, isAscending) }
        var entries: [Entry] = []
        var index: [String: Int] = [:]
        for subject in subjects {
            for entry in try moments(of: subject, limit, from: start, isAscending) {
                let place = "\(entry.day) \(entry.record)"
                if let known = index[place] {
                    for occasion in entry.occasions where !entries[known].occasions.contains(occasion) {
                        entries[known].occasions.append(occasion)
                    }
                } else {
                    index[place] = entries.count
                    entries.append(entry)
                }
            }
        }
        entries.sort { isAscending ? $0.place < $1.place : $0.place > $1.place }
        return Array(entries.prefix(limit))
    }

    private func moments(
        of subject: Int64, _ limit: Int, from start: Start?, _ isAscending: Bool
    ) throws -> [Entry] {
        var (wheres, arguments) = conditions(subject)
        if let start {
            wheres.append("(day, record) \(isAscending ? ">" : "<")\(start.isPast ? "" : "=") (?, ?)")
            arguments += [start.day.databaseValue, start.record.databaseValue]
        }
        let direction = isAscending ? "ASC" : "DESC"
        return try db.all(
            "SELECT day, record, occasions FROM moment WHERE \(wheres.joined(separator: " AND "))"
                + " ORDER BY day \(direction), record \(direction) LIMIT ?",
            arguments + [limit.databaseValue]
        ) { row in
            let occasions = try row.text(2)
            return Entry(
                day: try row.text(0), record: try row.integer(1),
                occasions: occasions.split(separator: " ").map(String.init))
        }
    }

    private func conditions(_ subject: Int64) -> (wheres: [String], arguments: [DatabaseValue]) {
        var wheres = ["subject = ?"]
        var arguments = [subject.databaseValue]
        if let since = query.since {
            wheres.append("day >= ?")
            arguments.append(History.earliest(since).databaseValue)
        }
        if let until = query.until {
            wheres.append("day <= ?")
            arguments.append(until.last.written.databaseValue)
        }
        if !kinds.isEmpty {
            let codes = kinds.map { String($0.code) }.sorted()
            wheres.append("record >> 40 IN (\(codes.joined(separator: ", ")))")
        }
        return (wheres, arguments)
    }

    // MARK: - Text

    /// Whether the text is among the names of the record and those it concerns, or in its agenda.
    private func mentions(_ entry: Entry) throws -> Bool {
        guard let text else { return true }
        guard let record = try RecordStore.find(db, key(of: entry).record) else { throw Damage() }
        var names: [StoredNames] = []
        for id in [record.id] + record.links {
            try db.each("SELECT names FROM searchable WHERE id = ?", [id.column]) {
                names.append(StoredNames(column: try $0.text(0)))
            }
        }
        let agenda = (record[Activity.agenda.key].value.flatMap([Part].init) ?? []).flatMap { item in
            [item[AgendaItem.title].value, item[AgendaItem.points].value].compactMap(\.self)
        }
        let prose = agenda.map { StoredNames(prose: $0) }
        return !text.isEmpty
            && text.words.allSatisfy { word in (names + prose).contains { $0.holds(word) } }
    }

    private func shown(_ entry: Entry) throws -> HistoryEntry {
        let key = try key(of: entry)
        guard let record = try RecordStore.find(db, key.record) else { throw Damage() }
        return HistoryEntry(key: key, record: record, occasions: entry.occasions)
    }

    // MARK: - Years

    static func years(_ db: Database, _ query: HistoryQuery) throws -> HistoryYears {
        let history = try History(db, query)
        var counts: [Int: Int] = [:]
        if history.subjects.count == 1, history.text == nil {
            let (wheres, arguments) = history.conditions(history.subjects[0])
            try db.each(
                "SELECT CAST(substr(day, 1, 4) AS INTEGER), count(*) FROM moment WHERE "
                    + wheres.joined(separator: " AND ") + " GROUP BY 1", arguments
            ) { counts[try $0.int(0)] = try $0.int(1) }
        } else {
            for entry in try history.entries(Int(Int32.max), from: nil, isForward: true) {
                counts[Int(entry.day.prefix(4)) ?? 0, default: 0] += 1
            }
        }
        return HistoryYears(
            years: counts.sorted { $0.key > $1.key }.map {
                HistoryYears.Year(year: $0.key, entries: $0.value)
            })
    }
}
