import Domain
import GRDB

/// GRDB has a class of this name, which nothing here uses.
typealias Record = Domain.Record

/// The few ways in which SQL is run here. Statements are kept prepared by their text.
extension Database {
    func run(_ sql: String, _ arguments: [DatabaseValue] = []) throws {
        try prepared(sql, arguments).execute()
    }

    /// Each row by `read`; the rows are not kept. `read` must not run the same statement.
    func each(_ sql: String, _ arguments: [DatabaseValue] = [], _ read: (Row) throws -> Void) throws {
        let cursor = try Row.fetchCursor(prepared(sql, arguments))
        while let row = try cursor.next() { try read(row) }
    }

    func all<Item>(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ read: (Row) throws -> Item
    ) throws -> [Item] {
        var items: [Item] = []
        try each(sql, arguments) { items.append(try read($0)) }
        return items
    }

    func first<Item>(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ read: (Row) throws -> Item
    ) throws -> Item? {
        let cursor = try Row.fetchCursor(prepared(sql, arguments))
        return try cursor.next().map(read)
    }

    func integer(_ sql: String, _ arguments: [DatabaseValue] = []) throws -> Int64? {
        try first(sql, arguments) { $0.integer(ifAny: 0) } ?? nil
    }

    func exists(_ sql: String, _ arguments: [DatabaseValue] = []) throws -> Bool {
        try first(sql, arguments) { _ in true } ?? false
    }

    /// Bound one by one: making GRDB's `StatementArguments` costs as much as running the small statements here.
    private func prepared(_ sql: String, _ arguments: [DatabaseValue]) throws -> GRDB.Statement {
        let statement = try cachedStatement(sql: sql)
        // Resets it, and forgets what was bound before.
        statement.setUncheckedArguments(StatementArguments())
        for (index, argument) in arguments.enumerated() {
            let code = argument.bind(to: statement.sqliteStatement, at: CInt(index + 1))
            guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
        return statement
    }
}

extension RecordID {
    var column: DatabaseValue { rawValue.databaseValue }
}

/// What a column must hold, or the file is damaged. (The subscripts of GRDB end the program on what they do not expect,
/// and a flipped bit is enough for that.)
extension Row {
    func text(_ index: Int) throws -> String {
        guard let text = text(ifAny: index) else { throw Damage() }
        return text
    }

    func text(ifAny index: Int) -> String? { String.fromDatabaseValue(self[index]) }

    func integer(_ index: Int) throws -> Int64 {
        guard let integer = integer(ifAny: index) else { throw Damage() }
        return integer
    }

    func integer(ifAny index: Int) -> Int64? { Int64.fromDatabaseValue(self[index]) }

    func int(_ index: Int) throws -> Int { Int(try integer(index)) }

    /// An identifier that we wrote.
    func record(_ index: Int) throws -> RecordID {
        guard let id = RecordID(rawValue: try integer(index)) else { throw Damage() }
        return id
    }

    func record(ifAny index: Int) throws -> RecordID? {
        hasNull(atIndex: index) ? nil : try record(index)
    }
}

/// The file holds what no version of ours would have written.
struct Damage: Error {}
