import Domain

/// Cells of a spreadsheet as they are pasted: rows parted by line breaks, cells by tabs; a cell with either in it stands
/// in quotes.
struct PastedTable: Hashable, Sendable {
    let text: String
    let rows: [[String]]

    /// Nothing pasted by hand has more; what has, is no row for a form.
    private static let limit = 1 << 16

    /// Nil where it is no more than one cell.
    init?(_ text: String) {
        guard text.utf8.count <= PastedTable.limit else { return nil }
        self.text = text
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var isStart = true
        var rest = text[...]
        while let character = rest.popFirst() {
            if isQuoted {
                if character != "\"" {
                    cell.append(character)
                } else if rest.first == "\"" {
                    cell.append("\"")
                    rest.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if character == "\"", isStart, PastedTable.closes(rest) {
                isQuoted = true
                isStart = false
            } else if character == "\t" || character.isNewline {
                rows[rows.count - 1].append(cell.trimmed)
                cell = ""
                isStart = true
                if character != "\t" { rows.append([]) }
            } else {
                cell.append(character)
                isStart = false
            }
        }
        rows[rows.count - 1].append(cell.trimmed)
        self.rows = rows.filter { row in row.contains { !$0.isEmpty } }
        guard self.rows.count > 1 || self.rows.contains(where: { $0.count > 1 }) else { return nil }
    }

    /// A quote opens a cell only where another ends it before the next tab or line break.
    private static func closes(_ rest: Substring) -> Bool {
        var rest = rest
        while let character = rest.popFirst() {
            guard character == "\"" else { continue }
            guard rest.first == "\"" else { return rest.first.map { $0 == "\t" || $0.isNewline } ?? true }
            rest.removeFirst()
        }
        return false
    }

    /// Cells beside one another, not only lines below one another.
    var isWide: Bool { rows.contains { $0.count > 1 } }
}
