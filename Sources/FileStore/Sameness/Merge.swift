import Domain
import GRDB

/// Making one record of two. The merged one stays under its number with its answers as they were, retired, and names
/// the survivor; every link to it moves.
enum Merge {
    static func preview(_ db: Database, _ request: MergeRequest) throws -> MergePreview {
        let (from, into) = try records(db, request)
        let (result, fields) = try merged(from, into, request)
        var moving: [MergePreview.Moving] = []
        for link in Links.to(from.kind) {
            let count = Int(
                try db.integer("SELECT count(*) FROM (\(link.all))", link.arguments(from.id)) ?? 0)
            guard count > 0 else { continue }
            if let index = moving.firstIndex(where: { $0.kind == link.from && $0.field == link.field.key }) {
                moving[index].count += count
            } else {
                moving.append(MergePreview.Moving(kind: link.from, field: link.field.key, count: count))
            }
        }
        return MergePreview(
            from: from, into: into, result: result, fields: fields, moving: moving,
            names: try Names.of([from.id, into.id] + from.links + into.links + result.links, db))
    }

    static func perform(
        _ db: Database, _ request: MergeRequest, on day: CalendarDay, _ head: Journal.Head
    ) throws -> (step: JournalStep, ids: [RecordID]) {
        let (from, into) = try records(db, request)
        let result = try merged(from, into, request).record
        var transaction = Transaction(db)
        // The code must be free before the survivor takes it.
        var gone = from
        gone.retired = Record.Retirement(on: day, reason: request.reason.trimmed)
        gone.mergedInto = into.id
        _ = try transaction.update(from, to: gone)
        let survivor = result == into ? into : try transaction.update(into, to: result)
        try move(db, from, to: survivor, &transaction)
        try checkTree(db, survivor.id)
        return (try transaction.finish(head), [from.id, into.id])
    }

    // MARK: - What stands in the way

    private static func records(_ db: Database, _ request: MergeRequest) throws -> (Record, Record) {
        guard let pair = RecordPair(request.from, request.into) else {
            throw Refusal.notAPair(request.from, request.into)
        }
        let records = try [request.from, request.into].map { id in
            guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
            if let survivor = record.mergedInto { throw Refusal.merged(id, into: survivor) }
            guard record.retired == nil else { throw Refusal.alreadyRetired(id) }
            if id.kind == .agreement, Agreement.isFrozen(record) { throw Refusal.signedCannotMerge(id) }
            return record
        }
        if let answer = try Sameness.answer(db, pair), answer.verdict == .different {
            throw Refusal.decidedDifferent(answer)
        }
        return (records[0], records[1])
    }

    private static func merged(
        _ from: Record, _ into: Record, _ request: MergeRequest
    ) throws -> (record: Record, fields: [MergedField]) {
        for key in request.keeping.keys where from.kind.description.field(key) == nil {
            throw Refusal.noSuchField(key, from.kind)
        }
        let merged = Merging.merged(
            from, into: into, keeping: request.keeping, aliasSort: request.aliasSort)
        if let party = merged.record.partyAgainstItself {
            throw Refusal.againstItself(party: party, in: into.id)
        }
        let problems = Validation.problems(in: merged.record)
        if !problems.isEmpty { throw Refusal.invalid(problems) }
        return merged
    }

    /// A circle of superiors that the merge would close.
    static func checkTree(_ db: Database, _ id: RecordID) throws {
        guard let field = Circle.fields[id.kind] else { return }
        let sql = "SELECT \(field.quoted) FROM \(id.kind.rawValue.quoted) WHERE id = ?"
        func parent(_ id: RecordID) throws -> RecordID? {
            try db.first(sql, [id.column]) { try $0.record(ifAny: 0) } ?? nil
        }
        guard let above = try parent(id), try Circle.closes(id, under: above, parentOf: parent) else {
            return
        }
        throw Problem(FieldPath(id.kind, field), .circle, given: above.number)
    }

    // MARK: - Links

    /// Those of retired and of merged records move as well: nothing leads to a record that was merged away.
    private static func move(
        _ db: Database, _ from: Record, to survivor: Record, _ transaction: inout Transaction
    ) throws {
        for id in try linking(db, to: from.id) where id != from.id {
            guard let stored = try RecordStore.find(db, id) else { throw Damage() }
            var moved = stored.relinked(from.id, to: survivor.id)
            if from.kind == .activity { followAgenda(&moved, stored, from, survivor) }
            guard moved != stored else { continue }
            if let party = moved.partyAgainstItself, stored.partyAgainstItself == nil {
                throw Refusal.againstItself(party: party, in: id)
            }
            _ = try transaction.update(stored, to: moved)
        }
    }

    /// Each record once, in the order of the numbers.
    static func linking(_ db: Database, to id: RecordID) throws -> [RecordID] {
        var found: Set<RecordID> = []
        for link in Links.to(id.kind) {
            found.formUnion(try db.all(link.all, link.arguments(id)) { try $0.record(0) })
        }
        return found.sorted()
    }

    /// A promise names the line of the agenda in which it was made by its place, which is another one now.
    private static func followAgenda(
        _ moved: inout Record, _ stored: Record, _ from: Record, _ survivor: Record
    ) {
        guard moved.kind == .commitment, stored[Commitment.activity].value?.record == from.id,
            let item = stored[Commitment.agendaItem].value,
            let place = Merging.place(
                of: item - 1, in: Activity.agenda.key, from, into: survivor, result: survivor)
        else { return }
        moved[Commitment.agendaItem] = .value(place + 1)
    }
}
