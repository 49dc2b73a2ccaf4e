import Domain
import Foundation
import Testing

@testable import twinning

/// How every command behaves whatever it does.
@Suite struct ConductTests {
    static let commands = CommandLineProgram.commandNames

    @Test(arguments: commands, ["en", "zh-Hans"])
    func everyCommandHasItsHelp(command: String, language: String) async throws {
        try await TemporaryFolder.with { folder in
            let run = try await CommandLineRun.twinning(
                "help", .init(command), "--language", .init(language), in: folder)
            #expect(run.ending == .exited(0))
            #expect(run.errors == "")
            #expect(run.output.contains("twinning"))
            // A sentence that is missing shows as its key.
            #expect(!run.output.contains("cli."), "\(run.output)")
        }
    }

    @Test func theOptionsForAllMayStandBeforeTheCommand() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let path = ChildProcess.Argument(registry.path)
            let environment = BuiltProgram.environment(home: registry.folder.home)
            let before = try await CommandLineRun.of(
                BuiltProgram.path, ["--format", "json", "--registry", path, "list", "people"],
                environment: environment, in: registry.folder)
            let after = try await CommandLineRun.of(
                BuiltProgram.path, ["list", "people", "--registry", path, "--format=json"],
                environment: environment, in: registry.folder)
            let between = try await CommandLineRun.of(
                BuiltProgram.path, ["--format", "json", "list", "--registry", path, "people"],
                environment: environment, in: registry.folder)
            #expect(try before.items.count == 4)
            #expect(before.output == after.output)
            #expect(before.output == between.output)
        }
    }

    @Test func theRegistryIsFoundByItsVariableOrInItsPlace() async throws {
        try await TemporaryFolder.with { folder in
            let named = folder.path + "/named.twinning"
            let made = try await CommandLineRun.twinning(
                "new", environment: ["TWINNING_REGISTRY": named], in: folder)
            #expect(made.ending == .exited(0))
            #expect(FileManager.default.fileExists(atPath: named))
            let missing = try await CommandLineRun.twinning("list", "villages", in: folder)
            missing.expectSentence(
                status: 1, naming: folder.home + "/.local/share/twinning/registry.twinning")
            let homeless = try await CommandLineRun.twinning(
                "list", "villages", environment: ["HOME": ""], in: folder)
            homeless.expectSentence(status: 78, naming: "HOME", "TWINNING_REGISTRY")
        }
    }

    @Test func filesAreForTheirOwnerOnly() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let attributes = try FileManager.default.attributesOfItem(atPath: registry.path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func aRegistryThatIsBusyIsStatus75() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            let file = open(registry.path, O_RDWR | O_CLOEXEC)
            try #require(file >= 0)
            defer { close(file) }
            // SQLite's lock bytes begin at 1 GiB: pending, reserved, and 510 shared ones. Held like this, a commit is
            // under way in another program.
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            lock.l_start = 0x4000_0000
            lock.l_len = 512
            try #require(fcntl(file, F_SETLK, &lock) == 0)
            try await registry.run("add", "village", "name=x").expectSentence(
                status: 75, naming: registry.path)
        }
    }

    @Test func aReaderThatGoesAwayIsNoCrash() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            // `exec true` reads nothing; without pipefail the status would be its own.
            let command =
                "set -o pipefail; '\(BuiltProgram.path)' history --registry '\(registry.path)' | exec true;"
                + " echo \"${PIPESTATUS[0]}\""
            let run = try await CommandLineRun.of(
                "bash", ["-c", .init(command)],
                environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
            #expect(run.errors == "")
            // 0 when the pipe took it before its reader went.
            #expect(["0", "1"].contains(run.output.trimmed))
        }
    }
}
