import Cells
import Domain
import Testing

@testable import Screens

/// Taking the records of a list out of the program.
@Suite struct ListExportTests {
    private func drive(_ count: Int) throws -> Drive {
        let world = try RegistryWorld.empty()
        for number in 1...count { _ = try world.village("Village \(100 + number)") }
        let drive = try Drive(world)
        drive.open(ListScreen(.village))
        return drive
    }

    @Test func exactlyTheFilteredRecordsGoOut() throws {
        let drive = try drive(20)
        drive.press("/")
        drive.type("11")
        drive.press("tab", "x")
        #expect(drive.shows("Write 10 records to a file"))
        drive.press("enter")
        #expect(drive.shows("villages-2021-06-16.csv"))
        try expectScreen(drive, "list-export-name")
        drive.press("enter")
        let export = try #require(drive.exports.first)
        #expect(export.query.text == "11" && export.only == nil)
        #expect(export.style == .spreadsheet && !export.showsPrivate && !export.replaces)
        #expect(drive.message == "1 records written to villages-2021-06-16.csv")
    }

    @Test func markedOnesGoOutWhateverTheFilterHides() throws {
        let drive = try drive(5)
        drive.press("space", "space", "/")
        drive.type("105")
        drive.press("tab", "x")
        #expect(drive.shows("2 marked, 2 of them not in this list now"))
        // Exact, for programs.
        drive.press("1", "enter", "enter")
        #expect(drive.exports.first?.only?.records.map(\.number) == ["V1", "V2"])
        #expect(drive.exports.first?.style == .exact)
    }

    @Test func aFileThatIsThereIsReplacedOnlyAfterAQuestion() throws {
        let drive = try drive(1)
        drive.exported = {
            $0.replaces ? .success(.exported(1, path: $0.path)) : .failure(.fileExists($0.path))
        }
        drive.press("x", "enter", "ctrl-u")
        drive.type("mine.csv")
        drive.press("enter")
        #expect(drive.shows("mine.csv is there already."))
        drive.press("enter")
        #expect(drive.exports.count == 1)
        drive.press("x", "enter", "enter", "y")
        #expect(drive.exports.last?.replaces == true)
    }

    @Test func telephoneNumbersAreMaskedUnlessAskedFor() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.branch))
        drive.press("x")
        #expect(drive.shows("[ ] telephone numbers in full"))
        drive.press("2", "enter", "enter")
        #expect(drive.exports.first?.showsPrivate == true)
    }

    @Test func numbersOrNamesAreCopiedInTheOrderOfTheList() throws {
        let drive = try drive(4)
        drive.press("r", "home", "space", "space", "c", "1")
        #expect(drive.copied == ["V4\nV3"])
        drive.press("c", "2")
        #expect(drive.copied.last == "Village 104\nVillage 103")
        drive.press("V", "c", "1")
        #expect(drive.copied.last == "V2")
    }
}
