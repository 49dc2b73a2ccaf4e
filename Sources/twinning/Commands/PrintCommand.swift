import ArgumentParser
import Documents
import Domain
import FileStore
import Foundation

/// `twinning print NUMBER [--to FILE]`
struct PrintCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("print") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Option(name: .customLong("to"), help: argumentHelp("to", "file"))
    var to: String?

    @Option(name: .customLong("as-of"), help: argumentHelp("asOf", "date"))
    var asOf: String?

    @Option(name: .customLong("templates"), help: argumentHelp("templates", "folder"))
    var templates: String?

    @Flag(name: .customLong("final"), help: argumentHelp("final"))
    var isFinal = false

    @Flag(name: .customLong("replace"), help: argumentHelp("replace"))
    var replaces = false

    func run() throws {
        // The common option knows tables and records; a paper is a page or plain text.
        var others = common
        others.format = nil
        let call = try Call(others)
        let id = try call.record(number)
        var request = PaperRequest(
            id, try format(), call.words.language, isFinal: isFinal, path: to, replaces: replaces)
        if let asOf { request.asOf = try call.day(asOf, option: "--as-of").last }
        if to?.isEmpty == true { throw Failure.usage("emptyPath", [:]) }
        let printer = Printer(
            try call.openRegistry(forWriting: false), call.words, today: call.today,
            folders: try folders())
        do {
            if to == nil {
                // A page holds what a browser is to obey; all else in it was made safe with the values.
                try call.output.write(try printer.text(request))
                try call.output.flush()
            } else if case .printed(let path) = try printer.print(request) {
                try call.answer(
                    text: "cli.printed", ["path": path],
                    json: [.init("number", .string(id.number)), .init("path", .string(path))])
            }
        } catch let refusal as Refusal {
            throw Failure.refusal(refusal)
        }
    }

    /// By `--format`, else by the end of the file's name, else text for reading at once.
    private func format() throws(Failure) -> PaperRequest.Format {
        if let format = common.format {
            guard let known = PaperRequest.Format(rawValue: format.lowercased()) else {
                throw Failure.usage("badPaperFormat", ["value": Words.clipped(format)])
            }
            return known
        }
        guard let end = to?.lowercased() else { return .text }
        return end.hasSuffix(".txt") || end.hasSuffix(".text") ? .text : .html
    }

    /// A folder that was named has to be there.
    private func folders() throws(Failure) -> [String] {
        if let templates {
            var isFolder: ObjCBool = false
            let path = WrittenPath.absolute(templates)
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
            else {
                throw Failure.refusal(.folderMissing(templates))
            }
        }
        do {
            return try CommandLineProgram.places.templateFolders(named: templates)
        } catch {
            throw Failure(error)
        }
    }
}

/// `twinning fingerprint NUMBER`
struct FingerprintCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("fingerprint") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Option(name: .customLong("as-of"), help: argumentHelp("asOf", "date"))
    var asOf: String?

    @Flag(name: .customLong("text"), help: argumentHelp("agreedText"))
    var showsText = false

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        guard id.kind == .agreement else { throw Failure.usage("notAnAgreement", ["number": id.number]) }
        let day = try asOf.map { text throws(Failure) in try call.day(text, option: "--as-of").last }
        let registry = try call.openRegistry(forWriting: false)
        guard case .paper(let paper) = try registry.reply(to: .paper(id, asOf: day)) else { return }
        let agreed = AgreedText(paper.record)
        let fingerprint = Fingerprint(agreed).text
        if call.format == .json {
            let members: [JSONValue.Member] = [
                .init("number", .string(paper.record.id.number)),
                .init("fingerprint", .string(fingerprint)), .init("text", .string(agreed.canonical)),
            ]
            try call.output.line(JSONValue.object(members).text(indented: true))
        } else {
            try call.output.line(fingerprint)
            if showsText { try call.output.write(TerminalText.safe(agreed.canonical, keepsLines: true)) }
        }
        try call.output.flush()
    }
}
