import Domain
import Testing

/// `figures`: numbers that the lists beside them confirm.
@Suite struct FiguresCommandTests {
    @Test func everyNumberIsTheLengthOfItsList() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            _ = try await registry.run(
                "add", "activity", "name=Visit", "sort=visit", "heldOn=2021-06-10", "twinning=T1")
            _ = try await registry.run(
                "add", "activity", "name=Off", "sort=visit", "heldOn=2021-06-11", "state=cancelled",
                "twinning=T1")
            for about in [[], ["T1"], ["V1"], ["B4"]] as [[ChildProcess.Argument]] {
                let answer = try await registry.run(
                    ["figures", "--format", "json"] + about)
                #expect(answer.ending == .exited(0), "\(answer.errors)")
                for figure in try #require(try answer.json["figures"]).items {
                    let isOfPeriod = ["activities", "calendar", "attendance"].contains(
                        figure["figure"]?.string)
                    #expect(figure["asOf"] == (isOfPeriod ? .null : .string("2021-06-16")))
                    for item in try #require(figure["items"]).items where item["records"] != .number(0) {
                        let kind = try #require(item["kind"]?.string)
                        let condition = try #require(item["where"]?.string)
                        let list = try await registry.run([
                            "list", .init(kind), "--where", .init(condition), "--format", "json",
                        ])
                        #expect(Int64(try list.items.count) == item["records"]?.number, "\(condition)")
                    }
                }
            }
        }
    }

    @Test func chartsAreTextAndRefusalsAreSentences() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let text = try await registry.run("figures", "--year", "2021")
            #expect(text.ending == .exited(0))
            #expect(text.output.contains("2021-01-01 to 2021-06-16"))
            #expect(text.lines.allSatisfy { $0.count <= 78 })
            let chinese = try await registry.chinese("figures", "T1")
            #expect(chinese.output.contains("活动日历"))
            let table = try await registry.run("figures", "--format", "csv")
            #expect(table.lines.first == "figure,item,value,unit,records,notKnown,kind,where")
            try await registry.run("figures", "P1").expectSentence(status: 2, naming: "P1")
            try await registry.run("figures", "V99").expectSentence(status: 1, naming: "V99")
            try await registry.run("figures", "--year", "soon").expectSentence(status: 2, naming: "soon")
        }
    }
}
