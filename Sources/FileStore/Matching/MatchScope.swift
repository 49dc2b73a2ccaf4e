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
        guard [.twinning, .village, .branch, .unit, .region].contains(about.kind) else {
            throw Refusal.nothingToMatch(about)
        }
        let members = try Scope.members(about: about)
        let roots = Set(try db.all(members.sql, members.arguments) { try $0.record(0) })
        let circles = try Circles.around(roots, db)
        own = circles.values.reduce(into: Set()) { $0.formUnion($1) }
        partners =
            about.kind == .twinning
            ? [] : try Circles.partners(of: circles, db).values.reduce(into: Set()) { $0.formUnion($1) }
    }
}
