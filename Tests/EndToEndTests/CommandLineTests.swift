import Testing

/// The built program without a terminal.
@Suite struct CommandLineTests {
    @Test func versionIsOneLine() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("--version", in: folder)
            #expect(run.ending == .exited(0))
            #expect(run.errors == "")
            #expect(run.output.split(separator: "\n").count == 1)
        }
    }

    @Test func helpNamesTheProgram() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("--help", in: folder)
            #expect(run.ending == .exited(0))
            #expect(run.errors == "")
            #expect(run.output.contains("twinning"))
        }
    }
}
