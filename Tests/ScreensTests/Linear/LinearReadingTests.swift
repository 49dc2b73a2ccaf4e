import Domain
import Testing

@testable import Screens

/// What is due, the figures, the gaps and a ledger, said in lines.
@Suite struct LinearReadingTests {
    private func number(of entry: HomeScreen.Entry) throws -> String {
        String(try #require(HomeScreen.entries.firstIndex(of: entry)) + 1)
    }

    @Test func whatIsDueIsSaidAndANumberOpensItsRecord() throws {
        let drive = try LinearDrive(try RegistryWorld.seeded(), today: CalendarDay(2024, 6, 1))
        drive.type(try number(of: .due))
        let matter = try #require(drive.heard.first { $0.contains("Quiet twinning") })
        let place = try #require(matter.split(separator: ".").first.map(String.init))
        drive.type("999")
        #expect(drive.hears("Type a number from 1 to"))
        drive.type(place)
        #expect(drive.hears("T1"))
    }

    @Test func everyFigureOpensItsList() throws {
        let world = try RegistryWorld.seeded()
        let drive = try LinearDrive(world)
        drive.type(try number(of: .figures))
        #expect(drive.heard.count > 5 && drive.heard.contains { $0.hasPrefix("1. ") })
        drive.type("more")
        #expect(drive.heard.contains { $0.hasPrefix("11. ") })
        drive.type("1")
        #expect(drive.prompt != "" && !drive.hears("on the screens only"))
    }

    @Test(arguments: Language.allCases) func aLedgerIsSaidLineByLine(_ language: Language) throws {
        let drive = try LinearDrive(try RegistryWorld.seeded(), language, today: CalendarDay(2021, 6, 30))
        drive.type("V1", language == .english ? "ledger" : "台账")
        let words = try Strings.words(language)
        let expected = words.figure("activities") + words("form.colon") + "1"
        #expect(drive.heard.contains { $0.contains(expected.trimmed) }, "\(drive.heard)")
        var said: [String] = []
        for _ in 0..<40 {
            drive.type("")
            said += drive.heard
            if drive.hears(words("linear.noMore")) { break }
        }
        #expect(drive.hears(words("linear.noMore")))
        #expect(said.contains { $0.contains(words.section(report: "activities")) })
    }

    @Test func theThreeListsAreSaidAndLeadToTheGaps() throws {
        let drive = try LinearDrive(try RegistryWorld.seeded())
        let words = try Strings.words(.english)
        drive.type(try number(of: .threeLists))
        #expect(drive.hears(words("lists.title")) && drive.hears(words("lists.none.need")))
        drive.type("gaps")
        #expect(drive.hears(words("gaps.title")))
    }

    @Test func aSuggestionIsSaidWithItsReasonsAndDeclinedInLines() throws {
        let world = try RegistryWorld.seeded()
        try MatchScreenTests.fill(world)
        let drive = try LinearDrive(world)
        drive.type("N1", "fits")
        let said = try #require(drive.heard.first { $0.hasPrefix("1. ") })
        #expect(said.contains("points") && said.contains("R1"), "\(drive.heard)")
        drive.type("1")
        let decline = try #require(drive.heard.first { $0.contains("ecline") }?.split(separator: ".").first)
        drive.type(String(decline), "too far")
        #expect(drive.verbs.contains { if case .match(.decline, _, _) = $0 { true } else { false } })
        #expect(drive.hears(try Strings.words(.english)("linear.match.nothing")), "\(drive.heard)")
    }

    @Test(arguments: [HomeScreen.Entry.board, .checks, .matching, .reports], Language.allCases)
    func everyReadingHasItsWordsInLines(_ entry: HomeScreen.Entry, _ language: Language) throws {
        let drive = try LinearDrive(try RegistryWorld.seeded(), language)
        let words = try Strings.words(language)
        drive.type(try number(of: entry))
        #expect(drive.heard.contains { $0.hasPrefix("1. ") }, "\(drive.heard)")
        #expect(!drive.heard.contains { $0.contains("F6") })
        let onlyOnScreens = words("linear.onlyOnScreens", ["title": ""]).suffix(8)
        #expect(!drive.hears(String(onlyOnScreens)))
    }

    @Test func aStageOfTheBoardOpensItsProjects() throws {
        let world = try RegistryWorld.seeded()
        var project = Record.beginning(RecordID(.project, -1))
        project[Project.name] = .value("Cold store")
        project[Project.state] = .value(.proposed)
        _ = try world.add(project)
        let drive = try LinearDrive(world)
        drive.type(try number(of: .board))
        drive.type("1")
        #expect(drive.hears("J1"), "\(drive.heard)")
    }

    @Test func aChainIsSaidStepByStep() throws {
        let drive = try LinearDrive(try RegistryWorld.seeded())
        drive.type("T1", "chain")
        #expect(drive.heard.contains { $0.hasPrefix("2. ") }, "\(drive.heard)")
        drive.type("1")
        #expect(drive.hears("T1"))
    }
}
