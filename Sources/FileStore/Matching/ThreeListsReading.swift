import Domain
import GRDB

/// Needs, offers and projects of a twinning, a village, a branch, a unit or a division, side by side.
enum ThreeListsReading {
    static func lists(_ db: Database, _ request: ThreeListsRequest) throws -> ThreeLists {
        let scope = try MatchScope(about: request.about, db)
        let members = Circles.json(scope.members)
        let byMembers = scope.everybody ? "" : #" AND "by" IN (SELECT value FROM json_each(?))"#
        let arguments = scope.everybody ? [] : [members]
        func read(_ kind: Kind, _ condition: String, _ arguments: [DatabaseValue]) throws -> ([Record], Int) {
            let from = "FROM \(kind.rawValue.quoted) WHERE retired = 0\(condition)"
            let ids = try db.all(
                "SELECT id \(from) ORDER BY id LIMIT \(max(0, request.limit))", arguments
            ) { try $0.record(0) }
            let total = try db.integer("SELECT count(*) \(from)", arguments) ?? 0
            return (try ids.compactMap { try RecordStore.find(db, $0) }, Int(total))
        }
        let (needs, needsInAll) = try read(.need, byMembers, arguments)
        let (offers, offersInAll) = try read(.offer, byMembers, arguments)
        let own = try scope.about.map { try Scope.ids(.project, about: $0) }
        let (projects, projectsInAll) = try read(
            .project, own.map { " AND id IN (\($0.sql))" } ?? "", own?.arguments ?? [])
        var lists = ThreeLists(
            about: scope.about, needs: needs,
            offers: try offers.map { ThreeLists.ListedOffer($0, try OfferUses.use(of: $0, db)) },
            projects: projects)
        lists.totals = [.need: needsInAll, .offer: offersInAll, .project: projectsInAll]
        for project in projects {
            let origins = try db.all(
                """
                SELECT id FROM need WHERE project = ?1 AND retired = 0
                UNION SELECT m.record FROM needMatch m JOIN need n ON n.id = m.record
                    WHERE m.project = ?1 AND m.verdict = 'accepted' AND n.retired = 0
                UNION SELECT m.offer FROM needMatch m JOIN need n ON n.id = m.record
                    WHERE m.project = ?1 AND m.verdict = 'accepted' AND n.retired = 0
                ORDER BY 1 LIMIT 20
                """, [project.id.column]
            ) { try $0.record(0) }
            if !origins.isEmpty { lists.origins[project.id] = origins }
        }
        let all = needs + offers + projects
        let named =
            all.map(\.id) + all.flatMap(\.links)
            + lists.offers.flatMap { $0.use.users + $0.use.lines.map(\.need) }
            + lists.origins.values.flatMap(\.self) + [scope.about].compactMap(\.self)
        lists.names = try Names.of(named, db)
        return lists
    }
}
