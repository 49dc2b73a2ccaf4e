import Domain
import GRDB

/// Deciding about a need: the need, and the project that comes of it, in one step.
enum Matches {
    /// A new project has this identity until it is saved.
    private static let newProject = RecordID(.project, -1)

    static func perform(
        _ db: Database, _ deed: MatchDeed, of asked: RecordID, on day: CalendarDay, _ head: Journal.Head
    ) throws -> (step: JournalStep?, ids: [RecordID]) {
        let id = try Successors.of(asked, db)
        guard let need = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(asked.number) }
        guard id.kind == .need else { throw Refusal.notANeed(id) }
        let offer = try deed.offer.map { try stored($0, db) }
        let deed = deed.about(offer?.id)
        let use = try offer.flatMap { $0.kind == .offer ? try OfferUses.use(of: $0, db) : nil }
        var records: [Record] = []
        var project: RecordID?
        switch deed.project {
        case .none: break
        case .existing(let asked): project = try stored(asked, db).id
        case .new(let name):
            var giver = offer?[Offer.by].value
            if case .takeUp(let by, _, _) = deed { giver = by }
            project = newProject
            records.append(
                MatchDeed.project(
                    named: name, for: need, giver: giver, twinning: try twinning(of: need, giver, db),
                    id: newProject))
        }
        let changed = try deed.changing(
            need, offer: offer, use: use, project: project, offers: try accepted(for: need, db), on: day)
        var saving = Saving(db)
        return try saving.save([changed] + records, draft: nil, head)
    }

    private static func accepted(for need: Record, _ db: Database) throws -> [RecordID: Record] {
        var offers: [RecordID: Record] = [:]
        for id in need.acceptedMatches.compactMap({ $0[NeedMatch.offer].value?.record }) {
            offers[id] = try RecordStore.find(db, id)
        }
        return offers
    }

    private static func stored(_ id: RecordID, _ db: Database) throws -> Record {
        guard let record = try RecordStore.find(db, try Successors.of(id, db)) else {
            throw Refusal.noSuchRecord(id.number)
        }
        return record
    }

    /// The living twinning of the two; nil when there is none, or more than one.
    private static func twinning(
        of need: Record, _ giver: RecordID?, _ db: Database
    ) throws -> RecordID? {
        guard let giver, let by = need[Need.by].value else { return nil }
        let circles = try Circles.around([giver, by], db)
        let found = try db.all(
            """
            SELECT DISTINCT t.id FROM twinning t JOIN party p ON p.record = t.id
            JOIN party q ON q.record = t.id AND q.side <> p.side
            WHERE p.party IN (SELECT value FROM json_each(?1)) AND q.party IN (SELECT value FROM json_each(?2))
                AND t.retired = 0 AND t.stage <> 'ended' LIMIT 2
            """, [Circles.json(circles[giver] ?? []), Circles.json(circles[by] ?? [])]
        ) { try $0.record(0) }
        return found.count == 1 ? found.first : nil
    }
}
