import Domain
import GRDB

/// The verbs of a record's life: signing, retiring, restoring.
enum Life {
    /// Signs an agreement that is a draft. One without a twinning starts it in the same step.
    static func sign(
        _ db: Database, _ id: RecordID, on day: CalendarDay, asRead version: Int?, _ head: Journal.Head
    ) throws -> (step: JournalStep, ids: [RecordID]) {
        try sign(db, [SigningTogether(id, on: day, asRead: version)], head)
    }

    /// Signs several in one step: all of them, or none where something stands in the way of one. Each without a
    /// twinning starts one, which comes after the agreements in the answer.
    static func sign(
        _ db: Database, _ agreements: [SigningTogether], _ head: Journal.Head
    ) throws -> (step: JournalStep, ids: [RecordID]) {
        var transaction = Transaction(db)
        // Two agreements of the same parties start one twinning.
        var started: [Set<Part>: RecordID] = [:]
        var twinnings: [RecordID] = []
        for agreement in agreements {
            guard let twinning = try sign(agreement, in: &started, &transaction) else { continue }
            twinnings.append(twinning)
        }
        return (try transaction.finish(head), agreements.map(\.agreement) + twinnings)
    }

    /// The twinning that it starts, if it does.
    private static func sign(
        _ agreement: SigningTogether, in started: inout [Set<Part>: RecordID],
        _ transaction: inout Transaction
    ) throws -> RecordID? {
        let (db, id) = (transaction.db, agreement.agreement)
        guard id.kind == .agreement, let stored = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(id.number)
        }
        guard !Agreement.isFrozen(stored) else { throw Refusal.alreadySigned(id) }
        guard stored[Agreement.state].value != .cancelled else { throw Refusal.isCancelled(id) }
        guard stored.retired == nil else { throw Refusal.alreadyRetired(id) }
        if let version = agreement.version, version != stored.version { throw Refusal.changedMeanwhile(id) }
        var signed = stored
        signed[Agreement.state] = .value(.signed)
        signed[Agreement.signedOn] = .value(agreement.on)
        let obstacles = Signing.obstacles(signed)
        guard obstacles.isEmpty else { throw Refusal.notReadyToSign(id, obstacles) }
        try check(signed, stored, db)
        var twinning: RecordID?
        if signed[Agreement.twinning] == .notKnown {
            let parties = Set((signed[Agreement.parties].value ?? []).map { Part($0.answers) })
            if started[parties] == nil {
                let number = try transaction.counters.next(.twinning, db)
                twinning = try transaction.insert(Signing.twinning(for: signed, id: number)).id
                started[parties] = twinning
            }
            signed[Agreement.twinning.key] = started[parties].map { .value(.link($0)) } ?? .notKnown
        }
        signed = try Paper.withNamesOfToday(db, signed)
        _ = try transaction.update(stored, to: signed)
        return twinning
    }

    static func retire(
        _ db: Database, _ id: RecordID, reason: String, on day: CalendarDay, _ head: Journal.Head
    ) throws -> JournalStep {
        guard let stored = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
        if let survivor = stored.mergedInto { throw Refusal.merged(id, into: survivor) }
        guard stored.retired == nil else { throw Refusal.alreadyRetired(id) }
        try checkRetiring(stored)
        let reason = reason.trimmed
        guard !reason.isEmpty else { throw Refusal.reasonNeeded }
        var retired = stored
        retired.retired = Record.Retirement(on: day, reason: reason)
        var transaction = Transaction(db)
        _ = try transaction.update(stored, to: retired)
        return try transaction.finish(head)
    }

    /// Nil when it was not retired.
    static func restore(_ db: Database, _ id: RecordID, _ head: Journal.Head) throws -> JournalStep? {
        guard let stored = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
        guard stored.retired != nil else { return nil }
        if let survivor = stored.mergedInto { throw Refusal.merged(id, into: survivor) }
        var restored = stored
        restored.retired = nil
        var transaction = Transaction(db)
        _ = try transaction.update(stored, to: restored)
        return try transaction.finish(head)
    }

    // MARK: - Many at once

    /// Retires those that are not retired yet, in one step; a record that is gone meanwhile is passed over.
    static func retireAll(
        _ db: Database, _ set: RecordSet, reason: String, on day: CalendarDay, _ head: Journal.Head
    ) throws -> Outcome {
        let reason = reason.trimmed
        guard !reason.isEmpty else { throw Refusal.reasonNeeded }
        let retirement = Record.Retirement(on: day, reason: reason)
        return try change(db, set, to: retirement, head)
    }

    static func restoreAll(_ db: Database, _ set: RecordSet, _ head: Journal.Head) throws -> Outcome {
        try change(db, set, to: nil, head)
    }

    /// Those that are retired already, or not retired, as it is wanted, stay as they are.
    private static func change(
        _ db: Database, _ set: RecordSet, to retirement: Record.Retirement?, _ head: Journal.Head
    ) throws -> Outcome {
        var transaction = Transaction(db)
        var touched: [RecordID] = []
        for id in set.records {
            guard let stored = try RecordStore.find(db, id), stored.mergedInto == nil,
                (stored.retired == nil) != (retirement == nil)
            else { continue }
            if retirement != nil { try checkRetiring(stored) }
            var changed = stored
            changed.retired = retirement
            _ = try transaction.update(stored, to: changed)
            touched.append(id)
        }
        guard !touched.isEmpty else { return .unchanged(set.records) }
        return .done(try transaction.finish(head), touched)
    }
}
