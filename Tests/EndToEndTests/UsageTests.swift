import Foundation
import Testing

@testable import twinning

/// Calls that are wrong before any registry is looked for: one sentence, status 2 or 78, and nothing on standard output.
@Suite struct UsageTests {
    private func expectSentence(
        _ run: CommandLineRun, status: Int32 = 2, naming words: String...,
        location: SourceLocation = #_sourceLocation
    ) {
        #expect(run.ending == .exited(status), sourceLocation: location)
        #expect(run.output == "", sourceLocation: location)
        #expect(run.errors.hasPrefix("twinning: "), sourceLocation: location)
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)", sourceLocation: location)
        for word in words {
            #expect(run.errors.contains(word), "\(run.errors)", sourceLocation: location)
        }
    }

    @Test func anUnknownCommandListsTheCommands() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("lst", "villages", in: folder)
            expectSentence(run, naming: "lst", "help")
            let help = try await CommandLineRun.twinning("help", "lst", in: folder)
            expectSentence(help, naming: "lst", "history")
        }
    }

    @Test func anUnknownOptionNamesTheNearOne() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("--fromat", "json", in: folder)
            expectSentence(run, naming: "--fromat", "--format", "twinning help")
            let chinese = try await CommandLineRun.twinning("--frmt", "--language=zh-Hans", in: folder)
            expectSentence(chinese, naming: "--frmt", "选项")
        }
    }

    @Test func anOptionWithoutItsValue() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("--registry", in: folder)
            expectSentence(run, naming: "--registry", "twinning help")
        }
    }

    @Test func bytesThatAreNoTextAreRefusedByTheirPlace() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning(
                "search", .init(bytes: [0x61, 0xFF, 0x62]), in: folder)
            expectSentence(run, naming: "2", "UTF-8")
        }
    }

    @Test func aLanguageThatIsNotSpoken() async throws {
        try await TemporaryFolder.with { folder in
            let option = try await CommandLineRun.twinning("--language", "fr", in: folder)
            expectSentence(option, naming: "fr", "zh-Hans")
            let variable = try await CommandLineRun.twinning(
                "--help", environment: ["TWINNING_LANGUAGE": "fr"], in: folder)
            expectSentence(variable, status: 78, naming: "TWINNING_LANGUAGE", "fr")
        }
    }

    @Test func withoutItsSentencesTheProgramSaysWhereItLooked() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning(
                "--help", environment: ["TWINNING_RESOURCES": folder.path], in: folder)
            expectSentence(run, status: 78, naming: "TWINNING_RESOURCES", folder.path)
        }
    }

    @Test func controlCharactersOfAnArgumentAreShownAsSigns() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("x\u{1B}[31m\ny\u{202E}", in: folder)
            expectSentence(run, naming: "␛", "␊", "‹U+202E›")
        }
    }

    @Test func helpIsInTheLanguageAskedFor() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("--help", "--language", "zh-Hans", in: folder)
            #expect(run.ending == .exited(0))
            #expect(run.output.contains("用法: twinning"))
            #expect(!run.output.contains("OPTIONS"))
            #expect(!run.output.contains("Show"))
        }
    }

    @Test func resetSendsWhatPutsTheTerminalInOrder() async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning("--reset", in: folder)
            #expect(run.ending == .exited(0))
            #expect(run.output.contains("\u{1B}[?1049l"))
            #expect(run.output.contains("\u{1B}[?25h"))
            let other = try await CommandLineRun.twinning("--language", "zh-Hans", "--reset", in: folder)
            #expect(other.output == run.output)
        }
    }

    @Test func outputThatCannotBeWrittenIsAFailure() async throws {
        try await TemporaryFolder.with { folder in
            let environment = BuiltProgram.environment(home: folder.home)
            let full = try await CommandLineRun.of(
                "sh", ["-c", "'\(BuiltProgram.path)' --help > /dev/full"], environment: environment,
                in: folder)
            expectSentence(full, status: 1, naming: "No space left on device")
            let closed = try await CommandLineRun.of(
                "sh", ["-c", "'\(BuiltProgram.path)' --help >&-"], environment: environment, in: folder)
            expectSentence(closed, status: 1, naming: "Bad file descriptor")
            let gone = try await CommandLineRun.of(
                "bash",
                [
                    "-c", "set -o pipefail; '\(BuiltProgram.path)' --help | exec true",
                ], environment: environment, in: folder)
            #expect(gone.errors == "")
        }
    }

    /// The messages as the argument parser words them: should it come to word them differently, this tells.
    @Test(arguments: [
        ("Unknown option '--x'", "unknownOption"),
        ("Unknown option '--fromat'. Did you mean '--format'?", "unknownOptionNear"),
        ("Missing value for '--sort <field>'", "missingValue"),
        ("Missing expected argument '<kind>'", "missingArgument"),
        ("Unexpected argument 'a'", "unexpectedArgument"),
        ("2 unexpected arguments: 'a', 'b'", "unexpectedArgument"),
        ("The option '--read-only' does not take any value, but 'x' was specified.", "valueForFlag"),
        ("Something new", "other"),
    ])
    func messagesOfTheParserAreRecognised(message: String, key: String) {
        #expect(UsageSentences.recognised(message).0 == key)
    }
}
