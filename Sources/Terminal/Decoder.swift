import Cells

/// Turns the terminal's bytes into events: a pure state machine that knows no clock, no terminal and no ncurses.
///
/// It reads the dialects of all common terminals at once, whatever `TERM` says, and where bytes are split
/// between two calls changes nothing. A complete sequence it does not know is one `.unknown`, never an Escape
/// followed by letters: an Escape closes things.
package struct Decoder: Sendable {
    /// What the bytes so far could still become, each with another patience before `flush()`.
    package enum Pending: Hashable, Sendable {
        /// An Escape that may be the key itself.
        case escape
        /// Part of a sequence or of a character.
        case sequence
        /// A paste whose end has not come.
        case paste
    }

    /// Bytes of one paste that are kept; the rest of it is dropped, up to its end.
    package static let pasteLimit = 1 << 20

    private enum State: Sendable {
        case ground
        /// After ESC; `count` of them.
        case escape(count: Int)
        case control
        case single
        /// ESC [ [, the function keys of the Linux console.
        case console
        /// ESC [ M and three bytes, the mouse before 1006.
        case oldMouse
        /// ESC ] and the like: the answer to a question, up to its terminator.
        case string(afterEscape: Bool)
        case paste(matched: Int)
        case text
    }

    private var state = State.ground
    /// The bytes of the sequence, character or paste in progress.
    private var held: [UInt8] = []
    private var alt = false
    private var expected = 0
    private var events: [InputEvent] = []

    /// What this terminal's own description says beyond the dialects, or against them.
    private let ownKeys: [[UInt8]: Key]
    /// The bytes of the sequence in progress from its Escape on, as far as they can be one of `ownKeys`.
    private var path: [UInt8] = []
    /// Where the cursor is, in the order of the answers; whoever asked takes them away.
    package var cursorReports: [Point] = []

    private static let heldLimit = 64
    private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

    /// - Parameter ownKeys: sequences with what they mean on this terminal (terminfo's), which come before the
    ///   dialects. Those that are no sequences, or mean the same anyway, are left out.
    package init(ownKeys: [[UInt8]: Key] = [:]) {
        self.ownKeys = ownKeys.filter { Self.isNews($0, $1) }
    }

    private static func isNews(_ bytes: [UInt8], _ key: Key) -> Bool {
        guard bytes.count >= 2, bytes.count <= pathLimit, bytes[0] == 0x1B, bytes != Array("\u{1B}[".utf8),
            bytes != Array("\u{1B}O".utf8), bytes[1] != 0x1B
        else { return false }
        // Bytes that are something complete before the last of them cannot be waited for.
        var plain = Decoder(ownKeys: [:])
        guard plain.feed(bytes.dropLast()) == [] else { return false }
        return plain.feed(bytes.suffix(1)) != [.key(key)] || plain.pending != nil
    }

    private static let pathLimit = 16

    package var pending: Pending? {
        switch state {
        case .ground: nil
        case .escape: .escape
        case .string: held.count == 1 ? .escape : .sequence
        case .paste: .paste
        case .control, .single, .console, .oldMouse, .text: .sequence
        }
    }

    package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        for byte in bytes { take(byte) }
        defer { events = [] }
        return events
    }

    /// Says that nothing more came in time: what is pending becomes what it is by itself.
    package mutating func flush() -> [InputEvent] {
        switch state {
        case .ground: break
        case .escape(let count):
            for _ in 0..<count { events.append(.key(Key(.escape))) }
        case .control where held.isEmpty: emit(.character("["), .alt)
        case .single where held.isEmpty: emit(.character("O"), .alt)
        case .string where held.count == 1:
            emit(.character(Character(UnicodeScalar(held[0]))), .alt)
        case .paste(let matched):
            keep(Self.pasteEnd.prefix(matched))
            endPaste()
        case .control, .single, .console, .oldMouse, .string, .text:
            events.append(.unknown)
        }
        reset()
        defer { events = [] }
        return events
    }

    // MARK: One byte

    private mutating func take(_ byte: UInt8) {
        if !ownKeys.isEmpty, isOwn(byte) { return }
        switch state {
        case .ground: takeGround(byte)
        case .escape(let count): takeAfterEscape(byte, count)
        case .control: takeControl(byte)
        case .single: takeSingle(byte)
        case .console:
            finish(Sequences.console(byte))
        case .oldMouse:
            held.append(byte)
            if held.count == 3 { finish(Sequences.oldMouse(held)) }
        case .string(let afterEscape): takeString(byte, afterEscape)
        case .paste(let matched): takePaste(byte, matched)
        case .text: takeText(byte)
        }
    }

    /// Whether a sequence of `ownKeys` is complete with this byte; then it is one event.
    private mutating func isOwn(_ byte: UInt8) -> Bool {
        switch state {
        case .paste, .text: return false
        case .ground: path = [byte]
        default: if path.count <= Self.pathLimit { path.append(byte) }
        }
        guard let key = ownKeys[path] else { return false }
        emit(key.code, key.modifiers)
        reset()
        return true
    }

    private mutating func takeGround(_ byte: UInt8) {
        switch byte {
        case 0x1B:
            state = .escape(count: 1)
        case 0x0D, 0x0A: finishKey(.enter)
        case 0x09: finishKey(.tab)
        case 0x08, 0x7F: finishKey(.backspace)
        case 0x00: finishKey(.character(" "), .control)
        case 0x01...0x1A: finishKey(.character(Character(UnicodeScalar(byte + 0x60))), .control)
        case 0x1C...0x1F: finishKey(.character(Character(UnicodeScalar(byte + 0x40))), .control)
        case 0x20..<0x7F: finishKey(.character(Character(UnicodeScalar(byte))))
        case 0xC2...0xDF: beginText(byte, 2)
        case 0xE0...0xEF: beginText(byte, 3)
        case 0xF0...0xF4: beginText(byte, 4)
        default: finish(.unknown)
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8, _ count: Int) {
        if byte == 0x1B {
            // Two may be the Alt of an arrow (ESC ESC [ A); with a third, the first was a key.
            if count == 2 { events.append(.key(Key(.escape))) }
            state = .escape(count: 2)
            return
        }
        let introduces: Bool
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "O"): introduces = true
        default: introduces = false
        }
        if count == 2 && !introduces { events.append(.key(Key(.escape))) }
        alt = count == 2 || !introduces
        switch byte {
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .single
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            state = .string(afterEscape: false)
            held = [byte]
        default:
            state = .ground
            takeGround(byte)
        }
    }

    private mutating func takeControl(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "[") where held.isEmpty:
            state = .console
        case UInt8(ascii: "M") where held.isEmpty:
            state = .oldMouse
        case UInt8(ascii: "$") where !held.isEmpty && held.allSatisfy(Sequences.isDigit):
            // rxvt ends shifted keys with what is otherwise an intermediate byte.
            finish(Sequences.control(held, final: byte, alt: alt))
        case 0x20...0x3F:
            if held.count < Self.heldLimit { held.append(byte) }
        case 0x40...0x7E:
            if byte == UInt8(ascii: "~") && held == Array("200".utf8) {
                held = []
                alt = false
                state = .paste(matched: 0)
            } else if held.count >= Self.heldLimit {
                finish(.unknown)
            } else if byte == UInt8(ascii: "R"), let cursor = Sequences.cursorReport(held) {
                cursorReports.append(cursor)
                finish(.unknown)
            } else {
                finish(Sequences.control(held, final: byte, alt: alt))
            }
        default: abandon(for: byte)
        }
    }

    private mutating func takeSingle(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ";"):
            if held.count < Self.heldLimit { held.append(byte) }
        case 0x20...0x7E: finish(Sequences.single(held, final: byte, alt: alt))
        default: abandon(for: byte)
        }
    }

    private mutating func takeString(_ byte: UInt8, _ afterEscape: Bool) {
        if afterEscape {
            if byte == UInt8(ascii: "\\") {
                finish(.unknown)
            } else {
                finish(.unknown)
                state = .escape(count: 1)
                take(byte)
            }
            return
        }
        switch byte {
        case 0x07, 0x18, 0x1A: finish(.unknown)
        case 0x1B:
            if held.count == 1 { held.append(byte) }
            state = .string(afterEscape: true)
        default:
            // The content of an answer means nothing to us; that there is some, does.
            if held.count == 1 { held.append(byte) }
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        guard byte & 0xC0 == 0x80 else {
            abandon(for: byte)
            return
        }
        held.append(byte)
        guard held.count == expected else { return }
        var value = UInt32(held[0]) & (expected == 2 ? 0x1F : expected == 3 ? 0x0F : 0x07)
        for next in held.dropFirst() { value = value << 6 | UInt32(next & 0x3F) }
        let least: UInt32 = expected == 2 ? 0xA0 : expected == 3 ? 0x800 : 0x10000
        // `least` also keeps out the C1 controls; a surrogate or a value past the end is no scalar.
        guard value >= least, let scalar = UnicodeScalar(value) else {
            finish(.unknown)
            return
        }
        finishKey(.character(Character(scalar)))
    }

    private mutating func takePaste(_ byte: UInt8, _ matched: Int) {
        if byte == Self.pasteEnd[matched] {
            if matched + 1 == Self.pasteEnd.count {
                endPaste()
                reset()
            } else {
                state = .paste(matched: matched + 1)
            }
            return
        }
        keep(Self.pasteEnd.prefix(matched))
        // ESC stands only at the start of the end mark, so nothing but a new ESC can begin it again.
        if byte == Self.pasteEnd[0] {
            state = .paste(matched: 1)
        } else {
            keep(CollectionOfOne(byte))
            state = .paste(matched: 0)
        }
    }

    // MARK: Ends

    private mutating func keep(_ bytes: some Collection<UInt8>) {
        if held.count + bytes.count <= Self.pasteLimit { held.append(contentsOf: bytes) }
    }

    /// Terminals send a line break of a paste as a carriage return; it becomes a line feed again.
    private mutating func endPaste() {
        if held.count >= Self.pasteLimit - Self.pasteEnd.count {
            // Cut on a character: drop the trailing bytes of an unfinished one.
            while let last = held.last, last & 0xC0 == 0x80 { held.removeLast() }
            if let last = held.last, last >= 0xC0 { held.removeLast() }
        }
        var lines: [UInt8] = []
        lines.reserveCapacity(held.count)
        var previous: UInt8 = 0
        for byte in held {
            if byte == 0x0D {
                lines.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                lines.append(byte)
            }
            previous = byte
        }
        events.append(.paste(String(decoding: lines, as: UTF8.self)))
    }

    private mutating func beginText(_ byte: UInt8, _ count: Int) {
        held = [byte]
        expected = count
        state = .text
    }

    private mutating func emit(_ code: Key.Code, _ modifiers: Key.Modifiers = []) {
        events.append(.key(Key(code, modifiers)))
    }

    private mutating func finishKey(_ code: Key.Code, _ modifiers: Key.Modifiers = []) {
        finish(.key(Key(code, alt ? modifiers.union(.alt) : modifiers)))
    }

    private mutating func finish(_ event: InputEvent) {
        events.append(event)
        reset()
    }

    /// The sequence was cut short by a byte that cannot belong to it, which then counts by itself.
    private mutating func abandon(for byte: UInt8) {
        finish(.unknown)
        take(byte)
    }

    private mutating func reset() {
        state = .ground
        held = []
        alt = false
        expected = 0
    }
}
