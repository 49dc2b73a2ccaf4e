import Domain

/// A world whose answers a test gives; everything it does not care for is empty.
final class FixedWorld: World {
    private let answers: (Question) -> Reply?
    private(set) var asked: [Question] = []

    init(_ answers: @escaping (Question) -> Reply? = { _ in nil }) {
        self.answers = answers
    }

    func answer(_ question: Question) -> Result<Reply, Refusal> {
        asked.append(question)
        return .success(answers(question) ?? FixedWorld.nothing(question))
    }

    func perform(_ verb: Verb) -> Result<Outcome, Refusal> {
        switch verb {
        case .keepDraft(let draft): .success(.draft(draft))
        case .dropDraft, .forgetDraft: .success(.draftDropped)
        case .undo: .failure(.nothingToUndo)
        case .redo: .failure(.nothingToRedo)
        default: .success(.unchanged([]))
        }
    }

    private static func nothing(_ question: Question) -> Reply {
        switch question {
        case .home: .home(HomeSummary(counts: [:], lacking: [:], drafts: []))
        case .window: .window(ListWindow(rows: [], names: [:], reachesStart: true, reachesEnd: true))
        case .count: .count(ListCount(matching: 0, total: 0))
        case .rank: .rank(0)
        case .members(let query, _): .members(RecordSet(query.kind))
        case .marked: .marked(MarkedRows(shown: 0, places: []))
        case .ordered: .ordered([])
        case .nextMarked: .nextMarked(nil, wrapped: true)
        case .page(let id): .page(Page(record: Record(id), names: [:], hanging: [], missing: []))
        case .search: .search(SearchHits(hits: [], isCut: false))
        case .history:
            .history(HistoryWindow(entries: [], names: [:], reachesStart: true, reachesEnd: true))
        case .historyYears: .historyYears(HistoryYears(years: []))
        case .journal: .journal(JournalWindow(steps: [], names: [:], reachesEnd: true))
        case .journalChanges: .journalChanges(JournalChanges(changes: [], names: [:], reachesEnd: true))
        case .journalActors: .journalActors([])
        case .version(let id, _):
            .version(
                RecordVersion(
                    record: Record(id),
                    step: JournalStep(
                        number: 1, at: "2021-06-16T08:30:00Z", by: "Tester", verb: .add, reason: "", of: nil,
                        changes: []), isGone: false, names: [:]))
        case .missing: .missing(MissingFacts(items: [], reachesEnd: true))
        case .drafts, .droppedDrafts: .drafts([])
        case .records: .records([], names: [:])
        case .partyFacts: .partyFacts(PartyFacts())
        case .subordinates: .subordinates([])
        case .frequency: .frequency(Frequency(rows: [], values: 0, total: 0, names: [:]))
        case .names: .names([:])
        case .near: .near(NearRecords(records: [], names: [:]))
        case .duplicates: .duplicates(DuplicatesWindow(pairs: [], names: [:], next: nil))
        case .mergePreview(let request):
            .mergePreview(
                MergePreview(
                    from: Record(request.from), into: Record(request.into), result: Record(request.into),
                    fields: [], moving: [], names: [:]))
        case .unmergePreview(let request):
            .unmergePreview(
                UnmergePreview(
                    survivor: Record(request.record), restored: Record(request.record),
                    survivorAfter: Record(request.record), restoredAfter: Record(request.record), moving: [],
                    questions: [], names: [:]))
        case .code(let query): .code(CodeFacts(query))
        case .doubts: .doubts([])
        case .answers: .answers([])
        case .posts(let id, let day): .posts(BodyPosts(body: id, day: day, posts: [], names: [:]))
        case .elections: .elections(DueElections())
        case .handover(let id, _):
            .handover(Handover(person: Record(id), held: [], knowledge: [], bodies: []))
        case .postQuestions: .postQuestions(PostQuestions())
        case .conflicts: .conflicts(Conflicts(items: [], names: [:], reachesEnd: true))
        case .shares: .shares([])
        case .figures(let query): .figures(Figures(query, [], names: [:]))
        case .ownClauses: .ownClauses([])
        case .ceremony(let id): .ceremony(Ceremony(activity: Record(id)))
        case .agreementForOthers(let id, let parties):
            .agreementForOthers(AgreementForOthers(template: Record(id), parties: parties))
        case .folder(let path): .folder(FolderListing(path: path, entries: []))
        case .paper(let id, _): .paper(PaperRecords(Record(id)))
        case .money: .money(MoneySummary(totals: MoneyTotals(), indicators: []))
        case .board: .board(Board(stages: []))
        case .windows(let requests):
            .windows(
                requests.map { _ in ListWindow(rows: [], names: [:], reachesStart: true, reachesEnd: true) })
        case .checks: .checks(Checks(items: [], reachesEnd: true))
        case .due: .due(DueWindow())
        case .dueCounts: .dueCounts(DueCounts())
        case .suggestions: .suggestions(Suggestions([], names: [:], isCut: false))
        case .gaps: .gaps(Gaps(needs: [], offers: [], limit: 0))
        case .threeLists(let request):
            .threeLists(ThreeLists(about: request.about, needs: [], offers: [], projects: []))
        case .chain(let id): .chain(Chain(about: id, lines: []))
        case .balance(let id, _): .balance(Balance(about: id, entries: []))
        case .activityCounts(let query):
            .activityCounts(ActivityCounts(during: query.range, today: query.today), names: [:])
        case .report: .names([:])
        case .filed(let query): .filed(FiledGrid(year: query.year))
        case .settings: .settings(RegistrySettings(quietDays: 180, identity: "fixed"))
        }
    }
}
