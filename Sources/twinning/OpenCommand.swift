import ArgumentParser
import Cells
import Domain
import FileStore
import Glibc
import Screens
import Terminal

/// `twinning [open] [FILE]`: the screens.
struct OpenCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("open") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("file", "file"))
    var file: String?

    @OptionGroup var manner: MannerOptions
    @OptionGroup var past: PastOptions

    func run() throws {
        let call = try Call(common)
        if try past.request(call) != nil { return try runInThePast(call) }
        if manner.isInLines {
            let registry = try call.registryForScreens(file)
            let status = try LinearProgram.run(call, registry: registry, fixedToday: common.today != nil)
            if status != ExitStatus.done { throw ExitCode(status) }
            return
        }
        try ScreenProgram.checkTerminal()
        let status = try ScreenProgram.run(
            call, registry: call.registryForScreens(file), fixedToday: common.today != nil)
        if status != ExitStatus.done { throw ExitCode(status) }
    }
}

extension OpenCommand {
    private func runInThePast(_ call: Call) throws {
        if !manner.isInLines { try ScreenProgram.checkTerminal() }
        var status = ExitStatus.done
        try call.reading(past, of: file) { call, registry, view in
            status =
                try manner.isInLines
                ? LinearProgram.run(call, registry: registry, fixedToday: true, past: view)
                : ScreenProgram.run(
                    call, registry: registry, fixedToday: true, isThrownAway: true, past: view)
        }
        if status != ExitStatus.done { throw ExitCode(status) }
    }
}

/// How somebody works with the registry: on screens, or in lines.
struct MannerOptions: ParsableArguments {
    @Flag(
        name: .customLong("accessible"), help: ArgumentHelp(CommandLineProgram.words("cli.option.accessible"))
    )
    var isAccessible = false

    var isInLines: Bool { LinearProgram.isAsked(isAccessible) }
}

/// The screens over an open registry.
enum ScreenProgram {
    /// Before anything is opened or made: without a terminal there is nothing to open it for.
    static func checkTerminal() throws(Failure) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure.terminal(.notATerminal)
        }
    }

    /// Runs until the user quits or the terminal goes away; returns the exit status. `isThrownAway`: nothing that is
    /// done to this registry is worth remembering.
    static func run(
        _ call: Call, registry: Registry, fixedToday: Bool, isThrownAway: Bool = false,
        past: LookBackView? = nil
    ) throws(Failure) -> Int32 {
        let remembered = Remembered(of: isThrownAway ? nil : registry.path)
        let session: TerminalSession
        do {
            session = try TerminalSession.open()
        } catch {
            throw Failure.terminal(error)
        }
        defer { session.close() }
        let words = remembered.words(call.words)
        settle(session, remembered, words)
        let app = App(
            words: words,
            vocabulary: { try? Sentences.load($0, from: CommandLineProgram.places.resources()) },
            today: call.today, size: session.size, isReadOnly: registry.isReadOnly,
            registry: name(of: registry.path), secondsFromUTC: CalendarDay.secondsFromUTCHere,
            memory: remembered.memory, past: past,
            library: { ClauseFiles.library($0, CommandLineProgram.places) })
        var loop = ScreenLoop(
            session: session, registry: registry, app: app, remembered: remembered,
            fixedToday: fixedToday ? call.today : nil)
        return loop.run()
    }

    /// What is fitted to the terminal before the first screen is drawn, and what a crash would leave.
    private static func settle(_ session: TerminalSession, _ remembered: Remembered, _ words: Words) {
        let columns = session.ambiguousColumns ?? remembered.memory.ambiguousWidths[session.kind]
        TextWidth.ambiguousIsWide = columns == 2
        Chrome.isASCII = !session.drawsSigns
        guard let folder = CommandLineProgram.places.stateFolder else { return }
        let path = folder + "/crash.log"
        CrashReport.leave(
            at: path, program: "\(CommandLineProgram.name) \(CommandLineProgram.version)",
            saying: words("terminal.crashed", ["path": path]))
    }

    static func name(of path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }
}

extension Call {
    /// The registry the screens open. The default one is made when it is not there yet: a first start needs no command.
    fileprivate func registryForScreens(_ file: String?) throws(Failure) -> Registry {
        let path = try path(file)
        do throws(Refusal) {
            return try Registry.open(at: path, readOnly: isReadOnly, by: Call.user)
        } catch .fileMissing where file == nil && !isRegistryNamed && !isReadOnly {
            return try makeDefaultRegistry(path)
        } catch {
            throw Failure.refusal(error)
        }
    }

    private func makeDefaultRegistry(_ path: String) throws(Failure) -> Registry {
        let folders = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
        var folder = ""
        for part in folders {
            folder += "/" + part
            // A folder that is there, or that cannot be made, shows when the file is.
            mkdir(folder, 0o700)
        }
        do {
            return try Registry.create(at: path, by: Call.user)
        } catch {
            throw Failure.refusal(error)
        }
    }
}
