import Cells
import Domain
import Testing

@testable import Screens

/// The path to a place, and the way back to places that were left.
@Suite struct PlacesTests {
    private func crumbs(_ drive: Drive) -> [String] {
        drive.app.stack.filter { !$0.screen.isOverlay }.map { $0.screen.title(drive.app.context) }
    }

    @Test func aPlaceThatWasLeftIsReturnedToWithItsFilterAndSelection() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.person))
        drive.press("/")
        drive.type("gong")
        drive.press("tab", "down")
        let list = try #require(drive.app.stack.last?.screen as? ListScreen)
        let selected = try #require(list.window.selectedRow).identity
        drive.press("alt-home")
        #expect(crumbs(drive) == ["Home"])
        drive.press("alt-left")
        #expect(crumbs(drive) == ["Home", "People"])
        let again = try #require(drive.app.stack.last?.screen as? ListScreen)
        #expect(again.query.text == "gong" && again.window.selectedRow?.identity == selected)
        drive.press("alt-left")
        #expect(crumbs(drive) == ["Home"])
        drive.press("alt-right", "alt-right")
        #expect(crumbs(drive) == ["Home"], "where one was when going back began")
        drive.press("alt-right")
        #expect(drive.message == "There is nothing further on: nothing was gone back from.")
    }

    @Test func backGoesPlaceByPlaceAndANewPlaceEndsTheWayForward() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "down", "enter")
        let record = crumbs(drive)
        let list = Array(record.dropLast())
        drive.press("alt-left")
        #expect(crumbs(drive) == list)
        drive.press("alt-left")
        #expect(crumbs(drive) == ["Home"])
        drive.press("alt-right", "alt-right")
        #expect(crumbs(drive) == record)
        drive.press("alt-left", "F3")
        drive.press("esc", "alt-right")
        #expect(crumbs(drive) == list)
    }

    @Test func theSelectionOfAListIsThereAgain() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("3", "down", "down", "down")
        let selected = drive.selectedLine
        drive.press("alt-home")
        #expect(crumbs(drive) == ["Home"])
        drive.press("alt-left")
        #expect(drive.selectedLine == selected)
    }

    @Test func aFormIsNotReturnedToButItsTextIsKept() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "F7")
        drive.type("Neudorf")
        drive.press("ctrl-t", "1")
        #expect(crumbs(drive) == ["Home"])
        let kept = drive.verbs.contains { if case .keepDraft = $0 { true } else { false } }
        #expect(kept)
        drive.press("alt-left")
        #expect(crumbs(drive).count == 2, "the list the form was opened from")
    }

    @Test func thePathIsAMenu() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-t")
        #expect(drive.message == "This is the first screen already.")
        drive.press("2", "enter", "J", "ctrl-t")
        #expect(drive.shows("The path to this place"))
        drive.press("enter")
        #expect(crumbs(drive).count == 3, "the place before this one is offered first")
        drive.press("J", "ctrl-t", "up", "enter")
        #expect(crumbs(drive).count == 2)
    }

    @Test func theWayBackHasAnEnd() throws {
        let drive = try Drive(FixedWorld())
        for _ in 0..<(2 * Trail.most) { drive.press("2", "esc") }
        #expect(drive.app.trail.past.count == Trail.most)
    }
}
