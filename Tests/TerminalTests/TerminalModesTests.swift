import Testing

@testable import Terminal

@Suite struct TerminalModesTests {
    @Test(
        arguments: [
            ("xterm-256color", true, true), ("tmux-256color", true, true), ("screen", true, true),
            ("konsole", true, true), ("linux", false, true), ("vt220", false, false),
            ("cons25", false, false),
            ("sun", false, false),
        ])
    func eachKindIsSentWhatItKnows(terminal: String, modern: Bool, signs: Bool) {
        let modes = TerminalModes(terminal: terminal, entering: "")
        #expect(modes.isModern == modern)
        #expect(modes.drawsSigns == signs)
        #expect(modes.on.isEmpty == !modern && modes.off.isEmpty == !modern)
        #expect(modes.mouse(true).isEmpty == !modern && modes.title("x").isEmpty == !modern)
    }
}
