/// Keys as text, both ways: `ctrl-s`, `F2`, `shift-tab`, `中`. What a test types, a setting holds, help shows.
extension Key: CustomStringConvertible {
    /// The name of the key; `Key(name:)` reads it back.
    package var description: String {
        var name = ""
        if modifiers.contains(.control) { name += "ctrl-" }
        if modifiers.contains(.alt) { name += "alt-" }
        if modifiers.contains(.shift) { name += "shift-" }
        switch code {
        case .character(" "): return name + "space"
        case .character(let character): return name + String(character)
        case .function(let number): return name + "F\(number)"
        default: return name + (Key.names.first { $0.code == code }?.name ?? "")
        }
    }

    /// Reads `ctrl-s`, `F2`, `space`, `esc`, `中`, with any modifiers in front in any order, whatever the case
    /// of words. A single letter keeps its case: `G` is not `g`. Nil for anything that is not a key.
    package init?(name: String) {
        var rest = Substring(name)
        var modifiers: Modifiers = []
        scan: while true {
            for (prefix, modifier) in [
                ("ctrl-", Modifiers.control), ("alt-", .alt), ("shift-", .shift),
            ] where rest.count > prefix.count && rest.lowercased().hasPrefix(prefix) {
                rest = rest.dropFirst(prefix.count)
                modifiers.insert(modifier)
                continue scan
            }
            break
        }
        if rest.count == 1, let character = rest.first {
            let isControl = modifiers.contains(.control)
            let plain = isControl ? character.lowercased().first ?? character : character
            self.init(.character(plain), modifiers)
        } else if rest.lowercased() == "space" {
            self.init(.character(" "), modifiers)
        } else if let known = Key.names.first(where: { $0.name == rest.lowercased() }) {
            self.init(known.code, modifiers)
        } else if let first = rest.first, first == "F" || first == "f",
            let number = Int(rest.dropFirst()), (1...63).contains(number)
        {
            self.init(.function(number), modifiers)
        } else {
            return nil
        }
    }

    private static let names: [(name: String, code: Code)] = [
        ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace), ("delete", .delete),
        ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
        ("home", .home),
        ("end", .end), ("pageup", .pageUp), ("pagedown", .pageDown),
    ]

    /// The key that was meant where keys are commands and not text. With a Chinese input method on, `?` arrives
    /// as `？` and `/` as `、`; letters and digits may be full-width.
    package var foldedForCommands: Key {
        guard case .character(let character) = code, let folded = Key.folded(character) else { return self }
        return Key(.character(folded), modifiers)
    }

    private static func folded(_ character: Character) -> Character? {
        switch character {
        case "、": return "/"
        case "。": return "."
        case "　": return " "
        case "【", "「": return "["
        case "】", "」": return "]"
        case "《": return "<"
        case "》": return ">"
        case "“", "”": return "\""
        case "‘", "’": return "'"
        case "￥": return "$"
        case "·": return "`"
        default:
            guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
                (0xFF01...0xFF5E).contains(scalar.value)
            else { return nil }
            return Character(Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21)))
        }
    }
}
