import Cells
import Domain
import Testing

@testable import Screens

/// Questions that take their time, and Ctrl-C.
@Suite struct LookingTests {
    @Test func aLongQuestionIsToldOfAndEscGivesItUp() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2")
        let rows = drive.screen[3..<20]
        drive.holdsAnswers = true
        drive.press("s", "down", "down", "enter")
        #expect(drive.timers[App.lookTimer] == App.lookAfter)
        #expect(!drive.shows("looking…"))
        drive.fireTimers()
        #expect(drive.shows("looking…"))
        #expect(drive.screen[3..<20] == rows, "what was there stays")
        drive.press("esc")
        #expect(!drive.shows("looking…"))
        #expect(drive.message.hasPrefix("Stopped looking."))
        #expect(drive.app.stack.count == 2, "Esc did not leave the list")
        drive.press("esc")
        #expect(drive.app.stack.count == 1)
    }

    @Test func anAnswerInTimeIsNotSpokenOf() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2")
        #expect(drive.timers[App.lookTimer] == nil)
        drive.holdsAnswers = true
        drive.press("enter")
        drive.fireTimers()
        #expect(drive.shows("looking…"))
        drive.answerHeld(0)
        #expect(!drive.shows("looking…"))
    }

    @Test func controlCEndsWhatIsUnderWayFirst() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "s", "ctrl-c")
        #expect(drive.app.stack.last?.screen.isOverlay == false)
        #expect(drive.message == "")
        drive.holdsAnswers = true
        drive.press("enter")
        drive.fireTimers()
        drive.press("ctrl-c")
        #expect(drive.message.hasPrefix("Stopped looking."))
        #expect(!drive.hasQuit)
        drive.press("ctrl-c", "ctrl-c")
        #expect(drive.hasQuit)
    }

    @Test func controlCTwiceIsForgottenAfterAWhile() throws {
        let drive = try Drive(FixedWorld())
        drive.press("ctrl-c")
        #expect(drive.message.hasPrefix("Press Ctrl-C again"))
        #expect(drive.timers[App.interruptTimer] == App.interruptWithin)
        drive.fireTimers()
        drive.press("ctrl-c")
        #expect(!drive.hasQuit)
        drive.press("down", "ctrl-c")
        #expect(!drive.hasQuit)
        drive.press("ctrl-c")
        #expect(drive.hasQuit)
    }

    @Test func theMouseIsLeftToTheTerminal() throws {
        let drive = try Drive(RegistryWorld.seeded())
        #expect(drive.frame.mouse)
        drive.press("ctrl-p")
        drive.type("mouse on")
        drive.press("enter")
        #expect(!drive.frame.mouse)
        #expect(drive.message == "The mouse is off: it selects text as the terminal does.")
    }
}
