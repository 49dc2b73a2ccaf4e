import Domain
import GRDB

/// The search over all kinds: first what begins with the words, then what has them anywhere.
struct Search {
    private struct Candidate {
        let id: RecordID
        let quality: MatchQuality
        let name: String
        let sortName: String
        let isRetired: Bool
        let names: String
    }

    private let db: Database
    private let text: SearchQueryText
    private let kinds: [Kind]
    /// Of several kinds each gets its share, so that a million villages do not hide the one branch.
    private let share: Int

    static func hits(_ db: Database, _ query: SearchQuery) throws -> SearchHits {
        let text = SearchQueryText(query.text)
        let limit = max(0, query.limit)
        guard !text.isEmpty else { return SearchHits(hits: [], isCut: false) }
        let kinds = query.kinds.isEmpty ? Kind.allCases : query.kinds
        let share = kinds.count == 1 ? limit : max(20, limit / 4)
        var found = try Search(db: db, text: text, kinds: kinds, share: share).hits(limit)
        guard found.hits.count < min(limit, few) else { return found }
        // Few are found by what was typed: then by characters that are taken for it as well.
        var seen = Set(found.hits.map(\.id))
        for other in text.lookAlikes where found.hits.count < limit {
            let more = try Search(db: db, text: other, kinds: kinds, share: share).hits(limit)
            for hit in more.hits.prefix(limit - found.hits.count) where seen.insert(hit.id).inserted {
                found.hits.append(hit)
            }
            if more.isCut { found.isCut = true }
        }
        return found
    }

    private static let few = 20

    private func hits(_ limit: Int) throws -> SearchHits {
        let (ids, isCut) = try found()
        let best = try ids.compactMap(candidate).sorted { before($0, $1) }
        let shown = best.prefix(limit).compactMap { candidate in
            // The index can find too much, and knows nothing of prose.
            StoredNames(column: candidate.names).match(text, of: candidate.id).map { (candidate, $0) }
        }
        let ranked =
            shown.filter { $0.1.quality != .prose } + shown.filter { $0.1.quality == .prose }
        let contexts = try Contexts.of(ranked.map(\.0.id), db)
        let found = ranked.map { candidate, match in
            SearchHit(
                id: candidate.id, name: candidate.name, matched: match.name,
                context: contexts[candidate.id] ?? "", isRetired: candidate.isRetired)
        }
        let hits = try MergedHits.answered(found, db)
        return SearchHits(hits: hits, isCut: isCut || best.count > limit)
    }

    /// The better match first, then the living before the retired, then by name and number.
    private func before(_ one: Candidate, _ other: Candidate) -> Bool {
        (one.quality.rawValue, one.isRetired ? 1 : 0, one.sortName, one.id)
            < (other.quality.rawValue, other.isRetired ? 1 : 0, other.sortName, other.id)
    }

    // MARK: - The index

    /// Each kind's share of what begins with the words, and of what has them; whether there was more.
    private func found() throws -> (ids: [RecordID], isCut: Bool) {
        var ids: [RecordID] = []
        var seen: Set<RecordID> = []
        var isCut = false
        for expression in [text.beginning, text.anywhere] {
            for matches in try matches(expression) {
                if matches.count > share { isCut = true }
                for id in matches.prefix(share) where seen.insert(id).inserted { ids.append(id) }
            }
        }
        return (ids, isCut)
    }

    /// By kind. The index answers in the order of the kinds; when a kind has more than its share, the next question
    /// starts behind it.
    private func matches(_ expression: String) throws -> [[RecordID]] {
        if kinds.count == 1 {
            return try kinds.map { try matches(expression, in: $0.identifiers, share + 1) }
        }
        // Every question about a long beginning gathers all that has it: then it is asked once, for more.
        let limit = text.hasLongWord ? 50_000 : 1000
        var byKind: [Kind: [RecordID]] = [:]
        var start: Int64 = 1
        while true {
            let found = try matches(expression, in: start...Int64.max, limit)
            byKind.merge(Dictionary(grouping: found, by: \.kind)) { known, _ in known }
            guard found.count == limit, let last = found.last?.kind else { break }
            start = last.identifiers.upperBound + 1
        }
        return kinds.compactMap { byKind[$0] }
    }

    private func matches(
        _ expression: String, in range: ClosedRange<Int64>, _ limit: Int
    ) throws -> [RecordID] {
        // A search that the index cannot decide is decided here: what it finds too much must not fill the share.
        let checked = text.needsChecking
        return try db.all(
            "SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ?"
                + (checked
                    ? " AND holds((SELECT names FROM searchable s WHERE s.id = searchIndex.rowid), ?)" : "")
                + " LIMIT ?",
            [
                expression.databaseValue, range.lowerBound.databaseValue, range.upperBound.databaseValue,
            ] + (checked ? [text.typed.databaseValue] : []) + [limit.databaseValue]
        ) { try $0.record(0) }
    }

    private static let candidateSQL = Dictionary(
        uniqueKeysWithValues: Kind.allCases.map { kind in
            (
                kind,
                """
                SELECT s.names, t.name, t.sortName, t.retired,
                    instr(s.terms, ?) > 0 AS isExact, instr(s.terms, ?) > 0 AS isBeginning
                FROM searchable s CROSS JOIN \(kind.rawValue.quoted) t ON t.id = s.id WHERE s.id = ?
                """
            )
        })

    private func candidate(_ id: RecordID) throws -> Candidate? {
        let arguments = [
            (text.wholeTerm + " ").databaseValue, text.wholeTerm.databaseValue, id.column,
        ]
        return try db.first(Search.candidateSQL[id.kind] ?? "", arguments) { row in
            Candidate(
                id: id, quality: quality(id, isExact: try row.int(4) == 1, isBeginning: try row.int(5) == 1),
                name: try row.text(1), sortName: try row.text(2),
                isRetired: try row.int(3) == 1, names: try row.text(0))
        }
    }

    private func quality(_ id: RecordID, isExact: Bool, isBeginning: Bool) -> MatchQuality {
        if text.number == id { return .number }
        return isExact ? .exact : isBeginning ? .beginning : .inside
    }
}

/// What tells a record from its namesakes: the name of the first record it links to through these fields.
enum Contexts {
    static func of(_ ids: [RecordID], _ db: Database) throws -> [RecordID: String] {
        var contexts: [RecordID: String] = [:]
        var names: [RecordID: String] = [:]
        for id in ids {
            if id.kind == .region {
                contexts[id] = try Divisions.told(db, id)
                continue
            }
            for field in fields[id.kind] ?? [] {
                guard let link = try link(db, id, field) else { continue }
                if names[link] == nil { names[link] = try name(db, link) }
                contexts[id] = names[link]
                break
            }
        }
        return contexts
    }

    /// A place is told from others of its name by what it lies in.
    private static func name(_ db: Database, _ id: RecordID) throws -> String? {
        guard let name = try Names.of([id], db)[id] else { return nil }
        guard id.kind == .region, try Divisions.hasNamesakes(db, id) else { return name }
        guard let above = try Divisions.told(db, id)?.split(separator: Divisions.between).first else {
            return name
        }
        return name + Divisions.between + above
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
