import ArgumentParser
import Cells
import Documents
import Domain
import FileStore

/// Where a report goes and in which form.
struct ReportOutput: ParsableArguments {
    @Option(name: .customLong("output"), help: argumentHelp("reportOutput", "file"))
    var output: String?

    @Option(name: .customLong("section"), help: argumentHelp("reportSection", "name"))
    var section: String?

    @Flag(name: .customLong("replace"), help: argumentHelp("replace"))
    var replaces = false

    @Flag(name: .customLong("keep"), help: argumentHelp("reportKeep"))
    var keeps = false
}

/// `twinning ledger NUMBER --quarter 2021-Q3`
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("ledger") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var goal: ReportOutput

    @Argument(help: argumentHelp("reportNumber", "number"))
    var number: String

    @Option(name: .customLong("quarter"), help: argumentHelp("quarter", "quarter"))
    var quarter: String?

    @Option(name: .customLong("from"), help: argumentHelp("reportFrom", "date"))
    var from: String?

    @Option(name: .customLong("to"), help: argumentHelp("reportTo", "date"))
    var to: String?

    func run() throws {
        let answer = try ReportCall(common, goal)
        try answer.write(number, .quarterlyLedger) { call throws(Failure) in
            if from != nil || to != nil {
                guard let from, let to, quarter == nil else { throw Failure.usage("reportDays", [:]) }
                let first = try call.day(from, option: "--from")
                let last = try call.day(to, option: "--to")
                guard let period = ReportPeriod(from: first, to: last) else {
                    throw Failure.usage("reportDaysOrder", ["from": first.written, "to": last.written])
                }
                return period
            }
            guard let quarter else { return ReportPeriod.period(.quarterlyLedger, of: call.today) }
            guard let period = ReportPeriod(typed: quarter, .quarterlyLedger) else {
                throw Failure.usage("badQuarter", ["value": Words.clipped(quarter)])
            }
            return period
        }
    }
}

/// `twinning annual NUMBER --year 2021`
struct AnnualCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("annual") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var goal: ReportOutput

    @Argument(help: argumentHelp("reportNumber", "number"))
    var number: String

    @Option(name: .customLong("year"), help: argumentHelp("reportYear", "year"))
    var year: String?

    func run() throws {
        let answer = try ReportCall(common, goal)
        try answer.write(number, .annualSummary) { call throws(Failure) in
            guard let year else { return ReportPeriod.period(.annualSummary, of: call.today) }
            guard let period = ReportPeriod(typed: year, .annualSummary) else {
                throw Failure.usage("badYear", ["value": Words.clipped(year)])
            }
            return period
        }
    }
}

/// `twinning report L1`: as it was submitted, else as it reads today.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("report") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var goal: ReportOutput

    @Argument(help: argumentHelp("storedReport", "number"))
    var number: String

    func run() throws {
        let answer = try ReportCall(common, goal)
        let id = try answer.call.report(number)
        try answer.write(.stored(id))
    }
}

/// `twinning submit L1 --on DAY [--to B1] [--by P1]`
struct SubmitCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("submit") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("storedReport", "number"))
    var number: String

    @Option(name: .customLong("on"), help: argumentHelp("submittedOn", "date"))
    var on: String?

    @Option(name: .customLong("to"), help: argumentHelp("submittedTo", "number"))
    var to: String?

    @Option(name: .customLong("by"), help: argumentHelp("submittedBy", "number"))
    var by: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.report(number)
        let day = try call.exactDay(on)
        let by = try by.map { text throws(Failure) in try call.record(text, of: [.person], option: "--by") }
        let to = try to.map { text throws(Failure) in
            try call.record(text, of: [.branch, .region], option: "--to")
        }
        let registry = try call.openRegistry(forWriting: true)
        let request = ReportSubmission(id, on: day, by: by, to: to)
        _ = try registry.outcome(of: .submit(request, today: call.today))
        try call.answer(
            text: "cli.submitted", ["number": id.number, "day": day.written],
            json: [
                .init("number", .string(id.number)), .init("submittedOn", .string(day.written)),
                .init("changed", .bool(true)),
            ])
    }
}

/// `twinning return L1 --reason TEXT [--on DAY]`
struct ReturnCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("return") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("storedReport", "number"))
    var number: String

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Option(name: .customLong("on"), help: argumentHelp("returnedOn", "date"))
    var on: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.report(number)
        let day = try call.exactDay(on)
        guard day <= call.today else {
            throw Failure.usage("returnInFuture", ["day": day.written, "today": call.today.written])
        }
        let registry = try call.openRegistry(forWriting: true)
        _ = try registry.outcome(of: .sendBack(id, on: day, reason: reason ?? ""))
        try call.answer(
            text: "cli.returned", ["number": id.number, "day": day.written],
            json: [
                .init("number", .string(id.number)), .init("returnedOn", .string(day.written)),
                .init("changed", .bool(true)),
            ])
    }
}

/// `twinning changed L1`
struct ChangedCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("changed") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("storedReport", "number"))
    var number: String

    func run() throws {
        let call = try Call(common)
        let id = try call.report(number)
        let registry = try call.openRegistry(forWriting: false)
        let request = ReportRequest(.stored(id), today: call.today)
        guard case .report(let answer) = try registry.reply(to: .report(request)) else { return }
        guard let changes = answer.changes else {
            throw Failure.usage("neverSubmitted", ["number": id.number])
        }
        if call.format == .json {
            try call.output.line(changes.json.text(indented: true))
        } else if call.format == .csv {
            try call.write(changes.table(call.words), header: true)
        } else {
            try call.output.write(ReportText.text(changes, call.words))
        }
        try call.output.flush()
    }
}

/// `twinning filed [--year Y] [--of NUMBER]`
struct FiledCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("filed") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("year"), help: argumentHelp("reportYear", "year"))
    var year: String?

    @Option(name: .customLong("of"), help: argumentHelp("filedOf", "number"))
    var of: String?

    func run() throws {
        let call = try Call(common)
        var query = FiledQuery(year: call.today.year, today: call.today)
        if let year {
            guard let period = ReportPeriod(typed: year, .annualSummary) else {
                throw Failure.usage("badYear", ["value": Words.clipped(year)])
            }
            query.year = period.from.year
        }
        query.about = try of.map { text throws(Failure) in try call.record(text) }
        let registry = try call.openRegistry(forWriting: false)
        guard case .filed(let grid) = try registry.reply(to: .filed(query)) else { return }
        let document = FiledDocument(call.words)
        switch call.format {
        case .json: try call.output.line(document.json(grid).text(indented: true))
        case .csv: try call.write(document.table(grid), header: true)
        case .text:
            if grid.rows.isEmpty {
                try call.output.line(call.words("filed.nothing"))
            } else {
                try call.write(document.table(grid), header: true)
                try call.output.line("")
                try call.output.line(call.words.counts(grid))
            }
            if grid.unlisted > 0 {
                try call.output.line(call.words("filed.unlisted", ["n": String(grid.unlisted)]))
            }
        }
        try call.output.flush()
    }
}

/// A report as text below the page of its record.
struct ReportAnswering {
    let call: Call
    let registry: Registry

    func write(_ id: RecordID) throws(Failure) {
        let request = ReportRequest(.stored(id), today: call.today)
        guard case .report(let answer) = try registry.reply(to: .report(request)) else { return }
        try call.output.line("")
        try call.output.write(ReportText(answer, call.words).text { TextWidth.columns(of: $0) })
        try call.output.flush()
    }
}

/// A report on its way to standard output or into a file.
private struct ReportCall {
    let call: Call
    private let goal: ReportOutput
    private let shape: ReportPaper.Shape

    /// The form by `--format`, else by the end of the file's name, else text; html is a format of reports only.
    init(_ common: CommonOptions, _ goal: ReportOutput) throws(Failure) {
        var others = common
        let named = common.format?.lowercased()
        if named == "html" { others.format = nil }
        call = try Call(others)
        self.goal = goal
        if goal.output?.isEmpty == true { throw Failure.usage("emptyPath", [:]) }
        let end = goal.output?.lowercased().split(separator: ".").last.map(String.init)
        let table = goal.section ?? "twinnings"
        switch named ?? end ?? (goal.section == nil ? "text" : "csv") {
        case "html", "htm": shape = .page
        case "csv": shape = .table(table)
        case "json": shape = .json
        default: shape = .text
        }
    }

    /// `period`: nil where there is none in the years we hold.
    func write(
        _ number: String, _ sort: Report.Sort, _ period: (Call) throws(Failure) -> ReportPeriod?
    ) throws(Failure) {
        let id = try call.record(number)
        guard let period = try period(call) else { return }
        if goal.keeps {
            try keep(sort, id, period)
        } else {
            try write(.live(sort, about: id, period))
        }
    }

    func write(_ subject: ReportRequest.Subject) throws(Failure) {
        let registry = try call.openRegistry(forWriting: false)
        let request = ReportRequest(subject, today: call.today)
        guard case .report(let answer) = try registry.reply(to: .report(request)) else { return }
        let tables = ReportTables(answer.document, call.words)
        if let section = goal.section, !tables.names.contains(section) {
            throw Failure.usage(
                "badReportSection",
                ["value": Words.clipped(section), "sections": tables.names.joined(separator: ", ")])
        }
        guard let output = goal.output else { return try show(answer, tables) }
        let id = answer.report?.id ?? answer.document.about
        var paper = PaperRequest(id, .html, call.words.language, path: output, replaces: goal.replaces)
        paper.report = ReportPaper(request, shape)
        let printer = Printer(registry, call.words, today: call.today, folders: [])
        do throws(Refusal) {
            guard case .printed(let path) = try printer.print(paper) else { return }
            try tell(path, id)
        } catch {
            throw Failure.refusal(error)
        }
    }

    private func tell(_ path: String, _ id: RecordID) throws(Refusal) {
        do throws(Failure) {
            try call.answer(
                text: "cli.printed", ["path": path],
                json: [.init("number", .string(id.number)), .init("path", .string(path))])
        } catch {
            throw .failed(error.sentence(call.words) ?? "")
        }
    }

    private func show(_ answer: ReportAnswer, _ tables: ReportTables) throws(Failure) {
        switch shape {
        case .page: try call.output.write(ReportPage(answer, call.words).html)
        case .json: try call.output.line(answer.json(call.words).text(indented: true))
        case .table(let name):
            if let table = tables.table(name) { try call.write(table, header: true) }
        case .text:
            let text = ReportText(answer, call.words).text { TextWidth.columns(of: $0) }
            try call.output.write(text)
        }
        try call.output.flush()
    }

    /// Begins the report as a record, so that it can be submitted.
    private func keep(_ sort: Report.Sort, _ id: RecordID, _ period: ReportPeriod) throws(Failure) {
        let registry = try call.openRegistry(forWriting: true)
        guard case .names(let names) = try registry.reply(to: .names([id])), let name = names[id] else {
            throw Failure.refusal(.noSuchRecord(id.number))
        }
        let record = Report.beginning(sort, about: id, period, named: call.words.report(sort, period, name))
        guard case .done(_, let ids) = try registry.outcome(of: .save([record], draft: nil)),
            let saved = ids.first
        else { return }
        try call.answer(
            text: "cli.saved", ["number": saved.number],
            json: [.init("number", .string(saved.number)), .init("changed", .bool(true))])
    }
}

extension Call {
    /// The number of a report.
    fileprivate func report(_ number: String) throws(Failure) -> RecordID {
        let id = try record(number)
        guard id.kind == .report else { throw Failure.usage("notAReport", ["number": id.number]) }
        return id
    }

    fileprivate func record(_ number: String, of kinds: [Kind], option: String) throws(Failure) -> RecordID {
        let id = try record(number)
        guard kinds.contains(id.kind) else {
            throw Failure.usage(
                "wrongKindIn",
                [
                    "option": option, "number": id.number,
                    "kinds": kinds.map { words.kind($0) }.joined(separator: words("list.or")),
                ])
        }
        return id
    }

    /// Nil is today.
    fileprivate func exactDay(_ typed: String?) throws(Failure) -> CalendarDay {
        guard let typed else { return today }
        let day = try day(typed, option: "--on")
        guard day.isExact else {
            throw Failure.usage("badDay", ["option": "--on", "value": day.written])
        }
        return day
    }
}
