import Foundation
import Testing

/// How the screens are started, and what is left when they have ended.
extension InATerminal {
    @Suite struct ScreenStartTests {
        @Test func theDemoLeavesNothingBehind() async throws {
            try await TemporaryFolder.with { folder in
                let temporary = try folder.makeFolder("temporary")
                try await TmuxSession.twinning(
                    "demo", environment: ["TMPDIR": temporary, "TWINNING_LANGUAGE": "en"], in: folder
                ) { session in
                    try await session.waitForModes { $0.alternateScreen }
                    let during = try FileManager.default.contentsOfDirectory(atPath: temporary)
                    #expect(during.count == 1)
                    session.kill(SIGTERM)
                    #expect(try await session.ending() == .exited(128 + SIGTERM))
                }
                #expect(try FileManager.default.contentsOfDirectory(atPath: temporary).isEmpty)
            }
        }

        @Test func theFirstStartMakesTheRegistryInItsPlace() async throws {
            try await TemporaryFolder.with { folder in
                try await TmuxSession.twinning(in: folder) { session in
                    try await session.waitForModes { $0.alternateScreen }
                    session.kill(SIGTERM)
                    #expect(try await session.ending() == .exited(128 + SIGTERM))
                }
                let path = folder.home + "/.local/share/twinning/registry.twinning"
                #expect(FileManager.default.fileExists(atPath: path))
            }
        }
    }
}

@Suite struct WithoutATerminalTests {
    @Test(arguments: [["demo"], [], ["open", "x.twinning"], ["x.twinning"]])
    func theScreensAreRefusedInASentence(arguments: [String]) async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.of(
                BuiltProgram.path, arguments.map { .init($0) },
                environment: BuiltProgram.environment(home: folder.home), in: folder)
            run.expectSentence(status: 2, naming: "twinning list villages")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.home).isEmpty)
        }
    }
}
