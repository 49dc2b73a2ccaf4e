import Cells
import Domain
import Testing

@testable import Screens

/// What became of promises and activities, by keys.
@Suite struct CommitmentScreenTests {
    private let world: RegistryWorld
    private let promise = RecordID(.commitment, 1)
    private let activity = RecordID(.activity, 1)

    init() throws { world = try RegistryWorld.seeded() }

    private func page(_ id: RecordID, _ today: String = "2021-09-10") throws -> Drive {
        let drive = try Drive(world, today: CalendarDay(written: today), width: 100, height: 70)
        drive.open(DetailScreen(id))
        return drive
    }

    private func giveRhythm() throws {
        var record = try world.record(promise)
        record[Commitment.rhythm] = .value(.monthly)
        _ = try world.perform(.save([record], draft: nil)).get()
    }

    private var occurrences: [Part] {
        get throws { try world.record(promise)[Commitment.occurrences].value ?? [] }
    }

    @Test func theNextTimeIsSettledOnADay() throws {
        try giveRhythm()
        let drive = try page(promise)
        #expect(drive.shows("2021-07-16  overdue by 56 days"))
        drive.press("S", "2")
        #expect(drive.shows("On which day was it kept?"))
        drive.press("enter")
        #expect(drive.message == "C1 is settled for 2021-07-16.")
        #expect(try occurrences.map { $0[Occurrence.doneOn].value?.written } == ["2021-09-10"])
        #expect(drive.shows("2021-07-16  done on 2021-09-10"))
        drive.press("S", "2")
        drive.type("rubbish")
        drive.press("enter")
        #expect(drive.message.contains("is not a date"))
        #expect(try occurrences.count == 1)
    }

    @Test func aTimeIsSettledByAnActivityOrDoneWithout() throws {
        try giveRhythm()
        let drive = try page(promise)
        drive.press("S", "1")
        drive.type("A1")
        drive.press("enter")
        #expect(drive.message == "C1 is settled for 2021-07-16.")
        #expect(try occurrences.first?[Occurrence.activity].value?.record == activity)
        drive.press("S", "3")
        drive.type("Harvest, both sides agreed")
        drive.press("enter")
        #expect(drive.shows("2021-08-16  done without this time: Harvest"))
    }

    @Test func whatHasNoRhythmCannotBeSettled() throws {
        let drive = try page(promise)
        drive.press("S")
        #expect(drive.message.contains("it has no rhythm"))
    }

    @Test func aPromiseIsJudgedWithItsReasonAndOpenedAgain() throws {
        let drive = try page(promise)
        drive.press("v", "3", "ctrl-s")
        // Not kept, and nobody says why.
        #expect(try world.record(promise)[Commitment.state].value == .open)
        drive.type("Nobody came.")
        drive.press("ctrl-s")
        #expect(drive.message == "C1 is judged: Not kept.")
        let judged = try world.record(promise)
        #expect(judged[Commitment.state].value == .notKept)
        #expect(judged[Commitment.reason].value == "Nobody came.")
        #expect(judged[Commitment.settledOn].value == CalendarDay(2021, 9, 10))
        drive.press("v", "5")
        #expect(drive.message == "C1 is open again.")
        #expect(try world.record(promise)[Commitment.settledOn] == .notKnown)
    }

    @Test func theChainOpensWhatItSpeaksOf() throws {
        let drive = try page(activity)
        drive.press("x")
        #expect(drive.shows("From word to outcome"))
        #expect(drive.shows("Promise C1"))
        drive.click("Promise C1", double: true)
        #expect(drive.shows("Full support by resource sharing"))
        drive.press("x")
        #expect(drive.shows("item 2"))
    }

    @Test func aFigureOfTheBalanceOpensWhatItCounts() throws {
        let drive = try page(RecordID(.twinning, 1))
        drive.press("B")
        #expect(drive.shows("3 promised"))
        drive.click("3 promised", double: true)
        for serial in 1...3 { #expect(drive.shows("C\(serial) Full support")) }
    }

    @Test func aSeriesIsPlannedFromThePageInOneStep() throws {
        let drive = try page(activity)
        drive.press("r", "4")
        drive.type("6")
        drive.press("enter")
        #expect(drive.message == "6 activities are planned, A2 to A7, from 2021-07-16 until 2021-12-16.")
        #expect(try world.record(RecordID(.activity, 7))[Activity.state].value == .planned)
        _ = try world.perform(.undo).get()
        #expect(throws: Refusal.self) { try world.record(RecordID(.activity, 2)) }
        drive.press("r", "4")
        drive.type("0")
        drive.press("enter")
        #expect(drive.message.contains("neither a number of times"))
    }

    @Test func aPlannedActivityIsAskedWhetherItWasHeld() throws {
        var planned = try world.record(activity)
        planned[Activity.state] = .value(.planned)
        _ = try world.perform(.save([planned], draft: nil)).get()
        let drive = try page(activity)
        #expect(drive.shows("was it held?"))
        drive.press("y", "1")
        #expect(drive.message == "A1 was held.")
        #expect(!drive.shows("was it held?"))
        drive.press("y")
        #expect(drive.message.contains("it is not planned"))
    }

    @Test func aFollowUpIsTickedByAKey() throws {
        var record = try world.record(activity)
        var line = Part()
        line[FollowUp.what] = .value("Send the seed list")
        record[Activity.followUps] = .value([line])
        _ = try world.perform(.save([record], draft: nil)).get()
        let drive = try page(activity)
        drive.click("Send the seed list")
        drive.press("v")
        #expect(drive.message == "Follow-up 1 of A1 is done.")
        #expect(
            try world.record(activity)[Activity.followUps].value?.first?[FollowUp.doneOn].value
                == CalendarDay(2021, 9, 10))
        drive.press("v")
        #expect(drive.message == "Follow-up 1 of A1 is open again.")
    }

    @Test func countsGoYearByYear() throws {
        let drive = try page(RecordID(.branch, 3))
        drive.press("t")
        #expect(drive.shows("2021-01-01 to 2021-12-31") && drive.shows("1 held"))
        drive.press("[")
        #expect(drive.shows("2020-01-01 to 2020-12-31") && drive.shows("0 held"))
        drive.press("a")
        #expect(drive.shows("1 held"))
    }
}
