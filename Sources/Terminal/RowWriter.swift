import CNcurses
import Cells

/// Translates rows of cells into what crosses the border to C, in one buffer that is used again and again.
struct RowWriter {
    private var buffer: [cnc_cell] = []

    /// Hands row `y` over; columns right of the terminal's edge are left out.
    mutating func write(_ row: ArraySlice<Cell>, y: Int, columns: Int) {
        buffer.removeAll(keepingCapacity: true)
        for cell in row.prefix(columns) { buffer.append(Self.translate(cell)) }
        buffer.withUnsafeBufferPointer { cnc_screen_row(Int32(y), $0.baseAddress, Int32($0.count)) }
    }

    /// An empty row, for what a frame smaller than the terminal does not cover.
    mutating func erase(y: Int) {
        cnc_screen_row(Int32(y), nil, 0)
    }

    private static func translate(_ cell: Cell) -> cnc_cell {
        var result = cnc_cell()
        result.look = UInt16(look(cell.style))
        result.width = UInt16(cell.width)
        var scalars = cell.character.unicodeScalars.makeIterator()
        result.scalars.0 = scalars.next()?.value ?? 0x20
        guard let second = scalars.next() else { return result }
        result.scalars.1 = second.value
        result.scalars.2 = scalars.next()?.value ?? 0
        result.scalars.3 = result.scalars.2 == 0 ? 0 : scalars.next()?.value ?? 0
        result.scalars.4 = result.scalars.3 == 0 ? 0 : scalars.next()?.value ?? 0
        return result
    }

    /// The number of a style among the looks set with `cnc_screen_look`.
    static func look(_ style: Style) -> Int {
        Int(style.role.rawValue) * 4 + (style.selected ? 2 : 0) + (style.bold ? 1 : 0)
    }
}
