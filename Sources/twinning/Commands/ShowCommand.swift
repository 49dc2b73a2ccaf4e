import ArgumentParser
import Domain
import FileStore

/// `twinning show NUMBER`
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("show") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var past: PastOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    func run() throws {
        try Call(common).reading(past) { call, registry in
            let id = try call.record(number)
            guard case .page(var page) = try registry.reply(to: .page(id)) else { return }
            call.tellMerged(page)
            page.missing = try MissingList(of: page, in: registry).facts
            try RecordAnswer(call: call, page: page).write()
            // What was submitted is read as a report.
            guard id.kind == .report, call.format == .text else { return }
            try ReportAnswering(call: call, registry: registry).write(page.record.id)
        }
    }
}
