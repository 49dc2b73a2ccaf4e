import CNcurses
import Cells
import Glibc

/// How a session is opened. The defaults are the process's own terminal and environment.
package struct TerminalOptions: Sendable {
    package var input: Int32 = STDIN_FILENO
    package var output: Int32 = STDOUT_FILENO
    package var environment = TerminalEnvironment.current()

    package init() {}
}

/// The environment variables a session obeys; nil for one that is not set.
package struct TerminalEnvironment: Hashable, Sendable {
    package var term: String?
    package var noColor: String?
    package var cliColor: String?
    /// Milliseconds after which an Escape is taken as the key.
    package var escapeDelay: String?
    package var sshConnection: String?
    /// `TWINNING_AMBIGUOUS`: the columns of characters of ambiguous width, for terminals that cannot be asked.
    var ambiguous: String?
    /// What terminal programs say of themselves.
    var program: [String] = []
    /// The first that is set of `LC_ALL`, `LC_CTYPE` and `LANG`.
    package var locale: String?

    package init(term: String?) {
        self.term = term
    }

    package static func current() -> TerminalEnvironment {
        func value(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }
        }
        func nonEmpty(_ name: String) -> String? {
            value(name).flatMap { $0.isEmpty ? nil : $0 }
        }
        var environment = TerminalEnvironment(term: nonEmpty("TERM"))
        environment.noColor = nonEmpty("NO_COLOR")
        environment.cliColor = nonEmpty("CLICOLOR")
        environment.escapeDelay = nonEmpty("ESCDELAY")
        environment.sshConnection = nonEmpty("SSH_CONNECTION")
        environment.ambiguous = nonEmpty("TWINNING_AMBIGUOUS")
        environment.program = ["TERM_PROGRAM", "LC_TERMINAL", "VTE_VERSION", "KONSOLE_VERSION"].compactMap(
            nonEmpty)
        if value("WT_SESSION") != nil { environment.program.append("wt") }
        environment.locale = nonEmpty("LC_ALL") ?? nonEmpty("LC_CTYPE") ?? nonEmpty("LANG")
        return environment
    }

    /// <https://no-color.org>: set and not empty; and `CLICOLOR=0`.
    var wantsColor: Bool {
        (noColor ?? "").isEmpty && cliColor != "0"
    }

    /// 1 or 2, when the user has said so.
    var ambiguousColumns: Int? {
        switch ambiguous {
        case "1": 1
        case "2": 2
        default: nil
        }
    }

    /// The kind of terminal, as far as it can be told: what was measured of one holds for others of the kind.
    var kind: String {
        let name = ([term ?? ""] + program).joined(separator: " ")
        return String(name.unicodeScalars.prefix(100).filter { $0.value > 0x1F && $0.value < 0x7F })
    }

    /// A line from afar may deliver the bytes of one key in pieces.
    var escapeDelayMilliseconds: Int {
        if let text = escapeDelay, let asked = Int(text), asked >= 0 { return min(asked, 5000) }
        return sshConnection == nil ? 25 : 100
    }
}

/// Why there is no session. Nothing was written to the terminal.
package enum TerminalError: Error, Hashable, Sendable {
    /// Standard input or standard output leads elsewhere.
    case notATerminal
    /// `TERM` is not set.
    case noTerminalType
    /// `TERM` names a terminal that cannot place its cursor ("dumb").
    case terminalTooSimple(String)
    /// `TERM` is unknown here, and so are the three it usually can be replaced with.
    case unknownTerminal(String)
    /// The locale's character set is not UTF-8: the locale's name as set, and the set.
    case characterSet(locale: String, name: String)
    /// The terminal refused to be set up.
    case failed

    /// The exit status of the command-line contract: 2 for no terminal, 78 for a wrong locale or configuration.
    package var exitStatus: Int32 {
        switch self {
        case .notATerminal, .noTerminalType, .terminalTooSimple: 2
        case .unknownTerminal, .characterSet: 78
        case .failed: 1
        }
    }
}

/// Something the user should be told once, though the session works.
package enum TerminalNotice: Hashable, Sendable {
    /// `TERM` is not known on this machine; the session goes on as if it were `used`.
    case unknownTerminal(name: String, used: String)
    /// The Linux console has no Chinese characters.
    case consoleWithoutHanzi
}

/// What woke the loop.
package enum TerminalEvent: Hashable, Sendable {
    case input(InputEvent)
    /// `Waker.wake()` was called, once or more.
    case woken
    case timedOut
    /// The session is over: leave the loop, keep the draft, close.
    case ended(End)
    /// The program was stopped and runs again; the next frame is painted whole.
    case resumed
    /// The terminal was asked once how it draws characters of ambiguous width, and answered.
    case measured(Measure)

    package enum Measure: Hashable, Sendable {
        /// In one column.
        case narrow
        /// In two columns.
        case wide
        /// As several characters: it does not read UTF-8.
        case pieces
    }

    package enum End: Hashable, Sendable {
        /// The terminal is gone: its line dropped or its window closed.
        case hangup
        case terminated
        case quit

        /// 128 and the number of the signal.
        package var exitStatus: Int32 {
            switch self {
            case .hangup: 128 + SIGHUP
            case .terminated: 128 + SIGTERM
            case .quit: 128 + SIGQUIT
            }
        }
    }
}

/// Ends the sleep of `TerminalSession.next` from any thread.
package struct Waker: Sendable {
    package func wake() {
        cnc_bell_wake()
    }
}
