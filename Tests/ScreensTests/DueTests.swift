import Cells
import Domain
import Testing

@testable import Screens

/// The list of what is due, by keys.
@Suite struct DueScreenTests {
    private func day(_ written: String) throws -> CalendarDay { try #require(CalendarDay(written: written)) }

    /// A registry with an activity nobody has confirmed, a promise and a milestone.
    private func world() throws -> RegistryWorld {
        let world = try RegistryWorld.seeded()
        var activity = Record(RecordID(.activity, -1))
        activity[Activity.name] = .value("Joint meeting")
        activity[Activity.sort] = .value("jointMeeting")
        activity[Activity.state] = .value(.planned)
        activity[Activity.heldOn] = .value(try day("2021-06-10"))
        var promise = Record(RecordID(.commitment, -2))
        promise[Commitment.name] = .value("Computer course")
        promise[Commitment.state] = .value(.open)
        promise[Commitment.giver.key] = .value(.link(RecordID(.branch, 2)))
        promise[Commitment.receiver.key] = .value(.link(RecordID(.village, 1)))
        promise[Commitment.due] = .value(try day("2021-06-20"))
        _ = try world.add(activity, promise)
        return world
    }

    @Test func theMorningBeginsWithWhatIsDue() throws {
        let drive = try Drive(try world())
        #expect(drive.shows("A2 6 days late Activity Joint meeting"))
        drive.open(DueScreen())
        #expect(drive.shows("Late") && drive.shows("Within 7 days"))
        #expect(drive.selectedLine.contains("2021-06-10") && drive.selectedLine.contains("A2"))
        drive.press("enter")
        #expect(drive.screen[0].contains("A2"))
    }

    @Test func whatCanBeTickedIsSettledByAKeyAndTakenBack() throws {
        let world = try world()
        let drive = try Drive(world)
        drive.open(DueScreen())
        drive.press("F8", "1")
        #expect(try world.record(RecordID(.activity, 2))[Activity.state].value == .held)
        #expect(!drive.shows("2021-06-10"))
        #expect(drive.selectedLine.contains("C4"))
        // A promise is judged where it stands.
        drive.press("F8")
        #expect(drive.message.contains("Enter leads there"))
        drive.press("u")
        #expect(drive.shows("2021-06-10"))
    }

    /// What is done without says why, wherever it is settled, and a day of a rhythm is settled once.
    @Test func aTimeThatIsDoneWithoutSaysWhy() throws {
        let world = try RegistryWorld.seeded()
        var promise = try world.record("C1")
        promise[Commitment.rhythm] = .value(.monthly)
        promise[Commitment.from] = .value(try day("2021-06-10"))
        _ = try world.add(promise)
        let drive = try Drive(world)
        drive.open(DueScreen(sorts: [.occurrence]))
        drive.press("F8", "2")
        #expect(drive.shows("Who agreed to do without, and why?"))
        drive.press("enter")
        #expect(drive.message.contains("Nothing is typed yet"))
        #expect(try world.record("C1")[Commitment.occurrences] == .notKnown)
        drive.type("harvest, agreed with Cao Shen")
        drive.press("enter")
        let lines = try world.record("C1")[Commitment.occurrences].value ?? []
        #expect(lines.map { $0[Occurrence.note].value } == ["harvest, agreed with Cao Shen"])
        #expect(lines.first?[Occurrence.isWaived].value == true)
    }

    /// Much that is late must not stand before the day's work.
    @Test func theListCanBeginWithToday() throws {
        let drive = try Drive(try world())
        drive.open(DueScreen())
        drive.press("t")
        #expect(drive.shows("From today on, 1 late not shown"))
        #expect(!drive.shows("2021-06-10") && drive.selectedLine.contains("C4"))
        drive.press("t")
        #expect(drive.shows("2021-06-10") && !drive.shows("From today on"))
    }

    @Test func whatIsPutOffStandsApartUntilItsDay() throws {
        let world = try world()
        let drive = try Drive(world)
        drive.open(DueScreen())
        drive.press("down", "F7", "4")
        drive.type("+3")
        drive.press("enter")
        drive.type("harvest")
        drive.press("enter", "end")
        #expect(drive.shows("Put off") && drive.selectedLine.contains("until 2021-06-19"))
        #expect(drive.shows("harvest"))
        drive.press("delete")
        #expect(!drive.shows("harvest"))
        // A day that is over is no day to put off to.
        drive.press("home", "F7", "4")
        drive.type("2021-06-16")
        drive.press("enter")
        #expect(drive.message.contains("not a day to come"))
    }

    @Test func onlySomeMattersOfSomebody() throws {
        let drive = try Drive(try world())
        drive.open(DueScreen())
        drive.press("tab", "a", "2", "enter")
        #expect(drive.shows("C4") && !drive.shows("A2"))
        drive.press("tab", "a", "enter", "F4")
        drive.type("B1")
        drive.press("enter")
        #expect(drive.screen[0].contains("Due: B1") && !drive.shows("C4"))
        drive.press("F4", "F6", "2")
        #expect(drive.shows("2021-06-10") && !drive.shows("2021-06-20"))
    }

    @Test func aCalendarIsWrittenToAFile() throws {
        let drive = try Drive(try world())
        drive.open(DueScreen())
        drive.dueExported = { export in
            export.replaces ? .success(.exported(3, path: export.path)) : .failure(.fileExists(export.path))
        }
        drive.press("shift-F3", "1", "enter")
        #expect(drive.dueExports.map(\.path) == ["due-2021-06-16.ics"])
        #expect(drive.dueExports[0].format == .calendar && drive.dueExports[0].query.horizon == .all)
        drive.press("y")
        #expect(drive.dueExports.last?.replaces == true && drive.message.contains("3"))
    }

    @Test func theSettingsOfTheRegistryAreSetForEverybody() throws {
        let world = try world()
        let drive = try Drive(world)
        drive.open(SettingsScreen())
        #expect(drive.shows("180 days"))
        drive.press("enter")
        for _ in 0..<3 { drive.press("backspace") }
        drive.type("0")
        drive.press("enter")
        #expect(drive.message.contains("from 1 to 3650"))
        drive.press("enter")
        for _ in 0..<3 { drive.press("backspace") }
        drive.type("90")
        drive.press("enter")
        #expect(drive.shows("90 days"))
        let reader = try Drive(world, isReadOnly: true)
        reader.open(SettingsScreen())
        reader.press("enter")
        #expect(!reader.message.isEmpty)
    }
}
