import Domain
import Testing

@testable import Screens

@Suite struct FrequencyScreenTests {
    /// Enter shows the rows; the way back ends on the value it began with.
    @Test func aValueLeadsToItsRowsAndBack() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.branch))
        drive.open(FrequencyScreen(ListQuery(.branch), field: "sort"))
        drive.press("down")
        let line = drive.selectedLine
        let pieces = line.split(separator: " ").map(String.init)
        let count = try #require(pieces.compactMap(Int.init).first)
        drive.press("enter")
        let list = try #require(drive.app.stack.last?.screen as? ListScreen)
        #expect(list.query.conditions.count == 1 && list.count?.matching == count)
        #expect(drive.shows("["))
        drive.press("esc")
        #expect(drive.selectedLine == line)
    }

    @Test func everyFieldHasItsTurn() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(FrequencyScreen(ListQuery(.agreement)))
        var seen: [String] = []
        for _ in Kind.agreement.description.fields where !seen.contains(drive.app.stack.last?.field ?? "") {
            let screen = try #require(drive.app.stack.last?.screen as? FrequencyScreen)
            let frequency = try #require(screen.frequency)
            #expect(frequency.rows.reduce(0) { $0 + $1.count } == frequency.total)
            seen.append(screen.query.field)
            drive.press("right")
        }
        #expect(Set(seen).count == Kind.agreement.description.fields.filter { !$0.isPrivate }.count)
        drive.press("left")
        #expect(drive.app.stack.last?.field == seen.last)
    }

    @Test func theOrderTurnsRoundAndDatesAreCountedByMonth() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(FrequencyScreen(ListQuery(.agreement), field: "signedOn"))
        #expect(drive.shows("2021 ") && !drive.shows("2021-06"))
        drive.press("m")
        #expect(drive.shows("2021-06 "))
        drive.press("s")
        #expect((drive.app.stack.last?.screen as? FrequencyScreen)?.query.order == .value)
        drive.press("r")
        #expect((drive.app.stack.last?.screen as? FrequencyScreen)?.query.isReversed == true)
    }

    @Test func anAnswerToAnotherFieldIsDropped() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(FrequencyScreen(ListQuery(.branch), field: "sort"))
        drive.holdsAnswers = true
        drive.press("right")
        drive.press("right")
        #expect(drive.shows("counting"))
        drive.answerHeld(1)
        let now = (drive.app.stack.last?.screen as? FrequencyScreen)?.frequency
        drive.answerHeld(0)
        #expect((drive.app.stack.last?.screen as? FrequencyScreen)?.frequency == now)
    }
}

extension App.Entry {
    fileprivate var field: String? { (screen as? FrequencyScreen)?.query.field }
}
