import ArgumentParser
import Domain
import FileStore

/// `twinning figures [NUMBER] [--year Y]`
struct FiguresCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("figures") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("figuresNumber", "number"))
    var number: String?

    @Option(name: .customLong("year"), help: argumentHelp("year", "year"))
    var year: String?

    func run() throws {
        let call = try Call(common)
        let about = try number.map { text throws(Failure) in try call.record(text) }
        if let about, !FiguresQuery.kinds.contains(about.kind) {
            throw Failure.usage("noFigures", ["number": about.number])
        }
        let year = try year.map { text throws(Failure) in
            guard let year = Int(text), CalendarDay.years.contains(year) else {
                throw .usage("badYear", ["value": text])
            }
            return year
        }
        let registry = try call.openRegistry(forWriting: false)
        let query = FiguresQuery(about: about, year: year, today: call.today)
        guard case .figures(let figures) = try registry.reply(to: .figures(query)) else { return }
        try FiguresAnswer(figures, call).write()
    }
}
