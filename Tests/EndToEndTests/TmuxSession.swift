import Foundation

/// A program in a real terminal: a tmux server of its own, with a socket in the test's folder, so that no two tests
/// (and no tmux of the developer's) can meet.
///
/// The screen changes when the program gets round to it, so tests do not look at it once but wait for what they expect:
/// `waitFor` looks again until it is there or the time is up.
struct TmuxSession: Sendable {
    struct Size: Equatable, Sendable {
        var columns: Int
        var rows: Int
        static let standard = Size(columns: 80, rows: 24)
    }

    private let folder: TemporaryFolder
    private let socket: String
    /// The process id of the program itself: no shell stands between it and the terminal.
    let pid: pid_t

    /// Runs `body` with the built `twinning` in a new terminal, and ends both afterwards, whatever happened.
    @discardableResult
    static func twinning<Value>(
        _ arguments: String..., size: Size = .standard, environment changed: [String: String] = [:],
        in folder: TemporaryFolder, _ body: (TmuxSession) async throws -> Value
    ) async throws -> Value {
        try await of([BuiltProgram.path] + arguments, size: size, environment: changed, in: folder, body)
    }

    /// The same for any program. It starts in `folder`, with `HOME` in there, `LANG=C.UTF-8`, and `TERM=tmux-256color`.
    @discardableResult
    static func of<Value>(
        _ command: [String], size: Size = .standard, environment changed: [String: String] = [:],
        in folder: TemporaryFolder, _ body: (TmuxSession) async throws -> Value
    ) async throws -> Value {
        let session = try await start(command, size: size, environment: changed, in: folder)
        do {
            let value = try await body(session)
            await session.end()
            return value
        } catch {
            await session.end()
            throw error
        }
    }

    // MARK: - What the user does

    /// Presses keys by tmux's names for them: `Enter`, `Escape`, `C-q`, `M-1`, `F1`, `BTab`, `Down`.
    func send(_ keys: String...) async throws {
        try await tmux(["send-keys", "-t", "0", "--"] + keys)
    }

    /// Types text as it is, character by character.
    func type(_ text: String) async throws {
        try await tmux(["send-keys", "-t", "0", "-l", "--", text])
    }

    /// Pastes text: in brackets if the program has asked for them, as a terminal does.
    func paste(_ text: String) async throws {
        let file = try folder.write(text, to: ".paste-\(UUID().uuidString)")
        try await tmux(["load-buffer", file])
        try await tmux(["paste-buffer", "-p", "-r", "-d", "-t", "0"])
    }

    /// Clicks the first mouse button, if the program has asked for the mouse; column and row count from 0.
    func click(column: Int, row: Int) async throws {
        let place = "\(column + 1);\(row + 1)"
        try await type("\u{1b}[<0;\(place)M\u{1b}[<0;\(place)m")
    }

    func resize(to size: Size) async throws {
        try await tmux(["resize-window", "-t", "0", "-x", "\(size.columns)", "-y", "\(size.rows)"])
    }

    /// Sends a signal to the program.
    func kill(_ signal: Int32) {
        _ = Foundation.kill(pid, signal)
    }

    /// Closes the terminal, as closing its window does: the program loses it and gets SIGHUP. Nothing can be seen
    /// afterwards; `waitUntilGone` tells whether the program went, too.
    func closeTerminal() async throws {
        try await tmux(["kill-session", "-t", "0"])
    }

    // MARK: - What the user sees

    /// The screen as text, line by line, without the spaces at the line ends.
    func screen() async throws -> String {
        try await tmux(["capture-pane", "-p", "-t", "0"])
    }

    /// The same with the colours and attributes, as escape sequences.
    func styledScreen() async throws -> String {
        try await tmux(["capture-pane", "-p", "-e", "-t", "0"])
    }

    /// What the program has asked of the terminal. Column and row of the caret count from 0.
    struct Modes: Equatable, Sendable {
        var column: Int
        var row: Int
        var caretVisible: Bool
        var alternateScreen: Bool
        /// Clicks are reported to the program, in any of the ways there are.
        var mouse: Bool
        /// They are reported in the way that knows columns beyond 223.
        var mouseBeyondColumn223: Bool
        var size: Size
    }

    func modes() async throws -> Modes {
        let names = [
            "cursor_x", "cursor_y", "cursor_flag", "alternate_on", "mouse_any_flag", "mouse_sgr_flag",
            "pane_width",
            "pane_height",
        ]
        let answer = try await display(names)
        let numbers = answer.compactMap { Int($0) }
        guard numbers.count == names.count else { throw HarnessError("tmux answered \(answer) for \(names)") }
        return Modes(
            column: numbers[0], row: numbers[1], caretVisible: numbers[2] == 1,
            alternateScreen: numbers[3] == 1,
            mouse: numbers[4] == 1, mouseBeyondColumn223: numbers[5] == 1,
            size: Size(columns: numbers[6], rows: numbers[7]))
    }

    /// The title the program has given its window.
    func title() async throws -> String {
        try await display(["pane_title"])[0]
    }

    /// Every byte the program has sent to the terminal since it started.
    func output() throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: Self.recording(in: folder))))
    }

    // MARK: - Waiting

    /// Waits until `text` is on the screen, and gives the screen.
    @discardableResult
    func waitFor(_ text: String, within limit: Duration = .seconds(20)) async throws -> String {
        try await waitUntil("\"\(text)\" is on the screen", within: limit) { $0.contains(text) }
    }

    /// Waits until the screen is as `condition` wants it, and gives the screen. `what` is for the failure's sentence.
    @discardableResult
    func waitUntil(
        _ what: String, within limit: Duration = .seconds(20),
        _ condition: (String) async throws -> Bool
    ) async throws -> String {
        var last = ""
        let met = try await eventually(within: limit) {
            last = try await screen()
            return try await condition(last)
        }
        guard met else {
            throw HarnessError("after \(limit) it is still not so that \(what); the screen:\n\(last)")
        }
        return last
    }

    /// Waits until the modes are as `condition` wants them.
    @discardableResult
    func waitForModes(
        within limit: Duration = .seconds(20), _ condition: (Modes) -> Bool
    ) async throws -> Modes {
        var last: Modes?
        let met = try await eventually(within: limit) {
            let now = try await modes()
            last = now
            return condition(now)
        }
        guard met, let last else {
            throw HarnessError(
                "after \(limit) the terminal is still in these modes: \(String(describing: last))")
        }
        return last
    }

    /// Waits until the program has ended, and says how. The terminal and what is on it stay.
    func ending(within limit: Duration = .seconds(20)) async throws -> ChildProcess.Ending {
        var ending: ChildProcess.Ending?
        _ = try await eventually(within: limit) {
            let answer = try await display(["pane_dead", "pane_dead_status", "pane_dead_signal", "pid"])
            guard answer[0] == "1" else { return false }
            ending = Int32(answer[2]).map { .signalled($0) } ?? Int32(answer[1]).map { .exited($0) }
            // tmux 3.3 now and then misses that its child has ended, and learns it with the next such signal.
            if ending == nil, let server = pid_t(answer[3]) { _ = Foundation.kill(server, SIGCHLD) }
            return ending != nil
        }
        guard let ending else {
            throw HarnessError("after \(limit) the program has not ended; the screen:\n\(try await screen())")
        }
        return ending
    }

    /// Waits until the process has ended; the only question left once the terminal is closed.
    func waitUntilGone(within limit: Duration) async throws {
        let gone = try await eventually(within: limit) {
            // "pid (name) state …": one that has ended and that nobody has asked about yet (Z) is gone, too.
            guard let line = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
                return true
            }
            return line[(line.lastIndex(of: ")") ?? line.startIndex)...].hasPrefix(") Z")
        }
        guard gone else { throw HarnessError("after \(limit) the program is still there") }
    }

    /// Asks until the answer is yes or the time is up. The pause only keeps the asking from taking the processor away
    /// from the program that is asked about.
    private func eventually(
        within limit: Duration, _ condition: () async throws -> Bool
    ) async throws -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while true {
            if try await condition() { return true }
            if clock.now >= end { return false }
            try await Task.sleep(for: .milliseconds(15))
        }
    }
}

// MARK: - tmux itself

extension TmuxSession {
    /// The terminal a user would have who configured nothing: no status line of tmux's, and nothing written to the
    /// screen by tmux when the program has ended.
    private static let configuration = """
        set -g default-terminal tmux-256color
        set -g default-shell /bin/sh
        set -g status off
        set -g remain-on-exit on
        set -g remain-on-exit-format ""
        set -s escape-time 0

        """

    private static func recording(in folder: TemporaryFolder) -> String { folder.path + "/.recording" }

    private static func start(
        _ command: [String], size: Size, environment changed: [String: String], in folder: TemporaryFolder
    ) async throws -> TmuxSession {
        let configuration = try folder.write(Self.configuration, to: ".tmux.conf")
        let recording = try folder.write("", to: ".recording")
        let environment = BuiltProgram.environment(
            home: folder.home, changed: ["TERM": "tmux-256color"].merging(changed) { _, new in new })
        // A semicolon at the end of a word would end tmux's command there.
        let words = (["env", "-i"] + environment.map { "\($0)=\($1)" }.sorted() + command).map {
            $0.hasSuffix(";") ? $0.dropLast() + "\\;" : $0
        }
        let socket = folder.path + "/tmux"
        // One call with two commands: the recording begins before tmux reads the program's first byte.
        let answer = try await call(
            ["-f", configuration, "new-session", "-d", "-P", "-F", "#{pane_pid}", "-c", folder.path]
                + ["-x", "\(size.columns)", "-y", "\(size.rows)"] + words
                + [";", "pipe-pane", "-o", "cat >> '\(recording)'"],
            socket: socket, in: folder)
        guard let pid = pid_t(answer.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw HarnessError("tmux did not say which process it started but: \(answer)")
        }
        return TmuxSession(folder: folder, socket: socket, pid: pid)
    }

    /// Ends the server and, if it is still there, the program. Nothing here may hide what the test has to say.
    private func end() async {
        _ = try? await tmux(["kill-server"])
        if (try? await waitUntilGone(within: .seconds(5))) == nil { kill(SIGKILL) }
    }

    private func display(_ names: [String]) async throws -> [String] {
        let format = names.map { "#{\($0)}" }.joined(separator: "\t")
        let answer = try await tmux(["display-message", "-p", "-t", "0", format])
        return answer.trimmingCharacters(in: .newlines).components(separatedBy: "\t")
    }

    @discardableResult
    private func tmux(_ words: [String]) async throws -> String {
        try await Self.call(words, socket: socket, in: folder)
    }

    private static func call(_ words: [String], socket: String, in folder: TemporaryFolder) async throws
        -> String
    {
        let run = try await CommandLineRun.of(
            "tmux", (["-u", "-S", socket] + words).map { ChildProcess.Argument($0) },
            environment: BuiltProgram.environment(home: folder.home), in: folder)
        guard run.ending == .exited(0) else {
            throw HarnessError("tmux \(words.first ?? ""): \(run.errors)")
        }
        return run.output
    }
}
