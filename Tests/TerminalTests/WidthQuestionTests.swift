import Cells
import Glibc
import Testing

@testable import Terminal

/// How many columns the terminal gives characters whose width Unicode leaves open: asked once, never waited for.
extension TerminalSessionTests {
    @Test(
        arguments: [
            ("\u{1B}[2;2R", TerminalEvent.Measure.narrow), ("\u{1B}[2;3R", .wide), ("\u{1B}[2;4R", .pieces),
        ])
    func theAnswerIsAnEventAndTheScreenIsAsItWas(answer: String, measure: TerminalEvent.Measure) throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        var frame = Frame(session.size)
        for y in 0..<6 { frame.cells.put("第\(y)行 row", at: Point(x: 0, y: y)) }
        frame.caret = Point(x: 3, y: 4)
        session.present(frame)
        try pty.read(until: "\u{1B}[?2026l")
        if !String(decoding: pty.sent, as: UTF8.self).contains("\u{1B}[6n") {
            try pty.read(until: "\u{1B}[6n")
        }
        #expect(write(pty.terminal, "\u{1B}[?7777l", 8) == 8)
        try pty.read(until: "\u{1B}[?7777l")
        #expect(pty.screen.lines == Self.expected(frame, on: session.size))
        #expect(pty.screen.cursor == Point(x: 3, y: 4))
        pty.type(answer + "x" + answer)
        // A second answer was not asked for.
        var heard: [TerminalEvent] = []
        while heard.count < 4 { heard += try Self.collect(1, from: session) }
        #expect(heard.filter { if case .measured = $0 { true } else { false } } == [.measured(measure)])
        #expect(heard.contains(.input(.key(Key(.character("x"))))))
        session.present(frame)
        #expect(try pty.isSilent())
    }

    @Test func whatTheUserSaysIsNotAsked() throws {
        let pty = try Pty()
        var options = pty.options()
        options.environment.ambiguous = "2"
        let session = try TerminalSession.open(options)
        defer { session.close() }
        #expect(session.ambiguousColumns == 2)
        session.present(Frame(session.size))
        #expect(write(pty.terminal, "~", 1) == 1)
        #expect(try !pty.read(until: "~").contains("\u{1B}[6n"))
    }

    @Test func theKindOfTerminalIsPlainTextOfBoundedLength() {
        var environment = TerminalEnvironment(term: "xterm-256color\u{1B}[2J")
        environment.program = ["vscode", String(repeating: "终端9", count: 100)]
        #expect(environment.kind.hasPrefix("xterm-256color[2J vscode 9"))
        #expect(environment.kind.utf8.count <= 100)
    }
}
