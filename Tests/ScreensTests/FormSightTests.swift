import Cells
import Domain
import Testing

@testable import Screens

/// What one sees of the field in focus, whatever the window.
@Suite struct FormSightTests {
    private static let sizes = [(80, 24), (60, 16), (40, 10), (120, 40)]

    /// An input method shows what is being composed right of the caret.
    @Test(arguments: [Kind.agreement, .village, .project, .branch], Language.allCases)
    func nothingStandsRightOfTheCaretInAField(_ kind: Kind, _ language: Language) throws {
        for (width, height) in FormSightTests.sizes {
            let drive = try Drive(FixedWorld(), language, width: width, height: height)
            drive.fill(kind)
            for _ in 0..<drive.fieldCount {
                for text in ["", "2021-6-16"] {
                    if !text.isEmpty, drive.form?.state.focused.text != nil { drive.type(text) }
                    let frame = drive.frame
                    #expect(drive.form?.state.focusedList != nil || frame.caretVisible)
                    guard frame.caretVisible else { continue }
                    let right = frame.cells.row(frame.caret.y).dropFirst(frame.caret.x)
                    #expect(right.allSatisfy { $0.character == " " }, "\(width): \(drive.picture)")
                }
                drive.press("tab")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func theFocusAndWhatIsWrongWithItAreWhollyInSight(_ language: Language) throws {
        for (width, height) in [(60, 16), (40, 10)] {
            for kind in [Kind.agreement, .village, .person] {
                let drive = try Drive(FixedWorld(), language, width: width, height: height)
                drive.fill(kind)
                drive.press("F2")
                for step in 0..<drive.fieldCount * 2 {
                    let form = try #require(drive.form)
                    let layout = FormLayout(form, drive.app.context)
                    let block = try #require(layout.block(of: form.state.active.focus))
                    // In the lowest windows a long sentence takes the row of the label, which it names.
                    let seen = block.entry.y..<block.y + block.height
                    if form.state.focusedList == nil {
                        #expect(seen.count <= layout.content.height, "\(drive.picture)")
                        let room = form.top..<form.top + layout.content.height
                        #expect(room.contains(seen.lowerBound) && room.contains(seen.upperBound - 1))
                    }
                    drive.press(step % 3 == 2 ? "shift-tab" : "tab")
                    if step % 4 == 1, drive.form?.state.focused.text != nil { drive.type("二〇二一年二月三十日") }
                }
            }
        }
    }

    @Test func aWindowThatShrinksAndGrowsWithAPickerAndAHalfTypedFieldLosesNothing() throws {
        let drive = try Drive(try RegistryWorld.seeded(), .chinese, width: 120, height: 40)
        drive.fill(.branch)
        drive.type("东部中心党支")
        drive.go("founded")
        drive.type("2021-6")
        drive.go("village")
        drive.type("zhan")
        let before = drive.frame
        drive.resize(60, 16)
        #expect(drive.shows("zhan"))
        drive.resize(39, 9)
        drive.resize(120, 40)
        #expect(drive.frame == before)
        drive.type("dong")
        drive.press("enter")
        #expect(drive.form?.state.fields["village"]?.entry == .link(RecordID(.village, 1)))
        drive.go("name")
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text != "东部中心党支")
    }

    @Test func theNumberOfALongNameIsNeverCut() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village(String(repeating: "长名村", count: 40))
        let drive = try Drive(world, width: 60, height: 16)
        drive.fill(.branch)
        drive.answer("village", "长名")
        #expect(drive.shows("… V1"))
        drive.go("village")
        #expect(drive.shows("… V1"))
    }

    /// Chinese input methods type digits in full width.
    @Test(arguments: ["２０２１－０６－１６", "二〇二一年六月十六日"])
    func aDateIsInSightWholeHoweverWideItIsTyped(_ typed: String) throws {
        let drive = try Drive(FixedWorld(), .chinese, width: 60, height: 16)
        drive.fill(.branch)
        drive.go("electedOn")
        drive.type(typed)
        #expect(drive.shows(typed))
        #expect(drive.form?.state.focused.answer == .value(.day(try #require(CalendarDay(2021, 6, 16)))))
    }

    @Test func plusAndMinusChangeAWholeDateAndAreTextElsewhere() throws {
        let drive = try Drive(FixedWorld())
        drive.fill(.branch)
        drive.go("founded")
        drive.type("2021-2-28+")
        #expect(drive.form?.state.focused.text == "2021-03-01")
        drive.type("－-")
        #expect(drive.form?.state.focused.text == "2021-02-27")
        drive.press("ctrl-z", "ctrl-z", "ctrl-z")
        #expect(drive.form?.state.focused.text == "2021-2-28")
        drive.press("ctrl-u")
        drive.type("+30")
        #expect(drive.form?.state.focused.text == "+30")
        #expect(drive.shows("2021-07-16 Friday"))
        drive.press("ctrl-u")
        drive.type("6-1-")
        #expect(drive.form?.state.focused.text == "6-1-")
    }

    @Test func whatASourceSpeaksOfIsChosenAmongTheFields() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.branch)
        drive.type("Eastern Branch")
        drive.answer("sort", "joint")
        drive.go("statements")
        drive.press("F7")
        drive.answer("about", "sort of")
        drive.press("esc")
        drive.go("about")
        drive.type("Type")
        let typed = drive.picture
        drive.press("enter")
        let line = try #require(drive.form?.state.openLine, "\(typed)")
        #expect(line.part[Statement.about.key] == .value(.text("sort")), "\(typed)")
        drive.go("says")
        drive.press("F4")
        drive.type("joint")
        drive.press("enter")
        #expect(drive.form?.state.openLine?.part[Statement.says.key] == .value(.text("jointBranch")))
    }
}

extension Drive {
    fileprivate var fieldCount: Int { form?.state.active.fields.count ?? 0 }
}
