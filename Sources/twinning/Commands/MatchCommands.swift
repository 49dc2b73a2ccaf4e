import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning match [NUMBER]`: suggestions; `twinning match N1 R1`: decides about an offer for a need.
struct MatchCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("match") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var project: MatchProjectOptions

    @Argument(help: argumentHelp("matchNumbers", "number"))
    var numbers: [String] = []

    @Option(name: .customLong("amount"), help: argumentHelp("matchAmount", "amount"))
    var amount: String?

    @Flag(name: .customLong("decline"), help: argumentHelp("matchDecline"))
    var declines = false

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Flag(name: .customLong("anyway"), help: argumentHelp("matchAnyway"))
    var insists = false

    @Option(name: .customLong("on"), help: argumentHelp("matchOn", "date"))
    var on: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let ids = try numbers.map { text throws(Failure) in try call.record(text) }
        guard ids.count == 2 else {
            guard ids.count < 2, !declines, amount == nil, !project.isGiven else {
                throw Failure.usage("matchTwo", [:])
            }
            return try suggest(ids.first, call)
        }
        // In either order.
        let (need, offer) = ids[0].kind == .offer ? (ids[1], ids[0]) : (ids[0], ids[1])
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") } ?? call.today
        if declines {
            guard amount == nil, !project.isGiven else { throw Failure.usage("matchDeclineOnly", [:]) }
            return try call.decide(.decline(offer: offer, reason: reason ?? ""), of: need, on: day)
        }
        let amount = try amount.map { text throws(Failure) -> Quantity in
            guard let amount = Quantity(typed: text) else {
                throw Failure.usage("badAmount", ["value": Words.clipped(text)])
            }
            return amount
        }
        let deed = MatchDeed.accept(
            offer: offer, amount: amount, project: project.choice, insists: insists)
        try call.decide(deed, of: need, on: day)
    }

    private func suggest(_ about: RecordID?, _ call: Call) throws {
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? 100
        let registry = try call.openRegistry(forWriting: false)
        let request = MatchRequest(about: about, today: call.today, limit: limit)
        guard case .suggestions(let found) = try registry.reply(to: .suggestions(request)) else { return }
        let document = MatchDocument(found, call.words)
        if call.format == .json {
            try call.output.line(document.json.text(indented: true))
        } else if found.items.isEmpty, call.format == .text {
            let why = found.obstacle.map { call.words.sentence($0) }
            try call.output.line(why ?? call.words("cli.match.nothing"))
        } else {
            try call.write(document.table, header: true)
        }
        try call.output.flush()
        if found.isCut { Output.complain(call.words("cli.match.cut", ["n": String(found.items.count)])) }
    }
}

/// The project that comes of a need: a new one by its name, or one that is there by its number.
struct MatchProjectOptions: ParsableArguments {
    @Option(
        name: .customLong("project"),
        help: ArgumentHelp(CommandLineProgram.words("cli.argument.matchProject"), valueName: "name"))
    var project: String?

    var isGiven: Bool { project != nil }

    var choice: MatchDeed.ProjectChoice {
        guard let project else { return .none }
        if let id = RecordID(number: project.foldedToASCII.trimmed), id.kind == .project {
            return .existing(id)
        }
        return .new(name: project)
    }
}

/// `twinning take-up NEED by NUMBER`
struct TakeUpCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("take-up") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var project: MatchProjectOptions

    @Argument(help: argumentHelp("takeUpNumbers", "number"))
    var numbers: [String]

    @Option(name: .customLong("with"), help: argumentHelp("takeUpWith", "number"))
    var offer: String?

    @Option(name: .customLong("on"), help: argumentHelp("matchOn", "date"))
    var on: String?

    func run() throws {
        let call = try Call(common)
        let typed = numbers.filter { !["by", "由"].contains($0.lowercased()) }
        let ids = try typed.map { text throws(Failure) in try call.record(text) }
        guard ids.count == 2, ids[1].kind == .branch || ids[1].kind == .unit else {
            throw Failure.usage("takeUpBy", [:])
        }
        let offer = try offer.map { text throws(Failure) in try call.record(text) }
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") } ?? call.today
        try call.decide(.takeUp(by: ids[1], offer: offer, project: project.choice), of: ids[0], on: day)
    }
}

/// `twinning take-back NEED [OFFER]`
struct TakeBackCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("take-back") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("need", "number"))
    var need: String

    @Argument(help: argumentHelp("takeBackOffer", "number"))
    var offer: String?

    func run() throws {
        let call = try Call(common)
        let need = try call.record(need)
        let offer = try offer.map { text throws(Failure) in try call.record(text) }
        try call.decide(.takeBack(offer: offer), of: need, on: call.today)
    }
}

/// `twinning met NEED`
struct MetCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("met") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("need", "number"))
    var need: String

    func run() throws {
        let call = try Call(common)
        try call.decide(.meet, of: call.record(need), on: call.today)
    }
}

/// `twinning gaps [--of NUMBER]`
struct GapsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("gaps") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("of"), help: argumentHelp("listsOf", "number"))
    var about: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let about = try about.map { text throws(Failure) in try call.record(text) }
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? 1000
        let registry = try call.openRegistry(forWriting: false)
        let request = GapsRequest(about: about, today: call.today, limit: limit)
        guard case .gaps(let gaps) = try registry.reply(to: .gaps(request)) else { return }
        let document = GapsDocument(gaps, call.words)
        if call.format == .json {
            try call.output.line(document.json.text(indented: true))
        } else if gaps.needs.isEmpty, gaps.offers.isEmpty, call.format == .text {
            try call.output.line(call.words("gaps.nothing"))
        } else {
            try call.write(document.table, header: true)
        }
        try call.output.flush()
        if gaps.needsInAll > gaps.needs.count || gaps.offersInAll > gaps.offers.count {
            Output.complain(
                call.words(
                    "cli.gaps.cut",
                    ["needs": String(gaps.needsInAll), "offers": String(gaps.offersInAll)]))
        }
    }
}

/// `twinning lists [NUMBER]`
struct ListsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("lists") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("listsOf", "number"))
    var about: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let about = try about.map { text throws(Failure) in try call.record(text) }
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? 1000
        let registry = try call.openRegistry(forWriting: false)
        let request = ThreeListsRequest(about: about, today: call.today, limit: limit)
        guard case .threeLists(let lists) = try registry.reply(to: .threeLists(request)) else { return }
        let document = ThreeListsDocument(lists, call.words)
        if call.format == .json {
            try call.output.line(document.json.text(indented: true))
        } else if lists.totals.values.allSatisfy({ $0 == 0 }), call.format == .text {
            try call.output.line(call.words("lists.nothing"))
        } else {
            try call.write(document.table, header: true)
        }
        try call.output.flush()
    }
}

extension Call {
    /// Decides about a need and says what came of it.
    fileprivate func decide(_ deed: MatchDeed, of need: RecordID, on day: CalendarDay) throws(Failure) {
        let registry = try openRegistry(forWriting: true)
        let outcome = try registry.outcome(of: .match(deed, of: need, on: day))
        var isChanged = false
        var made: RecordID?
        if case .done(_, let ids) = outcome {
            isChanged = true
            made = ids.first { $0.kind == .project }
        }
        guard case .page(let page) = try registry.reply(to: .page(need)) else { return }
        var members: [JSONValue.Member] = [
            .init("number", .string(page.record.id.number)), .init("changed", .bool(isChanged)),
            .init("state", page.record[Need.state].value.map { .string($0.rawValue) } ?? .null),
            .init("takenUpBy", page.record[Need.takenUpBy].value.map { .string($0.number) } ?? .null),
            .init(
                "project",
                (made ?? page.record[Need.project].value?.record).map { .string($0.number) } ?? .null),
        ]
        var said =
            isChanged
            ? words.did(deed, page.record.id, project: made) : words("cli.unchanged", ["number": need.number])
        if let offer = deed.offer, case .page(let offered) = try registry.reply(to: .page(offer)),
            let use = offered.use
        {
            members.append(.init("offer", .string(offered.record.id.number)))
            members += use.members
            let unit = offered.record[Offer.unit].value
            if !use.lines.isEmpty || use.amount != nil {
                said += words("list.semicolon") + offered.record.id.number + " " + words.use(use, unit: unit)
            }
            if let excess = use.excess, case .accept = deed {
                Output.remark(words.excess(excess, of: offered.record.id, unit: unit))
            }
        }
        if format == .json {
            try output.line(JSONValue.object(members).text(indented: true))
        } else {
            try output.line(TerminalText.safe(said))
        }
        try output.flush()
    }
}
