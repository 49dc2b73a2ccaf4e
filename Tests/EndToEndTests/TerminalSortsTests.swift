import Foundation
import Testing

/// Terminals, lines and environments of all sorts.
extension InATerminal {
    @Suite struct TerminalSortsTests {
        private func open(
            _ environment: [String: String], seeds: Bool = true,
            _ body: (TmuxSession, TestRegistry) async throws -> Void
        ) async throws {
            try await TestRegistry.with(seeds: seeds) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path,
                    environment: FormInATerminal.environment.merging(environment) { $1 }, in: registry.folder
                ) { session in try await body(session, registry) }
            }
        }

        @Test(arguments: ["foot", "xterm-kitty"])
        func aTypeThatIsNotKnownIsNoticedOnce(term: String) async throws {
            try await open(["TERM": term]) { session, _ in
                try await session.waitFor("“\(term)” is not known")
                try await session.send("Down")
                try await session.waitUntil("the notice is gone") { !$0.contains("not known") }
                try await session.send("2")
                try await session.waitFor("V1")
            }
        }

        @Test func theConsoleOfLinuxIsToldThatItCannotShowHanzi() async throws {
            try await open(["TERM": "linux"]) { session, _ in
                try await session.waitFor("The Linux console cannot show")
                #expect(try !String(decoding: session.output(), as: UTF8.self).contains("\u{1B}[?2004h"))
            }
        }

        @Test func withoutALocaleChineseIsShown() async throws {
            try await open(["LC_ALL": "C", "TWINNING_LANGUAGE": "zh-Hans"]) { session, _ in
                try await session.waitFor("签订共建协议")
            }
        }

        @Test(arguments: [["NO_COLOR": "1"], ["CLICOLOR": "0"]])
        func withoutColoursNoneAreSent(environment: [String: String]) async throws {
            try await open(environment) { session, _ in
                try await session.waitFor("Sign an agreement")
                let sent = try String(decoding: session.output(), as: UTF8.self)
                #expect(!sent.contains("\u{1B}[38;5;") && !sent.contains("\u{1B}[3m"))
                // The selected row is seen all the same.
                #expect(sent.contains("7m"))
            }
        }

        @Test func wideAmbiguousCharactersAreGivenTwoColumnsAndNoneAreDrawnByUs() async throws {
            try await open(["TWINNING_AMBIGUOUS": "2"]) { session, _ in
                let screen = try await session.waitFor("Sign an agreement")
                #expect(!screen.contains { "─│┌┐└┘…›‹█░▲▼✓".contains($0) })
                try await session.send("1")
                let form = try await session.waitFor("New Agreement")
                #expect(!form.contains { "─│┌┐└┘…›‹█░▲▼✓".contains($0) })
            }
        }

        /// tmux draws ambiguous characters in one column, which is what is taken for granted.
        @Test func theTerminalIsAskedForItsWidthsAndTheUsualAnswerIsNotWorthRemembering() async throws {
            try await open(["TERM": "xterm-256color"]) { session, registry in
                try await session.waitFor("Sign an agreement")
                #expect(try String(decoding: session.output(), as: UTF8.self).contains("\u{1B}[6n"))
                try await session.send("F10")
                #expect(try await session.ending() == .exited(0))
                let state = registry.folder.home + "/.local/state/twinning/state.json"
                let kept = (try? String(contentsOfFile: state, encoding: .utf8)) ?? ""
                #expect(!kept.contains("ambiguousWidths"))
            }
        }

        /// On a slow line every arrow comes in pieces; none of them is an Escape.
        @Test func arrowsInPiecesDoNotLeaveAForm() async throws {
            try await open(["ESCDELAY": "5000"]) { session, _ in
                _ = try await FormInATerminal.begin(session, typing: "Staying here")
                for _ in 0..<5 {
                    for piece in ["\u{1B}", "[B\u{1B}[", "A\u{1B}O", "B\u{1B}[1;", "5A\u{1B}", "OA"] {
                        try await session.type(piece)
                    }
                }
                try await session.send("End")
                try await session.type("!")
                let screen = try await session.waitFor("Staying here!")
                #expect(screen.contains("New Agreement"))
            }
        }

        @Test func whatIsStoredIsShownAndNotObeyed() async throws {
            try await TestRegistry.with(seeds: false) { registry in
                let name = "Evil\u{1B}]2;taken\u{07}\u{9B}2J\u{202E}village"
                _ = try await registry.run("add", "village", .init("name=" + name))
                let listed = try await registry.run("list", "villages")
                let shown = registry.path
                #expect(!listed.output.contains("\u{1B}") && !listed.output.contains("\u{202E}"))
                guard listed.output.contains("V1") else { return }
                try await TmuxSession.twinning(
                    "open", shown, environment: FormInATerminal.environment, in: registry.folder
                ) { session in
                    try await session.waitFor("Sign an agreement")
                    try await session.send("2")
                    try await session.waitFor("Evil␛]2;taken␇")
                    try await session.send("Enter")
                    try await session.waitFor("Evil␛]2;taken␇")
                    #expect(try await session.title() != "taken")
                    #expect(!String(decoding: try session.output(), as: UTF8.self).contains("\u{1B}]2;taken"))
                }
            }
        }

        /// The number of a system call is another on other processors.
        #if arch(x86_64)
            @Test func nobodyIsWokenWhileNothingHappens() async throws {
                try await open([:]) { session, _ in
                    try await session.waitFor("Sign an agreement")
                    try await session.send("2")
                    try await session.waitFor("V1")
                    // The call a process waits in, with its arguments: poll without a limit of time.
                    let path = "/proc/\(session.pid)/syscall"
                    var last = ""
                    _ = try await session.waitUntil("the program waits without a limit of time") { _ in
                        last = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
                        let parts = last.split(separator: " ")
                        return parts.count > 3 && parts[0] == "7" && parts[3].hasSuffix("ffffffff")
                    }
                    #expect(last.hasPrefix("7 "))
                }
            }
        #endif

        @Test func anotherCharacterSetThanUTF8IsRefusedInWordsItsTerminalCanShow() async throws {
            try await TestRegistry.with(seeds: false) { registry in
                let command = "LC_ALL=zh_CN.GBK exec '\(BuiltProgram.path)' open '\(registry.path)'"
                try await TmuxSession.of(["sh", "-c", command], in: registry.folder) { session in
                    #expect(try await session.ending() == .exited(78))
                    let sent = try String(decoding: session.output(), as: UTF8.self)
                    #expect(sent.contains("LC_ALL=C.UTF-8"))
                    #expect(!sent.contains("\u{1B}"))
                }
            }
        }
    }
}
