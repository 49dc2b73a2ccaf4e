import Domain
import GRDB

/// Pairs of records that may be one, piece by piece. What is compared with what is decided by blocks of records that
/// have something in common (what was said of them, a name or reading, a town): never all with all.
struct Duplicates {
    private let db: Database
    private let kind: Kind
    private var pairs: [RecordPair: DuplicatePair] = [:]

    private enum Pass: Int {
        case said, code, name, place
    }

    /// How much of a pass one piece goes through.
    private static let codes = 200
    private static let terms = 4000
    private static let places = 150
    /// In a larger block each is only compared with its next neighbours by name.
    private static let largestBlock = 60
    private static let neighbours = 8

    static func window(_ db: Database, _ request: DuplicatesRequest) throws -> DuplicatesWindow {
        var duplicates = Duplicates(db: db, kind: request.kind)
        let next = try duplicates.go(on: request.from ?? DuplicatesPlace(pass: Pass.said.rawValue))
        let pairs = duplicates.pairs.values.sorted { ($0.score, $1.pair) > ($1.score, $0.pair) }
        return DuplicatesWindow(
            pairs: pairs, names: try Names.of(pairs.flatMap { $0.reasons.flatMap(\.links) }, db), next: next)
    }

    private init(db: Database, kind: Kind) {
        self.db = db
        self.kind = kind
    }

    private mutating func go(on place: DuplicatesPlace) throws -> DuplicatesPlace? {
        guard let pass = Pass(rawValue: place.pass) else { return nil }
        let next =
            switch pass {
            case .said: try said()
            case .code: try code(after: place)
            case .name: try name(after: place)
            case .place: try self.place(after: place)
            }
        if let next { return next }
        return Pass(rawValue: place.pass + 1).map { DuplicatesPlace(pass: $0.rawValue) }
    }

    // MARK: - Passes

    private mutating func said() throws -> DuplicatesPlace? {
        let range = kind.identifiers
        let found = try db.all(
            """
            SELECT one, other FROM sameness WHERE one BETWEEN ? AND ? AND verdict <> 'different'
            ORDER BY verdict = 'later', "at" DESC
            """, [range.lowerBound.databaseValue, range.upperBound.databaseValue]
        ) { RecordPair(try $0.record(0), try $0.record(1)) }
        for pair in found.compactMap({ $0 }) { try add(pair, isSaid: true) }
        return nil
    }

    private mutating func code(after place: DuplicatesPlace) throws -> DuplicatesPlace? {
        guard let field = Near.codeFields[kind] else { return nil }
        let table = kind.rawValue.quoted
        let codes = try db.all(
            """
            SELECT \(field.quoted) FROM \(table) WHERE \(field.quoted) > ? AND retired = 0
            GROUP BY \(field.quoted) HAVING count(*) > 1 ORDER BY \(field.quoted) LIMIT \(Duplicates.codes)
            """, [place.term.databaseValue]
        ) { try $0.text(0) }
        for code in codes {
            let ids = try db.all(
                """
                SELECT id FROM \(table) WHERE \(field.quoted) = ? AND retired = 0 ORDER BY id LIMIT \(Duplicates.neighbours)
                """, [code.databaseValue]
            ) { try $0.record(0) }
            for (index, one) in ids.enumerated() {
                for other in ids[(index + 1)...] {
                    if let pair = RecordPair(one, other) { try add(pair) }
                }
            }
        }
        guard codes.count == Duplicates.codes, let last = codes.last else { return nil }
        return DuplicatesPlace(pass: place.pass, term: last)
    }

    /// Records that have a whole name, or the reading of one, in common; of those in places of their own only the ones
    /// in one place, for names repeat from town to town.
    private mutating func name(after place: DuplicatesPlace) throws -> DuplicatesPlace? {
        if try isSmall() {
            try smallName()
            return nil
        }
        let start = place.term.isEmpty ? SearchTerms.whole : place.term
        let range = kind.identifiers
        var terms: [(term: String, count: Int)] = []
        try db.each(
            """
            SELECT term, doc FROM temp.searchTerms WHERE term > ? AND term < ? AND doc > 1
            LIMIT \(Duplicates.terms)
            """, [start.databaseValue, SearchTerms.number.databaseValue]
        ) { terms.append((try $0.text(0), try $0.int(1))) }
        for (term, _) in terms {
            let ids = try db.all(
                "SELECT rowid FROM searchIndex WHERE searchIndex MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1000",
                [
                    ("\"" + term + "\"").databaseValue, range.lowerBound.databaseValue,
                    range.upperBound.databaseValue,
                ]
            ) { try $0.record(0) }
            guard ids.count > 1 else { continue }
            for block in try byHome(ids) { try compare(block) }
        }
        guard terms.count == Duplicates.terms, let last = terms.last else { return nil }
        return DuplicatesPlace(pass: place.pass, term: last.term)
    }

    /// So few records that their own terms are sooner read than the vocabulary of all kinds.
    private static let small: Int64 = 5000

    private func isSmall() throws -> Bool {
        let last = try db.integer("SELECT last FROM counter WHERE kind = ?", [kind.code.databaseValue])
        return last ?? 0 <= Duplicates.small
    }

    private mutating func smallName() throws {
        let range = kind.identifiers
        var byTerm: [Substring: [RecordID]] = [:]
        try db.each(
            "SELECT id, terms FROM searchable WHERE id BETWEEN ? AND ?",
            [range.lowerBound.databaseValue, range.upperBound.databaseValue]
        ) { row in
            let id = try row.record(0)
            for term in try row.text(1).split(separator: " ") where term.hasPrefix(SearchTerms.whole) {
                byTerm[term, default: []].append(id)
            }
        }
        for ids in byTerm.sorted(by: { $0.key < $1.key }).map(\.value) where ids.count > 1 {
            for block in try byHome(ids) { try compare(block) }
        }
    }

    private func byHome(_ ids: [RecordID]) throws -> [[RecordID]] {
        guard let home = Duplicates.homes[kind]?.first else { return [ids] }
        let sql = "SELECT \(home.quoted) FROM \(kind.rawValue.quoted) WHERE id = ? AND retired = 0"
        var byHome: [RecordID?: [RecordID]] = [:]
        for id in ids {
            guard let found = try db.first(sql, [id.column], { try $0.record(ifAny: 0) }) else { continue }
            byHome[found, default: []].append(id)
        }
        // One that is nowhere yet may be any of them: it is compared with the first few.
        let homeless = byHome.removeValue(forKey: nil) ?? []
        var blocks = byHome.values.filter { $0.count > 1 }
        if !homeless.isEmpty {
            let settled = byHome.values.compactMap(\.first).sorted()
            blocks.append(
                Array(homeless.prefix(Duplicates.neighbours)) + Array(settled.prefix(Duplicates.neighbours)))
        }
        return blocks.sorted { ($0.first?.rawValue ?? 0) < ($1.first?.rawValue ?? 0) }
    }

    /// What lies in one place: a town's villages, the branches below one superior.
    private mutating func place(after place: DuplicatesPlace) throws -> DuplicatesPlace? {
        let fields = Duplicates.homes[kind] ?? []
        guard let index = place.term.isEmpty ? 0 : fields.firstIndex(of: place.term),
            fields.indices.contains(index)
        else { return nil }
        let (field, table) = (fields[index], kind.rawValue.quoted)
        let homes = try db.all(
            """
            SELECT DISTINCT \(field.quoted) FROM \(table) WHERE \(field.quoted) > ?
            ORDER BY \(field.quoted) LIMIT \(Duplicates.places)
            """, [place.id.databaseValue]
        ) { try $0.record(0) }
        for home in homes {
            let ids = try db.all(
                "SELECT id FROM \(table) WHERE \(field.quoted) = ? AND retired = 0 ORDER BY sortName LIMIT 2000",
                [home.column]
            ) { try $0.record(0) }
            if ids.count > 1 { try compare(ids) }
        }
        if homes.count == Duplicates.places, let last = homes.last {
            return DuplicatesPlace(pass: place.pass, term: field, id: last.rawValue)
        }
        guard index + 1 < fields.count else { return nil }
        return DuplicatesPlace(pass: place.pass, term: fields[index + 1])
    }

    private static let homes: [Kind: [String]] = [
        .village: ["town"], .region: ["parent"], .branch: ["village", "unit", "superior"],
        .unit: ["region", "superior"], .need: ["by"], .offer: ["by"], .agreement: ["twinning"],
        .activity: ["twinning"], .project: ["twinning"],
    ]

    // MARK: - Comparing

    /// The order of `ids` is that of their names.
    private mutating func compare(_ ids: [RecordID]) throws {
        let forms = try ids.map { ($0, try NameForms.of($0, db)) }
        let reach = ids.count > Duplicates.largestBlock ? Duplicates.neighbours : ids.count
        for (index, (one, mine)) in forms.enumerated() {
            for (other, theirs) in forms[(index + 1)...].prefix(reach) {
                guard let pair = RecordPair(one, other), pairs[pair] == nil,
                    Duplicates.areNear(mine, theirs)
                else { continue }
                try add(pair)
            }
        }
    }

    private static func areNear(_ mine: [NameForm], _ theirs: [NameForm]) -> Bool {
        mine.contains { one in
            theirs.contains { other in
                NameLikeness.found(one, other, isSamePlace: false).map { $0.score >= 25 } ?? false
            }
        }
    }

    private mutating func add(_ pair: RecordPair, isSaid: Bool = false) throws {
        guard pairs[pair] == nil else { return }
        let answer = try Sameness.answer(db, pair)
        if answer?.verdict == .different || !isSaid && answer != nil { return }
        guard let first = try RecordStore.find(db, pair.first), first.retired == nil,
            let second = try RecordStore.find(db, pair.second), second.retired == nil
        else { return }
        let near = try Near.pair(db, first, second)
        guard isSaid || near.map({ $0.score >= Near.leastScore }) ?? false else { return }
        let places = try Contexts.of([pair.first, pair.second], db)
        pairs[pair] = DuplicatePair(
            pair, firstName: first.name, secondName: second.name, firstPlace: places[pair.first] ?? "",
            secondPlace: places[pair.second] ?? "", reasons: near?.reasons ?? [],
            score: answer?.verdict == .same ? 100 : near?.score ?? 0, answer: answer)
    }
}
