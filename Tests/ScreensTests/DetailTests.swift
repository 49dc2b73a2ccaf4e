import Domain
import Testing

@testable import Screens

@Suite struct DetailTests {
    /// The report calls the village's Party body a general branch and a branch.
    @Test func whatSourcesStateDifferentlyIsMarkedWhereItIsShown() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(DetailScreen(RecordID(.branch, 4)))
        let type = try #require(drive.screen.firstIndex { $0.contains("Type of organisation") })
        #expect(drive.screen[type + 1].contains("Sources differ"))
        #expect(drive.screen.filter { $0.contains("Sources differ") }.count == 1)
    }

    @Test func sourcesComeByTheirNumber() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(DetailScreen(RecordID(.village, 1)))
        #expect(drive.shows("1 District · Planned · S1"))
        #expect(!drive.shows("Party Building Leads"))
    }

    @Test func aLongNameIsReadWhole() throws {
        let world = try RegistryWorld.empty()
        let name = String(repeating: "某某省某某县某某镇", count: 8) + "末"
        let village = try world.village(name)
        for width in [40, 80, 120] {
            let drive = try Drive(world, width: width)
            drive.open(DetailScreen(village))
            let heading = drive.screen.dropFirst(1).prefix(6).joined().filter { !$0.isWhitespace }
            #expect(heading.contains(name) && heading.contains("Village"), "\(drive.picture)")
        }
    }

    /// A letter is text in a form: the help there names only the keys that do something.
    @Test func theHelpOfAFormNamesNoLetters() throws {
        let drive = try Drive(RegistryWorld.empty(), width: 120, height: 40)
        drive.fill(.village)
        drive.press("F1")
        #expect(drive.shows("Undo") && !drive.shows(" u  ") && !drive.shows("Esc  q"))
        drive.press("esc", "esc", "F1")
        #expect(drive.shows("Esc  q"))
    }

    /// Enter is named only where it leads somewhere, and says so elsewhere.
    @Test func aLineThatLeadsNowhereSaysSo() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(DetailScreen(RecordID(.branch, 4)))
        #expect(!drive.shows("Enter Open"))
        drive.press("enter")
        #expect(drive.message.contains("leads nowhere"))
        for _ in 0..<20 where !drive.selectedLine.contains("V1 ") { drive.press("down") }
        #expect(drive.shows("Enter Open"))
    }
}
