import Domain
import Foundation
import GRDB
import Synchronization

/// A registry file that is open: what can be asked of it and done in it. Every method waits for its answer; none may
/// be called on a thread that draws.
package final class Registry: Sendable {
    package let path: String
    /// Nothing can be saved: the file is open for reading, by wish or because it cannot be written to.
    package var isReadOnly: Bool { writeRefusal != nil }

    let queue: DatabaseQueue
    let clock: Clock
    let attachments: AttachmentFolder
    let user: String
    private let file: FileGuard
    /// What every verb is answered with when nothing may be written.
    let writeRefusal: Refusal?
    /// Counts can take long; they have a connection of their own, opened for the first of them.
    private let counting = Mutex<DatabaseQueue?>(nil)
    let dueMatters = DueCache()
    let historyCounts = HistoryCountsKept()

    private init(
        path: String, queue: DatabaseQueue, file: FileGuard, user: String, clock: Clock,
        writeRefusal: Refusal?, attachments: AttachmentFolder?
    ) {
        self.path = path
        self.attachments = attachments ?? AttachmentFolder(beside: path)
        self.queue = queue
        self.file = file
        self.user = user
        self.clock = clock
        self.writeRefusal = writeRefusal
    }

    // MARK: - Opening

    /// Makes a new registry, empty, for its owner only. Refuses when there is a file of this name.
    package static func create(
        at path: String, by user: String, clock: Clock = .system
    ) throws(Refusal) -> Registry {
        try create(at: path, by: user, clock: clock, migrations: .released)
    }

    static func create(
        at path: String, by user: String, clock: Clock, migrations: Migrations
    ) throws(Refusal) -> Registry {
        var status = stat()
        if stat(path, &status) == 0 {
            throw status.st_mode & S_IFMT == S_IFDIR ? .fileIsDirectory(path) : .fileExists(path)
        }
        // Complete from the moment at which it has its name.
        let temporary = path + ".new-\(getpid())"
        unlink(temporary)
        try FileGuard.makeFile(temporary)
        defer {
            unlink(temporary)
            unlink(temporary + "-journal")
        }
        try refusing(path) {
            let queue = try Connection.open(temporary, readOnly: false)
            try queue.writeWithoutTransaction { db in
                try migrations.run(db, after: 0)
                try Settings.write(db, Settings.searchTerms, SearchTerms.version)
                try Settings.identify(db)
            }
            try queue.close()
        }
        try FileGuard.settle(temporary, as: path)
        return try open(at: path, readOnly: false, by: user, clock: clock, migrations: migrations)
    }

    /// Opens a registry. What is not a registry, or was made by a newer version, is refused and left as it is; an
    /// older one is migrated after a copy was laid beside it; what cannot be written to is opened for reading, as it is.
    package static func open(
        at path: String, readOnly: Bool, by user: String, clock: Clock = .system
    ) throws(Refusal) -> Registry {
        try open(at: path, readOnly: readOnly, by: user, clock: clock, migrations: .released)
    }

    /// `attachments`: those of another file, of which this one is a copy.
    static func open(
        at path: String, readOnly: Bool, by user: String, clock: Clock, migrations: Migrations,
        attachments: AttachmentFolder? = nil
    ) throws(Refusal) -> Registry {
        let file = try FileGuard(inspecting: path, newest: migrations.newest)
        let readOnly = readOnly || file.isReadOnly
        return try refusing(path) {
            var queue = try Connection.open(path, readOnly: readOnly)
            // For reading, an older form will do.
            if file.version < migrations.newest, !readOnly {
                try Migrations.backUp(queue, file, at: clock.now())
                try queue.writeWithoutTransaction { try migrations.run($0, after: file.version) }
            }
            try queue.writeWithoutTransaction(Migrations.standIn)
            var writeRefusal: Refusal? = readOnly ? .fileIsReadOnly(path) : nil
            if try !queue.read(migrations.matches) {
                queue = try Connection.open(path, readOnly: true)
                try queue.writeWithoutTransaction(Migrations.standIn)
                writeRefusal = .fileIsDamaged(path)
            }
            try file.checkIsSame()
            let registry = Registry(
                path: path, queue: queue, file: file, user: user, clock: clock, writeRefusal: writeRefusal,
                attachments: attachments)
            if writeRefusal == nil { try registry.renewSearchIndex() }
            return registry
        }
    }

    private func renewSearchIndex() throws {
        let version = try queue.read { try Settings.read($0, Settings.searchTerms) }
        guard version != SearchTerms.version else { return }
        try write { db in
            try SearchIndex.rebuild(db)
            try Settings.write(db, Settings.searchTerms, SearchTerms.version)
        }
    }

    // MARK: - Access

    /// A consistent look at the file.
    func read<Item>(_ look: (Database) throws -> Item) throws(Refusal) -> Item {
        try Registry.refusing(path) { try queue.read(look) }
    }

    /// The same, for what may take long: on another connection, so that windows do not wait for it.
    func readSlowly<Item>(
        preparing prepare: ((Database) throws -> Void)? = nil, _ look: (Database) throws -> Item
    ) throws(Refusal) -> Item {
        try Registry.refusing(path) {
            let queue = try counting.withLock { counting in
                if let queue = counting { return queue }
                let queue = try Connection.open(path, readOnly: true)
                try queue.writeWithoutTransaction(Migrations.standIn)
                counting = queue
                return queue
            }
            while true {
                do {
                    if let prepare { try queue.writeWithoutTransaction(prepare) }
                    return try queue.read(look)
                } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                    // A save came between; the count starts again on what is there now.
                    continue
                }
            }
        }
    }

    /// One transaction: all of it or nothing.
    func write<Item>(isLarge: Bool = false, _ change: (Database) throws -> Item) throws -> Item {
        if let writeRefusal { throw writeRefusal }
        try file.checkIsSame()
        // A count that is under way holds a lock that a commit waits for.
        counting.withLock { $0?.interrupt() }
        var result: Item?
        try queue.writeWithoutTransaction { db in
            if isLarge { try Connection.widen(db) }
            defer { if isLarge { Connection.narrow(db) } }
            try db.inTransaction(.immediate) {
                result = try change(db)
                try file.checkIsSame()
                return .commit
            }
        }
        guard let result else { throw Refusal.failed("no result") }
        return result
    }

    /// Turns whatever went wrong into the reason the rest of the program knows.
    static func refusing<Item>(_ path: String, _ work: () throws -> Item) throws(Refusal) -> Item {
        do { return try work() } catch { throw RegistryError.refusal(for: error, path: path) }
    }

    /// Breaks off the question that is being answered; its asker is refused. For any thread.
    package func stopReading() { queue.interrupt() }
}
