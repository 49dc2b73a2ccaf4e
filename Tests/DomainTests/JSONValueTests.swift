import TestSupport
import Testing

@testable import Domain

@Suite struct JSONValueTests {
    /// A value of at most this depth, with everything a text can hold.
    private func random(_ random: inout Seeded, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: .null
        case 1: .bool(random.chance(50))
        case 2: .number(Int64.random(in: .min ... .max, using: &random))
        case 3: .decimal("-12.5e3")
        case 4, 5: .string(text(&random))
        case 6:
            .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in self.random(&random, depth: depth - 1)
                })
        default:
            .object(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    JSONValue.Member(text(&random), self.random(&random, depth: depth - 1))
                })
        }
    }

    private func text(_ random: inout Seeded) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let value =
                random.chance(50)
                ? UInt32.random(in: 0...0x7F, using: &random)
                : UInt32.random(in: 0...0x10FFFF, using: &random)
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        var seeded = Seeded(3)
        for _ in 0..<1000 {
            let value = random(&seeded, depth: 5)
            #expect(try JSONValue(parsing: value.text()) == value)
            #expect(try JSONValue(parsing: value.text(indented: true)) == value)
        }
    }

    @Test func writtenTextIsSafeToShow() throws {
        var all = String.UnicodeScalarView()
        for value in UInt32(0)...0xFFFF { if let scalar = Unicode.Scalar(value) { all.append(scalar) } }
        all.append("\u{E0041}")
        let text = JSONValue.string(String(all)).text()
        for scalar in text.unicodeScalars {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
            #expect(scalar.properties.generalCategory != .format)
        }
        #expect(try JSONValue(parsing: text) == .string(String(all)))
    }

    @Test func membersKeepTheirOrder() throws {
        let value = try JSONValue(parsing: #" { "b" : 1 , "a" : [ true , false , null ] } "#)
        #expect(value.text() == #"{"b":1,"a":[true,false,null]}"#)
        #expect(value.text(indented: true).hasPrefix("{\n  \"b\": 1,\n  \"a\": [\n    true,"))
        #expect(value["a"] == .array([.bool(true), .bool(false), .null]))
        #expect(value["c"] == nil)
    }

    @Test(
        arguments: [
            ("0", .number(0)), ("-0", .number(0)), ("9223372036854775807", .number(.max)),
            ("9223372036854775808", .decimal("9223372036854775808")), ("1.50", .decimal("1.50")),
            ("1e5", .decimal("1e5")), ("-0.5E-3", .decimal("-0.5E-3")),
        ] as [(String, JSONValue)])
    func numbersAreKeptAsWritten(_ text: String, _ value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(arguments: [
        ("\\u0041\\n\\t\\/\\\\\\\"\\b\\f\\r", "A\n\t/\\\"\u{8}\u{C}\r"), ("\\ud83c\\udf3e", "🌾"),
        ("\\u6ed7", "滗"),
    ])
    func escapesAreRead(_ escaped: String, _ text: String) throws {
        #expect(try JSONValue(parsing: "\"\(escaped)\"") == .string(text))
    }

    @Test(arguments: [
        "", " ", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "{a:1}", "[1,]", "{\"a\":1,}", "[1 2]", "nul",
        "nulls",
        "tru", "01", "-", "+1", ".5", "-.5", "1.", "1.e5", "1e", "0x1", "1_0", "--1", "NaN", "Infinity",
        "1e999",
        "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "\"\\u00g0\"", "\"\\ud83c\"", "\"\\ud83c\\u0041\"",
        "\"\\udf3e\"",
        "\"\\ud83c\\", "\"a\nb\"", "\"a\tb\"", "1 1", "[1]]", "'a'", "\u{FEFF}1",
    ])
    func whatIsNotJSONIsRefused(_ text: String) {
        #expect(throws: JSONValue.SyntaxError.self) { try JSONValue(parsing: text) }
    }

    @Test(arguments: [
        ("[1,\n 2,\n x]", 3, 2), ("{\"村\": x}", 1, 7), ("", 1, 1), ("[\n", 2, 1), ("[1,\n\n2", 3, 2),
        ("\"村庄\u{1}\"", 1, 4),
    ])
    func anErrorIsPlacedAsEditorsCount(_ text: String, _ line: Int, _ column: Int) {
        #expect {
            try JSONValue(parsing: text)
        } throws: { error in
            (error as? JSONValue.SyntaxError).map { [$0.line, $0.column] } == [line, column]
        }
    }

    @Test func depthIsLimited() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSONValue(parsing: nested(32)) != .null)
        #expect(throws: JSONValue.SyntaxError(line: 1, column: 33)) { try JSONValue(parsing: nested(33)) }
        #expect(throws: JSONValue.SyntaxError.self) {
            try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000))
        }
    }
}
