import Testing

/// The made-up registries that `bench` measures on.
@Suite struct BenchTests {
    private func run(_ arguments: [String], _ folder: TemporaryFolder) async throws -> CommandLineRun {
        try await CommandLineRun.of(
            BuiltProgram.path, arguments.map { .init(stringLiteral: $0) },
            environment: BuiltProgram.environment(home: folder.home, changed: [:]), in: folder,
            within: .seconds(120))
    }

    @Test("The registry of twinnings is made whole, the same each time, and uneven as it says")
    func made() async throws {
        try await TemporaryFolder.with { folder in
            for name in ["one", "two"] {
                let made = try await run(
                    ["bench", "--twinnings", "1000", "--keep", "\(name).twinning", "--only-make"], folder)
                #expect(made.ending == .exited(0), "\(made.errors)")
                #expect(made.output.isEmpty)
            }
            func answer(_ file: String, _ arguments: String...) async throws -> String {
                let run = try await run(arguments + ["--registry", "\(file).twinning"], folder)
                #expect(run.ending == .exited(0), "\(run.errors)")
                return run.output
            }
            #expect(try await answer("one", "check").contains("in order"))
            for kind in ["twinnings", "activities", "commitments"] {
                let one = try await answer("one", "list", kind, "--format", "json")
                #expect(try await answer("two", "list", kind, "--format", "json") == one)
            }
            let twinnings = try await answer("one", "list", "twinnings", "--format", "csv")
            #expect(twinnings.split(whereSeparator: \.isNewline).count == 1001)
            // The district's own committee is host of the fifty events of its busy year among a thousand twinnings.
            let busy = try await answer(
                "one", "history", "B1", "--since", "2025", "--until", "2025", "--kind", "activity",
                "--format", "csv")
            #expect(busy.split(whereSeparator: \.isNewline).count > 50)
        }
    }

    @Test(
        "What cannot be made is refused before anything is begun",
        arguments: [
            ["--twinnings", "7"], ["--twinnings", "1000", "--size", "10000"],
            ["--twinnings", "1000", "--only-make"],
        ])
    func refused(_ arguments: [String]) async throws {
        try await TemporaryFolder.with { folder in
            let run = try await run(["bench"] + arguments, folder)
            #expect(run.ending == .exited(2))
            #expect(run.errors.contains("--"), "\(run.errors)")
        }
    }
}
