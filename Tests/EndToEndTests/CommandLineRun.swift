import Foundation

/// What came of one call of a program without a terminal.
struct CommandLineRun: Sendable {
    let ending: ChildProcess.Ending
    let output: String
    let errors: String

    /// Runs the built `twinning` to its end. The environment is clean: `HOME` in `folder`, `LANG=C.UTF-8`; `changed`
    /// adds to it or replaces.
    static func twinning(
        _ arguments: ChildProcess.Argument..., environment changed: [String: String] = [:],
        input: String = "",
        in folder: TemporaryFolder, within limit: Duration = .seconds(60)
    ) async throws -> CommandLineRun {
        try await of(
            BuiltProgram.path, arguments,
            environment: BuiltProgram.environment(home: folder.home, changed: changed),
            input: input, in: folder, within: limit)
    }

    /// Runs any program to its end, with exactly this environment.
    static func of(
        _ program: String, _ arguments: [ChildProcess.Argument], environment: [String: String],
        input: String = "",
        in folder: TemporaryFolder, within limit: Duration = .seconds(60)
    ) async throws -> CommandLineRun {
        let streams = ".streams-\(UUID().uuidString)"
        let given = try folder.write(input, to: streams + "/input")
        let output = try folder.write("", to: streams + "/output")
        let errors = try folder.write("", to: streams + "/errors")
        let process = try ChildProcess(
            program: program, arguments: arguments, environment: environment, folder: folder.path,
            input: given, output: output, errors: errors)
        let ending = try await process.ending(within: limit)
        return CommandLineRun(ending: ending, output: try text(of: output), errors: try text(of: errors))
    }

    /// A file's text; bytes that are no UTF-8 become U+FFFD, so that a test can see that there were some.
    private static func text(of file: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }
}
