import Foundation
import Testing

/// Whatever ends the program, the terminal is its user's again and what was typed is kept.
extension InATerminal {
    @Suite struct WaysOutTests {
        /// Runs the screens below a shell that stays, so that the terminal can be looked at afterwards.
        private func inAShell(
            _ registry: TestRegistry, environment: [String: String] = FormInATerminal.environment,
            _ body: (TmuxSession) async throws -> Void
        ) async throws {
            try await TmuxSession.of(
                ["bash", "--norc", "--noprofile"], environment: environment.merging(["PS1": "$ "]) { $1 },
                in: registry.folder, body)
        }

        /// The process of the program that a shell runs, from the shell's process.
        private func child(of pid: pid_t) throws -> pid_t {
            let path = "/proc/\(pid)/task/\(pid)/children"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return try #require(text.split(separator: " ").first.flatMap { pid_t($0) })
        }

        private func expectDraft(_ text: String, in registry: TestRegistry) async throws {
            try await TmuxSession.twinning(
                "open", registry.path, environment: FormInATerminal.environment, in: registry.folder
            ) { session in try await session.waitFor(text) }
        }

        @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
        func aSignalToEndLeavesTheTerminalAsItWasAndKeepsTheForm(signal: Int32) async throws {
            try await TestRegistry.with(seeds: false) { registry in
                try await inAShell(registry) { session in
                    try await session.type("'\(BuiltProgram.path)' open '\(registry.path)'; echo status $?")
                    try await session.send("Enter")
                    let title = try await session.title()
                    _ = try await FormInATerminal.begin(session, typing: "Ended \(signal)")
                    #expect(try await session.title() != title)
                    _ = kill(try child(of: session.pid), signal)
                    try await session.waitFor("status \(128 + signal)")
                    let modes = try await session.waitForModes { $0.isGivenBack }
                    #expect(modes.isGivenBack)
                    #expect(try await session.title() == title)
                    // The shell's line editing works: echo and lines are back.
                    try await session.type("echo back ag''ain")
                    try await session.send("Enter")
                    try await session.waitFor("back again")
                }
                try await expectDraft("Ended \(signal)", in: registry)
            }
        }

        @Test func aCrashGivesTheTerminalBackAndSaysWhereItsReportIs() async throws {
            try await TestRegistry.with(seeds: false) { registry in
                try await inAShell(registry) { session in
                    try await session.type("'\(BuiltProgram.path)' open '\(registry.path)'; echo status $?")
                    try await session.send("Enter")
                    _ = try await FormInATerminal.begin(session, typing: "Crashed")
                    // The form is kept within a second of the last key.
                    try await session.waitFor("draft kept")
                    _ = kill(try child(of: session.pid), SIGSEGV)
                    let screen = try await session.waitFor("status 139")
                    #expect(screen.contains("The program has failed"))
                    #expect(screen.replacing("\n", with: "").contains("/.local/state/twinning/crash.log"))
                    try await session.waitForModes { $0.isGivenBack }
                }
                let report = try String(
                    contentsOfFile: registry.folder.home + "/.local/state/twinning/crash.log", encoding: .utf8
                )
                #expect(report.hasPrefix("twinning "))
                #expect(report.contains("\nsignal 11\nat twinning+0x"))
                #expect(!report.contains("Crashed"))
                try await expectDraft("Crashed", in: registry)
            }
        }

        @Test func aWindowThatIsClosedEndsTheProgramAlsoWhereHangingUpIsIgnored() async throws {
            for command in ["exec", "trap '' HUP; exec"] {
                try await TestRegistry.with(seeds: false) { registry in
                    let script = "\(command) '\(BuiltProgram.path)' open '\(registry.path)'"
                    try await TmuxSession.of(
                        ["sh", "-c", script], environment: FormInATerminal.environment, in: registry.folder
                    ) { session in
                        _ = try await FormInATerminal.begin(session, typing: "Closed")
                        try await session.closeTerminal()
                        try await session.waitUntilGone(within: .seconds(3))
                    }
                    try await expectDraft("Closed", in: registry)
                }
            }
        }

        @Test func aSecondInterruptEndsTheProgramAsAnInterrupt() async throws {
            try await TestRegistry.with(seeds: false) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path, environment: FormInATerminal.environment, in: registry.folder
                ) { session in
                    try await session.waitFor("Sign an agreement")
                    try await session.send("C-c")
                    try await session.waitFor("Press Ctrl-C again")
                    try await session.send("C-c")
                    #expect(try await session.ending() == .exited(130))
                }
            }
        }

        @Test func theProgramIsStoppedAndComesBackAtTheNewSize() async throws {
            try await TestRegistry.with(seeds: true) { registry in
                try await inAShell(registry) { session in
                    try await session.type("'\(BuiltProgram.path)' open '\(registry.path)'")
                    try await session.send("Enter")
                    try await session.waitFor("Sign an agreement")
                    try await session.send("C-z")
                    try await session.waitFor("Stopped")
                    try await session.waitForModes { $0.isGivenBack }
                    let size = TmuxSession.Size(columns: 100, rows: 30)
                    try await session.resize(to: size)
                    try await session.waitForModes { $0.size == size }
                    try await session.type("fg")
                    try await session.send("Enter")
                    try await session.waitForModes {
                        $0.alternateScreen && $0.mouse && $0.mouseBeyondColumn223
                    }
                    try await session.waitUntil("the key bar is in the last row") { screen in
                        screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast(1).last?
                            .contains("F10") == true
                            && screen.contains("Sign an agreement")
                    }
                }
            }
        }

        @Test func withoutAShellToComeBackFromItIsSaidAndNothingStops() async throws {
            try await TestRegistry.with(seeds: true) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path, environment: FormInATerminal.environment, in: registry.folder
                ) { session in
                    try await session.waitFor("Sign an agreement")
                    try await session.send("C-z")
                    try await session.waitFor("no shell is there")
                    try await session.send("F1")
                    try await session.waitFor("Help")
                }
            }
        }
    }
}
