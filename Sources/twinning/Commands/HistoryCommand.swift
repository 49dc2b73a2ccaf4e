import ArgumentParser
import Domain
import FileStore

/// `twinning history [NUMBER] [--since D] [--until D] [--kind KIND] [--pillar PILLAR] [--text WORDS]`
struct HistoryCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("history") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var past: PastOptions

    @Argument(help: argumentHelp("historyNumber", "number"))
    var number: String?

    @Option(name: .customLong("since"), help: argumentHelp("since", "date"))
    var since: String?

    @Option(name: .customLong("until"), help: argumentHelp("historyUntil", "date"))
    var until: String?

    @Option(name: .customLong("kind"), help: argumentHelp("kinds", "kind"))
    var kind: [String] = []

    @Option(name: .customLong("pillar"), help: argumentHelp("pillars", "pillar"))
    var pillar: [String] = []

    @Option(name: .customLong("text"), help: argumentHelp("historyText", "text"))
    var text: String?

    @Flag(name: .customLong("newest-first"), help: argumentHelp("newestFirst"))
    var isNewestFirst = false

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        var query = HistoryQuery(subject: try number.map { text throws(Failure) in try call.record(text) })
        query.kinds = Set(try kind.map { word throws(Failure) in try call.kind(word) })
        query.pillars = Set(pillar.map { Pillar.key(of: $0, call.words) })
        query.text = text ?? ""
        query.since = try since.map { text throws(Failure) in try call.day(text, option: "--since") }
        query.until = try until.map { text throws(Failure) in try call.day(text, option: "--until") }
        query.newestFirst = isNewestFirst
        let limit = try limit.map { text throws(Failure) in try call.limit(text) }
        let asked = query
        try call.reading(past) { call, registry in try write(asked, limit, call, registry) }
    }

    private func write(
        _ query: HistoryQuery, _ limit: Int?, _ call: Call, _ registry: Registry
    ) throws(Failure) {
        if let subject = query.subject {
            // An unknown number is a refusal, not an empty history.
            guard case .page(let page) = try registry.reply(to: .page(subject)) else { return }
            call.tellMerged(page)
        }
        var answer = HistoryAnswer(call)
        var left = limit ?? .max
        var anchor = HistoryRequest.Anchor.first
        while left > 0 {
            let request = HistoryRequest(query, anchor, limit: min(left, 200))
            guard case .history(let window) = try registry.reply(to: .history(request)) else { break }
            try answer.add(window)
            left -= window.entries.count
            guard !window.reachesEnd, let last = window.entries.last else { break }
            anchor = .after(last.key)
        }
        try answer.close()
    }
}

extension Pillar {
    /// The pillar that is meant by a key or by its label; any other word is one of the user's own.
    static func key(of typed: String, _ words: Words) -> String {
        let wanted = typed.trimmed.lowercased()
        return list.keys.first { key in
            key.lowercased() == wanted || words.choice(list.name, key).lowercased() == wanted
        } ?? typed.trimmed
    }
}
