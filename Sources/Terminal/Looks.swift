import CNcurses
import Cells

/// Turns a theme into what this terminal can show.
enum Looks {
    /// `colors` is the number of colours the terminal has; with less than 8, tints are left out.
    static func apply(_ theme: Theme, colors: Int) {
        for role in Role.allCases {
            for selected in [false, true] {
                for bold in [false, true] {
                    let style = Style(role, selected: selected, bold: bold)
                    let look = theme.look(for: style)
                    cnc_screen_look(
                        Int32(RowWriter.look(style)), attributes(look), index(look.foreground, colors),
                        index(look.background, colors))
                }
            }
        }
    }

    private static func attributes(_ look: Look) -> UInt32 {
        var bits = 0
        if look.bold { bits |= CNC_BOLD }
        if look.dim { bits |= CNC_DIM }
        if look.reverse { bits |= CNC_REVERSE }
        if look.underline { bits |= CNC_UNDERLINE }
        return UInt32(bits)
    }

    private static func index(_ tint: Tint?, _ colors: Int) -> Int32 {
        guard let tint, colors >= 8 else { return -1 }
        return Int32(colors >= 256 ? tint.of256 : colors >= 16 ? tint.of16 : tint.of8)
    }
}
