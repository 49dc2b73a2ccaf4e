/// Reads comma-separated text row by row: fields in quotes may hold commas, line ends and doubled quotes (RFC 4180);
/// lines end with LF or CRLF. A byte order mark is passed over.
package struct CSVReader {
    package struct Row: Hashable, Sendable {
        package var fields: [String]
        /// Where it begins, counted from 1.
        package var line: Int
    }

    /// A quote that no other closes; the line on which it stands.
    package struct OpenQuote: Error, Hashable {
        package let line: Int
    }

    private let bytes: [UInt8]
    private var position: Int
    private var line = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let feed = UInt8(ascii: "\n")
    private static let back = UInt8(ascii: "\r")

    /// The next row; nil behind the last. Empty lines are passed over.
    package mutating func next() throws(OpenQuote) -> Row? {
        while position < bytes.count {
            if bytes[position] == CSVReader.feed {
                line += 1
                position += 1
            } else if bytes[position] == CSVReader.back {
                position += 1
            } else {
                return try row()
            }
        }
        return nil
    }

    private mutating func row() throws(OpenQuote) -> Row {
        var row = Row(fields: [], line: line)
        while true {
            row.fields.append(try field())
            guard position < bytes.count, bytes[position] == CSVReader.comma else { break }
            position += 1
        }
        if position < bytes.count, bytes[position] == CSVReader.back { position += 1 }
        if position < bytes.count, bytes[position] == CSVReader.feed {
            position += 1
            line += 1
        }
        return row
    }

    /// Up to the comma or line end behind it.
    private mutating func field() throws(OpenQuote) -> String {
        guard position < bytes.count, bytes[position] == CSVReader.quote else { return plain() }
        let start = line
        position += 1
        var field: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == CSVReader.quote {
                guard position < bytes.count, bytes[position] == CSVReader.quote else {
                    return String(decoding: field, as: UTF8.self) + plain()
                }
                position += 1
            }
            if byte == CSVReader.feed { line += 1 }
            field.append(byte)
        }
        throw OpenQuote(line: start)
    }

    private mutating func plain() -> String {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == CSVReader.comma || byte == CSVReader.feed { break }
            if byte == CSVReader.back, position + 1 == bytes.count || bytes[position + 1] == CSVReader.feed {
                break
            }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}
