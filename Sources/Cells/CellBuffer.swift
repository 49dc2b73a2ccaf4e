/// One cell of the screen.
///
/// A double-width character stands in its first cell; the cell after it is its *tail* (`width` 0) and is never
/// drawn by itself.
package struct Cell: Hashable, Sendable {
    /// One grapheme cluster, already safe to send to a terminal.
    package var character: Character
    /// 1 or 2; 0 for the tail of a double-width character.
    package var width: UInt8
    package var style: Style

    package init(_ character: Character, width: UInt8 = 1, style: Style = Style()) {
        self.character = character
        self.width = width
        self.style = style
    }

    package static let blank = Cell(" ")
}

/// A grid of cells that drawing writes into. Every write keeps one rule: no half of a double-width character
/// is ever left without the other.
package struct CellBuffer: Hashable, Sendable {
    package let size: Size
    /// Row by row, `size.width` cells each.
    package internal(set) var cells: [Cell]

    package init(_ size: Size) {
        self.size = Size(width: max(0, size.width), height: max(0, size.height))
        cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    }

    package subscript(x: Int, y: Int) -> Cell {
        cells[y * size.width + x]
    }

    package func row(_ y: Int) -> ArraySlice<Cell> {
        cells[y * size.width..<(y + 1) * size.width]
    }
}
