import Cells
import Domain
import Testing

@testable import Screens

@Suite struct HistoryTests {
    @Test(
        arguments: [("80x24", 80, 24), ("60x16", 60, 16), ("120x40", 120, 40), ("40x10", 40, 10)],
        Language.allCases)
    func looksLikeThis(_ size: (name: String, width: Int, height: Int), _ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language, width: size.width, height: size.height)
        drive.press("6")
        try expectScreen(drive, "history-\(size.name)-\(language.rawValue)")
    }
}
