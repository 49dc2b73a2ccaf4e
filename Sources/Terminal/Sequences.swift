import Cells

/// What complete sequences mean, in the dialects of xterm, rxvt, the Linux console, PuTTY, screen and tmux.
/// All functions are total: what is not known is `.unknown`.
enum Sequences {
    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// CSI, with everything between the introducer and the final byte in `body`.
    static func control(_ body: [UInt8], final: UInt8, alt: Bool) -> InputEvent {
        if body.first == UInt8(ascii: "<") { return mouse(Array(body.dropFirst()), final: final) }
        if body.contains(UInt8(ascii: ":")) {
            return withoutDetails(body).map { control($0, final: final, alt: alt) } ?? .unknown
        }
        guard let numbers = numbers(body) else { return .unknown }
        let extra: Key.Modifiers = alt ? .alt : []
        switch final {
        case UInt8(ascii: "M")
        where numbers.count == 3 && numbers[0] >= 32 && numbers[1] >= 1 && numbers[2] >= 1:
            // rxvt's 1015: the coding before 1006, in numbers.
            return codedMouse(numbers[0] - 32, x: numbers[1] - 1, y: numbers[2] - 1)
        case UInt8(ascii: "I") where body.isEmpty: return .focus(true)
        case UInt8(ascii: "O") where body.isEmpty: return .focus(false)
        case UInt8(ascii: "Z") where numbers.count <= 2: return .key(Key(.tab, extra.union(.shift)))
        case UInt8(ascii: "a")...UInt8(ascii: "d") where body.isEmpty:
            return arrow(final - 0x20).map { .key(Key($0, extra.union(.shift))) } ?? .unknown
        case UInt8(ascii: "u"): return codePoint(numbers, extra)
        case UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"):
            return numbered(numbers, final, extra)
        default: break
        }
        // "1;5A": the first number says nothing, the second is the modifiers. "5R" would be a cursor report.
        guard numbers.count <= 2,
            numbers.isEmpty || numbers[0] <= 1 || numbers.count == 1 && final != UInt8(ascii: "R"),
            let code = letter(final), let modifiers = modifiers(numbers.count == 2 ? numbers[1] : 1)
        else { return .unknown }
        if numbers.count == 1, numbers[0] > 1 {
            // "5A", an older way to write the same.
            guard let older = Self.modifiers(numbers[0]) else { return .unknown }
            return .key(Key(code, extra.union(older)))
        }
        return .key(Key(code, extra.union(modifiers)))
    }

    /// SS3: function keys, the keypad in application mode, and rxvt's arrows with Control.
    static func single(_ body: [UInt8], final: UInt8, alt: Bool) -> InputEvent {
        guard let numbers = numbers(body), numbers.count <= 2, let modifiers = modifiers(numbers.last ?? 1)
        else {
            return .unknown
        }
        let all = alt ? modifiers.union(.alt) : modifiers
        switch final {
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return arrow(final - 0x20).map { .key(Key($0, all.union(.control))) } ?? .unknown
        case UInt8(ascii: "M"): return .key(Key(.enter, all))
        // PuTTY's rxvt mode. It would be the keypad's 7, but that mode is never switched on.
        case UInt8(ascii: "w"): return .key(Key(.end, all))
        case UInt8(ascii: "I"): return .key(Key(.tab, all))
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            // The keypad's keys are their ASCII characters, 0x40 further up.
            let scalar = UnicodeScalar(final - 0x40)
            return .key(Key(.character(Character(scalar)), all.subtracting(.shift)))
        // PuTTY's VT100+ mode and the Hurd's console go on where F4 leaves off.
        case UInt8(ascii: "T")...UInt8(ascii: "["):
            return .key(Key(.function(Int(final - UInt8(ascii: "T")) + 5), all))
        default:
            return letter(final).map { .key(Key($0, all)) } ?? .unknown
        }
    }

    /// ESC [ [ A to E, F1 to F5 of the Linux console.
    static func console(_ byte: UInt8) -> InputEvent {
        guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "E") else { return .unknown }
        return .key(Key(.function(Int(byte - UInt8(ascii: "A")) + 1)))
    }

    /// The three bytes after ESC [ M: buttons, column, row, each plus 32, columns and rows from 1.
    static func oldMouse(_ bytes: [UInt8]) -> InputEvent {
        guard bytes.allSatisfy({ $0 >= 32 }), bytes[1] > 32, bytes[2] > 32 else { return .unknown }
        return codedMouse(Int(bytes[0]) - 32, x: Int(bytes[1]) - 33, y: Int(bytes[2]) - 33)
    }

    /// The answer to "where is the cursor?". In the first row it would read like a modified F3, so that is not
    /// where it may be asked.
    static func cursorReport(_ body: [UInt8]) -> Point? {
        guard let numbers = numbers(body), numbers.count == 2, numbers[0] >= 2, numbers[1] >= 1 else {
            return nil
        }
        return Point(x: numbers[1] - 1, y: numbers[0] - 1)
    }

    // MARK: Parts

    /// Before 1006, which button went up was not said.
    private static func codedMouse(_ buttons: Int, x: Int, y: Int) -> InputEvent {
        let released = buttons & 3 == 3 && buttons < 64
        return mouse(released ? buttons - 3 : buttons, x: x, y: y, released: released)
    }

    private static func mouse(_ body: [UInt8], final: UInt8) -> InputEvent {
        guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m"), let numbers = numbers(body),
            numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1
        else { return .unknown }
        return mouse(numbers[0], x: numbers[1] - 1, y: numbers[2] - 1, released: final == UInt8(ascii: "m"))
    }

    /// Only the left button and the wheel mean something; motion (32) is never asked for.
    private static func mouse(_ buttons: Int, x: Int, y: Int, released: Bool) -> InputEvent {
        // 4, 8 and 16 are Shift, Alt and Control.
        let action: MouseEvent.Action
        switch buttons & ~(4 | 8 | 16) {
        case 0: action = released ? .release : .press
        case 64 where !released: action = .wheelUp
        case 65 where !released: action = .wheelDown
        default: return .unknown
        }
        return .mouse(MouseEvent(action, at: Point(x: x, y: y)))
    }

    /// Keys as a program that ended badly left them switched on (kitty's protocol): after a colon stand other forms of
    /// the key, and after the modifiers whether it was pressed (1), repeated (2) or released (3, nil).
    private static func withoutDetails(_ body: [UInt8]) -> [UInt8]? {
        let parts = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
            $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        }
        if parts.count >= 2, parts[1].count >= 2, parts[1][1].elementsEqual("3".utf8) { return nil }
        return Array(parts.prefix(2).map { $0.first ?? [] }.joined(separator: [UInt8(ascii: ";")]))
    }

    /// Numbers between semicolons; an empty one is 0. Nil when there is anything else.
    private static func numbers(_ body: [UInt8]) -> [Int]? {
        if body.isEmpty { return [] }
        var numbers = [0]
        for byte in body {
            if byte == UInt8(ascii: ";") {
                numbers.append(0)
            } else if isDigit(byte) {
                let value = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
                // More than any scalar or coordinate; and no overflow, however long the number.
                guard value <= 0x10FFFF else { return nil }
                numbers[numbers.count - 1] = value
            } else {
                return nil
            }
        }
        return numbers
    }

    /// One more than the sum of 1 Shift, 2 Alt, 4 Control, 8 Meta (for us Alt); 64 and 128 are lock keys.
    private static func modifiers(_ number: Int) -> Key.Modifiers? {
        if number == 0 { return [] }
        let bits = number - 1
        guard bits < 256, bits & 0b0011_0000 == 0 else { return nil }
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & (2 | 8) != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private static func arrow(_ final: UInt8) -> Key.Code? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        default: nil
        }
    }

    private static func letter(_ final: UInt8) -> Key.Code? {
        switch final {
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
        default: arrow(final)
        }
    }

    /// "3~", "3;5~", and rxvt's "3$" (Shift), "3^" (Control), "3@" (both).
    private static func numbered(_ numbers: [Int], _ final: UInt8, _ extra: Key.Modifiers) -> InputEvent {
        guard let first = numbers.first else { return .unknown }
        if first == 27, numbers.count == 3, final == UInt8(ascii: "~") {
            return codePoint([numbers[2], numbers[1]], extra)
        }
        guard numbers.count <= 2, let code = numberedCode(first),
            var modifiers = modifiers(numbers.count == 2 ? numbers[1] : 1)
        else { return .unknown }
        modifiers.formUnion(extra)
        if final == UInt8(ascii: "$") || final == UInt8(ascii: "@") { modifiers.insert(.shift) }
        if final == UInt8(ascii: "^") || final == UInt8(ascii: "@") { modifiers.insert(.control) }
        return .key(Key(code, modifiers))
    }

    private static func numberedCode(_ number: Int) -> Key.Code? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// "code;modifiers u", and xterm's "27;modifiers;code ~": a key by the character it carries.
    private static func codePoint(_ numbers: [Int], _ extra: Key.Modifiers) -> InputEvent {
        guard (1...2).contains(numbers.count), var modifiers = modifiers(numbers.count == 2 ? numbers[1] : 1),
            let scalar = UnicodeScalar(UInt32(numbers[0]))
        else { return .unknown }
        modifiers.formUnion(extra)
        switch numbers[0] {
        case 9: return .key(Key(.tab, modifiers))
        case 13: return .key(Key(.enter, modifiers))
        case 27: return .key(Key(.escape, modifiers))
        case 8, 127: return .key(Key(.backspace, modifiers))
        case 57414...57426:
            // The keypad, in kitty's numbering.
            let keypad: [Key.Code?] = [
                .enter, nil, nil, .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert,
                .delete,
            ]
            return keypad[numbers[0] - 57414].map { .key(Key($0, modifiers)) } ?? .unknown
        case 0..<0x20, 0x80..<0xA0, 0xE000...0xF8FF: return .unknown
        default: break
        }
        var text = String(Character(scalar))
        if modifiers.contains(.control) {
            text = text.lowercased()
        } else if modifiers.contains(.shift) {
            text = text.uppercased()
        }
        modifiers.subtract(.shift)
        guard text.count == 1, let character = text.first else { return .unknown }
        return .key(Key(.character(character), modifiers))
    }
}
