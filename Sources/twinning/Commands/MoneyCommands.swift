import ArgumentParser
import Domain
import FileStore

/// What `money` and `board` take to say which projects are meant, and in what amounts are shown.
struct ProjectListOptions: ParsableArguments {
    @Option(name: .customLong("where"), help: Self.help("where", "expr"))
    var condition: String?

    @Option(name: .customLong("unit"), help: Self.help("moneyUnit", "yuan|wan"))
    var unit: String?

    private static func help(_ key: String, _ value: String) -> ArgumentHelp {
        ArgumentHelp(CommandLineProgram.words("cli.argument." + key), valueName: value)
    }

    /// The projects of a record, or all, that fulfil the conditions.
    func list(about: RecordID?, _ call: Call) throws(Failure) -> ListQuery {
        var list = ListQuery.projects(of: about)
        if let condition {
            do throws(Refusal) {
                list.conditions += try WhereExpression.conditions(
                    condition, kind: .project, today: call.today)
            } catch {
                throw Failure.refusal(error)
            }
        }
        return list
    }

    func words(_ call: Call) throws(Failure) -> Words {
        var words = call.words
        guard let unit else { return words }
        guard
            let known = MoneyUnit(rawValue: unit.lowercased())
                ?? (unit == "万元" ? .wan : unit == "元" ? .yuan : nil)
        else {
            throw Failure.usage(
                "badChoice",
                [
                    "value": Words.clipped(unit),
                    "choices": MoneyUnit.allCases.map(\.rawValue).joined(separator: ", "),
                ])
        }
        words.moneyUnit = known
        return words
    }
}

/// `twinning money [NUMBER] [--from DAY] [--until DAY] [--during RANGE] [--where EXPR] [--unit yuan|wan]`
struct MoneyCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("money") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var projects: ProjectListOptions

    @Argument(help: argumentHelp("moneyAbout", "number"))
    var number: String?

    @Option(name: .customLong("from"), help: argumentHelp("moneyFrom", "date"))
    var from: String?

    @Option(name: .customLong("until"), help: argumentHelp("moneyUntil", "date"))
    var until: String?

    @Option(name: .customLong("during"), help: argumentHelp("moneyDuring", "range"))
    var during: String?

    func run() throws {
        let call = try Call(common)
        let words = try projects.words(call)
        let about = try number.map { text throws(Failure) in try call.record(text) }
        let range = try range(call)
        let registry = try call.openRegistry(forWriting: false)
        let answer = MoneyAnswer(call: call, words: words)
        if let about, about.kind == .project {
            let record = try call.project(about.number, in: registry)
            return try answer.write(record, during: range)
        }
        let list = try projects.list(about: about, call)
        guard case .money(let summary) = try registry.reply(to: .money(MoneyQuery(list, during: range)))
        else { return }
        try answer.write(summary, about: about)
    }

    private func range(_ call: Call) throws(Failure) -> ClosedRange<CalendarDay>? {
        if let during {
            guard from == nil, until == nil, let range = PeriodInput(during, today: call.today)?.range else {
                throw Failure.usage("badRange", ["value": Words.clipped(during)])
            }
            return range
        }
        let first = try from.map { text throws(Failure) in try call.day(text, option: "--from").first }
        let last = try until.map { text throws(Failure) in try call.day(text, option: "--until").last }
        guard first != nil || last != nil else { return nil }
        let lower = first ?? CalendarDay(CalendarDay.years.lowerBound)?.first ?? .epoch
        let upper = last ?? CalendarDay(CalendarDay.years.upperBound)?.last ?? .epoch
        guard lower <= upper else {
            throw Failure.usage("badRange", ["value": lower.written + ".." + upper.written])
        }
        return lower...upper
    }
}

/// `twinning board [NUMBER] [--where EXPR] [--limit N] [--unit yuan|wan]`
struct BoardCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("board") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var projects: ProjectListOptions

    @Argument(help: argumentHelp("moneyAbout", "number"))
    var number: String?

    @Option(name: .customLong("limit"), help: argumentHelp("boardLimit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let words = try projects.words(call)
        let about = try number.map { text throws(Failure) in try call.record(text) }
        let list = try projects.list(about: about, call)
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? .max
        let registry = try call.openRegistry(forWriting: false)
        try BoardAnswer(call: call, words: words, registry: registry).write(list, limit: limit)
    }
}
