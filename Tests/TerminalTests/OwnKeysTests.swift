import Cells
import Testing

@testable import Terminal

/// Keys by what terminfo says of them.
@Suite struct OwnKeysTests {
    /// As FreeBSD's old console and a VT52 are described.
    private static let described: [[UInt8]: Key] = [
        Array("\u{1B}[M".utf8): Key(.function(1)), Array("\u{1B}[O".utf8): Key(.function(3)),
        Array("\u{1B}[P".utf8): Key(.function(4)), Array("\u{1B}A".utf8): Key(.up),
        Array("\u{1B}\t".utf8): Key(.tab, .shift),
        // These would swallow what begins other sequences, or keys of their own.
        Array("\u{1B}[".utf8): Key(.home), Array("\u{1B}".utf8): Key(.end),
        Array("\r".utf8): Key(.function(2)),
    ]

    @Test func whatTheTerminalIsSaidToSendComesBeforeTheDialects() {
        let expected: [(String, [InputEvent])] = [
            ("\u{1B}[M", [.key(Key(.function(1)))]), ("\u{1B}[O", [.key(Key(.function(3)))]),
            ("\u{1B}[P", [.key(Key(.function(4)))]), ("\u{1B}A", [.key(Key(.up))]),
            ("\u{1B}\t", [.key(Key(.tab, .shift))]), ("\r", [.key(Key(.enter))]),
            // Everything else is what it was, in pastes as well.
            ("\u{1B}[A", [.key(Key(.up))]), ("\u{1B}x", [.key(Key(.character("x"), .alt))]),
            ("\u{1B}[11~", [.key(Key(.function(1)))]),
            ("\u{1B}[200~\u{1B}A\u{1B}[201~", [.paste("\u{1B}A")]),
            ("\u{1B}\u{1B}[A", [.key(Key(.up, .alt))]), ("\u{1B}[\u{1B}A", [.unknown, .key(Key(.up))]),
        ]
        for (text, events) in expected {
            let bytes = Array(text.utf8)
            for cut in 0...bytes.count {
                var decoder = Decoder(ownKeys: Self.described)
                #expect(
                    decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) == events,
                    "\(text.debugDescription)")
                #expect(decoder.pending == nil)
            }
        }
    }

    @Test func everyNameMeansOneKeyAndModifiersAreXterms() {
        #expect(Set(OwnKeys.names.map(\.name)).count == OwnKeys.names.count)
        #expect(OwnKeys.names.first { $0.name == "kRIT5" }?.key == Key(.right, .control))
        #expect(OwnKeys.names.first { $0.name == "kUP4" }?.key == Key(.up, [.shift, .alt]))
        #expect(OwnKeys.names.first { $0.name == "kDC" }?.key == Key(.delete, .shift))
        let two = OwnKeys.all { $0 == "khome" || $0 == "kend" ? "\u{1B}[Y" : "" }
        #expect(two == [Array("\u{1B}[Y".utf8): Key(.home)])
    }
}

extension TerminalSessionTests {
    @Test func aConsoleWithKeysOfItsOwnIsUnderstood() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options(term: "sun"))
        defer { session.close() }
        pty.type("\u{1B}[224z\u{1B}[220z\u{1B}[A")
        #expect(
            try Self.collect(3, from: session) == [
                .input(.key(Key(.function(1)))), .input(.key(Key(.end))), .input(.key(Key(.up))),
            ])
    }

    /// A slow line delivers a key in pieces; a piece is not taken for a key before the delay is over.
    @Test func aKeyInPiecesIsOneKey() throws {
        let pty = try Pty()
        var options = pty.options()
        options.environment.escapeDelay = "5000"
        let session = try TerminalSession.open(options)
        defer { session.close() }
        for (text, events) in DecoderTests.known {
            // Two presses in one place are another event; that is tried elsewhere.
            if events.contains(where: { if case .mouse = $0 { true } else { false } }) { continue }
            let bytes = Array(text.utf8)
            for cut in 1..<max(1, bytes.count) {
                pty.type(bytes[..<cut])
                var heard = session.next(timeout: 0).filter { $0 != .timedOut }
                pty.type(bytes[cut...])
                while heard.count < events.count { heard += try Self.collect(1, from: session) }
                #expect(heard == events.map { .input($0) }, "\(text.debugDescription) cut at \(cut)")
            }
        }
    }
}
