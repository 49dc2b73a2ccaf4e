import Domain
import GRDB

/// Walks from speeches to outcomes: which promises a record is about, those they were carried over from and to, where
/// each was said, and the project that is to keep it.
enum Chains {
    /// Nobody carries a promise over so often; a circle made outside the program ends here too.
    private static let longestLine = 50

    static func chain(_ db: Database, of asked: RecordID) throws -> Chain {
        let id = try Successors.of(asked, db)
        guard Chain.kinds.contains(id.kind) else { throw Refusal.noChain(asked) }
        guard try RecordStore.exists(db, id) else { throw Refusal.noSuchRecord(asked.number) }
        var lines: [[Chain.Promise]] = []
        var told: Set<RecordID> = []
        var isCut = false
        for promise in try promises(db, about: id) where !told.contains(promise) {
            guard lines.count < Chain.longest else {
                isCut = true
                break
            }
            let line = try line(db, through: promise)
            told.formUnion(line.map(\.id))
            lines.append(try line.map { try placed($0, db) })
        }
        let records = lines.flatMap { line in
            line.flatMap { [$0.commitment, $0.speech?.activity, $0.project, $0.agreement].compactMap { $0 } }
        }
        let named = [id] + records.flatMap { [$0.id] + $0.links }
        var chain = Chain(about: id, lines: lines, names: try Names.of(named, db))
        chain.isCut = isCut
        return chain
    }

    /// In the order of the agenda for an activity, else of their numbers.
    private static func promises(_ db: Database, about id: RecordID) throws -> [RecordID] {
        switch id.kind {
        case .commitment: return [id]
        case .agreement: return try Life.commitments(of: id, db).map(\.id)
        case .twinning:
            let scope = try Scope.condition(.commitment, about: id)
            return try db.all(
                "SELECT t.id FROM commitment t WHERE t.retired = 0 AND \(scope.sql) ORDER BY t.id",
                scope.arguments
            ) { try $0.record(0) }
        case .project:
            return try db.all(
                "SELECT id FROM commitment WHERE project = ? AND retired = 0 ORDER BY id", [id.column]
            ) { try $0.record(0) }
        default:
            // What was said there, and what was kept there.
            let said = try db.all(
                """
                SELECT id FROM commitment WHERE activity = ? AND retired = 0
                ORDER BY agendaItem IS NULL, agendaItem, id
                """, [id.column]
            ) { try $0.record(0) }
            let kept = try db.all(
                """
                SELECT DISTINCT o.record FROM occurrence o JOIN commitment c ON c.id = o.record
                WHERE o.activity = ? AND c.retired = 0 ORDER BY o.record
                """, [id.column]
            ) { try $0.record(0) }
            return said + kept.filter { !said.contains($0) }
        }
    }

    /// The promise with those it comes from and those that go on with it, the first one first.
    private static func line(_ db: Database, through id: RecordID) throws -> [Record] {
        guard var first = try RecordStore.find(db, id) else { return [] }
        var seen: Set<RecordID> = [id]
        while let older = first[Commitment.carriedFrom].value?.record, seen.count < longestLine,
            seen.insert(older).inserted, let record = try RecordStore.find(db, Successors.of(older, db))
        {
            first = record
        }
        var found = [first]
        var ids: Set<RecordID> = [first.id]
        var index = 0
        while index < found.count, found.count < longestLine {
            let newer = try db.all(
                "SELECT id FROM commitment WHERE carriedFrom = ? AND retired = 0 ORDER BY id",
                [found[index].id.column]
            ) { try $0.record(0) }
            for id in newer where ids.insert(id).inserted {
                if let record = try RecordStore.find(db, id) { found.append(record) }
            }
            index += 1
        }
        return found
    }

    private static func placed(_ commitment: Record, _ db: Database) throws -> Chain.Promise {
        var promise = Chain.Promise(commitment: commitment)
        if let activity = commitment[Commitment.activity].value?.record,
            let record = try RecordStore.find(db, Successors.of(activity, db))
        {
            promise.speech = Chain.Speech(
                activity: record, item: commitment[Commitment.agendaItem].value)
        }
        if let project = commitment[Commitment.project].value?.record {
            promise.project = try RecordStore.find(db, Successors.of(project, db))
        }
        promise.agreement = try agreement(of: commitment, db)
        return promise
    }

    /// The agreement that a commitment stands in.
    static func agreement(of commitment: Record, _ db: Database) throws -> Record? {
        guard commitment.kind == .commitment, let id = commitment[Commitment.agreement].value?.record else {
            return nil
        }
        return try RecordStore.find(db, Successors.of(id, db))
    }
}
