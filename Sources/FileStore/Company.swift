import Domain
import GRDB

/// What belongs to the life of an agreement besides itself.
enum Company {
    /// Nobody renews so often; a circle that was made outside the program ends here too.
    private static let longest = 50

    static func of(_ agreement: Record, _ db: Database) throws -> AgreementCompany {
        AgreementCompany(
            amendments: try Life.amendments(of: agreement.id, db),
            commitments: try Life.commitments(of: agreement.id, db), chain: try chain(of: agreement, db))
    }

    /// Back to the agreement that renews none, and from there everything that goes on from it.
    static func chain(of agreement: Record, _ db: Database) throws -> [AgreementCompany.Link] {
        var first = agreement
        var seen: Set<RecordID> = [agreement.id]
        while let older = first[Agreement.renews].value?.record, seen.count < longest,
            seen.insert(older).inserted, let record = try RecordStore.find(db, older)
        {
            first = record
        }
        var found = [first]
        var ids: Set<RecordID> = [first.id]
        var index = 0
        while index < found.count, found.count < longest {
            let newer = try db.all(
                "SELECT id FROM agreement WHERE renews = ? AND retired = 0 ORDER BY signedOn IS NULL, signedOn, id",
                [found[index].id.column]
            ) { try $0.record(0) }
            for id in newer where ids.insert(id).inserted {
                if let record = try RecordStore.find(db, id) { found.append(record) }
            }
            index += 1
        }
        guard found.count > 1 else { return [] }
        let renewals = try Renewals.renewals(of: ids, db)
        return found.map { AgreementCompany.Link(agreement: $0, renewal: renewals[$0.id]) }
    }
}
