import Domain
import Testing

/// The three lists, as a script sees them.
@Suite struct MatchCommandTests {
    private func run(
        _ registry: TestRegistry, _ arguments: ChildProcess.Argument..., format: String = "text"
    ) async throws -> CommandLineRun {
        try await CommandLineRun.of(
            BuiltProgram.path,
            arguments + [
                "--format", .init(format), "--registry", .init(registry.path), "--today", "2021-07-01",
            ], environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
    }

    private func fill(_ registry: TestRegistry) async throws {
        for (kind, name, by, category, amount, unit) in [
            ("need", "greenhouse sensor advice", "V1", "technology", "6", "days/year"),
            ("need", "computer course for 30 villagers", "V1", "talent", "30", "people"),
            ("need", "repair 1.2 km road", "V1", "works", "1.2", "km"),
            ("offer", "two agronomy engineers", "B3", "technology", "6", "days a year"),
            ("offer", "training room, Wednesday evening", "B3", "talent", "40", "seats"),
        ] {
            _ = try await run(
                registry, "add", .init(kind), .init("name=" + name), .init("by=" + by),
                .init("category=" + category), .init("amount=" + amount), .init("unit=" + unit))
        }
    }

    @Test func threeLists() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            try await fill(registry)
            let found = try await run(registry, "match", format: "json")
            #expect(try found.items.map { $0["need"]?.string } == ["N1", "N2"])
            for item in try found.items {
                let points = (item["reasons"]?.items ?? []).compactMap { reason -> Int64? in
                    if case .number(let points)? = reason["points"] { points } else { nil }
                }
                #expect(item["score"] == .number(points.reduce(0, +)))
            }
            let text = try await run(registry, "match", "N1").output
            #expect(text.contains("6 of 6 days/year") && text.contains("already twinned"))
            #expect(try await run(registry, "match", "N3").output.contains("Nothing can be suggested"))
            #expect(try await run(registry, "gaps", "--of", "V1").output.contains("repair 1.2 km road"))

            let accepted = try await run(
                registry, "match", "R1", "N1", "--project", "Greenhouses", format: "json"
            ).json
            #expect(accepted["project"] == .string("J1") && accepted["left"] == .number(0))
            #expect(accepted["state"] == .string("takenUp") && accepted["takenUpBy"] == .string("B3"))
            try await run(registry, "match", "N3", "R1").expectSentence(
                status: 1, naming: "R1", "used up by J1")
            #expect(
                try await run(registry, "show", "R1").output.contains(
                    "0 of 6 days a year left, used up by J1"))
            #expect(try await run(registry, "match", "R1").output.contains("J1"))
            // Who says how much is warned, and not held up.
            let more = try await run(registry, "match", "N2", "R2", "--amount", "45")
            #expect(more.ending == .exited(0) && more.errors.contains("5 seats more"))

            let lists = try await run(registry, "lists", "T1", format: "json").json
            #expect(lists["needs"]?.items.count == 3 && lists["offers"]?.items.count == 2)
            #expect(lists["projects"]?.items.first?["from"]?.items.map(\.string) == ["N1", "R1"])

            #expect(
                try await run(registry, "take-up", "N3", "by", "B2").output
                    == "N3 is taken up by B2\n")
            try await run(registry, "take-up", "N3", "by", "B1").expectSentence(
                status: 1, naming: "N3", "B2")
            _ = try await run(registry, "take-back", "N3")
            _ = try await run(registry, "take-back", "N2", "R2")
            #expect(
                try await run(
                    registry, "match", "N2", "R2", "--decline", "--reason", "Wednesdays do not suit"
                )
                .ending == .exited(0))
            let gaps = try await run(registry, "gaps", format: "json").json
            #expect(gaps["needs"]?.items.map { $0["reason"]?.string } == ["declined", "nothingOffered"])
            #expect(gaps["offers"]?.items.map { $0["number"]?.string } == ["R2"])
            #expect(try await run(registry, "check").ending == .exited(0))
        }
    }

    @Test func whatIsTypedWrongly() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            try await fill(registry)
            try await run(registry, "match", "N1", "R1", "--amount", "many").expectSentence(
                status: 2, naming: "many")
            try await run(registry, "match", "N1", "R9").expectSentence(status: 1, naming: "R9")
            try await run(registry, "match", "V1", "R1").expectSentence(status: 1, naming: "V1")
            try await run(registry, "match", "N1", "N2").expectSentence(status: 1, naming: "N2")
            try await run(registry, "match", "N1", "R1", "--decline").expectSentence(
                status: 1, naming: "reason")
            try await run(registry, "match", "P1").expectSentence(status: 1, naming: "P1")
            try await run(registry, "match", "N1", "--amount", "3").expectSentence(
                status: 2, naming: "match N1 R1")
            try await run(registry, "take-up", "N1", "by", "V1").expectSentence(
                status: 2, naming: "take-up")
            try await run(registry, "take-back", "N1").expectSentence(status: 1, naming: "N1")
            try await run(registry, "lists", "P1").expectSentence(status: 1, naming: "P1")
        }
    }
}
