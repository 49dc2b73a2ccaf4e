import ArgumentParser
import Domain
import FileStore

/// `twinning show NUMBER`
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("show") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        let registry = try call.openRegistry(forWriting: false)
        guard case .page(var page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        page.missing = try MissingList(of: page, in: registry).facts
        try RecordAnswer(call: call, page: page).write()
    }
}
