import CNcurses
import Glibc

extension TerminalSession {
    /// What became of a program that had the terminal.
    package enum ProgramEnd: Hashable, Sendable {
        case notStarted
        /// Its exit status.
        case exited(Int32)
        /// It crashed or was ended from outside.
        case broken
    }

    /// Lends the terminal to another program until it ends. `arguments` are the program, looked for in the path, and
    /// what it is called with: no shell comes between. When this process is asked to end meanwhile, so is that program.
    package func run(_ arguments: [String], environment: [String: String]) -> ProgramEnd {
        guard isOpen, !arguments.isEmpty else { return .notStarted }
        giveTerminal()
        let end = Self.start(arguments, environment).map(waitForEnd) ?? .notStarted
        cnc_screen_enter()
        takeTerminal()
        queue.append(.resumed)
        // Its keys for breaking off and for stopping were not for us.
        let rung = cnc_bell_drain() & ~UInt32(CNC_INTERRUPTED | CNC_STOP_ASKED | CNC_CONTINUED)
        var heard: [TerminalEvent] = []
        hear(rung, &heard)
        queue += heard
        noticeSize()
        return end
    }

    private static func start(_ arguments: [String], _ environment: [String: String]) -> pid_t? {
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.map { strdup($0.key + "=" + $0.value) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var child: pid_t = 0
        return posix_spawnp(&child, arguments[0], nil, nil, &words, &variables) == 0 ? child : nil
    }

    private func waitForEnd(_ child: pid_t) -> ProgramEnd {
        var status: Int32 = 0
        /// Turns left before a program that was asked to end is ended.
        var patience = 25
        while true {
            let seen = waitpid(child, &status, WNOHANG | WUNTRACED)
            if seen == child {
                guard status & 0xFF == 0x7F else {
                    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .broken
                }
                // Stopped, as Ctrl-Z does it: the whole job stops, or goes on where nobody could continue it.
                if cnc_can_stop_job() == 0 || cnc_stop_job() == 0 { kill(child, SIGCONT) }
            } else if seen < 0, errno != EINTR {
                return .broken
            }
            if isAskedToEnd != nil {
                if patience == 25 { kill(child, SIGHUP) }
                if patience == 0 { kill(child, SIGKILL) }
                patience -= 1
            }
            poll(nil, 0, 20)
        }
    }
}
