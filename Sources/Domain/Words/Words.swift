/// The language of the screens. Independent of the terminal's locale, and switchable while the program runs.
package enum Language: String, CaseIterable, Hashable, Sendable {
    case english = "en"
    case chinese = "zh-Hans"

    /// The language a locale name such as `zh_CN.UTF-8` asks for.
    package init(locale: String) {
        self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
    }

    package var other: Language { self == .english ? .chinese : .english }
}

/// Every sentence a user reads, in one language, from `Resources/strings/<language>.json`.
///
/// A key that is missing shows as itself: visible in a test, harmless to a user.
package struct Words: Sendable {
    package let language: Language
    private let table: [String: String]
    /// In what amounts are shown where the reader may choose; papers and files stay with yuan.
    package var moneyUnit = MoneyUnit.yuan

    package init(_ language: Language, _ table: [String: String]) {
        self.language = language
        self.table = table
    }

    /// Reads one flat JSON object of texts.
    package init(_ language: Language, json: String) throws(JSONValue.SyntaxError) {
        var table: [String: String] = [:]
        if case .object(let members) = try JSONValue(parsing: json) {
            table.reserveCapacity(members.count)
            for member in members { table[member.key] = member.value.string }
        }
        self.init(language, table)
    }

    package var keys: Set<String> { Set(table.keys) }

    /// The sentence, with `{name}` replaced by the argument of that name.
    package func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        guard let sentence = table[key] else { return key }
        return arguments.isEmpty ? sentence : Words.filled(sentence, arguments)
    }

    /// The first of the keys that has a sentence.
    package func first(of keys: [String]) -> String? {
        for key in keys { if let sentence = table[key] { return sentence } }
        return nil
    }

    private static func filled(_ sentence: String, _ arguments: [String: String]) -> String {
        var result = ""
        var rest = sentence[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}"), let value = arguments[String(after[..<close])] else {
                result += "{"
                rest = after
                continue
            }
            result += value
            rest = after[after.index(after: close)...]
        }
        return result + rest
    }
}

// MARK: - Names of things

extension Words {
    package func kind(_ kind: Kind) -> String { self("kind.\(kind.rawValue)") }
    package func kinds(_ kind: Kind) -> String { self("kinds.\(kind.rawValue)") }

    /// The label of a field: `owner` is a kind's name or a list's.
    package func label(_ owner: String, _ key: String) -> String {
        first(of: ["field.\(owner).\(key)", "field.\(key)"]) ?? key
    }

    package func label(_ path: FieldPath) -> String {
        let field = label(path.kind.rawValue, path.field)
        guard let line = path.line else { return field }
        var text = "\(field) \(line.index + 1)"
        if let inner = line.field, case .parts(let part) = path.kind.description.field(path.field)?.type {
            text += " · " + label(part.name, inner)
        }
        return text
    }

    /// Help with an example; nil where the label says it all.
    package func help(_ owner: String, _ key: String) -> String? {
        first(of: ["help.\(owner).\(key)", "help.\(key)"])
    }

    package func section(_ owner: String, _ section: String) -> String {
        first(of: ["section.\(owner).\(section)", "section.\(section)"]) ?? section
    }

    /// A choice's label, or the user's own word as it is.
    package func choice(_ list: String, _ key: String) -> String {
        if list.hasPrefix(ChoiceList.fields) {
            return label(String(list.dropFirst(ChoiceList.fields.count)), key)
        }
        return first(of: ["choice.\(list).\(key)"]) ?? key
    }
}

// MARK: - Answers as people read them

extension Words {
    /// One answer as text. Links show as the linked record's name, lists as the number of their lines.
    package func text(
        _ answer: Answer<Value>, _ type: FieldType, names: [RecordID: String] = [:]
    ) -> String {
        switch answer {
        case .notKnown: self("answer.notKnown")
        case .notApplicable: self("answer.notApplicable")
        case .value(let value): text(value, type, names: names)
        }
    }

    package func text(_ value: Value, _ type: FieldType, names: [RecordID: String] = [:]) -> String {
        switch value {
        case .text(let text): return text
        case .number(let number): return String(number)
        case .quantity(let quantity): return quantity.plain
        case .money(let money): return self.money(money)
        case .day(let day): return day.written
        case .flag(let flag): return self(flag ? "answer.yes" : "answer.no")
        case .link(let record): return names[record] ?? record.number
        case .choice(let key):
            if case .choice(let list, _) = type { return choice(list.name, key) }
            return key
        case .parts(let lines):
            return lines.isEmpty ? self("answer.none") : self("answer.lines", ["n": String(lines.count)])
        }
    }

    /// A date for headings: with its weekday when it is exact.
    package func longDay(_ day: CalendarDay) -> String {
        guard day.isExact else { return day.written }
        return day.written + " " + self("weekday.\(day.weekday)")
    }
}
