import Domain
import GRDB

/// Whose needs and offers are meant by a twinning, a village, a branch, a unit or a division.
struct MatchScope {
    /// Those it is about, with everybody who stands for them.
    let own: Set<RecordID>
    /// Those who are twinned with them.
    let partners: Set<RecordID>
    /// Nil: everybody.
    let about: RecordID?

    var everybody: Bool { about == nil }
    func includes(_ owner: RecordID) -> Bool {
        everybody || own.contains(owner) || partners.contains(owner)
    }
    var members: Set<RecordID> { own.union(partners) }

    init(about asked: RecordID?, _ db: Database) throws {
        about = try asked.map { try Successors.of($0, db) }
        guard let about else {
            (own, partners) = ([], [])
            return
        }
        guard try RecordStore.exists(db, about) else { throw Refusal.noSuchRecord(about.number) }
        let roots: Set<RecordID> =
            switch about.kind {
            case .village, .unit: [about]
            case .branch: try MatchScope.below(about, db)
            case .twinning: try MatchScope.parties(of: about, db)
            case .region: try MatchScope.within(about, db)
            default: throw Refusal.nothingToMatch(about)
            }
        let circles = try Circles.around(roots, db)
        own = circles.values.reduce(into: Set()) { $0.formUnion($1) }
        partners =
            about.kind == .twinning
            ? [] : try Circles.partners(of: circles, db).values.reduce(into: Set()) { $0.formUnion($1) }
    }

    private static func parties(of twinning: RecordID, _ db: Database) throws -> Set<RecordID> {
        Set(try db.all("SELECT party FROM party WHERE record = ?", [twinning.column]) { try $0.record(0) })
    }

    private static func below(_ branch: RecordID, _ db: Database) throws -> Set<RecordID> {
        Set(
            try db.all(
                """
                WITH RECURSIVE under (id) AS (
                    SELECT ? UNION SELECT b.id FROM branch b JOIN under ON b.superior = under.id
                    WHERE b.retired = 0)
                SELECT id FROM under
                """, [branch.column]
            ) { try $0.record(0) })
    }

    /// The villages, branches and units of a division.
    private static func within(_ region: RecordID, _ db: Database) throws -> Set<RecordID> {
        Set(
            try db.all(
                """
                WITH RECURSIVE inside (id) AS (
                    SELECT ? UNION SELECT r.id FROM region r JOIN inside ON r.parent = inside.id)
                SELECT id FROM village WHERE town IN (SELECT id FROM inside) AND retired = 0
                UNION SELECT id FROM branch WHERE region IN (SELECT id FROM inside) AND retired = 0
                UNION SELECT id FROM unit WHERE region IN (SELECT id FROM inside) AND retired = 0
                """, [region.column]
            ) { try $0.record(0) })
    }
}
