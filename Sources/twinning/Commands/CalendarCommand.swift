import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning calendar [FILE] [--of NUMBER] [--until DAY|--within DAYS] [--kind WORD] [--replace]`
struct CalendarCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("calendar") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("calendarFile", "file"))
    var file: String?

    @Option(name: .customLong("of"), help: argumentHelp("dueOf", "number"))
    var of: String?

    @Option(name: .customLong("until"), help: argumentHelp("dueUntil", "date"))
    var until: String?

    @Option(name: .customLong("within"), help: argumentHelp("dueWithin", "days"))
    var within: String?

    @Option(name: .customLong("kind"), help: argumentHelp("dueKind", "word"))
    var kinds: [String] = []

    @Flag(name: .customLong("replace"), help: argumentHelp("replace"))
    var replaces = false

    func run() throws {
        let call = try Call(common)
        if file?.isEmpty == true { throw Failure.usage("emptyPath", [:]) }
        var query = DueQuery(today: call.today)
        let horizon = try call.horizon(until: until, within: within, all: false)
        query.horizon = horizon == .standing ? .all : horizon
        query.about = try of.map { text throws(Failure) in try call.record(text) }
        let wanted = try call.matters(kinds)
        query.sorts = wanted.isEmpty ? Set(DueItem.Sort.allCases.filter { $0 != .missing }) : wanted
        query.wantsPostponed = true
        let registry = try call.openRegistry(forWriting: false)
        let writer = DueWriter(registry, call.words)
        if let file {
            let export = DueExport(query, .calendar, path: file, replaces: replaces)
            let outcome = try call.unlessRefused { () throws(Refusal) in try writer.write(export) }
            guard case .exported(let count, let path) = outcome else { return }
            return try call.answer(
                text: "cli.calendar.written", ["n": String(count), "path": path],
                json: [.init("events", .number(Int64(count))), .init("path", .string(path))])
        }
        if call.format == .text {
            var text = ""
            _ = try call.unlessRefused { () throws(Refusal) in try writer.calendar(query) { text += $0 } }
            try call.output.write(text)
        } else {
            try call.write(try table(query, writer, registry, call), header: true)
        }
        try call.output.flush()
    }

    /// The events for programs that would rather not read a calendar.
    private func table(
        _ query: DueQuery, _ writer: DueWriter, _ registry: Registry, _ call: Call
    ) throws(Failure) -> OutputTable {
        let calendar = try call.unlessRefused { () throws(Refusal) in try writer.document(query) }
        var table = OutputTable(
            ["uid", "day", "summary", "text"].map { OutputTable.Column($0, label: nil) })
        var stretches = DueStretches(registry, query)
        while let (items, names) = try call.unlessRefused({ () throws(Refusal) in try stretches.next() }) {
            for item in items {
                guard let uid = calendar.identifier(of: item), let day = calendar.day(of: item) else {
                    continue
                }
                table.add([
                    OutputTable.Cell(uid), OutputTable.Cell(day.written),
                    OutputTable.Cell(calendar.summary(of: item)),
                    OutputTable.Cell(calendar.description(of: item, names: names)),
                ])
            }
        }
        return table
    }
}
