import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning pledge ACTIVITY ITEM [FIELD=VALUE...]`
struct PledgeCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("pledge") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("activity", "number"))
    var activity: String

    @Argument(help: argumentHelp("agendaItem", "item"))
    var item: String

    @Argument(help: argumentHelp("assignments", "field=value"))
    var assignments: [String] = []

    func run() throws {
        let call = try Call(common)
        let assignments = try Assignments(assignments)
        let registry = try call.openRegistry(forWriting: true)
        let ceremony = try registry.ceremony(try call.record(activity))
        let agenda = ceremony.activity[Activity.agenda].value ?? []
        guard let place = Int(item.foldedToASCII), let line = agenda[safely: place - 1] else {
            throw Failure.usage(
                "noSuchAgendaItem",
                [
                    "item": Words.clipped(item), "number": ceremony.activity.id.number,
                    "n": String(agenda.count),
                ])
        }
        let taken = ceremony.commitments(fromItem: place)
        let next = Pledge.next(in: line, taken: taken, call.words)
        var record = Pledge.commitment(next, item: place, of: ceremony, id: RecordID(.commitment, -1))
        try assignments.apply(to: &record, today: call.today)
        try call.save(record, in: registry)
    }
}

/// `twinning daysheet ACTIVITY`
struct DaySheetCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("daysheet") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("activity", "number"))
    var activity: String

    @Flag(name: .customLong("save"), help: argumentHelp("saveDaySheet"))
    var isSaved = false

    func run() throws {
        let call = try Call(common)
        let registry = try call.openRegistry(forWriting: isSaved)
        let ceremony = try registry.ceremony(try call.record(activity))
        let stored = ceremony.activity[Activity.daySheet].value ?? []
        let lines = stored.isEmpty ? DaySheet.lines(for: ceremony, call.words) : stored
        if isSaved, stored.isEmpty {
            var record = ceremony.activity
            record[Activity.daySheet] = .value(lines)
            return try call.save(record, in: registry)
        }
        if call.format == .json {
            guard let type = Activity.description.field(Activity.daySheet.key)?.type else { return }
            let answer = Answer<Value>.value(.parts(lines))
            try call.output.line(answer.json(type, names: ceremony.names).text(indented: true))
        } else {
            try call.output.write(
                DaySheetDocument(ceremony.activity, lines, names: ceremony.names, call.words).text)
        }
        try call.output.flush()
    }
}

/// `twinning copy AGREEMENT --for B5,B6`
struct CopyCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("copy") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("copyAgreement", "number"))
    var agreement: String

    @Option(name: .customLong("for"), help: argumentHelp("copyFor", "numbers"))
    var parties: [String]

    @Option(name: .customLong("side"), help: argumentHelp("copySide", "a|b"))
    var side: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.record(agreement)
        guard id.kind == .agreement else { throw Failure.usage("notAnAgreement", ["number": id.number]) }
        var chosen: [RecordID] = []
        for number in parties.flatMap({ $0.split(whereSeparator: { ",，、 ".contains($0) }) }) {
            chosen.append(try call.record(String(number)))
        }
        let registry = try call.openRegistry(forWriting: true)
        guard
            case .agreementForOthers(let others) = try registry.reply(
                to: .agreementForOthers(id, parties: chosen))
        else { return }
        let meant = side.flatMap { Side(rawValue: $0.lowercased()) } ?? others.side
        if let side, Side(rawValue: side.lowercased()) == nil {
            throw Failure.usage("badSide", ["value": Words.clipped(side)])
        }
        let drafts = others.drafts(on: meant, call.words)
        guard case .done(_, let ids) = try registry.outcome(of: .save(drafts, draft: nil)) else { return }
        let numbers = ids.filter { $0.kind == .agreement }.map(\.number)
        try call.answer(
            text: "cli.copied",
            [
                "number": id.number, "n": String(numbers.count),
                "numbers": numbers.joined(separator: call.words("list.comma")),
            ],
            json: [
                .init("number", .string(id.number)), .init("drafts", .array(numbers.map(JSONValue.string))),
                .init("changed", .bool(true)),
            ])
    }
}

/// `twinning compare AGREEMENT AGREEMENT`
struct CompareCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("compare") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("compareOld", "number"))
    var old: String

    @Argument(help: argumentHelp("compareNew", "number"))
    var new: String

    func run() throws {
        let call = try Call(common)
        let ids = [try call.record(old), try call.record(new)]
        for id in ids where id.kind != .agreement {
            throw Failure.usage("notAnAgreement", ["number": id.number])
        }
        let registry = try call.openRegistry(forWriting: false)
        guard case .records(let records, let names) = try registry.reply(to: .records(ids)) else { return }
        guard records.count == ids.count else {
            let missing = ids.first { id in !records.contains { $0.id == id } } ?? ids[0]
            throw Failure.refusal(.noSuchRecord(missing.number))
        }
        let document = ComparisonDocument(records[0], records[1], names: names, call.words)
        if call.format == .json {
            try call.output.line(document.json.text(indented: true))
        } else {
            try call.output.write(document.text)
        }
        try call.output.flush()
    }
}

extension Registry {
    /// The ceremony of an activity, with refusals as failures of the command.
    fileprivate func ceremony(_ id: RecordID) throws(Failure) -> Ceremony {
        guard id.kind == .activity else { throw Failure.usage("notAnActivity", ["number": id.number]) }
        guard case .ceremony(let ceremony) = try reply(to: .ceremony(id)) else {
            throw Failure.refusal(.noSuchRecord(id.number))
        }
        return ceremony
    }
}
