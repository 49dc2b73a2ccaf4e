import Domain
import Testing

@Suite struct CommitmentDeedTests {
    private static func day(_ text: String) -> CalendarDay { CalendarDay(written: text) ?? .epoch }
    private static let today = day("2021-09-10")
    private static let id = RecordID(.commitment, 1)

    private static var promise: Record {
        var record = Record.beginning(id)
        record[Commitment.name] = .value("Joint meeting")
        record[Commitment.madeOn] = .value(day("2021-06-16"))
        record[Commitment.rhythm] = .value(.monthly)
        return record
    }

    private static func trouble(_ work: () throws -> Record) -> CommitmentTrouble? {
        do {
            _ = try work()
            return nil
        } catch Refusal.commitment(id, let trouble) {
            return trouble
        } catch {
            return nil
        }
    }

    private static func settle(_ record: Record, _ change: (inout Settling) -> Void) throws -> Record {
        var settling = Settling()
        change(&settling)
        return try record.settling(settling, agreement: nil, today: today)
    }

    @Test func theFirstOpenTimeIsSettledUnlessAnotherIsNamed() throws {
        let first = try Self.settle(Self.promise) { $0.doneOn = Self.day("2021-07-14") }
        #expect(first[Commitment.occurrences].value?.first?[Occurrence.due].value == Self.day("2021-07-16"))
        let named = try Self.settle(first) {
            $0.due = Self.day("2021-09")
            $0.doneOn = Self.today
        }
        #expect(named[Commitment.occurrences].value?.last?[Occurrence.due].value == Self.day("2021-09-16"))
        #expect(Rhythm.next(of: named, agreement: nil, today: Self.today) == Self.day("2021-08-16"))
    }

    @Test func anActivityThatWasHeldSettlesWithItsDay() throws {
        var activity = Record(RecordID(.activity, 4))
        activity[Activity.heldOn] = .value(Self.day("2021-07-10"))
        let settled = try Self.settle(Self.promise) { $0.activity = activity }
        let line = try #require(settled[Commitment.occurrences].value?.first)
        #expect(line[Occurrence.activity].value?.record == activity.id)
        #expect(line[Occurrence.doneOn].value == Self.day("2021-07-10"))
        activity[Activity.state] = .value(.cancelled)
        #expect(
            Self.trouble { try Self.settle(Self.promise) { $0.activity = activity } } == .notHeld(activity.id)
        )
        activity[Activity.state] = .notKnown
        activity[Activity.heldOn] = .value(Self.day("2021-12-01"))
        #expect(
            Self.trouble { try Self.settle(Self.promise) { $0.activity = activity } } == .notHeld(activity.id)
        )
    }

    @Test func whatCannotBeSettledSaysWhy() throws {
        var plain = Self.promise
        plain[Commitment.rhythm] = .notKnown
        #expect(Self.trouble { try Self.settle(plain) { $0.doneOn = Self.today } } == .noRhythm)
        #expect(Self.trouble { try Self.settle(Self.promise) { _ in } } == .howSettled)
        #expect(Self.trouble { try Self.settle(Self.promise) { $0.isWaived = true } } == .waiverNeedsReason)
        #expect(
            Self.trouble {
                try Self.settle(Self.promise) {
                    $0.due = Self.day("2021-08-20")
                    $0.doneOn = Self.today
                }
            } == .notDue(Self.day("2021-08-20"), nearest: Self.day("2021-08-16")))
        let settled = try Self.settle(Self.promise) { $0.doneOn = Self.today }
        #expect(
            Self.trouble {
                try Self.settle(settled) {
                    $0.due = Self.day("2021-07-16")
                    $0.doneOn = Self.today
                }
            } == .alreadySettled(Self.day("2021-07-16")))
        var ended = Self.promise
        ended[Commitment.until] = .value(Self.day("2021-07-16"))
        ended = try Self.settle(ended) { $0.doneOn = Self.today }
        #expect(Self.trouble { try Self.settle(ended) { $0.doneOn = Self.today } } == .nothingOpen)
        var judged = Self.promise
        judged[Commitment.state] = .value(.kept)
        #expect(Self.trouble { try Self.settle(judged) { $0.doneOn = Self.today } } == .judged(.kept))
    }

    @Test func aVerdictHasItsDayAndWhatIsNotKeptItsReason() throws {
        let kept = try Self.promise.judged(Judging(.kept, on: Self.today))
        #expect(kept[Commitment.state].value == .kept && kept[Commitment.settledOn].value == Self.today)
        for verdict in [Commitment.State.partly, .notKept, .withdrawn] {
            #expect(
                Self.trouble { try Self.promise.judged(Judging(verdict, on: Self.today)) }
                    == .verdictNeedsReason(verdict))
            var judging = Judging(verdict, on: Self.today)
            judging.reason = "22 of 30"
            judging.by = RecordID(.person, 3)
            judging.evidence = "minutes"
            let judged = try Self.promise.judged(judging)
            #expect(judged[Commitment.reason].value == "22 of 30")
            #expect(judged[Commitment.judgedBy].value?.record == RecordID(.person, 3))
            #expect(judged[Commitment.evidence].value == "minutes")
            // Opened again, it is as it was, but for the evidence that was found.
            var reopened = try judged.judged(Judging(.open, on: nil))
            #expect(reopened[Commitment.evidence].value == "minutes")
            reopened[Commitment.evidence] = .notKnown
            #expect(reopened == Self.promise)
        }
        #expect(Self.trouble { try Self.promise.judged(Judging(.open, on: nil)) } == .isOpen)
    }

    @Test func aVerdictBeforeThePromiseIsRefused() {
        #expect(throws: Refusal.self) {
            try Self.promise.judged(Judging(.kept, on: Self.day("2021-06-15")))
        }
        #expect(throws: Refusal.self) { try Self.promise.judged(Judging(.kept, on: nil)) }
    }
}
