import Domain
import GRDB

/// One change as the journal's rows hold it: exact, for undoing. `nil` stands for what is not there.
struct StoredChange: Hashable, Sendable {
    var record: RecordID
    var name: String
    var field: String
    var old: String?
    var new: String?

    var inverse: StoredChange {
        StoredChange(record: record, name: name, field: field, old: new, new: old)
    }
}

/// Appending to the journal, and reading a step of it.
enum Journal {
    /// 0 done, 1 undone, 2 undone for good.
    enum Standing {
        static let done: Int64 = 0
        static let undone: Int64 = 1
        static let gone: Int64 = 2
    }

    /// What a step says beside its changes.
    struct Head {
        var at: String
        var by: String
        var verb: JournalStep.Verb
        var reason = ""
        var of: Int64?
    }

    static func append(_ db: Database, _ head: Head, _ changes: [StoredChange]) throws -> JournalStep {
        let last = try db.first("SELECT number, hash FROM journal_step ORDER BY number DESC LIMIT 1") {
            (number: try $0.integer(0), hash: try $0.integer(1))
        }
        let number = (last?.number ?? 0) + 1
        let isUndoable = head.verb != .undo && head.verb != .redo
        if isUndoable {
            // Something new was done: what was undone before cannot come back.
            try db.run(
                "UPDATE journal_step SET standing = ? WHERE standing = ?",
                [Standing.gone.databaseValue, Standing.undone.databaseValue])
        }
        var hash = Hash.ofStep(number, head, after: last?.hash ?? 0)
        for change in changes { hash.add(change) }
        try db.run(
            """
            INSERT INTO journal_step (number, "at", "by", verb, reason, of, standing, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                number.databaseValue, head.at.databaseValue, head.by.databaseValue,
                head.verb.rawValue.databaseValue, head.reason.databaseValue, head.of.databaseValue,
                isUndoable ? Standing.done.databaseValue : .null, hash.value.databaseValue,
            ])
        for (place, change) in changes.enumerated() {
            try db.run(
                """
                INSERT INTO journal_change (step, place, record, name, field, old, new)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    number.databaseValue, place.databaseValue, change.record.column,
                    change.name.databaseValue, change.field.databaseValue, change.old.databaseValue,
                    change.new.databaseValue,
                ])
        }
        return JournalStep(
            number: number, at: head.at, by: head.by, verb: head.verb, reason: head.reason, of: head.of,
            changes: try changes.map { try $0.shown() })
    }

    static func changes(_ db: Database, ofStep number: Int64) throws -> [StoredChange] {
        try db.all(
            """
            SELECT record, name, field, old, new FROM journal_change WHERE step = ? ORDER BY place
            """, [number.databaseValue], change)
    }

    static func change(_ row: Row) throws -> StoredChange {
        StoredChange(
            record: try row.record(0), name: try row.text(1), field: try row.text(2), old: row.text(ifAny: 3),
            new: row.text(ifAny: 4))
    }
}

extension Hash {
    static func ofStep(_ number: Int64, _ head: Journal.Head, after previous: Int64) -> Hash {
        var hash = Hash()
        hash.add(previous)
        hash.add(number)
        for text in [head.at, head.by, head.verb.rawValue, head.reason] { hash.add(text) }
        hash.add(head.of ?? 0)
        return hash
    }

    mutating func add(_ change: StoredChange) {
        add(change.record.rawValue)
        for text in [change.name, change.field, change.old, change.new] { add(text) }
    }
}

// MARK: - Making changes

extension StoredChange {
    static func came(_ record: Record) -> StoredChange {
        StoredChange(
            record: record.id, name: record.name, field: Change.existenceKey, old: nil,
            new: record.stored.text())
    }

    /// Field by field, in the order of the description; the merge and the retirement last.
    static func between(_ old: Record, _ new: Record) -> [StoredChange] {
        var changes: [StoredChange] = []
        for field in new.kind.description.fields where old[field.key] != new[field.key] {
            changes.append(
                StoredChange(
                    record: new.id, name: new.name, field: field.key, old: text(old[field.key]),
                    new: text(new[field.key])))
        }
        if old.mergedInto != new.mergedInto {
            changes.append(
                StoredChange(
                    record: new.id, name: new.name, field: Change.mergedKey, old: text(old.mergedInto),
                    new: text(new.mergedInto)))
        }
        if old.retired != new.retired {
            changes.append(
                StoredChange(
                    record: new.id, name: new.name, field: Change.retirementKey, old: text(old.retired),
                    new: text(new.retired)))
        }
        return changes
    }

    static func text(_ answer: Answer<Value>) -> String? {
        answer == .notKnown ? nil : answer.stored.text()
    }

    static func text(_ retirement: Record.Retirement?) -> String? {
        retirement.map {
            JSONValue.array([.string($0.on.written), .string($0.reason)]).text()
        }
    }
}

extension StoredChange {
    static func text(_ survivor: RecordID?) -> String? {
        survivor.map { JSONValue.number($0.rawValue).text() }
    }

    static func survivor(_ text: String) throws -> RecordID {
        guard case .number(let raw) = try json(text), let id = RecordID(rawValue: raw) else { throw Damage() }
        return id
    }
}

// MARK: - Reading changes

extension StoredChange {
    /// As people see it. A record that came or went is a flag; a retirement is its day and reason in one text.
    func shown(whole: Bool = false) throws -> Change {
        var change = Change(
            record: record, name: name, field: field, old: try answer(old), new: try answer(new))
        if whole, field == Change.existenceKey, let text = new ?? old {
            change.whole = try StoredChange.record(record, text)
        }
        return change
    }

    private func answer(_ text: String?) throws -> Answer<Value> {
        guard let text else { return .notKnown }
        switch field {
        case Change.existenceKey: return .value(.flag(true))
        case Change.retirementKey:
            let retirement = try StoredChange.retirement(text)
            return .value(.text("\(retirement.on.written) \(retirement.reason)"))
        case Change.mergedKey: return .value(.link(try StoredChange.survivor(text)))
        case let key where Change.verdict(key) != nil:
            return .value(.link(try Sameness.stored(text, self).pair.first))
        default: return try StoredChange.answer(text, field, of: record.kind)
        }
    }

    static func answer(_ text: String?, _ field: String, of kind: Kind) throws -> Answer<Value> {
        guard let text else { return .notKnown }
        guard let type = kind.description.field(field)?.type,
            let answer = Answer<Value>(stored: try json(text), type)
        else { throw Damage() }
        return answer
    }

    static func retirement(_ text: String) throws -> Record.Retirement {
        guard case .array(let items) = try json(text), items.count == 2,
            let on = items[0].string.flatMap(CalendarDay.init(written:)), let reason = items[1].string
        else { throw Damage() }
        return Record.Retirement(on: on, reason: reason)
    }

    static func record(_ id: RecordID, _ text: String) throws -> Record {
        guard let record = Record(id, stored: try json(text)) else { throw Damage() }
        return record
    }

    private static func json(_ text: String) throws -> JSONValue {
        do { return try JSONValue(parsing: text) } catch { throw Damage() }
    }
}
