import Cells
import Domain
import Testing

@testable import Screens

/// The unfinished forms and their bin.
@Suite struct DraftsTests {
    private func twoDrafts(_ world: RegistryWorld, _ drive: Drive) throws {
        drive.fill(.village)
        drive.type("Another Village")
        drive.fireTimers()
        drive.press("tab", "esc", "1")
        drive.open(Forms.form(.branch, record: try world.record("B3"), names: [:]))
        drive.type("!")
        drive.go("unit")
        drive.press("delete", "tab")
        drive.fireTimers()
        drive.press("esc", "1")
    }

    @Test func draftsAreListedWithWhatTheyChangeAndComeBackFromTheBin() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        try twoDrafts(world, drive)
        drive.open(DraftsScreen())
        try expectScreen(drive, "form-drafts")
        drive.press("down")
        #expect(drive.shows("Name: Another Village"))
        drive.press("F8")
        #expect(try world.drafts().map(\.about) == [RecordID(.branch, 3)])
        #expect(drive.message.hasPrefix("Dropped. Tab shows the bin"))
        drive.press("tab")
        try expectScreen(drive, "form-drafts-bin")
        drive.press("enter")
        #expect(drive.message == "Taken back: New Village · Another Village")
        #expect(try world.drafts().count == 2)
        drive.click("Bin 0")
        #expect(drive.shows("The bin is empty"))
        drive.click("Unfinished 2")
    }

    @Test(arguments: [(60, 16), (40, 10)]) func theListIsOfUseInASmallWindow(_ width: Int, _ height: Int)
        throws
    {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world, .chinese, width: width, height: height)
        try twoDrafts(world, drive)
        drive.open(DraftsScreen())
        try expectScreen(drive, "form-drafts-\(width)x\(height)-zh-Hans")
    }

    @Test func whatWasDroppedOnLeavingIsInTheBinToTheLastKey() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuadong Village")
        // No timer has fired: no draft was kept yet.
        drive.press("tab", "esc", "3")
        #expect(drive.form == nil)
        #expect(drive.message.hasPrefix("Dropped, nothing was saved"))
        #expect(try world.drafts().isEmpty)
        drive.open(DraftsScreen())
        drive.press("tab", "enter", "enter")
        #expect(drive.form?.state.fields["name"]?.text == "Yuadong Village")
    }

    @Test func homeSaysHowOldADraftIsAndWhatItChanges() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        try twoDrafts(world, drive)
        try drive.quitAndReopen()
        try expectScreen(drive, "home-drafts")
        #expect(drive.shows("today, 08:30 · 2 fields: Name, Host"), "\(drive.picture)")
        drive.resize(60, 16)
        #expect(drive.shows("Unfinished: Change Branch B3"))
    }

    @Test func theSecondWindowIsToldAndWritesOverNothing() throws {
        let world = try RegistryWorld.empty()
        let one = try Drive(world)
        one.fill(.village)
        one.type("Yuadong")
        one.fireTimers()
        let two = try Drive(world)
        two.open(DraftsScreen())
        two.press("enter")
        one.type(" Village")
        one.fireTimers()
        // The other window hears of it before a key is pressed there.
        two.registryChanged()
        #expect(two.message.hasPrefix("This form is open in another window too"))
        two.type(" Hamlet")
        two.fireTimers()
        #expect(Set(try world.drafts().map(\.title)) == ["Yuadong Village", "Yuadong Hamlet"])
        // Not told by the registry, it is told when it keeps its draft.
        let three = try Drive(world)
        let first = try #require(world.drafts().first { $0.id == 1 })
        three.open(try #require(Forms.form(resuming: first)))
        one.type("!")
        one.fireTimers()
        three.type("?")
        three.fireTimers()
        #expect(three.message.hasPrefix("This form is open in another window too"))
        #expect(
            Set(try world.drafts().map(\.title)) == [
                "Yuadong Village!", "Yuadong Hamlet", "Yuadong Village?",
            ])
    }
}
