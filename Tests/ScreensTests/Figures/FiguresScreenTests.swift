import Cells
import Domain
import Testing

@testable import Screens

/// Figures as somebody meets them who looks at them with the keyboard.
@Suite struct FiguresScreenTests {
    private let world: RegistryWorld

    init() throws { world = try RegistryWorld.filled() }

    private func screen(_ drive: Drive) throws -> FiguresScreen {
        try #require(drive.app.top.screen as? FiguresScreen)
    }

    private func opened(_ drive: Drive) throws -> (query: ListQuery, matching: Int) {
        let list = try #require(drive.app.top.screen as? ListScreen)
        return (list.query, try #require(list.count).matching)
    }

    @Test("Every stop of the cursor opens the records that it counts", arguments: [nil, 2021])
    func opens(year: Int?) throws {
        let drive = try Drive(world)
        drive.open(FiguresScreen(year: year))
        let figures = try #require(try screen(drive).figures)
        var seen: [Figure.Item] = []
        drive.press(
            "home", "left", "left", "left", "left", "left", "left", "left", "left", "left", "left", "left")
        for figure in figures.figures where !figure.items.isEmpty {
            for (index, item) in figure.items.enumerated() {
                drive.press("enter")
                let (query, matching) = try opened(drive)
                #expect(query.kind == item.opens.kind && query.conditions == item.opens.conditions)
                #expect(matching == item.records, "\(figure.sort) \(index)")
                seen.append(item)
                drive.press("esc")
                _ = try screen(drive)
                if index + 1 < figure.items.count { drive.press("right") }
                let isStill = item == figure.items.last
                if !isStill, try screen(drive).isAt(item) { drive.press("down") }
            }
            drive.press("down")
        }
        #expect(seen == figures.figures.flatMap(\.items))
    }

    @Test("A year is typed, turned over, and left again; what is no year is refused")
    func years() throws {
        let drive = try Drive(world)
        drive.open(FiguresScreen())
        drive.press("y")
        drive.type("2021")
        drive.press("enter")
        #expect(try screen(drive).query?.year == 2021)
        #expect(drive.shows("2021-01-01"))
        drive.press("]")
        // After this year come the last twelve months again.
        let next = try screen(drive).query?.year
        #expect(next == nil || next == 2022)
        drive.press("[")
        let before = try screen(drive).query?.year
        #expect(before == 2021)
        drive.press("y")
        drive.press("ctrl-u")
        drive.type("soon")
        drive.press("enter")
        #expect(drive.message.contains("soon"))
        drive.press("y", "ctrl-u", "enter")
        #expect(try screen(drive).query?.year == nil)
    }

    @Test("From a village's page its figures open, and lead back to it")
    func fromPage() throws {
        let drive = try Drive(world)
        drive.open(DetailScreen(RecordID(.village, 1)))
        drive.press("F")
        #expect(try screen(drive).figures?.query.about == RecordID(.village, 1))
        #expect(drive.shows("V1"))
        drive.press("esc")
        #expect(drive.app.top.screen is DetailScreen)
        // A person has none.
        drive.open(DetailScreen(RecordID(.person, 1)))
        drive.press("F")
        #expect(drive.app.top.screen is DetailScreen)
    }

    @Test("The cursor stays in sight in every window, and nothing is drawn beside it")
    func inSight() throws {
        let drive = try Drive(world)
        drive.open(FiguresScreen(year: 2021))
        for (width, height) in [(60, 16), (80, 24), (120, 40), (40, 10)] {
            drive.resize(width, height)
            drive.press("home")
            for step in 0..<40 {
                #expect(
                    drive.frame.caret.y > 0 && drive.frame.caret.y < height - 2, "\(width)x\(height) \(step)")
                drive.press(step % 7 == 6 ? "pagedown" : "down")
            }
        }
    }

    @Test("The first screen asks for few figures, and is there before they are")
    func home() throws {
        let drive = try Drive(world)
        drive.resize(120, 40)
        #expect(drive.shows("Figures"))
        let asked = FiguresQuery(today: drive.app.context.today, sorts: FiguresQuery.few)
        guard case .success(.figures(let figures)) = world.answer(.figures(asked)) else {
            Issue.record("no figures")
            return
        }
        let held = figures[.activities]?.items.reduce(0) { $0 + $1.records } ?? -1
        #expect(drive.shows("\(held) in twelve months"))
        drive.holdsAnswers = true
        drive.press("alt-h")
        #expect(drive.shows("Villages"))
        // Where there is little room, what wants attention has it.
        drive.resize(60, 16)
        #expect(!drive.shows("twelve months"))
    }
}

extension FiguresScreen {
    fileprivate func isAt(_ item: Figure.Item) -> Bool { chosen == item }
}
