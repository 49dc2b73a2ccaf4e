import Domain
import GRDB

/// Gathers what is due, a stretch of days at a time: every sort is found by an index over its days, so that the rest of
/// the registry is not looked at.
struct DueReader {
    let db: Database
    let query: DueQuery
    let limits: DueLimits
    let quietDays: Int
    let cache: DueCache?
    /// Nothing after this day is wanted, whatever the query says.
    var cut: CalendarDay?

    /// What one sort has to tell from a day on.
    struct Found {
        var items: [DueItem]
        /// Everything before this day was found; nil: everything was.
        var frontier: CalendarDay?

        init(_ items: [DueItem] = [], frontier: CalendarDay? = nil) {
            self.items = items
            self.frontier = frontier
        }
    }

    init(_ db: Database, _ query: DueQuery, _ cache: DueCache? = nil) throws {
        self.db = db
        self.cache = cache
        self.query = query
        limits = try DueLimits(db, query)
        quietDays = try Settings.quietDays(db)
    }

    // MARK: - Windows

    static func window(
        _ db: Database, _ request: DueRequest, _ cache: DueCache? = nil
    ) throws -> DueWindow {
        var reader = try DueReader(db, request.query, cache)
        let limit = max(1, request.limit)
        var wanted = limit
        while true {
            var found: [(place: DuePlace, item: DueItem)] = []
            var frontier: CalendarDay?
            reader.cut = nil
            for sort in DueReader.inOrderOfCost where request.query.wants(sort) {
                let own = try reader.find(sort, from: request.start, limit: wanted)
                found += own.items.lazy.filter { $0.postponed == nil }.map { (place: $0.place, item: $0) }
                    .filter { place, _ in request.start.map { place > $0 } ?? true }
                let next = reader.cut?.adding(days: 1)
                frontier = [frontier, own.frontier, next].compactMap(\.self).min()
                if found.count > limit {
                    found.sort { $0.place < $1.place }
                    reader.cut = [reader.cut, found[limit].place.day].compactMap(\.self).min()
                }
            }
            let fitting = found.filter { place, _ in
                guard let frontier else { return true }
                return place.day.map { $0 < frontier } ?? false
            }.sorted { $0.place < $1.place }
            // One day may have more than was looked at: then more is.
            guard !fitting.isEmpty || frontier == nil else {
                wanted *= 8
                continue
            }
            var window = DueWindow(
                items: fitting.prefix(limit).map(\.item),
                reachesEnd: frontier == nil && fitting.count <= limit)
            if request.after == nil, request.query.wantsPostponed {
                window.postponed = try reader.postponed()
            }
            window.names = try Names.of((window.items + window.postponed).flatMap(\.named), db)
            return window
        }
    }

    /// What is known without looking at records comes first: the others need not look behind what fills the window.
    private static let inOrderOfCost: [DueItem.Sort] = {
        let known: [DueItem.Sort] = [.quiet, .occurrence, .anniversary, .report]
        return known + DueItem.Sort.allCases.filter { !known.contains($0) }
    }()

    /// The last day that matters of a sort may have.
    func until(_ sort: DueItem.Sort) -> CalendarDay {
        let asked = query.until(sort)
        return cut.map { min($0, asked) } ?? asked
    }

    /// `from`: only what comes after it is wanted.
    func find(_ sort: DueItem.Sort, from place: DuePlace?, limit: Int) throws -> Found {
        let isUndated = place != nil && place?.day == nil
        switch sort {
        case .missing: return Found(try missing())
        case .followUp where isUndated: return Found(try undatedFollowUps())
        default: if isUndated { return Found() }
        }
        let day = place?.day
        switch sort {
        case .ends, .commitment, .milestone, .planned: return try dated(sort, from: day, limit: limit)
        case .followUp:
            var found = try dated(sort, from: day, limit: limit)
            found.items.removeAll { $0.day == nil }
            if cut == nil { found.items += try undatedFollowUps() }
            return found
        case .occurrence, .report, .anniversary:
            let (items, frontier) = try whole(sort).stretch(after: place, limit: limit)
            return Found(items, frontier: frontier)
        case .quiet: return try quiet(after: place, limit: limit)
        case .election: return try elections(from: day, limit: limit)
        case .missing: return Found()
        }
    }

    /// What is put off, by the day on which it asks again.
    private func postponed() throws -> [DueItem] {
        let records = try db.all(
            """
            SELECT DISTINCT record FROM postponement WHERE until > '\(query.today.written)'
            ORDER BY until
            """
        ) { try $0.record(0) }
        var items: [DueItem] = []
        for id in records where try limits.lets(id, db) {
            items += try itemsOf(id).filter { $0.postponed != nil && query.wants($0.sort) }
        }
        return items.sorted {
            ($0.postponed?.until ?? .latest, $0.place) < ($1.postponed?.until ?? .latest, $1.place)
        }
    }

    /// Everything that is due of one record, however far ahead.
    func itemsOf(_ id: RecordID) throws -> [DueItem] {
        guard let record = try RecordStore.find(db, id), record.retired == nil else { return [] }
        var all = query
        all.horizon = .all
        let until = all.until(.ends)
        var items = DueRules.items(of: record, try facts(record), today: query.today, until: until)
        items.removeAll { item in item.day.map { $0.last > all.until(item.sort) } ?? false }
        switch id.kind {
        case .twinning: items += try Quiets.item(record, db, quietDays, query.today).map { [$0] } ?? []
        case .branch: items += try election(record).map { [$0] } ?? []
        default: break
        }
        if [.branch, .village, .region].contains(id.kind) { items += try reports(of: record) }
        return items
    }

    /// The record with a matter put off, or asking again.
    static func postponing(_ db: Database, _ asked: Postponing, on today: CalendarDay) throws -> Record {
        var postponing = asked
        postponing.record = try Successors.of(asked.record, db)
        guard let record = try RecordStore.find(db, postponing.record) else {
            throw Refusal.noSuchRecord(asked.record.number)
        }
        if postponing.until != nil {
            let due = try DueReader(db, DueQuery(today: today)).itemsOf(record.id).filter(\.sort.canBePutOff)
            guard due.contains(where: { $0.key == postponing.item.trimmed }) else {
                throw Refusal.noSuchMatter(record.id, postponing.item, due: due.map(\.key))
            }
        }
        return try record.applying(postponing, on: today)
    }

    func facts(_ record: Record) throws -> DueFacts {
        switch record.kind {
        case .agreement: DueFacts(renewal: try Renewals.renewal(of: record.id, db))
        case .commitment where record[Commitment.rhythm].value != nil:
            DueFacts(
                agreement: try record[Commitment.agreement].value.flatMap {
                    try RecordStore.find(db, $0.record)
                })
        default: DueFacts()
        }
    }
}

extension DueItem {
    /// The records it speaks of besides its own.
    var named: [RecordID] {
        switch matter {
        case .followUp(_, _, let owner?): [owner]
        case .election(let election):
            if case .secretary(let person, _) = election.basis { [person] } else { [] }
        case .report(_, _, let draft?): [draft]
        default: []
        }
    }
}
