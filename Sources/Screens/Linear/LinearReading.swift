import Cells
import Domain

/// What the screens show of many records at once, said one after the other, ten at a time: what is due, what fits what,
/// the three lists, the gaps, the figures, the stages of projects, odd values, a chain, a report, who has filed. A number
/// opens what stands behind a line, or asks what is to become of a suggestion.
struct LinearReading: LinearPlace {
    enum Source: Hashable, Sendable {
        case due(about: RecordID?, Set<DueItem.Sort>)
        case gaps(RecordID?)
        case figures(RecordID?, year: Int?)
        case report(ReportRequest.Subject)
        case matches(RecordID?)
        case lists(RecordID?)
        case board(ListQuery)
        case chain(RecordID)
        case checks(RecordID?)
        case filed(RecordID?, year: Int?)
    }

    enum Target: Hashable, Sendable {
        case record(RecordID)
        case list(ListQuery)
        case report(ReportRequest.Subject)
        case suggestion(Suggestion)
    }

    private struct Line: Hashable, Sendable {
        var text: String
        /// Nil: there is nothing behind it.
        var target: Target?
    }

    private(set) var source: Source
    private let name: String
    private var lines: [Line] = []
    /// So many of them were said.
    private var said = 0
    private var reachesEnd = true
    private var last: DuePlace?
    private var lastChecked: RecordID?
    private var decision: MatchDecision?
    private var pending: [String] = []

    private static let askTag = 1
    /// Matters and gaps read at a time.
    private static let stretch = 200

    /// `name`: what the screen that it speaks for is called.
    init(_ source: Source, _ name: String) {
        self.source = source
        self.name = name
    }

    func title(_ context: Context) -> String { name }

    func prompt(_ context: Context) -> String { context.words("linear.records.prompt.number") }

    func offers(_ context: Context) -> [Offer] {
        switch source {
        case .matches, .lists: [Offer("more"), Offer("suggestOffers"), Offer("gaps")]
        case .filed: [Offer("more"), Offer("year")]
        default: [Offer("more")]
        }
    }

    func help(_ context: Context) -> [String] { [context.words("linear.records.help")] }

    mutating func question(_ context: Context) -> [String] {
        defer { pending = [] }
        return pending
    }

    // MARK: - Events

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .appeared, .again:
            return startOver(context)
        case .returned: return [.say(name + context.words("linear.stop"))]
        case .reply(LinearReading.askTag, let reply): take(reply, context)
        case .refused(_, let refusal): return [.say(context.words.sentence(refusal))]
        case .command("more", _): return more(context)
        case .command("gaps", _): return [.effect(.push(GapsScreen(about: scope)))]
        case .command("suggestOffers", _): return [.effect(.push(MatchScreen(about: scope)))]
        case .command("year", let argument): return turn(to: argument, context)
        case .given(let gift): return decision?.take(gift, context)?.steps ?? []
        case .outcome(MatchDecision.verbTag, let outcome):
            // What was decided is suggested no more.
            return (decision?.said(outcome, context) ?? []).steps + startOver(context)
        case .line(let line): return choose(line, context)
        default: break
        }
        return []
    }

    private mutating func startOver(_ context: Context) -> [LinearStep] {
        (lines, said, last, lastChecked) = ([], 0, nil, nil)
        return [ask(context)]
    }

    /// Gaps are of somebody, not of one need.
    private var scope: RecordID? {
        switch source {
        case .matches(let about), .lists(let about):
            about.flatMap { [.need, .offer].contains($0.kind) ? nil : $0 }
        default: nil
        }
    }

    private mutating func turn(to typed: String, _ context: Context) -> [LinearStep] {
        guard case .filed(let about, _) = source else { return [] }
        guard let period = ReportPeriod(typed: typed, .annualSummary) else {
            return [.say(context.words("figures.noYear", ["value": typed]))]
        }
        source = .filed(about, year: period.from.year)
        return startOver(context)
    }

    private func ask(_ context: Context) -> LinearStep {
        let question: Question
        switch source {
        case .due(let about, let sorts):
            var query = DueQuery(today: context.today)
            query.about = about
            query.sorts = sorts
            question = .due(DueRequest(query, after: last, limit: LinearReading.stretch))
        case .gaps(let about):
            question = .gaps(
                GapsRequest(about: about, today: context.today, limit: LinearReading.stretch))
        case .figures(let about, let year):
            question = .figures(FiguresQuery(about: about, year: year, today: context.today))
        case .report(let subject): question = .report(ReportRequest(subject, today: context.today))
        case .matches(let about):
            question = .suggestions(
                MatchRequest(about: about, today: context.today, limit: LinearReading.stretch))
        case .lists(let about):
            question = .threeLists(
                ThreeListsRequest(about: about, today: context.today, limit: LinearReading.stretch))
        case .board(let list): question = .board(list)
        case .chain(let about): question = .chain(of: about)
        case .checks(let about):
            question = .checks(
                ChecksRequest(
                    about: about, after: lastChecked, limit: LinearReading.stretch, today: context.today))
        case .filed(let about, let year):
            question = .filed(
                FiledQuery(about: about, year: year ?? context.today.year, today: context.today))
        }
        return .effect(.ask(question, LinearReading.askTag))
    }

    private mutating func more(_ context: Context) -> [LinearStep] {
        guard said == lines.count else {
            sayNext()
            return []
        }
        return reachesEnd ? [.say(context.words("linear.noMore"))] : [ask(context)]
    }

    private mutating func choose(_ line: String, _ context: Context) -> [LinearStep] {
        guard !line.trimmed.isEmpty else { return more(context) }
        guard let place = LinearText.number(line, upTo: said) else {
            return [.say(context.words("linear.numberUpTo", ["n": String(said)]))]
        }
        return switch lines[place].target {
        case .record(let record): [.effect(.push(DetailScreen(record)))]
        case .list(let query): [.open(LinearRecords(.list(query)))]
        case .report(let subject): [.effect(.push(ReportScreen(subject)))]
        case .suggestion(let suggestion): decide(suggestion, context)
        case nil: [.say(context.words("obstacle.noLink"))]
        }
    }

    private mutating func decide(_ suggestion: Suggestion, _ context: Context) -> [LinearStep] {
        var decision = MatchDecision(suggestion)
        let effects = decision.ask(context)
        self.decision = decision
        return effects.steps
    }

    private mutating func sayNext() {
        let end = min(lines.count, said + LinearText.page)
        pending += lines[said..<end].enumerated().map { "\(said + $0 + 1). " + $1.text }
        said = end
    }

    // MARK: - What is said

    var isEmpty: Bool { lines.isEmpty }

    private mutating func take(_ reply: Reply, _ context: Context) {
        let words = context.words
        if lines.isEmpty { pending.append(name + words("linear.stop")) }
        switch reply {
        case .due(let window):
            add(window, context)
            if lines.isEmpty { pending.append(words("due.nothing")) }
        case .gaps(let gaps): add(gaps, words)
        case .figures(let figures): add(figures, words)
        case .report(let answer): add(answer, words)
        case .suggestions(let found): add(found, words)
        case .threeLists(let lists): add(lists, words)
        case .board(let board): add(board, words)
        case .chain(let chain): add(ChainText(chain, words, today: context.today))
        case .checks(let checks):
            add(checks, words)
            lastChecked = checks.items.last?.record ?? lastChecked
            reachesEnd = checks.reachesEnd
        case .filed(let grid): add(grid, words)
        default: return
        }
        sayNext()
    }

    mutating func add(_ text: [String?], _ target: Target?, _ words: Words) {
        let said = text.compactMap { $0 }.filter { !$0.isEmpty }.map { LinearText.plain($0, words) }
        lines.append(Line(text: said.joined(separator: words("linear.semicolon")), target: target))
    }

    private mutating func add(_ window: DueWindow, _ context: Context) {
        let words = context.words
        for item in window.items {
            add(
                [
                    item.day?.written, words.due(item.sort), words.subject(item),
                    words.told(item, names: window.names, today: context.today),
                ], item.record.map(Target.record), words)
        }
        last = window.items.last?.place ?? last
        reachesEnd = window.reachesEnd
    }

    private mutating func add(_ gaps: Gaps, _ words: Words) {
        func named(_ record: RecordID) -> String { record.number + " " + (gaps.names[record] ?? "") }
        for gap in gaps.needs {
            add(
                [named(gap.need.record), named(gap.need.by), words.gap(gap)], .record(gap.need.record), words)
        }
        for idle in gaps.offers {
            add(
                [named(idle.offer.record), named(idle.offer.by), words.idle(idle)],
                .record(idle.offer.record), words)
        }
    }

    private mutating func add(_ figures: Figures, _ words: Words) {
        for figure in figures.figures {
            for item in figure.items {
                let told = words.label(item, of: figure.sort) + words("form.colon") + words.amount(item)
                add([words.title(figure.sort), told], .list(item.opens), words)
            }
        }
    }

    /// Where it stands, its figures, what to look at, then its lists row by row.
    private mutating func add(_ answer: ReportAnswer, _ words: Words) {
        let document = answer.document
        for line in words.standing(answer) { add([line], nil, words) }
        for figure in document.figures {
            add(
                [words.figure(figure.key) + words("form.colon") + words.text(figure.value)],
                figure.records.count == 1 ? figure.records.first.map(Target.record) : nil, words)
        }
        for warning in document.warnings { add([words.sentence(warning)], nil, words) }
        for section in document.sections {
            for row in section.rows {
                let cells = zip(section.columns, row.cells).filter { $1 != .notKnown }.map { column, cell in
                    words.column(report: column.key) + words("form.colon") + words.text(cell)
                }
                add(
                    [words.section(report: section.key)] + cells, row.record.map(Target.record), words)
            }
        }
    }
}
