import Domain
import GRDB

/// The search over all kinds: first what begins with the words, then what has them anywhere.
enum Search {
    private struct Candidate {
        let id: RecordID
        let match: SearchableNames.Match
        let name: String
        let sortName: String
        let isRetired: Bool
    }

    static func hits(_ db: Database, _ query: SearchQuery) throws -> SearchHits {
        let text = SearchQueryText(query.text)
        let limit = max(0, query.limit)
        guard !text.isEmpty else { return SearchHits(hits: [], isCut: false) }
        let kinds = query.kinds.isEmpty ? Kind.allCases : query.kinds
        // Of several kinds each gets its share, so that a million villages do not hide the one branch.
        let share = kinds.count == 1 ? limit : max(20, limit / 3)
        var found: [RecordID: Candidate] = [:]
        var isCut = false
        for kind in kinds {
            for expression in [text.beginning, text.anywhere] {
                let ids = try matches(db, expression, kind, share + 1)
                if ids.count > share { isCut = true }
                for id in ids where found[id] == nil {
                    found[id] = try candidate(db, id, text)
                }
            }
        }
        let best = found.values.sorted { before($0, $1) }
        let shown = best.prefix(limit)
        let contexts = try Contexts.of(shown.map(\.id), db)
        return SearchHits(
            hits: shown.map {
                SearchHit(
                    id: $0.id, name: $0.name, matched: $0.match.name, context: contexts[$0.id] ?? "",
                    isRetired: $0.isRetired)
            }, isCut: isCut || best.count > limit)
    }

    /// The better match first, then the living before the retired, then by name and number.
    private static func before(_ one: Candidate, _ other: Candidate) -> Bool {
        (one.match.quality.rawValue, one.isRetired ? 1 : 0, one.sortName, one.id)
            < (other.match.quality.rawValue, other.isRetired ? 1 : 0, other.sortName, other.id)
    }

    private static func matches(
        _ db: Database, _ expression: String, _ kind: Kind, _ limit: Int
    ) throws -> [RecordID] {
        let range = kind.identifiers
        return try db.all(
            "SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?",
            [
                expression.databaseValue, range.lowerBound.databaseValue, range.upperBound.databaseValue,
                limit.databaseValue,
            ]
        ) { try $0.record(0) }
    }

    /// Nil when the index found too much.
    private static func candidate(
        _ db: Database, _ id: RecordID, _ text: SearchQueryText
    ) throws -> Candidate? {
        let sql = """
            SELECT s.names, t.name, t.sortName, t.retired
            FROM searchable s CROSS JOIN \(id.kind.rawValue.quoted) t ON t.id = s.id WHERE s.id = ?
            """
        return try db.first(sql, [id.column]) { row in
            try SearchableNames(column: row.text(0)).match(text, of: id).map {
                Candidate(
                    id: id, match: $0, name: try row.text(1), sortName: try row.text(2),
                    isRetired: try row.integer(3) == 1)
            }
        } ?? nil
    }
}

/// What tells a record from its namesakes: the name of the first record it links to through these fields.
enum Contexts {
    static func of(_ ids: [RecordID], _ db: Database) throws -> [RecordID: String] {
        var contexts: [RecordID: String] = [:]
        for id in ids {
            for field in fields[id.kind] ?? [] {
                guard let link = try link(db, id, field) else { continue }
                contexts[id] = try Names.of([link], db)[link]
                break
            }
        }
        return contexts
    }

    private static let fields: [Kind: [String]] = [
        .village: ["town"], .branch: ["unit", "village", "superior", "region"],
        .unit: ["region", "superior"],
        .person: ["posts.body"], .twinning: ["parties.party"], .agreement: ["twinning", "parties.party"],
        .commitment: ["giver"], .project: ["twinning", "agreement"], .activity: ["twinning"],
        .need: ["by"], .offer: ["by"], .region: ["parent"],
    ]

    private static func link(_ db: Database, _ id: RecordID, _ field: String) throws -> RecordID? {
        let path = field.split(separator: ".").map(String.init)
        if path.count == 2 {
            guard let part = id.kind.description.field(path[0])?.part else { return nil }
            return try db.first(
                """
                SELECT \(path[1].quoted) FROM \(part.name.quoted) WHERE record = ? ORDER BY position LIMIT 1
                """, [id.column]
            ) { try $0.record(ifAny: 0) } ?? nil
        }
        return try db.first(
            "SELECT \(field.quoted) FROM \(id.kind.rawValue.quoted) WHERE id = ?", [id.column]
        ) { try $0.record(ifAny: 0) } ?? nil
    }
}
