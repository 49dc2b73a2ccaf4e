import Domain
import GRDB

/// Many whole records at once: one pass over the table of their kind and one over that of each list that is wanted,
/// instead of several for each of them.
enum BulkRecords {
    /// Living records whose identities `ids` selects, by number; of the lists only those that are named. The versions are
    /// looked up only where somebody asks for them.
    static func find(
        _ db: Database, _ kind: Kind, _ ids: ListSQL.Fragment, _ condition: ListSQL.Fragment? = nil,
        lists: [String], versions: Bool = false
    ) throws -> [Record] {
        let shape = TableShape.of(kind)
        let columns = shape.columns.map { ", t.\($0.key.quoted)" }.joined()
        let rest = condition.map { " AND " + $0.sql } ?? ""
        let arguments = ids.arguments + (condition?.arguments ?? [])
        let those = "\(kind.rawValue.quoted) t WHERE t.id IN (\(ids.sql)) AND t.retired = 0\(rest)"
        var records: [Record] = []
        var marks: [Marks] = []
        var places: [RecordID: Int] = [:]
        let version = versions ? "(SELECT r.version FROM record r WHERE r.id = t.id)" : "0"
        let sql = "SELECT t.id, t.marks, \(version)\(columns) FROM \(those) ORDER BY t.id"
        try db.each(sql, arguments) { row in
            var record = Record(try row.record(0), version: try row.int(2))
            let own = Marks(row.text(ifAny: 1))
            for (index, field) in shape.columns.enumerated() {
                try RecordStore.fill(&record[field.key], field, row[index + 3], own)
            }
            places[record.id] = records.count
            records.append(record)
            marks.append(own)
        }
        for field in shape.lists where lists.contains(field.key) {
            guard let part = field.part else { continue }
            let wanted = records.indices.filter { marks[$0].filled.contains(field.key) }
            for index in records.indices {
                if marks[index].empty.contains(field.key) {
                    records[index][field.key] = .value(.parts([]))
                } else if marks[index].notApplicable.contains(field.key) {
                    records[index][field.key] = .notApplicable
                }
            }
            var lines: [Int: [Part]] = [:]
            if wanted.count < fewRecords {
                for index in wanted { lines[index] = try RecordStore.lines(db, of: records[index].id, part) }
            } else {
                let ids = ListSQL.Fragment(sql: "SELECT t.id FROM \(those)", arguments: arguments)
                for (id, own) in try self.lines(db, part, ids) {
                    if let place = places[id] { lines[place] = own }
                }
            }
            for (index, own) in lines { records[index][field.key] = .value(.parts(own)) }
        }
        return records
    }

    /// Of so many records the lines are looked up one by one: that costs less than finding the records once more.
    private static let fewRecords = 200

    /// The lines of one list of the records whose identities `ids` selects, by record; those without any are not among
    /// them.
    static func lines(
        _ db: Database, _ part: PartDescription, _ ids: ListSQL.Fragment
    ) throws -> [RecordID: [Part]] {
        let shape = TableShape.of(part)
        let columns = shape.columns.map { ", \($0.key.quoted)" }.joined()
        var lines: [RecordID: [Part]] = [:]
        try db.each(
            """
            SELECT record, id, marks\(columns) FROM \(part.name.quoted) WHERE record IN (\(ids.sql))
            ORDER BY record, position
            """, ids.arguments
        ) { row in
            let own = Marks(row.text(ifAny: 2))
            var line = Part(id: try row.integer(1))
            for (index, field) in shape.columns.enumerated() {
                try RecordStore.fill(&line[field.key], field, row[index + 3], own)
            }
            lines[try row.record(0), default: []].append(line)
        }
        return lines
    }

    /// These records as identities to select from.
    static func these(_ ids: some Sequence<RecordID>) -> ListSQL.Fragment {
        let array = JSONValue.array(ids.map { .number($0.rawValue) }).text()
        return ListSQL.Fragment(sql: "SELECT value FROM json_each(?)", arguments: [array.databaseValue])
    }
}
