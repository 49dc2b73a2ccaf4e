import Domain
import Testing

@testable import Screens

/// A record taken out of use: out of the way, yet never out of reach.
@Suite struct RetiredTests {
    private func world() throws -> RegistryWorld {
        let world = try RegistryWorld.empty()
        let day = try #require(CalendarDay(2021, 6, 1))
        let village = try world.village("Left Village")
        _ = try world.village("Right Village")
        let top = try world.branch("Top Branch")
        let empty = try world.branch("Empty Branch")
        var below = Record(RecordID(.branch, -1))
        below[Branch.name] = .value("Living Branch")
        below[Branch.sort] = .value(.branch)
        below[Branch.superior.key] = .value(.link(top))
        _ = try world.perform(.save([below], draft: nil)).get()
        for id in [village, top, empty] {
            _ = try world.perform(.retire(id, reason: "merged", on: day)).get()
        }
        return world
    }

    @Test func listsLeaveThemOutUnlessTheyAreAskedFor() throws {
        let drive = try Drive(world())
        drive.press("2")
        #expect(!drive.shows("Left Village") && drive.shows("Right Village"))
        drive.press("R")
        #expect(drive.screen.contains { $0.contains("Left Village  retired") })
        #expect(drive.screen.contains { $0.contains("Right Village") && !$0.contains("retired") })
    }

    @Test func theTreeKeepsThemOnlyForTheLivingBelow() throws {
        let drive = try Drive(world())
        drive.press("3", "tab")
        #expect(drive.screen.contains { $0.contains("Top Branch") && $0.contains("retired") })
        #expect(!drive.shows("Empty Branch"))
        drive.press("right")
        #expect(drive.screen.contains { $0.contains("Living Branch") && !$0.contains("retired") })
    }

    @Test func searchFindsThemMarked() throws {
        let drive = try Drive(world())
        drive.press("ctrl-f")
        drive.type("village")
        #expect(drive.screen.contains { $0.contains("Left Village") && $0.contains("retired") })
        #expect(drive.screen.contains { $0.contains("Right Village") && !$0.contains("retired") })
    }

    @Test func pickersDoNotOfferThemEvenAmongThoseChosenLately() throws {
        let world = try RegistryWorld.empty()
        for name in ["Left Village", "Right Village"] { _ = try world.village(name) }
        let drive = try Drive(world)
        drive.fill(.branch)
        drive.go("village")
        drive.type("left")
        drive.press("enter")
        #expect(drive.shows("Left Village V1"))
        let day = try #require(CalendarDay(2021, 6, 1))
        _ = try world.perform(.retire(RecordID(.village, 1), reason: "merged", on: day)).get()
        drive.press("esc")
        drive.fill(.branch)
        drive.go("village")
        drive.press("F4")
        #expect(drive.shows("Right Village") && !drive.shows("Left Village"))
        drive.type("village")
        #expect(drive.shows("Right Village") && !drive.shows("Left Village"))
    }

    @Test func theirPageSaysWhyAndGivesThemBack() throws {
        let world = try world()
        let drive = try Drive(world)
        drive.press("2", "R", "home")
        #expect(drive.selectedLine.contains("Left Village"))
        drive.press("enter")
        #expect(drive.shows("merged") && drive.shows("2021-06-01"))
        drive.press("ctrl-p")
        drive.type("restore")
        drive.press("enter")
        #expect(try world.record(RecordID(.village, 1)).retired == nil)
        #expect(!drive.shows("merged"))
    }
}
