import Domain
import GRDB

/// Which record answers for a number whose record was merged away.
enum Successors {
    /// The record itself when it was not merged. Mergers of mergers are followed to the end.
    static func of(_ id: RecordID, _ db: Database) throws -> RecordID {
        var current = id
        // A damaged file may hold a circle.
        for _ in 0..<longestChain {
            guard let next = try direct(current, db) else { return current }
            current = next
        }
        throw Damage()
    }

    private static let longestChain = 1000

    static func direct(_ id: RecordID, _ db: Database) throws -> RecordID? {
        try db.first("SELECT survivor FROM merged WHERE record = ?", [id.column]) { try $0.record(0) }
    }

    /// All that were merged into it, by way of others too, in the order of their numbers.
    static func predecessors(of id: RecordID, _ db: Database) throws -> [RecordID] {
        var found: Set<RecordID> = []
        var open = [id]
        while let survivor = open.popLast() {
            for record in try db.all(
                "SELECT record FROM merged WHERE survivor = ?", [survivor.column], { try $0.record(0) })
            where found.insert(record).inserted { open.append(record) }
        }
        return found.sorted()
    }

    static func write(_ db: Database, _ id: RecordID, from old: RecordID?, to new: RecordID?) throws {
        guard old != new else { return }
        try db.run("DELETE FROM merged WHERE record = ?", [id.column])
        if let new {
            try db.run("INSERT INTO merged (record, survivor) VALUES (?, ?)", [id.column, new.column])
        }
    }
}
