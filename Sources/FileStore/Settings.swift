import GRDB

/// What the file remembers of how it was made.
enum Settings {
    /// With which version of the terms the search index was filled.
    static let searchTerms = "searchTerms"

    static func read(_ db: Database, _ name: String) throws -> String? {
        try db.first("SELECT value FROM setting WHERE name = ?", [name.databaseValue]) { try $0.text(0) }
    }

    static func write(_ db: Database, _ name: String, _ value: String) throws {
        try db.run(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            [name.databaseValue, value.databaseValue])
    }
}
