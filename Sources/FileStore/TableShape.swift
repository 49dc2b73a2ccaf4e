import Domain
import GRDB

/// How a kind of record, or a list inside records, lies in its table; derived from the descriptions, so that no
/// column is named twice. The tables themselves stand as SQL in the schema, and a test compares the two.
struct TableShape: Sendable {
    let table: String
    /// The fields that have a column, in the order of the columns.
    let columns: [FieldDescription]
    /// The fields that are lists with a table of their own. Empty for a list.
    let lists: [FieldDescription]
    let insert: String
    let update: String
    let select: String

    static func of(_ kind: Kind) -> TableShape { kinds[Int(kind.code)] }

    static func of(_ part: PartDescription) -> TableShape {
        parts[part.name] ?? TableShape(part)
    }

    /// The tables of all lists, each once, in the order in which the kinds first name them.
    static let allParts: [PartDescription] = {
        var seen: [PartDescription] = []
        for kind in Kind.allCases {
            for field in kind.description.fields {
                if case .parts(let part) = field.type, !seen.contains(where: { $0.name == part.name }) {
                    seen.append(part)
                }
            }
        }
        return seen
    }()

    /// By the kind's code; the codes are small.
    private static let kinds: [TableShape] = {
        let byCode = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0.code, TableShape($0)) })
        let highest = byCode.keys.max() ?? 0
        return (0...highest).map { byCode[$0] ?? TableShape(Kind.village) }
    }()
    private static let parts = Dictionary(
        uniqueKeysWithValues: allParts.map { ($0.name, TableShape($0)) })

    /// `id`, the fields, `sortName`, `marks`, `retired`.
    private init(_ kind: Kind) {
        let fields = kind.description.fields
        table = kind.rawValue
        columns = fields.filter { !$0.isList }
        lists = fields.filter(\.isList)
        let names = columns.map(\.key) + ["sortName", "marks", "retired"]
        insert = TableShape.insertion(into: table, ["id"] + names)
        update =
            "UPDATE \(table.quoted) SET " + names.map { "\($0.quoted) = ?" }.joined(separator: ", ")
            + " WHERE id = ?"
        select =
            "SELECT r.version, r.retiredOn, r.retiredReason, t.marks"
            + columns.map { ", t.\($0.key.quoted)" }.joined()
            + " FROM \(table.quoted) t JOIN record r ON r.id = t.id WHERE t.id = ?"
    }

    /// `id`, `record`, `position`, the fields, `marks`.
    private init(_ part: PartDescription) {
        table = part.name
        columns = part.fields
        lists = []
        insert = TableShape.insertion(
            into: table, ["id", "record", "position"] + part.fields.map(\.key) + ["marks"])
        update = ""
        select =
            "SELECT id, marks" + part.fields.map { ", \($0.key.quoted)" }.joined()
            + " FROM \(table.quoted) WHERE record = ? ORDER BY position"
    }

    private static func insertion(into table: String, _ columns: [String]) -> String {
        "INSERT INTO \(table.quoted) (" + columns.map(\.quoted).joined(separator: ", ") + ") VALUES ("
            + columns.map { _ in "?" }.joined(separator: ", ") + ")"
    }
}

extension FieldDescription {
    /// A list has a table of its own instead of a column.
    var isList: Bool { if case .parts = type { true } else { false } }

    var part: PartDescription? { if case .parts(let part) = type { part } else { nil } }
}

extension String {
    /// As an SQL identifier: some field keys (`from`, `by`) are words of SQL.
    var quoted: String { "\"" + self + "\"" }
}

extension Kind {
    /// The identifiers that records of this kind can have.
    var identifiers: ClosedRange<Int64> { (code << 40) + 1...(code << 40) + (1 << 40) - 1 }
}
