import Domain
import GRDB

/// The records in which something is odd. The rules are the Domain's; SQL only passes over those that no rule can speak
/// of, so that a long registry need not be read record by record. A test compares the two.
enum OddRecords {
    static func checks(_ db: Database, _ request: ChecksRequest) throws -> Checks {
        if let about = request.about, Oddities.kinds.contains(about.kind) {
            return try one(db, about, request)
        }
        let limit = max(0, request.limit)
        var items: [Checks.Item] = []
        for kind in Oddities.kinds.sorted(by: { $0.code < $1.code }) {
            var after = request.after ?? RecordID(kind, 0)
            guard after.kind.code <= kind.code else { continue }
            if after.kind != kind { after = RecordID(kind, 0) }
            while items.count <= limit {
                let ids = try candidates(db, kind, after: after, request)
                for id in ids where items.count <= limit {
                    if let item = try item(db, id, request) { items.append(item) }
                }
                guard ids.count == stretch, let last = ids.last else { break }
                after = last
            }
        }
        return Checks(items: Array(items.prefix(limit)), reachesEnd: items.count <= limit)
    }

    private static let stretch = 200

    private static func one(_ db: Database, _ id: RecordID, _ request: ChecksRequest) throws -> Checks {
        let id = try Successors.of(id, db)
        guard try RecordStore.exists(db, id) else { throw Refusal.noSuchRecord(id.number) }
        let item = request.after == nil ? try item(db, id, request) : nil
        return Checks(items: item.map { [$0] } ?? [], reachesEnd: true)
    }

    private static func item(_ db: Database, _ id: RecordID, _ request: ChecksRequest) throws -> Checks.Item?
    {
        guard let record = try RecordStore.find(db, id) else { throw Damage() }
        let doubts = Oddities.doubts(in: record).filter {
            $0.stands(request.today) && (request.includesExplained || $0.explanation == nil)
        }
        return doubts.isEmpty ? nil : Checks.Item(id, name: record.name, doubts: doubts)
    }

    private static func candidates(
        _ db: Database, _ kind: Kind, after: RecordID, _ request: ChecksRequest
    ) throws -> [RecordID] {
        let about = try request.about.map { try Scope.condition(kind, about: $0) }
        let sql = """
            SELECT t.id FROM \(kind.rawValue.quoted) t
            WHERE t.retired = 0 AND t.id > ? AND (\(suspicion(kind)))\(about.map { " AND (\($0.sql))" } ?? "")
            ORDER BY t.id LIMIT \(stretch)
            """
        return try db.all(sql, [after.column] + (about?.arguments ?? [])) { try $0.record(0) }
    }

    /// What must hold of a record, as SQL over `t`, before a rule can find anything odd about it.
    static func suspicion(_ kind: Kind) -> String {
        switch kind {
        case .project:
            """
            t.plannedEnd < t.plannedStart OR t.actualEnd < t.actualStart
            OR (t.state = 'underWay' AND t.plannedEnd IS NOT NULL)
            OR EXISTS (SELECT 1 FROM milestone m WHERE m.record = t.id AND (m.acceptedOn IS NOT NULL
                OR m.state = 'accepted'
                OR (t.state IN ('accepted', 'completed') AND m.state IN ('planned', 'underWay'))))
            OR (SELECT sum(f.paid) > sum(f.received) OR sum(f.received) > sum(f.planned)
                OR (t.sort = 'business' AND max(f.source = 'donated')) FROM fund f WHERE f.record = t.id)
            OR EXISTS (SELECT 1 FROM indicator i WHERE i.record = t.id AND (i.actual <> i.baseline
                OR max(coalesce(i.baseline, 0), coalesce(i.target, 0), coalesce(i.actual, 0)) > 100000))
            """
        case .activity:
            "EXISTS (SELECT 1 FROM attendance a WHERE a.record = t.id AND a.present > a.expected)"
        default: "1"
        }
    }
}
