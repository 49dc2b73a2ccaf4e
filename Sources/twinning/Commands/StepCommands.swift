import ArgumentParser
import Documents
import Domain
import FileStore

/// What every step in the life of an agreement takes.
struct StepOptions: ParsableArguments {
    @Argument(help: Self.help("number", "number"))
    var number: String

    @Option(name: .customLong("on"), help: Self.help("stepOn", "date"))
    var on: String?

    @Option(name: .customLong("reason"), help: Self.help("reason", "text"))
    var reason: String?

    @Option(name: .customLong("by"), help: Self.help("stepBy", "number"))
    var by: String?

    private static func help(_ key: String, _ value: String) -> ArgumentHelp {
        ArgumentHelp(CommandLineProgram.words("cli.argument." + key), valueName: value)
    }
}

/// `twinning suspend|resume|end|cancel|intend|draft NUMBER --on DATE [--reason TEXT] [--by NUMBER]`
protocol StepCommand: ParsableCommand {
    static var sort: AgreementStep.Sort { get }
    var common: CommonOptions { get }
    var step: StepOptions { get }
}

extension StepCommand {
    static var word: String { JournalStep.Verb(sort).rawValue }
    static var configuration: CommandConfiguration { described(word) }

    func run() throws {
        let call = try Call(common)
        let id = try call.agreement(step.number)
        guard let on = step.on else { throw Failure.refusal(.stepNeedsDay(id, Self.sort)) }
        let day = try call.day(on, option: "--on")
        let by = try step.by.map { number throws(Failure) in try call.record(number) }
        let registry = try call.openRegistry(forWriting: true)
        let verb = Verb.step(id, Self.sort, on: day, reason: step.reason ?? "", by: by)
        guard case .done = try registry.outcome(of: verb) else { return }
        try call.tellStanding("cli.did." + Self.word, id, in: registry)
    }
}

struct SuspendCommand: StepCommand {
    static var sort: AgreementStep.Sort { .suspended }
    @OptionGroup var common: CommonOptions
    @OptionGroup var step: StepOptions
}

struct ResumeCommand: StepCommand {
    static var sort: AgreementStep.Sort { .resumed }
    @OptionGroup var common: CommonOptions
    @OptionGroup var step: StepOptions
}

struct EndCommand: StepCommand {
    static var sort: AgreementStep.Sort { .ended }
    @OptionGroup var common: CommonOptions
    @OptionGroup var step: StepOptions
}

struct CancelCommand: StepCommand {
    static var sort: AgreementStep.Sort { .cancelled }
    @OptionGroup var common: CommonOptions
    @OptionGroup var step: StepOptions
}

struct IntendCommand: StepCommand {
    static var sort: AgreementStep.Sort { .intent }
    @OptionGroup var common: CommonOptions
    @OptionGroup var step: StepOptions
}

struct DraftCommand: StepCommand {
    static var sort: AgreementStep.Sort { .drafted }
    @OptionGroup var common: CommonOptions
    @OptionGroup var step: StepOptions
}

/// `twinning ending`: what ends soon, or has expired and was not renewed.
struct EndingCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("ending") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        let call = try Call(common)
        let warning = Agreement.warning.description
        var query = ListQuery(.agreement, conditions: [Condition(warning, .isKnown, on: call.today)])
        query.sort = ListQuery.Sort(field: Agreement.endsOn.key)
        let registry = try call.openRegistry(forWriting: false)
        try ListAnswer.write(query, .max, call, in: registry, showsPrivate: false)
    }
}

extension Call {
    /// The number of an agreement as typed.
    func agreement(_ number: String) throws(Failure) -> RecordID {
        let id = try record(number)
        guard id.kind == .agreement else { throw Failure.usage("notAnAgreement", ["number": id.number]) }
        return id
    }

    /// What became of an agreement, and how it stands now.
    func tellStanding(_ key: String, _ id: RecordID, in registry: Registry) throws(Failure) {
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        let standing = AgreementStanding(page.record, renewal: page.renewal, today: today)
        try answer(
            text: key, ["number": id.number, "standing": words.standing(standing)],
            json: [
                .init("number", .string(id.number)), .init("changed", .bool(true)),
                .init("standing", standing.json(words)),
            ])
    }
}
