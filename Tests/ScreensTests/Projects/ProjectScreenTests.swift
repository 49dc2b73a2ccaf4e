import Cells
import Domain
import Testing

@testable import Screens

/// The money of a project, what is odd about it, its stages and milestones, by hand.
@Suite struct ProjectScreenTests {
    private func money(_ typed: String) throws -> Money { try #require(Money(typed: typed)) }

    /// A project is typed, its money too; what is paid beyond what came is said and saved all the same.
    @Test(arguments: Language.allCases) func moneyIsTypedShownAndWarnedOf(_ language: Language) throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world, language, today: CalendarDay(2021, 9, 1), width: 100, height: 30)
        drive.fill(.project)
        drive.answer("name", "Greenhouse")
        drive.go("funds")
        drive.press("F7")
        drive.answer("from", "own funds")
        drive.go("planned")
        drive.type("50万")
        #expect(drive.shows("500,000.00") && drive.shows(language == .chinese ? "= 50 万元" : "= 50 wan yuan"))
        drive.answer("received", "300000")
        drive.answer("receivedOn", "2021-09-01")
        drive.answer("paid", "12万")
        #expect(!drive.shows("? "))
        drive.press("F2", "F2")
        let id = try #require(drive.saved.first.map { _ in RecordID(.project, 1) })
        var record = try world.record(id)
        #expect(record[Project.funds].value?.first?[Fund.planned].value == (try money("500000")))
        drive.open(DetailScreen(id))
        #expect(drive.shows("60.0 %") && drive.shows("40.0 %"), "\(drive.picture)")

        drive.press("F4")
        drive.go("funds")
        drive.press("enter")
        drive.go("paid")
        drive.press("ctrl-a")
        drive.press("ctrl-k")
        for _ in 0..<20 { drive.press("backspace") }
        drive.type("35万")
        let warning = try Strings.words(language).sentence(
            Odd(
                "paidOverReceived",
                [
                    "difference": .money(money("50000")), "more": .money(money("350000")),
                    "less": .money(money("300000")),
                ]))
        func showsWarning() -> Bool { drive.picture.withoutBreaks.contains(warning.withoutBreaks) }
        #expect(showsWarning(), "while it is typed\n\(drive.picture)")
        drive.press("F2", "F2")
        #expect(drive.form == nil, "it is saved\n\(drive.picture)")
        #expect(drive.message.contains(warning), "\(drive.message)")
        record = try world.record(id)
        #expect(record[Project.funds].value?.first?[Fund.paid].value == (try money("350000")))
        #expect(showsWarning(), "on the page\n\(drive.picture)")

        drive.press("w")
        drive.type("advance")
        drive.press("enter")
        #expect(try world.record(id)[Project.oddities].value?.count == 1)
        #expect(drive.shows("✓ ") && drive.shows("advance"), "\(drive.picture)")
        drive.open(ChecksScreen())
        #expect(drive.shows(try Strings.words(language)("checks.nothingOpen")))
        drive.press("R")
        #expect(drive.shows("J1") && drive.shows("advance"), "\(drive.picture)")
    }

    @Test func aBareNumberIsYuanAlsoWhereTenThousandsAreShown() throws {
        let drive = try Drive(try RegistryWorld.empty(), width: 120)
        drive.press("alt-y")
        drive.fill(.commitment)
        drive.go("worth")
        drive.type("30")
        #expect(drive.shows("30.00 yuan") && drive.shows("type 30万"), "\(drive.picture)")
        drive.type("万")
        #expect(drive.shows("300,000.00 yuan = 30 wan yuan") && !drive.shows("type 30万"))
        try drive.quitAndReopen()
        #expect(drive.app.context.words.moneyUnit == .wan)
    }

    @Test func aProjectMovesFromColumnToColumnAndBack() throws {
        let world = try RegistryWorld.empty()
        for name in ["Roof", "Well"] {
            var project = Record.beginning(RecordID(.project, -1))
            project[Project.name] = .value(name)
            _ = try world.add(project)
        }
        let drive = try Drive(world, width: 120, height: 30)
        drive.open(BoardScreen())
        #expect(drive.selectedLine.contains("J1"), "\(drive.picture)")
        drive.press(">")
        for _ in 0..<12 { drive.press("backspace") }
        drive.type("2021-02-30")
        drive.press("enter")
        #expect(drive.message.contains("2021-02-28"), "\(drive.message)")
        for _ in 0..<12 { drive.press("backspace") }
        drive.type("2021-02-28")
        drive.press("enter")
        let id = RecordID(.project, 1)
        #expect(try world.record(id)[Project.state].value == .approved)
        #expect(try world.record(id)[Project.approvedOn].value == CalendarDay(2021, 2, 28))
        #expect(drive.selectedLine.contains("J1") && drive.selectedLine.contains("J2"))
        drive.press("u")
        #expect(try world.record(id)[Project.state].value == .proposed)
        drive.press("left", "end")
        #expect(drive.selectedLine.contains("J2"), "\(drive.picture)")
        drive.press("enter")
        #expect(drive.app.top.screen is DetailScreen)
    }

    /// What is only looked at in windows is reached to its end.
    @Test func aLongColumnIsWalkedToItsEnd() throws {
        let world = try RegistryWorld.empty()
        let projects = (1...300).map { number in
            var project = Record.beginning(RecordID(.project, -Int64(number)))
            project[Project.name] = .value("Project \(number)")
            return project
        }
        _ = world.perform(.save(projects, draft: nil))
        for (width, height) in [(60, 16), (80, 24), (120, 40)] {
            let drive = try Drive(world, width: width, height: height)
            drive.open(BoardScreen())
            for _ in 0..<299 { drive.press("down") }
            #expect(drive.selectedLine.contains("J300"), "\(width)x\(height)\n\(drive.picture)")
            drive.press("home", "right", "left", "end")
            #expect(drive.selectedLine.contains("J300"), "\(width)x\(height)\n\(drive.picture)")
            #expect(drive.shows("300"))
        }
    }

    @Test func aMilestoneIsAcceptedByKey() throws {
        let world = try RegistryWorld.filled()
        let project = try world.richest(.project)
        let drive = try Drive(world, width: 100, height: 40)
        drive.open(DetailScreen(project.id))
        drive.press("m", "2", "1", "enter")
        drive.press("1")
        let line = try #require(try world.record(project.id)[Project.milestones].value?[safely: 1])
        #expect(line[Milestone.state].value == .accepted)
        #expect(line[Milestone.acceptedOn].value == CalendarDay(2021, 6, 16))
        #expect(line[Milestone.acceptedBy].value != nil)
        drive.press("m", "2", "5")
        drive.type("photo 3")
        drive.press("enter")
        let proven = try #require(try world.record(project.id)[Project.milestones].value?[safely: 1])
        #expect(proven[Milestone.evidence].value == "photo 3")
        #expect(drive.shows("photo 3"), "\(drive.picture)")
    }

    @Test func theUsualIndicatorsComeWithOneKey() throws {
        let world = try RegistryWorld.empty()
        var project = Record.beginning(RecordID(.project, -1))
        project[Project.name] = .value("Roof")
        let id = try world.add(project)[0]
        let drive = try Drive(world)
        drive.open(DetailScreen(id))
        drive.press("i", "enter")
        let lines = try world.record(id)[Project.indicators].value ?? []
        #expect(lines.compactMap { $0[Indicator.sort].value } == Indicator.sorts.keys)
        #expect(lines.allSatisfy { $0[Indicator.unit].value != nil })
        drive.press("i")
        #expect(drive.message.contains("already"))
    }

    @Test func everythingWorksOnNothingAndReadOnly() throws {
        for size in [(60, 16), (40, 10)] {
            let drive = try Drive(try RegistryWorld.empty(), width: size.0, height: size.1)
            drive.open(BoardScreen())
            drive.press("down", "enter", ">", "<", "right", "end", "/")
            drive.type("zz")
            drive.press("enter", "esc")
            drive.open(MoneyScreen())
            drive.press("m")
            drive.type("nonsense")
            drive.press("enter")
            #expect(drive.message.contains("nonsense"), "\(drive.message)")
            drive.open(ChecksScreen())
            drive.press("w", "R", "down", "enter")
            #expect(!drive.hasQuit)
        }
    }
}

extension String {
    /// Without the blanks and line ends that wrapping puts in.
    fileprivate var withoutBreaks: String { filter { !$0.isWhitespace && $0 != "│" } }

    /// A day that is known already is proposed for its stage, not written over with today.
    @Test func aKnownDayOfAStageStays() throws {
        let world = try RegistryWorld.empty()
        var project = Record.beginning(RecordID(.project, -1))
        project[Project.name] = .value("Pump house")
        project[Project.state] = .value(.approved)
        project[Project.actualStart] = .value(try #require(CalendarDay(written: "2022-03-07")))
        let id = try #require(try world.add(project).first)
        let drive = try Drive(world, today: CalendarDay(2022, 5, 2))
        drive.open(DetailScreen(id))
        drive.press(">")
        #expect(drive.shows("2022-03-07"), "\(drive.picture)")
        drive.press("enter")
        let record = try world.record(id)
        #expect(record[Project.state].value == .underWay)
        #expect(record[Project.actualStart].value?.written == "2022-03-07")
        // One that is not known is today.
        drive.press(">", "enter")
        #expect(try world.record(id)[Project.acceptedOn].value?.written == "2022-05-02")
    }

    /// The board opens where something stands.
    @Test func theBoardOpensOnAStageThatHasProjects() throws {
        let world = try RegistryWorld.empty()
        var project = Record.beginning(RecordID(.project, -1))
        project[Project.name] = .value("Pump house")
        project[Project.state] = .value(.underWay)
        let id = try #require(try world.add(project).first)
        let drive = try Drive(world)
        drive.open(BoardScreen())
        drive.press("enter")
        #expect(drive.shows(id.number + " Pump house"), "\(drive.picture)")
    }
}
