import Cells
import Domain
import Testing

@testable import Screens

@Suite struct HistoryTests {
    @Test(arguments: Language.allCases)
    func looksLikeThisInTheSmallestWindow(_ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language, width: 40, height: 10)
        drive.press("6")
        try expectScreen(drive, "history-40x10-\(language.rawValue)")
    }

    /// The day of the report, of the village: the activity with its agenda, the agreement, three commitments.
    @Test func theVillageTellsItsDay() throws {
        let drive = try Drive(RegistryWorld.seeded(), height: 60)
        drive.press("2", "h")
        try expectScreen(drive, "history-village-80x60-en")
        let lines = drive.screen.filter { $0.contains("2021-06-16") }
        #expect(lines.filter { $0.contains("Activity A1") }.count == 1)
        #expect(lines.filter { $0.contains("Agreement G1") }.count == 1)
        #expect(lines.filter { $0.contains("Commitment C") }.count == 3)
        let agenda = (1...4).compactMap { item in drive.screen.firstIndex { $0.contains(" \(item)  ") } }
        #expect(agenda.count == 4 && agenda == agenda.sorted())
    }

    @Test func enterOpensTheRecordAndBackReturnsToTheEntry() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "down", "down")
        let entry = drive.selectedLine
        #expect(entry.contains("Commitment C2"))
        drive.press("enter")
        #expect(drive.screen[0].contains("C2 Full support by talent development"))
        drive.press("esc")
        #expect(drive.selectedLine == entry)
    }

    @Test func theFilterNarrowsWithEveryKeyAndGivesTheEntryBack() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "end")
        let entry = drive.selectedLine
        drive.press("/")
        drive.type("talent")
        #expect(drive.shows("2 entries") && drive.shows("Commitment C2") && !drive.shows("Commitment C1"))
        #expect(drive.frame.caretVisible)
        drive.press("esc")
        #expect(drive.shows("10 entries") && drive.selectedLine == entry)
        drive.press("/")
        drive.type("zzz")
        #expect(drive.shows("Nothing here mentions “zzz”"))
        drive.press("tab", "backspace")
        #expect(drive.shows("10 entries"))
    }

    @Test func aHanziBeginsTheFilter() throws {
        let drive = try Drive(RegistryWorld.seeded(), .chinese)
        drive.press("6", "村")
        #expect(drive.frame.caretVisible && drive.shows("筛选 村"))
    }

    @Test func kindsAreChosenFromAChecklist() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "tab", "a")
        drive.click("[ ] Agreements")
        drive.press("enter")
        #expect(drive.shows("Agreements · newest first") && drive.shows("1 entry"))
        #expect(drive.selectedLine.contains("Agreement G1"))
        drive.press("f", "a", "enter")
        #expect(drive.shows("10 entries"))
    }

    @Test func theOrderIsTurnedRoundOnTheSelectedEntry() throws {
        let drive = try LongHistory.drive()
        drive.press("6", "pagedown", "down")
        let entry = drive.selectedLine
        drive.press("o")
        #expect(drive.shows("oldest first") && drive.selectedLine == entry)
    }

    // MARK: - Long histories

    @Test func aYearIsJumpedToByTypingIt() throws {
        let drive = try LongHistory.drive()
        drive.press("6", "y")
        #expect(drive.shows("Jump to year"))
        drive.type("2015")
        drive.press("enter")
        #expect(drive.selectedLine.contains("2015-12-"))
        #expect(drive.screen[3].hasPrefix("2015 ─"))
        drive.press("]")
        #expect(drive.selectedLine.contains("2016-12-"))
        drive.press("[", "[")
        #expect(drive.selectedLine.contains("2014-12-"))
        // What lies above is there when it is wanted.
        drive.press("up")
        #expect(drive.selectedLine.contains("2015-01-"))
    }

    @Test func theTimelineIsLimitedToAYearAndMovedToAnother() throws {
        let world = LongHistory.world()
        let drive = try LongHistory.drive(world)
        drive.press("6", "y")
        drive.type("2013")
        drive.press("space")
        #expect(drive.shows("only 2013") && drive.shows("48 entries"))
        func asked() -> HistoryQuery? {
            for case .history(let request) in world.asked.reversed() { return request.query }
            return nil
        }
        #expect(asked()?.since == CalendarDay(2013) && asked()?.until == CalendarDay(2013))
        drive.press("]")
        #expect(drive.shows("only 2014") && asked()?.since == CalendarDay(2014))
        drive.press("/", "x", "esc")
        #expect(drive.shows("only 2014"))
        drive.press("backspace")
        #expect(drive.shows("480 entries") && asked()?.since == nil)
    }

    /// The first row of the timeline says which month is in sight, wherever one is.
    @Test func theMonthInSightStandsAtTheTop() throws {
        let drive = try LongHistory.drive()
        drive.press("6")
        #expect(drive.screen[3].hasPrefix("2021 ─") && drive.screen[4].hasPrefix(" December  4"))
        for _ in 0..<40 {
            drive.press("down")
            let entry = try #require(
                drive.screen.dropFirst(4).first { $0.firstMatch(of: #/20\d\d-\d\d-\d\d/#) != nil })
            let day = try #require(entry.firstMatch(of: #/20\d\d-(\d\d)/#))
            let month = try #require(Int(day.output.1))
            let heading = drive.screen[3]
            let name = try Strings.words(.english)("history.month.\(month)")
            #expect(
                heading.contains(" · \(name)") || heading.hasPrefix("20") && drive.screen[4].contains(name),
                "\(drive.picture)")
            // It counts: so many of the month, so many of the year.
            if heading.contains(" · ") { #expect(heading.contains(" 4 of 48")) }
        }
    }

    @Test func theStripMarksThePlaceAndLeadsToOthers() throws {
        let drive = try LongHistory.drive()
        drive.press("6")
        #expect(drive.screen[2].contains("2012 █████████[█] 2021   2021 ███████████[█]"), "\(drive.picture)")
        drive.press("left")
        #expect(drive.selectedLine.contains("2021-11-"))
        drive.press("left", "left", "right")
        #expect(drive.selectedLine.contains("2021-10-"))
        #expect(drive.screen[2].contains("2021 █████████[█]██"))
        // A click on the third year, and on the second month of it.
        func click(_ x: Int) { drive.send(.mouse(MouseEvent(.press, at: Point(x: x, y: 2)))) }
        click(8)
        #expect(drive.selectedLine.contains("2014-12-"))
        #expect(drive.screen[2].contains("2012 ██[█]███████ 2021   2014 "))
        let months = try #require(drive.screen[2].firstRange(of: "2014 "))
        click(TextWidth.columns(of: drive.screen[2][..<months.upperBound]) + 1)
        #expect(drive.selectedLine.contains("2014-02-"))
    }

    @Test func monthsGoOnOverTheTurnOfTheYear() throws {
        let drive = try LongHistory.drive()
        drive.press("6")
        for _ in 0..<12 { drive.press("left") }
        #expect(drive.selectedLine.contains("2020-12-"))
        drive.press("right")
        #expect(drive.selectedLine.contains("2021-01-"))
        drive.press("end", "left")
        #expect(drive.message == "There is no earlier month with entries.")
    }

    @Test func aDateIsTypedToGoThere() throws {
        let drive = try LongHistory.drive()
        func go(to text: String) {
            drive.press("#")
            drive.type(text)
            drive.press("enter")
        }
        drive.press("6")
        go(to: "2015-06-10")
        #expect(drive.selectedLine.contains("2015-06-08"))
        go(to: "last year")
        #expect(drive.selectedLine.contains("2021-12-"))
        go(to: "2019-03")
        #expect(drive.selectedLine.contains("2019-03-"))
        // Before everything it is the earliest that is nearest.
        go(to: "1999")
        #expect(drive.selectedLine.contains("2012-01-"))
        go(to: "soon")
        #expect(drive.message.contains("“soon” is not a date"))
        #expect(drive.selectedLine.contains("2012-01-"))
    }

    @Test func datesAndPillarsNarrowAndEscGivesThemUpOneByOne() throws {
        let world = LongHistory.world()
        let drive = try LongHistory.drive(world)
        func asked() -> HistoryQuery? {
            for case .history(let request) in world.asked.reversed() { return request.query }
            return nil
        }
        drive.press("6", "d")
        drive.type("2019..2021-06")
        drive.press("enter")
        #expect(drive.shows("2019 to 2021-06") && asked()?.since == CalendarDay(2019))
        #expect(asked()?.until == CalendarDay(2021, 6))
        drive.press("P", "1", "2", "enter")
        #expect(asked()?.pillars == ["resourceSharing", "talentDevelopment"])
        #expect(drive.shows("Resource sharing, Talent development · "))
        drive.press("esc")
        #expect(asked()?.since == nil && asked()?.pillars.count == 2)
        drive.press("esc")
        #expect(asked()?.pillars == [] && !drive.shows("Resource sharing"))
        drive.press("esc")
        #expect(drive.screen[0].hasPrefix(" Home  "))
        drive.press("6", "d")
        drive.type("2021..2019")
        drive.press("enter")
        #expect(drive.message.contains("not a stretch of time"))
    }

    @Test func whatIsToComeStandsApart() throws {
        let drive = try Drive(LongHistory.world(), today: CalendarDay(2021, 6, 16))
        drive.press("6")
        // It begins with what has happened.
        #expect(drive.selectedLine.contains("2021-06-15") && drive.selectedLine.contains("held"))
        drive.press("home")
        #expect(drive.screen[3].hasPrefix("To come") && drive.screen[4].hasPrefix("2021 ─"))
        #expect(drive.selectedLine.contains("planned"))
        drive.press("#")
        drive.type("2021-06-16")
        drive.press("enter", "up", "down")
        #expect(drive.shows("So far"))
        #expect(drive.selectedLine.contains("2021-06-15") && drive.selectedLine.contains("held"))
    }

    @Test func theEndsAreReachedAndSayWhenThereIsNoFurtherYear() throws {
        let drive = try LongHistory.drive()
        drive.press("6", "end")
        #expect(drive.selectedLine.contains("2012-01-"))
        #expect(drive.screen[20].contains("│") || drive.screen[20].contains("2012-01-"))
        drive.press("[")
        #expect(drive.message == "There is no earlier year with entries.")
        drive.press("home")
        #expect(drive.selectedLine.contains("2021-12-"))
    }

    @Test func holdingDownReadsEveryEntryOnceAndInOrder() throws {
        let drive = try LongHistory.drive()
        drive.press("6")
        var seen: [String] = []
        for _ in 0..<LongHistory.count {
            seen.append(drive.selectedLine.firstMatch(of: #/A[0-9]+ /#).map { String($0.output) } ?? "")
            drive.press("down")
        }
        #expect(seen == (1...LongHistory.count).reversed().map { "A\($0) " })
        for _ in 0..<LongHistory.count { drive.press("up") }
        #expect(drive.selectedLine.contains("A\(LongHistory.count) "))
    }

    @Test func theSelectedEntryIsAlwaysInSightWhole() throws {
        let drive = try LongHistory.drive(width: 60, height: 16)
        drive.press("6")
        for key in ["down", "pagedown", "down", "pagedown", "pageup", "up", "end", "up", "home"] {
            for _ in 0..<3 {
                drive.press(key)
                let name = try #require(drive.selectedLine.firstMatch(of: #/A[0-9]+ /#)).output
                // Its last line stands in the window too.
                #expect(drive.shows("remark on \(name.trimmed)."), "\(key): \(name)\n\(drive.picture)")
            }
        }
    }

    /// Names are let go with the entries that speak of them, never before.
    @Test func namesStayAsLongAsTheirEntries() throws {
        let drive = try LongHistory.drive(LongHistory.world(hosts: 30))
        drive.press("6")
        for key in Array(repeating: "pagedown", count: 110) + Array(repeating: "pageup", count: 20) {
            drive.press(key)
            #expect(drive.shows("Host") && drive.picture.firstMatch(of: /B[0-9]+/) == nil)
        }
        let history = try #require(drive.app.stack.last?.screen as? HistoryScreen)
        #expect(history.window.rows.count > 5000 / 30 && history.names.count < 10_000)
    }

    @Test func anEntryTallerThanTheWindowIsReadToItsEnd() throws {
        let drive = try Drive(RegistryWorld.seeded(), width: 40, height: 10)
        drive.press("6")
        #expect(!drive.shows("Signing of the agreement"))
        for _ in 0..<12 where !drive.shows("Signing of the agreement") { drive.press("down") }
        #expect(drive.shows("Signing of the agreement"))
        drive.press("enter")
        #expect(drive.shows("A1"))
    }

    @Test func anAnswerThatComesTooLateIsDropped() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "/")
        drive.holdsAnswers = true
        drive.type("ta")
        // Two keys, each with a question for the entries and one for the years.
        #expect(drive.heldQuestions.count == 4)
        drive.answerHeld(2)
        drive.answerHeld(2)
        let now = drive.screen
        drive.answerHeld(0)
        drive.answerHeld(0)
        #expect(drive.screen == now)
    }

    @Test func aChangeByOthersKeepsTheSelectedEntry() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.press("6", "down", "down", "down")
        let entry = drive.selectedLine
        var activity = Record(RecordID(.activity, -1))
        activity[Activity.name] = .value("Visit by the tester")
        activity[Activity.sort] = .value("visit")
        activity[Activity.heldOn] = CalendarDay(2021, 7, 1).map(Answer.value) ?? .notKnown
        _ = try world.perform(.save([activity], draft: nil)).get()
        drive.registryChanged()
        #expect(drive.selectedLine == entry)
        drive.press("home")
        #expect(drive.selectedLine.contains("Visit by the tester"))
    }

    @Test func theLanguageChangesWhileItIsRead() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "down", "F12")
        #expect(drive.shows("全部类别 · 由近及远") && drive.selectedLine.contains("作出承诺"))
    }
}

/// A made-up history of ten years with four activities a month, asked for in stretches.
enum LongHistory {
    static let count = 10 * 12 * 4

    private static func entries(hosts: Int) -> [HistoryEntry] {
        (0..<count).compactMap { entry($0, hosts: hosts) }
    }

    private static func entry(_ index: Int, hosts: Int) -> HistoryEntry? {
        let month = index / 4
        guard let day = CalendarDay(2012 + month / 12, month % 12 + 1, index % 4 * 7 + 1) else { return nil }
        let id = RecordID(.activity, Int64(index + 1))
        var record = Record(id)
        record[Activity.name] = .value("Activity of the day")
        record[Activity.sort] = .value("visit")
        record[Activity.heldOn] = .value(day)
        let item = Part([AgendaItem.title.key: .value(.text("remark on \(id.number)."))])
        record[Activity.agenda] = .value(
            index % 3 == 0 ? [Part(["title": .value(.text("first"))]), item] : [item])
        if hosts > 0 {
            record[Activity.hosts] = .value(
                (0..<hosts).map { host in
                    Part(["host": .value(.link(RecordID(.branch, Int64(index * hosts + host + 1))))])
                })
        }
        return HistoryEntry(key: HistoryKey(day, id), record: record, occasions: ["heldOn"])
    }

    /// Looked at after all of it has happened.
    static func drive(_ world: FixedWorld = world(), width: Int = 80, height: Int = 24) throws -> Drive {
        try Drive(world, today: CalendarDay(2022, 1, 1), width: width, height: height)
    }

    static func world(hosts: Int = 0) -> FixedWorld {
        let entries = entries(hosts: hosts)
        return FixedWorld { question in
            switch question {
            case .history(let request): .history(window(request, entries))
            case .historyYears:
                .historyYears(
                    HistoryYears(
                        years: (2012...2021).reversed().map {
                            HistoryYears.Year(
                                year: $0, entries: 48, months: Array(repeating: 4, count: 12))
                        }))
            default: nil
            }
        }
    }

    private static func window(_ request: HistoryRequest, _ entries: [HistoryEntry]) -> HistoryWindow {
        let all = request.query.newestFirst ? Array(entries.reversed()) : entries
        func place(_ key: HistoryKey) -> Int { all.firstIndex { $0.key == key } ?? 0 }
        let range: Range<Int> =
            switch request.anchor {
            case .first: 0..<min(request.limit, all.count)
            case .last: max(0, all.count - request.limit)..<all.count
            case .after(let key): place(key) + 1..<min(place(key) + 1 + request.limit, all.count)
            case .before(let key): max(0, place(key) - request.limit)..<place(key)
            case .at(let day):
                {
                    let first =
                        all.firstIndex {
                            request.query.newestFirst ? $0.key.day <= day.last : $0.key.day >= day.first
                        } ?? all.count
                    return first..<min(first + request.limit, all.count)
                }()
            }
        let linked = all[range].flatMap(\.record.links)
        return HistoryWindow(
            entries: Array(all[range]),
            names: Dictionary(linked.map { ($0, "Host \($0.serial)") }, uniquingKeysWith: { $1 }),
            reachesStart: range.lowerBound == 0,
            reachesEnd: range.upperBound == all.count)
    }
}
