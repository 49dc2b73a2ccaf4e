import Cells
import Domain
import Testing

@testable import Screens

/// Rows of a spreadsheet, pasted into a form.
@Suite struct FormFillTests {
    private func village(_ world: any World = FixedWorld()) throws -> Drive {
        let drive = try Drive(world)
        drive.fill(.village)
        return drive
    }

    @Test func aTableIsReadWithItsQuotesAndWithoutItsEmptyRows() {
        #expect(PastedTable("one cell") == nil)
        #expect(PastedTable("one cell\n") == nil)
        #expect(PastedTable("a\tb")?.rows == [["a", "b"]])
        #expect(
            PastedTable("a\t\"b\nsaid \"\"c\"\"\"\r\n\t\r\nd\t\"e\n")?.rows == [
                ["a", "b\nsaid \"c\""], ["d", "\"e"],
            ])
        #expect(PastedTable("one\ntwo")?.isWide == false)
    }

    @Test func aRowFillsTheFieldsThatFollowAsOneStep() throws {
        let drive = try Drive(FixedWorld())
        drive.fill(.branch)
        drive.type("Old name")
        drive.press("tab")
        let first = try #require(drive.form?.state.focused.description.key)
        drive.press("shift-tab")
        drive.paste("New name\t\t\t\t\t\n")
        #expect(drive.shows("From a spreadsheet"))
        #expect(drive.shows("instead of “Old name”"))
        drive.press("enter")
        #expect(drive.form?.state.fields["name"]?.text == "New name")
        drive.press("ctrl-z")
        #expect(drive.form?.state.fields["name"]?.text == "Old name")
        drive.press("ctrl-y")
        #expect(drive.form?.state.fields["name"]?.text == "New name")
        #expect(first != "name")
    }

    @Test func whatCannotBeReadIsMarkedAndAChoiceIsKnownByItsLabel() throws {
        let drive = try Drive(FixedWorld())
        drive.fill(.branch)
        let state = try #require(drive.form?.state)
        let sort = try #require(state.fields.index("sort"))
        let founded = try #require(state.fields.index("founded"))
        var row = [String](repeating: "", count: founded + 1)
        row[0] = "Eastern Branch"
        row[sort] = "Joint branch"
        row[founded] = "2021-2-30"
        drive.paste(row.joined(separator: "\t"))
        #expect(drive.shows("cannot be read"), "\(drive.picture)")
        drive.press("enter")
        let filled = try #require(drive.form?.state)
        #expect(filled.fields["sort"]?.entry == .choice("jointBranch"))
        #expect(filled.fields["founded"]?.text == "2021-2-30")
        #expect(filled.shownProblems.contains { $0.field == founded })
        drive.press("ctrl-z")
        #expect(drive.form?.state.content == state.content)
    }

    @Test func declinedItIsPastedAsText() throws {
        for key in ["n", "F4"] {
            let drive = try village()
            drive.paste("Yuadong\tVillage")
            drive.press(key)
            #expect(drive.form?.state.focused.text == "Yuadong Village", "\(key)")
        }
    }

    @Test func leftByEscapeNothingIsPasted() throws {
        let drive = try village()
        drive.paste("Yuadong\tVillage")
        drive.press("esc")
        #expect(drive.form?.state.focused.text == "")
        drive.paste("Zhandong")
        #expect(drive.form?.state.focused.text == "Zhandong")
    }

    @Test func threeLinesInOneFieldAreATextAndOneUndoRestores() throws {
        let drive = try village()
        drive.type("Yuadong")
        drive.paste(" one\ntwo\nthree\n")
        #expect(drive.form?.state.focused.description.key == "name")
        #expect(drive.form?.state.focused.text == "Yuadong one two three")
        #expect(!drive.message.isEmpty)
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text == "Yuadong")
    }

    @Test func severalLinesFillAListAndNamesAreLookedUp() throws {
        let world = try RegistryWorld.empty()
        var person = Record(RecordID(.person, -1))
        person["name"] = .value(.text("Li Ming"))
        _ = try world.add(person)
        let drive = try Drive(world)
        drive.fill(.agreement)
        drive.go("signatures")
        let before = drive.form?.state.content
        drive.paste("甲\tLi Ming\tSecretary\nA\tNobody Known\n")
        #expect(drive.shows("left out"), "\(drive.picture)")
        try expectScreen(drive, "form-fill-lines")
        drive.press("enter")
        let lines = try #require(drive.form?.state.fields["signatures"]?.lines?.lines)
        #expect(lines.count == 2)
        #expect(lines[0].part["person"] == .value(.link(RecordID(.person, 1))))
        #expect(lines[1].part["person"] == .notKnown)
        drive.press("ctrl-z")
        #expect(drive.form?.state.content == before)
    }

    @Test func aColumnOfLinesFillsAList() throws {
        let drive = try Drive(FixedWorld())
        drive.fill(.village)
        drive.go("aliases")
        drive.paste("Da Jung Village\nZhandong\n")
        drive.press("enter")
        let lines = try #require(drive.form?.state.fields["aliases"]?.lines?.lines)
        #expect(
            lines.map { $0.part["name"] } == [.value(.text("Da Jung Village")), .value(.text("Zhandong"))])
    }
}
