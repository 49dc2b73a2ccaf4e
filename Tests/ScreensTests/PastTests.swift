import Domain
import Testing

@testable import Screens

/// The registry as of a day, on the screens.
@Suite struct PastTests {
    private func past(_ manner: LookBack.Manner = .was) throws -> LookBackView {
        LookBackView(manner, day: try #require(CalendarDay(2021, 3, 1)), step: manner == .said ? 7 : nil)
    }

    @Test func theDayAndTheQuestionAreAskedFor() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "enter", "@")
        #expect(drive.shows("(x) What was on that day"))
        drive.type("2020-12")
        drive.press("enter")
        let first = try #require(drive.lookBacks.first)
        let december = try #require(CalendarDay(2020, 12))
        let year = try #require(CalendarDay(2020))
        #expect(first.request == LookBack(.was, .day(december)))
        #expect(first.place.count == 2)
        #expect(!drive.shows("(x)"))
        drive.press("@")
        drive.type("last year")
        drive.press("down")
        #expect(drive.shows("(x) What the registry said"))
        drive.press("enter")
        #expect(drive.lookBacks.last?.request == LookBack(.said, .day(year)))
        drive.press("@")
        drive.type("#12")
        drive.press("down", "enter")
        #expect(drive.lookBacks.last?.request == LookBack(.said, .step(12)))
    }

    @Test func whatIsNoDayThatIsPastIsRefused() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("@")
        drive.type("soon")
        drive.press("enter")
        #expect(drive.message.contains("“soon” is not a date"))
        for _ in 0..<4 { drive.press("backspace") }
        drive.type("2030")
        drive.press("enter")
        #expect(drive.message.contains("2030 is still to come"))
        #expect(drive.lookBacks.isEmpty)
        drive.press("esc")
        #expect(!drive.shows("(x)"))
    }

    /// The line that says so stands on every screen, and over it; nothing can be changed there.
    @Test(arguments: Language.allCases, [(80, 24), (40, 10), (120, 40)])
    func aBannerStandsOnEveryScreen(_ language: Language, _ size: (Int, Int)) throws {
        let day = "2021-03-01"
        let drive = try Drive(
            RegistryWorld.seeded(), language, today: CalendarDay(2021, 3, 1), width: size.0, height: size.1,
            isReadOnly: true, past: past())
        for keys in [
            [], ["2"], ["enter"], ["J"], ["esc"], ["h"], ["y"], ["esc"], ["F1"], ["esc"], ["ctrl-p"],
        ] {
            for key in keys { drive.press(key) }
            #expect(drive.screen[1].contains(day), "\(keys)\n\(drive.picture)")
        }
    }

    @Test func theTwoQuestionsAreToldApart() throws {
        let was = try Drive(RegistryWorld.seeded(), isReadOnly: true, past: past(.was))
        #expect(was.shows("As of 2021-03-01: what was on that day, by what is known now."))
        let said = try Drive(RegistryWorld.seeded(), isReadOnly: true, past: past(.said))
        #expect(said.shows("As of 2021-03-01: what the registry said on that day (after step 7)."))
    }

    @Test func theWayBackIsAKeyACommandAndTheLastEsc() throws {
        for keys in [["alt-end"], ["esc"], ["2", "esc", "esc"]] {
            let drive = try Drive(RegistryWorld.seeded(), isReadOnly: true, past: past())
            for key in keys {
                #expect(!drive.hasReturned)
                drive.press(key)
            }
            #expect(drive.hasReturned, "\(keys)")
        }
        let present = try Drive(RegistryWorld.seeded())
        present.press("alt-end")
        #expect(!present.hasReturned && present.message == "The registry is shown as it is today.")
    }

    @Test(arguments: ["esc", "ctrl-c"]) func aLookBackThatIsBeingMadeIsGivenUp(_ key: String) throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2")
        let before = drive.screen
        drive.tell(.turningBack(.began))
        drive.tell(.turningBack(.reached(percent: 40)))
        #expect(drive.message == "Turning back: 40%; Esc stops it.")
        // A window that is open has its own Esc.
        drive.press("@", key)
        #expect(drive.stoppedTurning == 0)
        drive.tell(.turningBack(.reached(percent: 45)))
        drive.press(key)
        #expect(drive.stoppedTurning == 1)
        let stopped = "Stopped: the registry is shown as it is today."
        #expect(drive.message == stopped && drive.screen.dropLast(2) == before.dropLast(2))
        // What was still on its way says nothing any more, and the key means again what it always does.
        drive.tell(.turningBack(.reached(percent: 50)))
        #expect(drive.message == stopped)
        drive.press(key)
        #expect(drive.stoppedTurning == 1 && drive.message != stopped)
    }

    @Test func whyALookBackCouldNotBeMadeIsSaid() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.tell(.turningBack(.began))
        drive.tell(.turningBack(.ended(.diskFull("/r"))))
        #expect(drive.message.contains("disk"))
        drive.press("2", "esc")
        #expect(drive.stoppedTurning == 0)
    }

    @Test func linesSayItToo() throws {
        let words = try Strings.words(.english)
        let vocabulary = try Strings.vocabulary
        var app = LinearApp(
            words: words, vocabulary: { vocabulary[$0] }, today: try past().day, isReadOnly: true,
            registry: "r", past: try past())
        let said = app.start().compactMap { if case .say(let text) = $0 { text } else { nil } }
        #expect(said.contains { $0.contains("what was on that day") })
        let prompt = app.ask().prompt
        #expect(prompt.contains("2021-03-01"))
    }
}
