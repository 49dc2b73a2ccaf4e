import Domain
import Testing

@testable import Screens

@Suite struct PeekTests {
    private func villages() throws -> RegistryWorld {
        let world = try RegistryWorld.empty()
        for number in 1...20 { _ = try world.village("Village \(number < 10 ? "0" : "")\(number)") }
        return world
    }

    private func pages(_ drive: Drive) -> [RecordID] {
        drive.heldQuestions.compactMap { if case .page(let id) = $0.question { id } else { nil } }
    }

    @Test(arguments: [("100x24", 100, 24), ("80x50", 80, 50)], Language.allCases)
    func looksLikeThis(_ size: (name: String, width: Int, height: Int), _ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language, width: size.width, height: size.height)
        drive.open(ListScreen(.agreement))
        drive.fireTimers()
        try expectScreen(drive, "peek-\(size.name)-\(language.rawValue)")
    }

    /// Nothing is asked while the cursor moves, and one record when it rests.
    @Test func itAsksWhenTheCursorRests() throws {
        let drive = try Drive(villages(), width: 120, height: 40)
        drive.open(ListScreen(.village))
        drive.fireTimers()
        #expect(drive.shows("│ V1 Village 01"))
        drive.holdsAnswers = true
        for _ in 0..<6 { drive.press("down") }
        #expect(pages(drive).isEmpty)
        drive.fireTimers()
        #expect(pages(drive).map(\.serial) == [7])
        #expect(drive.shows("│ V1 Village 01"))
        drive.press("down")
        drive.fireTimers()
        // Not a second one before the first has come.
        #expect(pages(drive).map(\.serial) == [7])
        drive.answerHeld(0)
        #expect(drive.shows("│ V1 Village 01") && !drive.shows("│ V7"))
        #expect(pages(drive).map(\.serial) == [8])
        drive.answerHeld(0)
        #expect(drive.shows("│ V8 Village 08"))
    }

    @Test func itClosesWhereThereIsNoRoom() throws {
        let drive = try Drive(villages(), width: 120, height: 40)
        drive.open(ListScreen(.village))
        drive.fireTimers()
        drive.resize(99, 30)
        #expect(!drive.shows("│"))
        drive.press("p")
        #expect(!drive.message.isEmpty)
        drive.press("down")
        drive.resize(100, 30)
        drive.fireTimers()
        #expect(drive.shows("│ V2 Village 02"))
    }

    @Test func itIsTurnedOffAndOnAndRemembered() throws {
        let drive = try Drive(villages(), width: 120, height: 40)
        drive.open(ListScreen(.village))
        drive.fireTimers()
        drive.press("p")
        #expect(!drive.shows("│") && !drive.app.context.memory.peeks)
        try drive.quitAndReopen()
        #expect(!drive.shows("│"))
        drive.press("down", "p")
        drive.fireTimers()
        #expect(drive.shows("│ V2 Village 02"))
    }

    @Test func itsWidthIsAdjustedWithinBounds() throws {
        let drive = try Drive(villages(), width: 120, height: 40)
        drive.open(ListScreen(.village))
        drive.fireTimers()
        func column() throws -> Int {
            let line = try #require(drive.screen.first { $0.contains("│ V1 Village 01") })
            return try #require(
                line.firstRange(of: "│").map { line.distance(from: line.startIndex, to: $0.lowerBound) })
        }
        let before = try column()
        drive.press(">")
        #expect(try column() == before - 4)
        for _ in 0..<30 { drive.press("<") }
        #expect(try column() == 90)
        for _ in 0..<30 { drive.press(">") }
        #expect(try column() == 50)
    }

    @Test func itScrollsByItsOwnKeys() throws {
        let drive = try Drive(RegistryWorld.seeded(), width: 110, height: 20)
        drive.open(ListScreen(.agreement))
        drive.fireTimers()
        let first = drive.picture
        drive.press("alt-down")
        #expect(drive.picture != first && drive.selectedLine.hasPrefix("G1"))
        drive.press("alt-up")
        #expect(drive.picture == first)
    }
}
