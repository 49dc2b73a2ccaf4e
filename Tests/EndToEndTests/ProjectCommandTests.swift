import Domain
import Testing

/// The money of a project, what is odd about it, its stages and milestones, as a script sees them.
@Suite struct ProjectCommandTests {
    private func run(
        _ registry: TestRegistry, _ arguments: ChildProcess.Argument..., format: String = "text"
    ) async throws -> CommandLineRun {
        try await CommandLineRun.of(
            BuiltProgram.path,
            arguments + [
                "--format", .init(format), "--registry", .init(registry.path), "--today", "2021-10-01",
            ], environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
    }

    private func funds(paid: String) -> ChildProcess.Argument {
        .init(
            #"funds=[{"from":"own","source":"own","planned":"50万","received":300000,"#
                + #""receivedOn":"2021-09-01","paid":"\#(paid)"}]"#)
    }

    @Test func moneyOfAProject() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let added = try await run(
                registry, "add", "project", "name=Greenhouse", "sort=welfare", "twinning=T1",
                funds(paid: "12万"), #"goods=[{"what":"laptops","amount":20,"worth":"6万"}]"#)
            #expect(added.output == "saved J1\n" && added.errors.isEmpty, "\(added.errors)")
            let money = try await run(registry, "money", "J1", format: "json").json
            #expect(money["planned"]?["sum"] == .number(500_000))
            #expect(money["receivedOfPlanned"]?["percent"]?.text() == "60.0")
            #expect(money["paidOfReceived"]?["percent"]?.text() == "40.0")
            #expect(money["goods"]?["sum"] == .number(60_000))
            let text = try await run(registry, "money", "J1").output
            #expect(text.contains("60.0 %") && text.contains("40.0 %") && text.contains("60,000.00 yuan"))
            let wan = try await run(registry, "money", "T1", "--unit", "wan").output
            #expect(wan.contains("50 wan yuan") && wan.contains("12 wan yuan"), "\(wan)")
            let quarter = try await run(registry, "money", "--during", "2021Q3", format: "json").json
            #expect(quarter["received"]?["sum"] == .number(300_000))
            #expect(quarter["undatedPaid"]?["sum"] == .number(120_000))
            #expect(quarter["paid"]?["sum"] == .number(0))

            #expect(try await run(registry, "checks").output.contains("Nothing odd"))
            let odd = try await run(registry, "edit", "J1", funds(paid: "35万"))
            #expect(odd.output == "saved J1\n" && odd.ending == .exited(0))
            #expect(odd.errors.contains("Paid exceeds received by 50,000.00 yuan"), "\(odd.errors)")
            let checks = try await run(registry, "checks", format: "json")
            let key = try #require(try checks.items.first?["key"]?.string)
            #expect(key.hasPrefix("paidOverReceived"))
            let refused = try await run(registry, "explain", "J1", "paidOverReceived")
            #expect(refused.ending == .exited(1))
            let explained = try await run(
                registry, "explain", "J1", "paidOverReceived", "--reason", "advance")
            #expect(explained.output == "saved J1\n" && explained.errors.isEmpty, "\(explained.errors)")
            #expect(try await run(registry, "checks", format: "json").items.isEmpty)
            let all = try await run(registry, "checks", "J1", "--explained", format: "json")
            #expect(try all.items.map { $0["reason"]?.string } == ["advance"])
            #expect(
                try await run(registry, "explain", "J1", .init(key), "--withdraw").output == "saved J1\n")
            #expect(try await run(registry, "checks", format: "json").items.count == 1)
            // The forecast of a village's income is no claim on anything.
            let village = try await run(
                registry, "edit", "V1", #"profiles=[{"year":2022,"collectiveIncome":"7.9万"}]"#)
            #expect(village.ending == .exited(0) && village.errors.isEmpty, "\(village.errors)")
        }
    }

    @Test func stagesAndMilestones() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            _ = try await run(
                registry, "add", "project", "name=Well", "state=proposed",
                #"milestones=[{"title":"drilled","state":"planned"}]"#)
            #expect(try await run(registry, "stage", "J1", "--on", "2021-03-01").output == "saved J1\n")
            #expect(try await run(registry, "stage", "J1", "accepted").output == "saved J1\n")
            let record = try await run(registry, "show", "J1", format: "json").json
            #expect(record["state"]?.string == "accepted")
            #expect(record["approvedOn"]?.string == "2021-03-01")
            #expect(record["acceptedOn"]?.string == "2021-10-01")
            let board = try await run(registry, "board", format: "json")
            #expect(try board.items.map { $0["stage"]?.string }.count == 6)
            #expect(
                try board.items.first { $0["stage"]?.string == "accepted" }?["projects"]?.items
                    .map { $0["number"]?.string } == ["J1"])
            let table = try await run(registry, "board", format: "csv").output
            #expect(table.split(whereSeparator: \.isNewline).count == 2, "\(table)")
            #expect(try await run(registry, "board").output.contains("Well"))
            let marked = try await run(
                registry, "milestone", "J1", "1", "accepted", "--on", "2021-09-30", "--by", "P4",
                "--evidence",
                "photo 3")
            #expect(marked.output == "saved J1\n" && marked.errors.isEmpty, "\(marked.errors)")
            #expect(try await run(registry, "indicators", "J1", "road").output == "saved J1\n")
            let done = try await run(registry, "show", "J1", format: "json").json
            #expect(done["milestones"]?.items.first?["acceptedOn"]?.string == "2021-09-30")
            #expect(done["indicators"]?.items.map { $0["sort"]?.string } == ["road"])
            for (arguments, words) in [
                (["milestone", "J1", "2", "reached"], "milestone"), (["stage", "V1"], "V1"),
                (["stage", "J1", "soon"], "soon"), (["money", "--during", "soon"], "soon"),
                (["board", "--unit", "fen"], "fen"), (["indicators", "J1", "luck"], "luck"),
                (["explain", "J1", "luck", "--reason", "x"], "luck"),
            ] {
                let refused = try await CommandLineRun.of(
                    BuiltProgram.path,
                    arguments.map { ChildProcess.Argument($0) } + ["--registry", .init(registry.path)],
                    environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
                #expect(
                    refused.ending == .exited(2) && refused.errors.contains(words),
                    "\(arguments): \(refused.errors)")
            }
        }
    }
}
