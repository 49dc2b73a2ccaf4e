import Domain
import GRDB

/// A record with everything that hangs on it.
enum Pages {
    /// Of each group so many are listed; the others are counted.
    private static let mostListed = 50

    static func page(_ db: Database, _ asked: RecordID) throws -> Page {
        let id = try Successors.of(asked, db)
        guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
        var hanging: [Page.Hanging] = []
        var place: [String: Int] = [:]
        for link in Links.to(id.kind) {
            let group = try group(db, link, of: id)
            guard group.total > 0 else { continue }
            // A list can link through several of its columns: they are one group.
            let key = "\(link.from.rawValue).\(link.field.key)"
            if let index = place[key] {
                hanging[index] = merged(hanging[index], group)
            } else {
                place[key] = hanging.count
                hanging.append(group)
            }
        }
        let merged = try Successors.predecessors(of: id, db)
        let (posts, partyBodies) = try posts(db, record)
        let pledges = id.kind == .activity ? try Ceremonies.pledges(db, of: id) : []
        let said = try Ceremonies.said(db, record)
        let origin = try origin(db, of: record)
        let saying = Record(
            RecordID(.activity, -1), answers: ["agenda": .value(.parts(said.map { [$0] } ?? []))])
        let named =
            [id] + record.links + hanging.flatMap(\.records) + merged
            + posts.flatMap { [$0.person, $0.body] } + partyBodies.map(\.id)
            + pledges.map(\.commitment) + saying.links + (origin.map { [$0.id] + $0.links } ?? [])
        var page = Page(
            record: record, names: try Names.of(named, db), hanging: hanging,
            missing: record.missingFields.map { MissingFact(id, $0) },
            renewal: try Renewals.renewal(of: id, db))
        page.askedFor = asked == id ? nil : asked
        page.merged = merged
        page.code = try CodeQuery(about: record).map { try Codes.facts(db, $0) }
        page.doubts = try Doubts.of(record, page.code, db)
        page.predecessors = try Doubts.predecessors(of: id, db)
        page.names.merge(try Names.of(page.predecessors.map(\.id), db)) { known, _ in known }
        page.posts = posts
        page.partyBodies = partyBodies
        page.pledges = pledges
        page.saidIn = said
        page.origin = origin
        page.promisedIn = try Chains.agreement(of: record, db)
        if id.kind == .offer {
            let use = try OfferUses.use(of: record, db)
            page.use = use
            let users = try Names.of(use.lines.map(\.need) + use.users, db)
            page.names.merge(users) { known, _ in known }
        }
        if id.kind == .agreement { page.givers = try Ceremonies.givers(db, of: id) }
        if id.kind == .amendment {
            page.names.merge(try Names.of(Amending.links(of: record), db)) { known, _ in known }
        }
        if id.kind == .agreement {
            let company = try Company.of(record, db)
            page.names.merge(try Names.of(company.links, db)) { known, _ in known }
            page.life = company
            page.fingerprint = Fingerprint(of: try Paper.withPrintedNames(db, record))
        }
        return page
    }

    /// Of a body, or a village with its Party bodies, all posts; of an agreement those in the bodies signed for.
    private static func posts(_ db: Database, _ record: Record) throws -> ([HeldPost], [Record]) {
        switch record.kind {
        case .branch: return (try Posts.held(db, in: [record.id]), [])
        case .village:
            let bodies = try Posts.bodies(db, of: record.id)
            return (
                try Posts.held(db, in: bodies),
                try bodies.filter { $0.kind == .branch }.compactMap { try RecordStore.find(db, $0) }
            )
        case .agreement:
            var bodies: [RecordID] = []
            for line in record[Agreement.signatures].value ?? [] {
                if let body = line[Signature.body].value, !bodies.contains(body) { bodies.append(body) }
            }
            return (try Posts.held(db, in: bodies), [])
        default: return ([], [])
        }
    }

    /// The agreement that the text of this one is compared with.
    private static func origin(_ db: Database, of record: Record) throws -> Record? {
        guard record.kind == .agreement,
            let origin = record[Agreement.copiedFrom].value?.record ?? record[Agreement.renews].value?.record
        else {
            return nil
        }
        return try RecordStore.find(db, Successors.of(origin, db))
    }

    private static func group(_ db: Database, _ link: Link, of id: RecordID) throws -> Page.Hanging {
        let arguments = link.arguments(id)
        let records = try db.all(
            link.living + " ORDER BY 1 LIMIT \(mostListed)", arguments
        ) { try $0.record(0) }
        let total =
            records.count < mostListed
            ? records.count : Int(try db.integer("SELECT count(*) FROM (\(link.living))", arguments) ?? 0)
        return Page.Hanging(kind: link.from, field: link.field.key, records: records, total: total)
    }

    private static func merged(_ one: Page.Hanging, _ other: Page.Hanging) -> Page.Hanging {
        let records = Set(one.records).union(other.records).sorted()
        let twice = one.records.count + other.records.count - records.count
        return Page.Hanging(
            kind: one.kind, field: one.field, records: Array(records.prefix(mostListed)),
            total: one.total + other.total - twice)
    }
}
