import Domain
import GRDB

/// What belongs to a ceremony: the agreements it is the occasion of, and the promises made in it.
enum Ceremonies {
    static func ceremony(_ db: Database, _ asked: RecordID) throws -> Ceremony {
        let id = try Successors.of(asked, db)
        guard id.kind == .activity, let activity = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(asked.number)
        }
        let agreements = try records(
            db, "SELECT id FROM agreement WHERE occasion = ? AND retired = 0 ORDER BY id", id)
        let commitments = try self.commitments(db, of: id).compactMap { try RecordStore.find(db, $0) }
        var ceremony = Ceremony(activity: activity, agreements: agreements, commitments: commitments)
        let all = [activity] + agreements + commitments
        var named = Set(all.map(\.id) + all.flatMap(\.links))
        let day = activity[Activity.heldOn].value?.first
        for person in named where person.kind == .person {
            guard let record = try RecordStore.find(db, person) else { continue }
            let held = (record[Person.posts].value ?? []).filter { post in
                day.map { Post.mayBeHeld(post, on: $0) } ?? true
            }
            guard !held.isEmpty else { continue }
            ceremony.posts[person] = held
            named.formUnion(held.compactMap { $0[Post.body].value })
        }
        ceremony.bodies = try bodies(db, of: named)
        ceremony.names = try Names.of(named, db)
        return ceremony
    }

    /// The Party bodies of units, villages and regions.
    private static func bodies(_ db: Database, of named: Set<RecordID>) throws -> [RecordID: [RecordID]] {
        var bodies: [RecordID: [RecordID]] = [:]
        for id in named {
            guard let column = [Kind.unit: "unit", .village: "village", .region: "region"][id.kind] else {
                if id.kind == .branch, let branch = try RecordStore.find(db, id) {
                    let own = [branch[Branch.unit].value?.record, branch[Branch.village].value?.record]
                    bodies[id] = own.compactMap { $0 }
                }
                continue
            }
            bodies[id] = try db.all(
                "SELECT id FROM branch WHERE \(column.quoted) = ? AND retired = 0 ORDER BY id LIMIT 20",
                [id.column]
            ) { try $0.record(0) }
        }
        return bodies
    }

    private static func records(_ db: Database, _ sql: String, _ id: RecordID) throws -> [Record] {
        try db.all(sql, [id.column]) { try $0.record(0) }.compactMap { try RecordStore.find(db, $0) }
    }

    /// The living commitments made in an activity.
    static func commitments(_ db: Database, of activity: RecordID) throws -> [RecordID] {
        try db.all(
            "SELECT id FROM commitment WHERE activity = ? AND retired = 0 ORDER BY id", [activity.column]
        ) { try $0.record(0) }
    }

    static func pledges(_ db: Database, of activity: RecordID) throws -> [PledgeMade] {
        try db.all(
            """
            SELECT agendaItem, id FROM commitment
            WHERE activity = ? AND agendaItem IS NOT NULL AND retired = 0 ORDER BY agendaItem, id
            """, [activity.column]
        ) { PledgeMade(item: Int(try $0.integer(0)), commitment: try $0.record(1)) }
    }

    /// The item of an agenda in which a commitment was made.
    static func said(_ db: Database, _ commitment: Record) throws -> Part? {
        guard commitment.kind == .commitment, let activity = commitment[Commitment.activity].value?.record,
            let item = commitment[Commitment.agendaItem].value,
            let record = try RecordStore.find(db, Successors.of(activity, db))
        else { return nil }
        return (record[Activity.agenda].value ?? [])[safely: item - 1]
    }

    /// Who gives the promises recorded with an agreement, each once.
    static func givers(_ db: Database, of agreement: RecordID) throws -> [RecordID] {
        try db.all(
            "SELECT DISTINCT giver FROM commitment WHERE agreement = ? AND retired = 0 ORDER BY giver LIMIT 200",
            [agreement.column]
        ) { try $0.record(0) }
    }

    // MARK: - The same agreement for others

    static func forOthers(
        _ db: Database, _ asked: RecordID, _ parties: [RecordID]
    ) throws -> AgreementForOthers {
        let id = try Successors.of(asked, db)
        guard id.kind == .agreement, let template = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(asked.number)
        }
        let parties = try parties.map { try Successors.of($0, db) }
        for party in parties where try !RecordStore.exists(db, party) {
            throw Refusal.noSuchRecord(party.number)
        }
        let promises = try records(
            db,
            "SELECT id FROM commitment WHERE agreement = ? AND activity IS NULL AND retired = 0 ORDER BY id",
            id)
        var found = AgreementForOthers(template: template, commitments: promises, parties: parties)
        let day = template[Agreement.signedOn].value?.first ?? template[Agreement.printedOn].value?.first
        var sides: [Side: [RecordID]] = [:]
        for line in template[Agreement.parties].value ?? [] {
            guard let side = line[Party.side].value, let party = line[Party.party].value else { continue }
            sides[side, default: []].append(party)
        }
        let ofVillages = try parties.filter { try isOfAVillage(db, $0) }
        found.side = !parties.isEmpty && ofVillages.count == parties.count ? .b : .a
        for party in parties {
            var others = sides
            others[found.side] = [party]
            found.facts[party] = try Parties.facts(db, PartyQuery(others, on: day ?? .epoch))
        }
        found.names = try Names.of(template.links + promises.flatMap(\.links) + parties, db)
        return found
    }

    private static func isOfAVillage(_ db: Database, _ party: RecordID) throws -> Bool {
        guard party.kind == .branch else { return party.kind == .village }
        return try db.exists(
            "SELECT 1 FROM branch WHERE id = ? AND village IS NOT NULL", [party.column])
    }
}
