import Foundation

/// A form that was begun in a terminal: what the tests of the terminal's conduct have in common.
struct FormInATerminal {
    let session: TmuxSession

    /// Opens the form for signing an agreement and types the beginning of its name.
    static func begin(_ session: TmuxSession, typing text: String) async throws -> FormInATerminal {
        try await session.waitFor("Sign an agreement")
        try await session.send("1")
        try await session.waitFor("New Agreement")
        try await session.type(text)
        try await session.waitFor(text)
        return FormInATerminal(session: session)
    }

    /// English, and a name of a registry.
    static let environment = ["TWINNING_LANGUAGE": "en"]
}

extension TmuxSession.Modes {
    /// As a shell finds its terminal.
    var isGivenBack: Bool { caretVisible && !alternateScreen && !mouse && !mouseBeyondColumn223 }
}
