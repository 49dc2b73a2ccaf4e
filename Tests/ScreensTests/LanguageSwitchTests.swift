import Cells
import Domain
import Testing

@testable import Screens

/// Nothing stays in the other language, whatever is open when it is switched.
@Suite struct LanguageSwitchTests {
    @Test(arguments: CommandTests.ways.indices)
    func switchedIsAsIfOpenedInIt(_ index: Int) throws {
        let way = CommandTests.ways[index]
        let switched = try Drive(RegistryWorld.seeded(), .english)
        for key in way.keys { switched.press(key) }
        switched.press("F12")
        let native = try Drive(RegistryWorld.seeded(), .chinese)
        for key in way.keys { native.press(key) }
        // Orders that follow the words may differ after it; what is typed and where one stands does not.
        #expect(switched.app.stack.count == native.app.stack.count, "\(way.screen)")
        let latin = try Regex("[A-Za-z]{4,}")
        let known = Set(native.picture.matches(of: latin).map { String(native.picture[$0.range]) })
        let found = Set(switched.picture.matches(of: latin).map { String(switched.picture[$0.range]) })
        #expect(found.subtracting(known) == [], "\(way.screen)\n\(switched.picture)")
        #expect(switched.screen == native.screen, "\(way.screen)")
    }
}
