import Domain
import Foundation
import GRDB
import Testing

@testable import FileStore

@Suite struct SchemaTests {
    /// `RECORD_SNAPSHOTS=1 swift test --filter SchemaTests` writes the file anew.
    @Test func everyChangeToTheSchemaIsSeen() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("schema.sql")
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let found = try registry.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
                        AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'searchIndex_%' ORDER BY rowid
                    """)
        }.map { $0 + ";\n" }.joined()
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try found.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        let difference = found.split(separator: "\n").difference(from: recorded.split(separator: "\n"))
        #expect(difference.isEmpty, "\(difference)")
    }

    /// The columns that are no field's.
    private static let own: Set<String> = [
        "id", "sortName", "marks", "retired", "record", "position",
    ]

    private func columns(_ table: String, _ registry: Registry) throws -> [String: String] {
        try registry.read { db in
            var columns: [String: String] = [:]
            for row in try Row.fetchAll(
                db, sql: "SELECT name, type FROM pragma_table_info(?)", arguments: [table])
            {
                columns[row[0]] = row[1]
            }
            return columns
        }
    }

    private func type(_ field: FieldDescription) -> String? {
        switch field.type {
        case .text, .choice, .day: "TEXT"
        case .number, .quantity, .money, .flag, .link: "INTEGER"
        case .parts: nil
        }
    }

    @Test(arguments: Kind.allCases) func everyFieldOfAKindHasItsColumn(_ kind: Kind) throws {
        let columns = try columns(kind.rawValue, try TemporaryFolder().registry())
        let fields = kind.description.fields.filter { !$0.isList }
        #expect(Set(columns.keys) == Set(fields.map(\.key)).union(["id", "sortName", "marks", "retired"]))
        for field in fields {
            #expect(columns[field.key] == type(field), "\(field.key)")
            #expect(!SchemaTests.own.contains(field.key))
        }
        // Two lists of one kind in the same table could not be told apart.
        let lists = kind.description.fields.compactMap { $0.part?.name }
        #expect(Set(lists).count == lists.count)
    }

    @Test(arguments: TableShape.allParts) func everyFieldOfAListHasItsColumn(_ part: PartDescription) throws {
        let columns = try columns(part.name, try TemporaryFolder().registry())
        #expect(
            Set(columns.keys) == Set(part.fields.map(\.key)).union(["id", "record", "position", "marks"]))
        for field in part.fields {
            #expect(columns[field.key] == type(field), "\(field.key)")
            #expect(!SchemaTests.own.contains(field.key))
        }
    }

    @Test func linksAndColumnsOfListsAreIndexed() throws {
        let registry = try TemporaryFolder().registry()
        let indexed = try registry.read { db in
            try Set(
                String.fetchAll(
                    db,
                    sql: """
                        SELECT t.name || '.' || c.name FROM sqlite_schema t
                        JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
                        WHERE t.type = 'table' AND c.seqno = 0 AND i.partial = 0
                        """))
        }
        func isLink(_ field: FieldDescription) -> Bool { if case .link = field.type { true } else { false } }
        for kind in Kind.allCases {
            #expect(indexed.contains("\(kind.rawValue).sortName"))
            for field in kind.description.fields where !field.isList && field.key != Record.nameKey {
                guard isLink(field) || field.isColumn else { continue }
                #expect(indexed.contains("\(kind.rawValue).\(field.key)"))
            }
        }
        for part in TableShape.allParts {
            #expect(indexed.contains("\(part.name).record"))
            for field in part.fields where isLink(field) {
                #expect(indexed.contains("\(part.name).\(field.key)"))
            }
        }
    }
}
