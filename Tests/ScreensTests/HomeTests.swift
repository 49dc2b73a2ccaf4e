import Cells
import Domain
import Testing

@testable import Screens

@Suite struct HomeTests {
    @Test(arguments: Language.allCases)
    func looksLikeThisInTheSmallestWindow(_ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language, width: 40, height: 10)
        try expectScreen(drive, "home-40x10-\(language.rawValue)")
    }

    @Test func aWindowTooSmallSaysWhatIsNeededAndKeepsTheState() throws {
        let drive = try Drive(FixedWorld())
        drive.press("down", "down")
        let before = drive.selectedLine
        drive.resize(39, 9)
        #expect(drive.shows("40 × 10"))
        drive.resize(80, 24)
        #expect(drive.selectedLine == before)
    }

    /// Arrows and Enter, digits and the mouse all lead to the same places.
    @Test func everyEntryIsReachedInEveryWay() throws {
        let world = try RegistryWorld.seeded()
        let height = HomeScreen.entries.count + 4
        for (index, entry) in HomeScreen.entries.enumerated() {
            let label = entry.label(try Strings.words(.english))
            let byKeys = try Drive(world, height: height)
            for _ in 0..<index { byKeys.press("down") }
            #expect(byKeys.selectedLine.contains(label))
            byKeys.press("enter")
            #expect(byKeys.app.stack.count == 2, "\(label)")
            let byMouse = try Drive(world, height: height)
            byMouse.send(.mouse(MouseEvent(.press, at: Point(x: 4, y: 1 + index))))
            #expect(byMouse.screen[0] == byKeys.screen[0], "\(label)")
            guard index < 10 else { continue }
            let byDigit = try Drive(world, height: height)
            byDigit.press("\((index + 1) % 10)")
            #expect(byDigit.screen[0] == byKeys.screen[0], "\(label)")
        }
    }

    @Test func whatEndsSoonOrHasEndedIsThereAndLeadsToTheAgreement() throws {
        let soon = try #require(CalendarDay(2021, 7, 1))
        let past = try #require(CalendarDay(2021, 5, 1))
        func agreement(_ serial: Int64, _ name: String, _ end: CalendarDay) -> DueItem {
            var record = Record(RecordID(.agreement, serial))
            record[Agreement.name] = .value(name)
            record[Agreement.state] = .value(.signed)
            record[Agreement.endsOn] = .value(end)
            return DueItem(.ends(AgreementStanding(record, today: end)), of: record, on: end)
        }
        let window = DueWindow(
            items: [agreement(1, "One", past), agreement(2, "Two", soon)], reachesEnd: false)
        let summary = HomeSummary(counts: [.agreement: 2], lacking: [.village: 3], drafts: [])
        let world = FixedWorld { question in
            switch question {
            case .home: .home(summary)
            case .due: .due(window)
            default: nil
            }
        }
        let drive = try Drive(world, width: 120)
        #expect(drive.shows("G1 46 days late Agreement ends One"))
        #expect(drive.shows("G2 in 15 days Agreement ends Two"))
        #expect(drive.shows("More that is due"))
        #expect(drive.shows("Villages: 3 with facts missing"))
        // Four lines are known here; in a window that cuts them there are at least so many.
        drive.resize(60, 16)
        #expect(drive.shows(" 4+"))
        drive.resize(120, 24)
        drive.click("G2 in 15 days")
        #expect(drive.screen[0].contains("G2"))
    }

    @Test func theOtherPaneIsReachedByKeysAndEachOfItsLinesLeadsSomewhere() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("tab", "down", "down")
        #expect(drive.selectedLine.contains("Units: 4 with facts missing"))
        drive.press("enter")
        #expect(drive.screen[0].contains("Missing facts: Units") && drive.selectedLine.contains("U1"))
        drive.press("esc", "left", "down", "enter")
        #expect(drive.screen[0].contains("Villages"))
        // Where it stands beneath the menu the focus stays in it.
        drive.press("esc", "tab", "down")
        drive.resize(60, 16)
        #expect(drive.selectedLine.contains("Branches: 4 with facts missing"))
    }

    /// The way back to what was typed is one key at the next start; whoever moves on is left alone.
    @Test func anUnfinishedFormIsOfferedFirst() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Bangdong Village")
        try drive.quitAndReopen()
        #expect(drive.selectedLine.contains("Unfinished: New Village · Bangdong"))
        drive.press("enter")
        #expect(drive.form?.state.record.name == "Bangdong Village")
        try drive.quitAndReopen()
        drive.press("left", "2", "esc")
        #expect(drive.selectedLine.contains("Villages"))
        drive.resize(60, 16)
        #expect(drive.shows("Unfinished: New Village"))
    }

    @Test func anEmptyRegistryBeginsWithAVillage() throws {
        let drive = try Drive(RegistryWorld.empty())
        #expect(drive.selectedLine.contains("Begin: record the first village"))
        drive.press("enter")
        #expect(drive.screen[0].contains("New Village"))
        // The matter stands alone: the arrows lead into the menu, and to the side and back.
        drive.press("esc", "left")
        #expect(drive.selectedLine.contains("Sign an agreement"))
        drive.press("right", "down")
        #expect(drive.selectedLine.contains("Villages"))
        let reader = try Drive(RegistryWorld.empty(), isReadOnly: true)
        reader.press("right", "enter")
        #expect(reader.app.stack.count == 1 && !reader.message.isEmpty)
    }

    /// 百 has the value 100: it is a character to search for, not the number of an entry.
    @Test func hanziThatAreNumbersAreNoDigits() throws {
        for hanzi in ["一", "百", "十"] {
            let drive = try Drive(RegistryWorld.seeded(), .chinese)
            drive.press(hanzi)
            #expect(drive.shows("查找 \(hanzi)"))
        }
    }

    @Test func crumbsLeadBack() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "enter", "h")
        #expect(drive.app.stack.count == 4)
        drive.click("Villages")
        #expect(drive.app.stack.count == 2 && drive.screen[0].contains("Villages"))
        drive.press("alt-home")
        #expect(drive.app.stack.count == 1)
    }

    @Test func theLanguageIsSwitchedEverywhereAtOnce() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("F12")
        #expect(drive.shows("签订共建协议") && drive.shows("需要关注") && !drive.shows("Needs"))
        drive.press("F12")
        #expect(drive.shows("Sign an agreement"))
    }
}
