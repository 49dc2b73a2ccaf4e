import ArgumentParser
import Documents
import Domain
import FileStore

/// `twinning check`
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("check") }

    @OptionGroup var common: CommonOptions

    @Flag(name: .customLong("sweep"), help: argumentHelp("sweep"))
    var sweeps = false

    func run() throws {
        let call = try Call(common)
        let registry = try call.openRegistry(forWriting: sweeps)
        if sweeps { try sweep(registry, call) }
        let findings: [Finding]
        do throws(Refusal) {
            findings = try registry.check()
        } catch {
            throw Failure.refusal(error)
        }
        try write(findings, call)
        if !findings.isEmpty { throw ExitCode(ExitStatus.failed) }
    }

    /// Told apart from the answer, which is what was found.
    private func sweep(_ registry: Registry, _ call: Call) throws(Failure) {
        do {
            let count = try registry.sweepAttachments()
            if count > 0 { Output.remark(call.words("cli.swept", ["n": String(count)])) }
        } catch {
            throw Failure.refusal(error)
        }
    }

    private func write(_ findings: [Finding], _ call: Call) throws(Failure) {
        if findings.isEmpty, call.format == .text {
            try call.output.line(call.words("cli.check.sound"))
        } else {
            var table = OutputTable([
                OutputTable.Column("finding", label: nil),
                OutputTable.Column("where", label: call.words("cli.column.where")),
                OutputTable.Column("text", label: call.words("cli.column.finding")),
            ])
            for finding in findings {
                table.add([
                    OutputTable.Cell(finding.key), OutputTable.Cell(finding.place),
                    OutputTable.Cell(
                        call.words("cli.finding." + finding.key, ["place": finding.shownPlace(call.words)])),
                ])
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
    }
}

extension Finding {
    /// Its name for scripts, and the key of its sentence.
    fileprivate var key: String {
        switch self {
        case .pages: "pages"
        case .brokenLink: "brokenLink"
        case .unreadable: "unreadable"
        case .changed: "changed"
        case .journalBroken: "journalBroken"
        case .searchDiffers: "searchDiffers"
        case .historyDiffers: "historyDiffers"
        case .derivedDiffers: "derivedDiffers"
        case .countsDiffer: "countsDiffer"
        case .answerChanged: "answerChanged"
        case .openToOthers: "openToOthers"
        case .fileMissing: "fileMissing"
        case .fileChanged: "fileChanged"
        case .strayFile: "strayFile"
        case .foreignFile: "foreignFile"
        case .filesOpenToOthers: "filesOpenToOthers"
        }
    }

    /// What it is about: a record's number, a step, a row of a table, a kind, a mode, or SQLite's own words.
    fileprivate var place: String {
        switch self {
        case .pages(let text): text
        case .brokenLink(let table, let row): "\(table) \(row)"
        case .unreadable(let id), .changed(let id), .searchDiffers(let id), .historyDiffers(let id),
            .derivedDiffers(let id):
            id.number
        case .journalBroken(let step): String(step)
        case .countsDiffer(let kind): kind.plural
        case .openToOthers(let mode), .filesOpenToOthers(let mode): mode
        case .fileMissing(let id, let name), .fileChanged(let id, let name): id.number + " " + name
        case .strayFile(let name), .foreignFile(let name): name
        case .answerChanged(let pair): pair.first.number + " " + pair.second.number
        }
    }

    fileprivate func shownPlace(_ words: Words) -> String {
        if case .countsDiffer(let kind) = self { words.kinds(kind) } else { place }
    }
}
