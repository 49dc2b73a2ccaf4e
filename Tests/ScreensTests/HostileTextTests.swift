import Cells
import Domain
import TestSupport
import Testing

@testable import Screens

/// Stored text made to harm a terminal, on every screen that shows some: what reaches the cells is harmless.
@Suite struct HostileTextTests {
    private static let texts = [
        "\u{1B}[31mred\u{1B}]0;t\u{07}", "\u{9B}31mC1\u{85}x", "photo\u{202E}gpj.exe\u{2066}",
        "\u{0301}lone", "👨‍👩‍👧🇨🇳x", "{name}", String(repeating: "长", count: 100),
    ]

    private func world() throws -> RegistryWorld {
        let world = try RegistryWorld.empty()
        func named(_ kind: Kind, _ text: String) -> Domain.Record {
            var record = Domain.Record(RecordID(kind, -1))
            record[Domain.Record.nameKey] = .value(.text(text))
            return record
        }
        for text in HostileTextTests.texts {
            var village = named(.village, text)
            village[Village.note] = .value(text + "\n" + text)
            _ = try world.perform(.save([village], draft: nil)).get()
            var branch = named(.branch, text)
            branch[Branch.sort] = .value(.branch)
            _ = try world.perform(.save([branch], draft: nil)).get()
            _ = try world.perform(.save([named(.unit, text), named(.person, text)], draft: nil)).get()
        }
        let today = try #require(CalendarDay(2021, 6, 16))
        let path = try world.file("f\u{1B}[31m\u{202E}.txt", "x")
        let deed = AttachmentDeed.add(
            [NewAttachment(path, caption: HostileTextTests.texts[0])], on: today)
        _ = try world.perform(.attachment(deed, of: RecordID(.village, 1))).get()
        let reason = HostileTextTests.texts[2]
        _ = try world.perform(.retire(RecordID(.village, 2), reason: reason, on: today)).get()
        return world
    }

    private func expectHarmless(_ drive: Drive, _ way: String) {
        for line in drive.screen {
            let found = line.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
            #expect(found.isEmpty, "\(way): \(found.map { String($0.value, radix: 16) })")
        }
    }

    @Test(arguments: Language.allCases)
    func everyScreenShowsItHarmlessly(_ language: Language) throws {
        let ways: [(String, [String])] = [
            ("home", []), ("villages", ["2"]), ("village", ["2", "enter"]), ("form", ["2", "enter", "F4"]),
            ("history", ["2", "enter", "h"]), ("journal", ["2", "enter", "J"]),
            ("step", ["2", "enter", "J", "enter"]), ("branches", ["3"]), ("units", ["4"]), ("people", ["5"]),
            ("all history", ["6"]), ("search", ["7", "r", "e", "d"]), ("palette", ["2", "ctrl-p"]),
            ("peek", ["2", "p"]), ("retired", ["2", "R"]), ("frequency", ["2", "F"]),
            ("retire", ["2", "enter", "F8"]), ("files", ["2", "enter", "a"]), ("tree", ["3", "t"]),
        ]
        let world = try world()
        for (name, keys) in ways {
            for size in [(80, 24), (120, 40)] {
                let drive = try Drive(world, language, width: size.0, height: size.1)
                for key in keys { drive.press(key) }
                expectHarmless(drive, name)
                // Down the list as well: each record is selected, and opened, once.
                for _ in 0..<HostileTextTests.texts.count {
                    drive.press("down")
                    expectHarmless(drive, name)
                }
            }
        }
        for serial in 1...Int64(HostileTextTests.texts.count) {
            for kind in [Kind.village, .branch, .unit, .person] {
                let drive = try Drive(world, language)
                drive.open(DetailScreen(RecordID(kind, serial)))
                expectHarmless(drive, "\(kind.letter)\(serial)")
            }
        }
    }
}
