import Cells

extension Key {
    /// The key as it is printed on a keyboard: `F2`, `Esc`, `Ctrl-S`, `PgDn`. A letter keeps its case: `J` is typed
    /// with Shift.
    var label: String {
        var text = ""
        if modifiers.contains(.control) { text += "Ctrl-" }
        if modifiers.contains(.alt) { text += "Alt-" }
        if modifiers.contains(.shift) { text += "Shift-" }
        switch code {
        case .character(" "): return text + "Space"
        case .character(let character):
            return text + (modifiers.isEmpty ? String(character) : character.uppercased())
        case .function(let number): return text + "F\(number)"
        case .pageUp: return text + "PgUp"
        case .pageDown: return text + "PgDn"
        case .enter: return text + "Enter"
        case .escape: return text + "Esc"
        case .tab: return text + "Tab"
        case .backspace: return text + "Backspace"
        case .delete: return text + "Del"
        case .insert: return text + "Ins"
        case .up: return text + "Up"
        case .down: return text + "Down"
        case .left: return text + "Left"
        case .right: return text + "Right"
        case .home: return text + "Home"
        case .end: return text + "End"
        }
    }
}
