import Cells
import Domain
import Testing

@testable import Screens

@Suite struct SearchTests {
    /// The four spellings of the report's village: each finds it once and says which name matched.
    @Test(arguments: [
        ("yuadong", "Yuadong Village"), ("ZHANDONG", "Translation  Zhandong Village"),
        ("zhenxing east", "Translation  Zhenxing East Village"),
        ("da jung", "Translation  Da Jung Village"),
    ])
    func everySpellingFindsTheVillageAndSaysWhichMatched(_ typed: String, _ said: String) throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("7")
        drive.type(typed)
        #expect(drive.screen.filter { $0.contains(" V1 ") }.count == 1)
        #expect(drive.shows(said))
        // The letters that matched stand out.
        let map = drive.frame.cells.styleMap.joined()
        #expect(map.lowercased().contains("m"))
    }

    @Test func resultsComeWithEveryKeyAndEnterOpensTheSelectedOne() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("7")
        drive.type("g")
        #expect(drive.shows("Gong Wei"))
        drive.type("ong wei")
        #expect(drive.shows("1 found"))
        drive.press("enter")
        #expect(drive.screen[0].contains("Gong Wei"))
        drive.press("esc")
        #expect(drive.shows("Search gong wei") && drive.shows("1 found"))
        drive.press("esc")
        #expect(drive.app.stack.count == 1)
    }

    @Test func onlyUpAndDownAreTakenFromTheText() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-f")
        drive.type("bquk?:/ j")
        #expect(drive.shows("Search bquk?:/ j"))
        drive.press("home", "delete", "end", "backspace", "left", "left", "X")
        #expect(drive.shows("Search quk?:X/"))
        drive.press("ctrl-a", "backspace")
        drive.type("village")
        let first = drive.selectedLine
        drive.press("down")
        #expect(drive.selectedLine != first)
        drive.press("up")
        #expect(drive.selectedLine == first)
    }

    @Test func anAnswerToAnOlderTextIsDropped() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-f")
        drive.holdsAnswers = true
        drive.type("ca")
        #expect(drive.heldQuestions.count == 2)
        drive.answerHeld(1)
        let now = drive.screen
        #expect(drive.shows("Cao Shen"))
        drive.answerHeld(0)
        #expect(drive.screen == now)
    }

    @Test func aNumberFindsItsRecord() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-f")
        drive.type("g1")
        #expect(drive.selectedLine.contains("G1     Agreement"))
    }

    @Test func aHanziOnHomeBeginsASearch() throws {
        let drive = try Drive(RegistryWorld.seeded(), .chinese)
        drive.press("建")
        #expect(drive.shows("查找 建") && drive.shows("建设镇") && drive.frame.caretVisible)
    }

    @Test func aCutListSaysSo() throws {
        let hits = (1...200).map { index in
            SearchHit(
                id: RecordID(.village, Int64(index)), name: "Village \(index)",
                matched: MatchedName("Village \(index)", .field("name")), context: "", isRetired: index == 1)
        }
        let world = FixedWorld { question in
            if case .search = question { .search(SearchHits(hits: hits, isCut: true)) } else { nil }
        }
        let drive = try Drive(world)
        drive.press("ctrl-f", "v")
        #expect(drive.shows("first 200, more exist") && drive.shows("retired"))
        for _ in 0..<12 { drive.press("pagedown") }
        #expect(drive.selectedLine.contains("Village 200"))
    }
}

@Suite struct PaletteTests {
    @Test func aCommandRunsOnTheScreenBeneath() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", ":")
        drive.type("sort")
        drive.press("enter")
        #expect(drive.shows("Sort by") && drive.app.stack.last?.screen is MenuScreen)
    }

    @Test func aCommandIsFoundInTheOtherLanguageAndByItsID() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-p")
        drive.type("切换语言")
        #expect(drive.selectedLine.contains("Language"))
        drive.press("ctrl-a")
        drive.type("journalall")
        #expect(drive.selectedLine.contains("All changes"))
        drive.press("enter")
        #expect(drive.screen[0].contains("All changes"))
    }

    @Test func whatCannotBeDoneStaysAndSaysWhy() throws {
        let drive = try Drive(RegistryWorld.seeded(), isReadOnly: true)
        drive.press("2", "ctrl-p")
        drive.type("new")
        #expect(drive.selectedLine.contains("New") && drive.selectedLine.contains("for reading only"))
        drive.press("enter")
        #expect(drive.message.contains("reading only") && drive.app.stack.last?.screen is PaletteScreen)
    }

    @Test func listsAndRecordsAreJumpedTo() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-p")
        drive.type("proj")
        drive.press("enter")
        #expect(drive.screen[0].contains("Projects"))
        drive.press("ctrl-p")
        drive.type("V1")
        #expect(drive.shows("V1  Yuadong Village"))
        drive.press("enter")
        #expect(drive.screen[0].contains("V1 Yuadong Village"))
        #expect(!(drive.app.stack.contains { $0.screen is PaletteScreen }))
        drive.press("ctrl-p")
        drive.type("gong wei")
        drive.press("enter")
        #expect(drive.screen[0].contains("Gong Wei"))
    }

    @Test func nothingFoundIsSaid() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-p")
        drive.type("qqqq")
        #expect(drive.shows("Nothing is called “qqqq”"))
        drive.press("enter")
        #expect(drive.app.stack.last?.screen is PaletteScreen)
        drive.press("esc")
        #expect(drive.app.stack.count == 1)
    }

    @Test func theKeyThatOpensItClosesItWhateverIsTyped() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "ctrl-p", "ctrl-p")
        #expect(drive.app.stack.last?.screen is ListScreen)
    }
}

@Suite struct FuzzyMatchTests {
    @Test func whatBeginsComesBeforeWhatContainsComesBeforeWhatIsScattered() throws {
        let begins = try #require(FuzzyMatch.score("com", in: "Commitments"))
        let word = try #require(FuzzyMatch.score("com", in: "All commitments"))
        let inside = try #require(FuzzyMatch.score("com", in: "Income"))
        let scattered = try #require(FuzzyMatch.score("cmt", in: "Commitments"))
        #expect(begins > word && word > inside && inside > scattered)
    }

    @Test func everyWordMustFit() {
        #expect(FuzzyMatch.score("next sec", in: "Next section") != nil)
        #expect(FuzzyMatch.score("next sec", in: "Next field") == nil)
        #expect(FuzzyMatch.score("党组", in: "党组织") != nil)
        #expect(FuzzyMatch.score("", in: "anything") == 0)
        #expect(FuzzyMatch.score("xyz", in: "") == nil)
    }
}

@Suite struct HelpTests {
    @Test func everythingThatCanBeDoneIsThere() throws {
        let drive = try Drive(RegistryWorld.seeded(), height: 60)
        drive.press("6")
        let offered = Set(drive.app.offers.map(\.id)).subtracting(["help"])
        drive.press("F1")
        let help = try #require(drive.app.stack.last?.screen as? HelpScreen)
        #expect(Set(help.entries(drive.app.context).map(\.id)) == offered)
    }

    @Test func enterRunsTheEntryAndSoDoesItsKey() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "？", "/")
        drive.type("sorted")
        drive.press("enter")
        #expect(drive.app.stack.last?.screen is MenuScreen)
        drive.press("esc", "F1", "h")
        #expect(drive.app.stack.last?.screen is HistoryScreen)
    }

    @Test func escapeLeavesTheFilterFirst() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("F1", "/", "q", "esc")
        #expect(drive.app.stack.last?.screen is HelpScreen)
        drive.press("esc")
        #expect(drive.app.stack.count == 1)
    }

    @Test func f1WorksInsideText() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-f", "q", "F1")
        #expect(drive.shows("Help: Search"))
        drive.press("F1")
        #expect(drive.shows("Search q"))
    }
}
