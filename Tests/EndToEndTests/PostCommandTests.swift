import Domain
import Testing

/// A new secretary, the sheet of who leaves, and what sources say, as a script sees them.
@Suite struct PostCommandTests {
    private func run(
        _ registry: TestRegistry, _ arguments: ChildProcess.Argument..., today: String = "2024-03-01",
        format: String = "text"
    ) async throws -> CommandLineRun {
        try await CommandLineRun.of(
            BuiltProgram.path,
            arguments + [
                "--format", .init(format), "--registry", .init(registry.path), "--today", .init(today),
            ], environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
    }

    private let successor: ChildProcess.Argument =
        #"posts=[{"post":"secretary","body":"B4","from":"2024-03-01"}]"#

    @Test func aNewSecretary() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let asked = try await run(registry, "add", "person", "name=Successor One", successor)
            asked.expectSentence(
                status: 1, naming: "P4 Shen Xiaoling", "--anyway", "--end-other", "2024-02-29")
            #expect(
                try await run(registry, "add", "person", "name=Successor One", successor, "--end-other")
                    .output == "saved P5\n")
            let then = try await run(registry, "holders", "B4", "--on", "2021-06-16")
            #expect(then.output.contains("Shen Xiaoling") && !then.output.contains("Successor"))
            let now = try await run(registry, "holders", "V1", format: "json")
            #expect(try now.items[0]["holders"]?.items.map { $0["number"]?.string } == ["P5"])
            #expect(try now.items[0]["holders"]?.items.map { $0["isCertain"] } == [.bool(true)])
            let agreement = try await run(registry, "show", "G1")
            #expect(agreement.output.contains("Shen Xiaoling (P4)"))
            #expect(agreement.output.contains("now: P5 Successor One"))
            #expect(try await run(registry, "show", "V1").output.contains("next election 2029-03-01"))
            #expect(
                try await run(registry, "elections", today: "2028-09-02").output.contains("2029-03-01"))
            #expect(
                try await !run(registry, "elections", today: "2028-09-01").output.contains("2029-03-01"))
            let sheet = try await run(registry, "handover", "P4", format: "json").json
            #expect(sheet["promises"]?.items.map { $0["number"]?.string } == ["C1", "C2", "C3"])
            #expect(sheet["agreements"]?.items.first?["liaisonA"] == .null)
            #expect(sheet["agreements"]?.items.first?["liaisonB"] == .null)
            #expect(
                try await run(registry, "liaison", "G1", "P5", "--side", "b").output == "saved G1\n")
            let told = try await run(registry, "handover", "P5")
            #expect(told.output.contains("P5 Successor One — to be handed over"))
            // Her post is ended again, though she keeps in touch: that is mentioned, and saved.
            let ended = try await run(
                registry, "edit", "P5",
                #"posts=[{"post":"secretary","body":"B4","from":"2024-03-01","to":"2024-04-01"}]"#)
            #expect(ended.output == "saved P5\n" && ended.errors.contains("G1"))
            try await run(registry, "holders", "G1").expectSentence(status: 2, naming: "G1")
            try await run(registry, "liaison", "G1", "P5", "--side", "c").expectSentence(
                status: 2, naming: "c")
            #expect(try await run(registry, "check").ending == .exited(0))
        }
    }

    @Test func whatSourcesSay() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let all = try await run(registry, "conflicts", format: "json")
            #expect(try all.items.contains { $0["number"]?.string == "B4" && $0["field"]?.string == "sort" })
            #expect(try await run(registry, "conflicts", "--open", format: "json").items.isEmpty)
            #expect(
                try await run(
                    registry, "say", "B3", "sort", "jointBranch", "--source", "S1", "--words", "joint branch"
                ).output == "saved B3\n")
            let open = try await run(registry, "conflicts", "--open", "--kind", "branches")
            #expect(open.output.contains("B3") && open.output.contains("Joint branch"))
            #expect(!open.output.contains("jointBranch"))
            try await run(registry, "choose", "B3", "sort", "1", "--take").expectSentence(
                status: 1, naming: "Reason")
            #expect(
                try await run(registry, "choose", "B3", "sort", "1", "--take", "--reason", "by its seal")
                    .output == "saved B3\n")
            #expect(
                try await run(registry, "show", "B3", format: "json").json["sort"]?.string == "jointBranch")
            try await run(registry, "choose", "B3", "sort", "7").expectSentence(
                status: 2, naming: "7", "sort")
            try await run(registry, "say", "B3", "colour", "red", "--source", "S1").expectSentence(
                status: 1, naming: "colour")
        }
    }

    @Test func whatIsMissingAndWhatIsPrivate() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let missing = try await run(registry, "missing", "--kind", "villages", format: "json")
            #expect(
                try missing.items.map { $0["missing"] } == [
                    .array([.string("chineseName"), .string("code")])
                ])
            let shares = try await run(registry, "missing", "--shares", format: "json").items
            #expect(
                shares.first { $0["field"]?.string == "town" }.map { [$0["known"], $0["asked"]] }
                    == [.number(1), .number(1)])
            let refused = try await run(registry, "edit", "P3", "note=No. 11010519491231002X")
            refused.expectSentence(status: 1, naming: "identity-card")
            #expect(!refused.errors.contains("11010519491231002X"))
            #expect(try await run(registry, "edit", "P3", "telephone=13812345678").output == "saved P3\n")
            for arguments: [ChildProcess.Argument] in [
                ["list", "people", "--format", "csv"], ["list", "people", "--format", "json"],
                ["handover", "P4"], ["journal", "P3"], ["journal", "P3", "--format", "csv"],
            ] {
                let masked = try await registry.run(arguments)
                #expect(masked.output.contains("138****5678") && !masked.output.contains("13812345678"))
                let whole = try await registry.run(arguments + ["--private"])
                #expect(whole.output.contains("13812345678"))
            }
        }
    }
}
