import Domain
import GRDB

/// Taking a merge apart, however long ago it was. The journal knows what the merge did and what came after it.
struct Unmerge {
    private let db: Database
    private let request: UnmergeRequest
    private let gone: Record
    private let survivor: Record
    /// The step of the merge, and what it changed.
    private let step: Int64
    private let changes: [StoredChange]

    /// Of the links that came since, so many can be chosen one by one.
    private static let mostLinks = 500

    private init(_ db: Database, _ request: UnmergeRequest) throws {
        guard let gone = try RecordStore.find(db, request.record) else {
            throw Refusal.noSuchRecord(request.record.number)
        }
        guard let into = gone.mergedInto, let survivor = try RecordStore.find(db, into) else {
            throw Refusal.notMerged(gone.id)
        }
        if let next = survivor.mergedInto {
            throw Refusal.survivorMerged(gone.id, survivor: into, into: next)
        }
        self.db = db
        self.request = request
        self.gone = gone
        self.survivor = survivor
        step = try Unmerge.step(db, gone.id)
        changes = try Journal.changes(db, ofStep: step)
    }

    /// The merge that stands. One that was undone and redone stands again as the step it was, and so does one whose
    /// taking apart was undone: what came between cancels out.
    private static func step(_ db: Database, _ id: RecordID) throws -> Int64 {
        let step = try db.first(
            """
            SELECT s.number FROM journal_change c JOIN journal_step s ON s.number = c.step
            WHERE c.record = ? AND c.field = ? AND c.new IS NOT NULL AND s.verb = ? AND s.standing = ?
            ORDER BY c.step DESC LIMIT 1
            """,
            [
                id.column, Change.mergedKey.databaseValue, JournalStep.Verb.merge.rawValue.databaseValue,
                Journal.Standing.done.databaseValue,
            ]
        ) { try $0.integer(0) }
        guard let step else { throw Damage() }
        return step
    }

    static func preview(_ db: Database, _ request: UnmergeRequest) throws -> UnmergePreview {
        let unmerge = try Unmerge(db, request)
        let parts = try unmerge.parts()
        let links = try unmerge.newLinks()
        try unmerge.checkChoices(parts.questions + links)
        var moving: [MergePreview.Moving] = []
        for id in try unmerge.linking() {
            for field in try unmerge.returned(id).fields {
                if let index = moving.firstIndex(where: { $0.kind == id.kind && $0.field == field }) {
                    moving[index].count += 1
                } else {
                    moving.append(MergePreview.Moving(kind: id.kind, field: field, count: 1))
                }
            }
        }
        let named = [unmerge.gone, unmerge.survivor, parts.survivor, parts.restored].flatMap {
            [$0.id] + $0.links
        }
        let linked = links.compactMap { question -> RecordID? in
            if case .link(let id, _) = question.subject { id } else { nil }
        }
        return UnmergePreview(
            survivor: unmerge.survivor, restored: unmerge.gone, survivorAfter: parts.survivor,
            restoredAfter: parts.restored, moving: moving, questions: parts.questions + links,
            names: try Names.of(named + linked, db))
    }

    static func perform(
        _ db: Database, _ request: UnmergeRequest, _ head: Journal.Head
    ) throws -> (step: JournalStep, ids: [RecordID]) {
        let unmerge = try Unmerge(db, request)
        let parts = try unmerge.parts()
        let links = try unmerge.newLinks()
        try unmerge.checkChoices(parts.questions + links)
        let open = parts.questions.filter { $0.choice == nil }
        guard open.isEmpty else { throw Refusal.questionsOpen(unmerge.gone.id, open) }
        var transaction = Transaction(db)
        // The code must be free before the restored record takes it back.
        if parts.survivor.answers != unmerge.survivor.answers {
            try check(parts.survivor)
            _ = try transaction.update(unmerge.survivor, to: parts.survivor)
        }
        try check(parts.restored)
        _ = try transaction.update(unmerge.gone, to: parts.restored)
        let chosen = links.filter { $0.choice == .restored }.compactMap { question -> RecordID? in
            if case .link(let id, _) = question.subject { id } else { nil }
        }
        for id in Set(try unmerge.linking() + chosen).sorted() {
            guard let stored = try RecordStore.find(db, id) else { continue }
            let record =
                chosen.contains(id)
                ? try unmerge.handedOver(stored) : try unmerge.returned(id).record ?? stored
            guard record.answers != stored.answers else { continue }
            if let party = record.partyAgainstItself, stored.partyAgainstItself == nil {
                throw Refusal.againstItself(party: party, in: id)
            }
            _ = try transaction.update(stored, to: record)
        }
        for id in [unmerge.survivor.id, unmerge.gone.id] { try Merge.checkTree(db, id) }
        return (try transaction.finish(head), [unmerge.gone.id, unmerge.survivor.id])
    }

    private static func check(_ record: Record) throws {
        let problems = Validation.problems(in: record)
        if !problems.isEmpty { throw Refusal.invalid(problems) }
    }

    private func checkChoices(_ questions: [UnmergeQuestion]) throws {
        for (key, owner) in request.choices {
            guard let question = questions.first(where: { $0.key == key }) else {
                throw Refusal.noSuchQuestion(gone.id, key)
            }
            if case .link = question.subject, owner == .both { throw Refusal.noSuchQuestion(gone.id, key) }
        }
    }

    // MARK: - The two records

    private func parts() throws -> (survivor: Record, restored: Record, questions: [UnmergeQuestion]) {
        var (apart, restored) = (survivor, gone)
        restored.retired = nil
        restored.mergedInto = nil
        var questions: [UnmergeQuestion] = []
        let later = try laterChanges(survivor.id)
        for field in survivor.kind.description.fields {
            let key = field.key
            let now = survivor[key]
            let after = try later[key].map { try StoredChange.answer($0.old, key, of: survivor.kind) } ?? now
            var before = after
            if let change = changes.first(where: { $0.record == survivor.id && $0.field == key }) {
                before = try StoredChange.answer(change.old, key, of: survivor.kind)
            }
            let choice = request.choices[key]
            let share = Separating.share(before: before, after: after, now: now, own: gone[key], choice)
            apart[key] = share.survivor
            restored[key] = share.restored
            if share.isAsked {
                questions.append(UnmergeQuestion(.field(key, after: after, now: now), choice: choice))
            }
        }
        return (apart, restored, questions)
    }

    /// Of each field the first change after the merge: its old answer is what the merge left.
    private func laterChanges(_ id: RecordID) throws -> [String: StoredChange] {
        let changes = try db.all(
            """
            SELECT record, name, field, old, new FROM journal_change WHERE record = ? AND step > ?
            ORDER BY step, place
            """, [id.column, step.databaseValue], Journal.change)
        return Dictionary(changes.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: - Links

    /// The records whose links the merge moved.
    private func linking() throws -> [RecordID] {
        Set(changes.map(\.record)).subtracting([gone.id, survivor.id]).sorted()
    }

    /// A linking record with its links back where they were, and in which fields; the record is nil when it is gone.
    private func returned(_ id: RecordID) throws -> (record: Record?, fields: [String]) {
        guard var record = try RecordStore.find(db, id) else { return (nil, []) }
        var fields: [String] = []
        for change in changes where change.record == id && id.kind.description.field(change.field) != nil {
            let key = change.field
            let answer = Separating.restored(
                before: try StoredChange.answer(change.old, key, of: id.kind),
                after: try StoredChange.answer(change.new, key, of: id.kind), now: record[key])
            guard answer != record[key] else { continue }
            record[key] = answer
            fields.append(key)
        }
        return (record, fields)
    }

    /// The links to the survivor that were made since, by records that the merge did not touch.
    private func newLinks() throws -> [UnmergeQuestion] {
        let moved = Set(try linking())
        var questions: [UnmergeQuestion] = []
        for id in try Merge.linking(db, to: survivor.id) where !moved.contains(id) && id != gone.id {
            guard questions.count < Unmerge.mostLinks,
                let field = try newLink(from: id)
            else { continue }
            questions.append(
                UnmergeQuestion(.link(id, field: field), choice: request.choices[id.number]))
        }
        return questions
    }

    private func newLink(from id: RecordID) throws -> String? {
        guard let record = try RecordStore.find(db, id) else { return nil }
        let handedOver = try handedOver(record)
        return id.kind.description.fields.first { record[$0.key] != handedOver[$0.key] }?.key
    }

    /// The record with the links that came since the merge leading to the restored record.
    private func handedOver(_ record: Record) throws -> Record {
        let later = try laterChanges(record.id)
        guard !later.isEmpty else { return record }
        let isNew = later[Change.existenceKey] != nil
        var handedOver = record
        for field in record.kind.description.fields {
            let change = later[field.key]
            guard isNew || change != nil else { continue }
            handedOver[field.key] = Separating.relinked(
                record[field.key],
                linkedBefore: isNew
                    ? .notKnown : try StoredChange.answer(change?.old, field.key, of: record.kind),
                survivor.id, to: gone.id)
        }
        return handedOver
    }
}
