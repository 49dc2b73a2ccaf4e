import Domain
import GRDB

/// What belongs to whom a list of matters is limited to, as conditions over `t`, the record that a matter belongs to.
struct DueLimits {
    private let about: RecordID?

    init(_ db: Database, _ query: DueQuery) throws {
        about = try query.about.map { try Successors.of($0, db) }
    }

    /// Nil: no limit.
    func fragment(_ sort: DueItem.Sort) throws -> ListSQL.Fragment? {
        guard let about else { return nil }
        switch about.kind {
        case .person: return DueLimits.careOf(about, sort)
        case .twinning, .branch, .village, .unit, .region: return try DueLimits.belonging(to: about, sort)
        default: return DueLimits.of(about, sort)
        }
    }

    private static func belonging(to subject: RecordID, _ sort: DueItem.Sort) throws -> ListSQL.Fragment {
        guard let kind = kind(sort) else { return ListSQL.Fragment(sql: "0") }
        guard kind == .report else { return try Scope.condition(kind, about: subject) }
        // A region files reports too.
        let members = try Scope.members(about: subject)
        return ListSQL.Fragment(
            sql: "(t.about = ? OR t.about IN (\(members.sql)))",
            arguments: [subject.column] + members.arguments)
    }

    /// Of a single record its own matters are told; of an agreement its promises too.
    private static func of(_ record: RecordID, _ sort: DueItem.Sort) -> ListSQL.Fragment {
        switch (record.kind, kind(sort)) {
        case (.agreement, .commitment):
            let promises = Life.commitments(of: record)
            return ListSQL.Fragment(sql: "t.id IN (\(promises.sql))", arguments: promises.arguments)
        case (let own, let kind) where own == kind:
            return ListSQL.Fragment(sql: "t.id = ?", arguments: [record.column])
        default: return ListSQL.Fragment(sql: "0")
        }
    }

    /// Whether a record's matters may be told at all.
    func lets(_ id: RecordID, _ db: Database) throws -> Bool {
        guard let about else { return true }
        if about == id { return true }
        let sorts = DueItem.Sort.allCases.filter { DueLimits.kind($0) == id.kind }
        for sort in sorts {
            guard let fragment = try fragment(sort) else { continue }
            // A follow-up has an owner of its own.
            let source =
                sort == .followUp
                ? "followUp f JOIN activity t ON t.id = f.record" : id.kind.rawValue.quoted + " t"
            let sql = "SELECT 1 FROM \(source) WHERE t.id = ? AND \(fragment.sql)"
            if try db.exists(sql, [id.column] + fragment.arguments) { return true }
        }
        return false
    }

    /// The kind of the records that matters of a sort belong to, as they are found.
    private static func kind(_ sort: DueItem.Sort) -> Kind? {
        switch sort {
        case .ends, .anniversary: .agreement
        case .commitment, .occurrence: .commitment
        case .milestone: .project
        case .followUp, .planned: .activity
        case .election: .branch
        case .report: .report
        case .quiet: .twinning
        case .missing: nil
        }
    }

    /// Of which a person takes care: as liaison of the agreement, as owner, as the one responsible, in a role.
    private static func careOf(_ person: RecordID, _ sort: DueItem.Sort) -> ListSQL.Fragment {
        let liaison = { (agreement: String) in
            #"EXISTS (SELECT 1 FROM liaison l WHERE l.record = \#(agreement) AND l.person = ?)"#
        }
        let (sql, count): (String, Int) =
            switch sort {
            case .ends, .anniversary: (liaison("t.id"), 1)
            case .commitment, .occurrence: ("(\(liaison("t.agreement")) OR t.judgedBy = ?)", 2)
            case .milestone:
                ("EXISTS (SELECT 1 FROM responsible l WHERE l.record = t.id AND l.person = ?)", 1)
            case .followUp: ("f.owner = ?", 1)
            case .planned:
                (
                    """
                    (EXISTS (SELECT 1 FROM activityRole l WHERE l.record = t.id AND l.person = ?)
                        OR EXISTS (SELECT 1 FROM agendaItem l WHERE l.record = t.id AND l.speaker = ?))
                    """, 2
                )
            case .election:
                (
                    """
                    EXISTS (SELECT 1 FROM post l WHERE l.body = t.id AND l.record = ? AND l.post = 'secretary')
                    """, 1
                )
            case .report: ("t.submittedBy = ?", 1)
            case .quiet:
                (
                    """
                    EXISTS (SELECT 1 FROM agreement g JOIN liaison l ON l.record = g.id
                        WHERE g.twinning = t.id AND g.retired = 0 AND l.person = ?)
                    """, 1
                )
            case .missing: ("0", 0)
            }
        return ListSQL.Fragment(sql: sql, arguments: Array(repeating: person.column, count: count))
    }
}
