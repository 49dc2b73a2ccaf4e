import Domain
import Foundation
import GRDB

/// Something in the file that is not as it should be.
package enum Finding: Hashable, Sendable {
    /// SQLite's own check, in its words.
    case pages(String)
    /// A row of this table links to a record that is not there.
    case brokenLink(table: String, row: Int64)
    /// Its rows cannot be read as a record.
    case unreadable(RecordID)
    /// Its answers are not those that were saved.
    case changed(RecordID)
    /// The step, or one before it, is not as it was written.
    case journalBroken(step: Int64)
    /// It is not found under its names, or under names it no longer has.
    case searchDiffers(RecordID)
    /// Its dates in the history are not those of its answers.
    case historyDiffers(RecordID)
    /// A number of it, or a fact that follows from its answers, was not kept up.
    case derivedDiffers(RecordID)
    /// What was said of the two is not what was said.
    case answerChanged(RecordPair)
    /// The counts of a kind are not those of its records.
    case countsDiffer(Kind)
    /// Others than the owner may read or write the file. The mode, as `chmod` takes it.
    case openToOthers(mode: String)
    /// The copy of the attachment of this name is not there.
    case fileMissing(RecordID, name: String)
    /// The copy of the attachment of this name has not the bytes that were kept.
    case fileChanged(RecordID, name: String)
    /// It stands among the copies, and no record has ever spoken of it.
    case strayFile(String)
    /// It stands among the copies and was not put there by this program.
    case foreignFile(String)
    /// Others than the owner may read or write copies. The mode, as `chmod` takes it.
    case filesOpenToOthers(mode: String)
}

/// Compares everything in the file with everything else in it: SQLite's check sees broken pages, not changed values.
struct Check {
    private let db: Database
    private var findings: [Finding] = []

    /// Of one sort of finding so many are listed: a file that is damaged all over is told soon enough.
    private static let mostListed = 1000

    static func findings(_ db: Database, file: String) throws -> [Finding] {
        var check = Check(db: db)
        try check.pages()
        // Whatever stops the reading further down was named by the check of the pages.
        try check.mode(file)
        try check.links()
        try check.journal()
        try check.records()
        try check.sameness()
        return check.findings
    }

    private mutating func pages() throws {
        for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(\(Check.mostListed))")
        where line != "ok" {
            findings.append(.pages(line))
        }
    }

    private mutating func mode(_ file: String) throws {
        var status = stat()
        guard stat(file, &status) == 0 else { return }
        // SQLite takes what is missing of the last page for zeros.
        if let page = try db.integer("PRAGMA page_size"), Int64(status.st_size) % page != 0 {
            findings.append(.pages("size \(status.st_size)"))
        }
        guard status.st_mode & 0o077 != 0 else { return }
        findings.append(.openToOthers(mode: String(status.st_mode & 0o777, radix: 8)))
    }

    private mutating func links() throws {
        try db.each("SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT \(Check.mostListed)") {
            row in
            findings.append(.brokenLink(table: try row.text(0), row: row.integer(ifAny: 1) ?? 0))
        }
    }

    /// The full-text index against the terms it was made of. The file must be open for writing, though nothing is
    /// written.
    static func searchIndex(_ db: Database) throws -> [Finding] {
        do {
            try db.run("INSERT INTO searchIndex (searchIndex, rank) VALUES ('integrity-check', 1)")
            return []
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return [.pages("searchIndex")]
        }
    }

    // MARK: - The journal

    /// Each step's hash is over its content and the hash before: the first that differs is named, and every one that
    /// does not follow from its own predecessor.
    private mutating func journal() throws {
        var previous: Int64 = 0
        var expected: Int64 = 1
        let steps = try db.all(
            "SELECT number, \"at\", \"by\", verb, reason, of, hash FROM journal_step ORDER BY number"
        ) { row -> (number: Int64, head: Journal.Head?, hash: Int64) in
            let head = try row.text(ifAny: 3).flatMap(JournalStep.Verb.init(rawValue:)).map {
                Journal.Head(
                    at: try row.text(1), by: try row.text(2), verb: $0, reason: try row.text(4),
                    of: row.integer(ifAny: 5))
            }
            return (try row.integer(0), head, try row.integer(6))
        }
        for step in steps {
            var hash = step.head.map { Hash.ofStep(step.number, $0, after: previous) }
            try db.each(
                "SELECT record, name, field, old, new FROM journal_change WHERE step = ? ORDER BY place",
                [step.number.databaseValue]
            ) { row in
                hash?.add(
                    rawRecord: try row.integer(0), name: row.text(ifAny: 1), field: row.text(ifAny: 2),
                    old: row.text(ifAny: 3), new: row.text(ifAny: 4))
            }
            if hash?.value != step.hash || step.number != expected {
                findings.append(.journalBroken(step: step.number))
            }
            previous = step.hash
            expected = step.number + 1
        }
    }

    // MARK: - The records

    private mutating func records() throws {
        for kind in Kind.allCases {
            var (living, lacking, last): (Int64, Int64, Int64) = (0, 0, 0)
            var after = kind.identifiers.lowerBound - 1
            while true {
                let ids = try db.all(
                    "SELECT id FROM record WHERE id > ? AND id <= ? ORDER BY id LIMIT 500",
                    [after.databaseValue, kind.identifiers.upperBound.databaseValue]
                ) { try $0.integer(0) }
                // In a damaged table the last is not the highest, and the search may come back to rows it had.
                guard let end = ids.max(), end > after else { break }
                after = end
                for id in ids.compactMap(RecordID.init(rawValue:)) {
                    last = id.serial
                    guard let record = try readable(id) else {
                        findings.append(.unreadable(id))
                        continue
                    }
                    try compare(record)
                    if record.retired == nil {
                        living += 1
                        if !record.missingFields.isEmpty { lacking += 1 }
                    }
                }
            }
            let counted =
                try db.first(
                    "SELECT living, lacking, last FROM counter WHERE kind = ?", [kind.code.databaseValue]
                ) { (try $0.integer(0), try $0.integer(1), try $0.integer(2)) } ?? (0, 0, 0)
            if counted.0 != living || counted.1 != lacking || counted.2 < last {
                findings.append(.countsDiffer(kind))
            }
        }
        try strays()
    }

    /// Nil when its rows hold what cannot have been saved.
    private func readable(_ id: RecordID) throws -> Record? {
        do { return try RecordStore.find(db, id) } catch is Damage { return nil }
    }

    private mutating func compare(_ record: Record) throws {
        let id = record.id
        let anchor = try db.first("SELECT checksum, missing FROM record WHERE id = ?", [id.column]) {
            (try $0.integer(0), try $0.int(1))
        }
        if anchor?.0 != record.checksum { findings.append(.changed(id)) }
        let row = try db.first(
            "SELECT sortName, retired FROM \(id.kind.rawValue.quoted) WHERE id = ?", [id.column]
        ) { (try $0.text(0), try $0.int(1)) }
        if anchor?.1 != record.missingFields.count || row?.0 != SearchText.sortKey(record.name)
            || row?.1 != (record.retired == nil ? 0 : 1)
        {
            findings.append(.derivedDiffers(id))
        }
        let names = SearchableNames(record)
        let found = try db.first("SELECT names, terms FROM searchable WHERE id = ?", [id.column]) {
            (try $0.text(0), try $0.text(1))
        }
        if found?.0 != names.column || found?.1 != names.terms(for: id) {
            findings.append(.searchDiffers(id))
        }
        for row in HistoryIndex.rows(of: record) {
            let occasions = try db.first(
                "SELECT occasions FROM moment WHERE subject = ? AND day = ? AND record = ?",
                [row.subject.databaseValue, row.day.databaseValue, id.column]
            ) { try $0.text(0) }
            if occasions != row.occasions {
                findings.append(.historyDiffers(id))
                break
            }
        }
    }

    private mutating func sameness() throws {
        findings += try Sameness.changed(db).map(Finding.answerChanged)
        // A merge that its record knows nothing of.
        let unknown = try db.all(
            """
            SELECT m.record FROM merged m JOIN record r ON r.id = m.record WHERE r.retiredOn IS NULL
            """
        ) { try $0.record(0) }
        findings += unknown.map(Finding.changed)
    }

    /// What is derived from records that are not there, and moments that no record has.
    private mutating func strays() throws {
        var expected: [RecordID: Int] = [:]
        try db.each("SELECT record, count(*) FROM moment GROUP BY record") { row in
            expected[try row.record(0)] = try row.int(1)
        }
        for (id, count) in expected.sorted(by: { $0.key < $1.key }) {
            let rows = try readable(id).map { HistoryIndex.rows(of: $0).count } ?? 0
            if rows != count, !findings.contains(.historyDiffers(id)) { findings.append(.historyDiffers(id)) }
        }
    }
}

extension Hash {
    fileprivate mutating func add(
        rawRecord: Int64, name: String?, field: String?, old: String?, new: String?
    ) {
        add(rawRecord)
        for text in [name, field, old, new] { add(text) }
    }
}
