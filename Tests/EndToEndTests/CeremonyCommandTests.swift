import Testing

/// Pledges, day sheets, one agreement for many and comparisons, as a script sees them.
@Suite struct CeremonyCommandTests {
    @Test func aCeremonyByCommands() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            for arguments: [ChildProcess.Argument] in [
                ["add", "branch", "name=North Works Branch", "sort=branch"],
                ["add", "branch", "name=河西中学党支部", "sort=branch"],
                ["add", "person", "name=Ann Example", #"posts=[{"post":"secretary","body":"B5"}]"#],
                ["add", "person", "name=陈一", #"posts=[{"post":"secretary","body":"B6"}]"#],
                [
                    "edit", "A1",
                    #"agenda=[{"title":"Open"},{"title":"Guests","points":"Pledge: talent development"}]"#,
                ],
            ] { #expect(try await registry.run(arguments).ending == .exited(0)) }
            #expect(try await registry.run("pledge", "A1", "2").output == "saved C4\n")
            let promise = try await registry.json("show", "C4")
            #expect(promise.output.contains(#""agendaItem": 2"#))
            #expect(promise.output.contains(#""pillar": "talentDevelopment""#))
            try await registry.run("pledge", "A1", "2").expectSentence(status: 1, naming: "Promise")
            try await registry.run("pledge", "A1", "3").expectSentence(status: 2, naming: "A1", "3")
            #expect(
                try await registry.run("pledge", "A1", "1", "name=Six days of advice").output == "saved C5\n")
            #expect(
                try await registry.run("copy", "G1", "--for", "B5,B6").output
                    == "2 drafts made after G1: G2, G3\n")
            let compared = try await registry.run("compare", "G1", "G3")
            #expect(compared.output.contains("{+河西中学党支部+}"))
            #expect(
                try await registry.run("sign", "G2", "G3", "--on", "2021-06-16").output
                    == "signed 2 agreements: G2, G3\n")
            try await registry.run("sign", "G2", "G3", "--on", "2021-06-16").expectSentence(
                status: 1, naming: "G2")
            let sheet = try await registry.run("daysheet", "A1")
            #expect(sheet.output.contains("Ann Example · G2: signs for Party A"))
            #expect(try await registry.run("daysheet", "A1", "--save").output == "saved A1\n")
            try await registry.run("daysheet", "G1").expectSentence(status: 2, naming: "G1")
            #expect(try await registry.run("check").ending == .exited(0))
        }
    }
}
