import Domain
import Foundation
import GRDB
import Synchronization

/// A registry file that is open: what can be asked of it and done in it. Every method waits for its answer; none may
/// be called on a thread that draws.
package final class Registry: Sendable {
    package let path: String
    /// Nothing can be saved: the file is open for reading, by wish or because it cannot be written to.
    package var isReadOnly: Bool { writeRefusal != nil }

    let queue: DatabaseQueue
    let clock: Clock
    let attachments: AttachmentFolder
    let user: String
    private let file: FileGuard
    /// What every verb is answered with when nothing may be written.
    let writeRefusal: Refusal?
    /// Counts can take long; they have a connection of their own, opened for the first of them.
    private let counting = Mutex<DatabaseQueue?>(nil)
    private let dueMatters = DueCache()
    private let historyCounts = HistoryCountsKept()

    private init(
        path: String, queue: DatabaseQueue, file: FileGuard, user: String, clock: Clock,
        writeRefusal: Refusal?, attachments: AttachmentFolder?
    ) {
        self.path = path
        self.attachments = attachments ?? AttachmentFolder(beside: path)
        self.queue = queue
        self.file = file
        self.user = user
        self.clock = clock
        self.writeRefusal = writeRefusal
    }

    // MARK: - Opening

    /// Makes a new registry, empty, for its owner only. Refuses when there is a file of this name.
    package static func create(
        at path: String, by user: String, clock: Clock = .system
    ) throws(Refusal) -> Registry {
        try create(at: path, by: user, clock: clock, migrations: .released)
    }

    static func create(
        at path: String, by user: String, clock: Clock, migrations: Migrations
    ) throws(Refusal) -> Registry {
        var status = stat()
        if stat(path, &status) == 0 {
            throw status.st_mode & S_IFMT == S_IFDIR ? .fileIsDirectory(path) : .fileExists(path)
        }
        // Complete from the moment at which it has its name.
        let temporary = path + ".new-\(getpid())"
        unlink(temporary)
        try FileGuard.makeFile(temporary)
        defer {
            unlink(temporary)
            unlink(temporary + "-journal")
        }
        try refusing(path) {
            let queue = try Connection.open(temporary, readOnly: false)
            try queue.writeWithoutTransaction { db in
                try migrations.run(db, after: 0)
                try Settings.write(db, Settings.searchTerms, SearchTerms.version)
                try Settings.identify(db)
            }
            try queue.close()
        }
        try FileGuard.settle(temporary, as: path)
        return try open(at: path, readOnly: false, by: user, clock: clock, migrations: migrations)
    }

    /// Opens a registry. What is not a registry, or was made by a newer version, is refused and left as it is; an
    /// older one is migrated after a copy was laid beside it; what cannot be written to is opened for reading, as it is.
    package static func open(
        at path: String, readOnly: Bool, by user: String, clock: Clock = .system
    ) throws(Refusal) -> Registry {
        try open(at: path, readOnly: readOnly, by: user, clock: clock, migrations: .released)
    }

    /// `attachments`: those of another file, of which this one is a copy.
    static func open(
        at path: String, readOnly: Bool, by user: String, clock: Clock, migrations: Migrations,
        attachments: AttachmentFolder? = nil
    ) throws(Refusal) -> Registry {
        let file = try FileGuard(inspecting: path, newest: migrations.newest)
        let readOnly = readOnly || file.isReadOnly
        return try refusing(path) {
            var queue = try Connection.open(path, readOnly: readOnly)
            // For reading, an older form will do.
            if file.version < migrations.newest, !readOnly {
                try Migrations.backUp(queue, file, at: clock.now())
                try queue.writeWithoutTransaction { try migrations.run($0, after: file.version) }
            }
            try queue.writeWithoutTransaction(Migrations.standIn)
            var writeRefusal: Refusal? = readOnly ? .fileIsReadOnly(path) : nil
            if try !queue.read(migrations.matches) {
                queue = try Connection.open(path, readOnly: true)
                try queue.writeWithoutTransaction(Migrations.standIn)
                writeRefusal = .fileIsDamaged(path)
            }
            try file.checkIsSame()
            let registry = Registry(
                path: path, queue: queue, file: file, user: user, clock: clock, writeRefusal: writeRefusal,
                attachments: attachments)
            if writeRefusal == nil { try registry.renewSearchIndex() }
            return registry
        }
    }

    private func renewSearchIndex() throws {
        let version = try queue.read { try Settings.read($0, Settings.searchTerms) }
        guard version != SearchTerms.version else { return }
        try write { db in
            try SearchIndex.rebuild(db)
            try Settings.write(db, Settings.searchTerms, SearchTerms.version)
        }
    }

    // MARK: - Access

    /// A consistent look at the file.
    func read<Item>(_ look: (Database) throws -> Item) throws(Refusal) -> Item {
        try Registry.refusing(path) { try queue.read(look) }
    }

    /// The same, for what may take long: on another connection, so that windows do not wait for it.
    func readSlowly<Item>(
        preparing prepare: ((Database) throws -> Void)? = nil, _ look: (Database) throws -> Item
    ) throws(Refusal) -> Item {
        try Registry.refusing(path) {
            let queue = try counting.withLock { counting in
                if let queue = counting { return queue }
                let queue = try Connection.open(path, readOnly: true)
                try queue.writeWithoutTransaction(Migrations.standIn)
                counting = queue
                return queue
            }
            while true {
                do {
                    if let prepare { try queue.writeWithoutTransaction(prepare) }
                    return try queue.read(look)
                } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                    // A save came between; the count starts again on what is there now.
                    continue
                }
            }
        }
    }

    /// One transaction: all of it or nothing.
    func write<Item>(isLarge: Bool = false, _ change: (Database) throws -> Item) throws -> Item {
        if let writeRefusal { throw writeRefusal }
        try file.checkIsSame()
        // A count that is under way holds a lock that a commit waits for.
        counting.withLock { $0?.interrupt() }
        var result: Item?
        try queue.writeWithoutTransaction { db in
            if isLarge { try Connection.widen(db) }
            defer { if isLarge { Connection.narrow(db) } }
            try db.inTransaction(.immediate) {
                result = try change(db)
                try file.checkIsSame()
                return .commit
            }
        }
        guard let result else { throw Refusal.failed("no result") }
        return result
    }

    /// Turns whatever went wrong into the reason the rest of the program knows.
    static func refusing<Item>(_ path: String, _ work: () throws -> Item) throws(Refusal) -> Item {
        do { return try work() } catch { throw RegistryError.refusal(for: error, path: path) }
    }

    /// Breaks off the question that is being answered; its asker is refused. For any thread.
    package func stopReading() { queue.interrupt() }

    // MARK: - Asking

    package func answer(_ question: Question) throws(Refusal) -> Reply {
        switch question {
        case .window(let request): .window(try read { try Windows.window($0, request) })
        case .count(let query): .count(try readSlowly { try Counts.count($0, query) })
        case .rank(let query, let key): .rank(try readSlowly { try Counts.rank($0, query, key) })
        case .members(let query, let range):
            .members(try readSlowly { try Places.members($0, query, range) })
        case .marked(let query, let set, let places):
            .marked(try readSlowly { try Places.marked($0, query, set, places: places) })
        case .ordered(let query, let set): .ordered(try readSlowly { try Places.ordered($0, query, set) })
        case .nextMarked(let query, let set, let key, let isForward):
            try nextMarked(query, set, key, isForward: isForward)
        case .page(let id): .page(try page(id))
        case .search(let query): .search(try read { try Search.hits($0, query) })
        case .journal(let request): .journal(try read { try JournalReading.window($0, request) })
        case .journalChanges(let request):
            .journalChanges(try read { try JournalReading.changes($0, request) })
        case .journalActors(let record):
            .journalActors(try read { try JournalReading.actors($0, of: record) })
        case .version(let id, let step): .version(try read { try Versions.version($0, id, after: step) })
        case .drafts: .drafts(try read(Drafts.all))
        case .droppedDrafts: .drafts(try read(DraftBin.all))
        case .records(let ids): try read { try Names.records(ids, $0) }
        case .partyFacts(let query): .partyFacts(try read { try Parties.facts($0, query) })
        case .frequency(let query):
            .frequency(try readSlowly { try Frequencies.frequency($0, query) })
        case .names(let ids): .names(try read { try Names.of(ids, $0) })
        case .subordinates(let id): .subordinates(try read { try Subordinates.below($0, id) })
        case .home: .home(try read(Home.summary))
        case .missing(let after, let limit):
            .missing(try read { try Missing.facts($0, after: after, limit: limit) })
        case .history(let request): .history(try read { try History.window($0, request) })
        case .historyYears(let query): .historyYears(try readSlowly { try historyCounts.years($0, query) })
        case .near(let request): .near(try read { try Near.records($0, request) })
        case .duplicates(let request):
            .duplicates(
                try readSlowly(preparing: SearchVocabulary.prepare) { try Duplicates.window($0, request) })
        case .mergePreview(let request): .mergePreview(try read { try Merge.preview($0, request) })
        case .unmergePreview(let request): .unmergePreview(try read { try Unmerge.preview($0, request) })
        case .ownClauses(let id, let limit):
            .ownClauses(try read { try OwnClauses.newest($0, except: id, limit: limit) })
        case .ceremony(let id): .ceremony(try read { try Ceremonies.ceremony($0, id) })
        case .agreementForOthers(let id, let parties):
            .agreementForOthers(try read { try Ceremonies.forOthers($0, id, parties) })
        case .paper(let id, let day): .paper(try read { try Paper.records($0, id, asOf: day) })
        case .code(let query): .code(try read { try Codes.facts($0, query) })
        case .doubts(let record):
            .doubts(
                try read { db in
                    let facts = try CodeQuery(about: record).map { try Codes.facts(db, $0) }
                    return try Doubts.of(record, facts, db)
                })
        case .answers(let id): .answers(try read { try Sameness.answers($0, about: id) })
        case .posts(let id, let day): .posts(try read { try Posts.of($0, id, on: day) })
        case .elections(let until, let today, let limit):
            .elections(try read { try Elections.due($0, until: until, today: today, limit: limit) })
        case .handover(let id, let today):
            .handover(try read { try Handovers.handover($0, of: id, today: today) })
        case .postQuestions(let records, let today):
            .postQuestions(try read { try PostQuestioning.questions($0, records, today: today) })
        case .conflicts(let after, let limit):
            .conflicts(try readSlowly { try Conflicting.conflicts($0, after: after, limit: limit) })
        case .shares(let kind): .shares(try readSlowly { try Shares.shares($0, kind) })
        case .folder(let path): .folder(Folders.listing(path))
        case .chain(let id): .chain(try read { try Chains.chain($0, of: id) })
        case .balance(let id, let today):
            .balance(try readSlowly { try Balances.balance($0, of: id, today: today) })
        case .activityCounts(let query): try activityCounts(query)
        case .due(let request): .due(try readSlowly { try DueReader.window($0, request, dueMatters) })
        case .money(let query): .money(try readSlowly { try Moneys.summary($0, query) })
        case .windows(let requests):
            .windows(try read { db in try requests.map { try Windows.window(db, $0) } })
        case .board(let list): .board(try readSlowly { try Moneys.board($0, list) })
        case .checks(let request): .checks(try readSlowly { try OddRecords.checks($0, request) })
        case .dueCounts(let query): .dueCounts(try readSlowly { try DueReader.counts($0, query, dueMatters) })
        case .settings: .settings(try read { try Settings.all($0) })
        case .figures(let query): .figures(try readSlowly { try FigureCounts.figures($0, query) })
        case .suggestions(let request):
            .suggestions(try readSlowly { try MatchReading.suggestions($0, request) })
        case .gaps(let request): .gaps(try readSlowly { try MatchReading.gaps($0, request) })
        case .threeLists(let request):
            .threeLists(try readSlowly { try ThreeListsReading.lists($0, request) })
        case .report(let request): .report(try readSlowly { try Reports.answer($0, request) })
        case .filed(let query): .filed(try readSlowly { try Filed.grid($0, query) })
        }
    }

    private func activityCounts(_ query: ActivityCountQuery) throws(Refusal) -> Reply {
        let (counts, names) = try readSlowly { try ActivityCounting.counts($0, query) }
        return .activityCounts(counts, names: names)
    }

    private func nextMarked(
        _ query: ListQuery, _ set: RecordSet, _ key: RowKey, isForward: Bool
    ) throws(Refusal) -> Reply {
        let (record, wrapped) = try readSlowly { db in
            try Places.next(db, query, set, key, isForward: isForward)
        }
        return .nextMarked(record, wrapped: wrapped)
    }

    package func record(_ id: RecordID) throws(Refusal) -> Domain.Record {
        guard let record = try read({ try RecordStore.find($0, id) }) else {
            throw .noSuchRecord(id.number)
        }
        return record
    }

    /// Changes when another program, or another connection, has written to the file.
    package func changeCounter() throws(Refusal) -> Int64 {
        try read { try $0.integer("PRAGMA data_version") ?? 0 }
    }

    /// Compares everything in the file with everything else in it. Takes its time.
    package func check() throws(Refusal) -> [Finding] {
        let findings = try readSlowly { try Check.findings($0, file: path) } + checkAttachments()
        if isReadOnly { return findings }
        sweepBrokenOffCopies()
        return findings + (try Registry.refusing(path) { try write(Check.searchIndex) })
    }

    // MARK: - Doing

    package func perform(_ verb: Verb) throws(Refusal) -> Outcome {
        switch verb {
        case .save(let records, let draft): try save(records, draft: draft, as: .add)
        case .sign(let id, let day, let version):
            try doing { db in
                let (step, ids) = try Life.sign(db, id, on: day, asRead: version, head(.sign))
                return .done(step, ids)
            }
        case .tick(let id, let line, let isDone, let offset):
            try doing { db in
                let step = try DaySheets.tick(
                    db, id, line: line, isDone: isDone, now: clock.now(), secondsFromUTC: offset, head(.edit))
                return step.map { .done($0, [id]) } ?? .unchanged([id])
            }
        case .signTogether(let agreements):
            try doing { db in
                let (step, ids) = try Life.sign(db, agreements, head(.sign))
                return .done(step, ids)
            }
        case .step(let id, let sort, let day, let reason, let by, let draft):
            try doing { db in
                let taken = try Life.taking(sort, on: day, reason: reason, by: by, id, db)
                var saving = Saving(db)
                return .of(try saving.save([taken], draft: draft, head(.init(sort), reason: reason.trimmed)))
            }
        case .amend(let request):
            try doing { db in
                let (agreement, amendment) = try Life.amending(request, db)
                var saving = Saving(db, isAmending: true)
                let head = head(.amend, reason: request.reason.trimmed)
                return .of(try saving.save([amendment, agreement], draft: request.draft, head))
            }
        case .review(let request):
            try doing { db in
                var saving = Saving(db)
                return .of(
                    try saving.save(try Life.reviewing(request, db), draft: request.draft, head(.review)))
            }
        case .retire(let id, let reason, let day):
            try doing { db in
                let head = head(.retire, reason: reason.trimmed)
                return .done(try Life.retire(db, id, reason: reason, on: day, head), [id])
            }
        case .restore(let id):
            try doing { db in
                guard let step = try Life.restore(db, id, head(.restore)) else { return .unchanged([id]) }
                return .done(step, [id])
            }
        case .retireAll(let set, let reason, let day):
            try doing(isLarge: set.count >= 1000) { db in
                let head = head(.retire, reason: reason.trimmed)
                return try Life.retireAll(db, set, reason: reason, on: day, head)
            }
        case .restoreAll(let set):
            try doing(isLarge: set.count >= 1000) { try Life.restoreAll($0, set, head(.restore)) }
        case .saveAnswering(let records, let said, let draft):
            try save(records, draft: draft, as: .add, saying: said)
        case .merge(let request, let day):
            try doing { db in
                let head = head(.merge, reason: request.reason.trimmed)
                let (step, ids) = try Merge.perform(db, request, on: day, head)
                return .done(step, ids)
            }
        case .unmerge(let request):
            try doing { db in
                let (step, ids) = try Unmerge.perform(
                    db, request, head(.unmerge, reason: request.reason.trimmed))
                return .done(step, ids)
            }
        case .answer(let pair, let verdict, let reason):
            try doing { db in
                let head = head(.answer, reason: reason.trimmed)
                let answer = SamenessAnswer(pair, verdict, at: head.at, by: head.by, reason: head.reason)
                var transaction = Transaction(db)
                let ids = [pair.first, pair.second]
                guard try Sameness.say(answer, &transaction) else { return .unchanged(ids) }
                return .done(try transaction.finish(head), ids)
            }
        case .withdrawAnswer(let pair, let reason):
            try doing { db in
                var transaction = Transaction(db)
                try Sameness.withdraw(pair, &transaction)
                let step = try transaction.finish(head(.answer, reason: reason.trimmed))
                return .done(step, [pair.first, pair.second])
            }
        case .attachment(let deed, let id): try perform(deed, on: id)
        case .undo:
            try doing(isLarge: try read { try UndoRedo.isLarge($0, Journal.Standing.done) }) { db in
                let (step, ids) = try UndoRedo.undo(db, head(.undo))
                return .done(step, ids)
            }
        case .undoStep(let number):
            try doing(isLarge: try read { try UndoRedo.isLarge($0, Journal.Standing.done) }) { db in
                let (step, ids) = try UndoRedo.undo(db, onlyStep: number, head(.undo))
                return .done(step, ids)
            }
        case .redo:
            try doing(isLarge: try read { try UndoRedo.isLarge($0, Journal.Standing.undone) }) { db in
                let (step, ids) = try UndoRedo.redo(db, head(.redo))
                return .done(step, ids)
            }
        case .keepDraft(let draft): try doing { .draft(try Drafts.keep($0, draft, at: clock.now())) }
        case .dropDraft(let id):
            try doing { db in
                try DraftBin.put(db, id, at: clock.now())
                return .draftDropped
            }
        case .forgetDraft(let id):
            try doing { db in
                try Drafts.drop(db, id)
                return .draftDropped
            }
        case .restoreDraft(let id): try doing { .draft(try DraftBin.takeBack($0, id)) }
        case .postpone(let postponing, let day):
            try doing { db in
                let record = try DueReader.postponing(db, postponing, on: day)
                var saving = Saving(db)
                let head = head(.edit, reason: postponing.reason.trimmed)
                return .of(try saving.save([record], draft: nil, head))
            }
        case .setQuietDays(let days):
            try doing { .settings(try Settings.set($0, quietDays: days)) }
        case .match(let deed, let need, let day):
            try doing { db in
                .of(try Matches.perform(db, deed, of: need, on: day, head(deed.verb, reason: deed.reason)))
            }
        case .submit(let request, let today):
            try doing { db in
                var saving = Saving(db, isReporting: true)
                let record = try Reports.submitting(db, request, today: today)
                return .of(try saving.save([record], draft: nil, head(.edit)))
            }
        case .sendBack(let id, let day, let reason):
            try doing { db in
                var saving = Saving(db, isReporting: true)
                let record = try Reports.returning(db, id, on: day, reason: reason)
                return .of(try saving.save([record], draft: nil, head(.edit, reason: reason.trimmed)))
            }
        }
    }

    /// Saves the records that a new registry starts with: one step, marked as such in the journal.
    package func seed(_ records: [Domain.Record]) throws(Refusal) -> Outcome {
        try save(records, draft: nil, as: .seed)
    }

    private func save(
        _ records: [Record], draft: Int64?, as verb: JournalStep.Verb, saying said: [AnswerWhileTyping] = []
    ) throws(Refusal) -> Outcome {
        try doing(isLarge: records.count >= 1000) { db in
            var saving = Saving(db)
            let (step, ids) = try saving.save(records, draft: draft, head(verb), saying: said)
            return .of((step, ids))
        }
    }

    private func doing(
        isLarge: Bool = false, _ change: (Database) throws -> Outcome
    ) throws(Refusal) -> Outcome {
        try Registry.refusing(path) { try write(isLarge: isLarge, change) }
    }

    func head(_ verb: JournalStep.Verb, reason: String = "") -> Journal.Head {
        Journal.Head(at: clock.now(), by: user, verb: verb, reason: reason)
    }
}

extension Outcome {
    /// Nothing is done where there was nothing to do.
    fileprivate static func of(_ saved: (step: JournalStep?, ids: [RecordID])) -> Outcome {
        saved.step.map { .done($0, saved.ids) } ?? .unchanged(saved.ids)
    }
}
