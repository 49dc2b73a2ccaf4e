import Domain
import Foundation
import GRDB

/// What the file remembers of how it was made, and what holds for all of it.
enum Settings {
    /// With which version of the terms the search index was filled.
    static let searchTerms = "searchTerms"
    static let quietDaysName = "quietDays"
    static let identityName = "identity"

    static func read(_ db: Database, _ name: String) throws -> String? {
        try db.first("SELECT value FROM setting WHERE name = ?", [name.databaseValue]) { try $0.text(0) }
    }

    static func write(_ db: Database, _ name: String, _ value: String) throws {
        try db.run(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            [name.databaseValue, value.databaseValue])
    }

    // MARK: - For people

    /// Days without contact after which a twinning is quiet, where it says nothing else itself.
    static func quietDays(_ db: Database) throws -> Int {
        try read(db, quietDaysName).flatMap { Int($0) } ?? Quiet.days
    }

    static func set(_ db: Database, quietDays days: Int) throws -> RegistrySettings {
        guard Quiet.range.contains(days) else { throw Refusal.badQuietDays(days) }
        try write(db, quietDaysName, String(days))
        return try all(db)
    }

    /// A new registry gets an identity of its own.
    static func identify(_ db: Database) throws {
        try write(db, identityName, UUID().uuidString.lowercased())
    }

    /// One that was made before registries had an identity is known by its first step, which no other has.
    private static func identity(_ db: Database) throws -> String {
        if let identity = try read(db, identityName) { return identity }
        let first = try db.first(#"SELECT "at", hash FROM journal_step WHERE number = 1"#) { row in
            "\(try row.text(0))-\(UInt64(bitPattern: try row.integer(1)))"
        }
        return (first ?? "empty").lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
        }
    }

    static func all(_ db: Database) throws -> RegistrySettings {
        RegistrySettings(quietDays: try quietDays(db), identity: try identity(db))
    }
}
