/// The rules of signing an agreement.
package enum Signing {
    /// What stands in the way of signing; nothing of it stands in the way of keeping a draft.
    package static func obstacles(_ agreement: Record) -> [Problem] {
        var found = Validation.problems(in: agreement)
        let parties = agreement[Agreement.parties].value ?? []
        let signatures = agreement[Agreement.signatures].value ?? []
        for side in Side.allCases {
            if !parties.isEmpty, !parties.contains(where: { $0[Party.side].value == side }) {
                found.append(Problem(FieldPath(.agreement, "parties"), .sideMissing(side)))
            }
            if !signatures.contains(where: { $0[Signature.side].value == side }) {
                found.append(Problem(FieldPath(.agreement, "signatures"), .sideMissing(side)))
            }
        }
        if (agreement[Agreement.purposes].value ?? []).isEmpty {
            found.append(Problem(FieldPath(.agreement, "purposes"), .required))
        }
        switch agreement[Agreement.signedOn] {
        case .value(let day) where !day.isExact:
            found.append(Problem(FieldPath(.agreement, "signedOn"), .notExact, given: day.written))
        case .value: break
        case .notKnown, .notApplicable:
            found.append(Problem(FieldPath(.agreement, "signedOn"), .required))
        }
        return found
    }

    /// The twinning that an agreement without one starts: its parties, from the day of signing.
    package static func twinning(for agreement: Record, id: RecordID) -> Record {
        var twinning = Record(id)
        twinning[Twinning.name] = agreement[Agreement.name]
        twinning[Twinning.stage] = .value(.active)
        twinning[Twinning.since] = agreement[Agreement.signedOn]
        twinning[Twinning.parties] = agreement[Agreement.parties].map { lines in
            lines.map { line in
                var copy = line
                copy.id = nil
                copy[Party.printedName] = .notKnown
                return copy
            }
        }
        return twinning
    }
}

extension Agreement {
    /// The text of a signed agreement is frozen; these are about it, not of it.
    package static let openAfterSigning: Set<String> = [
        "filedOn", "liaisons", "steps", "reviewedOn", "reviewedBy", "reviewDecision", "reviewNote",
        "reviewGoals",
        "attachments", "aliases", "statements", "postponements", "note",
    ]

    package static func isFrozen(_ agreement: Record) -> Bool { agreement[state].value == .signed }
}

extension Post {
    /// Whether this post was held on that day, as far as is known: within its dates, or attested on the very day.
    package static func isHeld(_ post: Part, on day: CalendarDay) -> Bool {
        let from = post[Post.from].value
        let to = post[Post.to].value
        if let from, from.first > day { return false }
        if let to, to.last < day { return false }
        if from != nil || to != nil { return true }
        guard let attested = post[Post.attestedOn].value else { return true }
        return attested.first <= day && day <= attested.last
    }
}
