import ArgumentParser
import Cells
import Documents
import Domain
import FileStore

/// `twinning statements NUMBER [FIELD]`
struct StatementsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("statements") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("aboutField", "field"))
    var field: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        let registry = try call.openRegistry(forWriting: false)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        if let field, page.record.kind.description.field(field) == nil {
            throw Failure.refusal(.noSuchField(field, page.record.kind))
        }
        try StatementAnswers(call: call).write(page.record, page.names, about: field)
    }
}

/// `twinning say NUMBER FIELD VALUE --source NUMBER [--words TEXT]`
struct SayCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("say") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("aboutField", "field"))
    var field: String

    @Argument(help: argumentHelp("says", "value"))
    var says: String

    @Option(name: .customLong("source"), help: argumentHelp("statementSource", "number"))
    var source: String

    @Option(name: .customLong("words"), help: argumentHelp("words", "text"))
    var words: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        let sourceID = try call.record(source)
        guard let source = ID<Source>(sourceID) else {
            throw Failure.usage("notASource", ["number": sourceID.number])
        }
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        guard page.record.kind.description.field(field) != nil else {
            throw Failure.refusal(.noSuchField(field, page.record.kind))
        }
        var line = Part()
        line[Statement.about] = .value(field)
        line[Statement.says] = .value(says.trimmed)
        line[Statement.source] = .value(source)
        if let words { line[Statement.words] = .value(words.trimmed) }
        var record = page.record
        record[Common.statements] = .value((record[Common.statements].value ?? []) + [line])
        try call.save(record, in: registry)
    }
}

/// `twinning choose NUMBER FIELD PLACE [--reason TEXT] [--take]`
struct ChooseCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("choose") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("aboutField", "field"))
    var field: String

    @Argument(help: argumentHelp("statementPlace", "n"))
    var place: String

    @Option(name: .customLong("reason"), help: argumentHelp("chooseReason", "text"))
    var reason: String?

    @Flag(name: .customLong("take"), help: argumentHelp("take"))
    var takes = false

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let record = page.record
        guard record.kind.description.field(field) != nil else {
            throw Failure.refusal(.noSuchField(field, record.kind))
        }
        let places = record.disputes.first { $0.field == field }?.statements ?? []
        guard let typed = Int(place.foldedToASCII), places.indices.contains(typed - 1) else {
            throw Failure.usage(
                "badStatement",
                [
                    "value": Words.clipped(place), "n": String(places.count), "number": record.id.number,
                    "field": field,
                ])
        }
        let chosen: Record
        do throws(Problem) {
            chosen = try record.choosing(
                statement: places[typed - 1], reason: (reason ?? "").trimmed, taking: takes,
                today: call.today)
        } catch {
            throw Failure.refusal(.invalid([error]))
        }
        try call.save(chosen, in: registry)
    }
}

/// `twinning conflicts [--kind KIND] [--open]`
struct ConflictsCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("conflicts") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("kind"), help: argumentHelp("kind", "kind"))
    var kind: String?

    @Flag(name: .customLong("open"), help: argumentHelp("openOnly"))
    var isOpenOnly = false

    func run() throws {
        let call = try Call(common)
        let kind = try kind.map { word throws(Failure) in try call.kind(word) }
        let registry = try call.openRegistry(forWriting: false)
        var answers = ConflictAnswer(call: call)
        var after = kind.map { RecordID($0, 0) }
        while true {
            guard case .conflicts(let found) = try registry.reply(to: .conflicts(after: after, limit: 200))
            else { break }
            let items = found.items.filter { kind == nil || $0.record.kind == kind }
            try answers.add(items, found.names, openOnly: isOpenOnly)
            guard !found.reachesEnd, items.count == found.items.count, let last = found.items.last else {
                break
            }
            after = last.record.id
        }
        try answers.close()
    }
}
