import ArgumentParser
import Cells
import Domain
import FileStore

/// `twinning sign NUMBER... --on DATE`
struct SignCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("sign") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("signNumbers", "number"))
    var numbers: [String]

    @Option(name: .customLong("on"), help: argumentHelp("on", "date"))
    var on: String?

    func run() throws {
        let call = try Call(common)
        let day = try on.map { typed throws(Failure) in try call.day(typed, option: "--on") }
        var ids: [RecordID] = []
        for number in numbers.flatMap({ $0.split(whereSeparator: { ",，、 ".contains($0) }) }) {
            let id = try call.record(String(number))
            guard id.kind == .agreement else { throw Failure.usage("notAnAgreement", ["number": id.number]) }
            if !ids.contains(id) { ids.append(id) }
        }
        let registry = try call.openRegistry(forWriting: true)
        var signed: [SigningTogether] = []
        for id in ids {
            signed.append(SigningTogether(id, on: try day ?? SignCommand.day(of: id, in: registry)))
        }
        if let only = signed.first, signed.count == 1 {
            return try call.perform(
                .sign(only.agreement, on: only.on), on: only.agreement, in: registry, saying: "cli.signed")
        }
        _ = try registry.outcome(of: .signTogether(signed))
        let list = ids.map(\.number)
        try call.answer(
            text: "cli.signedTogether",
            ["n": String(list.count), "numbers": list.joined(separator: call.words("list.comma"))],
            json: [.init("numbers", .array(list.map(JSONValue.string))), .init("changed", .bool(true))])
    }

    /// The date that the draft has already.
    private static func day(of id: RecordID, in registry: Registry) throws(Failure) -> CalendarDay {
        guard case .page(let page) = try registry.reply(to: .page(id)),
            let day = page.record[Agreement.signedOn].value
        else {
            let missing = Problem(FieldPath(.agreement, Agreement.signedOn.key), .required)
            throw Failure.refusal(.notReadyToSign(id, [missing]))
        }
        return day
    }
}

/// `twinning retire NUMBER --reason TEXT`
struct RetireCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("retire") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        try call.perform(.retire(id, reason: reason, on: call.today), on: id, saying: "cli.retired")
    }
}

/// `twinning restore NUMBER`
struct RestoreCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("restore") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        try call.perform(.restore(id), on: id, saying: "cli.restored")
    }
}

extension Call {
    fileprivate func perform(
        _ verb: Verb, on id: RecordID, in registry: Registry? = nil, saying key: String
    ) throws(Failure) {
        let open: Registry
        if let registry { open = registry } else { open = try openRegistry(forWriting: true) }
        switch try open.outcome(of: verb) {
        case .done: try tell(key, id, changed: true)
        case .unchanged: try tell("cli.unchanged", id, changed: false)
        case .draft, .draftDropped, .exported, .fetched, .opened, .printed, .preview, .settings: break
        }
    }

    /// What became of one record: a sentence, or `{"number", "changed"}`.
    func tell(_ key: String, _ id: RecordID, changed: Bool) throws(Failure) {
        try answer(
            text: key, ["number": id.number],
            json: [.init("number", .string(id.number)), .init("changed", .bool(changed))])
    }

    /// The whole answer of a command that did something: one sentence, or one object.
    func answer(
        text key: String, _ arguments: [String: String], json: [JSONValue.Member]
    ) throws(Failure) {
        if format == .json {
            try output.line(JSONValue.object(json).text(indented: true))
        } else {
            try output.line(SafeText.display(words(key, arguments)))
        }
        try output.flush()
    }
}
