import Testing

/// Near names, answers, merge and taking apart, as a script sees them.
@Suite struct SamenessCommandTests {
    private func filled(_ body: (TestRegistry) async throws -> Void) async throws {
        try await TestRegistry.with(seeds: false) { registry in
            for arguments: [ChildProcess.Argument] in [
                ["add", "region", "name=Construction Town", "level=town"],
                ["add", "village", "name=Bangdong Village", "town=D1"],
                ["add", "village", "name=Pangdong Village", "town=D1", "note=from the press"],
                ["add", "person", "name=A", #"posts=[{"post":"member","body":"V2"}]"#],
            ] { #expect(try await registry.run(arguments).ending == .exited(0)) }
            try await body(registry)
        }
    }

    @Test func aMergeAndItsUndoingByCommands() async throws {
        try await filled { registry in
            let near = try await registry.run("near", "village", "Bangdong", "--in", "D1")
            #expect(near.output.contains("V1") && near.output.contains("same Town: D1 Construction Town"))
            let duplicates = try await registry.json("duplicates", "villages")
            #expect(duplicates.output.contains(#""other": "V2""#))
            let preview = try await registry.json("merge", "V2", "V1", "--preview")
            #expect(preview.output.contains(#""links": 1"#))
            #expect(
                try await registry.run("merge", "V2", "V1", "--keep", "name=from").output
                    == "merged V2 into V1\n")
            let show = try await registry.run("show", "V2")
            #expect(show.output.hasPrefix("V1  Village  Pangdong Village"))
            #expect(show.errors == "twinning: V2 was merged into V1; this is V1.\n")
            #expect(try await registry.run("edit", "V2", "note=new").output == "saved V1\n")
            try await registry.run("unmerge", "V2").expectSentence(status: 1, naming: "V2", "note")
            try await registry.run("unmerge", "V2", "--choose", "note=mine").expectSentence(
                status: 2, naming: "mine")
            #expect(
                try await registry.run("unmerge", "V2", "--choose", "note=restored").output
                    == "took V2 apart from V1\n")
            #expect(try await registry.run("show", "V2").output.contains("Note: new"))
            #expect(try await registry.run("check").ending == .exited(0))
        }
    }

    @Test func whatIsNotTheSameStaysSo() async throws {
        try await filled { registry in
            #expect(
                try await registry.run("different", "V2", "V1", "--reason", "two hamlets").output
                    == "kept: V1 and V2 are not the same\n")
            #expect(try await registry.run("duplicates").output == "no likely duplicates\n")
            try await registry.run("merge", "V2", "V1").expectSentence(status: 1, naming: "V1", "two hamlets")
            try await registry.chinese("merge", "V2", "V1").expectSentence(status: 1, naming: "two hamlets")
            try await registry.run("different", "V1", "D1").expectSentence(status: 1, naming: "D1")
            #expect(try await registry.run("different", "V1", "V2", "--withdraw").ending == .exited(0))
            #expect(
                try await registry.run("same", "V1", "Pang East", "--as", "translation").output
                    == "saved V1\n")
            #expect(try await registry.run("search", "pang east").output.contains("Translation"))
            try await registry.run("same", "V1", "X", "--as", "nickname").expectSentence(
                status: 2, naming: "nickname")
            #expect(try await registry.run("merge", "V2", "V1").ending == .exited(0))
        }
    }
}
