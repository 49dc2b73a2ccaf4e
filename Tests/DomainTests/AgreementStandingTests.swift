import Domain
import Testing

@Suite struct AgreementStandingTests {
    private func standing(
        on today: String, state: Agreement.State? = .signed, effective: String? = nil,
        ends: Answer<CalendarDay> = .notKnown, renewed: String? = nil
    ) throws -> AgreementStanding {
        var agreement = Record(RecordID(.agreement, 1))
        if let state { agreement[Agreement.state] = .value(state) }
        if let effective { agreement[Agreement.effectiveOn] = .value(try day(effective)) }
        agreement[Agreement.endsOn] = ends
        let renewal = try renewed.map { Renewal(by: RecordID(.agreement, 2), on: try day($0)) }
        return AgreementStanding(agreement, renewal: renewal, today: try day(today))
    }

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    @Test func theLastDayIsStillInForceAndTheNextIsNot() throws {
        let end = try day("2024-06-15")
        #expect(
            try standing(on: "2024-06-14", ends: .value(end)) == .inForce(until: end, daysLeft: 1))
        #expect(
            try standing(on: "2024-06-15", ends: .value(end)) == .inForce(until: end, daysLeft: 0))
        #expect(try standing(on: "2024-06-16", ends: .value(end)) == .expired(on: end))
    }

    @Test(arguments: [("2024-06", "2024-06-30", "2024-07-01"), ("2024", "2024-12-31", "2025-01-01")])
    func anInexactEndIsItsLastDay(_ end: String, _ last: String, _ next: String) throws {
        let end = try day(end)
        #expect(try standing(on: last, ends: .value(end)) == .inForce(until: end, daysLeft: 0))
        #expect(try standing(on: next, ends: .value(end)) == .expired(on: end))
    }

    @Test func attentionIsWantedFromNinetyDaysBefore() throws {
        let end = try day("2024-06-15")
        #expect(try !standing(on: "2024-03-16", ends: .value(end)).wantsAttention)
        #expect(try standing(on: "2024-03-17", ends: .value(end)).wantsAttention)
        #expect(try standing(on: "2024-07-01", ends: .value(end)).wantsAttention)
        #expect(try !standing(on: "2024-07-01", ends: .notKnown).wantsAttention)
    }

    @Test func aTermThatIsNotRecordedNeverExpires() throws {
        #expect(try standing(on: "9999-12-31") == .inForceTermNotKnown)
        #expect(try standing(on: "9999-12-31", ends: .notApplicable) == .inForceUntilNotice)
    }

    @Test func itIsNotInForceBeforeItsDay() throws {
        let start = try day("2021-07-01")
        #expect(
            try standing(on: "2021-06-30", effective: "2021-07-01") == .notYetInForce(from: start))
        #expect(try standing(on: "2021-07-01", effective: "2021-07-01") == .inForceTermNotKnown)
        #expect(try standing(on: "2021-07-01", effective: "2021-07") == .inForceTermNotKnown)
    }

    @Test func draftsAndCancelledOnesHaveNoTerm() throws {
        let end = Answer.value(try day("2020"))
        #expect(try standing(on: "2021-06-16", state: .draft, ends: end) == .draft)
        #expect(try standing(on: "2021-06-16", state: nil, ends: end) == .draft)
        #expect(try standing(on: "2021-06-16", state: .cancelled, ends: end) == .cancelled(on: nil))
        #expect(try standing(on: "2021-06-16", ends: end, renewed: "2021-06-16") == .renewed)
        #expect(
            try standing(on: "2021-06-15", ends: end, renewed: "2021-06-16") == .expired(on: try day("2020")))
    }
}
