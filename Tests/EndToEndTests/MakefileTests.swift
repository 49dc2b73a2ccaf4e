import Testing

/// What `make` says before it begins with anything that takes long.
@Suite struct MakefileTests {
    private func make(
        _ arguments: ChildProcess.Argument..., environment changed: [String: String] = [:]
    ) async throws -> CommandLineRun {
        try await TemporaryFolder.with { folder in
            try await CommandLineRun.of(
                "make", ["--no-print-directory", "-C", .init(BuiltProgram.checkout)] + arguments,
                environment: BuiltProgram.environment(home: folder.home, changed: changed), in: folder)
        }
    }

    @Test func theDemoWithoutATerminalEndsWithASentence() async throws {
        let run = try await make("run")
        #expect(run.ending == .exited(2))
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("The demo is a full-screen program and needs a terminal"))
    }

    @Test(arguments: ["run", "test", "build", "install", "uninstall", "format", "clean", "help"])
    func helpNamesWhatCanBeDone(target: String) async throws {
        let run = try await make("help")
        #expect(run.ending == .exited(0))
        #expect(run.output.contains("make \(target) "))
    }

    @Test(arguments: ["build", "test"])
    func withoutSwiftASentenceSaysWhereItIs(target: String) async throws {
        let run = try await make(.init(target), "SWIFT=no-such-swift")
        #expect(run.ending == .exited(2))
        #expect(run.errors.contains("install Swift 6.2 or newer from https://www.swift.org/install/"))
    }
}
