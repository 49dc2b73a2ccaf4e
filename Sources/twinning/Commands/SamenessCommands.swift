import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning near KIND NAME...`
struct NearCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("near") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("kind", "kind"))
    var kind: String

    @Argument(help: argumentHelp("names", "name"))
    var names: [String]

    @Option(name: .customLong("in"), help: argumentHelp("in", "number"))
    var places: [String] = []

    @Option(name: .customLong("beside"), help: argumentHelp("beside", "number"))
    var beside: [String] = []

    @Option(name: .customLong("code"), help: argumentHelp("code", "code"))
    var code: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        var request = NearRequest(try call.kind(kind), names: names)
        request.context = try places.map { text throws(Failure) in try call.record(text) }
        request.beside = try beside.map { text throws(Failure) in try call.record(text) }
        request.code = code
        request.limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? 20
        guard case .near(let near) = try call.openRegistry(forWriting: false).reply(to: .near(request))
        else { return }
        try SamenessAnswers(call: call).write(near, request.kind)
    }
}

/// `twinning duplicates [KIND]`
struct DuplicatesCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("duplicates") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("kind", "kind"))
    var kind: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    /// Of a registry that is full of them so many are told: they are decided one by one.
    private static let usual = 200

    func run() throws {
        let call = try Call(common)
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? DuplicatesCommand.usual
        let kinds = try kind.map { word throws(Failure) in [try call.kind(word)] } ?? Kind.allCases
        let registry = try call.openRegistry(forWriting: false)
        var best = BestPairs(limit: limit)
        for kind in kinds {
            var place: DuplicatesPlace?
            repeat {
                let request = DuplicatesRequest(kind, from: place)
                guard case .duplicates(let window) = try registry.reply(to: .duplicates(request)) else {
                    break
                }
                best.add(window)
                place = window.next
            } while place != nil
        }
        try SamenessAnswers(call: call).write(best)
    }
}

/// The pairs that most speaks for, of many.
struct BestPairs {
    let limit: Int
    private(set) var pairs: [DuplicatePair] = []
    private(set) var names: [RecordID: String] = [:]
    private(set) var isCut = false
    private var seen: Set<RecordPair> = []

    init(limit: Int) { self.limit = limit }

    mutating func add(_ window: DuplicatesWindow) {
        names.merge(window.names) { known, _ in known }
        pairs += window.pairs.filter { seen.insert($0.pair).inserted }
        pairs.sort { ($0.score, $1.pair) > ($1.score, $0.pair) }
        if pairs.count > limit {
            isCut = true
            pairs.removeLast(pairs.count - limit)
        }
    }
}

/// What is common to the answers about two records.
struct PairArguments: ParsableArguments {
    @Argument(help: ArgumentHelp(CommandLineProgram.words("cli.argument.number"), valueName: "number"))
    var one: String

    @Argument(help: ArgumentHelp(CommandLineProgram.words("cli.argument.otherNumber"), valueName: "number"))
    var other: String

    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp(CommandLineProgram.words("cli.argument.reason"), valueName: "text"))
    var reason: String?

    @Flag(
        name: .customLong("withdraw"), help: ArgumentHelp(CommandLineProgram.words("cli.argument.withdraw")))
    var isWithdrawn = false

    fileprivate func answer(_ verdict: SamenessAnswer.Verdict, _ call: Call) throws(Failure) {
        let (first, second) = (try call.record(one), try call.record(other))
        guard let pair = RecordPair(first, second) else { throw Failure.refusal(.notAPair(first, second)) }
        let reason = reason ?? ""
        let verb: Verb =
            isWithdrawn ? .withdrawAnswer(pair, reason: reason) : .answer(pair, verdict, reason: reason)
        try call.perform(
            verb, pair, saying: isWithdrawn ? "cli.said.withdrawn" : "cli.said." + verdict.rawValue)
    }
}

/// `twinning same NUMBER NUMBER` and `twinning same NUMBER NAME`
struct SameCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("same") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var arguments: PairArguments

    @Option(name: .customLong("as"), help: argumentHelp("aliasSort", "sort"))
    var sort: String?

    @Option(name: .customLong("source"), help: argumentHelp("aliasSource", "number"))
    var source: String?

    func run() throws {
        let call = try Call(common)
        if RecordID(number: arguments.other.foldedToASCII.trimmed) != nil, sort == nil, source == nil {
            return try arguments.answer(.same, call)
        }
        try addAlias(call)
    }

    /// The name is another one of the record.
    private func addAlias(_ call: Call) throws(Failure) {
        let id = try call.record(arguments.one)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let sort = try sort.map { word throws(Failure) in try call.aliasSort(word) }
        let source = try source.map { text throws(Failure) in try call.record(text) }
        guard let record = page.record.with(alias: arguments.other, sort, source) else {
            return try call.tell("cli.unchanged", page.record.id, changed: false)
        }
        try call.save(record, in: registry)
    }
}

/// `twinning different NUMBER NUMBER`
struct DifferentCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("different") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var arguments: PairArguments

    func run() throws { try arguments.answer(.different, try Call(common)) }
}

/// `twinning later NUMBER NUMBER`
struct LaterCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("later") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var arguments: PairArguments

    func run() throws { try arguments.answer(.later, try Call(common)) }
}

extension Call {
    func aliasSort(_ word: String) throws(Failure) -> Alias.Sort {
        guard let sort = Alias.Sort(rawValue: word) else {
            throw Failure.usage(
                "badAliasSort",
                [
                    "value": Words.clipped(word),
                    "sorts": Alias.Sort.allCases.map(\.rawValue).joined(separator: ", "),
                ])
        }
        return sort
    }

    /// Says on standard error that the number answers with another record.
    func tellMerged(_ page: Page) {
        guard let asked = page.askedFor else { return }
        Output.complain(words("cli.merged.now", ["number": asked.number, "survivor": page.record.id.number]))
    }

    fileprivate func perform(_ verb: Verb, _ pair: RecordPair, saying key: String) throws(Failure) {
        let outcome = try openRegistry(forWriting: true).outcome(of: verb)
        var isChanged = true
        if case .unchanged = outcome { isChanged = false }
        try answer(
            text: key, ["one": pair.first.number, "other": pair.second.number],
            json: [
                .init("one", .string(pair.first.number)), .init("other", .string(pair.second.number)),
                .init("changed", .bool(isChanged)),
            ])
    }
}
