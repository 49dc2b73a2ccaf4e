import Domain
import GRDB

/// The stored records that may be meant by the names typed so far: candidates from the index and from the context,
/// never all records, then compared one by one.
struct Near {
    private let db: Database
    private let request: NearRequest
    private let typed: [NameForm]
    private let secretaries: Set<RecordID>

    /// So many of the index's answers, and so many of one context, are compared.
    private static let mostFound = 160
    private static let mostNeighbours = 200
    /// Of the best by name so many are looked at closer.
    private static let mostShown = 24
    /// What speaks less than this is not worth asking.
    static let leastScore = 40

    static func records(_ db: Database, _ request: NearRequest) throws -> NearRecords {
        let near = try Near(db, request)
        let records = try near.records()
        let named = records.flatMap { $0.reasons.flatMap(\.links) }
        return NearRecords(records: records, names: try Names.of(named, db))
    }

    private init(_ db: Database, _ request: NearRequest) throws {
        self.db = db
        self.request = request
        typed = request.names.compactMap(NameForms.typed)
        var secretaries = Set(request.context.filter { $0.kind == .person })
        if let record = request.record { secretaries.formUnion(try Near.secretaries(db, of: record)) }
        self.secretaries = secretaries
    }

    private func records() throws -> [NearRecord] {
        var found: [RecordID: (like: NameLikeness.Found?, isClose: Bool)] = [:]
        for (id, candidate) in try candidates() where id != request.record {
            let like = best(candidate.forms, isSamePlace: candidate.isClose)
            guard like != nil || candidate.isClose else { continue }
            found[id] = (like, candidate.isClose)
        }
        let ranked = found.sorted {
            (-($0.value.like?.score ?? 0), $0.value.isClose ? 0 : 1, $0.key)
                < (-($1.value.like?.score ?? 0), $1.value.isClose ? 0 : 1, $1.key)
        }
        var records: [NearRecord] = []
        for (id, entry) in ranked.prefix(Near.mostShown) {
            if let record = try record(id, entry.like) { records.append(record) }
        }
        records.sort { ($0.score, $1.id) > ($1.score, $0.id) }
        return Array(records.prefix(max(0, request.limit)))
    }

    /// What speaks for two stored records being one; nil when too little does.
    static func pair(_ db: Database, _ one: Record, _ other: Record) throws -> NearRecord? {
        var request = NearRequest.about(one, limit: 1)
        request.code = codeFields[one.kind].flatMap { one[$0].value.flatMap(String.init) }
        let near = try Near(db, request)
        let forms = try NameForms.of(other.id, db)
        // Whoever types a name means one; of stored names it takes more to doubt that they are two.
        return try near.record(other.id, near.best(forms, isSamePlace: false))
    }

    private func best(_ stored: [NameForm], isSamePlace: Bool) -> NameLikeness.Found? {
        var best: NameLikeness.Found?
        for mine in typed {
            for theirs in stored {
                guard let found = NameLikeness.found(mine, theirs, isSamePlace: isSamePlace) else { continue }
                if found.score > best?.score ?? 0 { best = found }
            }
        }
        return best
    }

    // MARK: - Candidates

    private struct Candidate {
        var forms: [NameForm]
        /// It links to what the typed one links to, or stands beside it.
        var isClose: Bool
    }

    private func candidates() throws -> [RecordID: Candidate] {
        var found: [RecordID: Candidate] = [:]
        for link in request.context.flatMap(contextLinks) {
            try db.each(
                """
                SELECT s.id, s.names FROM searchable s
                WHERE s.id IN (\(link.sql) LIMIT \(Near.mostNeighbours))
                """, link.arguments
            ) { row in
                let id = try row.record(0)
                if found[id] == nil {
                    found[id] = Candidate(forms: NameForms.stored(try row.text(1), id.kind), isClose: true)
                }
            }
        }
        for id in try otherBodies() + sameCode() + request.beside where id.kind == request.kind {
            let forms = try found[id]?.forms ?? NameForms.of(id, db)
            found[id] = Candidate(forms: forms, isClose: true)
        }
        for form in typed {
            let terms = NearTerms(form)
            for expression in [terms.whole.joined(separator: " OR "), shared(terms)] where !expression.isEmpty
            {
                let range = request.kind.identifiers
                try db.each(
                    """
                    SELECT s.id, s.names FROM searchable s JOIN \(request.kind.rawValue.quoted) t ON t.id = s.id
                    WHERE s.id IN (SELECT rowid FROM searchIndex WHERE searchIndex MATCH ?
                        AND rowid BETWEEN ? AND ? LIMIT ?) AND t.retired = 0
                    """,
                    [
                        expression.databaseValue, range.lowerBound.databaseValue,
                        range.upperBound.databaseValue, Near.mostFound.databaseValue,
                    ]
                ) { row in
                    let id = try row.record(0)
                    if found[id] == nil {
                        found[id] = Candidate(
                            forms: NameForms.stored(try row.text(1), id.kind), isClose: false)
                    }
                }
            }
        }
        return found
    }

    private func shared(_ terms: NearTerms) -> String {
        terms.shared.map { "(\($0))" }.joined(separator: " OR ")
    }

    /// The records of the kind that link to one of the context.
    private func contextLinks(_ id: RecordID) -> [(sql: String, arguments: [DatabaseValue])] {
        Links.to(id.kind).filter { $0.from == request.kind && Near.placeFields.contains($0.field.key) }
            .map { ($0.living, $0.arguments(id)) }
    }

    /// The links that say where a record belongs.
    static let placeFields: Set<String> = [
        "town", "parent", "superior", "unit", "village", "region", "posts", "by",
    ]

    /// By kind, the links that tell two of one name apart.
    private static let homeFields: [Kind: [String]] = [
        .village: ["town"], .region: ["parent"], .branch: ["village", "unit"], .need: ["by"], .offer: ["by"],
    ]

    static let codeFields: [Kind: String] = [
        .village: "code", .branch: "code", .unit: "creditCode", .region: "code", .agreement: "officialNumber",
    ]

    private func sameCode() throws -> [RecordID] {
        guard let code = request.code?.trimmed, !code.isEmpty, let field = Near.codeFields[request.kind]
        else {
            return []
        }
        return try db.all(
            "SELECT id FROM \(request.kind.rawValue.quoted) WHERE \(field.quoted) = ? AND retired = 0 LIMIT 5",
            [code.databaseValue]
        ) { try $0.record(0) }
    }

    /// Bodies of the kind in which the same people are secretary.
    private func otherBodies() throws -> [RecordID] {
        try secretaries.flatMap { person in
            try db.all(
                "SELECT body FROM post WHERE record = ? AND post = 'secretary' LIMIT 20", [person.column]
            ) { try $0.record(0) }
        }
    }

    /// Those who are, or were, secretary in a body, or in a Party body of a village.
    static func secretaries(_ db: Database, of id: RecordID) throws -> Set<RecordID> {
        guard [.branch, .unit, .village, .region].contains(id.kind) else { return [] }
        var sql = "SELECT record FROM post WHERE body = ?1 AND post = 'secretary'"
        if id.kind == .village {
            sql += """
                 UNION SELECT p.record FROM branch b JOIN post p ON p.body = b.id
                WHERE b.village = ?1 AND p.post = 'secretary'
                """
        }
        return Set(try db.all(sql + " LIMIT 20", [id.column]) { try $0.record(0) })
    }

    // MARK: - Reasons

    /// Nil when too little speaks for it, or when it was decided already.
    private func record(_ id: RecordID, _ like: NameLikeness.Found?) throws -> NearRecord? {
        guard let stored = try RecordStore.find(db, id), stored.retired == nil else { return nil }
        var answer: SamenessAnswer?
        if let record = request.record, let pair = RecordPair(record, id) {
            answer = try Sameness.answer(db, pair)
            if answer?.verdict == .different { return nil }
        }
        var score = like?.score ?? 0
        var reasons = like.map { [$0.reason] } ?? []
        if let field = Near.codeFields[id.kind], let code = request.code?.trimmed, !code.isEmpty,
            stored[field] == .value(.text(code))
        {
            reasons.insert(.sameCode(code), at: 0)
            score = 100
        }
        for field in id.kind.description.fields where Near.placeFields.contains(field.key) {
            guard let link = links(stored[field.key]).first(where: request.context.contains) else { continue }
            reasons.append(.sameContext(field: field.key, link))
            score += 15
        }
        if !secretaries.isEmpty,
            let person = secretaries.intersection(try Near.secretaries(db, of: id)).min()
        {
            reasons.append(.sameSecretary(person))
            score += like == nil ? 30 : 15
        }
        if request.beside.contains(id) {
            reasons.append(.beside)
            score += like == nil ? 30 : 15
        }
        if let elsewhere = elsewhere(stored) {
            // Names repeat from town to town; only the very name is worth a look.
            guard case .sameName? = like?.reason else { return nil }
            reasons.append(elsewhere)
            score -= 45
        }
        guard score >= Near.leastScore, !reasons.isEmpty else { return nil }
        return NearRecord(
            id: id, name: stored.name, place: try Contexts.of([id], db)[id] ?? "", reasons: reasons,
            score: min(score, 100), answer: answer?.verdict)
    }

    /// Both are known to be somewhere, and it is not the same place.
    private func elsewhere(_ stored: Record) -> NearReason? {
        for key in Near.homeFields[stored.kind] ?? [] {
            guard case .value(.link(let home)) = stored[key] else { continue }
            let others = request.context.filter { $0.kind == home.kind }
            if !others.isEmpty, !others.contains(home) { return .elsewhere(field: key, home) }
        }
        return nil
    }

    private func links(_ answer: Answer<Value>) -> [RecordID] {
        switch answer {
        case .value(.link(let id)): [id]
        case .value(.parts(let lines)):
            lines.flatMap {
                $0.answers.values.compactMap { if case .value(.link(let id)) = $0 { id } else { nil } }
            }
        default: []
        }
    }
}

extension NearRequest {
    /// The question that a stored record asks about itself.
    static func about(_ record: Record, limit: Int) -> NearRequest {
        let fields = record.kind.description.fields
        let names =
            fields.filter { $0.search == .name }.compactMap { record[$0.key].value.flatMap(String.init) }
            + (record[Common.aliases].value ?? []).compactMap { $0[Alias.name].value }
        let context = fields.filter { Near.placeFields.contains($0.key) }.flatMap { field -> [RecordID] in
            if case .value(.link(let id)) = record[field.key] { return [id] }
            return []
        }
        return NearRequest(record.kind, names: names, context: context, record: record.id, limit: limit)
    }
}
