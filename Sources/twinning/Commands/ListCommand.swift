import ArgumentParser
import Domain
import FileStore

/// `twinning list KIND [--where EXPR] [--sort FIELD] [--limit N]`
struct ListCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("list") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var past: PastOptions

    @Argument(help: argumentHelp("kind", "kind"))
    var kind: String

    @Option(name: .customLong("where"), help: argumentHelp("where", "expr"))
    var condition: String?

    @Option(name: .customLong("sort"), help: argumentHelp("sort", "field"))
    var sort: String?

    @Flag(name: .customLong("descending"), help: argumentHelp("descending"))
    var isDescending = false

    @Flag(name: .customLong("retired"), help: argumentHelp("retired"))
    var includesRetired = false

    @Flag(name: .customLong("private"), help: argumentHelp("private"))
    var showsPrivate = false

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let limit = try limit.map { text throws(Failure) in try call.limit(text) }
        _ = try query(call)
        try call.reading(past) { call, registry in
            // What is asked of a day is asked of that day.
            try ListAnswer.write(
                query(call), limit ?? .max, call, in: registry, showsPrivate: showsPrivate)
        }
    }

    private func query(_ call: Call) throws(Failure) -> ListQuery {
        var query = ListQuery(try call.kind(kind))
        query.includesRetired = includesRetired
        if let condition {
            do throws(Refusal) {
                query.conditions = try WhereExpression.conditions(
                    condition, kind: query.kind, today: call.today)
            } catch {
                throw Failure.refusal(error)
            }
        }
        let field = sort ?? ListQuery.numberKey
        guard field == ListQuery.numberKey || query.kind.description.field(field) != nil else {
            throw Failure.refusal(.noSuchField(field, query.kind))
        }
        query.sort = ListQuery.Sort(field: field, descending: isDescending)
        return query
    }
}
