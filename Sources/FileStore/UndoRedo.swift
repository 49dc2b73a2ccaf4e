import Domain
import GRDB

/// Undoing the last step that stands, and redoing the last that was undone, each as a step of its own.
enum UndoRedo {
    /// What a registry was made with is not undone. Nothing is undone when `wanted` is given and is not the last step.
    static func undo(
        _ db: Database, onlyStep wanted: Int64? = nil, _ head: Journal.Head
    ) throws -> (step: JournalStep, ids: [RecordID]) {
        guard
            let number = try db.integer(
                "SELECT max(number) FROM journal_step WHERE standing = ? AND verb <> ?",
                [Journal.Standing.done.databaseValue, JournalStep.Verb.seed.rawValue.databaseValue])
        else { throw Refusal.nothingToUndo }
        if let wanted, wanted != number { throw Refusal.doneMoreSince }
        let changes = try Journal.changes(db, ofStep: number).reversed().map(\.inverse)
        return try apply(db, changes, of: number, Journal.Standing.undone, head)
    }

    /// The earliest of the undone steps: the last one that was undone.
    static func redo(_ db: Database, _ head: Journal.Head) throws -> (step: JournalStep, ids: [RecordID]) {
        guard
            let number = try db.integer(
                "SELECT min(number) FROM journal_step WHERE standing = ?",
                [Journal.Standing.undone.databaseValue])
        else { throw Refusal.nothingToRedo }
        let changes = try Journal.changes(db, ofStep: number)
        return try apply(db, changes, of: number, Journal.Standing.done, head)
    }

    private static func apply(
        _ db: Database, _ changes: [StoredChange], of number: Int64, _ standing: Int64, _ head: Journal.Head
    ) throws -> (step: JournalStep, ids: [RecordID]) {
        var transaction = Transaction(db)
        var order: [RecordID] = []
        var byRecord: [RecordID: [StoredChange]] = [:]
        // What was said of two records goes before them and comes back after them.
        let said = changes.filter { Change.verdict($0.field) != nil }
        for change in said where change.new == nil { try transaction.apply(change) }
        for change in changes where Change.verdict(change.field) == nil {
            if byRecord[change.record] == nil { order.append(change.record) }
            byRecord[change.record, default: []].append(change)
        }
        let going = Set(changes.filter { $0.field == Change.existenceKey && $0.new == nil }.map(\.record))
        for id in order where !going.contains(id) { try change(id, byRecord[id] ?? [], &transaction) }
        let isChecked = going.count > few
        if isChecked { try checkNothingStays(db, on: going) }
        for id in order where going.contains(id) {
            try remove(id, going, isChecked: isChecked, &transaction)
        }
        for change in said {
            if change.new != nil { try transaction.apply(change) }
            if !order.contains(change.record) { order.append(change.record) }
        }
        try db.run(
            "UPDATE journal_step SET standing = ? WHERE number = ?",
            [standing.databaseValue, number.databaseValue])
        var head = head
        head.of = number
        return (try transaction.finish(head), order)
    }

    private static func change(
        _ id: RecordID, _ changes: [StoredChange], _ transaction: inout Transaction
    ) throws {
        if let coming = changes.first(where: { $0.field == Change.existenceKey }), let text = coming.new {
            _ = try transaction.insert(try StoredChange.record(id, text))
            return
        }
        guard let stored = try RecordStore.find(transaction.db, id) else { throw Damage() }
        var record = stored
        for change in changes {
            if change.field == Change.retirementKey {
                guard StoredChange.text(stored.retired) == change.old else {
                    throw Refusal.changedMeanwhile(id)
                }
                record.retired = try change.new.map(StoredChange.retirement)
            } else if change.field == Change.mergedKey {
                guard StoredChange.text(stored.mergedInto) == change.old else {
                    throw Refusal.changedMeanwhile(id)
                }
                record.mergedInto = try change.new.map(StoredChange.survivor)
            } else {
                guard StoredChange.text(stored[change.field]) == change.old else {
                    throw Refusal.changedMeanwhile(id)
                }
                record[change.field] = try StoredChange.answer(change.new, change.field, of: id.kind)
            }
        }
        _ = try transaction.update(stored, to: record)
    }

    /// A record goes only when nothing that stays links to it.
    private static func remove(
        _ id: RecordID, _ going: Set<RecordID>, isChecked: Bool, _ transaction: inout Transaction
    ) throws {
        guard let stored = try RecordStore.find(transaction.db, id) else { throw Damage() }
        for link in isChecked ? [] : Links.to(id.kind) {
            let stays = try transaction.db.all(link.all, link.arguments(id)) { try $0.record(0) }
                .contains { !going.contains($0) }
            if stays { throw Refusal.cannotUndo(id) }
        }
        try transaction.remove(stored)
    }

    /// Of more records than these it is asked all at once whether anything that stays links to them.
    private static let few = 200

    private static func checkNothingStays(_ db: Database, on going: Set<RecordID>) throws {
        for (kind, ids) in Dictionary(grouping: going, by: \.kind).sorted(by: { $0.key.code < $1.key.code }) {
            guard let first = ids.min(), let last = ids.max() else { continue }
            for link in Links.to(kind) {
                try db.each(link.across, link.arguments(first...last)) { row in
                    let target = try row.record(1)
                    if going.contains(target), !going.contains(try row.record(0)) {
                        throw Refusal.cannotUndo(target)
                    }
                }
            }
        }
    }

    /// Whether the step that would be undone, or redone, is of very many changes.
    static func isLarge(_ db: Database, _ standing: Int64) throws -> Bool {
        let which = standing == Journal.Standing.done ? "max" : "min"
        let number = try db.integer(
            "SELECT \(which)(number) FROM journal_step WHERE standing = ?", [standing.databaseValue])
        guard let number else { return false }
        return try db.exists(
            "SELECT 1 FROM journal_change WHERE step = ? AND place >= 1000", [number.databaseValue])
    }
}
