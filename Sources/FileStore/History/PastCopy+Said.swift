import Domain
import GRDB

/// What the registry said: the journal's steps after one are taken back.
extension PastCopy {
    func turnBack(after step: Int64) throws {
        let newest = try db.integer("SELECT max(number) FROM journal_step") ?? 0
        if newest > step {
            try takeBackAnswers(after: step)
            try takeBackChanges(after: step)
            try sweepGone()
            try db.run("DELETE FROM journal_change WHERE step > ?", [step.databaseValue])
            try db.run("DELETE FROM journal_step WHERE number > ?", [step.databaseValue])
        }
        try finish()
    }

    /// What was said of two records, from the last word back to the one that stood.
    private func takeBackAnswers(after step: Int64) throws {
        let fields = SamenessAnswer.Verdict.allCases.map { Change.key($0).databaseValue }
        let marks = fields.map { _ in "?" }.joined(separator: ", ")
        let said = try db.all(
            """
            SELECT record, name, field, old, new FROM journal_change
            WHERE step > ? AND field IN (\(marks)) ORDER BY step DESC, place DESC
            """, [step.databaseValue] + fields, Journal.change)
        for change in said { try Sameness.write(db, change.inverse) }
    }

    /// A change, and its place among all of them.
    private typealias Placed = (change: StoredChange, place: Int64)

    /// The first change after the step tells what stood before it: of a record that came, that it was not there; of one
    /// that went, the whole of it; of a field, its answer.
    private func takeBackChanges(after step: Int64) throws {
        let firsts = try db.all(
            """
            SELECT record, name, field, old, new, min(step * 16777216 + place) FROM journal_change
            WHERE step > ? GROUP BY record, field ORDER BY record
            """, [step.databaseValue]
        ) { row -> Placed in (try Journal.change(row), try row.integer(5)) }
        var counters = Counters()
        var start = 0
        while start < firsts.count {
            var end = start
            while end < firsts.count, firsts[end].change.record == firsts[start].change.record { end += 1 }
            try takeBack(firsts[start..<end], &counters)
            if start / 1000 != end / 1000 { try progress(0.5 * Double(end) / Double(firsts.count)) }
            start = end
        }
    }

    private func takeBack(_ firsts: ArraySlice<Placed>, _ counters: inout Counters) throws {
        guard let id = firsts.first?.change.record else { return }
        let stored = try RecordStore.find(db, id)
        var record: Record
        var changes = firsts.filter { Change.verdict($0.change.field) == nil }
        if let life = changes.first(where: { $0.change.field == Change.existenceKey }) {
            guard let text = life.change.old else { return try markGone(id) }
            // It went, and may have come again. What was changed of it before it went stood otherwise.
            record = try StoredChange.record(id, text)
            changes = changes.filter { $0.place < life.place }
        } else if changes.isEmpty {
            return
        } else if let stored {
            record = stored
        } else {
            throw Damage()
        }
        for (change, _) in changes { try take(back: change, in: &record) }
        if let stored {
            try RecordStore.update(db, from: stored, to: &record, &counters)
        } else {
            try RecordStore.insert(db, &record, &counters)
        }
    }

    private func take(back change: StoredChange, in record: inout Record) throws {
        switch change.field {
        case Change.retirementKey: record.retired = try change.old.map(StoredChange.retirement)
        case Change.mergedKey: record.mergedInto = try change.old.map(StoredChange.survivor)
        default:
            record[change.field] = try StoredChange.answer(change.old, change.field, of: record.kind)
        }
    }
}
