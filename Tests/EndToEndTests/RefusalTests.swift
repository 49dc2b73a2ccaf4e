import Foundation
import Testing

/// What is refused is refused in a sentence, with its status, and leaves the file as it was, byte for byte.
@Suite struct RefusalTests {
    private func unchanged(
        seeds: Bool = false, _ body: (TestRegistry) async throws -> Void
    ) async throws {
        try await TestRegistry.with(seeds: seeds) { registry in
            for name in ["Upper", "Middle", "Lower"] {
                _ = try await registry.run("add", "branch", "name=\(name)", "sort=generalBranch")
            }
            _ = try await registry.run("edit", "B2", "superior=B1")
            _ = try await registry.run("edit", "B3", "superior=B2")
            let before = try registry.bytes
            let neighbours = try registry.neighbours
            try await body(registry)
            #expect(try registry.bytes == before)
            #expect(try registry.neighbours == neighbours)
        }
    }

    @Test(arguments: [
        ("founded=2021-02-30", "2021-02-30"), ("founded=soon", "soon"), ("founded=13.45", "13.45"),
        ("superior=B99", "B99"), ("superior=V1", "V1"), ("superior=Upper", "Upper"), ("sort=club", "club"),
        ("colour=red", "colour"), ("units=B1", "B1"),
    ])
    func wrongValues(assignment: String, named: String) async throws {
        try await unchanged { registry in
            let arguments = ChildProcess.Argument(assignment)
            try await registry.run("add", "branch", "name=New", arguments)
                .expectSentence(status: 1, naming: named)
            try await registry.run("edit", "B1", arguments).expectSentence(status: 1, naming: named)
            try await registry.chinese("edit", "B1", arguments).expectSentence(status: 1, naming: named)
        }
    }

    @Test func aSuperiorThatWouldCloseACircle() async throws {
        try await unchanged { registry in
            try await registry.run("edit", "B1", "superior=B3").expectSentence(status: 1)
            try await registry.run("edit", "B1", "superior=B1").expectSentence(status: 1)
        }
    }

    @Test func kindsNumbersAndConditionsThatAreNone() async throws {
        try await unchanged { registry in
            try await registry.run("add", "club", "name=x").expectSentence(
                status: 1, naming: "club", "villages")
            try await registry.run("list", "clubs").expectSentence(status: 1, naming: "clubs", "villages")
            try await registry.run("list", "villages", "--sort", "colour")
                .expectSentence(status: 1, naming: "colour", "name")
            try await registry.run("list", "villages", "--where", "name")
                .expectSentence(status: 1, naming: "name")
            for arguments in [["show"], ["history"], ["journal"], ["restore"], ["retire", "--reason", "x"]] {
                for number in ["V99", "X1", "V0", "12", "V99999999999999999999"] {
                    let run = try await registry.run((arguments + [number]).map { .init($0) })
                    run.expectSentence(status: 1, naming: number)
                }
            }
        }
    }

    @Test func aTextOfAHundredThousandCharacters() async throws {
        try await unchanged { registry in
            let long = String(repeating: "长", count: 100_000 / 3)
            let text = ChildProcess.Argument("name=" + String(repeating: "x", count: 100_000))
            try await registry.run("add", "village", text).expectSentence(status: 1, naming: "100000", "200")
            try await registry.run("add", "village", .init("name=" + long))
                .expectSentence(status: 1, naming: "33333")
            try await registry.run("search", .init(long)).expectSentence(status: 2, naming: "33333")
            try await registry.run("show", .init(long)).expectSentence(status: 1)
            try await registry.run("list", .init(long)).expectSentence(status: 1)
            try await registry.run("edit", "B1", .init(long)).expectSentence(status: 2)
        }
    }

    @Test func bytesThatAreNoText() async throws {
        try await unchanged { registry in
            let broken = ChildProcess.Argument(bytes: Array("name=".utf8) + [0xC3, 0x28])
            try await registry.run("add", "village", broken).expectSentence(status: 2, naming: "UTF-8")
        }
    }

    @Test func readOnlyForbidsEveryCommandThatWrites() async throws {
        try await unchanged { registry in
            try await registry.run("--read-only", "add", "village", "name=x").expectSentence(status: 2)
            try await registry.run("undo", "--read-only").expectSentence(status: 2)
            #expect(try await registry.run("list", "branches", "--read-only").ending == .exited(0))
        }
    }

    // MARK: - Files

    @Test func anotherKindOfFileIsLeftAlone() async throws {
        try await TemporaryFolder.with { folder in
            let text = try folder.write("name,town\n", to: "text.twinning")
            let empty = try folder.write("", to: "empty.twinning")
            let directory = try folder.makeFolder("folder.twinning")
            for path in [text, empty, directory, folder.path + "/missing.twinning"] {
                for arguments: [ChildProcess.Argument] in [
                    ["list", "villages"], ["add", "village", "name=x"], ["undo"],
                ] {
                    let run = try await CommandLineRun.of(
                        BuiltProgram.path, arguments + ["--registry", .init(path)],
                        environment: BuiltProgram.environment(home: folder.home), in: folder)
                    run.expectSentence(status: 1, naming: path)
                }
            }
            #expect(try String(contentsOfFile: text, encoding: .utf8) == "name,town\n")
            #expect(try String(contentsOfFile: empty, encoding: .utf8) == "")
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/missing.twinning"))
        }
    }

    @Test func aRegistryOfANewerVersionIsLeftAlone() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            var bytes = try registry.bytes
            // SQLite's user version, big-endian at 60: the registry's own form.
            bytes.replaceSubrange(60..<64, with: [0, 0, 0x7F, 0xFF])
            try bytes.write(to: URL(fileURLWithPath: registry.path))
            try await registry.run("list", "villages").expectSentence(status: 1, naming: registry.path)
            try await registry.chinese("add", "village", "name=x").expectSentence(
                status: 1, naming: registry.path)
            #expect(try registry.bytes == bytes)
            #expect(try registry.neighbours == ["a.twinning", "home"])
        }
    }

    @Test func aFileThatCanOnlyBeReadIsRead() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "village", "name=One")
            let before = try registry.bytes
            #expect(chmod(registry.path, 0o400) == 0)
            try await registry.run("add", "village", "name=x").expectSentence(
                status: 1, naming: registry.path)
            #expect(try await registry.json("list", "villages").items.count == 1)
            #expect(try registry.bytes == before)
        }
    }

    @Test func anExistingFileIsNotMadeAnew() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let before = try registry.bytes
            for seeds: [ChildProcess.Argument] in [[], ["--seeds", .init(BuiltProgram.checkout + "/seeds")]] {
                let run = try await CommandLineRun.of(
                    BuiltProgram.path, ["new", .init(registry.path)] + seeds,
                    environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
                run.expectSentence(status: 1, naming: registry.path)
            }
            #expect(try registry.bytes == before)
        }
    }

    @Test func seedsThatAreNotInOrderLeaveNothingBehind() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.path + "/new.twinning"
            func make(_ seeds: String) async throws -> CommandLineRun {
                try await CommandLineRun.twinning("new", .init(path), "--seeds", .init(seeds), in: folder)
            }
            try folder.write("[", to: "broken/a.json")
            try folder.write(#"[{"kind": "village", "name": "x", "town": "nowhere"}]"#, to: "loose/a.json")
            // Each record is in order by itself; together they close a circle, which only the registry sees.
            try folder.write(
                #"""
                [{"kind": "branch", "ref": "a", "name": "A", "sort": "branch", "superior": "b"},
                 {"kind": "branch", "ref": "b", "name": "B", "sort": "branch", "superior": "a"}]
                """#, to: "circle/a.json")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            for seeds in ["broken", "loose", "circle", "missing"] {
                try await make(folder.path + "/" + seeds).expectSentence(status: 1)
            }
            let after = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(after.filter { !$0.hasPrefix(".streams") } == names.filter { !$0.hasPrefix(".streams") })
        }
    }
}
