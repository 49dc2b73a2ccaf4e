import Domain
import Testing

/// Who held a post on a day, and how that is known; elections that follow from it.
@Suite struct HoldersTests {
    private let body = RecordID(.branch, 4)

    private func day(_ written: String) throws -> CalendarDay {
        try #require(CalendarDay(written: written))
    }

    private func held(
        _ person: Int64, from: String = "", to: String = "", attested: String = "",
        post: String = "secretary"
    ) throws -> HeldPost {
        var line = Part()
        line[Post.post] = .value(post)
        line[Post.body] = .value(body)
        if !from.isEmpty { line[Post.from] = .value(try day(from)) }
        if to == "n/a" {
            line[Post.to] = .notApplicable
        } else if !to.isEmpty {
            line[Post.to] = .value(try day(to))
        }
        if !attested.isEmpty { line[Post.attestedOn] = .value(try day(attested)) }
        return try #require(HeldPost(person: RecordID(.person, person), line))
    }

    private func holders(_ held: [HeldPost], on written: String) throws -> [PostOnDay.Holder] {
        try #require(Holders.of([body], held, on: try day(written)).first).holders
    }

    @Test(
        arguments: [
            ("2020-01-01", "2022-12-31", "", "2021-06-16", "within"),
            ("2020-01-01", "", "", "2021-06-16", "since"),
            ("2020-01-01", "n/a", "", "2021-06-16", "within"),
            ("", "", "2021-06-16", "2021-06-16", "attested"),
            ("", "", "2021-06-16", "2023-01-01", "attestedBefore"),
            ("", "2024-02-29", "2021-06-16", "2023-01-01", "within"),
            ("", "2024-02-29", "", "2023-01-01", "until"), ("2021-06", "", "", "2021-06-16", "aroundStart"),
            ("", "2021-06", "", "2021-06-16", "aroundEnd"), ("", "", "", "2021-06-16", "undated"),
            ("2020-01-01", "", "2022-01-01", "2021-06-16", "within"),
            ("2021-06-17", "", "", "2021-06-16", nil), ("", "2021-06-15", "", "2021-06-16", nil),
            ("", "", "2022-01-01", "2021-06-16", nil),
        ] as [(String, String, String, String, String?)])
    func howItIsKnown(_ from: String, _ to: String, _ attested: String, _ on: String, _ known: String?) throws
    {
        let line = try held(1, from: from, to: to, attested: attested).line
        #expect(Post.knowledge(of: line, on: try day(on))?.key == known)
    }

    /// What is likely is never told as if it were known.
    @Test func onlyWhatIsKnownIsCertain() throws {
        #expect(PostKnowledge.attested(try day("2021-06-16")).isCertain)
        #expect(!PostKnowledge.attested(try day("2021-06")).isCertain)
        #expect(!PostKnowledge.attestedBefore(try day("2021-06-16")).isCertain)
        #expect(!PostKnowledge.undated.isCertain)
        #expect(PostKnowledge.since(try day("2021-06-16")).isCertain)
    }

    @Test func oneWhoWasFollowedHeldItFormerly() throws {
        let all = [try held(1, attested: "2021-06-16"), try held(2, from: "2024-03-01")]
        #expect(try holders(all, on: "2023-01-01").map(\.person.serial) == [1])
        #expect(try holders(all, on: "2024-03-01").map(\.person.serial) == [2])
        #expect(try holders(all, on: "2021-06-16").map(\.person.serial) == [1])
        #expect(try holders(all, on: "2021-01-01").isEmpty)
    }

    @Test func anEndThatIsNotRecordedMakesItDoubtful() throws {
        let all = [try held(1, from: "2019-01-01"), try held(2, from: "2024-03-01")]
        let found = try holders(all, on: "2024-06-01")
        #expect(found.map(\.person.serial) == [2, 1])
        #expect(found.map(\.isCertain) == [true, false])
        #expect(found[1].successor?.person.serial == 2)
        // Of posts that several hold, one does not end the other.
        let members = [
            try held(1, from: "2019", post: "member"), try held(2, from: "2024-03", post: "member"),
        ]
        #expect(try holders(members, on: "2024-06-01").map(\.isCertain) == [true, true])
    }

    @Test func aPersonWithTwoLinesIsToldOnce() throws {
        let all = [try held(1, attested: "2019-01-01"), try held(1, from: "2020-01-01", to: "2022-01-01")]
        let found = try holders(all, on: "2021-06-16")
        #expect(found.map(\.person.serial) == [1] && found[0].knowledge.key == "within")
    }

    // MARK: - Elections

    private func branch(ofVillage: Bool, elected: String = "") throws -> Record {
        var branch = Record(body)
        branch[Branch.name] = .value("Branch")
        if ofVillage { branch[Branch.village] = .value(ID<Village>(1)) }
        if !elected.isEmpty { branch[Branch.electedOn] = .value(try day(elected)) }
        return branch
    }

    @Test(
        arguments: [
            (true, "", "2024-03-01", "2029-03-01"), (false, "", "2024-03-01", "2027-03-01"),
            (true, "2022-05", "2024-03-01", "2027-05"), (false, "2024-02-29", "", "2027-02-28"),
            (true, "", "2024-03", "2029-03"), (true, "2020", "2024-03-01", "2029-03-01"),
            (true, "", "2024", nil), (true, "", "", nil),
        ] as [(Bool, String, String, String?)])
    func theNextElection(_ ofVillage: Bool, _ elected: String, _ since: String, _ next: String?) throws {
        let held = since.isEmpty ? [] : [try held(5, from: since)]
        let branch = try branch(ofVillage: ofVillage, elected: elected)
        let election = Election.next(of: branch, held, today: try day("2024-12-31"))
        #expect(election?.day.written == next)
        #expect(election.map { $0.years == (ofVillage ? 5 : 3) } ?? true)
    }

    @Test func aBodyThatIsNoMoreElectsNobody() throws {
        var gone = try branch(ofVillage: true, elected: "2022-05-01")
        gone[Branch.abolished] = .value(try day("2023-01-01"))
        #expect(Election.next(of: gone, [], today: try day("2024-03-01")) == nil)
        #expect(Election.next(of: gone, [], today: try day("2022-12-31")) != nil)
    }

    @Test func theWaitIsCountedFromTheFirstDayItCanBe() throws {
        let election = try #require(
            Election.next(
                of: try branch(ofVillage: true, elected: "2019-03"), [], today: try day("2024-02-20")))
        #expect(election.days(from: try day("2024-02-20")) == 10)
        #expect(election.days(from: try day("2024-03-15")) == 0)
        #expect(election.days(from: try day("2024-04-02")) == -2)
    }

    // MARK: - Liaisons

    @Test func aLiaisonIsHandedOver() throws {
        var agreement = Record(RecordID(.agreement, 1))
        let (anna, bert) = (ID<Person>(1), ID<Person>(2))
        let first = agreement.handingOver(liaison: .a, to: anna, on: try day("2021-06-16"))
        agreement = first.handingOver(liaison: .a, to: bert, on: try day("2024-03-01"))
        #expect(agreement.liaisons(on: try day("2024-02-29")) == [.a: [anna.record]])
        #expect(agreement.liaisons(on: try day("2024-03-01")) == [.a: [bert.record]])
        #expect(Validation.problems(in: agreement).allSatisfy { $0.at.field != "liaisons" })
        // To whom has it already: nothing changes.
        #expect(agreement.handingOver(liaison: .a, to: bert, on: try day("2024-03-01")) == agreement)
        // On the very day it began, its line ends where it began.
        let again = first.handingOver(liaison: .a, to: bert, on: try day("2021-06-16"))
        #expect(Validation.problems(in: again).allSatisfy { $0.at.field != "liaisons" })
        #expect(again.liaisons(on: try day("2021-06-17")) == [.a: [bert.record]])
    }
}
