import ArgumentParser
import Domain
import FileStore
import Foundation

/// `twinning bench`: makes a registry of a given size and times the program on it, key by key, on a pseudo-terminal.
struct BenchCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("bench") }

    @OptionGroup var common: CommonOptions

    @Option(name: .customLong("size"), help: argumentHelp("size", "villages"))
    var size: Int?

    @Option(name: .customLong("twinnings"), help: argumentHelp("twinnings", "n"))
    var twinnings: Int?

    @Option(name: .customLong("keep"), help: argumentHelp("keep", "file"))
    var keep: String?

    @Flag(name: .customLong("only-make"), help: argumentHelp("onlyMake"))
    var isOnlyMade = false

    /// What is measured on: the sizes the budgets are stated for.
    private enum Subject {
        case villages(Int), twinnings(Int)

        static let villageSizes = [10_000, 100_000, 1_000_000]
        static let twinningSizes = [1000, 10_000, 100_000]
    }

    private func subject() throws(Failure) -> Subject {
        if let twinnings {
            guard size == nil, Subject.twinningSizes.contains(twinnings) else {
                throw .usage("badTwinnings", ["value": String(twinnings)])
            }
            return .twinnings(twinnings)
        }
        let size = size ?? Subject.villageSizes[0]
        guard Subject.villageSizes.contains(size) else { throw .usage("badSize", ["value": String(size)]) }
        return .villages(size)
    }

    func run() throws {
        let call = try Call(common)
        let subject = try subject()
        if isOnlyMade, keep == nil { throw Failure.usage("onlyMadeWhere", [:]) }
        let folder = try PrivateFolder.make(for: .bench)
        defer { folder.remove() }
        let path = keep ?? folder.path + "/bench.twinning"
        let files = FileManager.default
        var making: Double?
        if !files.fileExists(atPath: path) {
            let began = PseudoTerminal.now()
            try make(path, subject, call)
            making = PseudoTerminal.now() - began
        }
        if isOnlyMade { return }
        var run = BenchRun(registry: path, environment: CommandLineProgram.places.environment)
        do throws(PseudoTerminal.Failed) {
            switch subject {
            case .villages:
                try run.measure(menu: call.words.kinds(.village), listKey: "2", today: call.today)
            case .twinnings:
                try run.measureTwinnings(
                    menu: call.words.kinds(.village), list: call.words.kinds(.twinning),
                    today: BenchTwinnings.today)
            }
        } catch {
            throw Failure.usage("benchFailed", ["call": error.call, "reason": error.reason])
        }
        if case .twinnings = subject {
            do throws(Refusal) {
                run.timings += try BenchQuestions(path, today: BenchTwinnings.today).timings()
            } catch {
                throw Failure.refusal(error)
            }
        }
        let bytes = (try? files.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
        let report =
            switch subject {
            case .villages(let size): BenchReport(run: run, of: "villages", size, making: making, bytes)
            case .twinnings(let size): BenchReport(run: run, of: "twinnings", size, making: making, bytes)
            }
        try report.write(call)
    }

    private func make(_ path: String, _ subject: Subject, _ call: Call) throws(Failure) {
        // On standard error, so that the figures can be kept by themselves.
        func progress(_ saved: Int) { Output.remark(call.words("cli.bench.saved", ["n": String(saved)])) }
        do {
            let registry = try Registry.create(at: path, by: Call.user)
            switch subject {
            case .villages(let size):
                var data = BenchRegistry(villages: size)
                try data.fill(registry, progress: progress)
            case .twinnings(let size):
                var data = BenchTwinnings(twinnings: size)
                try data.fill(registry, progress: progress)
            }
        } catch {
            throw Failure.refusal(error)
        }
    }
}
