import Domain
import Testing

/// What the commands tell of the seed registry.
@Suite struct SeededAnswersTests {
    @Test(arguments: [
        ("yuadong", "Yuadong Village"), ("ZHANDONG", "Zhandong Village"),
        ("zhenxing east", "Zhenxing East Village"), ("da jung", "Da Jung Village"),
    ])
    func theVillageIsFoundUnderEachOfItsSpellings(typed: String, matched: String) async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let hits = try await registry.json("search", .init(typed), "--kind", "villages").items
            #expect(hits.map { $0["number"] } == [.string("V1")])
            #expect(hits.first?["name"] == .string("Yuadong Village"))
            #expect(hits.first?["matched"] == .string(matched))
            #expect(hits.first?["kind"] == .string("village"))
        }
    }

    @Test func aHitSaysAsWhatItMatched() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let hit = try #require(
                try await registry.json("search", "da", "jung", "--kind", "village").items.first)
            #expect(hit["matchedAs"] == .string("alias.translation"))
            #expect(try await registry.json("search", "V1").items.first?["matchedAs"] == .string("number"))
            #expect(try await registry.json("search", "nothing like it").items == [])
            let text = try await registry.run("search", "da jung", "--kind", "village")
            #expect(text.lines.last?.contains("Da Jung Village") == true)
            let csv = try await registry.run("search", "da jung", "--kind", "village", "--format", "csv")
            #expect(csv.lines.first?.hasPrefix("number,kind,name,matched,matchedAs,context") == true)
            #expect(csv.lines.count == 2)
        }
    }

    @Test func theHistoryOfTheVillageHoldsTheDayInItsOrder() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let entries = try await registry.json("history", "V1").items.filter {
                $0["date"] == .string("2021-06-16")
            }
            func kind(_ kind: String) -> [JSONValue] { entries.filter { $0["kind"] == .string(kind) } }
            #expect(kind("activity").count == 1)
            #expect(kind("agreement").count == 1)
            #expect(kind("commitment").count == 3)
            let agenda = try #require(kind("activity").first?["agenda"]?.items)
            #expect(agenda.map { $0["order"]?.number } == [1, 2, 3, 4])
            #expect(agenda.map { $0["speaker"]?["name"]?.string } == ["Gong Wei", "Xie Jihua", nil, nil])
            #expect(agenda[0]["speaker"]?["number"]?.string?.hasPrefix("P") == true)
            #expect(agenda[2]["speaker"] == .null)
            #expect(agenda.allSatisfy { !($0["points"]?.items.isEmpty ?? true) })
            #expect(kind("agreement").first?["occasions"]?.items.contains(.string("signedOn")) == true)
        }
    }

    @Test func theHistoryIsCutByDateKindAndNumber() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            #expect(try await registry.json("history", "--until", "2021-06-15").items == [])
            #expect(try await registry.json("history", "--since", "2021-06-17").items == [])
            let agreements = try await registry.json("history", "--kind", "agreements", "--since", "2021")
                .items
            #expect(agreements.map { $0["kind"] } == [.string("agreement")])
            #expect(try await registry.json("history", "--limit", "2").items.count == 2)
            try await registry.run("history", "--since", "whenever").expectSentence(
                status: 2, naming: "whenever")
        }
    }

    @Test func theMissingFactsOfTheVillageAreNamed() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let missing = try #require(try await registry.json("show", "V1").json["missing"]?.items)
            func has(_ letter: String, _ field: String) -> Bool {
                missing.contains {
                    $0["number"]?.string?.hasPrefix(letter) == true && $0["field"]?.string == field
                }
            }
            #expect(has("V", "code"))
            #expect(has("V", "chineseName"))
            #expect(has("G", "officialNumber"))
            #expect(has("G", "endsOn"))
            #expect(has("G", "copies"))
            #expect(has("A", "place"))
            #expect(has("A", "attendance"))
            #expect(has("A", "photo"))
            #expect(missing.allSatisfy { $0["label"]?.string?.isEmpty == false })
        }
    }

    @Test func aPageHoldsWhatHangsOnTheRecord() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let shown = try await registry.json("show", "V1").json
            let branch = try #require(
                shown["hanging"]?.items.first { $0["kind"] == .string("branch") })
            #expect(branch["field"] == .string("village"))
            #expect(branch["name"] == .string("General Party Branch of Yuadong Village"))
            #expect(shown["aliases"]?.items.count == 4)
        }
    }

    @Test func textIsReadableInBothLanguages() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            for commands: [ChildProcess.Argument] in [
                ["show", "V1"], ["history", "V1"], ["list", "agreements"], ["journal"], ["search", "dong"],
            ] {
                let english = try await registry.run(commands)
                let chinese = try await registry.run(commands, options: ["--language", "zh-Hans"])
                #expect(english.ending == .exited(0))
                #expect(chinese.ending == .exited(0))
                #expect(english.output != chinese.output)
                // A sentence that is missing shows as its key.
                for key in ["cli.", "field.", "kind.", "answer.", "choice."] {
                    #expect(!english.output.contains(key), "\(english.output)")
                    #expect(!chinese.output.contains(key), "\(chinese.output)")
                }
            }
        }
    }

    private func names(
        _ registry: TestRegistry, _ arguments: ChildProcess.Argument...
    ) async throws -> [String] {
        let run = try await registry.run(["list"] + arguments, options: ["--format", "json"])
        return try run.items.compactMap { $0["name"]?.string }
    }

    @Test func listsAreFilteredAndSorted() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let sorted = try await names(registry, "people", "--sort", "name")
            #expect(sorted == ["Cao Shen", "Gong Wei", "Shen Xiaoling", "Xie Jihua"])
            #expect(
                try await names(registry, "people", "--sort", "name", "--descending").first == "Xie Jihua")
            #expect(try await names(registry, "people", "--where", "chineseName!=?") == ["Xie Jihua"])
            #expect(
                try await names(registry, "branches", "--where", "sort=generalBranch and name~Yuadong").count
                    == 1)
            #expect(try await names(registry, "people", "--limit", "2").count == 2)
            #expect(try await names(registry, "offers") == [])
        }
    }

    @Test func csvHasAHeaderAndARowForEach() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let run = try await registry.run("list", "people", "--format", "csv")
            #expect(run.lines.count == 5)
            #expect(run.lines.first?.hasPrefix("number,kind,name") == true)
            let empty = try await registry.run("list", "offers", "--format", "csv")
            #expect(empty.lines.count == 1)
        }
    }

    @Test func telephonesAreMaskedInListsUnlessAskedFor() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "person", "name=Gong Wei", "telephone=13800135678")
            for format: ChildProcess.Argument in ["json", "csv"] {
                let masked = try await registry.run("list", "people", "--format", format)
                #expect(masked.output.contains("138****5678"))
                #expect(!masked.output.contains("13800135678"))
                let whole = try await registry.run("list", "people", "--private", "--format", format)
                #expect(whole.output.contains("13800135678"))
            }
        }
    }

    @Test func storedTextReachesTheOutputAsSignsOnly() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            let hostile = "a\u{1B}]0;x\u{07}b\u{202E}c\u{9B}31m"
            _ = try await registry.run("add", "village", .init("name=" + hostile))
            for arguments: [ChildProcess.Argument] in [
                ["list", "villages"], ["show", "V1"], ["search", "V1"], ["journal"], ["undo"],
            ] {
                for format: ChildProcess.Argument in ["text", "json"] {
                    let run = try await registry.run(arguments, options: ["--format", format])
                    let bad = (run.output + run.errors).unicodeScalars.filter {
                        $0 != "\n"
                            && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}")
                    }
                    #expect(bad.isEmpty)
                }
            }
        }
    }
}
