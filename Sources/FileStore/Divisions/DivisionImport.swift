import Domain
import GRDB

/// Taking a table of divisions into the registry: what is known is completed, what is not comes new, from the whole
/// down. Nothing that people have entered is overwritten; a name that changed is kept as a former one.
struct DivisionImport {
    private let db: Database
    private var transaction: Transaction
    private let known: KnownDivisions
    /// The record of every row so far, by its code.
    private var records: [String: RecordID] = [:]
    /// Those entered by hand that a row has been found for.
    private var matched: Set<RecordID> = []
    private var counts: [Divisions.Level: Divisions.Count] = [:]
    /// How many rows wait for a division that is not there; the first of them.
    private var waiting: [String: (level: Divisions.Level, row: Divisions.Row, count: Int)] = [:]
    private var wrong: [Divisions.Wrong] = []
    private var planned: [Plan] = []
    private let ambiguous: Set<NameInLevel>

    private struct NameInLevel: Hashable {
        let level: Divisions.Level
        let name: String
    }

    /// What is to be done with one row.
    private enum Plan {
        case insert(RecordID, Divisions.Row, parent: RecordID?)
        case update(RecordID, Divisions.Row, parent: RecordID?, renamed: Bool)
    }

    private init(_ db: Database, _ rows: [Divisions.Row]) throws {
        self.db = db
        transaction = Transaction(db)
        known = try KnownDivisions(db)
        var seen: Set<NameInLevel> = []
        var twice: Set<NameInLevel> = []
        for row in rows where row.level != .village {
            let name = NameInLevel(level: row.level, name: row.name)
            if !seen.insert(name).inserted { twice.insert(name) }
        }
        ambiguous = twice
    }

    /// `isTrial`: says what would become of the rows and writes nothing. `progress` is told how many of how many rows
    /// are written.
    static func run(
        _ db: Database, _ divisions: Divisions, isTrial: Bool, _ head: Journal.Head,
        progress: (_ done: Int, _ total: Int) -> Void
    ) throws -> Divisions.Report {
        // The whole before its parts, whatever the order of the files.
        let rows = divisions.rows.sorted { ($0.level, $0.code) < ($1.level, $1.code) }
        var work = try DivisionImport(db, rows)
        for row in rows { try work.plan(row) }
        work.wrong += work.waiting.values.sorted { $0.row.code < $1.row.code }.map { level, row, count in
            let missing = row.parentCode ?? ""
            return Divisions.Wrong(
                row.place, .parentMissing(level, code: missing, row: row, count: count))
        }
        guard work.wrong.isEmpty else { throw Refusal.divisionsWrong(work.wrong) }
        guard !isTrial, !work.planned.isEmpty else { return Divisions.Report(counts: work.counts) }
        for (index, plan) in work.planned.enumerated() {
            try work.write(plan)
            if index % 256 == 255 { progress(index + 1, work.planned.count) }
        }
        progress(work.planned.count, work.planned.count)
        return Divisions.Report(counts: work.counts, step: try work.transaction.finish(head))
    }

    // MARK: - Planning

    private mutating func plan(_ row: Divisions.Row) throws {
        counts[row.level, default: Divisions.Count()].rows += 1
        if DivisionCode(row.code)?.isPlaceholder == true {
            counts[row.level]?.leftOut += 1
            return
        }
        var parent: RecordID?
        if let code = row.parentCode {
            guard let found = place(of: code) else { return wait(row, for: code) }
            parent = found
        }
        if row.level == .village { return try plan(village: row, parent) }
        if let id = known.byCode[row.code] ?? known.byFormerCode[row.code] {
            records[row.code] = id
            try complete(id, row, parent)
        } else if let id = entered(row, parent) {
            records[row.code] = id
            matched.insert(id)
            count(row) { $0.completed += 1 }
            planned.append(.update(id, row, parent: parent, renamed: false))
        } else {
            try add(row, .region, parent)
        }
    }

    /// The record of a division; of one that only gathers what lies directly below a province, the province.
    private func place(of code: String) -> RecordID? {
        if let id = records[code] ?? known.byCode[code] ?? known.byFormerCode[code] { return id }
        guard let division = DivisionCode(code), division.isPlaceholder else { return nil }
        return place(of: division.province)
    }

    private mutating func wait(_ row: Divisions.Row, for code: String) {
        guard let level = row.level.above else { return }
        if waiting[code] == nil {
            waiting[code] = (level, row, 1)
        } else {
            waiting[code]?.count += 1
        }
    }

    /// A division known by its code: its name may have changed, and it may not have been said where it lies.
    private mutating func complete(_ id: RecordID, _ row: Divisions.Row, _ parent: RecordID?) throws {
        guard let division = known.divisions[id] else { return count(row) { $0.unchanged += 1 } }
        let isRenamed = !division.names.contains(row.name)
        let lacksParent = division.parent == nil && parent != nil && parent != id
        guard isRenamed || lacksParent else { return count(row) { $0.unchanged += 1 } }
        count(row) { if isRenamed { $0.renamed += 1 } else { $0.completed += 1 } }
        planned.append(.update(id, row, parent: lacksParent ? parent : nil, renamed: isRenamed))
    }

    /// One that was entered by hand, without its code: of this name, in the same place. Where nobody has said in which
    /// place, it is taken for the only one of its name.
    private func entered(_ row: Divisions.Row, _ parent: RecordID?) -> RecordID? {
        let candidates = (known.uncoded[row.name] ?? []).filter {
            known.divisions[$0]?.level == row.level.regionLevel && !matched.contains($0)
        }
        if let parent, let found = candidates.first(where: { known.divisions[$0]?.parent == parent }) {
            return found
        }
        let placeless = candidates.filter { known.divisions[$0]?.parent == nil }
        let isOnly = !ambiguous.contains(NameInLevel(level: row.level, name: row.name))
        return placeless.count == 1 && (isOnly || parent == nil) ? placeless.first : nil
    }

    private mutating func plan(village row: Divisions.Row, _ town: RecordID?) throws {
        let found = try db.first(
            """
            SELECT id, name, town FROM village WHERE code = ? AND retired = 0
            UNION ALL
            SELECT v.id, v.name, v.town FROM formerCode f JOIN village v ON v.id = f.record
            WHERE f.code = ? AND v.retired = 0 LIMIT 1
            """, [row.code.databaseValue, row.code.databaseValue]
        ) { (id: try $0.record(0), name: try $0.text(1), town: try $0.record(ifAny: 2)) }
        if let found {
            let isRenamed = try found.name != row.name && !bears(found.id, row.name)
            let lacksTown = found.town == nil
            guard isRenamed || lacksTown else { return count(row) { $0.unchanged += 1 } }
            count(row) { if isRenamed { $0.renamed += 1 } else { $0.completed += 1 } }
            planned.append(.update(found.id, row, parent: lacksTown ? town : nil, renamed: isRenamed))
            return
        }
        if let town {
            // Of this name, or known by it, in the same town.
            let entered = try db.all(
                "SELECT id FROM village WHERE town = ? AND code IS NULL AND retired = 0 ORDER BY id",
                [town.column], { try $0.record(0) })
            if let id = try entered.first(where: { try !matched.contains($0) && bears($0, row.name) }) {
                matched.insert(id)
                count(row) { $0.completed += 1 }
                planned.append(.update(id, row, parent: nil, renamed: false))
                return
            }
        }
        try add(row, .village, town)
    }

    private func bears(_ id: RecordID, _ name: String) throws -> Bool {
        guard let record = try RecordStore.find(db, id) else { throw Damage() }
        return record.bears(name)
    }

    private mutating func add(_ row: Divisions.Row, _ kind: Kind, _ parent: RecordID?) throws {
        let id = try transaction.counters.next(kind, db)
        records[row.code] = id
        count(row) { $0.new += 1 }
        planned.append(.insert(id, row, parent: parent))
    }

    private mutating func count(_ row: Divisions.Row, _ change: (inout Divisions.Count) -> Void) {
        change(&counts[row.level, default: Divisions.Count()])
    }

    // MARK: - Writing

    private mutating func write(_ plan: Plan) throws {
        switch plan {
        case .insert(let id, let row, let parent):
            var record = Record(id)
            record[Record.nameKey] = .value(.text(row.name))
            fill(&record, row, parent)
            try check(record, row)
            _ = try transaction.insert(record)
        case .update(let id, let row, let parent, let isRenamed):
            guard let stored = try RecordStore.find(db, id) else { throw Damage() }
            var record = stored
            if isRenamed {
                record[Record.nameKey] = .value(.text(row.name))
                record = record.with(alias: stored.name, .former, nil) ?? record
            }
            fill(&record, row, parent)
            try check(record, row)
            _ = try transaction.update(stored, to: record)
        }
    }

    private func fill(_ record: inout Record, _ row: Divisions.Row, _ parent: RecordID?) {
        let home = record.kind == .village ? Village.town.key : Region.parent.key
        if record["code"] == .notKnown { record["code"] = .value(.text(row.code)) }
        if let parent, record[home] == .notKnown { record[home] = .value(.link(parent)) }
        if record.kind == .region, record[Region.level] == .notKnown, let level = row.level.regionLevel {
            record[Region.level] = .value(level)
        }
    }

    private func check(_ record: Record, _ row: Divisions.Row) throws {
        let problems = Validation.problems(in: record)
        guard let problem = problems.first else { return }
        throw Refusal.divisionsWrong([Divisions.Wrong(row.place, .code(problem))])
    }
}

/// The divisions that the registry has, by what tables call them.
private struct KnownDivisions {
    struct Division {
        var names: Set<String>
        var level: Region.Level?
        var parent: RecordID?
    }

    private(set) var divisions: [RecordID: Division] = [:]
    /// The living ones. One that was merged is known as the one it goes on as.
    private(set) var byCode: [String: RecordID] = [:]
    private(set) var byFormerCode: [String: RecordID] = [:]
    /// Those without a code, by each of their names.
    private(set) var uncoded: [String: [RecordID]] = [:]

    init(_ db: Database) throws {
        var merged: [(code: String, id: RecordID)] = []
        try db.each("SELECT id, name, level, parent, code, retired FROM region ORDER BY id") { row in
            let id = try row.record(0)
            let code = row.text(ifAny: 4)
            if try row.int(5) == 1 {
                if let code { merged.append((code, id)) }
                return
            }
            divisions[id] = Division(
                names: [try row.text(1)], level: row.text(ifAny: 2).flatMap(Region.Level.init(rawValue:)),
                parent: try row.record(ifAny: 3))
            if let code { byCode[code] = id }
        }
        try db.each("SELECT a.record, a.name FROM alias a JOIN region t ON t.id = a.record") { row in
            _ = divisions[try row.record(0)]?.names.insert(try row.text(1))
        }
        try db.each("SELECT f.code, f.record FROM formerCode f JOIN region t ON t.id = f.record") { row in
            let id = try row.record(1)
            if divisions[id] != nil { byFormerCode[try row.text(0)] = id }
        }
        for (code, id) in merged where byCode[code] == nil {
            let survivor = try Successors.of(id, db)
            if survivor != id, divisions[survivor] != nil { byFormerCode[code] = survivor }
        }
        let coded = Set(byCode.values)
        for (id, division) in divisions.sorted(by: { $0.key < $1.key }) where !coded.contains(id) {
            for name in division.names { uncoded[name, default: []].append(id) }
        }
    }
}

extension Record {
    /// Whether it is called this, now or formerly.
    fileprivate func bears(_ name: String) -> Bool {
        let own = [Record.nameKey, "chineseName"].compactMap { self[$0].value.flatMap(String.init) }
        return own.contains(name)
            || (self[Common.aliases].value ?? []).contains { $0[Alias.name].value == name }
    }
}
