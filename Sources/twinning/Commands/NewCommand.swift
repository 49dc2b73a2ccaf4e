import ArgumentParser
import Domain
import FileStore

/// `twinning new FILE [--seeds DIR]`
struct NewCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("new") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("newFile", "file"))
    var file: String?

    @Option(name: .customLong("seeds"), help: argumentHelp("seeds", "dir"))
    var seeds: String?

    func run() throws {
        let call = try Call(common)
        let path = try call.path(file)
        guard !common.isReadOnly else { throw Failure.usage("readOnlyAsked", [:]) }
        if let seeds {
            let steps = try SeededRegistry.make(at: path, from: seeds, today: call.today)
            try call.answer(
                text: "cli.new.seeded", ["path": path, "n": String(steps)],
                json: [.init("registry", .string(path)), .init("records", .number(Int64(steps)))])
        } else {
            do throws(Refusal) {
                _ = try Registry.create(at: path, by: Call.user)
            } catch {
                throw Failure.refusal(error)
            }
            try call.answer(
                text: "cli.new.made", ["path": path],
                json: [.init("registry", .string(path)), .init("records", .number(0))])
        }
    }
}
