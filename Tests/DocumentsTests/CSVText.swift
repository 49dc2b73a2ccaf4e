/// Reads RFC 4180 the strict way, independently of how it is written.
enum CSVText {
    struct Malformed: Error {}

    static func rows(_ text: String) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            if scalars[at] == "\"" {
                at += 1
                while true {
                    guard at < scalars.count else { throw Malformed() }
                    if scalars[at] == "\"" {
                        at += 1
                        guard at < scalars.count, scalars[at] == "\"" else { break }
                    }
                    cell.append(scalars[at])
                    at += 1
                }
            } else {
                while at < scalars.count, ![",", "\r", "\n", "\""].contains(scalars[at]) {
                    cell.append(scalars[at])
                    at += 1
                }
            }
            row.append(String(cell))
            cell = String.UnicodeScalarView()
            guard at < scalars.count else { throw Malformed() }
            if scalars[at] == "," {
                at += 1
                // A comma before the end of the line is an empty cell.
                if at < scalars.count, scalars[at] == "\r" { row.append("") } else { continue }
            }
            guard at + 1 < scalars.count, scalars[at] == "\r", scalars[at + 1] == "\n" else {
                throw Malformed()
            }
            at += 2
            rows.append(row)
            row = []
        }
        if !row.isEmpty { throw Malformed() }
        return rows
    }
}
