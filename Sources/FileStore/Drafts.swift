import Domain
import GRDB

/// Forms that were begun. Outside the journal: a draft is nobody's record yet.
enum Drafts {
    /// In place of the draft with the same identity; a new one gets its identity. What somebody is typing is never
    /// thrown away: when the draft was dropped meanwhile, or another window has gone on with it, this one is kept beside
    /// it as a new one.
    static func keep(_ db: Database, _ draft: Draft, at now: String) throws -> Draft {
        var draft = draft
        draft.savedAt = now
        if let id = draft.id, let basis = draft.basis {
            let stored = try db.first("SELECT content FROM draft WHERE id = ?", [id.databaseValue]) {
                try $0.text(0)
            }
            if stored != basis, stored != draft.content { draft.id = nil }
        }
        draft.basis = nil
        try db.run(
            """
            INSERT OR REPLACE INTO draft (id, form, about, title, content, savedAt) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                draft.id.databaseValue, draft.form.databaseValue, (draft.about?.rawValue).databaseValue,
                draft.title.databaseValue, draft.content.databaseValue, now.databaseValue,
            ])
        draft.id = draft.id ?? db.lastInsertedRowID
        return draft
    }

    static func drop(_ db: Database, _ id: Int64) throws {
        try db.run("DELETE FROM draft WHERE id = ?", [id.databaseValue])
    }

    /// The one touched last first.
    static func all(_ db: Database) throws -> [Draft] {
        try db.all(
            "SELECT id, form, about, title, content, savedAt FROM draft ORDER BY savedAt DESC, id DESC", [],
            read)
    }

    /// Of the columns id, form, about, title, content, savedAt.
    static func read(_ row: Row) throws -> Draft {
        Draft(
            id: try row.integer(0), form: try row.text(1), about: try row.record(ifAny: 2),
            title: try row.text(3), content: try row.text(4), savedAt: try row.text(5))
    }
}
