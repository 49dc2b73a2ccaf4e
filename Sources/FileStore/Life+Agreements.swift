import Domain
import GRDB

/// What can be done with an agreement after it was begun, and what must hold between it and others.
extension Life {
    /// The agreement after one more step.
    static func taking(
        _ sort: AgreementStep.Sort, on day: CalendarDay, reason: String, by: RecordID?, _ id: RecordID,
        _ db: Database
    ) throws -> Record {
        let stored = try agreement(id, db)
        return try AgreementLife.taking(
            sort, on: day, reason: reason, by: by, stored, renewal: try Renewals.renewal(of: stored.id, db))
    }

    static func amending(
        _ request: AmendmentRequest, _ db: Database
    ) throws -> (agreement: Record, amendment: Record) {
        let stored = try agreement(request.agreement, db)
        let amended = try Amending.applying(
            request, to: stored, amendments: try amendments(of: stored.id, db),
            renewal: try Renewals.renewal(of: stored.id, db))
        return (try Paper.withNamesOfToday(db, amended.agreement, after: stored), amended.amendment)
    }

    static func reviewing(_ request: ReviewRequest, _ db: Database) throws -> [Record] {
        let stored = try agreement(request.agreement, db)
        return try Reviewing.applying(request, to: stored, try commitments(of: stored.id, db))
    }

    private static func agreement(_ id: RecordID, _ db: Database) throws -> Record {
        guard id.kind == .agreement, let stored = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(id.number)
        }
        if let survivor = stored.mergedInto { throw Refusal.merged(id, into: survivor) }
        guard stored.retired == nil else { throw Refusal.alreadyRetired(id) }
        return stored
    }

    /// All of them, drafts as well, in the order of their numbers.
    static func amendments(of id: RecordID, _ db: Database) throws -> [Record] {
        let ids = try db.all(
            "SELECT id FROM amendment WHERE agreement = ? AND retired = 0 ORDER BY id", [id.column]
        ) { try $0.record(0) }
        return try ids.compactMap { try RecordStore.find(db, $0) }
    }

    /// Those that name the agreement, and those made on the occasion of its signing that name none: where several were
    /// signed that day, the ones between its own parties.
    static func commitments(of id: RecordID, _ db: Database) throws -> [Record] {
        let ids = commitments(of: id)
        return try db.all("SELECT id FROM (\(ids.sql)) ORDER BY id", ids.arguments) { try $0.record(0) }
            .compactMap { try RecordStore.find(db, $0) }
    }

    /// `SELECT id`: the same.
    static func commitments(of id: RecordID) -> ListSQL.Fragment {
        ListSQL.Fragment(
            sql: """
                WITH own AS (SELECT id, occasion FROM agreement WHERE id = ?)
                SELECT c.id FROM own a CROSS JOIN commitment c ON c.agreement = a.id WHERE c.retired = 0
                UNION SELECT c.id FROM own a CROSS JOIN commitment c ON c.activity = a.occasion
                WHERE c.agreement IS NULL AND c.retired = 0 AND (
                    NOT EXISTS (SELECT 1 FROM agreement o
                        WHERE o.occasion = a.occasion AND o.id <> a.id AND o.retired = 0)
                    OR c.giver IN (SELECT party FROM party WHERE record = a.id)
                        AND c.receiver IN (SELECT party FROM party WHERE record = a.id))
                """, arguments: [id.column])
    }

    // MARK: - Rules

    /// What must hold of an agreement before it is saved or signed: the steps of its life follow each other, what was
    /// cancelled stays so, and one agreement is renewed by one.
    static func check(_ new: Record, _ old: Record?, _ db: Database) throws {
        let state = new[Agreement.state].value
        if old?[Agreement.state].value == .cancelled, state != .cancelled {
            throw Refusal.isCancelled(new.id)
        }
        if state == .cancelled, let old, old[Agreement.state].value != .cancelled,
            !AgreementLife.steps(of: new).contains(where: { $0.sort == .cancelled })
        {
            throw Refusal.stepNeedsReason(new.id, .cancelled)
        }
        if new[Agreement.steps] != old?[Agreement.steps] ?? .notKnown {
            try AgreementLife.check(new, renewal: try Renewals.renewal(of: new.id, db))
        }
        try checkRenewing(new, old, db)
    }

    private static func checkRenewing(_ new: Record, _ old: Record?, _ db: Database) throws {
        guard let renewed = new[Agreement.renews].value?.record, !renewed.isProvisional else { return }
        let isSigning = Agreement.isFrozen(new) && old.map(Agreement.isFrozen) != true
        let isNew = old?[Agreement.renews].value?.record != renewed
        guard isSigning || isNew else { return }
        let renewal = try Renewals.renewal(of: renewed, db)
        if let renewal, renewal.by != new.id { throw Refusal.alreadyRenewed(renewed, by: renewal.by) }
        guard isSigning, let stored = try RecordStore.find(db, renewed) else { return }
        let day = new[Agreement.signedOn].value ?? .latest
        try Renewing.check(stored, renewedBy: new.id, on: day, renewal: renewal)
    }

    /// The text of an agreement rests on what was agreed about it.
    static func checkRetiring(_ record: Record) throws {
        guard record.kind == .amendment, record[Amendment.state].value == .agreed else { return }
        throw Refusal.amendmentByItself(record.id)
    }
}
