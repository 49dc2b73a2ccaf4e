import ArgumentParser
import Domain
import FileStore

/// `twinning journal [NUMBER] [--between STEP,STEP]`
struct JournalCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("journal") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var past: PastOptions

    @Argument(help: argumentHelp("journalNumber", "number"))
    var number: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    @Flag(name: .customLong("private"), help: argumentHelp("private"))
    var showsPrivate = false

    @Option(name: .customLong("between"), help: argumentHelp("between", "#step,#step"))
    var between: String?

    func run() throws {
        let call = try Call(common)
        if let between { return try compare(between, call) }
        let id = try number.map { text throws(Failure) in try call.record(text) }
        let limit = try limit.map { text throws(Failure) in try call.limit(text) }
        // A journal says what was said: of a day, too, there is nothing else in it.
        guard past.asOf == nil else { throw Failure.usage("journalAsSaid", [:]) }
        try call.reading(past) { call, registry in try write(id, limit ?? .max, call, registry) }
    }

    private func compare(_ typed: String, _ call: Call) throws {
        guard let number else { throw Failure.usage("betweenOfNothing", [:]) }
        guard past.asOf == nil else { throw Failure.usage("journalAsSaid", [:]) }
        let id = try call.record(number)
        let steps = typed.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard steps.count == 2 else { throw badBetween(typed) }
        var (from, until) = (try step(steps[0], typed), try step(steps[1], typed))
        // Whichever is named first, the earlier one is compared with the later.
        if let last = until, from.map({ $0 > last }) ?? true { (from, until) = (until, from) }
        let asked = (from, until)
        try call.reading(past) { call, registry in
            let (old, new) = (
                try version(id, after: asked.0, registry), try version(id, after: asked.1, registry)
            )
            try VersionAnswer(call: call, showsPrivate: showsPrivate, old: old, until: asked.1, new: new)
                .write()
        }
    }

    /// Nil for the present.
    private func step(_ text: String, _ typed: String) throws(Failure) -> Int64? {
        let text = text.trimmed
        if text.lowercased() == "now" { return nil }
        guard let step = Int64(text.hasPrefix("#") ? text.dropFirst() : text[...]), step > 0 else {
            throw badBetween(typed)
        }
        return step
    }

    private func badBetween(_ typed: String) -> Failure {
        .usage("badBetween", ["value": Words.clipped(typed)])
    }

    private func version(
        _ id: RecordID, after step: Int64?, _ registry: Registry
    ) throws(Failure) -> RecordVersion {
        // An unknown number is refused as everywhere; one that was not there yet has an answer of its own.
        _ = try registry.reply(to: .version(id, after: nil))
        do throws(Failure) {
            guard case .version(let version) = try registry.reply(to: .version(id, after: step)) else {
                throw Failure.refusal(.noSuchRecord(id.number))
            }
            return version
        } catch {
            guard case .refusal(.noSuchRecord) = error, let step else { throw error }
            throw Failure.usage("notYetThere", ["number": id.number, "step": String(step)])
        }
    }

    private func write(
        _ id: RecordID?, _ limit: Int, _ call: Call, _ registry: Registry
    ) throws(Failure) {
        if let id { _ = try registry.reply(to: .page(id)) }
        var answer = JournalAnswer(call, showsPrivate: showsPrivate)
        var left = limit
        var before: Int64?
        while left > 0 {
            let request = JournalRequest(record: id, before: before, limit: min(left, 100))
            guard case .journal(let window) = try registry.reply(to: .journal(request)) else { break }
            try answer.add(window)
            left -= window.steps.count
            guard !window.reachesEnd, let last = window.steps.last else { break }
            before = last.number
        }
        try answer.close()
    }
}

/// `twinning undo`
struct UndoCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("undo") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Call(common).step(.undo, saying: "cli.undone")
    }
}

/// `twinning redo`
struct RedoCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("redo") }

    @OptionGroup var common: CommonOptions

    func run() throws {
        try Call(common).step(.redo, saying: "cli.redone")
    }
}

extension Call {
    /// Undoes or redoes one step, and names what it was.
    fileprivate func step(_ verb: Verb, saying key: String) throws(Failure) {
        let registry = try openRegistry(forWriting: true)
        guard case .done(let step, let records) = try registry.outcome(of: verb) else { return }
        var original = step.verb
        if let number = step.of {
            let request = JournalRequest(before: number + 1, limit: 1)
            if case .journal(let window) = try registry.reply(to: .journal(request)),
                let found = window.steps.first
            {
                original = found.verb
            }
        }
        let touched = JournalAnswer.touched(step, records)
        try answer(
            text: key,
            [
                "step": String(step.of ?? step.number), "verb": words("cli.verb." + original.rawValue),
                "records": JournalAnswer.names(touched, words),
            ],
            json: [
                .init("step", .number(step.number)), .init("of", step.of.map(JSONValue.number) ?? .null),
                .init("verb", .string(original.rawValue)),
                .init("records", .array(touched.map { .string($0.id.number) })),
            ])
    }
}
