import Cells

/// What a terminal is told besides the text, written by us: terminfo knows no names for most of it, and where it
/// does, entries differ.
struct TerminalModes: Hashable, Sendable {
    /// Whether the terminal is of the kind that knows these modes or at least swallows them.
    let isModern: Bool
    /// Whether lines and other signs beyond ASCII can be drawn.
    let drawsSigns: Bool
    /// Whether entering and leaving the alternate screen keeps the title already (terminfo's entry says so).
    let keepsTitle: Bool

    init(terminal: String, entering: String) {
        let old = ["linux", "vt", "con", "cons25", "sun", "wsvt", "ansi", "pcansi", "cygwin", "hurd", "mach"]
        isModern = !old.contains { terminal.hasPrefix($0) } || terminal.hasPrefix("konsole")
        drawsSigns = isModern || terminal.hasPrefix("linux")
        keepsTitle = entering.contains("[22;")
    }

    /// The plain character set, bracketed paste, focus reports, the title put aside.
    var on: String {
        guard isModern else { return "" }
        return (keepsTitle ? "" : "\u{1B}[22;0t") + "\u{1B}(B\u{1B}[?2004h\u{1B}[?1004h"
    }

    var off: String {
        guard isModern else { return "" }
        return "\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?1004l\u{1B}[?2004l"
            + (keepsTitle ? "" : "\u{1B}[23;0t")
    }

    func mouse(_ wanted: Bool) -> String {
        guard isModern else { return "" }
        return wanted ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l"
    }

    /// The text crosses in a coding of letters and digits, so that nothing in it can be obeyed.
    func copy(_ text: String) -> String {
        "\u{1B}]52;c;" + Base64.encoded(text.utf8) + "\u{07}"
    }

    func title(_ title: String) -> String {
        guard isModern else { return "" }
        return "\u{1B}]2;" + Self.clean(title) + "\u{07}"
    }

    /// A title without anything that a terminal obeys or that is not seen: it comes from stored text.
    static func clean(_ title: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in title.unicodeScalars.prefix(200) {
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                clean.append("\u{FFFD}")
            default:
                clean.append(scalar)
            }
        }
        return String(clean)
    }
}
