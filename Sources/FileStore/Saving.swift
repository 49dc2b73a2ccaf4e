import Domain
import GRDB

/// Saving: new and changed records together, with everything that must hold between them.
struct Saving {
    private var transaction: Transaction
    private let db: Database
    /// What is saved is an amendment with the agreement that it gives another text.
    private let isAmending: Bool
    /// What is saved is a report that is submitted or returned.
    private let isReporting: Bool
    /// The identity each provisional one becomes.
    private var identities: [RecordID: RecordID] = [:]
    /// What is saved, under its real identity, for looking at before it is in the file.
    private var saved: [RecordID: Record] = [:]
    private var known: Set<RecordID> = []
    /// Who answers for a record that was merged away, as far as it was asked.
    private var successors: [RecordID: RecordID] = [:]

    init(_ db: Database, isAmending: Bool = false, isReporting: Bool = false) {
        self.db = db
        self.isAmending = isAmending
        self.isReporting = isReporting
        transaction = Transaction(db)
    }

    /// Nil for the step when nothing differed from what is stored.
    mutating func save(
        _ given: [Record], draft: Int64?, _ head: Journal.Head, saying said: [AnswerWhileTyping] = []
    ) throws -> (step: JournalStep?, ids: [RecordID]) {
        var work: [(old: Record?, new: Record)] = []
        for record in given where record.id.isProvisional && identities[record.id] == nil {
            identities[record.id] = try transaction.counters.next(record.kind, db)
        }
        for record in given {
            let old = record.id.isProvisional ? nil : try stored(record.id)
            if let old, let survivor = old.mergedInto { throw Refusal.merged(old.id, into: survivor) }
            var new = try resolved(record)
            new.retired = old?.retired
            if let old {
                if new.answers == old.answers { continue }
                guard record.version == old.version else { throw Refusal.changedMeanwhile(old.id) }
                new = Saving.keepingIdentities(new)
            }
            work.append((old, new))
            saved[new.id] = new
        }
        for index in work.indices where Saving.isSigning(work[index].new, after: work[index].old) {
            work[index].new = try printingNames(work[index].new)
        }
        for (old, new) in work { try check(new, against: old) }
        for (old, new) in work {
            if let old {
                _ = try transaction.update(old, to: new)
                try AgendaLinks.follow(old, new, besides: Set(given.map(\.id)), &transaction)
            } else {
                _ = try transaction.insert(new)
            }
        }
        if let draft { try Drafts.drop(db, draft) }
        let ids = given.map { identities[$0.id] ?? $0.id }
        let isSaid = try say(said, of: ids.first, head)
        guard !work.isEmpty || isSaid else { return (nil, ids) }
        var head = head
        if head.verb == .add, work.contains(where: { $0.old != nil }) { head.verb = .edit }
        return (try transaction.finish(head), ids)
    }

    /// What was said while the record was typed. Of itself nothing can be said.
    private mutating func say(
        _ said: [AnswerWhileTyping], of id: RecordID?, _ head: Journal.Head
    ) throws -> Bool {
        var isSaid = false
        for answer in said {
            guard let id, let pair = RecordPair(id, try Successors.of(answer.about, db)) else { continue }
            let kept = SamenessAnswer(
                pair, answer.verdict, at: head.at, by: head.by, reason: answer.reason.trimmed)
            if try Sameness.say(kept, &transaction) { isSaid = true }
        }
        return isSaid
    }

    private static func isSigning(_ new: Record, after old: Record?) -> Bool {
        new.kind == .agreement && Agreement.isFrozen(new) && old.map(Agreement.isFrozen) != true
    }

    /// What is signed from now on says by what names its parties signed it.
    private func printingNames(_ agreement: Record) throws -> Record {
        let day = agreement[Agreement.signedOn].value ?? .epoch
        return try PrintedNames.filled(agreement) { id in
            try (saved[id] ?? RecordStore.find(db, id))?.fullName(on: day)
        }
    }

    private func stored(_ id: RecordID) throws -> Record {
        guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
        return record
    }

    /// A line that was copied keeps no claim to the identity of another.
    private static func keepingIdentities(_ record: Record) -> Record {
        var record = record
        for field in TableShape.of(record.kind).lists {
            guard case .value(.parts(var lines)) = record[field.key] else { continue }
            var seen: Set<Int64> = []
            for index in lines.indices {
                if let id = lines[index].id, !seen.insert(id).inserted { lines[index].id = nil }
            }
            record[field.key] = .value(.parts(lines))
        }
        return record
    }

    // MARK: - Identities

    private mutating func resolved(_ record: Record) throws -> Record {
        var answers: [String: Answer<Value>] = [:]
        for (key, answer) in record.answers {
            guard let field = record.kind.description.field(key) else {
                throw Problem(FieldPath(record.kind, key), .unknownField(key))
            }
            guard case .value(.parts(let lines)) = answer, let part = field.part else {
                answers[key] = try resolved(answer)
                continue
            }
            var resolvedLines: [Part] = []
            for (index, given) in lines.enumerated() {
                var line = given
                for (inner, answer) in given.answers {
                    guard part.field(inner) != nil else {
                        let place = FieldPath.Line(index, inner)
                        throw Problem(FieldPath(record.kind, key, place), .unknownField(inner))
                    }
                    line[inner] = try resolved(answer)
                }
                if record.id.isProvisional { line.id = nil }
                resolvedLines.append(line)
            }
            answers[key] = .value(.parts(resolvedLines))
        }
        return Record(identities[record.id] ?? record.id, version: record.version, answers: answers)
    }

    /// A link to a record of the same save leads to its number, one to a merged record to the one that answers for it.
    private mutating func resolved(_ answer: Answer<Value>) throws -> Answer<Value> {
        guard case .value(.link(let record)) = answer else { return answer }
        if let real = identities[record] { return .value(.link(real)) }
        if record.isProvisional { return answer }
        if let known = successors[record] { return .value(.link(known)) }
        let successor = try Successors.of(record, db)
        successors[record] = successor
        return .value(.link(successor))
    }

    // MARK: - Checks

    private mutating func check(_ new: Record, against old: Record?) throws {
        let problems = Validation.problems(in: new, since: old) + (try linkProblems(new, old))
        if !problems.isEmpty { throw Refusal.invalid(problems) }
        if new.kind == .agreement { try checkAgreement(new, old) }
        if new.kind == .amendment, !isAmending { try checkAmendment(new, old) }
        if new.kind == .report, !isReporting { try Reports.check(db, new, old) }
        if let old { try checkLines(new, old) }
    }

    private func checkAgreement(_ new: Record, _ old: Record?) throws {
        if let old, Agreement.isFrozen(old) {
            let touched = new.kind.description.fields.filter { old[$0.key] != new[$0.key] }
            let open = Agreement.openAfterSigning.union(isAmending ? Amending.fields : [])
            guard touched.allSatisfy({ open.contains($0.key) }) else { throw Refusal.frozen(new.id) }
        } else if let old, Agreement.isFrozen(new) {
            let obstacles = Signing.obstacles(new)
            guard obstacles.isEmpty else { throw Refusal.notReadyToSign(old.id, obstacles) }
        }
        try Life.check(new, old, db)
    }

    /// Agreeing on an amendment changes its agreement too, so it is a verb of its own; then it says what was agreed.
    private func checkAmendment(_ new: Record, _ old: Record?) throws {
        guard new[Amendment.state].value == .agreed || old?[Amendment.state].value == .agreed else { return }
        let touched = new.kind.description.fields.filter { old?[$0.key] != new[$0.key] }
        guard old?[Amendment.state].value == .agreed,
            touched.allSatisfy({ Amendment.openAfterAgreeing.contains($0.key) })
        else { throw Refusal.amendmentByItself(new.id) }
    }

    /// A line's identity is given by the file: one that the record did not have is refused as a stale change.
    private func checkLines(_ new: Record, _ old: Record) throws {
        for field in TableShape.of(new.kind).lists where new[field.key] != old[field.key] {
            let had = Set((old[field.key].value.flatMap([Part].init) ?? []).compactMap(\.id))
            let has = (new[field.key].value.flatMap([Part].init) ?? []).compactMap(\.id)
            guard had.isSuperset(of: has) else { throw Refusal.changedMeanwhile(new.id) }
        }
    }

    private mutating func linkProblems(_ new: Record, _ old: Record?) throws -> [Problem] {
        var problems: [Problem] = []
        for field in new.kind.description.fields where new[field.key] != old?[field.key] {
            let path = FieldPath(new.kind, field.key)
            switch new[field.key] {
            case .value(.link(let target)):
                if try !exists(target) {
                    problems.append(Problem(path, .noSuchRecord(target.number), given: target.number))
                } else if Circle.fields[new.kind] == field.key, try closesCircle(new.id, under: target) {
                    problems.append(Problem(path, .circle, given: target.number))
                }
            case .value(.parts(let lines)):
                for (index, line) in lines.enumerated() {
                    for (key, answer) in line.answers {
                        guard case .value(.link(let target)) = answer, try !exists(target) else { continue }
                        let place = FieldPath(new.kind, field.key, FieldPath.Line(index, key))
                        problems.append(Problem(place, .noSuchRecord(target.number), given: target.number))
                    }
                }
            default: break
            }
        }
        return problems
    }

    private mutating func exists(_ id: RecordID) throws -> Bool {
        if id.isProvisional { return false }
        if saved[id] != nil || known.contains(id) { return true }
        guard try RecordStore.exists(db, id) else { return false }
        known.insert(id)
        return true
    }

    private func closesCircle(_ id: RecordID, under parent: RecordID) throws -> Bool {
        guard let field = Circle.fields[id.kind] else { return false }
        let sql = "SELECT \(field.quoted) FROM \(id.kind.rawValue.quoted) WHERE id = ?"
        return try Circle.closes(id, under: parent) { next in
            if let record = saved[next] {
                if case .value(.link(let parent)) = record[field] { return parent }
                return nil
            }
            return try db.first(sql, [next.column]) { try $0.record(ifAny: 0) } ?? nil
        }
    }
}
