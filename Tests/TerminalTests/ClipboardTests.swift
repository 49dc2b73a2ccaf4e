import Cells
import Testing

@testable import Terminal

@Suite struct Base64Tests {
    /// The examples of RFC 4648, section 10, and bytes of all sorts.
    @Test(
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
            ("东风村", "5Lic6aOO5p2R"), ("\u{1B}]\u{07}\u{FF}~", "G10Hw79+"),
        ])
    func isWhatTheStandardSays(text: String, coded: String) {
        #expect(Base64.encoded(text.utf8) == coded)
    }
}

extension TerminalSessionTests {
    @Test func aCopiedTextGoesToTheClipboardAndOneThatIsTooLongIsNotHalved() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        #expect(session.copy("东风村"))
        try pty.read(until: "5Lic6aOO5p2R\u{07}")
        #expect(pty.screen.clipboard == "5Lic6aOO5p2R")
        #expect(!session.copy(String(repeating: "x", count: TerminalSession.copyLimit + 1)))
        #expect(try pty.isSilent())
    }

    @Test func aTerminalWithoutAClipboardIsNotAsked() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options(term: "linux"))
        defer { session.close() }
        #expect(!session.copy("x"))
        session.present(Frame(session.size))
        #expect(!String(decoding: pty.sent, as: UTF8.self).contains("]52;"))
    }
}
