import Foundation
import Testing

/// The registry goes away while it is open on the screens.
extension InATerminal {
    @Suite struct RegistryGoneTests {
        @Test func quittingSaysFirstThatWhatWasTypedCannotBeKept() async throws {
            try await TestRegistry.with(seeds: false) { registry in
                try await TmuxSession.twinning(
                    "open", registry.path, environment: ["TWINNING_LANGUAGE": "en"], in: registry.folder
                ) { session in
                    _ = try await session.waitFor("Sign an agreement")
                    try await session.type("1")
                    _ = try await session.waitFor("New Agreement")
                    try await session.type("Half an agreement")
                    _ = try await session.waitFor("Half an agreement")
                    try FileManager.default.removeItem(atPath: registry.path)
                    try await session.type("!")
                    try await session.send("F10")
                    let screen = try await session.waitFor("What was typed cannot be kept.")
                    #expect(screen.contains("Half an agreement!"))
                    try await session.send("F10")
                    #expect(try await session.ending() == .exited(0))
                }
            }
        }
    }
}
