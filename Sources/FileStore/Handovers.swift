import Domain
import GRDB

/// What somebody who leaves a post hands over.
enum Handovers {
    /// Of each sort so many are told.
    private static let most = 500

    static func handover(_ db: Database, of asked: RecordID, today: CalendarDay) throws -> Handover {
        let id = try Successors.of(asked, db)
        guard id.kind == .person, let person = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(asked.number)
        }
        let held = (person[Person.posts].value ?? []).compactMap { HeldPost(person: id, $0) }
        let known = held.map { ($0, Post.knowledge(of: $0.line, on: today)) }
        let sorted = known.filter { $0.1 != nil } + known.filter { $0.1 == nil }
        let bodies = try bodies(db, of: sorted.map(\.0.body))
        var sheet = Handover(
            person: person, held: sorted.map(\.0), knowledge: sorted.map(\.1), bodies: bodies)
        sheet.promises = try promises(db, bodies)
        sheet.agreements = try agreements(db, bodies, of: id, today)
        sheet.contacts = try sheet.agreements.flatMap {
            try contacts(db, $0, bodies, leaving: id, today)
        }
        sheet.dates = try dates(db, sheet, today)
        let subjects = Set(
            [id] + bodies + sheet.promises.map(\.record.id) + sheet.agreements.map(\.record.id))
        sheet.drafts = try Drafts.all(db).filter { $0.about.map(subjects.contains) ?? false }
        var named = [id] + bodies + sheet.dates.map(\.record) + held.map(\.body)
        named += sheet.promises.flatMap { [$0.record.id] + $0.record.links }
        named += sheet.agreements.flatMap { [$0.record.id] + $0.record.links }
        named += sheet.contacts.flatMap { [$0.person.id] + ($0.body.map { [$0] } ?? []) }
        sheet.names = try Names.of(named, db)
        return sheet
    }

    /// The bodies, and the villages and units that they are the Party bodies of.
    private static func bodies(_ db: Database, of bodies: [RecordID]) throws -> [RecordID] {
        var found: [RecordID] = []
        for body in bodies {
            if !found.contains(body) { found.append(body) }
            guard body.kind == .branch, let branch = try RecordStore.find(db, body) else { continue }
            for other in [branch[Branch.village].value?.record, branch[Branch.unit].value?.record] {
                if let other, !found.contains(other) { found.append(other) }
            }
        }
        return found
    }

    private static func promises(_ db: Database, _ bodies: [RecordID]) throws -> [Handover.Promise] {
        var given: Set<RecordID> = []
        var found: Set<RecordID> = []
        for body in bodies {
            for column in ["giver", "receiver"] {
                let ids = try db.all(
                    "SELECT id FROM commitment WHERE \(column) = ? AND retired = 0 AND +state = 'open'"
                        + " ORDER BY id LIMIT ?", [body.column, most.databaseValue]
                ) { try $0.record(0) }
                found.formUnion(ids)
                if column == "giver" { given.formUnion(ids) }
            }
        }
        return try found.sorted().compactMap { id in
            try RecordStore.find(db, id).map {
                Handover.Promise(record: $0, isGiven: given.contains(id))
            }
        }.sorted { one, other in
            switch (one.record[Commitment.due].value, other.record[Commitment.due].value) {
            case (let left?, let right?): (left, one.record.id) < (right, other.record.id)
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): one.record.id < other.record.id
            }
        }
    }

    /// The running agreements in which somebody keeps in touch.
    static func duties(_ db: Database, of person: RecordID, today: CalendarDay) throws -> [Handover.Agreed] {
        try agreements(db, [], of: person, today).filter { !$0.duties.isEmpty }
    }

    private static func agreements(
        _ db: Database, _ bodies: [RecordID], of person: RecordID, _ today: CalendarDay
    ) throws -> [Handover.Agreed] {
        let range = Kind.agreement.identifiers
        let bounds = [range.lowerBound.databaseValue, range.upperBound.databaseValue, most.databaseValue]
        var ids = Set(
            try db.all(
                "SELECT DISTINCT record FROM liaison WHERE person = ? AND record BETWEEN ? AND ? LIMIT ?",
                [person.column] + bounds
            ) { try $0.record(0) })
        for body in bodies {
            ids.formUnion(
                try db.all(
                    "SELECT DISTINCT record FROM party WHERE party = ? AND record BETWEEN ? AND ? LIMIT ?",
                    [body.column] + bounds
                ) { try $0.record(0) })
        }
        return try ids.sorted().compactMap { id in
            guard let record = try RecordStore.find(db, id), record.retired == nil,
                record[Agreement.state].value == .signed
            else { return nil }
            let standing = AgreementStanding(
                record, renewal: try Renewals.renewal(of: id, db), today: today)
            guard standing.isRunning else { return nil }
            let liaisons = record.liaisons(on: today)
            return Handover.Agreed(
                record: record, standing: standing, liaisons: liaisons,
                duties: Side.allCases.filter { liaisons[$0]?.contains(person) == true })
        }
    }

    /// The liaisons and the secretaries of the other side.
    private static func contacts(
        _ db: Database, _ agreed: Handover.Agreed, _ bodies: [RecordID], leaving: RecordID,
        _ today: CalendarDay
    ) throws -> [Handover.Contact] {
        let parties = agreed.record[Agreement.parties].value ?? []
        let own = Set(
            parties.filter { bodies.contains($0[Party.party].value ?? leaving) }
                .compactMap { $0[Party.side].value } + agreed.duties)
        var found: [Handover.Contact] = []
        func add(_ id: RecordID, _ post: String?, _ body: RecordID?, isLiaison: Bool) throws {
            if let index = found.firstIndex(where: { $0.person.id == id }) {
                if isLiaison { found[index].isLiaison = true }
                if found[index].post == nil { (found[index].post, found[index].body) = (post, body) }
                return
            }
            guard id != leaving, let person = try RecordStore.find(db, id) else { return }
            found.append(
                Handover.Contact(
                    person: person, agreement: agreed.record.id, post: post, body: body,
                    isLiaison: isLiaison))
        }
        for side in Side.allCases where !own.contains(side) {
            for person in agreed.liaisons[side] ?? [] { try add(person, nil, nil, isLiaison: true) }
            for party in parties where party[Party.side].value == side {
                guard let party = party[Party.party].value else { continue }
                let bodies = try Posts.bodies(db, of: party)
                let held = try Posts.held(db, in: bodies)
                for post in Holders.of(bodies, held, on: today) where Post.signing.contains(post.post) {
                    for holder in post.holders where holder.successor == nil {
                        try add(holder.person, post.post, post.body, isLiaison: false)
                    }
                }
            }
        }
        return found
    }

    private static func dates(
        _ db: Database, _ sheet: Handover, _ today: CalendarDay
    ) throws -> [Handover.Due] {
        var found = sheet.promises.compactMap { promise in
            promise.record[Commitment.due].value.map {
                Handover.Due(day: $0, record: promise.record.id, what: .promise)
            }
        }
        for agreed in sheet.agreements {
            if let end = agreed.record[Agreement.endsOn].value {
                found.append(Handover.Due(day: end, record: agreed.record.id, what: .agreementEnds))
            }
        }
        try db.each(
            """
            SELECT f.record, f.due, f.what FROM followUp f JOIN activity a ON a.id = f.record
            WHERE f.owner = ? AND f.due IS NOT NULL AND f.doneOn IS NULL AND a.retired = 0 LIMIT ?
            """, [sheet.person.id.column, most.databaseValue]
        ) { row in
            guard let day = CalendarDay(written: try row.text(1)) else { throw Damage() }
            found.append(
                Handover.Due(day: day, record: try row.record(0), what: .followUp(try row.text(2))))
        }
        try db.each(
            """
            SELECT p.id, p.plannedEnd FROM responsible r JOIN project p ON p.id = r.record
            WHERE r.person = ? AND p.plannedEnd IS NOT NULL AND p.actualEnd IS NULL AND p.retired = 0
                AND p.state NOT IN ('completed', 'stopped') LIMIT ?
            """, [sheet.person.id.column, most.databaseValue]
        ) { row in
            guard let day = CalendarDay(written: try row.text(1)) else { throw Damage() }
            found.append(Handover.Due(day: day, record: try row.record(0), what: .project))
        }
        for body in sheet.bodies where body.kind == .branch {
            guard let branch = try RecordStore.find(db, body),
                let election = Election.next(of: branch, try Posts.held(db, in: [body]), today: today)
            else { continue }
            found.append(Handover.Due(day: election.day, record: body, what: .election))
        }
        return found.sorted { ($0.day, $0.record) < ($1.day, $1.record) }
    }
}
