import Domain
import GRDB

/// What was said of two records that look alike.
enum Sameness {
    static func answer(_ db: Database, _ pair: RecordPair) throws -> SamenessAnswer? {
        try db.first(
            "SELECT \(columns) FROM sameness WHERE one = ? AND other = ?",
            [pair.first.column, pair.second.column], read)
    }

    /// Newest first.
    static func answers(_ db: Database, about id: RecordID) throws -> [SamenessAnswer] {
        try db.all("SELECT \(columns) FROM sameness WHERE one = ?1 OR other = ?1", [id.column], read)
            .sorted { ($0.at, $0.pair) > ($1.at, $1.pair) }
    }

    private static let columns = "one, other, verdict, \"at\", \"by\", reason"

    private static func read(_ row: Row) throws -> SamenessAnswer {
        guard let pair = RecordPair(try row.record(0), try row.record(1)),
            let verdict = SamenessAnswer.Verdict(rawValue: try row.text(2))
        else { throw Damage() }
        return SamenessAnswer(
            pair, verdict, at: try row.text(3), by: try row.text(4), reason: try row.text(5))
    }

    static func checksum(_ answer: SamenessAnswer) -> Int64 {
        var hash = Hash()
        hash.add(answer.pair.first.rawValue)
        hash.add(answer.pair.second.rawValue)
        for text in [answer.verdict.rawValue, answer.at, answer.by, answer.reason] { hash.add(text) }
        return hash.value
    }

    // MARK: - Saying

    /// Keeps an answer in place of the one there was. Nil when the same was said before.
    static func say(_ answer: SamenessAnswer, _ transaction: inout Transaction) throws -> Bool {
        let db = transaction.db
        for id in [answer.pair.first, answer.pair.second] {
            guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
            if let survivor = record.mergedInto { throw Refusal.merged(id, into: survivor) }
        }
        let old = try self.answer(db, answer.pair)
        if old?.verdict == answer.verdict, old?.reason == answer.reason { return false }
        if let old { try transaction.apply(try change(db, from: old, to: nil)) }
        try transaction.apply(try change(db, from: nil, to: answer))
        return true
    }

    static func withdraw(_ pair: RecordPair, _ transaction: inout Transaction) throws {
        guard let old = try answer(transaction.db, pair) else { throw Refusal.nothingSaid(pair) }
        try transaction.apply(try change(transaction.db, from: old, to: nil))
    }

    /// The change stands with the newer of the two records.
    private static func change(
        _ db: Database, from old: SamenessAnswer?, to new: SamenessAnswer?
    ) throws -> StoredChange {
        guard let answer = new ?? old else { throw Damage() }
        let id = answer.pair.second
        return StoredChange(
            record: id, name: try Names.of([id], db)[id] ?? "", field: Change.key(answer.verdict),
            old: old.map(text), new: new.map(text))
    }

    private static func text(_ answer: SamenessAnswer) -> String {
        JSONValue.array([
            .number(answer.pair.first.rawValue), .string(answer.at), .string(answer.by),
            .string(answer.reason),
        ]).text()
    }

    /// An answer as a change of the journal holds it.
    static func stored(_ text: String, _ change: StoredChange) throws -> SamenessAnswer {
        let json: JSONValue
        do { json = try JSONValue(parsing: text) } catch { throw Damage() }
        guard let verdict = Change.verdict(change.field), case .array(let items) = json, items.count == 4,
            case .number(let raw) = items[0], let first = RecordID(rawValue: raw),
            let pair = RecordPair(first, change.record), let at = items[1].string, let by = items[2].string,
            let reason = items[3].string
        else { throw Damage() }
        return SamenessAnswer(pair, verdict, at: at, by: by, reason: reason)
    }

    /// Writes what the change says: the old answer must be the one that is there.
    static func write(_ db: Database, _ change: StoredChange) throws {
        if let old = change.old {
            let old = try stored(old, change)
            guard try answer(db, old.pair) == old else { throw Refusal.changedMeanwhile(change.record) }
            try db.run(
                "DELETE FROM sameness WHERE one = ? AND other = ?",
                [old.pair.first.column, old.pair.second.column])
        }
        if let new = change.new {
            let new = try stored(new, change)
            guard try answer(db, new.pair) == nil else { throw Refusal.changedMeanwhile(change.record) }
            try db.run(
                """
                INSERT INTO sameness (one, other, verdict, "at", "by", reason, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    new.pair.first.column, new.pair.second.column, new.verdict.rawValue.databaseValue,
                    new.at.databaseValue, new.by.databaseValue, new.reason.databaseValue,
                    checksum(new).databaseValue,
                ])
        }
    }

    // MARK: - Checking

    /// Answers that are not those that were given.
    static func changed(_ db: Database) throws -> [RecordPair] {
        var found: [RecordPair] = []
        try db.each("SELECT \(columns), checksum FROM sameness") { row in
            let answer = try? read(row)
            guard answer.map(checksum) != (try row.integer(6)) else { return }
            guard let one = RecordID(rawValue: try row.integer(0)),
                let other = RecordID(rawValue: try row.integer(1)), let pair = RecordPair(one, other)
            else { throw Damage() }
            found.append(pair)
        }
        return found
    }
}
