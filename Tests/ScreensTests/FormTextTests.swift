import Cells
import Domain
import Testing

@testable import Screens

/// Writing in the fields of a form: runs of keys, the mouse, cut and paste, the user's own editor.
@Suite struct FormTextTests {
    private func form(_ kind: Kind = .village, width: Int = 80, height: Int = 24) throws -> Drive {
        let drive = try Drive(FixedWorld(), width: width, height: height)
        drive.fill(kind)
        return drive
    }

    private func keys(_ text: String) -> [Key] {
        text.map { $0 == "\n" ? Key(.enter) : Key(.character($0)) }
    }

    // MARK: - Runs of keys

    @Test func aRunOfKeysDoesWhatTheKeysDoOneByOne() throws {
        for text in ["东风村", "first line\nsecond 二", "2021-6-16\nabc\n\ndef"] {
            for start in ["name", "founded", "note"] {
                let one = try form(.branch)
                let all = try form(.branch)
                one.go(start)
                all.go(start)
                for key in keys(text) { one.send(.key(key)) }
                all.send(.typed(keys(text)))
                #expect(all.form?.state.content == one.form?.state.content, "\(text) in \(start)")
                #expect(all.frame.caret == one.frame.caret)
            }
        }
    }

    @Test func aRunOpensAPickerAndTheRestIsForIt() throws {
        let drive = try form(.branch)
        drive.go("village")
        drive.send(.typed(keys("zhandong")))
        #expect(drive.shows("zhandong"))
        #expect(drive.form == nil)
    }

    @Test func aLongTextInAFieldThatIsNotTypedInGoesNowhere() throws {
        let drive = try form()
        drive.go("aliases")
        let before = drive.form?.state.content
        drive.send(.typed(keys(String(repeating: "quick brown fox\n", count: 100))))
        #expect(drive.form?.state.content == before)
        #expect(drive.form?.state.focused.description.key == "aliases")
    }

    @Test func aLongTextWhereNoneIsTakenRunsNoCommands() throws {
        let drive = try Drive(FixedWorld())
        drive.press("left")
        let home = drive.frame
        drive.send(.typed(keys(String(repeating: "quick brown 2 fox\n", count: 20))))
        drive.send(.typed(keys("2\n")))
        #expect(drive.shows("360 characters arrived at once"))
        drive.press("Down", "Up")
        #expect(drive.frame == home)
        // A key that is held down repeats itself.
        drive.press("2")
        drive.send(.typed(keys(String(repeating: "j", count: 500))))
        #expect(!drive.shows("arrived at once"))
    }

    @Test func keysThatFollowOneAnotherArePutTogether() {
        let events: [InputEvent] = [
            .key(Key(.enter)), .key("a"), .key(Key(.enter)), .key("b"), .key(Key(.left)), .key("c"),
            .paste("x"),
        ]
        #expect(
            InputEvent.withRuns(events) == [
                .key(Key(.enter)), .typed(["a", Key(.enter), "b"]), .key(Key(.left)), .key("c"), .paste("x"),
            ])
    }

    @Test func whatNobodyTypesByHandIsUndoneAtOnce() throws {
        let drive = try form()
        drive.go("note")
        let text = String(repeating: "一二三四五，六七八九十。\n", count: 2000)
        drive.send(.typed(keys(text)))
        #expect(drive.form?.state.focused.text == text)
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text == "")
    }

    // MARK: - Cut, copy, paste

    @Test func whatIsCutInOneFieldIsPastedIntoAnother() throws {
        let drive = try form()
        drive.type("Yuadong Village")
        drive.press("ctrl-a", "ctrl-x")
        #expect(drive.form?.state.focused.text == "")
        drive.go("note")
        drive.press("ctrl-v")
        #expect(drive.form?.state.focused.text == "Yuadong Village")
        drive.press("shift-home", "ctrl-c")
        #expect(drive.message.hasPrefix("Copied"))
        drive.press("end", "ctrl-v")
        #expect(drive.form?.state.focused.text == "Yuadong VillageYuadong Village")
        drive.go("name")
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text == "Yuadong Village")
    }

    @Test func withNothingSelectedControlCBreaksOffAsEverywhere() throws {
        let drive = try form()
        drive.type("abc")
        drive.press("ctrl-c")
        #expect(!drive.hasQuit)
        drive.press("ctrl-c")
        #expect(drive.hasQuit)
    }

    @Test func withNothingCopiedPasteSaysHowToPasteFromElsewhere() throws {
        let drive = try form()
        drive.press("ctrl-v")
        #expect(drive.message.hasPrefix("Nothing was copied"))
        #expect(drive.form?.state.focused.text == "")
    }

    // MARK: - The mouse

    @Test func aClickPutsTheCaretBeforeTheCharacterThatWasHit() throws {
        let drive = try form()
        drive.type("东风村委会")
        let start = drive.frame.caret
        for (column, place) in [(0, 0), (1, 0), (2, 1), (3, 1), (7, 3), (30, 5)] {
            drive.send(.mouse(MouseEvent(.press, at: Point(x: start.x - 10 + column, y: start.y))))
            guard case .line(let editor) = drive.form?.state.focused.entry else { continue }
            #expect(editor.caret == place, "column \(column)")
        }
        drive.send(.mouse(MouseEvent(.doublePress, at: Point(x: start.x - 5, y: start.y))))
        drive.press("delete")
        #expect(drive.form?.state.focused.text == "")
    }

    @Test func aClickIntoAnotherTextGoesThereAtOnce() throws {
        let drive = try form()
        drive.go("note")
        drive.type("alpha beta\ngamma delta")
        drive.go("name")
        drive.go("note")
        drive.press("shift-tab")
        let there = try #require(drive.screen.firstIndex { $0.contains("gamma delta") })
        let x = TextWidth.columns(of: drive.screen[there].prefix { $0 != "g" })
        drive.send(.mouse(MouseEvent(.press, at: Point(x: x + 6, y: there))))
        #expect(drive.form?.state.focused.description.key == "note")
        drive.type("X")
        #expect(drive.form?.state.focused.text == "alpha beta\ngamma Xdelta")
    }

    @Test func aClickIntoAPromptPutsTheCaretThere() throws {
        let drive = try form(.branch)
        drive.go("village")
        drive.type("abcdef")
        let caret = drive.frame.caret
        drive.send(.mouse(MouseEvent(.press, at: Point(x: caret.x - 4, y: caret.y))))
        #expect(drive.frame.caret == Point(x: caret.x - 4, y: caret.y))
    }

    // MARK: - The user's own editor

    @Test func aLongTextGoesToTheEditorAndComesBackAsOneStep() throws {
        let drive = try form()
        drive.go("note")
        drive.type("old text")
        drive.press("left", "left")
        let caret = drive.frame.caret
        drive.editorOutcome = .edited("old but longer\u{1B} text\nof two lines")
        drive.press("F4")
        #expect(drive.handedOut == ["old text"])
        #expect(drive.form?.state.focused.text == "old but longer text\nof two lines")
        #expect(drive.message.hasPrefix("Control"))
        #expect(drive.frame.caret.x == caret.x)
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text == "old text")
    }

    @Test(
        arguments: [
            (EditorOutcome.unchanged, "as it was"), (.notConfigured, "TWINNING_EDITOR=nano"),
            (.failed(editor: "nano", .endedBadly), "nano did not end well"),
            (.failed(editor: "nano", .notStarted), "could not be started"),
        ])
    func otherwiseTheTextStaysAndTheReasonIsSaid(_ outcome: EditorOutcome, _ sentence: String) throws {
        let drive = try form()
        drive.go("note")
        drive.type("old text")
        drive.editorOutcome = outcome
        drive.press("F4")
        #expect(drive.form?.state.focused.text == "old text")
        #expect(
            drive.picture.split(separator: "\n").joined(separator: " ").contains(sentence), "\(drive.picture)"
        )
    }
}
