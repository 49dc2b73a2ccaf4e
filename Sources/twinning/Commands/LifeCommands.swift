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
    var on: String

    func run() throws {
        let call = try Call(common)
        var ids: [RecordID] = []
        for number in numbers.flatMap({ $0.split(whereSeparator: { ",，、 ".contains($0) }) }) {
            let id = try call.record(String(number))
            guard id.kind == .agreement else { throw Failure.usage("notAnAgreement", ["number": id.number]) }
            if !ids.contains(id) { ids.append(id) }
        }
        let day = try call.day(on, option: "--on")
        guard ids.count != 1 else {
            return try call.perform(.sign(ids[0], on: day), on: ids[0], saying: "cli.signed")
        }
        let signed = ids.map { SigningTogether($0, on: day) }
        _ = try call.openRegistry(forWriting: true).outcome(of: .signTogether(signed))
        let list = ids.map(\.number)
        try call.answer(
            text: "cli.signedTogether",
            ["n": String(list.count), "numbers": list.joined(separator: call.words("list.comma"))],
            json: [.init("numbers", .array(list.map(JSONValue.string))), .init("changed", .bool(true))])
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
    fileprivate func perform(_ verb: Verb, on id: RecordID, saying key: String) throws(Failure) {
        switch try openRegistry(forWriting: true).outcome(of: verb) {
        case .done: try tell(key, id, changed: true)
        case .unchanged: try tell("cli.unchanged", id, changed: false)
        case .draft, .draftDropped, .exported, .fetched, .opened, .printed, .preview: break
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
