/// The lines of an iCalendar file (RFC 5545): each ends with CRLF and is folded so that none is longer than 75 octets.
struct CalendarLines {
    private(set) var text = ""

    private static let longest = 75

    mutating func add(_ name: String, _ value: String) {
        let line = name + ":" + value
        var length = 0
        // Between the bytes of a character no line may end.
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > CalendarLines.longest {
                text += "\r\n "
                length = 1
            }
            text.unicodeScalars.append(scalar)
            length += size
        }
        text += "\r\n"
    }

    /// A text of people, with what would end it or its line said another way. What has no sign is left out: no control
    /// character is allowed, and none that turns the direction of writing is wanted in somebody's calendar.
    mutating func add(_ name: String, words: String) { add(name, CalendarLines.escaped(words)) }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case ";": escaped += "\\;"
            case ",": escaped += "\\,"
            case "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
            case "\n": if last != "\r" { escaped += "\\n" }
            default:
                let isHidden =
                    scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
                if !isHidden { escaped.unicodeScalars.append(scalar) }
            }
            last = scalar
        }
        return escaped
    }
}
