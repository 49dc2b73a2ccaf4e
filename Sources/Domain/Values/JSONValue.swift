/// A JSON text as a value. Objects keep the order of their members.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    /// A number with a fraction, kept as written.
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var key: String
        package var value: JSONValue
        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
}

// MARK: - Writing

extension JSONValue {
    /// One line without blanks, or indented by two. Control, bidirectional and other format characters are escaped,
    /// so that the text is safe to show.
    package func text(indented: Bool = false) -> String {
        var out = ""
        write(into: &out, depth: indented ? 0 : nil)
        return out
    }

    private func write(into out: inout String, depth: Int?) {
        switch self {
        case .null: out += "null"
        case .bool(let flag): out += flag ? "true" : "false"
        case .number(let number): out += String(number)
        case .decimal(let text): out += text
        case .string(let text): JSONValue.write(text, into: &out)
        case .array(let items):
            JSONValue.write(items, "[", "]", into: &out, depth) { $0.write(into: &$1, depth: $2) }
        case .object(let members):
            JSONValue.write(members, "{", "}", into: &out, depth) { member, out, depth in
                JSONValue.write(member.key, into: &out)
                out += depth == nil ? ":" : ": "
                member.value.write(into: &out, depth: depth)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], _ open: String, _ close: String, into out: inout String, _ depth: Int?,
        _ one: (Item, inout String, Int?) -> Void
    ) {
        out += open
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            if let depth { out += "\n" + String(repeating: "  ", count: depth + 1) }
            one(item, &out, depth.map { $0 + 1 })
        }
        if let depth, !items.isEmpty { out += "\n" + String(repeating: "  ", count: depth) }
        out += close
    }

    private static func write(_ text: String, into out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    || scalar.properties.generalCategory == .format
                    || [0x2028, 0x2029].contains(scalar.value)
                {
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16)
                        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        out += "\""
    }
}

// MARK: - Reading

extension JSONValue {
    /// Where a text stops being JSON.
    package struct SyntaxError: Error, Hashable, Sendable {
        /// From 1, as editors count.
        package let line: Int
        package let column: Int
    }

    package init(parsing text: String) throws(SyntaxError) {
        var reader = JSONReader(text)
        self = try reader.document()
    }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var at = 0
    /// Deeper than any document of ours, shallow enough for any stack.
    private static let deepest = 32

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func document() throws(JSONValue.SyntaxError) -> JSONValue {
        let value = try value(depth: 0)
        skipBlanks()
        if at < bytes.count { throw error() }
        return value
    }

    private func error() -> JSONValue.SyntaxError {
        let before = bytes[..<min(at, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        // Bytes that continue a character are no column of their own.
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return JSONValue.SyntaxError(line: line, column: column)
    }

    private mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard at < bytes.count, bytes[at] == byte.asciiValue else { return false }
        at += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    private mutating func value(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        skipBlanks()
        guard depth < JSONReader.deepest, at < bytes.count else { throw error() }
        switch bytes[at] {
        case UInt8(ascii: "{"):
            at += 1
            return try object(depth: depth)
        case UInt8(ascii: "["):
            at += 1
            return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take(word: "true"): return .bool(true)
        case UInt8(ascii: "f") where take(word: "false"): return .bool(false)
        case UInt8(ascii: "n") where take(word: "null"): return .null
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take("}") { return .object([]) }
        repeat {
            skipBlanks()
            let key = try string()
            skipBlanks()
            guard take(":") else { throw error() }
            members.append(JSONValue.Member(key, try value(depth: depth + 1)))
            skipBlanks()
        } while take(",")
        guard take("}") else { throw error() }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
        var items: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array([]) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        guard take("]") else { throw error() }
        return .array(items)
    }

    private mutating func number() throws(JSONValue.SyntaxError) -> JSONValue {
        let start = at
        while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard JSONReader.isNumber(bytes[start..<at]), Double(text)?.isFinite == true else {
            at = start
            throw error()
        }
        return Int64(text).map(JSONValue.number) ?? .decimal(text)
    }

    /// `-`, digits without an idle zero in front, a fraction, an exponent (RFC 8259, section 6).
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func takeDigits() -> Int {
            let digits = rest.prefix(while: isDigit)
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        func take(_ bytes: String) -> Bool {
            guard let first = rest.first, bytes.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("-")
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = takeDigits()
        guard whole > 0, whole == 1 || !startsWithZero else { return false }
        if take("."), takeDigits() == 0 { return false }
        if take("eE") {
            _ = take("+-")
            if takeDigits() == 0 { return false }
        }
        return rest.isEmpty
    }

    private mutating func string() throws(JSONValue.SyntaxError) -> String {
        guard take("\"") else { throw error() }
        var units: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                at += 1
                units += try escape().utf8
            case 0..<0x20: throw error()
            default:
                units.append(byte)
                at += 1
            }
        }
        throw error()
    }

    private mutating func escape() throws(JSONValue.SyntaxError) -> String {
        guard at < bytes.count else { throw error() }
        defer { at += 1 }
        switch bytes[at] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "u"):
            var units = [try hexUnit()]
            if (0xD800..<0xDC00).contains(units[0]), bytes[(at + 1)...].starts(with: "\\u".utf8) {
                at += 2
                units.append(try hexUnit())
            }
            guard let text = String(validating: units, as: UTF16.self) else { throw error() }
            return text
        default: throw error()
        }
    }

    /// The four digits after the `u` that `at` stands on; leaves `at` on the last of them.
    private mutating func hexUnit() throws(JSONValue.SyntaxError) -> UInt16 {
        // The initialiser would take a sign as well.
        guard at + 4 < bytes.count, bytes[at + 1] != UInt8(ascii: "+"),
            let unit = UInt16(String(decoding: bytes[at + 1...at + 4], as: UTF8.self), radix: 16)
        else { throw error() }
        at += 4
        return unit
    }
}
