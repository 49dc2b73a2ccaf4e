import Domain
import GRDB

/// Many records and their matters at once.
extension DueReader {
    /// The matters of these records that are of a sort and in sight. The records are read a thousand at a time, and of
    /// their lists only those that the rules look at.
    func items(_ sort: DueItem.Sort, of records: [RecordID]) throws -> [DueItem] {
        let until = query.until(sort)
        var items: [DueItem] = []
        for (kind, ids) in Dictionary(grouping: records, by: \.kind) {
            for start in stride(from: 0, to: ids.count, by: DueReader.atOnce) {
                let some = Array(ids[start..<min(start + DueReader.atOnce, ids.count)])
                let found = try DueReader.living(kind, some, db)
                let facts = try DueReader.facts(found, db)
                for record in found {
                    items += DueRules.items(
                        of: record, facts[record.id] ?? DueFacts(), today: query.today, until: until
                    ).filter { $0.sort == sort }
                }
            }
        }
        return items
    }

    private static let atOnce = 1000

    /// What the rules read of a record besides its own columns.
    private static func lists(_ kind: Kind) -> [String] {
        let own: [String] =
            switch kind {
            case .agreement: [Agreement.steps.key]
            case .commitment: [Commitment.occurrences.key]
            case .project: [Project.milestones.key]
            case .activity: [Activity.followUps.key]
            default: []
            }
        return own + [Common.postponements.key]
    }

    private static func living(_ kind: Kind, _ ids: [RecordID], _ db: Database) throws -> [Record] {
        try BulkRecords.find(db, kind, BulkRecords.these(ids), lists: lists(kind), versions: true)
    }

    /// The same facts as for one record, looked up together.
    static func facts(_ records: [Record], _ db: Database) throws -> [RecordID: DueFacts] {
        var facts: [RecordID: DueFacts] = [:]
        let agreements = Set(records.filter { $0.kind == .agreement }.map(\.id))
        for (id, renewal) in try Renewals.renewals(of: agreements, db) {
            facts[id] = DueFacts(renewal: renewal)
        }
        let promises = records.filter { $0.kind == .commitment && $0[Commitment.rhythm].value != nil }
        let wanted = Set(promises.compactMap { $0[Commitment.agreement].value?.record })
        guard !wanted.isEmpty else { return facts }
        let known = try DueReader.living(.agreement, wanted.sorted(), db)
        var byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // A retired agreement still says how long its promises ran.
        for id in wanted where byID[id] == nil { byID[id] = try RecordStore.find(db, id) }
        for promise in promises {
            guard let agreement = promise[Commitment.agreement].value?.record else { continue }
            facts[promise.id] = DueFacts(agreement: byID[agreement])
        }
        return facts
    }
}
