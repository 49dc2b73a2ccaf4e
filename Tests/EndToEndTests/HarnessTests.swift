import Foundation
import Testing

/// What the end-to-end tests rest on, tried with programs that every system has.
extension InATerminal {
    @Suite struct HarnessTests {
        @Test func typedTextPastedTextAndTheCaretAreSeen() async throws {
            // cat closes its streams before it ends, and a terminal that sees them closed sends a hangup: a shell that
            // keeps them open is the one that ends.
            let script = "cat; exit 0"
            try await TemporaryFolder.with { folder in
                try await TmuxSession.of(["sh", "-c", script], in: folder) { terminal in
                    try await terminal.type("党建 -l; C-c")
                    try await terminal.waitFor("党建 -l; C-c")
                    let modes = try await terminal.modes()
                    #expect(modes.column == 12 && modes.row == 0)
                    #expect(modes.caretVisible && !modes.alternateScreen && !modes.mouse)
                    try await terminal.send("Enter")
                    try await terminal.paste("第一行\n第二行;")
                    try await terminal.waitFor("第二行;")
                    try await terminal.send("C-u", "C-d")
                    #expect(try await terminal.ending() == .exited(0))
                }
            }
        }

        @Test func modesTitleAndRecordedBytesFollowTheProgram() async throws {
            let script =
                #"printf '\033[?1049h\033[?25l\033[?1000h\033[?1006h\033]2;twinning\033\\ready'; read line; exit 3"#
            try await TemporaryFolder.with { folder in
                try await TmuxSession.of(["sh", "-c", script], in: folder) { terminal in
                    try await terminal.waitFor("ready")
                    let modes = try await terminal.modes()
                    #expect(
                        modes.alternateScreen && modes.mouse && modes.mouseBeyondColumn223
                            && !modes.caretVisible)
                    #expect(try await terminal.title() == "twinning")
                    #expect(try terminal.output().starts(with: Array("\u{1b}[?1049h".utf8)))
                    try await terminal.send("Enter")
                    #expect(try await terminal.ending() == .exited(3))
                }
            }
        }

        @Test func theProgramSeesItsSizeAndItsChange() async throws {
            let script = #"trap 'stty size' WINCH; stty size; while :; do read line; done"#
            try await TemporaryFolder.with { folder in
                let size = TmuxSession.Size(columns: 60, rows: 16)
                try await TmuxSession.of(["bash", "-c", script], size: size, in: folder) { terminal in
                    try await terminal.waitFor("16 60")
                    try await terminal.resize(to: TmuxSession.Size(columns: 120, rows: 40))
                    try await terminal.waitForModes { $0.size == TmuxSession.Size(columns: 120, rows: 40) }
                    try await terminal.send("Enter")
                    try await terminal.waitFor("40 120")
                }
            }
        }

        @Test func aSignalAndAClosedTerminalReachTheProgram() async throws {
            try await TemporaryFolder.with { folder in
                try await TmuxSession.of(["sleep", "1000"], in: folder) { terminal in
                    terminal.kill(SIGTERM)
                    let ending = try await terminal.ending()
                    #expect(ending == .signalled(SIGTERM))
                }
                try await TmuxSession.of(["sleep", "1000"], in: folder) { terminal in
                    try await terminal.closeTerminal()
                    try await terminal.waitUntilGone(within: .seconds(5))
                }
            }
        }

        @Test func aScreenThatNeverComesIsAFailureWithWhatWasSeenInstead() async throws {
            try await TemporaryFolder.with { folder in
                try await TmuxSession.of(["sh", "-c", "echo other; read line"], in: folder) { terminal in
                    try await terminal.waitFor("other")
                    let failure = await #expect(throws: HarnessError.self) {
                        try await terminal.waitFor("expected", within: .milliseconds(50))
                    }
                    #expect(failure?.description.contains("other") == true)
                }
            }
        }
    }
}

@Suite struct ChildProcessTests {
    @Test func outputErrorsInputAndStatusAreReturned() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.of(
                "sh", ["-c", "cat; echo no >&2; test -t 0 || exit 7"], environment: ["PATH": "/usr/bin:/bin"],
                input: "村", in: folder)
            #expect(run.ending == .exited(7))
            #expect(run.output == "村")
            #expect(run.errors == "no\n")
        }
    }

    @Test func argumentsMayBeBytesThatAreNoText() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.of(
                "sh", ["-c", #"printf %s "$1" | od -An -tx1"#, "sh", .init(bytes: [0xff, 0x41])],
                environment: ["PATH": "/usr/bin:/bin"], in: folder)
            #expect(run.output.trimmingCharacters(in: .whitespacesAndNewlines) == "ff 41")
        }
    }

    @Test func theProcessHasNoTerminalAndADefaultSignalMask() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.of(
                "sh", ["-c", "(: </dev/tty) 2>/dev/null || echo none; kill -PIPE $$"],
                environment: ["PATH": "/usr/bin:/bin"], in: folder)
            #expect(run.output == "none\n")
            #expect(run.ending == .signalled(SIGPIPE))
        }
    }

    @Test func aProcessThatDoesNotEndIsKilled() async throws {
        try await TemporaryFolder.with { folder in
            await #expect(throws: HarnessError.self) {
                try await CommandLineRun.of(
                    "sleep", ["1000"], environment: ["PATH": "/usr/bin:/bin"], in: folder,
                    within: .milliseconds(50))
            }
        }
    }
}
