import Cells
import Domain
import Testing

@testable import Screens

@Suite struct SearchTests {
    @Test(arguments: Language.allCases)
    func looksLikeThis(_ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language)
        drive.press("ctrl-f")
        try expectScreen(drive, "search-empty-80x24-\(language.rawValue)")
        drive.type("da jung")
        try expectScreen(drive, "search-dajung-80x24-\(language.rawValue)")
        drive.resize(60, 16)
        try expectScreen(drive, "search-dajung-60x16-\(language.rawValue)")
        drive.resize(120, 40)
        try expectScreen(drive, "search-dajung-120x40-\(language.rawValue)")
        drive.press("ctrl-a", "backspace")
        drive.type("nowhere")
        drive.resize(80, 24)
        try expectScreen(drive, "search-none-80x24-\(language.rawValue)")
    }
}

@Suite struct PaletteTests {
    @Test(arguments: Language.allCases)
    func looksLikeThis(_ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language)
        drive.press("2", "ctrl-p")
        try expectScreen(drive, "palette-80x24-\(language.rawValue)")
        drive.resize(60, 16)
        drive.type("vil")
        try expectScreen(drive, "palette-vil-60x16-\(language.rawValue)")
    }
}

@Suite struct HelpTests {
    @Test(arguments: Language.allCases)
    func looksLikeThis(_ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language)
        drive.press("2", "F1")
        try expectScreen(drive, "help-80x24-\(language.rawValue)")
        drive.resize(120, 40)
        try expectScreen(drive, "help-120x40-\(language.rawValue)")
        drive.resize(60, 16)
        drive.press("/")
        drive.type(language == .chinese ? "筛" : "sort")
        try expectScreen(drive, "help-filtered-60x16-\(language.rawValue)")
    }
}
