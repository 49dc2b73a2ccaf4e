import Domain
import Testing

/// Two versions of a record, and a submitted report among the records, as a script sees them.
@Suite struct VersionCommandTests {
    private func run(
        _ registry: TestRegistry, _ arguments: ChildProcess.Argument..., format: String = "text"
    ) async throws -> CommandLineRun {
        try await CommandLineRun.of(
            BuiltProgram.path,
            arguments + [
                "--format", .init(format), "--registry", .init(registry.path), "--today", "2024-03-01",
            ], environment: BuiltProgram.environment(home: registry.folder.home), in: registry.folder)
    }

    @Test func whatDiffersBetweenTwoSteps() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await run(registry, "add", "village", "name=Yuadong", "note=first")
            _ = try await run(registry, "edit", "V1", "note=second")
            _ = try await run(registry, "edit", "V1", "name=Yuandong")
            let whole = try await run(registry, "journal", "V1", "--between", "1,now", format: "json").json
            let changes = whole["changes"]?.items ?? []
            #expect(changes.map { $0["field"]?.string } == ["name", "note"])
            #expect(changes.map { $0["old"]?.string } == ["Yuadong", "first"])
            #expect(changes.map { $0["new"]?.string } == ["Yuandong", "second"])
            #expect(whole["from"]?["step"]?.number == 1 && whole["to"]?["step"]?.number == 3)
            // The order in which they are named makes no difference.
            let part = try await run(registry, "journal", "V1", "--between", "#2,#1", format: "csv")
            #expect(part.lines == ["number,name,field,old,new", "V1,Yuadong,note,first,second"])
            let text = try await run(registry, "journal", "V1", "--between", "2,now")
            #expect(text.output.contains("    Name: Yuadong → Yuandong\n") && !text.output.contains("first"))
            #expect(
                try await run(registry, "journal", "V1", "--between", "3,now").output.contains(
                    "Nothing differs."))
            for (steps, word) in [("1", "12,now"), ("0,1", "12,now"), ("a,b", "12,now"), ("1,2,3", "12,now")]
            {
                try await run(registry, "journal", "V1", "--between", .init(steps)).expectSentence(
                    status: 2, naming: "--between", word)
            }
            try await run(registry, "journal", "--between", "1,2").expectSentence(
                status: 2, naming: "--between", "V1")
            _ = try await run(registry, "add", "village", "name=Later")
            try await run(registry, "journal", "V2", "--between", "1,now").expectSentence(
                status: 2, naming: "V2", "journal V2")
            try await run(registry, "journal", "V9", "--between", "1,now").expectSentence(
                status: 1, naming: "V9")
        }
    }

    /// Among the records stands when and by whom a report was submitted; what it said is read as a report.
    @Test func aSubmittedReportIsNoTextOfARecord() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let kept = try await run(registry, "ledger", "V1", "--quarter", "2021-Q2", "--keep")
            #expect(kept.output == "saved L1\n")
            _ = try await run(registry, "submit", "L1", "--on", "2021-07-08", "--by", "P1")
            _ = try await run(registry, "return", "L1", "--reason", "count again", "--on", "2021-07-10")
            let shown = try await run(registry, "show", "L1", format: "json").json
            let submissions = shown["frozen"]?.items ?? []
            #expect(submissions.count == 1 && submissions[0]["submittedOn"]?.string == "2021-07-08")
            #expect(submissions[0]["submittedBy"]?.string == "P1")
            #expect(submissions[0]["returnReason"]?.string == "count again")
            #expect(submissions[0]["document"] == nil)
            let listed = try await run(registry, "list", "reports", format: "json").items
            #expect(listed.map { $0["frozen"] } == [shown["frozen"]])
            let table = try await run(registry, "list", "reports", format: "csv")
            #expect(table.output.contains("count again") && !table.output.contains("sections"))
            let journal = try await run(registry, "journal", "L1")
            #expect(journal.output.contains("what was submitted, ") && !journal.output.contains("sections"))
            for format in ["json", "csv"] {
                let told = try await run(registry, "journal", "L1", format: format).output
                #expect(told.contains("2021-07-08") && !told.contains("sections"), "\(format)")
            }
            let report = try await run(registry, "report", "L1", format: "json").json
            #expect(report["sections"] != nil)
        }
    }
}
