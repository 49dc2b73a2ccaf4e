import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning merge FROM INTO`
struct MergeCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("merge") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("mergeFrom", "number"))
    var from: String

    @Argument(help: argumentHelp("mergeInto", "number"))
    var into: String

    @Option(name: .customLong("keep"), help: argumentHelp("keepField", "field=from|into"))
    var keep: [String] = []

    @Option(name: .customLong("as"), help: argumentHelp("aliasSort", "sort"))
    var sort: String?

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Flag(name: .customLong("preview"), help: argumentHelp("preview"))
    var isPreview = false

    func run() throws {
        let call = try Call(common)
        var request = MergeRequest(try call.record(from), into: try call.record(into))
        request.reason = reason ?? ""
        request.aliasSort = try sort.map { word throws(Failure) in try call.aliasSort(word) }
        for pair in keep {
            let (key, value) = try call.assignment(pair)
            guard request.from.kind.description.field(key) != nil else {
                throw Failure.refusal(.noSuchField(key, request.from.kind))
            }
            guard let keep = MergeRequest.Keep(rawValue: value) else {
                throw Failure.usage("badKeep", ["value": Words.clipped(value), "field": key])
            }
            request.keeping[key] = keep
        }
        let registry = try call.openRegistry(forWriting: !isPreview)
        guard !isPreview else {
            guard case .mergePreview(let preview) = try registry.reply(to: .mergePreview(request)) else {
                return
            }
            return try MergeAnswer(call: call).write(preview)
        }
        _ = try registry.outcome(of: .merge(request, on: call.today))
        try call.answer(
            text: "cli.merged", ["from": request.from.number, "into": request.into.number],
            json: [
                .init("number", .string(request.into.number)), .init("merged", .string(request.from.number)),
                .init("changed", .bool(true)),
            ])
    }
}

/// `twinning unmerge NUMBER`
struct UnmergeCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("unmerge") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("unmerge", "number"))
    var number: String

    @Option(name: .customLong("choose"), help: argumentHelp("choose", "field=survivor|restored|both"))
    var choose: [String] = []

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Flag(name: .customLong("preview"), help: argumentHelp("preview"))
    var isPreview = false

    func run() throws {
        let call = try Call(common)
        var request = UnmergeRequest(try call.record(number))
        request.reason = reason ?? ""
        for pair in choose {
            let (key, value) = try call.assignment(pair)
            guard let owner = UnmergeRequest.Owner(rawValue: value) else {
                throw Failure.usage(
                    "badChoice", ["value": Words.clipped(value), "field": Words.clipped(key)])
            }
            request.choices[RecordID(number: key)?.number ?? key] = owner
        }
        let registry = try call.openRegistry(forWriting: !isPreview)
        guard !isPreview else {
            guard case .unmergePreview(let preview) = try registry.reply(to: .unmergePreview(request)) else {
                return
            }
            return try MergeAnswer(call: call).write(preview)
        }
        guard case .done(_, let ids) = try registry.outcome(of: .unmerge(request)), let survivor = ids.last
        else {
            return
        }
        try call.answer(
            text: "cli.unmerged", ["number": request.record.number, "survivor": survivor.number],
            json: [
                .init("number", .string(request.record.number)), .init("survivor", .string(survivor.number)),
                .init("changed", .bool(true)),
            ])
    }
}

extension Call {
    /// `KEY=WORD`.
    fileprivate func assignment(_ text: String) throws(Failure) -> (key: String, value: String) {
        guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
            throw Failure.usage("notAnAssignment", ["argument": Words.clipped(text)])
        }
        return (text[..<sign].trimmed, text[text.index(after: sign)...].trimmed)
    }
}
