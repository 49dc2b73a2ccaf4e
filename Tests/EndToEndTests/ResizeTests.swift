import Foundation
import Testing

/// The window changes its size whenever it likes.
extension InATerminal {
    @Suite struct ResizeTests {
        @Test func noKeyIsLostWhileTheWindowIsDraggedAbout() async throws {
            try await TestRegistry.with(seeds: false) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path, environment: FormInATerminal.environment, in: registry.folder
                ) { session in
                    _ = try await FormInATerminal.begin(session, typing: "A")
                    var typed = "A"
                    for round in 0..<40 {
                        let size = TmuxSession.Size(columns: 35 + round * 7 % 90, rows: 8 + round * 5 % 35)
                        try await session.resize(to: size)
                        let text = round % 3 == 0 ? "村" : "\(round % 10)"
                        try await session.type(text)
                        typed += text
                    }
                    try await session.resize(to: TmuxSession.Size(columns: 120, rows: 40))
                    let screen = try await session.waitFor(typed)
                    #expect(screen.contains("New Agreement"))
                    try await session.waitForModes { $0.caretVisible }
                }
            }
        }

        @Test func aSmallWindowIsWorkedInAndATinyOneSaysWhatIsMissing() async throws {
            try await TestRegistry.with(seeds: true) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path, size: TmuxSession.Size(columns: 40, rows: 10),
                    environment: FormInATerminal.environment, in: registry.folder
                ) { session in
                    _ = try await FormInATerminal.begin(session, typing: "In a small one")
                    try await session.resize(to: TmuxSession.Size(columns: 39, rows: 9))
                    try await session.waitUntil("both sizes are named") { screen in
                        ["40", "10", "39", "9"].allSatisfy(screen.contains)
                            && !screen.contains("In a small one")
                    }
                    try await session.type("!")
                    try await session.resize(to: TmuxSession.Size(columns: 40, rows: 10))
                    try await session.waitFor("In a small one!")
                    try await session.send("F1")
                    try await session.waitFor("Help")
                    try await session.send("Escape")
                    try await session.waitFor("In a small one!")
                }
            }
        }
    }
}
