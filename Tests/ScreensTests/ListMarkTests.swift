import Cells
import Domain
import Testing

@testable import Screens

/// Marking records in a list, and what is done with all of them.
@Suite struct ListMarkTests {
    private func villages(_ names: [String]) throws -> RegistryWorld {
        let world = try RegistryWorld.empty()
        for name in names { _ = try world.village(name) }
        return world
    }

    private func list(_ world: any World, width: Int = 80, height: Int = 24) throws -> Drive {
        let drive = try Drive(world, width: width, height: height)
        drive.open(ListScreen(.village))
        return drive
    }

    private func marked(_ drive: Drive) -> [String] {
        let list = drive.app.stack.compactMap { $0.screen as? ListScreen }.last
        return list?.marks.records.records.map(\.number) ?? []
    }

    @Test func spaceMarksAndGoesOn() throws {
        let drive = try list(villages(["A", "B", "C"]))
        drive.press("space", "space")
        #expect(marked(drive) == ["V1", "V2"] && drive.shows("2 marked"))
        #expect(drive.screen.contains { $0.hasPrefix("✓ V1") })
        drive.press("up", "space")
        #expect(marked(drive) == ["V1"])
    }

    @Test func shiftAndArrowsMarkARangeThatAnyOtherMoveEnds() throws {
        let drive = try list(villages(["A", "B", "C", "D", "E"]))
        drive.press("down", "shift-down", "shift-down")
        #expect(drive.shows("range of 3"))
        // Back by one: the range shrinks.
        drive.press("shift-up", "end")
        #expect(marked(drive) == ["V2", "V3"])
    }

    @Test func vBeginsARangeAndEndsItAndEscGivesItUp() throws {
        let drive = try list(villages(["A", "B", "C", "D"]))
        drive.press("v", "down", "down", "esc", "end")
        #expect(marked(drive) == [])
        drive.press("v", "up", "v")
        #expect(marked(drive) == ["V3", "V4"])
        #expect(drive.app.stack.count == 2)
    }

    /// A range over far more rows than are in memory.
    @Test func aRangeReachesBeyondWhatIsLoaded() throws {
        let drive = try list(villages((1...120).map { "Village " + String(1000 + $0) }), height: 10)
        drive.press("down", "v", "end", "up", "v")
        #expect(marked(drive).count == 118)
        #expect(!marked(drive).contains("V1") && !marked(drive).contains("V120"))
    }

    @Test func marksOutliveFilterAndSortAndSayWhatIsHidden() throws {
        let drive = try list(villages(["Apple", "Berry", "Cherry", "Date"]))
        drive.press("space", "space", "space", "/")
        drive.type("date")
        drive.press("tab", "r")
        #expect(drive.shows("3 marked"))
        drive.press("m")
        #expect(drive.shows("3 marked, 3 of them not in this list now"))
        try expectScreen(drive, "list-marked-menu")
    }

    @Test func allAreMarkedInvertedAndUnmarked() throws {
        let drive = try list(villages(["Apple", "Apricot", "Berry"]))
        drive.press("end", "space", "/")
        drive.type("ap")
        drive.press("tab", "ctrl-a")
        #expect(marked(drive) == ["V1", "V2", "V3"])
        // What the filter hides keeps its mark.
        drive.press("~")
        #expect(marked(drive) == ["V3"])
        drive.press("V")
        #expect(marked(drive) == [] && !drive.shows("marked"))
    }

    @Test func manyAreRetiredInOneStepThatOneUndoTakesBack() throws {
        let world = try villages(["A", "B", "C", "D"])
        let drive = try list(world)
        drive.press("space", "space", "space", "F8")
        #expect(drive.shows("3 marked"))
        drive.type("recorded twice")
        drive.press("enter")
        #expect(drive.message == "3 retired in one step. u takes it back.")
        #expect(marked(drive) == [] && !drive.shows("V1") && drive.shows("V4"))
        drive.press("u")
        for village in ["V1", "V2", "V3"] {
            let id = try #require(RecordID(number: village))
            #expect(try world.record(id).retired == nil)
        }
        #expect(drive.shows("V1"))
    }

    @Test func retiredOnesAreRestoredTogetherAndTheOthersSaidToBeLiving() throws {
        let world = try villages(["A", "B", "C"])
        let drive = try list(world)
        drive.press("space", "space", "F8")
        drive.type("why")
        drive.press("enter", "R", "ctrl-a", "m", "2", "y")
        #expect(
            drive.message == "2 restored in one step. u takes it back. 1 had not been retired.")
    }

    @Test func fromMarkToMarkAndRoundWithANotice() throws {
        let drive = try list(villages((1...60).map { "Village " + String(100 + $0) }), height: 10)
        drive.press("down", "space", "end", "space", "home")
        drive.press("n")
        #expect(drive.selectedLine.contains("V2") && drive.message == "")
        drive.press("n")
        #expect(drive.selectedLine.contains("V60") && drive.message == "")
        drive.press("n")
        #expect(drive.selectedLine.contains("V2") && drive.message == "From the other end again.")
        drive.press("N")
        #expect(drive.selectedLine.contains("V60"))
    }

    /// The scrollbar tells where marked rows stand, once nothing has changed for a moment.
    @Test func theScrollbarCarriesTicks() throws {
        let drive = try list(villages((1...60).map { "Village " + String(100 + $0) }), height: 14)
        drive.press("end", "space", "home")
        #expect(!drive.shows("╪"))
        drive.fireTimers()
        #expect(drive.screen.filter { $0.contains("╪") }.count == 1)
        #expect(drive.screen[11].hasSuffix("╪"))
    }

    @Test func withNothingMarkedItIsSaidHowToMark() throws {
        let drive = try list(villages(["A"]))
        drive.press("m")
        #expect(drive.message == "Nothing is marked. Space marks the selected row.")
    }

    /// Marks are a set of records, whatever else happens: compared with a model through random work.
    @Test(arguments: 0..<8)
    func marksAreTheSetThatWasMarked(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let count = 40
        let world = try villages((1...count).map { "Village " + String(100 + $0) })
        let drive = try list(world, height: 12)
        var model: Set<Int> = []
        var selected = 1
        var descending = false
        func moved(_ by: Int) -> Int { min(max(1, selected + (descending ? -by : by)), count) }
        for _ in 0..<150 {
            switch Int.random(in: 0..<9, using: &random) {
            case 0, 1, 2:
                drive.press("space")
                if model.remove(selected) == nil { model.insert(selected) }
                selected = moved(1)
            case 3:
                drive.press("down")
                selected = moved(1)
            case 4:
                drive.press("pageup")
                // Seven rows are in sight, one of which stays.
                selected = moved(-6)
            case 5:
                let from = selected
                drive.press("shift-down", "shift-down", "shift-down")
                selected = moved(3)
                model.formUnion(min(from, selected)...max(from, selected))
                drive.press("v")
            case 6:
                drive.press("~")
                model = Set(1...count).subtracting(model)
            case 7:
                drive.press("r")
                descending.toggle()
            default:
                drive.press("end", "home")
                selected = descending ? count : 1
            }
            try #require(marked(drive) == model.sorted().map { "V\($0)" })
            try #require(drive.selectedLine.contains("V\(selected) "))
        }
    }

    private struct SplitMix: RandomNumberGenerator {
        private var state: UInt64
        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
