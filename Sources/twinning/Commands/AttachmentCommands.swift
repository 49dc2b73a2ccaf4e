import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning attach NUMBER FILE...`
struct AttachCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("attach") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("attachmentFile", "file"))
    var files: [String]

    @Option(name: .customLong("sort"), help: argumentHelp("attachmentSort", "sort"))
    var sort: String?

    @Option(name: .customLong("caption"), help: argumentHelp("caption", "text"))
    var caption: String?

    func run() throws {
        let call = try Call(common)
        let sort = try sort.map { word throws(Failure) in try call.attachmentSort(word) }
        let (registry, record) = try call.attachments(of: number, forWriting: true)
        let new = files.map { NewAttachment($0, sort: sort, caption: caption ?? "") }
        let before = Set((record[Common.attachments].value ?? []).map(\.id))
        let outcome = try registry.outcome(of: .attachment(.add(new, on: call.today), of: record.id))
        guard case .done = outcome else { return try call.tell("cli.unchanged", record.id, changed: false) }
        guard case .page(let page) = try registry.reply(to: .page(record.id)) else { return }
        let names = (page.record[Common.attachments].value ?? []).filter { !before.contains($0.id) }
            .compactMap { $0[Attachment.name].value }
        try call.answer(
            text: "cli.attached",
            ["number": record.id.number, "names": names.joined(separator: call.words("list.comma"))],
            json: [
                .init("number", .string(record.id.number)),
                .init("attachments", .array(names.map(JSONValue.string))), .init("changed", .bool(true)),
            ])
    }
}

/// `twinning attachments NUMBER`
struct AttachmentsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("attachments") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    func run() throws {
        let call = try Call(common)
        let (registry, record) = try call.attachments(of: number, forWriting: false)
        try AttachmentsAnswer(call: call, registry: registry, record: record).write()
    }
}

/// `twinning detach NUMBER NAME --reason TEXT`
struct DetachCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("detach") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("attachmentName", "name"))
    var name: String

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String

    func run() throws {
        let call = try Call(common)
        let (registry, record) = try call.attachments(of: number, forWriting: true)
        let line = try call.line(name, of: record)
        _ = try registry.outcome(
            of: .attachment(.remove(line: line.id ?? 0, reason: reason), of: record.id))
        try call.tell("cli.detached", line, of: record)
    }
}

/// `twinning attachment NUMBER NAME [--to FILE | --open | --caption TEXT | --sort SORT]`
struct AttachmentCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("attachment") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("attachmentName", "name"))
    var name: String

    @Option(name: .customLong("to"), help: argumentHelp("copyTo", "file"))
    var destination: String?

    @Flag(name: .customLong("replace"), help: argumentHelp("replaceFile"))
    var replaces = false

    @Flag(name: .customLong("open"), help: argumentHelp("openFile"))
    var opens = false

    @Option(name: .customLong("caption"), help: argumentHelp("caption", "text"))
    var caption: String?

    @Option(name: .customLong("sort"), help: argumentHelp("attachmentSort", "sort"))
    var sort: String?

    func run() throws {
        let call = try Call(common)
        let isEdit = caption != nil || sort != nil
        let sort = try sort.map { word throws(Failure) in try call.attachmentSort(word) }
        let (registry, record) = try call.attachments(of: number, forWriting: isEdit)
        let line = try call.line(name, of: record)
        if isEdit {
            let deed = AttachmentDeed.describe(
                line: line.id ?? 0, sort: sort ?? line[Attachment.sort].value ?? .other,
                caption: caption ?? line[Attachment.caption].value ?? "")
            switch try registry.outcome(of: .attachment(deed, of: record.id)) {
            case .unchanged: try call.tell("cli.unchanged", record.id, changed: false)
            default: try call.tell("cli.saved", record.id, changed: true)
            }
        }
        if let destination {
            try fetch(line, of: record, in: registry, .file(destination, replaces: replaces), call)
        }
        if opens { try fetch(line, of: record, in: registry, .opener, call) }
        if !isEdit, destination == nil, !opens {
            try AttachmentsAnswer(call: call, registry: registry, record: record, only: line).write()
        }
    }

    private func fetch(
        _ line: Part, of record: Record, in registry: Registry, _ destination: AttachmentFetch.Destination,
        _ call: Call
    ) throws(Failure) {
        let outcome: Outcome
        do {
            outcome = try AttachmentFetcher(registry).fetch(
                AttachmentFetch(record.id, line: line.id ?? 0, to: destination))
        } catch {
            throw Failure.refusal(error)
        }
        switch outcome {
        case .fetched(let path): try call.tell("cli.attachment.written", line, of: record, path: path)
        default: try call.tell("cli.attachment.opened", line, of: record)
        }
    }
}

extension Call {
    /// The record, under the number that answers for it.
    fileprivate func attachments(
        of number: String, forWriting: Bool
    ) throws(Failure) -> (Registry, Record) {
        let id = try record(number)
        let registry = try openRegistry(forWriting: forWriting)
        guard case .page(let page) = try registry.reply(to: .page(id)) else {
            throw Failure.refusal(.noSuchRecord(number))
        }
        tellMerged(page)
        return (registry, page.record)
    }

    fileprivate func line(_ name: String, of record: Record) throws(Failure) -> Part {
        do {
            return try Attachment.line(named: name, in: record) { TerminalText.safe($0) }
        } catch {
            throw Failure.refusal(error)
        }
    }

    fileprivate func attachmentSort(_ word: String) throws(Failure) -> Attachment.Sort {
        guard let sort = Attachment.Sort(rawValue: word) else {
            throw Failure.usage(
                "badSort",
                [
                    "value": Words.clipped(word),
                    "choices": Attachment.Sort.allCases.map(\.rawValue).joined(separator: ", "),
                ])
        }
        return sort
    }

    fileprivate func tell(
        _ key: String, _ line: Part, of record: Record, path: String? = nil
    ) throws(Failure) {
        let name = line[Attachment.name].value ?? ""
        var json: [JSONValue.Member] = [
            .init("number", .string(record.id.number)), .init("attachment", .string(name)),
        ]
        if let path { json.append(.init("path", .string(path))) }
        try answer(
            text: key, ["number": record.id.number, "name": name, "path": path ?? ""], json: json)
    }
}
