import Domain
import Foundation
import GRDB

/// How a connection to a registry file is set up: the same on every one, and checked.
enum Connection {
    static func open(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .callback { waitsOnceMore($0) }
        configuration.label = "registry"
        configuration.prepareDatabase { db in
            try prepare(db, readOnly: readOnly)
            db.add(function: NameMatcher.sqlFunction)
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Waits grow to 25 ms and vary, because SQLite's own order of waiting is unfair; about five seconds in all.
    private static func waitsOnceMore(_ tries: Int) -> Bool {
        guard tries < 220 else { return false }
        let longest = min(25_000, 1000 * (tries + 1))
        usleep(UInt32(longest / 2 + Int.random(in: 0...longest / 2)))
        return true
    }

    private static func prepare(_ db: Database, readOnly: Bool) throws {
        // A registry may come from a stranger: nothing in its schema is trusted, and no page is believed unread.
        try set(db, "trusted_schema", to: 0)
        try set(db, "cell_size_check", to: 1)
        try set(db, "mmap_size", to: 0)
        try set(db, "recursive_triggers", to: 0)
        try set(db, "foreign_keys", to: 1)
        // Nothing that was sorted lands in a temporary file.
        try set(db, "temp_store", to: 2)
        try set(db, "cache_size", to: ordinaryCache)
        if !readOnly {
            // PERSIST commits by one small synced write into the journal's head; EXTRA also syncs the folder, so that
            // a commit that was acknowledged is not undone by a power cut.
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = PERSIST")
            guard mode == "persist" else { throw Refusal.failed("journal_mode \(mode ?? "")") }
            try set(db, "synchronous", to: 3)
            _ = try Int64.fetchOne(db, sql: "PRAGMA journal_size_limit = 1048576")
        }
    }

    /// In KiB, as SQLite takes them: negative. Small enough for many people on one machine.
    private static let ordinaryCache: Int64 = -8192
    private static let wideCache: Int64 = -98_304

    /// For a save of very many records, whose rows go to places all over the indexes.
    static func widen(_ db: Database) throws { try set(db, "cache_size", to: wideCache) }

    /// Afterwards the memory is given back. Should that fail, it is only kept.
    static func narrow(_ db: Database) {
        try? set(db, "cache_size", to: ordinaryCache)
        try? db.execute(sql: "PRAGMA shrink_memory")
    }

    private static func set(_ db: Database, _ pragma: String, to value: Int64) throws {
        try db.execute(sql: "PRAGMA \(pragma) = \(value)")
        // SQLite is silent about what it does not know or will not do. Without memory mapping it has no answer.
        let now = try Int64.fetchOne(db, sql: "PRAGMA \(pragma)")
        guard now == value || now == nil && value == 0 else {
            throw Refusal.failed("PRAGMA \(pragma)")
        }
    }
}
