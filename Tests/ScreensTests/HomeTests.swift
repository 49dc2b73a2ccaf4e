import Domain
import Testing

@testable import Screens

@Suite struct HomeTests {
    @Test func aWindowTooSmallSaysWhatIsNeededAndKeepsTheState() throws {
        let drive = try Drive(FixedWorld())
        drive.press("down", "down")
        let before = drive.selectedLine
        drive.resize(39, 9)
        #expect(drive.shows("40 × 10"))
        drive.resize(80, 24)
        #expect(drive.selectedLine == before)
    }
}
