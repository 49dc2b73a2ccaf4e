import Cells
import Domain
import Foundation
import Testing

@testable import Screens

/// Every screen in three windows, in both languages and without colours, as text that was read before it was recorded.
@Suite struct CatalogueTests {
    @Test(arguments: Catalogue.entries, Language.allCases)
    func looksAsRecorded(_ entry: CatalogueEntry, _ language: Language) throws {
        let drive = try entry.drive(language)
        let screen = drive.app.top.screen
        #expect(
            type(of: screen) == entry.screen, "\(entry.name): another screen is in front\n\(drive.picture)")
        if let section = entry.section {
            let state = (screen as? FormScreen)?.state
            let number = state.map { $0.plan.section(ofField: $0.fields.focus) }
            let name = number.flatMap { state?.plan.sections[$0].name }
            #expect(name == section.name, "\(entry.name): the focus is in another section\n\(drive.picture)")
        }
        let picture = Picture(of: drive)
        let rules = try PictureRules(Strings.words(language), typed: drive.written)
        for size in Picture.sizes {
            drive.show(in: size)
            let broken = rules.broken(drive)
            #expect(
                broken.isEmpty,
                """
                \(entry.name) at \(size.width) x \(size.height) in \(language.rawValue):
                \(broken.joined(separator: "\n"))
                \(drive.picture)
                """)
        }
        try expectPicture(picture, "\(entry.name).\(language.rawValue)")
    }

    @Test func everyScreenIsInTheCatalogue() throws {
        let sources = Strings.project.appending(path: "Sources/Screens")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var screens: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:struct|enum|class) (\w+)\s*:\s*(?:\w+,\s*)*Screen\b/) {
                screens.insert(String(match.output.1))
            }
        }
        let shown = Set(Catalogue.entries.map { String(describing: $0.screen) })
        #expect(screens.count > 20)
        #expect(screens.subtracting(shown).sorted() == [], "screens without a picture")
    }

    @Test func everySectionOfEveryFormIsInTheCatalogue() {
        let sections = Kind.allCases.flatMap { kind in
            FormPlan(kind).sections.map { CatalogueEntry.Section(kind: kind, name: $0.name) }
        }
        let shown = Set(Catalogue.entries.compactMap(\.section))
        #expect(sections.filter { !shown.contains($0) } == [])
    }

    /// A name belongs to one entry, and every file to an entry.
    @Test func everyFileIsAnEntrys() throws {
        let names = Catalogue.entries.map(\.name)
        #expect(Set(names).count == names.count)
        let wanted = names.flatMap { name in Language.allCases.map { "\(name).\($0.rawValue).txt" } }
        let files = try FileManager.default.contentsOfDirectory(atPath: Catalogue.folder.path)
        #expect(Set(files).subtracting(wanted).sorted() == [], "pictures of nothing")
    }
}
