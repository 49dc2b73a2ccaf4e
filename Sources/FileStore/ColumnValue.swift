import Domain
import GRDB

/// Values as columns hold them: text, choices and days as TEXT, everything else as INTEGER.
extension Value {
    /// Nil for a list, which has rows of its own.
    var column: DatabaseValue? {
        switch self {
        case .text(let text), .choice(let text): text.databaseValue
        case .number(let number): Int64(number).databaseValue
        case .quantity(let quantity): quantity.thousandths.databaseValue
        case .money(let money): money.fen.databaseValue
        case .day(let day): day.written.databaseValue
        case .flag(let flag): (flag ? 1 : 0 as Int64).databaseValue
        case .link(let record): record.rawValue.databaseValue
        case .parts: nil
        }
    }

    /// Nil when the column is empty, or holds what no version of ours would have written.
    init?(column: DatabaseValue, _ type: FieldType) {
        switch (type, column.storage) {
        case (.text, .string(let text)): self = .text(text)
        case (.choice, .string(let key)): self = .choice(key)
        case (.day, .string(let written)):
            guard let day = CalendarDay(written: written) else { return nil }
            self = .day(day)
        case (.number, .int64(let number)): self = .number(Int(number))
        case (.quantity, .int64(let thousandths)): self = .quantity(Quantity(thousandths: thousandths))
        case (.money, .int64(let fen)): self = .money(Money(fen: fen))
        case (.flag, .int64(let flag)): self = .flag(flag != 0)
        case (.link, .int64(let raw)):
            guard let record = RecordID(rawValue: raw) else { return nil }
            self = .link(record)
        default: return nil
        }
    }
}

/// Which fields of a row do not apply, and which lists are known to be empty: what an empty column or a table
/// without rows cannot say. Lists that have rows are named too, so that the tables of the others need not be looked
/// at. Held as text, `-note 0clauses +parties`; NULL when there is nothing to say.
struct Marks {
    private(set) var notApplicable: Set<String> = []
    private(set) var empty: Set<String> = []
    private(set) var filled: Set<String> = []

    init(_ column: String?) {
        for word in column?.split(separator: " ") ?? [] {
            switch word.first {
            case "-": notApplicable.insert(String(word.dropFirst()))
            case "0": empty.insert(String(word.dropFirst()))
            case "+": filled.insert(String(word.dropFirst()))
            default: break
            }
        }
    }

    /// In the order of the fields, so that the same answers always make the same text.
    static func text(_ fields: [FieldDescription], _ answer: (String) -> Answer<Value>) -> String? {
        var words: [String] = []
        for field in fields {
            switch answer(field.key) {
            case .notApplicable: words.append("-" + field.key)
            case .value(.parts(let parts)): words.append((parts.isEmpty ? "0" : "+") + field.key)
            default: break
            }
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
