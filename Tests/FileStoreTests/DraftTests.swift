import Domain
import Testing

@testable import FileStore

@Suite struct DraftTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    private func keep(_ content: String, over draft: Draft? = nil, in registry: Registry? = nil) throws
        -> Draft
    {
        var new = draft ?? Draft(form: "village", about: nil, title: content, content: content)
        new.content = content
        new.basis = draft?.content
        guard case .draft(let kept) = try (registry ?? self.registry).perform(.keepDraft(new)) else {
            throw Unexpected()
        }
        return kept
    }

    private func drafts(_ question: Question = .drafts) throws -> [Draft] {
        guard case .drafts(let drafts) = try folder.reopened().answer(question) else { throw Unexpected() }
        return drafts
    }

    @Test func whatWasDroppedComesBackAsItWas() throws {
        let kept = [try keep("one"), try keep("two"), try keep("three")]
        let ids = kept.compactMap(\.id)
        for id in [ids[1], ids[0]] { _ = try registry.perform(.dropDraft(id)) }
        #expect(try drafts() == [kept[2]])
        #expect(try drafts(.droppedDrafts) == [kept[0], kept[1]])
        #expect(try registry.perform(.restoreDraft(ids[1])) == .draft(kept[1]))
        #expect(try drafts() == [kept[2], kept[1]])
        #expect(try drafts(.droppedDrafts) == [kept[0]])
        #expect(try refusal { _ = try registry.perform(.restoreDraft(ids[1])) } == .draftGone)
        // Its number is not given to another one meanwhile.
        #expect(try keep("four").id.map(ids.contains) == false)
        _ = try registry.perform(.forgetDraft(ids[2]))
        #expect(try drafts(.droppedDrafts) == [kept[0]])
    }

    @Test func theBinKeepsTheLastOnes() throws {
        for number in 1...210 {
            _ = try registry.perform(.dropDraft(try #require(try keep("\(number)").id)))
        }
        #expect(try drafts(.droppedDrafts).map(\.content) == (11...210).reversed().map(String.init))
    }

    @Test func twoWindowsOnOneDraftDoNotWriteOverEachOther() throws {
        let other = try folder.reopened()
        let first = try keep("a")
        let ahead = try keep("ab", over: first)
        #expect(ahead.id == first.id)
        // The other window still believes that the draft says “a”.
        let aside = try keep("ax", over: first, in: other)
        #expect(aside.id != first.id)
        #expect(Set(try drafts().map(\.content)) == ["ab", "ax"])
        // From there on each goes its own way.
        #expect(try keep("axy", over: aside, in: other).id == aside.id)
        #expect(try keep("abc", over: ahead).id == first.id)
        #expect(Set(try drafts().map(\.content)) == ["abc", "axy"])
        // What was finished or dropped in the other window does not come back under its number.
        _ = try registry.perform(.dropDraft(try #require(first.id)))
        var late = ahead
        late.content = "abc"
        #expect(try keep("abcd", over: late, in: other).id != first.id)
    }

    @Test func thePartiesAreKnownByTheirTwinningAndByWhoStandsForThem() throws {
        let town = Record.new(.branch, "Town", -1).with(Branch.sort, .committee)
        let giver = Record.new(.branch, "Giver", -2).with(Branch.sort, .branch)
        let village = Record.new(.village, "Village", -1)
        let body = Record.new(.branch, "Body", -3).with(Branch.sort, .branch)
            .with("village", .value(.link(village.id)))
        let ids = try registry.save(town, giver, village, body)
        func person(_ name: String, _ posts: (String, RecordID, String)...) throws -> RecordID {
            let lines = posts.map { post, body, since in
                Part([
                    "post": .value(.choice(post)), "body": .value(.link(body)),
                    "attestedOn": .value(.day(day(since))),
                ])
            }
            let record = Record.new(.person, name).with("posts", .value(.parts(lines)))
            return try #require(try registry.save(record).first)
        }
        let member = try person("Member", ("member", ids[1], "2021-06-16"))
        let secretary = try person("Secretary", ("secretary", ids[1], "2021-01-01"))
        let head = try person(
            "Head", ("secretary", ids[3], "2021-06-16"), ("secretary", ids[0], "2021-06-16"))
        _ = try person("Later", ("secretary", ids[3], "2022-01-01"))
        func parties(_ a: RecordID, _ b: RecordID) -> Answer<Value> {
            .value(
                .parts([
                    Part(["side": .value(.choice("a")), "party": .value(.link(a))]),
                    Part(["side": .value(.choice("b")), "party": .value(.link(b))]),
                ]))
        }
        let twinnings = try registry.save(
            Record.new(.twinning, "T", -1).with(Twinning.stage, .active)
                .with("parties", parties(ids[1], ids[2])),
            Record.new(.twinning, "Ended", -2).with(Twinning.stage, .ended)
                .with("parties", parties(ids[1], ids[2])),
            Record.new(.twinning, "Other", -3).with(Twinning.stage, .active)
                .with("parties", parties(ids[2], ids[1])))
        let query = PartyQuery([.a: [ids[1]], .b: [ids[2], ids[3]]], on: day("2021-06-16"))
        guard case .partyFacts(let facts) = try registry.answer(.partyFacts(query)) else {
            throw Unexpected()
        }
        #expect(facts.twinnings == [twinnings[0]])
        #expect(
            facts.holders == [
                PartyFacts.Holder(side: .a, person: secretary, post: "secretary", body: ids[1]),
                PartyFacts.Holder(side: .a, person: member, post: "member", body: ids[1]),
                PartyFacts.Holder(side: .b, person: head, post: "secretary", body: ids[3]),
            ])
        #expect(facts.names[head] == "Head")
    }
}
