import Domain
import GRDB

/// Every question and who answers it.
extension Registry {
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
}
