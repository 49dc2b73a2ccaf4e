import Cells
import Domain
import Testing

@testable import Screens

/// Filter, conditions, order and place of a list.
@Suite struct ListFilterTests {
    private func drive(_ names: [String], height: Int = 24) throws -> (drive: Drive, world: RegistryWorld) {
        let world = try RegistryWorld.empty()
        for name in names { _ = try world.village(name) }
        let drive = try Drive(world, height: height)
        drive.open(ListScreen(.village))
        return (drive, world)
    }

    private let many = (1...60).map { "Village " + String(100 + $0) }

    @Test func escGivesBackTheSelectionAndTheRowsThatWereInSight() throws {
        let (drive, _) = try drive(many, height: 14)
        drive.press("pagedown", "pagedown", "pagedown", "up", "up", "up")
        let before = drive.screen
        drive.press("/")
        drive.type("110")
        #expect(drive.shows("Village 110") && drive.shows("1/1 of 60"))
        drive.press("esc")
        #expect(drive.screen == before)
    }

    @Test func theFilterIsAChipThatOutlivesAnOpenRecordAndGoesByAClick() throws {
        let (drive, _) = try drive(many)
        drive.press("/")
        drive.type("11")
        drive.press("tab", "enter", "esc")
        #expect(drive.shows("[Filter 11 ×]") && drive.shows("1/10 of 60"))
        drive.click("[Filter")
        #expect(!drive.shows("Filter 11") && drive.shows("Village 101"))
    }

    @Test func conditionsAreChipsThatGoOneByOne() throws {
        let (drive, _) = try drive(["Apple", "Apricot"])
        let fields = Village.description.fields
        let name = try #require(fields.first { $0.key == Record.nameKey })
        let town = try #require(fields.first { $0.key == "town" })
        drive.open(
            ListScreen(
                .village, conditions: [Condition(town, .isNotKnown), Condition(name, .contains("pri"))]))
        #expect(drive.shows("[Town: not known ×] [Name: with “pri” ×]"))
        #expect(drive.shows("1/1 of 2"))
        drive.press("backspace")
        #expect(drive.shows("Apple") && drive.shows("[Town: not known ×]"))
        drive.click("[Town")
        #expect(!drive.shows("[Town"))
    }

    @Test func theSelectionFollowsItsRecordThroughOrderAndOtherPeoplesChanges() throws {
        let (drive, world) = try drive(many, height: 14)
        drive.press("pagedown", "pagedown")
        let number = try #require(drive.selectedLine.split(separator: " ").first)
        drive.press("r")
        #expect(drive.selectedLine.hasPrefix(number))
        for _ in 0..<5 { _ = try world.village("Village 000") }
        drive.registryChanged()
        #expect(drive.selectedLine.hasPrefix(number))
        drive.press("s", "home", "enter")
        #expect(drive.selectedLine.hasPrefix(number))
        #expect(drive.shows("Sorted by No., ascending"))
    }

    @Test func aRowIsReachedByItsNumber() throws {
        let (drive, _) = try drive(many, height: 14)
        drive.type("42")
        #expect(drive.shows("Row 42"))
        drive.press("enter")
        #expect(drive.selectedLine.contains("Village 142") && drive.shows("42/60"))
        drive.press("#")
        drive.type("61")
        drive.press("enter")
        #expect(drive.message == "There is no row 61: the list has 60. This is the last.")
        #expect(drive.selectedLine.contains("Village 160") && drive.shows("60/60"))
        drive.type("7")
        drive.press("esc")
        #expect(drive.selectedLine.contains("Village 160"))
    }

    @Test func thePaletteGoesToARow() throws {
        let (drive, _) = try drive(many, height: 14)
        drive.press(":")
        drive.type("30")
        #expect(drive.shows("Go to row 30"))
        drive.press("enter")
        #expect(drive.selectedLine.contains("Village 130"))
    }

    @Test func anEmptyListSaysWhy() throws {
        let (drive, world) = try drive([])
        #expect(drive.shows("Villages: there are none yet. F7 adds the first one."))
        let village = try world.village("Only")
        _ = world.perform(.retire(village, reason: "twice", on: try #require(CalendarDay(2021, 1, 1))))
        drive.registryChanged()
        #expect(drive.shows("1 retired ones are left out. R shows them."))
        drive.press("/")
        drive.type("only")
        #expect(drive.shows("Nothing matches “only”") && drive.shows("1 retired ones are left out"))
        drive.press("esc", "R")
        #expect(drive.shows("Only") && drive.shows("retired"))
    }

    /// What is pressed before the rows of a new filter are there is meant for those rows.
    @Test func oldRowsStayUntilNewOnesComeAndCannotBeOpenedByMistake() throws {
        let (drive, _) = try drive(["Apple", "Berry"])
        drive.press("/")
        drive.holdsAnswers = true
        drive.type("berry")
        #expect(drive.shows("Apple") && drive.shows("refreshing"))
        drive.press("enter")
        #expect(drive.app.stack.count == 2)
        drive.holdsAnswers = false
        while !drive.heldQuestions.isEmpty { drive.answerHeld(0) }
        #expect(drive.shows("Home › Villages › V2 Berry"))
    }

    @Test func whatTheFilterFoundInANameIsShown() throws {
        let (drive, _) = try drive(["Green Village"])
        drive.press("/")
        drive.type("vil")
        let cells = drive.frame.cells
        let found = cells.row(3).filter { $0.style.role == .match }.map { String($0.character) }.joined()
        #expect(found == "Vil")
    }

    @Test func theOrderIsRememberedForThisKindOfList() throws {
        let (drive, _) = try drive(["A", "B"])
        drive.press("s", "home", "enter", "r", "esc")
        drive.open(ListScreen(.village))
        #expect(drive.shows("Sorted by No., descending"))
    }
}
