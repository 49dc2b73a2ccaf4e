import Domain
import Foundation
import Testing

/// The built program in lines: over files, where every byte can be looked at.
@Suite struct LinearTests {
    private func run(
        _ lines: [String], _ arguments: [ChildProcess.Argument] = ["--accessible"],
        environment: [String: String] = [:], in folder: TemporaryFolder
    ) async throws -> CommandLineRun {
        try await CommandLineRun.of(
            BuiltProgram.path, ["open", "r.twinning", "--today", "2021-06-16"] + arguments,
            environment: BuiltProgram.environment(
                home: folder.home, changed: ["TWINNING_LANGUAGE": "en"].merging(environment) { $1 }),
            input: lines.map { $0 + "\n" }.joined(), in: folder)
    }

    private func expectPlain(_ run: CommandLineRun, at place: SourceLocation = #_sourceLocation) {
        #expect(run.ending == .exited(0), "\(run.errors)", sourceLocation: place)
        #expect(run.errors.isEmpty, sourceLocation: place)
        let forbidden = run.output.utf8.filter { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }
        #expect(forbidden.isEmpty, sourceLocation: place)
        #expect(run.output.hasSuffix("\n"), sourceLocation: place)
    }

    @Test func theEndOfTheLinesKeepsTheDraftAndTheNextStartGoesOnWithIt() async throws {
        try await TemporaryFolder.with { folder in
            _ = try await CommandLineRun.twinning("new", "r.twinning", in: folder)
            // The name has bytes in it that a terminal would obey.
            let first = try await run(
                ["2", "new", "滧东\u{1B}[2J村", "", "", "", "", "", "half a note"], in: folder)
            expectPlain(first)
            #expect(first.output.contains("The program ends here."))
            let second = try await run(
                ["drafts", "1", "/save", "V1"], environment: ["TERM": "dumb"], in: folder)
            expectPlain(second)
            #expect(second.output.contains("Saved: V1 滧东[2J村"))
            #expect(second.output.contains("Note: half a note"))
            #expect(second.output.contains("Unfinished forms: 1"))
            let third = try await run(["quit", "2"], in: folder)
            expectPlain(third)
            #expect(third.output.hasSuffix("The program ends. What was typed in forms is kept.\n"))
        }
    }

    @Test func theVariableAsksForLinesToo() async throws {
        try await TemporaryFolder.with { folder in
            _ = try await CommandLineRun.twinning("new", "r.twinning", in: folder)
            let run = try await run(
                ["where"], [], environment: ["ACCESSIBLE": "1", "TERM": "dumb"], in: folder)
            expectPlain(run)
            #expect(run.output.contains("You are here: Home."))
            let before = try await CommandLineRun.twinning(
                "--accessible", "open", "r.twinning", input: "where\n", in: folder)
            expectPlain(before)
            #expect(before.output.contains("You are here: Home."))
            let refused = try await self.run(["where"], [], environment: ["ACCESSIBLE": ""], in: folder)
            refused.expectSentence(status: 2, naming: "--accessible")
        }
    }
}

extension InATerminal {
    @Suite struct LinearTerminalTests {
        @Test(arguments: ["tmux-256color", "dumb"])
        func nothingIsAskedOfTheTerminal(_ type: String) async throws {
            try await TemporaryFolder.with { folder in
                let environment = ["TERM": type, "TWINNING_LANGUAGE": "zh-Hans"]
                try await TmuxSession.twinning("demo", "--accessible", environment: environment, in: folder) {
                    session in
                    try await session.waitFor("请输入序号，或输入名称查找：")
                    try await session.type("jsz")
                    try await session.send("Enter")
                    try await session.waitFor("D3；行政区划；建设镇")
                    let modes = try await session.modes()
                    #expect(!modes.alternateScreen)
                    #expect(modes.caretVisible)
                    #expect(!modes.mouse)
                    // The end of input at a terminal, or a signal: the same, but for the status.
                    try await session.send(type == "dumb" ? "C-d" : "C-c")
                    #expect(try await session.ending() == .exited(type == "dumb" ? 0 : 128 + SIGINT))
                }
            }
        }
    }
}
