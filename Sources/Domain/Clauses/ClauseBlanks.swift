/// What stands in braces in a clause and is filled in from the agreement it is picked for: `{partyA}`, `{term}`.
///
/// What the agreement does not say yet stays in braces, and is filled in when it does.
package struct ClauseBlanks: Hashable, Sendable {
    /// The words that may stand in braces. Their names for users are the strings `blank.<key>`.
    package static let keys = [
        "partyA", "partyB", "signerA", "signerB", "liaisonA", "liaisonB", "number", "place", "signedOn",
        "from",
        "until", "term", "copies", "copiesHeldBy", "funds", "basis", "purposes", "principles",
    ]

    package let values: [String: String]

    package init(_ values: [String: String]) { self.values = values }

    /// `names`: of the records that the agreement links to. In the language of the words.
    package init(_ agreement: Record, names: [RecordID: String], _ words: Words) {
        var values: [String: String] = [:]
        func people(_ key: String, _ side: Side, _ person: String) -> String? {
            let lines = agreement[key].value.flatMap([Part].init) ?? []
            let found = lines.filter { $0[Party.side].value == side }.compactMap { line -> String? in
                guard case .value(.link(let record)) = line[person] else { return nil }
                return names[record] ?? record.number
            }
            return found.isEmpty ? nil : found.joined(separator: words("list.comma"))
        }
        func chosen(_ key: String, _ choice: String) -> String? {
            guard case .parts(let part)? = agreement.kind.description.field(key)?.type,
                case .choice(let list, _)? = part.field(choice)?.type
            else { return nil }
            let lines = agreement[key].value.flatMap([Part].init) ?? []
            let found = lines.compactMap { line -> String? in
                if case .value(.text(let own)) = line["wording"], !own.isEmpty { return own }
                guard case .value(.choice(let key)) = line[choice] else { return nil }
                return words.choice(list.name, key)
            }
            return found.isEmpty ? nil : found.joined(separator: words("list.semicolon"))
        }
        for (side, letter) in [(Side.a, "A"), (Side.b, "B")] {
            values["party" + letter] = people("parties", side, "party")
            values["signer" + letter] = people("signatures", side, "person")
            values["liaison" + letter] = people("liaisons", side, "person")
        }
        values["number"] = agreement[Agreement.officialNumber].value
        values["place"] = agreement[Agreement.place].value
        values["signedOn"] = agreement[Agreement.signedOn].value.map(words.dayInText)
        let start = agreement[Agreement.effectiveOn].value ?? agreement[Agreement.signedOn].value
        values["from"] = start.map(words.dayInText)
        values["until"] = agreement[Agreement.endsOn].value.map(words.dayInText)
        if let start, let end = agreement[Agreement.endsOn].value {
            values["term"] = Term(from: start, to: end).map(words.term)
        }
        values["copies"] = agreement[Agreement.copies].value.map(String.init)
        values["copiesHeldBy"] = agreement[Agreement.copiesHeldBy].value
        values["funds"] = agreement[Agreement.funds].value.map {
            words.text(.money($0), .money)
        }
        values["basis"] = agreement[Agreement.basis].value
        values["purposes"] = chosen("purposes", "purpose")
        values["principles"] = chosen("principles", "principle")
        self.values = values
    }

    /// The text with everything filled in that is known.
    package func filled(_ text: String) -> String {
        ClauseBlanks.replacing(in: text) { values[$0] }
    }

    /// The clause with its blanks filled in.
    package func filled(_ clause: Part) -> Part {
        var clause = clause
        for key in [Clause.heading.key, Clause.text.key] {
            if case .value(.text(let text)) = clause[key] { clause[key] = .value(.text(filled(text))) }
        }
        return clause
    }

    /// The blanks that are still open in a text, each once, in the order in which they stand there.
    package static func open(in text: String) -> [String] {
        var found: [String] = []
        _ = replacing(in: text) { key in
            if keys.contains(key), !found.contains(key) { found.append(key) }
            return nil
        }
        return found
    }

    /// The same over all clauses of an agreement.
    package static func open(in agreement: Record) -> [String] {
        (agreement[Agreement.clauses].value ?? []).reduce(into: []) { found, clause in
            for key in [Clause.heading, Clause.text] {
                guard let text = clause[key].value else { continue }
                found += open(in: text).filter { !found.contains($0) }
            }
        }
    }

    /// A text as it is printed: what is still open is a line to write on.
    package static func toFillByHand(_ text: String) -> String {
        replacing(in: text) { keys.contains($0) ? "________" : nil }
    }

    /// `{key}` gives way to what is said for the key; what nothing is said for stays. What is put in is not looked
    /// through again.
    private static func replacing(in text: String, _ value: (String) -> String?) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let after = rest[rest.index(after: open)...]
            if let close = after.firstIndex(of: "}"), let value = value(String(after[..<close])) {
                result += value
                rest = after[after.index(after: close)...]
            } else {
                result += "{"
                rest = after
            }
        }
        return result + rest
    }
}

/// How long an agreement runs, as agreements say it: in whole years or months where it comes out even.
package enum Term: Hashable, Sendable {
    case years(Int)
    case months(Int)
    case days(Int)

    /// Both days are of the term. Nil where one of them is not known to the day, or the end comes first.
    package init?(from start: CalendarDay, to end: CalendarDay) {
        guard start.isExact, end.isExact, start <= end else { return nil }
        // To the day before, or to the same day: both are written.
        for spare in [1, 0] {
            guard let counted = end.adding(days: spare), counted.day == start.day,
                let to = counted.month, let from = start.month
            else { continue }
            let months = (counted.year - start.year) * 12 + to - from
            guard months > 0 else { continue }
            self = months % 12 == 0 ? .years(months / 12) : .months(months)
            return
        }
        self = .days(end.ordinal - start.ordinal + 1)
    }
}

extension Words {
    package func term(_ term: Term) -> String {
        let (unit, count) =
            switch term {
            case .years(let count): ("years", count)
            case .months(let count): ("months", count)
            case .days(let count): ("days", count)
            }
        return self("term.\(unit)" + (count == 1 ? ".one" : ""), ["n": String(count)])
    }

    /// A date as it stands in a running text: 16 June 2021, 2021年6月16日.
    package func dayInText(_ day: CalendarDay) -> String {
        let month = day.month.map { self("month.\($0)") } ?? ""
        let arguments = [
            "year": String(day.year), "month": month, "day": day.day.map(String.init) ?? "",
        ]
        return self(
            day.isExact ? "date.day" : day.month == nil ? "date.year" : "date.month", arguments)
    }
}
