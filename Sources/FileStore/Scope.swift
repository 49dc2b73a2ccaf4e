import Domain
import GRDB

/// What belongs to a twinning, a branch, a village, a unit or a region: the condition `about` of lists. The one place
/// that knows it; lists, figures and reports ask here.
///
/// A branch stands for the branches below it too, a village for its Party bodies, a unit for its branches, a region for
/// everything in it: its villages and units, their branches, its own Party bodies and the branches below those. A twinning
/// stands for its parties where it is asked for needs, offers and places.
enum Scope {
    /// `t.id IN (…)`: the records of a kind that belong to a subject.
    static func condition(_ kind: Kind, about subject: RecordID) throws -> ListSQL.Fragment {
        let all = try records(kind, about: subject)
        return ListSQL.Fragment(sql: "t.id IN (\(all.sql))", arguments: all.arguments)
    }

    /// `SELECT id`: the same, for statements of their own.
    static func ids(_ kind: Kind, about subject: RecordID) throws -> ListSQL.Fragment {
        try records(kind, about: subject)
    }

    /// `SELECT id`: villages, branches and units that a subject stands for.
    static func members(about subject: RecordID) throws -> ListSQL.Fragment {
        let id = subject.column
        switch subject.kind {
        case .twinning:
            return ListSQL.Fragment(sql: "SELECT party AS id FROM party WHERE record = ?", arguments: [id])
        case .village:
            return ListSQL.Fragment(
                sql: "SELECT ? AS id UNION SELECT id FROM branch WHERE village = ? AND retired = 0",
                arguments: [id, id])
        case .branch:
            return ListSQL.Fragment(
                sql: "WITH RECURSIVE below (id) AS (SELECT ? UNION \(below)) SELECT id FROM below",
                arguments: [id])
        case .unit:
            return ListSQL.Fragment(
                sql: """
                    SELECT ? AS id UNION SELECT id FROM branch WHERE unit = ? AND retired = 0
                    UNION SELECT b.id FROM hostUnit h JOIN branch b ON b.id = h.record
                        WHERE h.unit = ? AND b.retired = 0
                    """, arguments: [id, id, id])
        case .region:
            return ListSQL.Fragment(
                sql: """
                    WITH RECURSIVE inside (id) AS (
                        SELECT ? UNION SELECT r.id FROM region r JOIN inside ON r.parent = inside.id
                            WHERE r.retired = 0),
                    place (id) AS (
                        SELECT id FROM village WHERE town IN (SELECT id FROM inside) AND retired = 0
                        UNION SELECT id FROM unit WHERE region IN (SELECT id FROM inside) AND retired = 0),
                    below (id) AS (
                        SELECT id FROM branch WHERE region IN (SELECT id FROM inside) AND retired = 0
                        UNION \(below))
                    SELECT id FROM place UNION SELECT id FROM below
                    UNION SELECT id FROM branch WHERE village IN (SELECT id FROM place) AND retired = 0
                    UNION SELECT id FROM branch WHERE unit IN (SELECT id FROM place) AND retired = 0
                    UNION SELECT b.id FROM hostUnit h JOIN branch b ON b.id = h.record
                        WHERE h.unit IN (SELECT id FROM place) AND b.retired = 0
                    """, arguments: [id])
        default: throw Refusal.badCondition(Common.about.key)
        }
    }

    private static let below =
        "SELECT b.id FROM branch b JOIN below ON b.superior = below.id WHERE b.retired = 0"

    /// The twinnings of records of a kind, for those of these twinnings: of a promise or a project there may be several.
    static func twinnings(
        of kind: Kind, among twinnings: [RecordID], _ db: Database
    ) throws -> [RecordID: Set<RecordID>] {
        let pairs = belonging(kind, to: BulkRecords.these(twinnings))
        return try db.all(pairs.sql, pairs.arguments) { (try $0.record(0), try $0.record(1)) }
            .reduce(into: [:]) { found, pair in found[pair.0, default: []].insert(pair.1) }
    }

    /// `SELECT id, twinning`: what belongs to twinnings, by a link of its own or by what it came from.
    private static func belonging(_ kind: Kind, to twinnings: ListSQL.Fragment) -> ListSQL.Fragment {
        func own(_ kind: Kind) -> String {
            "SELECT r.id, r.twinning FROM \(kind.rawValue) r WHERE r.twinning IN (SELECT id FROM pairing)"
        }
        func ways(_ kind: Kind) -> [String] {
            let origins: [Kind] =
                switch kind {
                case .project: [.agreement]
                case .commitment: [.agreement, .activity, .project]
                default: []
                }
            return [own(kind)]
                + origins.map { origin in
                    """
                    SELECT r.id, o.twinning FROM (\(ways(origin).joined(separator: " UNION "))) o
                    CROSS JOIN \(kind.rawValue) r ON r.\(origin.rawValue) = o.id
                    """
                }
        }
        return ListSQL.Fragment(
            sql: """
                WITH pairing (id) AS (\(twinnings.sql))
                \(ways(kind).joined(separator: "\nUNION "))
                """, arguments: twinnings.arguments)
    }

    private static func records(_ kind: Kind, about subject: RecordID) throws -> ListSQL.Fragment {
        let members = try members(about: subject)
        let id = subject.column
        func selected(_ sql: String) -> ListSQL.Fragment {
            ListSQL.Fragment(
                sql: """
                    WITH member (id) AS (\(members.sql)),
                    joined (id) AS (SELECT record FROM party WHERE party IN (SELECT id FROM member))
                    \(sql)
                    """, arguments: members.arguments)
        }
        let isTwinning = subject.kind == .twinning
        switch kind {
        case .twinning where isTwinning: return ListSQL.Fragment(sql: "SELECT ?", arguments: [id])
        case .agreement where isTwinning, .project where isTwinning, .activity where isTwinning,
            .commitment where isTwinning:
            let own = belonging(kind, to: ListSQL.Fragment(sql: "SELECT ?", arguments: [id]))
            return ListSQL.Fragment(sql: "SELECT id FROM (\(own.sql))", arguments: own.arguments)
        case .agreement, .project, .activity:
            let theirs = belonging(kind, to: ListSQL.Fragment(sql: "SELECT id FROM joined"))
            let own =
                kind == .activity
                ? "SELECT record FROM host WHERE host IN (SELECT id FROM member)" : "SELECT id FROM joined"
            return selected("\(own) UNION SELECT id FROM (\(theirs.sql))")
        case .twinning: return selected("SELECT id FROM joined")
        case .commitment:
            return selected(
                """
                SELECT id FROM commitment WHERE giver IN (SELECT id FROM member)
                UNION SELECT id FROM commitment WHERE receiver IN (SELECT id FROM member)
                """)
        case .need:
            return selected(
                """
                SELECT id FROM need WHERE "by" IN (SELECT id FROM member)
                \(isTwinning ? "" : "UNION SELECT id FROM need WHERE takenUpBy IN (SELECT id FROM member)")
                """)
        case .offer: return selected(#"SELECT id FROM offer WHERE "by" IN (SELECT id FROM member)"#)
        case .village, .branch, .unit: return selected("SELECT id FROM member")
        default: throw Refusal.badCondition(Common.about.key)
        }
    }
}
