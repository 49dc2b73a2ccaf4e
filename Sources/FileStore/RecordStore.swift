import Domain
import GRDB

/// A record's rows: the anchor, the row of its kind, the lines of its lists, and what is derived from them.
enum RecordStore {
    static func find(_ db: Database, _ id: RecordID) throws -> Record? {
        let shape = TableShape.of(id.kind)
        var marks = Marks(nil)
        let found = try db.first(shape.select, [id.column]) { row -> Record in
            marks = Marks(row.text(ifAny: 3))
            var record = Record(id, version: try row.int(0), retired: try retirement(row, 1, 2))
            for (index, field) in shape.columns.enumerated() {
                try fill(&record[field.key], field, row[index + 4], marks)
            }
            return record
        }
        guard var record = found else { return nil }
        if record.retired != nil { record.mergedInto = try Successors.direct(id, db) }
        for field in shape.lists {
            guard let part = field.part else { continue }
            if marks.filled.contains(field.key) {
                record[field.key] = .value(.parts(try lines(db, of: id, part)))
            } else if marks.empty.contains(field.key) {
                record[field.key] = .value(.parts([]))
            } else if marks.notApplicable.contains(field.key) {
                record[field.key] = .notApplicable
            }
        }
        return record
    }

    static func lines(_ db: Database, of id: RecordID, _ part: PartDescription) throws -> [Part] {
        let shape = TableShape.of(part)
        return try db.all(shape.select, [id.column]) { row in
            let marks = Marks(row.text(ifAny: 1))
            var line = Part(id: try row.integer(0))
            for (index, field) in shape.columns.enumerated() {
                try fill(&line[field.key], field, row[index + 2], marks)
            }
            return line
        }
    }

    static func exists(_ db: Database, _ id: RecordID) throws -> Bool {
        try db.exists("SELECT 1 FROM record WHERE id = ?", [id.column])
    }

    /// What `retiredOn` and `retiredReason` say.
    static func retirement(_ row: Row, _ day: Int, _ reason: Int) throws -> Record.Retirement? {
        guard let written = row.text(ifAny: day) else { return nil }
        guard let on = CalendarDay(written: written) else { throw Damage() }
        return Record.Retirement(on: on, reason: row.text(ifAny: reason) ?? "")
    }

    static func fill(
        _ answer: inout Answer<Value>, _ field: FieldDescription, _ column: DatabaseValue, _ marks: Marks
    ) throws {
        if let value = Value(column: column, field.type) {
            answer = .value(value)
        } else if !column.isNull {
            throw Damage()
        } else if marks.notApplicable.contains(field.key) {
            answer = .notApplicable
        }
    }
}

// MARK: - Writing

extension RecordStore {
    /// Puts a new record in; its new lines get their identities.
    static func insert(_ db: Database, _ record: inout Record, _ counters: inout Counters) throws {
        let hasLines = record.kind.description.fields.contains { field in
            if case .value(.parts(let lines)) = record[field.key] { !lines.isEmpty } else { false }
        }
        try db.run(
            """
            INSERT INTO record (id, version, retiredOn, retiredReason, missing, checksum)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [record.id.column] + anchor(record, checksum: hasLines ? 0 : record.checksum))
        try db.run(TableShape.of(record.kind).insert, [record.id.column] + columns(of: record))
        if hasLines {
            for field in TableShape.of(record.kind).lists { try insertLines(db, &record, field) }
            try db.run(
                "UPDATE record SET checksum = ? WHERE id = ?",
                [record.checksum.databaseValue, record.id.column])
        }
        try SearchIndex.insert(db, record.id, SearchableNames(record))
        try HistoryIndex.insert(db, record.id, HistoryIndex.rows(of: record))
        try counters.add(record, db)
    }

    static func update(
        _ db: Database, from old: Record, to record: inout Record, _ counters: inout Counters
    ) throws {
        try db.run(TableShape.of(record.kind).update, columns(of: record) + [record.id.column])
        for field in TableShape.of(record.kind).lists where old[field.key] != record[field.key] {
            guard let part = field.part else { continue }
            try db.run("DELETE FROM \(part.name.quoted) WHERE record = ?", [record.id.column])
            try insertLines(db, &record, field)
        }
        try db.run(
            """
            UPDATE record SET version = ?, retiredOn = ?, retiredReason = ?, missing = ?, checksum = ?
            WHERE id = ?
            """, anchor(record, checksum: record.checksum) + [record.id.column])
        try Successors.write(db, record.id, from: old.mergedInto, to: record.mergedInto)
        try SearchIndex.update(db, record.id, from: old, to: record)
        try HistoryIndex.update(db, record.id, from: old, to: record)
        try counters.remove(old, db)
        try counters.add(record, db)
    }

    static func remove(_ db: Database, _ record: Record, _ counters: inout Counters) throws {
        try SearchIndex.remove(db, record.id)
        try HistoryIndex.remove(db, record.id, HistoryIndex.rows(of: record))
        // The rows of the kind and of the lists go with the anchor.
        try db.run("DELETE FROM record WHERE id = ?", [record.id.column])
        try counters.remove(record, db)
    }

    private static func insertLines(
        _ db: Database, _ record: inout Record, _ field: FieldDescription
    ) throws {
        guard let part = field.part, case .value(.parts(var lines)) = record[field.key] else { return }
        let shape = TableShape.of(part)
        for index in lines.indices {
            let line = lines[index]
            try db.run(
                shape.insert,
                [line.id.databaseValue, record.id.column, index.databaseValue]
                    + shape.columns.map { column(line[$0.key]) }
                    + [Marks.text(shape.columns) { line[$0] }.databaseValue])
            lines[index].id = line.id ?? db.lastInsertedRowID
        }
        record[field.key] = .value(.parts(lines))
    }

    private static func anchor(_ record: Record, checksum: Int64) -> [DatabaseValue] {
        [
            record.version.databaseValue, (record.retired?.on.written).databaseValue,
            (record.retired?.reason).databaseValue, record.missingFields.count.databaseValue,
            checksum.databaseValue,
        ]
    }

    /// The fields, `sortName`, `marks`, `retired`: the order of `TableShape`.
    private static func columns(of record: Record) -> [DatabaseValue] {
        let fields = record.kind.description.fields
        return TableShape.of(record.kind).columns.map { column(record[$0.key]) } + [
            SearchText.sortKey(record.name).databaseValue,
            Marks.text(fields) { record[$0] }.databaseValue,
            (record.retired == nil ? 0 : 1).databaseValue,
        ]
    }

    private static func column(_ answer: Answer<Value>) -> DatabaseValue {
        answer.value?.column ?? .null
    }
}

extension Record {
    var checksum: Int64 { checksum(of: stored) }
}
