import Domain
import GRDB

/// Gathers what a paper is printed from.
enum Paper {
    /// A ledger of more lines is no annex of an agreement any more.
    private static let mostLines = 500

    static func records(_ db: Database, _ asked: RecordID, asOf day: CalendarDay?) throws -> PaperRecords {
        let id = try Successors.of(asked, db)
        guard PaperRequest.kinds.contains(id.kind) else { throw Refusal.notPrintable(asked) }
        guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
        return id.kind == .agreement ? try agreement(db, record, asOf: day) : try activity(db, record)
    }

    // MARK: - An agreement

    private static func agreement(
        _ db: Database, _ present: Record, asOf day: CalendarDay?
    ) throws -> PaperRecords {
        var stored = present
        if let day, Agreement.isFrozen(present) {
            stored = Agreement.text(
                of: present, amendments: try Life.amendments(of: present.id, db), asOf: day)
        }
        var reader = NameReader(db, of: stored)
        var paper = PaperRecords(try PrintedNames.filled(stored) { try reader.fullName($0) })
        let parties = (stored[Agreement.parties].value ?? []).compactMap { $0[Party.party].value }
        let promises = Life.commitments(of: stored.id)
        paper.commitments = try find(
            db, "SELECT id FROM (\(promises.sql)) ORDER BY id LIMIT \(mostLines)", promises.arguments)
        let bodies = try withTheirOthers(parties, db)
        paper.needs = try of(bodies, .need, db)
        paper.offers = try of(bodies, .offer, db)
        for offer in paper.offers { paper.uses[offer.id] = try OfferUses.use(of: offer, db) }
        paper.projects = try find(
            db,
            """
            SELECT id FROM project WHERE retired = 0 AND (agreement = ?1 OR agreement IS NULL AND twinning = ?2)
            ORDER BY id LIMIT \(mostLines)
            """, [stored.id.column, stored[Agreement.twinning].value?.record.column ?? .null])
        try reader.read(into: &paper, [paper.record])
        let annexes = [paper.commitments, paper.needs, paper.offers, paper.projects].flatMap(\.self)
        let users = paper.uses.values.flatMap { use in use.lines.map(\.need) + use.users }
        let now = try Names.of(annexes.map(\.id) + annexes.flatMap(\.links) + users, db)
        paper.names.merge(now) { old, _ in old }
        return paper
    }

    /// A village and its Party bodies stand for one another.
    private static func withTheirOthers(_ parties: [RecordID], _ db: Database) throws -> [RecordID] {
        var bodies = parties
        for party in parties {
            let others =
                party.kind == .village
                ? try db.all("SELECT id FROM branch WHERE village = ? AND retired = 0", [party.column]) {
                    try $0.record(0)
                }
                : party.kind == .branch
                    ? try db.all(
                        "SELECT village FROM branch WHERE id = ? AND village IS NOT NULL", [party.column]
                    ) { try $0.record(0) } : []
            for other in others where !bodies.contains(other) { bodies.append(other) }
        }
        return bodies
    }

    private static func of(_ bodies: [RecordID], _ kind: Kind, _ db: Database) throws -> [Record] {
        guard !bodies.isEmpty else { return [] }
        let marks = Array(repeating: "?", count: bodies.count).joined(separator: ", ")
        return try find(
            db,
            """
            SELECT id FROM \(kind.rawValue.quoted) WHERE "by" IN (\(marks)) AND retired = 0
                AND state <> 'withdrawn' ORDER BY id LIMIT \(mostLines)
            """, bodies.map(\.column))
    }

    // MARK: - An activity

    private static func activity(_ db: Database, _ stored: Record) throws -> PaperRecords {
        var paper = PaperRecords(stored)
        paper.agreements = try find(
            db, "SELECT id FROM agreement WHERE occasion = ? AND retired = 0 ORDER BY id LIMIT \(mostLines)",
            [stored.id.column]
        ).map { agreement in
            var reader = NameReader(db, of: agreement)
            return try PrintedNames.filled(agreement) { try reader.fullName($0) }
        }
        paper.commitments = try find(
            db,
            "SELECT id FROM commitment WHERE activity = ? AND retired = 0 ORDER BY id LIMIT \(mostLines)",
            [stored.id.column])
        var reader = NameReader(db, of: stored)
        try reader.read(into: &paper, [stored] + paper.agreements + paper.commitments)
        return paper
    }

    private static func find(_ db: Database, _ sql: String, _ arguments: [DatabaseValue]) throws -> [Record] {
        try db.all(sql, arguments) { try $0.record(0) }.compactMap { try RecordStore.find(db, $0) }
    }

    // MARK: - For others

    /// With the names of today, as an agreement is signed or amended with them.
    static func withNamesOfToday(
        _ db: Database, _ agreement: Record, after old: Record? = nil
    ) throws -> Record {
        let day = agreement[Agreement.signedOn].value ?? .epoch
        let nameOf = { (id: RecordID) in try RecordStore.find(db, id)?.fullName(on: day) }
        guard let old else { return try PrintedNames.filled(agreement, nameOf: nameOf) }
        return try PrintedNames.filled(
            agreement, after: try withPrintedNames(db, old), nameOf: nameOf)
    }

    /// The agreement with the names as printed, as far as they are not written into it.
    static func withPrintedNames(_ db: Database, _ agreement: Record) throws -> Record {
        var reader = NameReader(db, of: agreement)
        return try PrintedNames.filled(agreement) { try reader.fullName($0) }
    }
}

/// Records as an agreement that is signed knew them: as they were after the step that signed it. For everything else
/// they are read as they are.
private struct NameReader {
    private let db: Database
    private let step: Int64?
    private let day: CalendarDay
    private var known: [RecordID: Record] = [:]

    init(_ db: Database, of record: Record) {
        self.db = db
        step = Agreement.isFrozen(record) ? NameReader.signingStep(db, record.id) : nil
        let date = record.kind == .agreement ? record[Agreement.signedOn] : record[Activity.heldOn]
        day = date.value ?? record[Agreement.printedOn].value ?? .epoch
    }

    /// Nil where the journal does not tell.
    private static func signingStep(_ db: Database, _ id: RecordID) -> Int64? {
        let sql = """
            SELECT record, name, field, old, new, step FROM journal_change
            WHERE record = ? AND field IN (?, ?) AND new IS NOT NULL ORDER BY step DESC
            """
        let keys = [id.column, Agreement.state.key.databaseValue, Change.existenceKey.databaseValue]
        let steps = try? db.all(sql, keys) { row in
            (change: try Journal.change(row), step: try row.integer(5))
        }
        return steps?.first { item in
            guard item.change.field == Agreement.state.key else { return true }
            let answer = try? StoredChange.answer(item.change.new, item.change.field, of: .agreement)
            return answer == .value(.choice(Agreement.State.signed.rawValue))
        }?.step
    }

    mutating func record(_ id: RecordID) throws -> Record? {
        if let record = known[id] { return record }
        let record = try then(id) ?? RecordStore.find(db, id)
        known[id] = record
        return record
    }

    private func then(_ id: RecordID) throws -> Record? {
        guard let step else { return nil }
        do {
            return try Versions.version(db, id, after: step).record
        } catch Refusal.noSuchRecord {
            // It was entered later.
            return nil
        }
    }

    mutating func fullName(_ id: RecordID) throws -> String? {
        try record(id)?.fullName(on: day)
    }

    /// Everything these records link to, and the bodies above.
    mutating func read(into paper: inout PaperRecords, _ records: [Record]) throws {
        var next = records.flatMap(\.links)
        var depth = 0
        while !next.isEmpty, depth < 4 {
            var above: [RecordID] = []
            for id in next where paper.linked[id] == nil {
                guard let record = try record(id) else { continue }
                paper.linked[id] = record
                paper.names[id] = record.name
                above += NameReader.above(record)
            }
            next = above
            depth += 1
        }
    }

    private static func above(_ record: Record) -> [RecordID] {
        switch record.kind {
        case .branch:
            [record[Branch.superior].value?.record, record[Branch.village].value?.record].compactMap(\.self)
        case .village: [record[Village.town].value?.record].compactMap(\.self)
        case .region: [record[Region.parent].value?.record].compactMap(\.self)
        case .person: (record[Person.posts].value ?? []).compactMap { $0[Post.body].value }
        default: []
        }
    }
}
