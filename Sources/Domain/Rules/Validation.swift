/// What can be said against a record by looking at it alone. Links to others are checked by who holds them.
package enum Validation {
    package static func problems(in record: Record) -> [Problem] {
        var found: [Problem] = []
        for field in record.kind.description.fields {
            check(record[field.key], field, at: FieldPath(record.kind, field.key), into: &found)
        }
        found += orderProblems(record)
        found += codeProblems(record)
        found += partyProblems(record)
        found += statementProblems(record)
        return found
    }

    /// The same for a record that is changed: a code that stands as it stood does not keep the rest from being saved.
    package static func problems(in record: Record, since old: Record?) -> [Problem] {
        guard let old else { return problems(in: record) }
        return problems(in: record).filter { problem in
            !problem.reason.isOfCode || record[problem.at.field] != old[problem.at.field]
        }
    }

    private static func check(
        _ answer: Answer<Value>, _ field: FieldDescription, at path: FieldPath, into found: inout [Problem]
    ) {
        guard case .value(let value) = answer else {
            if field.isRequired { found.append(Problem(path, .required)) }
            return
        }
        switch (field.type, value) {
        case (.text(let limit, let isMultiline), .text(let text)):
            let limit = field.code == nil ? limit : CodeSystem.longest
            if let reason = ValueText.textProblem(text, limit: limit, isMultiline: isMultiline) {
                found.append(Problem(path, reason, given: text))
            } else if field.holdsFreeText, IdentityNumber.first(in: text) != nil {
                // Not even in the sentence is the number repeated.
                found.append(Problem(path, .identityNumber))
            }
        case (.number(let range), .number(let number)):
            if !range.contains(number) {
                found.append(Problem(path, .notANumber(range), given: String(number)))
            }
        case (.choice(let list, let isOpen), .choice(let key)):
            if !isOpen, !list.keys.contains(key) {
                found.append(Problem(path, .unknownChoice(list), given: key))
            } else if isOpen, IdentityNumber.first(in: key) != nil {
                found.append(Problem(path, .identityNumber))
            }
        case (.link(let kinds), .link(let record)):
            if !kinds.contains(record.kind) {
                found.append(Problem(path, .wrongKind(kinds), given: record.number))
            }
        case (.parts(let part), .parts(let lines)):
            if field.isRequired, lines.isEmpty { found.append(Problem(path, .required)) }
            for (index, line) in lines.enumerated() {
                for inner in part.fields {
                    let place = FieldPath(path.kind, path.field, FieldPath.Line(index, inner.key))
                    check(line[inner.key], inner, at: place, into: &found)
                }
                found += orderProblems(
                    DateOrder.inParts[part.name] ?? [], line.answers, part.fields
                ) { FieldPath(path.kind, path.field, FieldPath.Line(index, $0)) }
            }
        case (.quantity, .quantity), (.money, .money), (.day, .day), (.flag, .flag): break
        default: found.append(Problem(path, .unfit))
        }
    }
}

/// Which of two dates comes first.
package enum DateOrder {
    package struct Pair: Sendable {
        let earlier: String
        let later: String
    }

    static let inRecords: [Kind: [Pair]] = [
        .branch: [
            Pair(earlier: "founded", later: "abolished"), Pair(earlier: "founded", later: "electedOn"),
        ],
        .region: [Pair(earlier: "from", later: "to")],
        .twinning: [Pair(earlier: "since", later: "endedOn")],
        .agreement: [
            Pair(earlier: "signedOn", later: "endsOn"), Pair(earlier: "effectiveOn", later: "endsOn"),
            Pair(earlier: "signedOn", later: "filedOn"),
        ],
        .commitment: [Pair(earlier: "madeOn", later: "due"), Pair(earlier: "madeOn", later: "settledOn")],
        .activity: [Pair(earlier: "heldOn", later: "endedOn")],
        .need: [Pair(earlier: "from", later: "to")],
        .offer: [Pair(earlier: "from", later: "to")],
    ]

    static let inParts: [String: [Pair]] = [
        "post": [Pair(earlier: "from", later: "to")], "alias": [Pair(earlier: "from", later: "to")],
        "liaison": [Pair(earlier: "from", later: "to")],
        "formerCode": [Pair(earlier: "from", later: "to")],
    ]
}

extension Validation {
    private static func orderProblems(_ record: Record) -> [Problem] {
        orderProblems(
            DateOrder.inRecords[record.kind] ?? [], record.answers, record.kind.description.fields
        ) { FieldPath(record.kind, $0) }
    }

    /// A later date may be known less exactly: its last day counts.
    private static func orderProblems(
        _ pairs: [DateOrder.Pair], _ answers: [String: Answer<Value>], _ fields: [FieldDescription],
        path: (String) -> FieldPath
    ) -> [Problem] {
        pairs.compactMap { pair in
            guard case .value(.day(let earlier)) = answers[pair.earlier],
                case .value(.day(let later)) = answers[pair.later], later.last < earlier.first
            else { return nil }
            return Problem(path(pair.later), .before(field: pair.earlier, earlier), given: later.written)
        }
    }

    /// What a code shows to be wrong with itself, and with the level of the place it is the code of.
    private static func codeProblems(_ record: Record) -> [Problem] {
        var found: [Problem] = []
        for field in record.kind.description.fields {
            if let code = code(record[field.key], field) {
                let path = FieldPath(record.kind, field.key)
                if let reason = problem(code, field, in: record.kind) {
                    found.append(Problem(path, reason, given: code))
                } else if record.kind == .region, field.key == Region.code.key,
                    let level = record[Region.level].value, !level.fits(code)
                {
                    let reason = Problem.Reason.codeOfLevel(level, lengths: level.lengths(for: code))
                    found.append(Problem(path, reason, given: code))
                }
            }
            guard case .parts(let part) = field.type, case .value(.parts(let lines)) = record[field.key]
            else { continue }
            for inner in part.fields where inner.code != nil {
                for (index, line) in lines.enumerated() {
                    guard let code = code(line[inner.key], inner),
                        let reason = problem(code, inner, in: record.kind)
                    else { continue }
                    let place = FieldPath(record.kind, field.key, FieldPath.Line(index, inner.key))
                    found.append(Problem(place, reason, given: code))
                }
            }
        }
        return found
    }

    private static func code(_ answer: Answer<Value>, _ field: FieldDescription) -> String? {
        guard field.code != nil, case .value(.text(let code)) = answer else { return nil }
        return code
    }

    private static func problem(_ code: String, _ field: FieldDescription, in kind: Kind) -> Problem.Reason? {
        let lengths = kind == .village ? [DivisionCode.villageLength] : [2, 4, 6, 9]
        return field.code?.problem(code, lengths: lengths)
    }

    /// Nobody stands on both sides.
    private static func partyProblems(_ record: Record) -> [Problem] {
        guard case .value(.parts(let lines)) = record["parties"] else { return [] }
        var sides: [RecordID: Set<Side>] = [:]
        return lines.enumerated().compactMap { index, line in
            guard let party = line[Party.party].value, let side = line[Party.side].value else { return nil }
            sides[party, default: []].insert(side)
            guard sides[party]?.count == 2 else { return nil }
            let path = FieldPath(record.kind, "parties", FieldPath.Line(index, "party"))
            return Problem(path, .bothSides, given: party.number)
        }
    }
}
