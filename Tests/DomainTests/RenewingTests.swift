import Domain
import Testing

@Suite struct RenewingTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    private func agreement(_ from: String, _ until: String) throws -> Record {
        var record = Record(RecordID(.agreement, 1), version: 1)
        record[Agreement.name] = .value("Agreement")
        record[Agreement.state] = .value(.signed)
        record[Agreement.signedOn] = .value(try day(from))
        record[Agreement.endsOn] = .value(try day(until))
        record[Agreement.officialNumber] = .value("2021-1")
        return record
    }

    @Test(arguments: [
        ("2021-06-16", "2024-06-15", "2024-06-16", "2027-06-15"),
        ("2021-01-01", "2021-06-30", "2021-07-01", "2021-12-31"),
        ("2020-02-29", "2024-02-28", "2024-02-29", "2028-02-28"),
        ("2021-01-01", "2021-01-10", "2021-01-11", "2021-01-20"),
    ])
    func aTermIsAsLongAsTheOldOne(_ from: String, _ until: String, _ start: String, _ end: String) throws {
        let term = try #require(Renewing.term(after: try agreement(from, until)))
        #expect(term.start.written == start)
        #expect(term.end.written == end)
    }

    @Test func theDraftSaysWhatTheOldOneSaid() throws {
        let draft = Renewing.draft(
            of: try agreement("2021-06-16", "2024-06-15"), id: RecordID(.agreement, -1),
            until: .value(try day("2026-06-15")))
        #expect(draft[Agreement.renews].value?.record.number == "G1")
        #expect(draft.name == "Agreement")
        #expect(draft[Agreement.state].value == .draft)
        #expect(draft[Agreement.signedOn] == .notKnown && draft[Agreement.officialNumber] == .notKnown)
        #expect(draft[Agreement.effectiveOn].value?.written == "2024-06-16")
        #expect(draft[Agreement.endsOn].value?.written == "2026-06-15")
    }

    @Test func aPromiseThatGoesOnIsOpenAgain() throws {
        var promise = Record(RecordID(.commitment, 2))
        promise[Commitment.name] = .value("Courses")
        promise[Commitment.state] = .value(.partly)
        promise[Commitment.due] = .value(try day("2024-01-01"))
        promise[Commitment.evidence] = .value("One of two.")
        promise[Commitment.rhythm] = .value(.monthly)
        promise[Commitment.worth] = .value(Money(fen: 6_000_000))
        promise[Commitment.from] = .value(try day("2021-07-01"))
        let draft = Renewing.draft(
            of: try agreement("2021-06-16", "2024-06-15"), id: RecordID(.agreement, -1))
        let carried = Renewing.carried(promise, id: RecordID(.commitment, -2), into: draft)
        #expect(carried[Commitment.carriedFrom].value?.record == promise.id)
        #expect(carried[Commitment.state].value == .open)
        #expect(carried[Commitment.due] == .notKnown && carried[Commitment.evidence] == .notKnown)
        #expect(carried.name == "Courses")
        #expect(carried[Commitment.rhythm] == promise[Commitment.rhythm], "it is due again in the new term")
        #expect(carried[Commitment.worth] == promise[Commitment.worth])
        #expect(carried[Commitment.from] == .notKnown)
    }

    @Test(arguments: [
        (Commitment.State.open, true), (.partly, true), (.notKept, true), (.kept, false), (.withdrawn, false),
    ])
    func whatWasKeptIsNotProposed(_ state: Commitment.State, _ isProposed: Bool) {
        var promise = Record(RecordID(.commitment, 2))
        promise[Commitment.state] = .value(state)
        #expect(Renewing.isProposed(promise) == isProposed)
    }

    @Test func aReviewSettlesThePromises() throws {
        let agreement = try agreement("2021-06-16", "2024-06-15")
        var promise = Record(RecordID(.commitment, 2), version: 1)
        promise[Commitment.state] = .value(.open)
        var line = Part()
        line[ReviewedGoal.goal] = .value("Courses")
        line[ReviewedGoal.commitment.key] = .value(.link(promise.id))
        line[ReviewedGoal.verdict] = .value(.partly)
        line[ReviewedGoal.reason] = .value("One of two.")
        var request = ReviewRequest(agreement.id, on: try day("2024-06-16"), goals: [line])
        #expect(throws: Refusal.self) { try Reviewing.applying(request, to: agreement, [promise]) }
        request.decision = .renew
        #expect(throws: Refusal.notItsCommitment(agreement.id, promise.id)) {
            try Reviewing.applying(request, to: agreement, [])
        }
        let changed = try Reviewing.applying(request, to: agreement, [promise])
        #expect(changed.count == 2)
        #expect(changed[0][Agreement.reviewDecision].value == .renew)
        #expect(changed[1][Commitment.state].value == .partly)
        #expect(changed[1][Commitment.settledOn].value?.written == "2024-06-16")
        #expect(changed[1][Commitment.evidence].value == "One of two.")
    }
}
