import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning import divisions FILE…`
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("import") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("importWhat", "divisions"))
    var what: String

    @Argument(help: argumentHelp("importFiles", "file"))
    var files: [String]

    @Flag(name: .customLong("dry-run"), help: argumentHelp("dryRun"))
    var isTrial = false

    func run() throws {
        let call = try Call(common)
        guard what.lowercased() == "divisions" else {
            throw Failure.usage("badImport", ["value": Words.clipped(what)])
        }
        do {
            let registry = try call.openRegistry(forWriting: !isTrial)
            let divisions = try DivisionReader.divisions(in: files).get()
            let bar = ProgressBar(call.words("cli.import.writing"), call.words)
            let report: Divisions.Report
            do throws(Refusal) {
                defer { bar.clear() }
                report = try registry.importDivisions(divisions, isTrial: isTrial) { done, total in
                    bar.show(done, of: total)
                }
            } catch {
                throw Failure.refusal(error)
            }
            try call.answer(report, isTrial: isTrial)
        } catch let error as DivisionsWrong {
            try ImportCommand.complain(error.wrong, call.words)
        } catch Failure.refusal(.divisionsWrong(let wrong)) {
            try ImportCommand.complain(wrong, call.words)
        }
    }

    /// A line for each thing that is wrong, and that nothing was done.
    private static func complain(_ wrong: [Divisions.Wrong], _ words: Words) throws {
        for sentence in words.sentences(wrong) { Output.complain(sentence) }
        Output.complain(words("cli.import.nothingDone"))
        throw ExitCode(ExitStatus.failed)
    }
}

extension Call {
    /// What became of the rows, level by level; for people with a sentence below.
    fileprivate func answer(_ report: Divisions.Report, isTrial: Bool) throws(Failure) {
        let columns: [(key: String, value: (Divisions.Count) -> Int)] = [
            ("rows", \.rows), ("new", \.new), ("renamed", \.renamed), ("completed", \.completed),
            ("unchanged", \.unchanged), ("leftOut", \.leftOut),
        ]
        var table = OutputTable(
            [.init("level", label: words("cli.import.level"))]
                + columns.map { .init($0.key, label: words("cli.import." + $0.key)) })
        var sums: [String: String] = [:]
        for level in Divisions.Level.allCases {
            guard let count = report.counts[level] else { continue }
            table.add(
                [.init(words("divisions.levels.\(level)"), json: .string("\(level)"))]
                    + columns.map { .init(String($0.value(count)), json: .number(Int64($0.value(count)))) })
        }
        for column in columns {
            sums[column.key] = String(report.counts.values.reduce(0) { $0 + column.value($1) })
        }
        try write(table, header: true)
        if format == .text {
            let key = isTrial ? "trial" : report.step == nil ? "nothingNew" : "done"
            try output.line(words("cli.import." + key, sums))
        }
        try output.flush()
    }
}
