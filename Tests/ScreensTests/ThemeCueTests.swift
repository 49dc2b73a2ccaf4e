import Cells
import Domain
import Testing

@testable import Screens

/// No state is told by colour alone: with every colour taken away, whoever looks can still tell it.
@Suite struct ThemeCueTests {
    /// What is left of a cell without its colours. Faint letters are a colour to the eye: they count for nothing.
    private struct Colourless: Hashable {
        let character: Character
        let bold: Bool
        let underline: Bool
        let reverse: Bool

        init(_ cell: Cell, _ theme: Theme) {
            let look = theme.look(for: cell.style)
            (character, bold, underline, reverse) = (cell.character, look.bold, look.underline, look.reverse)
        }
    }

    /// The first row of the screen that shows this text, without its colours.
    private func row(_ drive: Drive, _ text: String, _ theme: Theme) throws -> [Colourless] {
        let y = try #require(drive.screen.firstIndex { $0.contains(text) }, "\(text)\n\(drive.picture)")
        return drive.frame.cells.row(y).map { Colourless($0, theme) }
    }

    /// The letters of the text itself, wherever the screen first shows it.
    private func letters(_ drive: Drive, _ text: String, _ theme: Theme) throws -> [Colourless] {
        let line = try #require(drive.screen.first { $0.contains(text) }, "\(text)\n\(drive.picture)")
        let start = try #require(line.firstRange(of: text)).lowerBound
        let x = TextWidth.columns(of: line[..<start])
        return Array(try row(drive, text, theme)[x..<x + TextWidth.columns(of: text)])
    }

    private func world() throws -> RegistryWorld {
        let world = try RegistryWorld.empty()
        for name in ["East Village", "North Village"] { _ = try world.village(name) }
        return world
    }

    private func villages(_ world: RegistryWorld? = nil) throws -> Drive {
        let drive = try Drive(world ?? self.world())
        drive.press("2", "home")
        return drive
    }

    @Test(
        "A state that is a role has an attribute of its own, unless words or a sign go with it",
        arguments: Theme.all)
    func roles(theme: Theme) {
        func attributes(_ style: Style) -> [Bool] {
            let look = theme.look(for: style)
            return [look.bold, look.underline, look.reverse]
        }
        let plain = attributes(Style())
        for role: Role in [.problem, .warning, .match, .absent, .link, .fieldFocused] {
            #expect(attributes(Style(role)) != plain, "\(theme.name) \(role)")
        }
        for role in Role.allCases {
            #expect(
                attributes(Style(role)) != attributes(Style(role, selected: true)), "\(theme.name) \(role)")
        }
        #expect(attributes(Style(.problem)) != attributes(Style(.warning)), "\(theme.name)")
        #expect(attributes(Style(.field)) != attributes(Style(.fieldFocused)), "\(theme.name)")
    }

    @Test(arguments: Theme.all)
    func whatIsSelected(theme: Theme) throws {
        let drive = try villages()
        let selected = try letters(drive, "East Village", theme)
        drive.press("down")
        #expect(try letters(drive, "East Village", theme) != selected)
    }

    @Test(arguments: Theme.all)
    func whatIsMarked(theme: Theme) throws {
        let drive = try villages()
        drive.press("down")
        let plain = try row(drive, "East Village", theme)
        drive.press("up", "space", "end")
        #expect(drive.selectedLine.contains("North"))
        #expect(try row(drive, "East Village", theme) != plain)
    }

    @Test(arguments: Theme.all)
    func whatIsRetired(theme: Theme) throws {
        let world = try world()
        let drive = try villages(world)
        drive.press("down", "R")
        let plain = try row(drive, "East Village", theme)
        let day = try #require(CalendarDay(2021, 6, 1))
        _ = try world.perform(.retire(RecordID(.village, 1), reason: "merged", on: day)).get()
        drive.registryChanged()
        #expect(try row(drive, "East Village", theme) != plain)
    }

    @Test(arguments: Theme.all)
    func whatMatches(theme: Theme) throws {
        let drive = try villages()
        drive.press("down")
        let plain = try letters(drive, "East Village", theme)
        drive.press("/")
        drive.type("village")
        drive.press("tab", "end")
        let found = try letters(drive, "East Village", theme)
        #expect(found.prefix(4) == plain.prefix(4) && found.suffix(7) != plain.suffix(7))
    }

    @Test(arguments: Theme.all)
    func whatIsMissing(theme: Theme) throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "enter")
        let label = try #require(drive.screen.first { $0.contains("not known") }, "\(drive.picture)")
        #expect(!label.isEmpty)
        let missing = try letters(drive, "not known", theme)
        // Beside an answer that is there, one that is not has words, and an attribute too.
        #expect(missing.map(\.character) == Array("not known"))
        #expect(missing.allSatisfy { $0.underline || $0.bold || $0.reverse }, "\(theme.name)")
    }

    @Test(arguments: Theme.all)
    func whatIsWrongInAForm(theme: Theme) throws {
        let drive = try villages()
        drive.press("F4")
        drive.go("code")
        drive.type("12")
        drive.go("name")
        let wrong = try letters(drive, "! ", theme)
        #expect(wrong.contains { $0.bold || $0.underline || $0.reverse }, "\(theme.name)")
    }

    /// What the program proposed and nobody typed yet.
    @Test(arguments: Theme.all)
    func whatIsProposed(theme: Theme) throws {
        let drive = try villages()
        drive.fill(.agreement)
        drive.go("signedOn")
        let proposed = try row(drive, "Signed on ~", theme)
        drive.type("2")
        #expect(!drive.shows("Signed on ~"))
        #expect(try row(drive, "Signed on", theme) != proposed)
    }

    @Test(arguments: Theme.all)
    func goodNewsAndBad(theme: Theme) throws {
        let drive = try villages()
        func told(_ tone: Message.Tone) throws -> [Colourless] {
            drive.open(Teller(message: Message("The same words", tone)))
            return try letters(drive, "The same words", theme)
        }
        let (plain, good, bad) = (try told(.plain), try told(.good), try told(.problem))
        #expect(bad != plain && bad != good, "\(theme.name)")
    }
}

/// Says something as soon as it is opened.
private struct Teller: Screen {
    let message: Message
    func title(_ context: Context) -> String { "teller" }
    func offers(_ context: Context) -> [Screens.Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .appeared = event { [.say(message)] } else { [] }
    }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
