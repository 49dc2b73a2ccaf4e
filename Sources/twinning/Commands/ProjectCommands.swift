import ArgumentParser
import Domain
import FileStore

/// `twinning stage NUMBER [STAGE] [--on DAY]`
struct StageCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("stage") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("projectNumber", "number"))
    var number: String

    @Argument(help: argumentHelp("stage", "stage"))
    var stage: String?

    @Option(name: .customLong("on"), help: argumentHelp("stageOn", "date"))
    var on: String?

    func run() throws {
        let call = try Call(common)
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") }
        let wanted = try stage.map { text throws(Failure) in try call.choice(text, Project.state) }
        let registry = try call.openRegistry(forWriting: true)
        let record = try call.project(number, in: registry)
        guard let state = wanted ?? record[Project.state].value.flatMap(Project.next) else {
            throw Failure.usage("lastStage", ["number": record.id.number])
        }
        // A day that is known already stays, unless another is given.
        let reached = day ?? record.proposedDay(of: state, today: call.today)
        try call.save(record.moved(to: state, on: reached), in: registry)
        if let lost = call.words.daysLost(record, movingTo: state) { Output.remark(lost) }
    }
}

/// `twinning milestone NUMBER PLACE [STATE] [--on DAY] [--by NUMBER] [--evidence TEXT]`
struct MilestoneCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("milestone") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("projectNumber", "number"))
    var number: String

    @Argument(help: argumentHelp("milestonePlace", "n"))
    var place: String

    @Argument(help: argumentHelp("milestoneState", "state"))
    var state: String?

    @Option(name: .customLong("on"), help: argumentHelp("milestoneOn", "date"))
    var on: String?

    @Option(name: .customLong("by"), help: argumentHelp("acceptedBy", "number"))
    var by: String?

    @Option(name: .customLong("evidence"), help: argumentHelp("evidence", "text"))
    var evidence: String?

    func run() throws {
        let call = try Call(common)
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") }
        let wanted = try state.map { text throws(Failure) in try call.choice(text, Milestone.state) }
        var person: ID<Person>?
        if let by {
            let id = try call.record(by)
            guard let known = ID<Person>(id) else {
                throw Failure.refusal(
                    .invalid([
                        Problem(
                            FieldPath(.project, "milestones", .init(0, "acceptedBy")), .wrongKind([.person]),
                            given: id.number)
                    ]))
            }
            person = known
        }
        let registry = try call.openRegistry(forWriting: true)
        let record = try call.project(number, in: registry)
        let milestones = record[Project.milestones].value ?? []
        guard let typed = Int(place.foldedToASCII), milestones.indices.contains(typed - 1) else {
            throw Failure.usage(
                "badMilestone",
                [
                    "value": Words.clipped(place), "n": String(milestones.count),
                    "number": record.id.number,
                ])
        }
        let now = milestones[typed - 1][Milestone.state].value ?? .planned
        guard wanted != nil || evidence != nil else { throw Failure.usage("milestoneWhat", [:]) }
        let reached = wanted.map {
            day ?? record.proposedDay(ofMilestone: typed - 1, as: $0, today: call.today)
        }
        let changed = record.marking(
            milestone: typed - 1, as: wanted ?? now, on: reached, by: person, evidence: evidence)
        try call.save(changed ?? record, in: registry)
    }
}

/// `twinning indicators NUMBER [SORT...]`
struct IndicatorsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("indicators") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("projectNumber", "number"))
    var number: String

    @Argument(help: argumentHelp("indicatorSorts", "sort"))
    var sorts: [String] = []

    func run() throws {
        let call = try Call(common)
        for sort in sorts where !Indicator.sorts.keys.contains(sort) {
            throw Failure.usage(
                "badChoice",
                ["value": Words.clipped(sort), "choices": Indicator.sorts.keys.joined(separator: ", ")])
        }
        let registry = try call.openRegistry(forWriting: true)
        let record = try call.project(number, in: registry)
        let lacking = Indicator.lacking(in: record).filter { sorts.isEmpty || sorts.contains($0) }
        let lines = lacking.map { Indicator.line($0, call.words) }
        try call.save(lines.isEmpty ? record : record.adding(indicators: lines), in: registry)
    }
}

/// `twinning checks [NUMBER] [--explained] [--limit N]`
struct ChecksCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("checks") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("checksAbout", "number"))
    var number: String?

    @Flag(name: .customLong("explained"), help: argumentHelp("explainedToo"))
    var includesExplained = false

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let about = try number.map { text throws(Failure) in try call.record(text) }
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? .max
        let registry = try call.openRegistry(forWriting: false)
        try ChecksAnswer(call: call, registry: registry).write(
            about: about, limit: limit, includesExplained: includesExplained)
    }
}

/// `twinning explain NUMBER KEY --reason TEXT` and `twinning explain NUMBER KEY --withdraw`
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("explain") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("oddityKey", "key"))
    var key: String

    @Option(name: .customLong("reason"), help: argumentHelp("explainReason", "text"))
    var reason: String?

    @Flag(name: .customLong("withdraw"), help: argumentHelp("withdrawExplanation"))
    var isWithdrawn = false

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let odd = page.doubts.filter { $0.stands(call.today) }.compactMap { doubt -> Odd? in
            if case .odd(let odd) = doubt.reason { odd } else { nil }
        }
        // The name alone is enough where it is the only one of that name.
        let wanted = key.trimmed
        let named = odd.filter { $0.key == wanted }
        let found = named.isEmpty ? odd.filter { $0.name == wanted } : named
        guard found.count == 1, let one = found.first else {
            throw Failure.usage(
                found.isEmpty ? "noSuchOddity" : "severalOddities",
                [
                    "value": Words.clipped(key), "number": page.record.id.number,
                    "keys": odd.map { "“\($0.key)”" }.joined(separator: ", "),
                ])
        }
        if isWithdrawn { return try call.save(page.record.withdrawing(one), in: registry) }
        guard let reason, !reason.trimmed.isEmpty else { throw Failure.refusal(.reasonNeeded) }
        try call.save(page.record.explaining(one, reason: reason), in: registry)
    }
}

extension Call {
    /// The record of a project by its number as typed.
    func project(_ number: String, in registry: Registry) throws(Failure) -> Record {
        let id = try record(number)
        guard id.kind == .project else { throw Failure.usage("notAProject", ["number": id.number]) }
        guard case .page(let page) = try registry.reply(to: .page(id)) else {
            throw Failure.refusal(.noSuchRecord(id.number))
        }
        tellMerged(page)
        return page.record
    }

    /// One of the choices of a field, by its key or as it is called in the language in use.
    func choice<V: ChoiceValue>(_ typed: String, _ field: Field<V>) throws(Failure) -> V {
        guard case .choice(let list, _) = field.description.type else {
            throw Failure.usage("badChoice", [:])
        }
        let wanted = typed.trimmed
        let match = V.allCases.first {
            $0.rawValue.lowercased() == wanted.lowercased() || words.choice(list.name, $0.rawValue) == wanted
        }
        guard let match else {
            throw Failure.usage(
                "badChoice",
                ["value": Words.clipped(typed), "choices": list.keys.joined(separator: ", ")])
        }
        return match
    }
}
