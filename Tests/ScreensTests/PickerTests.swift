import Cells
import Domain
import Testing

@testable import Screens

/// Choosing a record by any of its names.
@Suite struct PickerTests {
    private func picking(_ world: any World) throws -> Drive {
        let drive = try Drive(world)
        drive.fill(.branch)
        drive.go("village")
        return drive
    }

    @Test func theFirstKeyBringsResultsAndSaysWhichNameMatched() throws {
        let drive = try picking(try RegistryWorld.seeded())
        drive.type("z")
        #expect(drive.shows("Yuadong Village = Zh"))
        drive.type("handong")
        try expectScreen(drive, "picker-matched")
        drive.press("enter")
        #expect(drive.form?.state.fields["village"]?.entry == .link(RecordID(.village, 1)))
        #expect(drive.form?.state.focused.description.key != "village", "the focus goes on")
        #expect(drive.shows("Yuadong Village V1"))
    }

    @Test func amongSeveralKindsEachIsNamedAndALongNameLeavesRoomForTheOneThatMatched() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.fill(.person)
        drive.go("posts")
        drive.press("F7")
        drive.go("body")
        drive.type("Yangkechuang")
        #expect(drive.selectedLine.contains("= Yangkechuang") && drive.selectedLine.contains("Unit"))
        drive.press("ctrl-u")
        drive.type("Yuadong")
        #expect(drive.shows("Village · 建设镇 V1"))
    }

    /// `c` is the City, though the Province has one too and stands before it.
    @Test func aChoiceThatBeginsWithWhatIsTypedComesFirst() throws {
        let drive = try Drive(RegistryWorld.empty())
        drive.fill(.region)
        drive.go("level")
        drive.type("c")
        #expect(drive.selectedLine.contains("City"))
        drive.press("enter")
        #expect(drive.shows("City"))
    }

    @Test func withNothingTypedTheNewestStandThere() throws {
        let world = try RegistryWorld.empty()
        for name in ["One", "Two", "Three"] { _ = try world.village(name) }
        let drive = try picking(world)
        drive.press("F4")
        try expectScreen(drive, "picker-newest")
        drive.press("down", "enter")
        #expect(drive.shows("Two V2"))
        // What is chosen already is marked, and in focus.
        drive.go("village")
        drive.press("F4")
        #expect(drive.selectedLine.contains("Two"))
    }

    @Test func whatWasChosenLatelyStandsFirst() throws {
        let world = try RegistryWorld.empty()
        for name in ["One", "Two", "Three"] { _ = try world.village(name) }
        let drive = try picking(world)
        drive.type("One")
        drive.press("enter", "esc", "down", "down", "enter")
        drive.fill(.branch)
        drive.go("village")
        drive.press("F4")
        #expect(drive.selectedLine.contains("One"))
        drive.press("ctrl-n")
        #expect(drive.selectedLine.contains("Three"))
        drive.press("ctrl-p")
        #expect(drive.selectedLine.contains("One"))
    }

    @Test func escapeKeepsTheOldAnswer() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village("One")
        let drive = try picking(world)
        drive.type("One")
        drive.press("enter")
        drive.go("village")
        drive.type("other")
        drive.press("esc")
        #expect(drive.form?.state.focused.entry == .link(RecordID(.village, 1)))
    }

    @Test func anAnswerThatComesTooLateIsDropped() throws {
        let world = try RegistryWorld.empty()
        for name in ["Ab", "Abc"] { _ = try world.village(name) }
        let drive = try picking(world)
        drive.holdsAnswers = true
        drive.type("ab")
        #expect(drive.heldQuestions.count == 2)
        drive.type("c")
        drive.answerHeld(2)
        #expect(drive.shows("1 found"))
        drive.answerHeld(0)
        drive.answerHeld(0)
        #expect(drive.shows("1 found"))
        #expect(drive.shows("Abc"))
    }

    @Test func enterPressedBeforeTheAnswerMeansTheAnswerAndWhatIsTypedAheadWaits() throws {
        let world = try RegistryWorld.empty()
        for name in ["Abc", "Abd"] { _ = try world.village(name) }
        let drive = try picking(world)
        drive.holdsAnswers = true
        drive.type("abd")
        drive.press("enter", "tab")
        drive.type("B-7")
        drive.answerHeld(0)
        drive.answerHeld(0)
        #expect(drive.form == nil, "older answers decide nothing")
        drive.answerHeld(0)
        #expect(drive.form?.state.fields["village"]?.entry == .link(RecordID(.village, 2)))
        #expect(drive.form?.state.fields["code"]?.text == "B-7")
    }

    @Test func whatIsNotThereIsMadeOnTheWayAndChosenInTheSameField() throws {
        let world = try RegistryWorld.empty()
        let drive = try picking(world)
        drive.type("Yuadong Village")
        try expectScreen(drive, "picker-none")
        drive.press("enter")
        #expect(drive.form?.state.record.name == "Yuadong Village")
        drive.press("F2")
        #expect(drive.form?.state.plan.kind == .branch)
        #expect(drive.form?.state.focused.description.key == "village")
        #expect(drive.shows("Yuadong Village V1"))
    }

    @Test func leavingTheNewRecordLeadsBackToThePicker() throws {
        let drive = try picking(try RegistryWorld.empty())
        drive.type("Yuadong")
        drive.press("enter", "esc")
        #expect(drive.form == nil)
        #expect(drive.shows("new… “Yuadong”"))
        drive.press("esc")
        #expect(drive.form?.state.focused.entry == .link(nil))
    }

    @Test func whereSeveralKindsFitOneIsChosen() throws {
        let drive = try Drive(try RegistryWorld.empty())
        drive.fill(.need)
        drive.go("by")
        drive.type("Eastern Center")
        drive.press("enter")
        #expect(drive.shows("New: of which kind?"))
        drive.type("bra")
        drive.press("enter")
        #expect(drive.form?.state.plan.kind == .branch)
        #expect(drive.form?.state.record.name == "Eastern Center")
    }

    @Test func moreThanFitAreCountedAndTheCutIsSaid() throws {
        let hits = (1...200).map {
            SearchHit(
                id: RecordID(.village, Int64($0)), name: "Village \($0)",
                matched: MatchedName("Village \($0)", .field("name")), context: "Town \($0)", isRetired: false
            )
        }
        let world = FixedWorld { question in
            switch question {
            case .search: .search(SearchHits(hits: hits, isCut: true))
            case .count: .count(ListCount(matching: 48210, total: 50000))
            default: nil
            }
        }
        let drive = try picking(world)
        drive.type("v")
        #expect(drive.shows("the first 200 of 48210; type more"))
        for _ in 0..<20 { drive.press("pagedown") }
        #expect(drive.selectedLine.contains("Village 200"))
    }

    @Test func aReadOnlyRegistryMakesNothingNew() throws {
        let drive = try Drive(FixedWorld(), isReadOnly: true)
        drive.fill(.branch)
        drive.go("village")
        drive.type("Yuadong")
        drive.press("enter")
        #expect(drive.form == nil)
        #expect(drive.message.hasPrefix("The registry is open for reading only"))
    }
}
