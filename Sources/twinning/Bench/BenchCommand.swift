import ArgumentParser
import Domain
import FileStore
import Foundation

/// `twinning bench`: makes a registry of a given size and times the program on it, key by key, on a pseudo-terminal.
struct BenchCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("bench") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("size"), help: argumentHelp("size", "villages"))
    var size = 10_000

    @Option(name: .customLong("keep"), help: argumentHelp("keep", "file"))
    var keep: String?

    /// The sizes the budgets are stated for.
    private static let sizes = [10_000, 100_000, 1_000_000]

    func run() throws {
        let call = try Call(common)
        guard BenchCommand.sizes.contains(size) else {
            throw Failure.usage("badSize", ["value": String(size)])
        }
        let folder = try PrivateFolder.make(for: .bench)
        defer { folder.remove() }
        let path = keep ?? folder.path + "/bench.twinning"
        let files = FileManager.default
        var making: Double?
        if !files.fileExists(atPath: path) {
            let began = PseudoTerminal.now()
            try make(path, call)
            making = PseudoTerminal.now() - began
        }
        var run = BenchRun(registry: path, environment: CommandLineProgram.places.environment)
        do throws(PseudoTerminal.Failed) {
            try run.measure(menu: call.words.kinds(.village), listKey: "2", today: call.today)
        } catch {
            throw Failure.usage("benchFailed", ["call": error.call, "reason": error.reason])
        }
        let bytes = (try? files.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
        try BenchReport(run: run, size: size, making: making, fileSize: bytes).write(call)
    }

    private func make(_ path: String, _ call: Call) throws(Failure) {
        do {
            let registry = try Registry.create(at: path, by: Call.user)
            var data = BenchRegistry(villages: size)
            try data.fill(registry) { saved in
                // On standard error, so that the figures can be kept by themselves.
                Output.remark(call.words("cli.bench.saved", ["n": String(saved)]))
            }
        } catch {
            throw Failure.refusal(error)
        }
    }
}
