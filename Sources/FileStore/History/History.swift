import Domain
import GRDB

/// Stretches of the history. Each subject's moments lie in the order of their days; several subjects are merged.
struct History {
    let db: Database
    private let query: HistoryQuery
    let subjects: [Int64]
    private let text: SearchQueryText?
    /// Whom it is about, where they are so many that it is quicker to go through everybody's moments than to merge
    /// theirs.
    private let crowd: Set<RecordID>?

    private static let mostMerged = 3000

    init(_ db: Database, _ query: HistoryQuery) throws {
        self.db = db
        self.query = query
        text = query.text.trimmed.isEmpty ? nil : SearchQueryText(query.text)
        if query.subject == nil, let text, let mentioned = try HistorySubjects.mentioned(text, db) {
            subjects = mentioned
            crowd = nil
            return
        }
        subjects = try HistorySubjects.of(query.subject, db)
        crowd = subjects.count > History.mostMerged ? Set(subjects.compactMap(RecordID.init(rawValue:))) : nil
    }

    var hasText: Bool { text != nil }

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
        try then(db, &entries)
        let named = entries.flatMap { [$0.record.id] + $0.record.links }
        return HistoryWindow(
            entries: entries, names: try Names.of(named, db), reachesStart: found.reachesStart,
            reachesEnd: found.reachesEnd)
    }

    /// What was otherwise on the days of the entries.
    private static func then(_ db: Database, _ entries: inout [HistoryEntry]) throws {
        let former = try FormerNames(of: entries.flatMap { $0.record.links }, db)
        for index in entries.indices {
            let entry = entries[index]
            let day = entry.key.day.last
            var record = entry.record
            if record.kind == .agreement {
                let amendments = try Life.amendments(of: record.id, db)
                if !amendments.isEmpty {
                    record = Agreement.text(of: record, amendments: amendments, asOf: day)
                }
                entries[index].chain = try Company.chain(of: record, db)
            }
            record = record.turnedBack(to: day)
            if record != entry.record { entries[index].then = record }
            entries[index].namesThen = former.names(of: entry.record.links, on: day)
        }
    }

    struct Entry {
        let day: String
        let record: Int64
        var occasions: [String]

        var place: (String, Int64) { (day, record) }
    }

    /// A place in the order by day and record, on a row or between two.
    struct Start {
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
        try entries(limit, from: start, isForward: isForward, lookingAt: .max).kept
    }

    /// Entries in their order. Not all when there are more than are wanted, or than may be looked at.
    func entries(
        _ limit: Int, from start: Start?, isForward: Bool, lookingAt most: Int
    ) throws -> (kept: [Entry], isAll: Bool) {
        let isAscending = isForward != query.newestFirst
        var kept: [Entry] = []
        var start = start
        var lookedAt = 0
        while kept.count < limit {
            guard lookedAt < most else { return (kept, false) }
            // With a text most entries may fall away: then they are looked at in larger stretches.
            let wanted = isSifted ? 200 : limit - kept.count
            let stretch = try merged(wanted, from: start, isAscending)
            for entry in stretch where kept.count < limit {
                if try isWanted(entry) { kept.append(entry) }
            }
            lookedAt += stretch.count
            guard stretch.count == wanted, let last = stretch.last, let key = try? key(of: last) else {
                return (kept, true)
            }
            start = Start(key, isPast: true)
        }
        return (kept, false)
    }

    /// Records have to be read to know whether they belong here.
    private var isSifted: Bool { text != nil || crowd != nil }

    private func isWanted(_ entry: Entry) throws -> Bool {
        guard isSifted else { return true }
        let key = try key(of: entry)
        guard let record = try RecordStore.find(db, key.record) else { throw Damage() }
        if let crowd {
            let concerned = record.moments.contains { moment in
                moment.day == key.day && moment.subjects.contains { crowd.contains($0) }
            }
            guard concerned else { return false }
        }
        return try text.map { try mentions(record, $0) } ?? true
    }

    private func key(of entry: Entry) throws -> HistoryKey {
        guard let day = CalendarDay(written: entry.day), let record = RecordID(rawValue: entry.record)
        else { throw Damage() }
        return HistoryKey(day, record)
    }

    /// The next entries of all subjects together.
    private func merged(_ limit: Int, from start: Start?, _ isAscending: Bool) throws -> [Entry] {
        if crowd != nil { return try moments(of: HistoryIndex.everybody, limit, from: start, isAscending) }
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
        var (wheres, arguments) = conditions
        wheres.append("subject = ?")
        arguments.append(subject.databaseValue)
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

    /// What a moment must be; always at least one condition.
    var conditions: (wheres: [String], arguments: [DatabaseValue]) {
        var wheres: [String] = []
        var arguments: [DatabaseValue] = []
        if let since = query.since {
            wheres.append("day >= ?")
            arguments.append(History.earliest(since).databaseValue)
        }
        if let until = query.until {
            wheres.append("day <= ?")
            arguments.append(until.last.written.databaseValue)
        }
        var kinds = query.kinds
        if !query.pillars.isEmpty {
            kinds = kinds.isEmpty ? Set(Pillar.kinds) : kinds.intersection(Pillar.kinds)
            let pillars = query.pillars.sorted()
            let marks = Array(repeating: "?", count: pillars.count).joined(separator: ", ")
            let cases = Pillar.kinds.compactMap { kind -> String? in
                guard let field = Pillar.field(of: kind) else { return nil }
                arguments += pillars.map(\.databaseValue)
                return "WHEN \(kind.code) THEN (SELECT \(field.key.quoted) FROM \(kind.rawValue.quoted)"
                    + " WHERE id = record) IN (\(marks))"
            }
            wheres.append("CASE record >> 40 \(cases.joined(separator: " ")) ELSE 0 END")
        }
        if !kinds.isEmpty || !query.kinds.isEmpty {
            let codes = kinds.map { String($0.code) }.sorted()
            wheres.append("record >> 40 IN (\(codes.joined(separator: ", ")))")
        }
        return (wheres.isEmpty ? ["1"] : wheres, arguments)
    }

    // MARK: - Text

    /// Whether the text is among the names of the record and those it concerns, or in its agenda.
    private func mentions(_ record: Record, _ text: SearchQueryText) throws -> Bool {
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
}
