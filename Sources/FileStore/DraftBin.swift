import Domain
import GRDB

/// Drafts that were dropped: nothing that somebody typed is gone at once.
enum DraftBin {
    /// So many are kept; the one dropped longest ago goes first.
    private static let most = 200

    static func put(_ db: Database, _ id: Int64, at now: String) throws {
        try db.run(
            """
            INSERT OR REPLACE INTO draft_bin (id, form, about, title, content, savedAt, droppedAt)
            SELECT id, form, about, title, content, savedAt, ? FROM draft WHERE id = ?
            """, [now.databaseValue, id.databaseValue])
        try Drafts.drop(db, id)
        try db.run(
            """
            DELETE FROM draft_bin WHERE id NOT IN (
                SELECT id FROM draft_bin ORDER BY droppedAt DESC, id DESC LIMIT \(most))
            """)
    }

    /// Back among the drafts, under the identity it had: none is given twice.
    static func takeBack(_ db: Database, _ id: Int64) throws -> Draft {
        let found = try db.first(
            "SELECT id, form, about, title, content, savedAt FROM draft_bin WHERE id = ?",
            [id.databaseValue], Drafts.read)
        guard let draft = found else { throw Refusal.draftGone }
        try db.run(
            """
            INSERT INTO draft (id, form, about, title, content, savedAt)
            SELECT id, form, about, title, content, savedAt FROM draft_bin WHERE id = ?
            """, [id.databaseValue])
        try db.run("DELETE FROM draft_bin WHERE id = ?", [id.databaseValue])
        return draft
    }

    /// The one dropped last first. A file of an older form, opened for reading, has no bin.
    static func all(_ db: Database) throws -> [Draft] {
        guard try db.exists("SELECT 1 FROM sqlite_schema WHERE name = 'draft_bin'") else { return [] }
        return try db.all(
            """
            SELECT id, form, about, title, content, savedAt FROM draft_bin ORDER BY droppedAt DESC, id DESC
            """, [], Drafts.read)
    }
}
