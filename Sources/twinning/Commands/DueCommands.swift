import ArgumentParser
import Domain
import FileStore

/// `twinning due [--since DAY] [--until DAY|--within DAYS|--all] [--of NUMBER] [--kind WORD]`
struct DueCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("due") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("until"), help: argumentHelp("dueUntil", "date"))
    var until: String?

    @Option(name: .customLong("since"), help: argumentHelp("dueSince", "date"))
    var since: String?

    @Option(name: .customLong("within"), help: argumentHelp("dueWithin", "days"))
    var within: String?

    @Flag(name: .customLong("all"), help: argumentHelp("dueAll"))
    var wantsAll = false

    @Option(name: .customLong("of"), help: argumentHelp("dueOf", "number"))
    var of: String?

    @Option(name: .customLong("kind"), help: argumentHelp("dueKind", "word"))
    var kinds: [String] = []

    func run() throws {
        let call = try Call(common)
        var query = DueQuery(today: call.today)
        query.horizon = try call.horizon(until: until, within: within, all: wantsAll)
        query.about = try of.map { text throws(Failure) in try call.record(text) }
        query.sorts = try call.matters(kinds)
        query.from = try since.map { text throws(Failure) in try call.day(text, option: "--since").first }
        query.wantsPostponed = true
        let registry = try call.openRegistry(forWriting: false)
        try DueAnswer(call: call, registry: registry).write(query, nothing: call.words("due.nothing"))
    }
}

/// `twinning postpone NUMBER ITEM --until DAY --reason TEXT`
struct PostponeCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("postpone") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("item", "item"))
    var item: String

    @Option(name: .customLong("until"), help: argumentHelp("putOffUntil", "date"))
    var until: String?

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Flag(name: .customLong("lift"), help: argumentHelp("lift"))
    var isLifted = false

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        guard isLifted || until != nil else { throw Failure.usage("postponeUntilWhen", [:]) }
        guard !(isLifted && until != nil) else { throw Failure.usage("postponeOrLift", [:]) }
        let day = try until.map { text throws(Failure) in try call.day(text, option: "--until") }
        if let day, !day.isExact {
            throw Failure.usage("badDay", ["option": "--until", "value": day.written])
        }
        let registry = try call.openRegistry(forWriting: true)
        let postponing = Postponing(id, item: item, until: day, reason: reason ?? "")
        let arguments = ["item": item.trimmed, "day": day?.written ?? ""]
        switch try registry.outcome(of: .postpone(postponing, on: call.today)) {
        case .done(_, let records):
            try call.answer(
                text: isLifted ? "cli.lifted" : "cli.postponed",
                arguments.merging(["number": (records.first ?? id).number]) { old, _ in old },
                json: [
                    .init("number", .string((records.first ?? id).number)),
                    .init("item", .string(item.trimmed)),
                    .init("until", day.map { .string($0.written) } ?? .null), .init("changed", .bool(true)),
                ])
        default: try call.tell("cli.unchanged", id, changed: false)
        }
    }
}

/// `twinning quiet [--of NUMBER] [--within DAYS]`
struct QuietCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("quiet") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("of"), help: argumentHelp("dueOf", "number"))
    var of: String?

    @Option(name: .customLong("within"), help: argumentHelp("dueWithin", "days"))
    var within: String?

    func run() throws {
        let call = try Call(common)
        var query = DueQuery(today: call.today)
        query.sorts = [.quiet]
        query.wantsPostponed = true
        query.about = try of.map { text throws(Failure) in try call.record(text) }
        if let within { query.horizon = .within(try call.days(within)) }
        let registry = try call.openRegistry(forWriting: false)
        try DueAnswer(call: call, registry: registry).write(query, nothing: call.words("cli.quiet.nothing"))
    }
}

/// `twinning anniversaries [--of NUMBER] [--within DAYS]`
struct AnniversariesCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("anniversaries") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("of"), help: argumentHelp("dueOf", "number"))
    var of: String?

    @Option(name: .customLong("within"), help: argumentHelp("dueWithin", "days"))
    var within: String?

    func run() throws {
        let call = try Call(common)
        let days = try within.map { text throws(Failure) in try call.days(text) } ?? Anniversary.lead
        var query = DueQuery(today: call.today)
        query.sorts = [.anniversary]
        query.horizon = .within(days)
        query.about = try of.map { text throws(Failure) in try call.record(text) }
        let registry = try call.openRegistry(forWriting: false)
        let nothing = call.words("cli.anniversaries.nothing", ["days": String(days)])
        try DueAnswer(call: call, registry: registry).write(query, nothing: nothing)
    }
}

/// `twinning settings [NAME=VALUE...]`
struct SettingsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("settings") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("settings", "name=value"))
    var assignments: [String] = []

    func run() throws {
        let call = try Call(common)
        let wanted = try quietDays()
        let registry = try call.openRegistry(forWriting: wanted != nil)
        if let wanted { _ = try registry.outcome(of: .setQuietDays(wanted)) }
        guard case .settings(let settings) = try registry.reply(to: .settings) else { return }
        try call.answer(
            text: "cli.settings.text",
            ["quietDays": String(settings.quietDays), "identity": settings.identity],
            json: [
                .init("quietDays", .number(Int64(settings.quietDays))),
                .init("identity", .string(settings.identity)),
            ])
    }

    private func quietDays() throws(Failure) -> Int? {
        var days: Int?
        for assignment in assignments {
            let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw Failure.usage("notAnAssignment", ["argument": Words.clipped(assignment)])
            }
            guard parts[0].trimmed == "quietDays" else {
                throw Failure.usage("badSetting", ["name": Words.clipped(parts[0].trimmed)])
            }
            guard let number = Int(parts[1].trimmed), Quiet.range.contains(number) else {
                throw Failure.usage(
                    "badQuietDays",
                    [
                        "value": Words.clipped(parts[1].trimmed), "from": String(Quiet.range.lowerBound),
                        "to": String(Quiet.range.upperBound),
                    ])
            }
            days = number
        }
        return days
    }
}

extension Call {
    /// How far ahead; at most one of the three is given.
    func horizon(until: String?, within: String?, all: Bool) throws(Failure) -> DueQuery.Horizon {
        guard [until != nil, within != nil, all].filter({ $0 }).count <= 1 else {
            throw Failure.usage("twoHorizons", [:])
        }
        if all { return .all }
        if let within { return .within(try days(within)) }
        guard let until else { return .standing }
        let day = try day(until, option: "--until").last
        guard day >= today else {
            throw Failure.usage("horizonPast", ["value": day.written, "today": today.written])
        }
        return .within(day.ordinal - today.ordinal)
    }

    /// Sorts of matters by their words, several joined by commas.
    func matters(_ typed: [String]) throws(Failure) -> Set<DueItem.Sort> {
        var sorts: Set<DueItem.Sort> = []
        for word in typed.flatMap({ $0.split(separator: ",") }).map(\.trimmed) {
            let known = DueItem.Sort.allCases.first { $0.rawValue.lowercased() == word.lowercased() }
            guard let known else {
                throw Failure.usage(
                    "badMatter",
                    [
                        "value": Words.clipped(word),
                        "matters": DueItem.Sort.allCases.map(\.rawValue).joined(separator: ", "),
                    ])
            }
            sorts.insert(known)
        }
        return sorts
    }
}
