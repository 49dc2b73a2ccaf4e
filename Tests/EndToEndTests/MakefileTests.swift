import Foundation
import Testing

/// The parts of the Makefile that do not take long.
@Suite struct MakefileTests {
    private func make(_ arguments: ChildProcess.Argument...) async throws -> CommandLineRun {
        try await TemporaryFolder.with { folder in
            try await CommandLineRun.of(
                "make", ["--no-print-directory", "-C", .init(BuiltProgram.checkout)] + arguments,
                environment: BuiltProgram.environment(home: folder.home), in: folder)
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

    @Test func whatIsInstalledWorksAndCanBeRemovedAgain() async throws {
        try await TemporaryFolder.with { folder in
            // As under sudo, where nothing is built; with the program that these tests are about.
            let settings: [ChildProcess.Argument] = [
                "PREFIX=\(folder.path)/usr", "SUDO_USER=gong", "program=\(BuiltProgram.path)",
            ]
            let install = try await make("install", settings[0], settings[1], settings[2])
            #expect(install.ending == .exited(0))
            #expect(install.errors == "")

            let environment = BuiltProgram.environment(home: folder.home)
            let program = folder.path + "/usr/bin/twinning"
            let run = try await CommandLineRun.of(
                program, ["--version"], environment: environment, in: folder)
            #expect(run.ending == .exited(0))
            #expect(run.errors == "")
            func files(_ folder: String) -> Set<String> {
                Set(FileManager.default.subpaths(atPath: folder) ?? [])
            }
            let share = folder.path + "/usr/share/twinning/"
            #expect(files(share + "strings") == files(BuiltProgram.checkout + "/Resources/strings"))
            #expect(files(share + "clauses") == files(BuiltProgram.checkout + "/Resources/clauses"))
            #expect(files(share + "seeds") == files(BuiltProgram.checkout + "/seeds"))

            let uninstall = try await make("uninstall", settings[0], settings[1], settings[2])
            #expect(uninstall.ending == .exited(0))
            #expect(files(folder.path + "/usr") == ["bin", "share"])
        }
    }
}
