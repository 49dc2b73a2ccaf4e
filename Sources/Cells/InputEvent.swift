/// What came in from the terminal, decoded. The screens see nothing else of the outside world's hands.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// Text keys that came at once, two or more: characters by themselves, and Enter between them.
    case typed([Key])
    /// Text pasted as one piece (bracketed paste); may hold line breaks and anything else, unfiltered.
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// The terminal window came to the front or went away.
    case focus(Bool)
    /// A complete sequence that means nothing to us. Swallowed: never Esc and letters.
    case unknown
}

/// One key press, as a value that prints and parses ("ctrl-s", "F2", "中").
package struct Key: Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// A typed character, already composed (a Hanzi committed by an input method is one too).
        case character(Character)
        case enter, escape, tab, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Only ever set with keys that are not characters: a shifted letter is the capital letter.
        package static let shift = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        /// With a character, that character is in lower case: ctrl-s is `.character("s")`, `.control`.
        package static let control = Modifiers(rawValue: 4)
    }

    package var code: Code
    package var modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }
}

package struct MouseEvent: Hashable, Sendable {
    package enum Action: Hashable, Sendable {
        case press, doublePress, release, wheelUp, wheelDown
    }

    package var action: Action
    package var at: Point

    package init(_ action: Action, at: Point) {
        self.action = action
        self.at = at
    }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
    /// A character's own key: `"q"`.
    package init(unicodeScalarLiteral scalar: Unicode.Scalar) {
        self.init(.character(Character(scalar)))
    }
}
