import Domain
import Testing

/// The day of the press report, told command by command to an empty registry.
@Suite struct StoryTests {
    private func tell(_ registry: TestRegistry, _ saved: String, _ arguments: ChildProcess.Argument...)
        async throws
    {
        try await registry.run(arguments).expectDone("saved " + saved)
    }

    private func list(_ lines: String...) -> String { "[" + lines.joined(separator: ", ") + "]" }

    private func tellTheBodies(_ registry: TestRegistry) async throws {
        try await tell(registry, "D1", "add", "region", "name=建设镇", "level=town")
        try await tell(
            registry, "V1", "add", "village", "name=Yuadong Village", "town=D1", "code=?",
            #"demonstrations=[{"level": "district", "state": "planned"}]"#)
        let company = "Shanghai Yangpu Science and Technology Entrepreneurship Center Co., Ltd."
        try await tell(
            registry, "U1", "add", "unit", .init("name=" + company),
            #"aliases=[{"name": "Yangkechuang", "sort": "short"}]"#)
        try await tell(registry, "U2", "add", "unit", "name=National Technology Transfer Eastern Center")
        try await tell(
            registry, "B1", "add", "branch", "name=Party Committee of Construction Town", "sort=committee")
        try await tell(
            registry, "B2", "add", "branch", "name=General Branch Committee", "sort=generalBranch", "unit=U1")
        try await tell(
            registry, "B3", "add", "branch", "name=Eastern Center Party Branch", "sort=branch", "superior=B2",
            "unit=U2")
        try await tell(
            registry, "B4", "add", "branch", "name=General Party Branch of Yuadong Village",
            "sort=generalBranch",
            "village=V1")
        for (index, person) in [
            ("Gong Wei", "secretary", "B1"), ("Xie Jihua", "generalManager", "U1"),
            ("Cao Shen", "secretary", "B3"), ("Shen Xiaoling", "secretary", "B4"),
        ].enumerated() {
            let post = #"{"post": "\#(person.1)", "body": "\#(person.2)", "attestedOn": "2021-06-16"}"#
            try await tell(
                registry, "P\(index + 1)", "add", "person", "name=\(person.0)", .init("posts=" + list(post)))
        }
    }

    private func tellTheDay(_ registry: TestRegistry) async throws {
        let agenda = list(
            #"{"title": "The town", "sort": "introduce", "speaker": "P1", "points": "Basic situation\nIndustry"}"#,
            #"{"title": "Support", "sort": "pledge", "speaker": "P2", "points": "Resource sharing"}"#,
            #"{"title": "How technology empowers farming", "sort": "discuss"}"#,
            #"{"title": "Signing and group photo", "sort": "sign"}"#)
        try await tell(
            registry, "A1", "add", "activity", "name=Party building leads, rural revitalization",
            "sort=twinningActivity", "heldOn=2021年6月16日", .init("agenda=" + agenda),
            #"hosts=[{"side": "a", "host": "B3", "part": "initiator"}, {"side": "b", "host": "B4"}]"#)
        let purposes = list(
            #"{"purpose": "branchBuilding"}"#,
            #"{"purpose": "commonImprovement", "wording": "common improvement"}"#)
        try await tell(
            registry, "G1", "add", "agreement", "name=Joint building agreement", "state=draft", "occasion=A1",
            #"parties=[{"side": "a", "party": "B3"}, {"side": "b", "party": "B4"}]"#,
            .init("purposes=" + purposes),
            #"signatures=[{"side": "a", "person": "P3"}, {"side": "b", "person": "P4"}]"#,
            #"witnesses=[{"sort": "leadersOf", "who": "U1", "wording": "names not recorded"}]"#)
        try await registry.run("sign", "G1", "--on", "20210616").expectDone("signed G1")
        let aliases = ["Zhandong Village", "Zhenxing East Village", "Da Jung Village"].map {
            #"{"name": "\#($0)", "sort": "translation"}"#
        }
        try await tell(
            registry, "V1", "edit", "V1", .init("aliases=[" + aliases.joined(separator: ", ") + "]"))
        for (index, pillar) in ["resourceSharing", "talentDevelopment", "advantageousIndustries"].enumerated()
        {
            try await tell(
                registry, "C\(index + 1)", "add", "commitment", "name=Support: \(pillar)", "pillar=\(pillar)",
                "giver=B3", "receiver=V1", "agreement=G1", "activity=A1", "agendaItem=2", "madeOn=2021-6-16",
                "state=open")
        }
    }

    @Test func theDayOfTheReportFromAnEmptyRegistry() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            try await tellTheBodies(registry)
            try await tellTheDay(registry)
            for (typed, spelling) in [
                ("yuadong", "Yuadong Village"), ("ZHANDONG", "Zhandong Village"),
                ("zhenxing east", "Zhenxing East Village"), ("da jung", "Da Jung Village"),
            ] {
                let hits = try await registry.json("search", .init(typed), "--kind", "villages").items
                #expect(hits.map { $0["number"] } == [.string("V1")])
                #expect(hits.first?["matched"] == .string(spelling))
            }
            let day = try await registry.json(
                "history", "V1", "--since", "2021-06-16", "--until", "2021-06-16"
            ).items
            func names(_ kind: String) -> [String] {
                day.filter { $0["kind"] == .string(kind) }.compactMap { $0["name"]?.string }
            }
            #expect(names("activity") == ["Party building leads, rural revitalization"])
            #expect(names("agreement") == ["Joint building agreement"])
            #expect(names("commitment").count == 3)
            let agenda = try #require(day.first { $0["kind"] == .string("activity") }?["agenda"]?.items)
            #expect(
                agenda.map { $0["title"]?.string } == [
                    "The town", "Support", "How technology empowers farming", "Signing and group photo",
                ])
            #expect(agenda[0]["points"]?.items == [.string("Basic situation"), .string("Industry")])
            let missing = try #require(try await registry.json("show", "V1").json["missing"]?.items)
            let wanted = [
                "code", "chineseName", "officialNumber", "endsOn", "copies", "place", "attendance", "photo",
            ]
            for field in wanted { #expect(missing.contains { $0["field"] == .string(field) }, "\(field)") }
            let agreement = try await registry.json("show", "G1").json
            #expect(agreement["standing"]?["state"] == .string("inForce"))
            #expect(agreement["standing"]?["term"] == .string("notKnown"))
            #expect(agreement["twinning"]?["number"] == .string("T1"))
            #expect(try await registry.json("check").items == [])
        }
    }
}
