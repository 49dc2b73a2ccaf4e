import Domain
import Foundation
import Testing

/// `add`, `edit`, `retire`, `restore`, `undo` and `redo` on real files.
@Suite struct SavingTests {
    @Test func savedIsSaidWithTheNumberAndTheRecordIsThere() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            try await registry.run("add", "village", "name=Yuadong Village", "code=?").expectDone("saved V1")
            try await registry.run("add", "VILLAGES", "name=a=b").expectDone("saved V2")
            try await registry.chinese("add", "villages", "name=滧东村").expectDone("已保存 V3")
            let listed = try await registry.json("list", "villages").items
            #expect(listed.map { $0["name"]?.string } == ["Yuadong Village", "a=b", "滧东村"])
            #expect(listed.map { $0["number"]?.string } == ["V1", "V2", "V3"])
            #expect(listed[0]["kind"] == .string("village"))
            #expect(listed[0]["code"] == .null)
        }
    }

    @Test func theFourAnswersKeepApart() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            let posts = #"[{"post": "secretary", "body": "B1", "attestedOn": "2021-06-16"}]"#
            _ = try await registry.run("add", "branch", "name=A Branch", "sort=branch", "code=n/a")
            try await registry.run("add", "person", "name=Gong Wei", .init("posts=" + posts)).expectDone(
                "saved P1")
            let branch = try await registry.json("show", "B1").json
            #expect(branch["code"] == .notApplicable)
            #expect(branch["founded"] == .null)
            #expect(branch["units"] == .null)
            let person = try await registry.json("show", "P1").json
            let post = try #require(person["posts"]?.items.first)
            #expect(post["post"] == .string("secretary"))
            #expect(post["body"]?["number"] == .string("B1"))
            #expect(post["body"]?["name"] == .string("A Branch"))
            #expect(post["attestedOn"] == .string("2021-06-16"))
        }
    }

    @Test func editingChangesWhatIsNamedAndNothingElse() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "village", "name=One", "code=310151113201", "note=as it was")
            try await registry.run("edit", "v1", "name=Two").expectDone("saved V1")
            try await registry.run("edit", "V1", "name=Two").expectDone("nothing changed in V1")
            let village = try await registry.json("show", "V1").json
            #expect(village["name"] == .string("Two"))
            #expect(village["code"] == .string("310151113201"))
            #expect(village["note"] == .string("as it was"))
        }
    }

    @Test func undoAndRedoNameWhatTheyDid() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "village", "name=One")
            _ = try await registry.run("edit", "V1", "name=Two")
            try await registry.run("undo").expectDone("undid step 2 (edit): V1 One")
            #expect(try await registry.json("show", "V1").json["name"] == .string("One"))
            try await registry.run("redo").expectDone("redid step 2 (edit): V1 Two")
            #expect(try await registry.json("show", "V1").json["name"] == .string("Two"))
            let nothing = try await registry.run("redo")
            nothing.expectSentence(status: 1)
        }
    }

    @Test func aRetiredRecordIsOutOfTheListsUntilItIsRestored() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "village", "name=One")
            try await registry.run("retire", "V1", "--reason", "").expectSentence(status: 1)
            try await registry.run("retire", "V1", "--reason", "entered twice").expectDone("retired V1")
            #expect(try await registry.json("list", "villages").items == [])
            #expect(try await registry.json("list", "villages", "--retired").items.count == 1)
            let shown = try await registry.json("show", "V1").json
            #expect(shown["retired"]?["reason"] == .string("entered twice"))
            #expect(shown["retired"]?["on"] == .string("2021-06-16"))
            try await registry.run("restore", "V1").expectDone("restored V1")
            #expect(try await registry.json("show", "V1").json["retired"] == .null)
        }
    }

    @Test func theJournalHoldsEveryStepWithOldAndNew() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "village", "name=One")
            _ = try await registry.run("add", "village", "name=Other")
            _ = try await registry.run("edit", "V1", "name=Two", "code=310151113201")
            let steps = try await registry.json("journal", "V1").items
            #expect(steps.map { $0["verb"]?.string } == ["edit", "add"])
            #expect(steps.map { $0["step"]?.number } == [3, 1])
            let changes = try #require(steps.first?["changes"]?.items)
            #expect(changes.map { $0["field"]?.string } == ["name", "code"])
            #expect(changes.map { $0["old"] } == [.string("One"), .null])
            #expect(changes.map { $0["new"] } == [.string("Two"), .string("310151113201")])
            #expect(try await registry.json("journal").items.count == 3)
            #expect(try await registry.json("journal", "--limit", "1").items.count == 1)
        }
    }

    @Test func anAgreementIsSignedOnlyWhenItIsComplete() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            for name in ["A", "B"] {
                _ = try await registry.run("add", "branch", "name=\(name)", "sort=branch")
            }
            try await registry.run("sign", "B1", "--on", "2021-06-16").expectSentence(status: 2, naming: "B1")
            for name in ["Cao Shen", "Shen Xiaoling"] {
                _ = try await registry.run("add", "person", "name=\(name)")
            }
            let parties = #"[{"side": "a", "party": "B1"}, {"side": "b", "party": "B2"}]"#
            _ = try await registry.run(
                "add", "agreement", "name=Joint building", .init("parties=" + parties))
            #expect(try await registry.json("show", "G1").json["state"] == .string("draft"))
            let refused = try await registry.run("sign", "G1", "--on", "2021-06-16")
            refused.expectSentence(status: 1, naming: "G1")
            // Neither the draft nor the command says when.
            try await registry.run("sign", "G1").expectSentence(status: 1, naming: "Signed on")
            let signatures = #"[{"side": "a", "person": "P1"}, {"side": "b", "person": "P2"}]"#
            _ = try await registry.run(
                "edit", "G1", .init("signatures=" + signatures), #"purposes=[{"purpose": "innerDrive"}]"#,
                "signedOn=2021-6-16")
            try await registry.run("sign", "G1").expectDone("signed G1")
            let shown = try await registry.json("show", "G1").json
            #expect(shown["state"] == .string("signed"))
            #expect(shown["signedOn"] == .string("2021-06-16"))
            #expect(shown["standing"]?["state"] == .string("inForce"))
            #expect(shown["standing"]?["term"] == .string("notKnown"))
            try await registry.run("sign", "G1", "--on", "2021-06-16").expectSentence(status: 1, naming: "G1")
            try await registry.run("edit", "G1", "name=Other").expectSentence(status: 1, naming: "G1")
        }
    }
}
