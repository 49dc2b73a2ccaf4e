import Cells
import Domain
import Testing

@testable import Screens

/// Needs, offers and what fits, as a user meets them.
@Suite struct MatchScreenTests {
    private let world: RegistryWorld

    init() throws {
        world = try RegistryWorld.seeded()
        try Self.fill(world)
    }

    /// The three needs and two offers of a village and its partner.
    static func fill(_ world: RegistryWorld) throws {
        func amount(_ typed: String) throws -> Quantity { try #require(Quantity(typed: typed)) }
        for (name, category, number, unit) in [
            ("greenhouse sensor advice", "technology", "6", "days"),
            ("computer course for 30 villagers", "talentDevelopment", "30", "people"),
            ("repair 1.2 km road", "works", "1.2", "km"),
        ] {
            var need = Record.beginning(RecordID(.need, -1))
            need[Need.name] = .value(name)
            need[Need.by] = .value(RecordID(.village, 1))
            need[Need.category] = .value(category)
            need[Need.amount] = .value(try amount(number))
            need[Need.unit] = .value(unit)
            _ = try world.add(need)
        }
        for (name, category, number, unit) in [
            ("two agronomy engineers, 6 days a year", "technology", "6", "days"),
            ("training room, Wednesday evening", "talentDevelopment", "40", "seats"),
        ] {
            var offer = Record.beginning(RecordID(.offer, -1))
            offer[Domain.Offer.name] = .value(name)
            offer[Domain.Offer.by] = .value(RecordID(.branch, 3))
            offer[Domain.Offer.category] = .value(category)
            offer[Domain.Offer.amount] = .value(try amount(number))
            offer[Domain.Offer.unit] = .value(unit)
            _ = try world.add(offer)
        }
    }

    @Test func theBestIsAcceptedByKeys() throws {
        let drive = try Drive(world)
        drive.open(MatchScreen(about: nil))
        #expect(drive.shows("greenhouse sensor advice") && drive.shows("6 of 6 days +15"))
        #expect(drive.shows("already twinned +45") && !drive.shows("repair"))
        drive.press("enter")
        drive.press("2")
        drive.type("Greenhouses")
        drive.press("enter")
        let need = try world.record("N1")
        #expect(need[Need.state].value == .takenUp)
        #expect(need[Need.takenUpBy].value == RecordID(.branch, 3))
        #expect(try world.record("J1").name == "Greenhouses")
        #expect(drive.shows("J1 was made for it"))
        // It is gone from the list, and comes back with the way back.
        #expect(!drive.shows("greenhouse sensor advice"))
        drive.press("u")
        #expect(drive.shows("greenhouse sensor advice"))
    }

    @Test func declinedWithAReason() throws {
        let drive = try Drive(world)
        drive.open(MatchScreen(about: RecordID(.need, 1)))
        drive.press("d")
        drive.type("too far")
        drive.press("enter")
        let line = try #require(try world.record("N1")[Need.matches].value?.first)
        #expect(line[NeedMatch.verdict].value == .declined)
        #expect(line[NeedMatch.reason].value == "too far")
        #expect(drive.shows("No offer of its category is left for it"))
    }

    @Test func moreThanThereIsIsSavedAndSaid() throws {
        let drive = try Drive(world)
        drive.open(MatchScreen(about: RecordID(.need, 1)))
        drive.press("enter", "4")
        drive.type("8")
        drive.press("enter")
        #expect(drive.shows("used by 2 days more than it offers"))
        drive.open(DetailScreen(RecordID(.offer, 1)))
        #expect(drive.shows("0 of 6 days left") && drive.shows("by 2 days more than there is"))
    }

    /// What is used up says so wherever its state stands: in the list and on its page.
    @Test func whatIsUsedUpSaysSoInLists() throws {
        let drive = try Drive(world)
        drive.open(MatchScreen(about: RecordID(.need, 1)))
        drive.press("a")
        drive.open(ListScreen(.offer))
        func line(_ number: String) -> String {
            drive.picture.split(separator: "\n").first { $0.contains(number + " ") }.map(String.init) ?? ""
        }
        #expect(line("R1").contains("Used up"), "\(drive.picture)")
        #expect(line("R2").contains("Open"), "\(drive.picture)")
        drive.open(DetailScreen(RecordID(.offer, 1)))
        #expect(drive.shows("State       Used up"), "\(drive.picture)")
    }

    /// What is done with a need stands in the key bar of its page.
    @Test(arguments: Language.allCases) func theKeysOfANeedAreNamed(_ language: Language) throws {
        let words = try Strings.words(language)
        let drive = try Drive(world, language)
        drive.open(DetailScreen(RecordID(.need, 1)))
        func bar() -> String { drive.picture.split(separator: "\n").last.map(String.init) ?? "" }
        #expect(bar().contains("m " + words("command.suggestHere")), "\(bar())")
        drive.press("m", "a", "esc")
        drive.open(DetailScreen(RecordID(.need, 1)))
        #expect(bar().contains("b " + words("command.takeBackMatch")), "\(bar())")
        drive.press("m")
        #expect(drive.shows(words("match.obstacle.need.takenUpBy", ["by": "B3"])), "\(drive.picture)")
    }

    @Test func threeListsSideBySide() throws {
        let drive = try Drive(world)
        drive.open(ThreeListsScreen(about: RecordID(.twinning, 1)))
        #expect(drive.shows("Needs 3") && drive.shows("Offers 2") && drive.shows("Projects 0"))
        // To the offers, the second of them, and into its page.
        drive.press("tab", "down", "enter")
        #expect(drive.shows("all of 40 seats left"))
        drive.press("esc", "tab", "tab", "t")
        drive.press("esc")
        drive.press("enter")
        #expect(drive.shows("N1") && drive.shows("Open"))
    }

    @Test func aNarrowWindowShowsOneListAtATime() throws {
        let drive = try Drive(world, width: 60, height: 16)
        drive.open(ThreeListsScreen(about: RecordID(.village, 1)))
        #expect(drive.shows("greenhouse") && !drive.shows("engineers"))
        drive.press("tab")
        #expect(drive.shows("engineers") && !drive.shows("greenhouse"))
        drive.press("tab")
        #expect(drive.shows("No projects are recorded."))
        drive.press("tab")
        #expect(drive.shows("greenhouse"))
    }

    @Test func aNeedIsTakenUpByAnotherBranchAndTakenBack() throws {
        let drive = try Drive(world)
        drive.open(DetailScreen(RecordID(.need, 3)))
        drive.press("t")
        drive.type("General Branch Committee")
        drive.press("enter")
        #expect(try world.record("N3")[Need.takenUpBy].value == RecordID(.branch, 2))
        #expect(drive.shows("N3 is taken up by B2"))
        drive.press("b")
        #expect(try world.record("N3")[Need.state].value == .open)
        #expect(drive.shows("N3 is open again"))
    }

    @Test func gapsLeadToTheirRecords() throws {
        let drive = try Drive(world)
        drive.open(GapsScreen(about: nil))
        #expect(drive.shows("N3     repair 1.2 km road"))
        #expect(drive.shows("nobody offers anything of the category works"))
        drive.press("down", "enter")
        #expect(drive.shows("repair 1.2 km road  Need"))
    }

    @Test func nothingIsChangedWhereNothingMayBe() throws {
        let drive = try Drive(world, isReadOnly: true)
        drive.open(MatchScreen(about: nil))
        drive.press("a")
        drive.press("d")
        drive.press("enter", "1")
        #expect(drive.verbs.isEmpty)
        #expect(try world.record("N1")[Need.state].value == .open)
    }

    @Test(arguments: Language.allCases)
    func emptyListsSaySo(_ language: Language) throws {
        let drive = try Drive(try RegistryWorld.empty(), language)
        let words = try Strings.words(language)
        drive.open(ThreeListsScreen(about: nil))
        #expect(drive.shows(words("lists.none.need")) && drive.shows(words("lists.none.project")))
        drive.open(GapsScreen(about: nil))
        #expect(drive.shows(words("gaps.noNeeds")))
        drive.open(MatchScreen(about: nil))
        drive.press("enter", "a", "d", "down", "up")
        #expect(drive.verbs.isEmpty)
    }
}
