import Domain
import Testing

@testable import Screens

@Suite struct ListTests {
    /// Left and Right bring the columns that have no room into sight, beside the name, which stays, and only then go
    /// out and in.
    @Test func columnsOutOfSightAreReachedByArrows() throws {
        let drive = try Drive(RegistryWorld.seeded(), width: 60)
        drive.open(ListScreen(.branch))
        #expect(drive.shows("›") && drive.shows("Name") && !drive.shows("Party body of village"))
        drive.press("right", "right", "right")
        #expect(drive.shows("Party body of village") && drive.app.stack.count == 2)
        #expect(drive.shows("Name") && drive.shows("‹"))
        drive.press("left", "left", "left")
        #expect(drive.shows("Type") && !drive.shows("‹"))
        drive.press("left")
        #expect(drive.app.stack.count == 1)
    }

    /// What can be done with a record can be done from its row.
    @Test func aRecordIsRetiredFromItsRow() throws {
        let world = try RegistryWorld.empty()
        let village = try world.village("Recorded by mistake")
        let drive = try Drive(world)
        drive.open(ListScreen(.village))
        drive.press("F8")
        drive.type("twice")
        drive.press("enter")
        #expect(try world.record(village).retired?.reason == "twice")
    }
}
