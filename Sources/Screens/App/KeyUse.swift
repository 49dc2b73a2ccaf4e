import Cells

extension Key {
    /// Text in the making: a character by itself, as typed or as an input method committed it.
    var isText: Bool {
        if case .character = code { modifiers.isEmpty } else { false }
    }

    /// Keys with which a field being typed in is edited or left; the app has other uses for some of them elsewhere.
    var editsText: Bool {
        switch code {
        case .left, .right, .up, .down, .home, .end, .backspace, .delete, .enter, .escape, .tab: true
        case .character(let character):
            modifiers == .control && "uwkzyaehd".contains(character)
                || modifiers == .alt && "bfd".contains(character)
        case .insert, .pageUp, .pageDown, .function: false
        }
    }
}
