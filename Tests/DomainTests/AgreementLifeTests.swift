import Domain
import TestSupport
import Testing

@Suite struct AgreementLifeTests {
    private let id = RecordID(.agreement, 1)

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    private func signed(on: String = "2021-06-16", ends: String? = "2024-06-15") throws -> Record {
        var agreement = Record(id, version: 1)
        agreement[Agreement.state] = .value(.signed)
        agreement[Agreement.signedOn] = .value(try day(on))
        if let ends { agreement[Agreement.endsOn] = .value(try day(ends)) }
        return agreement
    }

    private func taking(
        _ sort: AgreementStep.Sort, _ on: String, _ agreement: Record, reason: String = "a reason"
    ) throws -> Record {
        try AgreementLife.taking(
            sort, on: try day(on), reason: reason, by: nil, agreement, renewal: nil)
    }

    private func state(_ agreement: Record, _ on: String) throws -> AgreementState {
        AgreementStanding(agreement, today: try day(on)).state
    }

    @Test func stepsCountFromTheirDay() throws {
        var agreement = try taking(.suspended, "2022-01-10", try signed())
        agreement = try taking(.resumed, "2022-03-01", agreement)
        agreement = try taking(.ended, "2023-05-05", agreement)
        let expected: [(String, AgreementState)] = [
            ("2021-06-15", .draft), ("2021-06-16", .inForce), ("2022-01-09", .inForce),
            ("2022-01-10", .suspended), ("2022-02-28", .suspended), ("2022-03-01", .inForce),
            ("2023-05-04", .inForce), ("2023-05-05", .ended), ("2030-01-01", .ended),
        ]
        for (on, state) in expected { #expect(try self.state(agreement, on) == state, "\(on)") }
    }

    @Test func anInexactStepCountsFromItsLastDay() throws {
        let agreement = try taking(.ended, "2022-03", try signed())
        #expect(try state(agreement, "2022-03-30") == .inForce)
        #expect(try state(agreement, "2022-03-31") == .ended)
    }

    @Test func endingAndCancellingNeedAReason() throws {
        #expect(throws: Refusal.stepNeedsReason(id, .ended)) {
            try taking(.ended, "2022-01-01", try signed(), reason: " ")
        }
        #expect(throws: Refusal.stepNeedsReason(id, .cancelled)) {
            try taking(.cancelled, "2022-01-01", Record(id), reason: "")
        }
        _ = try taking(.suspended, "2022-01-01", try signed(), reason: "")
    }

    @Test func whatCannotFollowIsRefused() throws {
        let agreement = try signed()
        #expect(throws: Refusal.cannotFollow(id, .resumed, .inForce, on: try day("2022-01-01"))) {
            try taking(.resumed, "2022-01-01", agreement)
        }
        #expect(throws: Refusal.cannotFollow(id, .cancelled, .inForce, on: try day("2022-01-01"))) {
            try taking(.cancelled, "2022-01-01", agreement)
        }
        #expect(throws: Refusal.cannotFollow(id, .suspended, .expired, on: try day("2024-06-16"))) {
            try taking(.suspended, "2024-06-16", agreement)
        }
        let suspended = try taking(.suspended, "2022-05-01", agreement)
        #expect(
            throws: Refusal.stepTooEarly(
                id, .resumed, on: try day("2022-04-30"), after: try day("2022-05-01"))
        ) {
            try taking(.resumed, "2022-04-30", suspended)
        }
    }

    @Test func anIntentBecomesADraftAndADraftIsCancelled() throws {
        var agreement = try taking(.intent, "2021-01-01", Record(id), reason: "")
        #expect(try state(agreement, "2021-01-01") == .intent)
        agreement = try taking(.drafted, "2021-02-01", agreement, reason: "")
        #expect(try state(agreement, "2021-02-01") == .draft)
        agreement = try taking(.cancelled, "2021-03-01", agreement)
        #expect(agreement[Agreement.state].value == .cancelled)
        #expect(try state(agreement, "2021-02-28") == .draft)
        #expect(try state(agreement, "2021-03-01") == .cancelled)
        #expect(
            AgreementStanding(agreement, today: try day("2021-03-01"))
                == .cancelled(on: try day("2021-03-01")))
    }

    @Test func whatIsSignedAndNotYetInForceCanBeCancelledAndStaysFrozen() throws {
        var agreement = try signed()
        agreement[Agreement.effectiveOn] = .value(try day("2021-09-01"))
        #expect(try state(agreement, "2021-08-31") == .signed)
        let cancelled = try taking(.cancelled, "2021-08-01", agreement)
        #expect(try state(cancelled, "2021-09-01") == .cancelled)
        #expect(Agreement.isFrozen(cancelled))
    }

    @Test func whatWasRenewedIsNotEndedBeforeThat() throws {
        let renewal = Renewal(by: RecordID(.agreement, 2), on: try day("2024-06-16"))
        #expect(throws: Refusal.cannotFollow(id, .ended, .renewed, on: try day("2022-01-01"))) {
            try AgreementLife.taking(
                .ended, on: try day("2022-01-01"), reason: "late", by: nil, try signed(), renewal: renewal)
        }
    }

    @Test func anExpiryThatTheReviewDecidedWantsNothing() throws {
        var agreement = try signed()
        let after = try day("2024-06-16")
        #expect(AgreementStanding(agreement, today: after) == .expired(on: try day("2024-06-15")))
        agreement[Agreement.reviewDecision] = .value(.end)
        let standing = AgreementStanding(agreement, today: after)
        #expect(standing.state == .expired && !standing.wantsAttention)
    }

    @Test(arguments: [(91, nil), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7)] as [(Int, Int?)])
    func warningsComeThreeTimes(_ left: Int, _ warning: Int?) throws {
        let end = try day("2024-06-15")
        let today = try #require(end.adding(days: -left))
        let standing = AgreementStanding(try signed(), today: today)
        #expect(standing == .inForce(until: end, daysLeft: left))
        #expect(standing.warningDays == warning)
        #expect(standing.wantsAttention == (warning != nil))
    }

    // MARK: - Random lives

    /// Every state that a step leads to may follow the one before; what is refused changes nothing.
    @Test(arguments: 0..<40)
    func stepsLeadOnlyWhereTheTableSays(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &* 0x9E37_79B9 &+ 7)
        var agreement =
            seed.isMultiple(of: 2)
            ? try signed(ends: seed.isMultiple(of: 4) ? nil : "2024-06-15") : Record(id)
        var today = try day("2021-06-20")
        var taken = 0
        for _ in 0..<60 {
            today = try #require(today.adding(days: Int(random.next() % 40)))
            let sort = AgreementStep.Sort.allCases[Int(random.next() % 6)]
            let before = AgreementStanding(agreement, today: today).state
            let obstacle = AgreementLife.obstacle(sort, agreement, renewal: nil, today: today)
            #expect(
                (obstacle == nil) == sort.startsFrom.contains(before), "seed \(seed): \(sort) from \(before)")
            guard obstacle == nil else { continue }
            agreement = try AgreementLife.taking(
                sort, on: today, reason: "seed", by: nil, agreement, renewal: nil)
            let after = AgreementStanding(agreement, today: today).state
            #expect(before.next.contains(after), "seed \(seed): \(before) to \(after)")
            #expect(sort.leadsTo.contains(after), "seed \(seed): \(sort) led to \(after)")
            taken += 1
        }
        #expect(taken > 0)
    }

    /// From one day to the next an agreement goes only where the table leads, by way of its states on that day.
    @Test(arguments: 0..<20)
    func daysLeadOnlyWhereTheTableSays(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) &* 0x1234_5677 &+ 3)
        var agreement = try signed()
        agreement[Agreement.effectiveOn] = .value(try day("2021-08-01"))
        var on = try day("2021-06-16")
        for _ in 0..<6 {
            on = try #require(on.adding(days: Int(random.next() % 300)))
            let sort = AgreementStep.Sort.allCases[Int(random.next() % 6)]
            if let next = try? AgreementLife.taking(
                sort, on: on, reason: "x", by: nil, agreement, renewal: nil)
            {
                agreement = next
            }
        }
        var today = try day("2021-06-01")
        var before = AgreementStanding(agreement, today: today).state
        for _ in 0..<1500 {
            today = try #require(today.adding(days: 1))
            let after = AgreementStanding(agreement, today: today).state
            #expect(reachable(from: before).contains(after), "seed \(seed) \(today): \(before) to \(after)")
            before = after
        }
    }

    private func reachable(from state: AgreementState) -> Set<AgreementState> {
        var found: Set = [state]
        var open = [state]
        while let next = open.popLast() {
            for state in next.next where found.insert(state).inserted { open.append(state) }
        }
        return found
    }

    @Test func whatIsOverHasNoWayOut() {
        for state in [AgreementState.renewed, .ended, .cancelled] {
            #expect(state.isOver)
            #expect(AgreementStep.Sort.allCases.allSatisfy { !$0.startsFrom.contains(state) })
        }
        for state in AgreementState.allCases where !state.next.isEmpty { #expect(!state.isOver) }
    }
}

/// The same numbers for the same seed, everywhere.
struct SplitMix {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ (mixed >> 31)) >> 1
    }
}
