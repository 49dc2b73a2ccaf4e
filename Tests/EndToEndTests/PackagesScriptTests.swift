import Foundation
import Testing

/// `Support/packages.sh` on machines that do not exist: the few commands it asks about the machine are replaced.
@Suite struct PackagesScriptTests {
    /// A machine described by what it has. Commands that are not named here cannot be found by the script.
    private struct Machine {
        var installed = ["libsqlite3-dev"]
        /// Packages apt can install without fetching its lists first.
        var known = ["libncurses-dev", "tmux"]
        var user = 0
        var hasDpkg = true
        var hasApt = true
        var hasSudo = false
        var aptFails = false
    }

    /// Runs the script for three packages; besides what it printed, `calls` holds what was done to the machine.
    private func run(_ machine: Machine) async throws -> (run: CommandLineRun, calls: [String]) {
        try await TemporaryFolder.with { folder in
            let bin = try folder.makeFolder("bin")
            let calls = try folder.write("", to: "calls")
            func command(_ name: String, _ script: String) async throws {
                // Written by another process: a file this one has had open for writing cannot be run ("text file busy")
                // while a process started at that moment by another test still holds it.
                let made = try await CommandLineRun.of(
                    "sh", ["-c", #"cat >"$1" && chmod +x "$1""#, "sh", .init(bin + "/" + name)],
                    environment: ["PATH": "/usr/bin:/bin"], input: "#!/bin/sh\n" + script + "\n", in: folder)
                guard made.ending == .exited(0) else { throw HarnessError(made.errors) }
            }
            for tool in ["env", "sh"] {
                try FileManager.default.createSymbolicLink(
                    atPath: bin + "/" + tool, withDestinationPath: "/usr/bin/" + tool)
            }
            try await command("id", "echo \(machine.user)")
            if machine.hasDpkg {
                let known = machine.installed.map { $0 + ") printf installed;;" }.joined(separator: " ")
                try await command("dpkg-query", #"case "$3" in \#(known) *) exit 1;; esac"#)
            }
            if machine.hasApt {
                try await command(
                    "apt-get",
                    """
                    case "$*" in
                    *--simulate*) \(machine.known.contains("libncurses-dev") ? "exit 0" : "exit 100") ;;
                    *) echo "apt-get $* [$DEBIAN_FRONTEND]" >>'\(calls)'; exit \(machine.aptFails ? 100 : 0) ;;
                    esac
                    """)
            }
            if machine.hasSudo { try await command("sudo", "echo sudo >>'\(calls)'; shift; exec \"$@\"") }
            let run = try await CommandLineRun.of(
                "sh",
                [
                    .init(BuiltProgram.checkout + "/Support/packages.sh"), "libncurses-dev", "libsqlite3-dev",
                    "tmux",
                ],
                environment: ["PATH": bin], in: folder)
            let done = try String(contentsOfFile: calls, encoding: .utf8)
            return (run, done.split(separator: "\n").map { String($0) })
        }
    }

    private let install =
        "apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends libncurses-dev tmux [noninteractive]"
    private let update = "apt-get -o DPkg::Lock::Timeout=300 update [noninteractive]"

    @Test func nothingIsDoneWhenNothingIsMissing() async throws {
        let (run, calls) = try await run(Machine(installed: ["libncurses-dev", "libsqlite3-dev", "tmux"]))
        #expect(run.ending == .exited(0))
        #expect(run.output + run.errors == "")
        #expect(calls == [])
    }

    @Test func onlyWhatIsMissingIsInstalled() async throws {
        let (run, calls) = try await run(Machine())
        #expect(run.ending == .exited(0))
        #expect(run.errors == "Installing what is missing: libncurses-dev tmux\n")
        #expect(calls == [install])
    }

    @Test func theListsAreFetchedWhenAptDoesNotKnowThePackages() async throws {
        let (run, calls) = try await run(Machine(known: []))
        #expect(run.ending == .exited(0))
        #expect(calls == [update, install])
    }

    @Test func whoIsNotRootGoesThroughSudoWithoutBeingAsked() async throws {
        let (run, calls) = try await run(Machine(user: 1000, hasSudo: true))
        #expect(run.ending == .exited(0))
        #expect(calls == ["sudo", install])
    }

    @Test func withoutSudoTheSentenceNamesThePackages() async throws {
        let (run, calls) = try await run(Machine(user: 1000))
        #expect(run.ending == .exited(1))
        #expect(run.errors.contains("only root can install them"))
        #expect(run.errors.contains("libncurses-dev tmux"))
        #expect(calls == [])
    }

    @Test func withoutAptTheSentenceNamesThePackages() async throws {
        let (run, _) = try await run(Machine(hasApt: false))
        #expect(run.ending == .exited(1))
        #expect(run.errors.contains("libncurses-dev tmux"))
    }

    @Test func aFailureOfAptEndsInTheSameSentence() async throws {
        let (run, calls) = try await run(Machine(aptFails: true))
        #expect(run.ending == .exited(1))
        #expect(run.errors.contains("could not be installed"))
        #expect(run.errors.contains("libncurses-dev tmux"))
        #expect(calls == [install, update, install])
    }

    @Test func anotherSystemIsNotHeldUp() async throws {
        let (run, calls) = try await run(Machine(hasDpkg: false))
        #expect(run.ending == .exited(0))
        #expect(run.errors.contains("no Debian packages"))
        #expect(calls == [])
    }
}
