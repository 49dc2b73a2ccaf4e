import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning search TEXT... [--kind KIND]`
struct SearchCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("search") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var past: PastOptions

    @Argument(help: argumentHelp("searchText", "text"))
    var text: [String]

    @Option(name: .customLong("kind"), help: argumentHelp("kinds", "kind"))
    var kind: [String] = []

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    /// As long as the longest names: what is longer is nobody's name.
    private static let longest = 300

    func run() throws {
        let call = try Call(common)
        let wanted = text.joined(separator: " ").trimmed
        guard !wanted.isEmpty else { throw Failure.usage("emptySearch", [:]) }
        guard wanted.count <= SearchCommand.longest else {
            throw Failure.usage(
                "longSearch",
                ["length": String(wanted.count), "limit": String(SearchCommand.longest)])
        }
        var query = SearchQuery(wanted)
        query.kinds = try kind.map { word throws(Failure) in try call.kind(word) }
        if let limit { query.limit = try call.limit(limit) }
        let asked = query
        try call.reading(past) { call, registry in
            guard case .search(let found) = try registry.reply(to: .search(asked)) else { return }
            try SearchAnswer(call: call).write(found.hits)
            if found.isCut {
                Output.complain(call.words("cli.search.cut", ["n": String(found.hits.count)]))
            }
        }
    }
}

/// The hits of a search, each with the name that matched.
private struct SearchAnswer {
    let call: Call

    func write(_ hits: [SearchHit]) throws(Failure) {
        if hits.isEmpty, call.format == .text {
            try call.output.line(call.words("cli.search.nothing"))
        } else {
            try call.write(table(hits), header: true)
        }
        try call.output.flush()
    }

    private func table(_ hits: [SearchHit]) -> OutputTable {
        let words = call.words
        var table = OutputTable(
            ["number", "kind", "name", "matched", "matchedAs", "context"].map {
                OutputTable.Column($0, label: words("cli.column." + $0))
            } + [OutputTable.Column("retired", label: nil)])
        for hit in hits {
            table.add([
                OutputTable.Cell(hit.id.number),
                OutputTable.Cell(words.kind(hit.id.kind), json: .string(hit.id.kind.rawValue)),
                OutputTable.Cell(hit.name), OutputTable.Cell(hit.matched.text),
                OutputTable.Cell(label(hit), json: .string(hit.matched.role.key)),
                OutputTable.Cell(hit.context),
                OutputTable.Cell("", json: .bool(hit.isRetired)),
            ])
        }
        return table
    }

    private func label(_ hit: SearchHit) -> String {
        switch hit.matched.role {
        case .field(let key): call.words.label(hit.id.kind.rawValue, key)
        case .alias(let sort): call.words.choice("aliasSort", sort)
        case .number: call.words("cli.column.number")
        }
    }
}

extension MatchedName.Role {
    /// The same for scripts: a field's key, `alias.<sort>` or `number`.
    fileprivate var key: String {
        switch self {
        case .field(let key): key
        case .alias(let sort): "alias." + sort
        case .number: ListQuery.numberKey
        }
    }
}
