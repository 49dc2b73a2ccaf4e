import Domain
import GRDB

/// The numbers and counts of each kind, gathered during a transaction and written once at its end.
struct Counters {
    private struct Counter: Equatable {
        var last: Int64 = 0
        var living: Int64 = 0
        var lacking: Int64 = 0
    }

    private var loaded: [Kind: Counter] = [:]
    private var changed: Set<Kind> = []

    /// The next number of a kind. One that was given is spent, even if its record goes again.
    mutating func next(_ kind: Kind, _ db: Database) throws -> RecordID {
        try change(kind, db) { $0.last += 1 }
        return RecordID(kind, loaded[kind]?.last ?? 1)
    }

    /// A record came to life, or back to it.
    mutating func add(_ record: Record, _ db: Database) throws {
        guard record.retired == nil else { return }
        let lacks = !record.missingFields.isEmpty
        try change(record.kind, db) {
            $0.living += 1
            if lacks { $0.lacking += 1 }
        }
    }

    mutating func remove(_ record: Record, _ db: Database) throws {
        guard record.retired == nil else { return }
        let lacks = !record.missingFields.isEmpty
        try change(record.kind, db) {
            $0.living -= 1
            if lacks { $0.lacking -= 1 }
        }
    }

    func write(_ db: Database) throws {
        for kind in changed.sorted(by: { $0.code < $1.code }) {
            guard let counter = loaded[kind] else { continue }
            try db.run(
                "INSERT OR REPLACE INTO counter (kind, last, living, lacking) VALUES (?, ?, ?, ?)",
                [
                    kind.code.databaseValue, counter.last.databaseValue, counter.living.databaseValue,
                    counter.lacking.databaseValue,
                ])
        }
    }

    private mutating func change(_ kind: Kind, _ db: Database, _ change: (inout Counter) -> Void) throws {
        var counter = loaded[kind] ?? Counter()
        if loaded[kind] == nil {
            try db.each("SELECT last, living, lacking FROM counter WHERE kind = ?", [kind.code.databaseValue])
            { row in
                counter = Counter(
                    last: try row.integer(0), living: try row.integer(1), lacking: try row.integer(2))
            }
        }
        change(&counter)
        loaded[kind] = counter
        changed.insert(kind)
    }
}
