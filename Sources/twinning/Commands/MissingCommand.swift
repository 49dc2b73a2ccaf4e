import ArgumentParser
import Cells
import Documents
import Domain
import FileStore

/// `twinning missing [--kind KIND] [--shares]`
struct MissingCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("missing") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("kind"), help: argumentHelp("kind", "kind"))
    var kind: String?

    @Flag(name: .customLong("shares"), help: argumentHelp("shares"))
    var wantsShares = false

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let kind = try kind.map { word throws(Failure) in try call.kind(word) }
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? .max
        let registry = try call.openRegistry(forWriting: false)
        if wantsShares {
            guard case .shares(let shares) = try registry.reply(to: .shares(kind)) else { return }
            return try writeShares(shares, call)
        }
        try writeRecords(kind, limit, call, registry)
    }

    private func table(_ keys: [String], _ call: Call) -> OutputTable {
        OutputTable(keys.map { OutputTable.Column($0, label: call.words("cli.column." + $0)) })
    }

    private func writeShares(_ shares: [FieldShare], _ call: Call) throws(Failure) {
        var table = table(["recordKind", "field", "known", "asked", "share"], call)
        for share in shares where share.asked > 0 {
            let percent = share.known * 100 / share.asked
            table.add([
                OutputTable.Cell(call.words.kinds(share.kind), json: .string(share.kind.rawValue)),
                OutputTable.Cell(
                    call.words.label(share.kind.rawValue, share.field), json: .string(share.field)),
                OutputTable.Cell(String(share.known), json: .number(Int64(share.known))),
                OutputTable.Cell(String(share.asked), json: .number(Int64(share.asked))),
                OutputTable.Cell("\(percent) %", json: .number(Int64(percent))),
            ])
        }
        try call.write(table, header: true)
        try call.output.flush()
    }

    private func writeRecords(
        _ kind: Kind?, _ limit: Int, _ call: Call, _ registry: Registry
    ) throws(Failure) {
        var array = ArrayWriter(call.output)
        var count = 0
        var after = kind.map { RecordID($0, 0) }
        reading: while count < limit {
            let question = Question.missing(after: after, limit: min(500, limit - count))
            guard case .missing(let found) = try registry.reply(to: question) else { break }
            let items = found.items.filter { kind == nil || $0.id.kind == kind }
            var table = table(["number", "name", "missing"], call)
            for item in items {
                let labels = item.fields.map { call.words.label(item.id.kind.rawValue, $0) }
                if call.format == .json {
                    try array.add(
                        .object([
                            .init("number", .string(item.id.number)),
                            .init("kind", .string(item.id.kind.rawValue)), .init("name", .string(item.name)),
                            .init("missing", .array(item.fields.map(JSONValue.string))),
                        ]))
                } else {
                    table.add([
                        OutputTable.Cell(item.id.number), OutputTable.Cell(item.name),
                        OutputTable.Cell(labels.joined(separator: call.words("list.comma"))),
                    ])
                }
            }
            if call.format != .json, !items.isEmpty { try call.write(table, header: count == 0) }
            count += items.count
            guard !found.reachesEnd, items.count == found.items.count, let last = found.items.last else {
                break reading
            }
            after = last.id
        }
        if call.format == .json { return try array.close() }
        if count == 0, call.format == .text { try call.output.line(call.words("missing.nothing")) }
        try call.output.flush()
    }
}
