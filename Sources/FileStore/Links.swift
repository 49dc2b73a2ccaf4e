import Domain
import GRDB

/// A field, or a list, through which records of one kind link to records of another.
struct Link: Sendable {
    let from: Kind
    /// The linking field, or the list it stands in.
    let field: FieldDescription
    /// The linking records' identities, in their order.
    let all: String
    /// The same without those that are retired.
    let living: String
    /// What links to any of a stretch of records: who, and to whom.
    let across: String
    /// A list's table is shared by several kinds.
    private let isInList: Bool

    fileprivate init(from kind: Kind, _ field: FieldDescription, column: String) {
        from = kind
        self.field = field
        isInList = false
        all = "SELECT id FROM \(kind.rawValue.quoted) WHERE \(column.quoted) = ?"
        living = all + " AND retired = 0"
        across =
            "SELECT id, \(column.quoted) FROM \(kind.rawValue.quoted) WHERE \(column.quoted) BETWEEN ? AND ?"
    }

    fileprivate init(from kind: Kind, _ field: FieldDescription, _ part: PartDescription, column: String) {
        from = kind
        self.field = field
        isInList = true
        all =
            "SELECT DISTINCT record FROM \(part.name.quoted)"
            + " WHERE \(column.quoted) = ? AND record BETWEEN ? AND ?"
        living =
            "SELECT DISTINCT l.record FROM \(part.name.quoted) l"
            + " JOIN \(kind.rawValue.quoted) t ON t.id = l.record"
            + " WHERE l.\(column.quoted) = ? AND l.record BETWEEN ? AND ? AND t.retired = 0"
        across =
            "SELECT record, \(column.quoted) FROM \(part.name.quoted) WHERE \(column.quoted) BETWEEN ? AND ?"
            + " AND record BETWEEN ? AND ?"
    }

    /// For `across`.
    func arguments(_ targets: ClosedRange<RecordID>) -> [DatabaseValue] {
        let ends = [targets.lowerBound.column, targets.upperBound.column]
        guard isInList else { return ends }
        let range = from.identifiers
        return ends + [range.lowerBound.databaseValue, range.upperBound.databaseValue]
    }

    func arguments(_ target: RecordID) -> [DatabaseValue] {
        guard isInList else { return [target.column] }
        let range = from.identifiers
        return [target.column, range.lowerBound.databaseValue, range.upperBound.databaseValue]
    }
}

/// Who can link to whom, backwards; from the descriptions.
enum Links {
    static func to(_ kind: Kind) -> [Link] { links[kind] ?? [] }

    private static let links: [Kind: [Link]] = {
        var links: [Kind: [Link]] = [:]
        for from in Kind.allCases {
            for field in from.description.fields {
                switch field.type {
                case .link(let kinds):
                    for kind in kinds {
                        links[kind, default: []].append(Link(from: from, field, column: field.key))
                    }
                case .parts(let part):
                    for inner in part.fields {
                        guard case .link(let kinds) = inner.type else { continue }
                        for kind in kinds {
                            links[kind, default: []].append(
                                Link(from: from, field, part, column: inner.key))
                        }
                    }
                default: break
                }
            }
        }
        return links
    }()
}
