import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning counts [NUMBER] [--since DAY] [--until DAY]`
struct CountsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("counts") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("countsOf", "number"))
    var number: String?

    @Option(name: .customLong("since"), help: argumentHelp("countsSince", "date"))
    var since: String?

    @Option(name: .customLong("until"), help: argumentHelp("countsUntil", "date"))
    var until: String?

    private static let kinds: [Kind] = [.twinning, .branch, .village, .unit, .region]

    func run() throws {
        let call = try Call(common)
        let id = try number.map { text throws(Failure) in try call.record(text) }
        if let id, !CountsCommand.kinds.contains(id.kind) {
            throw Failure.usage("noCounts", ["number": id.number])
        }
        let first = try since.map { text throws(Failure) in try call.day(text, option: "--since").first }
        let last = try until.map { text throws(Failure) in try call.day(text, option: "--until").last }
        if let first, let last, first > last {
            throw Failure.usage("sinceAfterUntil", ["since": first.written, "until": last.written])
        }
        var range: ClosedRange<CalendarDay>?
        if first != nil || last != nil {
            range = (first ?? .earliest)...(last ?? .latest)
        }
        let registry = try call.openRegistry(forWriting: false)
        if let id, case .page(let page) = try registry.reply(to: .page(id)) { call.tellMerged(page) }
        let query = ActivityCountQuery(about: id, during: range, today: call.today)
        guard case .activityCounts(let counts, let names) = try registry.reply(to: .activityCounts(query))
        else { return }
        let document = ActivityCountsDocument(
            ActivityCountsText(counts, about: id, names: names, call.words))
        switch call.format {
        case .json: try call.output.line(document.json.text(indented: true))
        case .text: try call.output.write(document.text)
        case .csv: try call.write(document.table, header: true)
        }
        try call.output.flush()
    }
}

/// `twinning repeat A3 --on DAY`, `twinning repeat A3 --every month --times 6`
struct RepeatCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("repeat") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("activity", "number"))
    var number: String

    @Option(name: .customLong("on"), help: argumentHelp("repeatOn", "date"))
    var on: String?

    @Option(name: .customLong("every"), help: argumentHelp("every", "period"))
    var every: String?

    @Option(name: .customLong("times"), help: argumentHelp("times", "n"))
    var times: String?

    @Option(name: .customLong("until"), help: argumentHelp("repeatUntil", "date"))
    var until: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.activity(number)
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") }
        let end = try until.map { text throws(Failure) in try call.day(text, option: "--until") }
        let count = try times.map { text throws(Failure) in try RepeatCommand.count(text) }
        if every == nil, let option = times != nil ? "--times" : until != nil ? "--until" : nil {
            throw Failure.usage("repeatNeedsEvery", ["option": option])
        }
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let repetition: Repetition
        if let every {
            guard let period = Repetition.Every(rawValue: every) else {
                throw Failure.usage("badEvery", ["value": Words.clipped(every)])
            }
            guard count != nil || end != nil else { throw Failure.usage("repeatEnd", [:]) }
            do throws(Repetition.Trouble) {
                repetition = try Repetition(page.record, every: period, times: count, until: end, from: day)
            } catch {
                throw Failure.refusal(.repetition(page.record.id, error))
            }
        } else if let day {
            repetition = Repetition(page.record, on: day)
        } else {
            throw Failure.usage("repeatWhen", [:])
        }
        guard
            case .done(_, let ids) = try registry.outcome(of: .save(repetition.records, draft: nil))
        else { return }
        let numbers = ids.map(\.number)
        try call.answer(
            text: "cli.repeated",
            ["n": String(ids.count), "numbers": numbers.joined(separator: call.words("list.comma"))],
            json: [
                .init("numbers", .array(numbers.map(JSONValue.string))),
                .init("days", .array(repetition.days.map { .string($0.written) })),
                .init("changed", .bool(true)),
            ])
    }

    private static func count(_ typed: String) throws(Failure) -> Int {
        guard let count = Int(typed), (1...Repetition.limit).contains(count) else {
            throw Failure.usage(
                "badTimes", ["value": Words.clipped(typed), "limit": String(Repetition.limit)])
        }
        return count
    }
}

/// `twinning held A3 [--not]`
struct HeldCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("held") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("activity", "number"))
    var number: String

    @Flag(name: .customLong("not"), help: argumentHelp("notHeld"))
    var isCancelled = false

    func run() throws {
        let call = try Call(common)
        let id = try call.activity(number)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let state = isCancelled ? Activity.State.cancelled : .held
        let word = call.words.choice("activityState", state.rawValue)
        var record = page.record
        record[Activity.state] = .value(state)
        var isChanged = false
        if case .done = try registry.outcome(of: .save([record], draft: nil)) { isChanged = true }
        try call.answer(
            text: isChanged ? "cli.heldSaid" : "cli.unchanged", ["number": record.id.number, "state": word],
            json: [
                .init("number", .string(record.id.number)), .init("state", .string(state.rawValue)),
                .init("changed", .bool(isChanged)),
            ])
    }
}

/// `twinning followup A3 1 [--on DAY | --open]`
struct FollowUpCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("followup") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("activity", "number"))
    var number: String

    @Argument(help: argumentHelp("followUp", "n"))
    var place: String

    @Option(name: .customLong("on"), help: argumentHelp("followUpOn", "date"))
    var on: String?

    @Flag(name: .customLong("open"), help: argumentHelp("openAgain"))
    var isOpen = false

    func run() throws {
        let call = try Call(common)
        let id = try call.activity(number)
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") } ?? call.today
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let lines = page.record[Activity.followUps].value ?? []
        guard let n = Int(place), let line = lines[safely: n - 1]?.id,
            let ticked = page.record.ticking(followUp: line, doneOn: isOpen ? nil : day)
        else {
            throw Failure.usage(
                "noSuchFollowUp",
                [
                    "number": page.record.id.number, "n": String(lines.count),
                    "value": Words.clipped(place),
                ])
        }
        var isChanged = false
        if case .done = try registry.outcome(of: .save([ticked], draft: nil)) { isChanged = true }
        try call.answer(
            text: isChanged ? (isOpen ? "cli.unticked" : "cli.ticked") : "cli.unchanged",
            ["number": ticked.id.number, "n": String(n), "day": day.written],
            json: [
                .init("number", .string(ticked.id.number)), .init("followUp", .number(Int64(n))),
                .init("doneOn", isOpen ? .null : .string(day.written)), .init("changed", .bool(isChanged)),
            ])
    }
}

extension Call {
    func activity(_ number: String) throws(Failure) -> RecordID {
        let id = try record(number)
        guard id.kind == .activity else { throw Failure.usage("notAnActivity", ["number": id.number]) }
        return id
    }
}
