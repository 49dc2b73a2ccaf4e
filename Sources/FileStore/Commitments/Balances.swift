import Domain
import GRDB

/// Gathers the promises of a balance, each with its giver's side and its term.
enum Balances {
    static func balance(_ db: Database, of asked: RecordID, today: CalendarDay) throws -> Balance {
        let id = try Successors.of(asked, db)
        guard Balance.kinds.contains(id.kind) else { throw Refusal.noBalance(asked) }
        guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(asked.number) }
        var terms: [RecordID] = []
        // What an agreement's own rule takes for its own, also where the promise does not name it.
        var termOf: [RecordID: RecordID] = [:]
        var ids: [RecordID] = []
        let sides: Sides
        switch id.kind {
        case .agreement:
            let chain = try Company.chain(of: record, db).map(\.agreement)
            let agreements = chain.isEmpty ? [record] : chain
            terms = agreements.map(\.id)
            sides = try Sides(of: agreements, db)
        case .twinning:
            terms = try db.all(
                """
                SELECT id FROM agreement WHERE twinning = ? AND retired = 0
                ORDER BY signedOn IS NULL, signedOn, id
                """, [id.column]
            ) { try $0.record(0) }
            sides = try Sides(of: [record], db)
        default:
            let members = try Scope.members(about: id)
            sides = Sides(
                members: Set(
                    try db.all("SELECT id FROM (\(members.sql))", members.arguments) { try $0.record(0) }))
        }
        for term in terms {
            for promise in try Life.commitments(of: term, db).map(\.id) where termOf[promise] == nil {
                termOf[promise] = term
                ids.append(promise)
            }
        }
        if id.kind != .agreement {
            let scope = try Scope.condition(.commitment, about: id)
            let seen = Set(ids)
            ids += try db.all(
                "SELECT t.id FROM commitment t WHERE t.retired = 0 AND \(scope.sql) ORDER BY t.id",
                scope.arguments
            ) { try $0.record(0) }.filter { !seen.contains($0) }
        }
        if terms.isEmpty {
            for agreement in try occasions(db, of: ids) {
                for promise in try Life.commitments(of: agreement, db).map(\.id) where termOf[promise] == nil
                {
                    termOf[promise] = agreement
                }
            }
        }
        let entries = try ids.compactMap { try entry(db, $0, termOf[$0], sides, today) }
        if terms.isEmpty {
            terms = entries.compactMap(\.term).reduce(into: []) { found, term in
                if !found.contains(term) { found.append(term) }
            }.sorted()
        }
        let names = try Names.of([id] + terms, db)
        return Balance(about: id, entries: entries, terms: terms, names: names)
    }

    /// The agreements that were signed where promises without an agreement were made.
    private static func occasions(_ db: Database, of promises: [RecordID]) throws -> [RecordID] {
        let ids = JSONValue.array(promises.map { .number($0.rawValue) }).text()
        return try db.all(
            """
            SELECT DISTINCT a.id FROM commitment c JOIN agreement a ON a.occasion = c.activity
            WHERE c.id IN (SELECT value FROM json_each(?)) AND c.agreement IS NULL AND a.retired = 0
            ORDER BY a.id
            """, [ids.databaseValue]
        ) { try $0.record(0) }
    }

    private static func entry(
        _ db: Database, _ id: RecordID, _ term: RecordID?, _ sides: Sides, _ today: CalendarDay
    ) throws -> Balance.Entry? {
        try db.first(
            """
            SELECT state, giver, receiver, agreement, pillar, due, worth, carriedFrom FROM commitment
            WHERE id = ?
            """, [id.column]
        ) { row in
            let state = Commitment.State(rawValue: try row.text(0)) ?? .open
            let due = row.text(ifAny: 5).flatMap(CalendarDay.init(written:))
            return Balance.Entry(
                commitment: id, giver: sides.giver(try row.record(1), to: try row.record(2)), state: state,
                isLate: state == .open && due.map { $0.last < today } ?? false,
                term: try term ?? row.record(ifAny: 3), pillar: row.text(ifAny: 4),
                worth: row.integer(ifAny: 6).map(Money.init(fen:)),
                isCarried: try row.record(ifAny: 7) != nil)
        }
    }

    /// Who belongs to which side: the parties, and the units, villages and branches that they stand for.
    private struct Sides {
        private var sides: [RecordID: Side] = [:]
        private var members: Set<RecordID>?

        init(members: Set<RecordID>) { self.members = members }

        init(of records: [Record], _ db: Database) throws {
            var parties: [(RecordID, Side)] = []
            for record in records {
                for line in record["parties"].value.flatMap([Part].init) ?? [] {
                    guard let party = line[Party.party].value, let side = line[Party.side].value else {
                        continue
                    }
                    parties.append((try Successors.of(party, db), side))
                }
            }
            // The parties themselves first: what stands behind one may be a party of the other side.
            for (party, side) in parties where sides[party] == nil { sides[party] = side }
            for (party, side) in parties {
                for other in try Sides.standing(for: party, db) where sides[other] == nil {
                    sides[other] = side
                }
            }
        }

        private static func standing(for party: RecordID, _ db: Database) throws -> [RecordID] {
            guard party.kind == .branch else {
                guard let column = [Kind.unit: "unit", .village: "village"][party.kind] else { return [] }
                return try db.all(
                    "SELECT id FROM branch WHERE \(column.quoted) = ? AND retired = 0 ORDER BY id",
                    [party.column]
                ) { try $0.record(0) }
            }
            guard let branch = try RecordStore.find(db, party) else { return [] }
            return [branch[Branch.unit].value?.record, branch[Branch.village].value?.record].compactMap { $0 }
        }

        func giver(_ giver: RecordID, to receiver: RecordID) -> Balance.Giver {
            if let members {
                return members.contains(giver) ? .given : members.contains(receiver) ? .received : .other
            }
            if let side = sides[giver] { return side == .a ? .a : .b }
            // Whoever gives to one side stands on the other.
            if let side = sides[receiver] { return side == .a ? .b : .a }
            return .other
        }
    }
}
