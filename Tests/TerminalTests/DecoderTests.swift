import Cells
import Testing

@testable import Terminal

@Suite struct DecoderTests {
    /// Every sequence the decoder knows, and what it means, as one table: the property tests walk it too.
    static let known: [(bytes: String, events: [InputEvent])] =
        [
            ("a", [key(.character("a"))]),
            ("\r", [key(.enter)]),
            ("\n", [key(.enter)]),
            ("\t", [key(.tab)]),
            ("\u{7F}", [key(.backspace)]),
            ("\u{08}", [key(.backspace)]),
            ("\u{13}", [key(.character("s"), .control)]),
            ("\u{1A}", [key(.character("z"), .control)]),
            ("\u{00}", [key(.character(" "), .control)]),
            ("\u{1F}", [key(.character("_"), .control)]),
            ("中", [key(.character("中"))]),
            ("\u{31350}é😀", [key(.character("\u{31350}")), key(.character("é")), key(.character("😀"))]),
            ("\u{1B}x", [key(.character("x"), .alt)]),
            ("\u{1B}5", [key(.character("5"), .alt)]),
            ("\u{1B}中", [key(.character("中"), .alt)]),
            ("\u{1B}\r", [key(.enter, .alt)]),
            ("\u{1B}\u{7F}", [key(.backspace, .alt)]),
            ("\u{1B}\u{01}", [key(.character("a"), [.alt, .control])]),
            ("\u{1B}\u{1B}x", [key(.escape), key(.character("x"), .alt)]),
            ("\u{1B}\u{1B}[A", [key(.up, .alt)]),
            ("\u{1B}[Z", [key(.tab, .shift)]),
            ("\u{1B}[I", [.focus(true)]),
            ("\u{1B}[O", [.focus(false)]),
            // Function keys: xterm and VT220, rxvt and PuTTY, the Linux console; modified.
            ("\u{1B}OP", [key(.function(1))]),
            ("\u{1B}OS", [key(.function(4))]),
            ("\u{1B}[P", [key(.function(1))]),
            ("\u{1B}[11~", [key(.function(1))]),
            ("\u{1B}[15~", [key(.function(5))]),
            ("\u{1B}[17~", [key(.function(6))]),
            ("\u{1B}[21~", [key(.function(10))]),
            ("\u{1B}[24~", [key(.function(12))]),
            ("\u{1B}[25~", [key(.function(13))]),
            ("\u{1B}[34~", [key(.function(20))]),
            ("\u{1B}[[A", [key(.function(1))]),
            ("\u{1B}[[E", [key(.function(5))]),
            ("\u{1B}[1;2P", [key(.function(1), .shift)]),
            ("\u{1B}[1;5R", [key(.function(3), .control)]),
            ("\u{1B}O5Q", [key(.function(2), .control)]),
            ("\u{1B}[15;3~", [key(.function(5), .alt)]),
            ("\u{1B}[24$", [key(.function(12), .shift)]), ("\u{1B}[11^", [key(.function(1), .control)]),
            ("\u{1B}OT", [key(.function(5))]), ("\u{1B}O[", [key(.function(12))]),
            ("\u{1B}\u{1B}[7^", [key(.home, [.alt, .control])]),
            // Home, End and the keys around them, in all dialects.
            ("\u{1B}[H", [key(.home)]), ("\u{1B}OH", [key(.home)]), ("\u{1B}[1~", [key(.home)]),
            ("\u{1B}[7~", [key(.home)]), ("\u{1B}[F", [key(.end)]), ("\u{1B}OF", [key(.end)]),
            ("\u{1B}[4~", [key(.end)]), ("\u{1B}[8~", [key(.end)]), ("\u{1B}Ow", [key(.end)]),
            ("\u{1B}[2~", [key(.insert)]), ("\u{1B}[3~", [key(.delete)]), ("\u{1B}[5~", [key(.pageUp)]),
            ("\u{1B}[6~", [key(.pageDown)]), ("\u{1B}[3;5~", [key(.delete, .control)]),
            ("\u{1B}[1;5H", [key(.home, .control)]), ("\u{1B}[7^", [key(.home, .control)]),
            ("\u{1B}[3@", [key(.delete, [.shift, .control])]),
            // Arrows: plain, application, modified; rxvt with Shift and with Control; the old "5A".
            ("\u{1B}[C", [key(.right)]), ("\u{1B}OD", [key(.left)]), ("\u{1B}[1;5C", [key(.right, .control)]),
            ("\u{1B}[1;4D", [key(.left, [.shift, .alt])]), ("\u{1B}[a", [key(.up, .shift)]),
            ("\u{1B}Ob", [key(.down, .control)]), ("\u{1B}[5A", [key(.up, .control)]),
            ("\u{1B}[A\u{1B}[B", [key(.up), key(.down)]),
            ("\u{1B}OM", [key(.enter)]), ("\u{1B}Ok", [key(.character("+"))]),
            // Keys by the character they carry.
            ("\u{1B}[97;5u", [key(.character("a"), .control)]), ("\u{1B}[13;5u", [key(.enter, .control)]),
            ("\u{1B}[27;5;9~", [key(.tab, .control)]), ("\u{1B}[27;2;13~", [key(.enter, .shift)]),
            // As a program that ended badly leaves a terminal: details after colons, keys that go up again.
            ("\u{1B}[97:65;5:1u", [key(.character("a"), .control)]),
            ("\u{1B}[1;5:2C", [key(.right, .control)]),
            ("\u{1B}[27;1:3u", [.unknown]), ("\u{1B}[57419u", [key(.up)]), ("\u{1B}[27u", [key(.escape)]),
            // The mouse: 1006, and the two codings before it.
            ("\u{1B}[<0;5;7M", [.mouse(MouseEvent(.press, at: Point(x: 4, y: 6)))]),
            ("\u{1B}[<0;250;7m", [.mouse(MouseEvent(.release, at: Point(x: 249, y: 6)))]),
            ("\u{1B}[<64;1;1M", [.mouse(MouseEvent(.wheelUp, at: Point(x: 0, y: 0)))]),
            ("\u{1B}[<69;2;1M", [.mouse(MouseEvent(.wheelDown, at: Point(x: 1, y: 0)))]),
            ("\u{1B}[M %'", [.mouse(MouseEvent(.press, at: Point(x: 4, y: 6)))]),
            ("\u{1B}[M#%'", [.mouse(MouseEvent(.release, at: Point(x: 4, y: 6)))]),
            ("\u{1B}[32;5;7M", [.mouse(MouseEvent(.press, at: Point(x: 4, y: 6)))]),
            ("\u{1B}[35;250;7M", [.mouse(MouseEvent(.release, at: Point(x: 249, y: 6)))]),
            ("\u{1B}[96;1;1M", [.mouse(MouseEvent(.wheelUp, at: Point(x: 0, y: 0)))]),
            // Pastes are one event, whatever is in them; their line breaks are line feeds.
            ("\u{1B}[200~村\r\n党支部\rx\ty\u{1B}[201~", [.paste("村\n党支部\nx\ty")]),
            (
                "\u{1B}[200~\u{1B}[A\u{1B}[20\u{1B}[201~b",
                [.paste("\u{1B}[A\u{1B}[20"), key(.character("b"))]
            ),
            ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
            ("\u{1B}[200~a\u{1B}[200~b\u{1B}[201~", [.paste("a\u{1B}[200~b")]), ("\u{1B}[201~", [.unknown]),
            // What is complete but means nothing is one event: answers, motion, other buttons, strange finals.
            ("\u{1B}[?2026;2$y", [.unknown]), ("\u{1B}[24;80R", [.unknown]), ("\u{1B}[?1;2c", [.unknown]),
            ("\u{1B}[<35;5;7M", [.unknown]), ("\u{1B}[<2;5;7M", [.unknown]), ("\u{1B}[99~", [.unknown]),
            ("\u{1B}[1;99A", [.unknown]), ("\u{1B}[y", [.unknown]), ("\u{1B}O!", [.unknown]),
            ("\u{1B}[[Z", [.unknown]), ("\u{1B}[<0;0;0M", [.unknown]), ("\u{1B}[~", [.unknown]),
            ("\u{1B}]11;rgb:ff/ff/ff\u{07}", [.unknown]), ("\u{1B}]11;rgb:ff/ff/ff\u{1B}\\", [.unknown]),
            ("\u{1B}P1$r0 q\u{1B}\\", [.unknown]), ("\u{1B}_Gi=1;OK\u{1B}\\", [.unknown]),
            ("\u{1B}^private\u{1B}\\", [.unknown]), ("\u{1B}Xstart\u{07}", [.unknown]),
            ("\u{1B}[>41;354;0c", [.unknown]), ("\u{1B}[2;1$y", [.unknown]), ("\u{1B}[8;24;80t", [.unknown]),
            ("\u{1B}[86;47;118;1;0;1_", [.unknown]), ("\u{1B}[G", [.unknown]), ("\u{1B}[E", [.unknown]),
            ("\u{1B}[99999999999999999999999999999A", [.unknown]),
            ("\u{1B}[\u{1B}[A", [.unknown, key(.up)]),
            ("\u{1B}[1\rx", [.unknown, key(.enter), key(.character("x"))]),
        ] as [(String, [InputEvent])]

    static func key(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> InputEvent {
        .key(Key(code, modifiers))
    }

    static func decode(_ chunks: [[UInt8]]) -> [InputEvent] {
        var decoder = Decoder()
        var events: [InputEvent] = []
        for chunk in chunks { events += decoder.feed(chunk) }
        #expect(decoder.pending == nil)
        return events
    }

    @Test func knownSequencesMeanWhatTheTableSays() {
        for (text, events) in Self.known {
            #expect(Self.decode([Array(text.utf8)]) == events, "\(text.debugDescription)")
        }
    }

    @Test func aSplitBetweenAnyTwoBytesChangesNothing() {
        for (text, events) in Self.known {
            let bytes = Array(text.utf8)
            for cut in 0...bytes.count {
                #expect(Self.decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == events)
            }
            #expect(Self.decode(bytes.map { [$0] }) == events)
        }
    }

    /// Any sequences and any bytes after one another, cut between any two bytes.
    @Test func mixturesMeanTheSameHoweverTheyAreCut() {
        var random = SplitMix(seed: 20_210_617)
        for _ in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(1 + random.next() % 8) {
                if random.next() % 5 == 0 {
                    bytes += (0..<Int(random.next() % 6)).map { _ in UInt8(truncatingIfNeeded: random.next())
                    }
                } else {
                    bytes += Array(Self.known[Int(random.next() % UInt64(Self.known.count))].bytes.utf8)
                }
            }
            func events(_ chunks: [ArraySlice<UInt8>]) -> [InputEvent] {
                var decoder = Decoder()
                return chunks.flatMap { decoder.feed($0) } + decoder.flush()
            }
            let whole = events([bytes[...]])
            for cut in bytes.indices {
                #expect(events([bytes[..<cut], bytes[cut...]]) == whole, "\(bytes) cut at \(cut)")
            }
            #expect(events(bytes.indices.map { bytes[$0...$0] }) == whole, "\(bytes)")
        }
    }

    @Test func whatIsPendingBecomesAKeyWhenNothingFollows() {
        let pending: [(String, Decoder.Pending, [InputEvent])] = [
            ("\u{1B}", .escape, [Self.key(.escape)]),
            ("\u{1B}\u{1B}", .escape, [Self.key(.escape), Self.key(.escape)]),
            ("\u{1B}[", .sequence, [Self.key(.character("["), .alt)]),
            ("\u{1B}O", .sequence, [Self.key(.character("O"), .alt)]),
            ("\u{1B}P", .escape, [Self.key(.character("P"), .alt)]),
            ("\u{1B}]1", .sequence, [.unknown]),
            ("\u{1B}[1;", .sequence, [.unknown]),
            ("\u{1B}[M ", .sequence, [.unknown]),
            ("\u{E4}", .sequence, [.unknown]),
            ("\u{1B}[200~half a line\u{1B}[2", .paste, [.paste("half a line\u{1B}[2")]),
        ]
        for (text, kind, events) in pending {
            var decoder = Decoder()
            // U+00E4 stands for a lone lead byte here.
            let bytes = text == "\u{E4}" ? [0xE4] : Array(text.utf8)
            #expect(decoder.feed(bytes) == [], "\(text.debugDescription)")
            #expect(decoder.pending == kind, "\(text.debugDescription)")
            #expect(decoder.flush() == events, "\(text.debugDescription)")
            #expect(decoder.pending == nil)
            #expect(decoder.feed(Array("q".utf8)) == [Self.key(.character("q"))])
        }
    }

    @Test func bytesThatAreNoUTF8AreUnknownAndHarmless() {
        let bad: [([UInt8], Int)] = [
            ([0xFF], 1), ([0xC0, 0x80], 2), ([0xE0, 0x80, 0x80], 1), ([0xED, 0xA0, 0x80], 1),
            ([0xF4, 0x90, 0x80, 0x80], 1), ([0xC2, 0x9B], 1), ([0xE4, 0xB8], 1),
        ]
        for (bytes, unknown) in bad {
            let events = Self.decode([bytes + Array("a".utf8)])
            #expect(events == Array(repeating: .unknown, count: unknown) + [Self.key(.character("a"))])
        }
    }

    @Test func aPasteIsCutAtTheLimitAndItsEndIsStillFound() {
        var decoder = Decoder()
        var events = decoder.feed(Array("\u{1B}[200~".utf8))
        let piece = Array(String(repeating: "村", count: 1000).utf8)
        for _ in 0..<1000 { events += decoder.feed(piece) }
        events += decoder.feed(Array("\u{1B}[201~q".utf8))
        guard case .paste(let text) = events.first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count <= Decoder.pasteLimit && text.utf8.count > Decoder.pasteLimit - 8)
        #expect(text.allSatisfy { $0 == "村" })
        #expect(events.dropFirst() == [Self.key(.character("q"))])
    }

    /// Random bytes, drawn mostly from those sequences are made of: no crash, and the same events wherever the
    /// stream is cut.
    @Test func noiseIsHarmlessAndMeansTheSameHoweverItIsCut() {
        var random = SplitMix(seed: 20_210_616)
        let spice =
            Array("\u{1B}[O;?<M~$0123456789mMuRPAB\u{07}\\]".utf8) + [0xE4, 0xB8, 0xAD, 0x9B, 0xFF, 0x00]
        for _ in 0..<3000 {
            let bytes = (0..<Int(random.next() % 60)).map { _ in
                random.next() % 4 == 0
                    ? UInt8(truncatingIfNeeded: random.next())
                    : spice[Int(random.next() % UInt64(spice.count))]
            }
            var whole = Decoder()
            var pieces = Decoder()
            let cut = Int(random.next() % UInt64(bytes.count + 1))
            let wholeEvents = whole.feed(bytes) + whole.flush()
            let pieceEvents = pieces.feed(bytes[..<cut]) + pieces.feed(bytes[cut...]) + pieces.flush()
            #expect(wholeEvents == pieceEvents)
            #expect(whole.pending == nil)
        }
    }

    @Test func sequencesNobodyKnowsAreOneEventAndNoEscape() {
        var random = SplitMix(seed: 20_210_616)
        for _ in 0..<8000 {
            let body = (0..<Int(random.next() % 100)).map { _ in UInt8(0x20 + random.next() % 0x20) }
            let final = UInt8(0x40 + random.next() % 0x3F)
            // These two begin something longer, and "$" after digits ends rxvt's keys.
            if body.isEmpty && (final == UInt8(ascii: "[") || final == UInt8(ascii: "M")) { continue }
            if body.contains(UInt8(ascii: "$")) || body == Array("200".utf8) { continue }
            let events = Self.decode([[0x1B, 0x5B] + body + [final]])
            #expect(events.count == 1)
            if case .key(let key) = events.first {
                #expect(key.code != .escape || final == UInt8(ascii: "u"))
            }
        }
    }
}

/// A small generator whose numbers are the same everywhere.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
