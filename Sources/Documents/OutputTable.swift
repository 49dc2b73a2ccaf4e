import Domain

/// Rows and columns on their way out: as aligned text for people, as CSV, or as JSON.
///
/// A long answer goes out in stretches: make a table of each stretch, and leave out the header from the second on.
package struct OutputTable: Hashable, Sendable {
    package struct Column: Hashable, Sendable {
        /// The key in CSV and JSON.
        package let key: String
        /// The heading for people; nil when the text form leaves the column out.
        package let label: String?

        package init(_ key: String, label: String?) {
            self.key = key
            self.label = label
        }
    }

    package struct Cell: Hashable, Sendable {
        /// What people read.
        package let text: String
        /// What machines read.
        package let json: JSONValue

        package init(_ text: String, json: JSONValue) {
            self.text = text
            self.json = json
        }

        /// A text that reads the same for both.
        package init(_ text: String) { self.init(text, json: .string(text)) }
    }

    package let columns: [Column]
    /// As many cells in each as there are columns.
    package private(set) var rows: [[Cell]] = []

    package init(_ columns: [Column]) { self.columns = columns }

    /// Cells beyond the columns are dropped; missing ones are empty and not known.
    package mutating func add(_ cells: [Cell]) {
        let missing = max(0, columns.count - cells.count)
        rows.append(cells.prefix(columns.count) + Array(repeating: Cell("", json: .null), count: missing))
    }
}

// MARK: - As text

extension OutputTable {
    /// A wider cell does not widen its column: it pushes what follows it to the right.
    private static let widest = 80

    /// Aligned columns, two blanks between them, one line a row; safe for a terminal. `width` measures in columns.
    package func text(header: Bool = true, width: (String) -> Int) -> String {
        let shown = columns.indices.filter { columns[$0].label != nil }
        var lines: [[String]] = rows.map { row in shown.map { TerminalText.safe(row[$0].text) } }
        if header { lines.insert(shown.map { TerminalText.safe(columns[$0].label ?? "") }, at: 0) }
        let widths = shown.indices.map { column in
            lines.map { width($0[column]) }.filter { $0 <= OutputTable.widest }.max() ?? 0
        }
        return lines.map { cells in
            var line = ""
            for (column, cell) in cells.enumerated() {
                line += cell
                guard column < cells.count - 1 else { break }
                line += String(repeating: " ", count: max(0, widths[column] - width(cell)) + 2)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

// MARK: - As CSV

extension OutputTable {
    /// RFC 4180: comma, double quotes, CRLF, a header of keys. A cell holds what the command line would take: empty
    /// for not known, `n/a` for does not apply, numbers plain, links as numbers of records, lists as JSON.
    ///
    /// `forTerminal`: what a terminal would obey is replaced by visible signs. Without it the cells are exact.
    package func csv(header: Bool = true, forTerminal: Bool) -> String {
        var out = ""
        if header { out += columns.map { OutputTable.quoted($0.key) }.joined(separator: ",") + "\r\n" }
        for row in rows {
            let cells = row.map { cell in
                let plain = OutputTable.plain(cell.json)
                return OutputTable.quoted(forTerminal ? TerminalText.safe(plain, keepsLines: true) : plain)
            }
            out += cells.joined(separator: ",") + "\r\n"
        }
        return out
    }

    private static func plain(_ json: JSONValue) -> String {
        switch json {
        case .null: return ""
        case .string(let text): return text
        case .notApplicable: return "n/a"
        case .object:
            // A link with its name beside it is still the link.
            if let number = json["number"]?.string { return number }
            return json.text()
        case .bool, .number, .decimal, .array: return json.text()
        }
    }

    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        let isTrimmed = text.first != " " && text.last != " "
        if isPlain && isTrimmed { return text }
        var doubled = "\"".unicodeScalars
        // By scalars: a quote that carries a combining mark is a quote all the same.
        for scalar in text.unicodeScalars {
            if scalar == "\"" { doubled.append(scalar) }
            doubled.append(scalar)
        }
        return String(doubled) + "\""
    }
}

// MARK: - As JSON

extension OutputTable {
    /// One object a row.
    package var objects: [JSONValue] {
        rows.map { row in
            .object(zip(columns, row).map { JSONValue.Member($0.key, $1.json) })
        }
    }

    /// All rows as one indented array, with a line feed at its end.
    package var json: String { JSONValue.array(objects).text(indented: true) + "\n" }
}
