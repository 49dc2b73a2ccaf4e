import Domain

/// As a table that people open in a spreadsheet.
extension OutputTable {
    /// In front of the file: without it spreadsheets take Hanzi for another character set.
    package static let byteOrderMark = "\u{FEFF}"

    /// CSV with labels as headings and answers in words. Nothing runs as a formula: what begins like one gets an
    /// apostrophe in front, by which people see that it is text; so does a code of more digits than a spreadsheet keeps.
    package func spreadsheet(header: Bool = true) -> String {
        let shown = columns.indices.filter { columns[$0].label != nil }
        var out = ""
        if header {
            out += shown.map { OutputTable.cell(columns[$0].label ?? "") }.joined(separator: ",") + "\r\n"
        }
        for row in rows {
            out += shown.map { OutputTable.cell(row[$0].text) }.joined(separator: ",") + "\r\n"
        }
        return out
    }

    private static func cell(_ text: String) -> String {
        quoted(isFormula(text) || isLongNumber(text) ? "'" + text : text)
    }

    /// Whether a spreadsheet would calculate instead of showing it. Blanks in front do not stop it from that; full-width
    /// signs count in East Asian versions.
    static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
        switch first {
        case "-": return Double(text) == nil
        case "=", "+", "@", "＝", "＋", "－", "＠": return true
        case "\t", "\r", "\n", "|": return true
        default: return false
        }
    }

    /// Spreadsheets calculate with 15 digits and turn the others to zeros.
    private static func isLongNumber(_ text: String) -> Bool {
        text.utf8.count > 15 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}
