import Foundation
import Testing

/// An input method opens its window at the terminal's own cursor: it stands at the caret, and is seen, wherever text is
/// typed, and on the selected row elsewhere.
extension InATerminal {
    @Suite struct CaretTests {
        private func withSeeds(_ body: (TmuxSession) async throws -> Void) async throws {
            try await TestRegistry.with(seeds: true) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path, environment: FormInATerminal.environment, in: registry.folder, body
                )
            }
        }

        /// Types text piece by piece; each time the cursor comes to stand right behind it.
        private func typing(_ text: String, _ session: TmuxSession) async throws {
            var typed = ""
            for character in text {
                try await session.type(String(character))
                typed.append(character)
                // The screen and the cursor are asked for one after the other: both must be those of one moment.
                try await session.waitUntil("the cursor stands behind “\(typed)”") { screen in
                    let lines = screen.components(separatedBy: "\n")
                    let modes = try await session.modes()
                    return modes.caretVisible && modes.row < lines.count
                        && Self.prefix(of: lines[modes.row], columns: modes.column).hasSuffix(typed)
                }
            }
        }

        /// The part of a line left of a column.
        private static func prefix(of line: String, columns: Int) -> String {
            var left = columns
            return String(
                line.prefix { character in
                    left -= character.unicodeScalars.allSatisfy { $0.value < 0x2E80 } ? 1 : 2
                    return left >= 0
                })
        }

        @Test func inAFieldOfAForm() async throws {
            try await withSeeds { session in
                try await session.waitFor("Sign an agreement")
                try await session.send("1")
                try await session.waitFor("New Agreement")
                try await typing("东风a村", session)
                let before = try await session.modes()
                try await session.send("Left")
                try await session.waitForModes { $0.column == before.column - 2 && $0.caretVisible }
            }
        }

        @Test func inTheFilterOfAList() async throws {
            try await withSeeds { session in
                try await session.waitFor("Sign an agreement")
                try await session.send("2")
                try await session.waitFor("V1")
                let resting = try await session.modes()
                let lines = try await session.screen().components(separatedBy: "\n")
                #expect(lines[resting.row].contains("V1"))
                try await session.send("/")
                try await session.waitForModes { $0.caretVisible }
                try await typing("Yua", session)
            }
        }

        @Test func inThePaletteAndTheSearch() async throws {
            try await withSeeds { session in
                try await session.waitFor("Sign an agreement")
                try await session.send("C-p")
                try await session.waitForModes { $0.caretVisible }
                try await typing("vil", session)
                try await session.send("Escape")
                try await session.waitForModes { !$0.caretVisible }
                try await session.send("C-f")
                try await session.waitForModes { $0.caretVisible }
                try await typing("村y", session)
            }
        }
    }
}
