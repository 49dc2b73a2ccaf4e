import Domain
import Foundation
import GRDB

/// The forms the registry file has had, in order. A released one is never changed; the next one adds to it.
struct Migrations: Sendable {
    struct Migration: Sendable {
        /// The `user_version` it leads to.
        let version: Int32
        let statements: [String]
        /// The statements of the form it leads to, as the file remembers them.
        let schema: [String]
    }

    let all: [Migration]

    static let released = Migrations(all: [
        Migration(version: 1, statements: Schema.statements, schema: Schema.statements),
        Migration(
            version: 2, statements: Schema.draftBin, schema: Schema.statements + Schema.draftBin),
        Migration(
            version: 3, statements: Schema.sameness,
            schema: Schema.statements + Schema.draftBin + Schema.sameness),
        Migration(version: 4, statements: Schema.form4, schema: schemaOfForm4),
        Migration(
            version: 5, statements: Schema.form5,
            schema: Schema.adding(Schema.columnsOfForm5, to: schemaOfForm4)
                + Schema.form5.filter { $0.hasPrefix("CREATE ") }),
    ])

    private static let schemaOfForm4 =
        Schema.adding(Schema.addedColumns, to: Schema.statements + Schema.draftBin + Schema.sameness)
        + Schema.form4.filter { $0.hasPrefix("CREATE ") }

    var newest: Int32 { all.last?.version ?? 0 }

    /// All steps after `version`, in one transaction.
    func run(_ db: Database, after version: Int32) throws {
        try db.inTransaction(.immediate) {
            for migration in all where migration.version > version {
                for statement in migration.statements { try db.execute(sql: statement) }
            }
            try db.execute(sql: "PRAGMA user_version = \(newest)")
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            return .commit
        }
    }

    /// For a file of an older form that is only read: the tables it does not have, empty, as tables of the connection,
    /// and a view with the columns it does not have in front of a table.
    static func standIn(_ db: Database) throws {
        let version = try db.integer("PRAGMA user_version") ?? 0
        var columns: [(table: String, names: [String])] = []
        for migration in released.all where migration.version > version {
            for statement in migration.statements {
                if let table = statement.after("CREATE TABLE ") {
                    try db.execute(sql: "CREATE TEMP TABLE " + table)
                } else if let (table, name) = added(by: statement) {
                    if let index = columns.firstIndex(where: { $0.table == table }) {
                        columns[index].names.append(name)
                    } else {
                        columns.append((table, [name]))
                    }
                }
            }
        }
        for (table, names) in columns {
            let absent = names.map { ", NULL AS \($0)" }.joined()
            try db.execute(sql: "CREATE TEMP VIEW \(table) AS SELECT *\(absent) FROM main.\(table)")
        }
    }

    /// The table and the column that a statement adds to it, as it writes them.
    private static func added(by statement: String) -> (table: String, column: String)? {
        guard let rest = statement.after("ALTER TABLE ") else { return nil }
        let words = rest.split(separator: " ", maxSplits: 4)
        return words.count == 5 ? (String(words[0]), String(words[3])) : nil
    }

    /// Whether the file's schema is that of its form. Anything else (a view in a table's place, a trigger) could
    /// do what we do not.
    func matches(_ db: Database) throws -> Bool {
        let version = try db.integer("PRAGMA user_version") ?? 0
        let schema = all.first { $0.version == version }?.schema ?? []
        let expected = Set(schema.map(\.trimmed))
        var found: Set<String> = []
        var isForeign = false
        try db.each("SELECT name, sql FROM sqlite_schema") { row in
            let name = try row.text(0)
            // SQLite's own, and the tables that the full-text index keeps for itself.
            if name.hasPrefix("sqlite_") || name.hasPrefix("searchIndex_") { return }
            guard let sql = row.text(ifAny: 1), expected.contains(sql) else {
                isForeign = true
                return
            }
            found.insert(sql)
        }
        return !isForeign && found.count == expected.count
    }

    /// A copy of the file as it is, beside it, under a name that says of which form and when; complete or absent.
    static func backUp(_ queue: DatabaseQueue, _ file: FileGuard, at now: String) throws {
        let stamp = now.filter { $0.isNumber || $0 == "T" }
        let copy = "\(file.path).form-\(file.version).\(stamp)"
        let temporary = copy + ".part"
        defer {
            unlink(temporary)
            unlink(temporary + "-journal")
        }
        try FileGuard.makeFile(temporary)
        var configuration = Configuration()
        configuration.journalMode = .default
        let target = try DatabaseQueue(path: temporary, configuration: configuration)
        try queue.backup(to: target)
        try target.close()
        try FileGuard.settle(temporary, as: copy)
    }
}

extension String {
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
