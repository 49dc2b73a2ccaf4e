import Domain

/// Repeatable chance (SplitMix64): a test that fails says with which seed.
package struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// Records of any kind, made from its description alone: every answer fits its field, but what fields say of each
/// other (which date comes first) is left to chance.
package struct RandomRecords {
    package var random: Seeded

    package init(_ seed: UInt64) { random = Seeded(seed) }

    package mutating func record(_ kind: Kind) -> Record {
        var record = Record(RecordID(kind, Int64.random(in: 1...1_000_000, using: &random)))
        for field in kind.description.fields { record[field.key] = answer(field) }
        return record
    }

    package mutating func answer(_ field: FieldDescription) -> Answer<Value> {
        if field.isRequired || random.chance(60) {
            let value = value(field.type)
            // A code is held as it is normalised.
            if let code = field.code, case .text(let text) = value {
                return .value(.text(code.normalised(text)))
            }
            return .value(value)
        }
        return random.chance(30) ? .notApplicable : .notKnown
    }

    package mutating func value(_ type: FieldType) -> Value {
        switch type {
        case .text(let limit, let isMultiline): .text(text(limit: limit, isMultiline: isMultiline))
        case .number(let range): .number(Int.random(in: range, using: &random))
        case .quantity: .quantity(Quantity(thousandths: amount(upTo: 1_000_000_000_000_000)))
        case .money: .money(Money(fen: amount(upTo: Money.limit.fen)))
        case .day: .day(day())
        case .choice(let list, let isOpen):
            .choice(
                isOpen && random.chance(30)
                    ? text(limit: 60, isMultiline: false)
                    : list.keys.randomElement(using: &random) ?? list.name)
        case .flag: .flag(random.chance(50))
        case .link(let kinds):
            .link(
                RecordID(
                    kinds.randomElement(using: &random) ?? .village, Int64.random(in: 1...999, using: &random)
                ))
        case .parts(let part): .parts(lines(part))
        }
    }

    private mutating func lines(_ part: PartDescription) -> [Part] {
        var lines: [Part] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            var line = Part()
            for field in part.fields { line[field.key] = answer(field) }
            lines.append(line)
        }
        return lines
    }

    /// Round figures, odd ones and the ends of the range.
    private mutating func amount(upTo limit: Int64) -> Int64 {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: 0
        case 1: limit
        case 2: Int64.random(in: 0...10_000, using: &random)
        case 3: Int64.random(in: 0...(limit / 1000), using: &random) * 1000
        default: Int64.random(in: 0...limit, using: &random)
        }
    }

    package mutating func day() -> CalendarDay {
        let year = Int.random(in: CalendarDay.years, using: &random)
        let month = random.chance(80) ? Int.random(in: 1...12, using: &random) : nil
        let day = month == nil || random.chance(20) ? nil : Int.random(in: 1...31, using: &random)
        // There is no such day now and then.
        return CalendarDay(year, month, day) ?? self.day()
    }

    /// What has broken other programs: quotes, separators, marks, rare characters, joined emoji, what terminals obey.
    private static let pieces = [
        "建设镇", "滧东村", "𠮷", "Da Jung", "é", "e\u{301}", "\"", "\"\u{301}", ",", ";", "\\", "{name}", "'",
        "=1+1",
        "👨‍👩‍👧", "🇨🇳", "\u{1B}[31m", "\u{202E}", "\u{200B}", "\u{9B}", "\u{7F}", "null", "0", "?", "n/a", "%",
        "\t", " ",
        "　", "…", "１２", "\u{E000}", "\u{10FFFD}",
    ]

    private mutating func text(limit: Int, isMultiline: Bool) -> String {
        var text = "村"
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            text += RandomRecords.pieces.randomElement(using: &random) ?? ""
            if isMultiline, random.chance(20) { text += "\n" }
        }
        return String(text.prefix(limit)).trimmed
    }
}
