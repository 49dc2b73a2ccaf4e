import Domain
import Testing

@testable import Screens

@Suite struct FiltersTests {
    private func list(_ drive: Drive) throws -> ListScreen {
        try #require(drive.app.stack.last?.screen as? ListScreen)
    }

    /// From a list: a condition of a field found by typing, then whatever the test asks.
    private func add(_ drive: Drive, field: String, test: FilterTest) throws {
        drive.press("f", "F7")
        drive.type(field)
        drive.press("enter")
        drive.click(try label(test))
    }

    /// As a row of the menu, with its end: some are beginnings of others.
    private func label(_ test: FilterTest) throws -> String {
        try "  " + Strings.words(.english)("filters.test." + test.rawValue) + "  "
    }

    @Test func conditionsAreBuiltOnScreen() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.branch))
        let all = try #require(try list(drive).count?.matching)
        try add(drive, field: "Host unit", test: .isKnown)
        let known = try #require(try list(drive).count?.matching)
        #expect(known < all && known > 0)
        #expect(drive.shows("[Host unit: known"))
        try add(drive, field: "Type of", test: .notEqual)
        drive.press("enter")
        #expect(try list(drive).query.conditions.count == 2)
        // Enter on a condition asks for its test anew.
        drive.press("f", "enter")
        drive.click(try label(.isNotKnown))
        #expect(try list(drive).query.conditions.first?.test == .isNotKnown)
        // Delete takes it away.
        drive.press("f", "delete")
        #expect(try list(drive).query.conditions.count == 1)
    }

    @Test func dateAndPickedRecordsAreValues() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.agreement))
        try add(drive, field: "Signed on", test: .during)
        drive.type("20x1")
        drive.press("enter")
        #expect(!drive.message.isEmpty)
        for _ in 0..<4 { drive.press("backspace") }
        drive.type("2021-06")
        drive.press("enter")
        let day = try #require(CalendarDay(2021, 6))
        #expect(try list(drive).query.conditions.map(\.test) == [.during(day)])
        #expect(try list(drive).count?.matching == 1)
        drive.press("esc")
        drive.open(ListScreen(.village))
        try add(drive, field: "Town", test: .equal)
        drive.press("enter")
        let test = try #require(try list(drive).query.conditions.first?.test)
        guard case .equal(.link(let town)) = test else {
            Issue.record("\(test)")
            return
        }
        #expect(town.kind == .region)
    }

    @Test func aFilterIsSavedChosenRenamedAndDeleted() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.branch))
        try add(drive, field: "Host unit", test: .isKnown)
        let query = try list(drive).query
        drive.press("f", "ctrl-s")
        drive.type("带单位的")
        drive.press("enter")
        #expect(drive.app.context.memory.filters(of: .branch).map(\.name) == ["带单位的"])
        drive.press("esc")
        // From the palette, in the words of either language.
        drive.press("ctrl-p")
        drive.type("带单位")
        drive.press("enter")
        #expect(try list(drive).query == query)
        drive.press("esc", "ctrl-p")
        drive.type("党组织")
        #expect(drive.shows("带单位的"))
        drive.press("esc")
        // From a list that shows everything.
        drive.open(ListScreen(.branch))
        drive.press("f", "end", "enter")
        #expect(try list(drive).query == query)
        drive.press("f", "end", "F4")
        drive.type("!")
        drive.press("enter")
        #expect(drive.app.context.memory.filters(of: .branch).map(\.name) == ["带单位的!"])
        drive.press("end", "F8", "y")
        #expect(drive.app.context.memory.filters().isEmpty)
    }

    @Test func aFilterThatAsksForWhatIsGoneSaysSo() throws {
        var memory = Memory(registry: "/test.twinning")
        let town = try #require(Kind.village.description.field("town"))
        let gone = ListQuery(.village, conditions: [Condition(town, .equal(.link(RecordID(.region, 99))))])
        memory.apply(.saveFilter(name: "Old town", RememberedQuery(gone)))
        let drive = try Drive(RegistryWorld.seeded(), memory: memory)
        drive.open(ListScreen(.village))
        drive.press("f", "end", "enter")
        #expect(drive.message.contains("D99"))
        #expect(drive.app.stack.last?.screen is FiltersScreen)
        drive.press("esc", "ctrl-p")
        drive.type("Old town")
        drive.press("enter")
        #expect(drive.message.contains("D99"))
    }

    @Test func theWholeListIsNoFilter() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(ListScreen(.village))
        drive.press("f", "ctrl-s")
        #expect(drive.app.stack.last?.screen is FiltersScreen)
        #expect(!drive.message.isEmpty)
    }
}
