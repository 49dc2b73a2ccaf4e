/// Answers as people and scripts type them, and as plain text.
package enum ValueText {
    /// What stands for *not known* where text is typed.
    package static let notKnownSign = "?"
    /// What stands for *does not apply*.
    package static let notApplicableSigns = ["n/a", "不适用"]

    /// Reads one answer. Empty text and `?` are *not known*, `n/a` and `不适用` *does not apply*; a list is typed as
    /// a JSON array of objects. A link is typed as a number.
    package static func answer(
        _ typed: String, _ field: FieldDescription, at path: FieldPath, today: CalendarDay
    ) throws(Problem) -> Answer<Value> {
        let text = typed.trimmed
        if text.isEmpty || text == notKnownSign || text == "？" { return .notKnown }
        if notApplicableSigns.contains(text.lowercased()) { return .notApplicable }
        func wrong(_ reason: Problem.Reason) -> Problem { Problem(path, reason, given: typed) }
        switch field.type {
        case .text(let limit, let isMultiline):
            let kept =
                field.code?.normalised(text) ?? (isMultiline ? typed.withUnixLines.trimmed : text)
            // A code that is too long is told so as a code.
            let limit = field.code == nil ? limit : CodeSystem.longest
            if let reason = textProblem(kept, limit: limit, isMultiline: isMultiline) { throw wrong(reason) }
            return .value(.text(kept))
        case .number(let range):
            let digits = text.foldedToASCII.filter { $0 != "," && $0 != " " }
            guard let number = Int(digits), range.contains(number) else { throw wrong(.notANumber(range)) }
            return .value(.number(number))
        case .quantity:
            guard let quantity = Quantity(typed: text) else { throw wrong(.notAQuantity) }
            return .value(.quantity(quantity))
        case .money:
            guard let money = Money(typed: text) else { throw wrong(.notMoney) }
            return .value(.money(money))
        case .day:
            switch DayInput(text, today: today) {
            case .day(let day): return .value(.day(day))
            case .noSuchDay(let nearest): throw wrong(.noSuchDay(nearest: nearest))
            case .notADate: throw wrong(.notADate)
            }
        case .choice(let list, let isOpen):
            guard isOpen || list.keys.contains(text) else { throw wrong(.unknownChoice(list)) }
            if let reason = textProblem(text, limit: 60, isMultiline: false) { throw wrong(reason) }
            return .value(.choice(text))
        case .flag:
            guard let flag = flags[text.lowercased()] else { throw wrong(.notAFlag) }
            return .value(.flag(flag))
        case .link(let kinds):
            guard let record = RecordID(number: text.foldedToASCII) else { throw wrong(.notALink(kinds)) }
            guard kinds.contains(record.kind) else { throw wrong(.wrongKind(kinds)) }
            return .value(.link(record))
        case .parts:
            guard case .some(let json) = try? JSONValue(parsing: text), case .array = json else {
                throw wrong(.notAList)
            }
            return try Answer<Value>(json: json, field, at: path, today: today)
        }
    }

    /// What is wrong with a text, whoever made it.
    package static func textProblem(_ text: String, limit: Int, isMultiline: Bool) -> Problem.Reason? {
        // A count of characters walks the text; bytes are enough to know that a short one is short.
        if text.utf8.count > limit, text.count > limit || text.utf8.count > limit * 16 {
            return .tooLong(limit: limit)
        }
        if !isMultiline, text.unicodeScalars.contains(where: { $0.value == 0x0A || $0.value == 0x0D }) {
            return .severalLines
        }
        let isVisible = text.unicodeScalars.contains { scalar in
            // Fillers that are letters by name, and the braille cell without dots.
            if scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}" { return false }
            return switch scalar.properties.generalCategory {
            case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned,
                .nonspacingMark, .enclosingMark:
                false
            default: true
            }
        }
        return isVisible ? nil : .invisible
    }

    private static let flags: [String: Bool] = [
        "yes": true, "no": false, "true": true, "false": false, "是": true, "否": false, "1": true, "0": false,
    ]
}

extension String {
    /// Line ends as one line feed each.
    fileprivate var withUnixLines: String {
        guard utf8.contains(0x0D) else { return self }
        // "\r\n" is one Character.
        return String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}
