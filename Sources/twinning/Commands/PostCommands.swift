import ArgumentParser
import Cells
import Documents
import Domain
import FileStore

/// `twinning holders NUMBER [--on DATE]`
struct HoldersCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("holders") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("body", "number"))
    var number: String

    @Option(name: .customLong("on"), help: argumentHelp("onDay", "date"))
    var on: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        guard [.branch, .unit, .village, .region].contains(id.kind) else {
            throw Failure.usage("notABody", ["number": id.number])
        }
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") } ?? call.today
        let registry = try call.openRegistry(forWriting: false)
        guard case .posts(let found) = try registry.reply(to: .posts(of: id, on: day)) else { return }
        try PostAnswers(call: call).write(found)
    }
}

/// `twinning elections [--within DAYS]`
struct ElectionsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("elections") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("within"), help: argumentHelp("within", "days"))
    var within: String?

    @Option(name: .customLong("limit"), help: argumentHelp("limit", "n"))
    var limit: String?

    func run() throws {
        let call = try Call(common)
        let days = try within.map { text throws(Failure) in try call.days(text) } ?? Election.warning
        let limit = try limit.map { text throws(Failure) in try call.limit(text) } ?? 1000
        guard let until = call.today.adding(days: days) else {
            throw Failure.usage("badDays", ["value": String(days)])
        }
        let registry = try call.openRegistry(forWriting: false)
        let question = Question.elections(until: until, today: call.today, limit: limit)
        guard case .elections(let due) = try registry.reply(to: question) else { return }
        try PostAnswers(call: call).write(due, within: days)
    }
}

/// `twinning handover NUMBER`
struct HandoverCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("handover") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("person", "number"))
    var number: String

    @Flag(name: .customLong("private"), help: argumentHelp("private"))
    var showsPrivate = false

    func run() throws {
        let call = try Call(common)
        let id = try call.person(number)
        let registry = try call.openRegistry(forWriting: false)
        guard case .handover(let sheet) = try registry.reply(to: .handover(of: id.record, today: call.today))
        else { return }
        let told = HandoverText(sheet, call.words, today: call.today, showsPrivate: showsPrivate)
        let document = HandoverDocument(told)
        switch call.format {
        case .json: try call.output.line(document.json.text(indented: true))
        case .text: try call.output.write(document.text)
        case .csv:
            var table = OutputTable(
                ["section", "number", "text"].map {
                    OutputTable.Column($0, label: call.words("cli.column." + $0))
                })
            for section in told.sections {
                for line in section.lines {
                    table.add([
                        OutputTable.Cell(section.title), OutputTable.Cell(line.record?.number ?? ""),
                        OutputTable.Cell(line.text.trimmed),
                    ])
                }
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
    }
}

/// `twinning liaison AGREEMENT PERSON --side SIDE [--from PERSON] [--on DATE]`
struct LiaisonCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("liaison") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("agreement", "number"))
    var agreement: String

    @Argument(help: argumentHelp("liaison", "number"))
    var person: String

    @Option(name: .customLong("side"), help: argumentHelp("side", "side"))
    var side: String

    @Option(name: .customLong("from"), help: argumentHelp("liaisonFrom", "number"))
    var from: String?

    @Option(name: .customLong("on"), help: argumentHelp("onDay", "date"))
    var on: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.record(agreement)
        guard id.kind == .agreement else { throw Failure.usage("noLiaisons", ["number": id.number]) }
        guard let side = Side(rawValue: side.foldedToASCII.trimmed.lowercased()) else {
            throw Failure.usage("badSide", ["value": Words.clipped(side)])
        }
        let person = try call.person(person)
        let leaving = try from.map { text throws(Failure) in try call.person(text) }
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") } ?? call.today
        guard day.isExact else { throw Failure.usage("badDay", ["option": "--on", "value": day.written]) }
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let record = page.record.handingOver(liaison: side, from: leaving, to: person, on: day)
        try call.save(record, in: registry)
    }
}

extension Call {
    func person(_ number: String) throws(Failure) -> ID<Person> {
        let id = try record(number)
        guard let person = ID<Person>(id) else { throw Failure.usage("notAPerson", ["number": id.number]) }
        return person
    }

    /// So many days, none or more.
    func days(_ typed: String) throws(Failure) -> Int {
        guard let days = Int(typed), (0...100_000).contains(days) else {
            throw Failure.usage("badDays", ["value": Words.clipped(typed)])
        }
        return days
    }

    /// Asks what has to be asked before posts are saved; a second secretary is not saved unless it is meant. Gives the
    /// records to save, those whose posts end with it among them.
    func questioned(
        _ record: Record, in registry: Registry, _ answer: PostAnswerOptions
    ) throws(Failure) -> [Record] {
        guard record.kind == .person,
            case .postQuestions(let questions) = try registry.reply(
                to: .postQuestions([record], today: today))
        else { return [record] }
        for liaison in questions.liaisons { Output.remark(words.sentence(liaison, names: questions.names)) }
        guard !questions.second.isEmpty, !answer.isMeant else { return [record] }
        var records = [record]
        for question in questions.second {
            let sentence = words.sentence(question, names: questions.names)
            guard answer.endsOther else {
                let key = question.endsOn == nil ? "secondSecretary" : "secondSecretaryEnding"
                throw Failure.question(
                    words(
                        "cli.question." + key,
                        [
                            "question": sentence, "day": question.endsOn?.written ?? "",
                            "holder": question.holder.person.number,
                        ]))
            }
            guard let ending = question.ending else {
                throw Failure.question(words("cli.question.cannotEnd", ["question": sentence]))
            }
            if records.contains(where: { $0.id == ending.id }) { continue }
            records.append(ending)
        }
        return records
    }
}

/// How a question about posts is answered beforehand.
struct PostAnswerOptions: ParsableArguments {
    @Flag(
        name: .customLong("anyway"), help: ArgumentHelp(CommandLineProgram.words("cli.argument.anyway")))
    var isMeant = false

    @Flag(
        name: .customLong("end-other"),
        help: ArgumentHelp(CommandLineProgram.words("cli.argument.endOther")))
    var endsOther = false
}
