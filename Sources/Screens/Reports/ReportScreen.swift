import Cells
import Domain

/// A report: of a body as it reads today, or one that is kept. Every figure and row opens what it tells of; from here it
/// is begun, submitted, returned and written to a file.
struct ReportScreen: Screen {
    private(set) var subject: ReportRequest.Subject
    private(set) var answer: ReportAnswer?
    private(set) var reader = LineReader()
    private var tag = 0
    private var asking = Asking.nothing
    private var isWorking = false
    /// What is about to be submitted, with the names of whom it goes to and comes from.
    private var sending: (submission: ReportSubmission, names: [RecordID: String])?
    private var file = File.page
    private var path = ""
    /// Set when the report cannot be made.
    private var refusal: String?
    private var laid: Laid?

    /// The lines for one width and language: a long report is not set again for every key.
    private struct Laid {
        var width: Int
        var language: Language
        var lines: [ReportLines.Line]
        var spans: [[Span]]
    }

    private enum Asking { case nothing, form, path, replace, period, submit, send, to, by, reason }
    private enum File: String, CaseIterable { case page, table, text, json }

    private static let verbTag = 1_000_000
    private static let printTag = 1_000_001

    init(_ subject: ReportRequest.Subject) { self.subject = subject }

    /// The ledger of the quarter under way.
    init?(about body: RecordID, today: CalendarDay) {
        guard let period = ReportPeriod.period(.quarterlyLedger, of: today) else { return nil }
        self.init(.live(.quarterlyLedger, about: body, period))
    }

    static let kinds: Set<Kind> = [.branch, .village, .region]

    var takesText: Bool { reader.takesText }
    var isBusy: Bool { isWorking }

    func title(_ context: Context) -> String {
        switch subject {
        case .live(let sort, let about, _): context.words.report(sort) + " " + about.number
        case .stored(let id): context.words("report.screenTitle", ["number": id.number])
        }
    }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let missing = answer == nil ? "obstacle.loading" : nil
        let state = answer?.report?[Report.state].value
        var offers = [
            Offer(
                "open", unless: missing ?? (line(context)?.records.isEmpty == false ? nil : "obstacle.noLink")
            )
        ]
        if answer?.report == nil {
            offers.append(Offer("keepReport", unless: readOnly ?? missing))
        } else {
            offers.append(
                Offer(
                    "submitReport",
                    unless: readOnly ?? missing ?? (state == .submitted ? "report.isSubmitted" : nil)))
            offers.append(
                Offer(
                    "returnReport",
                    unless: readOnly ?? missing ?? (state == .submitted ? nil : "report.notSubmitted")))
        }
        return offers + [
            Offer("printTo", unless: missing), Offer("otherReport", unless: missing), Offer("year"),
            Offer("previousPeriod"), Offer("nextPeriod"), Offer("whoFiled", unless: missing),
            Offer("copyAll", unless: missing),
        ] + reader.offers
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        lay(context)
        if case .reply = event {
        } else if let effects = reader.update(event, spans(context), context) {
            return effects
        }
        switch event {
        case .appeared: return [ask(context)]
        case .reply(let tag, .report(let answer)) where tag == self.tag:
            self.answer = answer
            refusal = nil
            laid = nil
            lay(context)
            reader.fit(lines(context).count, context)
        case .outcome(ReportScreen.verbTag, .done(_, let ids)):
            isWorking = false
            if let id = ids.first, id.kind == .report { subject = .stored(id) }
            return [ask(context)]
        case .outcome(ReportScreen.verbTag, _):
            isWorking = false
            return [ask(context)]
        case .outcome(ReportScreen.printTag, .printed(let path)):
            return [.say(Message(context.words("print.done", ["path": path]), .good))]
        case .refused(ReportScreen.printTag, .fileExists(let path)):
            asking = .replace
            return [
                .push(
                    ConfirmScreen(
                        title: context.words("list.export.exists"),
                        text: context.words("list.export.replace", ["path": path]),
                        confirmTitle: context.words("list.export.doReplace")))
            ]
        case .refused(_, let refusal):
            isWorking = false
            let sentence = context.words.sentence(refusal)
            if answer == nil { self.refusal = sentence }
            return [.say(Message(sentence, .problem))]
        case .given(let gift): return take(gift, context)
        case .command(let command): return run(command, context)
        case .key(let key):
            if [.left, .backspace].contains(key.code) { return [.pop] }
        case .click(.row("report", let index), let isDouble):
            reader.select(index, lines(context).count, context)
            return isDouble ? run("open", context) : []
        default: break
        }
        return []
    }

    private mutating func ask(_ context: Context) -> Effect {
        tag += 1
        return .ask(.report(ReportRequest(subject, today: context.today)), tag)
    }

    private var identity: (sort: Report.Sort, about: RecordID, period: ReportPeriod)? {
        if case .live(let sort, let about, let period) = subject { return (sort, about, period) }
        return answer.map { ($0.document.sort, $0.document.about, $0.document.period) }
    }

    private mutating func run(_ command: Command.ID, _ context: Context) -> [Effect] {
        guard let (sort, about, period) = identity else { return [] }
        switch command {
        case "open": return open(line(context))
        case "keepReport":
            guard let name = answer?.document.name else { return [] }
            isWorking = true
            let record = Report.beginning(
                sort, about: about, period, named: context.words.report(sort, period, name))
            return [.perform(.save([record], draft: nil), ReportScreen.verbTag)]
        case "submitReport":
            asking = .submit
            return [
                .push(
                    PromptScreen(
                        title: context.words("report.submitOn"), text: context.words("report.submitHelp"),
                        initial: context.today.written, limit: 40))
            ]
        case "returnReport":
            asking = .reason
            return [
                .push(
                    PromptScreen(
                        title: context.words("report.returnWhy"), text: context.words("report.returnHelp"),
                        limit: 1000))
            ]
        case "printTo":
            asking = .form
            let entries = File.allCases.map {
                MenuScreen.Entry(context.words("report.file." + $0.rawValue))
            }
            return [.push(MenuScreen(title: context.words("print.as"), entries: entries))]
        case "otherReport":
            let other: Report.Sort = sort == .annualSummary ? .quarterlyLedger : .annualSummary
            return ReportPeriod.period(other, of: min(period.to, max(period.from, context.today))).map {
                turn(to: .live(other, about: about, $0), context)
            } ?? []
        case "previousPeriod": return step(period.from.adding(days: -1), sort, about, context)
        case "nextPeriod": return step(period.to.adding(days: 1), sort, about, context)
        case "year":
            asking = .period
            return [
                .push(
                    PromptScreen(
                        title: context.words("report.period"), text: context.words("report.periodHelp"),
                        initial: period.label, limit: 40))
            ]
        case "whoFiled": return [.push(FiledScreen(about: about, year: period.from.year))]
        case "copyAll":
            return [.copy(lines(context).map(\.spans.text).joined(separator: "\n"))]
        default: return []
        }
    }

    private mutating func step(
        _ day: CalendarDay?, _ sort: Report.Sort, _ about: RecordID, _ context: Context
    ) -> [Effect] {
        day.flatMap { ReportPeriod.period(sort, of: $0) }.map {
            turn(to: .live(sort, about: about, $0), context)
        } ?? []
    }

    private mutating func turn(to subject: ReportRequest.Subject, _ context: Context) -> [Effect] {
        self.subject = subject
        answer = nil
        laid = nil
        refusal = nil
        reader = LineReader()
        return [ask(context)]
    }

    private func open(_ line: ReportLines.Line?) -> [Effect] {
        guard let line, let first = line.records.first else { return [] }
        guard line.records.count > 1 else { return [.push(DetailScreen(first))] }
        return [.push(ReportRecordsScreen(line.records, label: line.label))]
    }

    private mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        let asked = asking
        asking = .nothing
        guard let (sort, about, _) = identity else { return [] }
        switch (gift, asked) {
        case (.typed(let text), .period):
            if let period = ReportPeriod(typed: text, .quarterlyLedger) {
                return turn(to: .live(.quarterlyLedger, about: about, period), context)
            }
            if let period = ReportPeriod(typed: text, .annualSummary) {
                return turn(to: .live(.annualSummary, about: about, period), context)
            }
            return [.say(Message(context.words("report.noPeriod", ["value": text]), .problem))]
        case (.typed(let text), .submit):
            guard let id = answer?.report?.id else { return [] }
            guard case .day(let day) = DayInput(text, today: context.today), day.isExact else {
                return [.say(Message(context.words("print.noDay", ["value": text]), .problem))]
            }
            // To whom it went before it goes again, unless another is named.
            let before = answer?.report?[Report.submittedTo].value
            sending = (ReportSubmission(id, on: day, to: before), answer?.names ?? [:])
            return askWho(context)
        case (.chosen(let index), .send):
            guard let sending else { return [] }
            let words = context.words
            switch index {
            case 0:
                isWorking = true
                return [.perform(.submit(sending.submission, today: context.today), ReportScreen.verbTag)]
            case 1:
                asking = .to
                let title = words.label(Kind.report.rawValue, Report.submittedTo.key)
                return [
                    .push(
                        PickerScreen(
                            title: title, kinds: [.branch, .region], typed: "",
                            current: sending.submission.to))
                ]
            default:
                asking = .by
                let title = words.label(Kind.report.rawValue, Report.submittedBy.key)
                return [
                    .push(
                        PickerScreen(
                            title: title, kinds: [.person], typed: "", current: sending.submission.by))
                ]
            }
        case (.picked(let id, let name), .to):
            sending?.submission.to = id
            sending?.names[id] = name
            return askWho(context)
        case (.picked(let id, let name), .by):
            sending?.submission.by = id
            sending?.names[id] = name
            return askWho(context)
        case (.typed(let reason), .reason):
            guard let id = answer?.report?.id else { return [] }
            isWorking = true
            return [.perform(.sendBack(id, on: context.today, reason: reason), ReportScreen.verbTag)]
        case (.chosen(let index), .form):
            guard File.allCases.indices.contains(index), let answer else { return [] }
            file = File.allCases[index]
            asking = .path
            let end = ["html", "csv", "txt", "json"][index]
            let name = (answer.report?.id ?? about).number + "-" + answer.document.period.label
            return [
                .push(
                    PromptScreen(
                        title: context.words("print.name"), text: context.words("list.export.nameHelp"),
                        initial: name + (sort == .annualSummary ? "-annual." : ".") + end, limit: 1000))
            ]
        case (.typed(let path), .path):
            self.path = path
            return [print(replaces: false, context)]
        case (.confirmed, .replace): return [print(replaces: true, context)]
        default: return []
        }
    }

    /// To and by whom it is submitted can be said, and need not be.
    private mutating func askWho(_ context: Context) -> [Effect] {
        guard let sending else { return [] }
        asking = .send
        let (words, submission) = (context.words, sending.submission)
        func told(_ id: RecordID?) -> String {
            id.map { sending.names[$0] ?? $0.number } ?? words("report.submitNotSaid")
        }
        let entries = [
            MenuScreen.Entry(words("report.submitNow"), hint: submission.on.written),
            MenuScreen.Entry(
                words.label(Kind.report.rawValue, Report.submittedTo.key), hint: told(submission.to)),
            MenuScreen.Entry(
                words.label(Kind.report.rawValue, Report.submittedBy.key), hint: told(submission.by)),
        ]
        return [
            .push(
                MenuScreen(
                    title: words("report.submitWho", ["number": submission.report.number]), entries: entries))
        ]
    }

    private func print(replaces: Bool, _ context: Context) -> Effect {
        let id = answer?.report?.id ?? answer?.document.about ?? RecordID(.report, 1)
        var request = PaperRequest(id, .html, context.words.language, path: path, replaces: replaces)
        let shape: ReportPaper.Shape =
            switch file {
            case .page: .page
            case .table: .table("twinnings")
            case .text: .text
            case .json: .json
            }
        request.report = ReportPaper(ReportRequest(subject, today: context.today), shape)
        return .print(request, ReportScreen.printTag)
    }

    // MARK: - Drawing

    private mutating func lay(_ context: Context) {
        guard answer != nil, !isLaid(context) else { return }
        let lines = lines(context)
        laid = Laid(
            width: context.size.width, language: context.words.language, lines: lines,
            spans: lines.map(\.spans))
    }

    private func isLaid(_ context: Context) -> Bool {
        laid.map { $0.width == context.size.width && $0.language == context.words.language } ?? false
    }

    private func lines(_ context: Context) -> [ReportLines.Line] {
        if isLaid(context), let laid { return laid.lines }
        guard let answer else {
            return refusal.map { [ReportLines.Line(spans: [Span($0, .problem)])] } ?? []
        }
        return ReportLines(answer, context.words, width: context.size.width - 2).lines
    }

    private func spans(_ context: Context) -> [[Span]] {
        if isLaid(context), let laid { return laid.spans }
        return lines(context).map(\.spans)
    }

    private func line(_ context: Context) -> ReportLines.Line? { lines(context)[safely: reader.selected] }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("report", spans(context), in: area, into: &frame, context)
    }
}
