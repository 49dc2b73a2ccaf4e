import CNcurses
import Cells

/// How each style is drawn on this terminal. What a style means never hangs on colour alone, so that a terminal
/// without colours shows the same with bold, dim, underline and reverse.
enum Looks {
    static func apply(colors: Int) {
        for role in Role.allCases {
            let (attributes, foreground) = plain(role)
            for selected in [false, true] {
                for bold in [false, true] {
                    let index = RowWriter.look(Style(role, selected: selected, bold: bold))
                    var bits = attributes
                    if selected { bits |= CNC_REVERSE }
                    if bold { bits |= CNC_BOLD }
                    cnc_screen_look(
                        Int32(index), UInt32(bits), colors >= 8 && !selected ? Int32(foreground) : -1, -1)
                }
            }
        }
    }

    /// Attributes, and the foreground as a number of the 8-colour palette (-1 the terminal's own).
    private static func plain(_ role: Role) -> (attributes: Int, foreground: Int) {
        switch role {
        case .normal, .label, .keyTitle: (0, -1)
        case .dim, .absent, .border: (CNC_DIM, -1)
        case .title, .heading: (CNC_BOLD, -1)
        case .good: (0, 4)
        case .warning: (CNC_BOLD, 3)
        case .problem: (CNC_BOLD, 1)
        case .link: (CNC_UNDERLINE, 4)
        case .match: (CNC_BOLD | CNC_UNDERLINE, -1)
        case .field: (CNC_UNDERLINE, -1)
        case .fieldFocused: (CNC_UNDERLINE | CNC_BOLD, -1)
        case .keyName, .bar: (CNC_REVERSE, -1)
        }
    }
}
