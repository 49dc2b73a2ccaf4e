import Domain
import GRDB

/// Whose moments a history is made of.
enum HistorySubjects {
    /// Who a subject stands for: what it stands for in lists (`Scope`), with their agreements and projects, a region for the
    /// divisions in it besides, a twinning for its activities. (An agreement's commitments link to it and are found so.)
    static func of(_ subject: RecordID?, _ db: Database) throws -> [Int64] {
        guard let subject = try subject.map({ try Successors.of($0, db) }) else {
            return [HistoryIndex.everybody]
        }
        let others: [Int64]
        switch subject.kind {
        // The agreements that renew each other are one history.
        case .agreement:
            let chain = try RecordStore.find(db, subject).map { try Company.chain(of: $0, db) } ?? []
            others = chain.map(\.agreement.id.rawValue)
        case .twinning: others = try works([.agreement, .project, .activity], subject, db)
        // Their activities name them as hosts; milestones, money and goods name nobody but their project.
        case .village, .branch, .unit:
            others = try members(subject, db) + works([.agreement, .project], subject, db)
        case .region:
            others =
                try ids(inside, subject, db) + members(subject, db)
                + works([.agreement, .project], subject, db)
        default: others = []
        }
        return [subject.rawValue] + Set(others).subtracting([subject.rawValue]).sorted()
    }

    /// The records of these kinds that belong to it.
    private static func works(_ kinds: [Kind], _ subject: RecordID, _ db: Database) throws -> [Int64] {
        try kinds.flatMap { kind in
            let all = try Scope.ids(kind, about: subject)
            return try db.all(
                "SELECT id FROM \(kind.rawValue) WHERE retired = 0 AND id IN (\(all.sql))", all.arguments
            ) { try $0.integer(0) }
        }
    }

    private static func members(_ subject: RecordID, _ db: Database) throws -> [Int64] {
        let members = try Scope.members(about: subject)
        return try db.all(members.sql, members.arguments) { try $0.integer(0) }
    }

    /// The divisions below one. A circle that was made outside the program ends at what is there already.
    private static let inside = """
        WITH RECURSIVE place (id) AS (
            VALUES (?) UNION SELECT r.id FROM region r JOIN place p ON r.parent = p.id WHERE r.retired = 0
        )
        SELECT id FROM place
        """

    private static func ids(_ sql: String, _ subject: RecordID, _ db: Database) throws -> [Int64] {
        try db.all(sql, [subject.column]) { try $0.integer(0) }
    }

    /// For a text in the history of everybody: the records whose names or agenda have one of the words, so that what
    /// concerns nobody of them need not be looked at. Nil when they are too many to be of help.
    static func mentioned(_ text: SearchQueryText, _ db: Database) throws -> [Int64]? {
        // What has all the words of one run in its name is enough: the rest is looked at entry by entry.
        guard let word = text.words.max(by: { $0.bytes.count < $1.bytes.count }) else { return [] }
        let typed = String(decoding: word.bytes, as: UTF8.self)
        let limit = (mostMentioned + 1).databaseValue
        let named = try db.all(
            "SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? LIMIT ?",
            [SearchQueryText(typed).anywhere.databaseValue, limit]
        ) { try $0.integer(0) }
        guard named.count <= mostMentioned else { return nil }
        let told = try db.all(
            """
            SELECT DISTINCT record FROM agendaItem
            WHERE instr(lower(title), ?1) > 0 OR instr(lower(points), ?1) > 0 LIMIT ?2
            """, [typed.databaseValue, limit]
        ) { try $0.integer(0) }
        guard told.count <= mostMentioned else { return nil }
        return Array(Set(named + told)).sorted()
    }

    private static let mostMentioned = 300
}
