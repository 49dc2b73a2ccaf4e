/// The agreement that is to take the place of another: what is taken over, for how long, and which promises go on.
package enum Renewing {
    /// What the new agreement says like the old one, until somebody changes it.
    package static let copied: [String] = [
        Agreement.name.key, Agreement.twinning.key, Agreement.parties.key, Agreement.place.key,
        Agreement.basis.key, Agreement.purposes.key, Agreement.principles.key, Agreement.clauses.key,
        Agreement.copies.key, Agreement.copiesHeldBy.key, Agreement.liaisons.key, Agreement.signatures.key,
    ]

    /// The first day after the old term, and the last day of one as long. Nil: the old one has no end.
    package static func term(after agreement: Record) -> (start: CalendarDay, end: CalendarDay)? {
        guard let end = agreement[Agreement.endsOn].value?.last, let start = end.adding(days: 1) else {
            return nil
        }
        guard
            let began = (agreement[Agreement.effectiveOn].value ?? agreement[Agreement.signedOn].value)?
                .first,
            began <= end
        else { return nil }
        // In whole months where it is that, so that three years stay three years.
        let months = (end.year - began.year) * 12 + (end.month ?? 12) - (began.month ?? 1)
        for count in [months, months + 1] where count > 0 {
            if began.adding(months: count)?.adding(days: -1) == end {
                return start.adding(months: count)?.adding(days: -1).map { (start, $0) }
            }
        }
        return start.adding(days: end.ordinal - began.ordinal).map { (start, $0) }
    }

    /// The draft of the new agreement. `until` nil: as long as the old one.
    package static func draft(
        of agreement: Record, id: RecordID, until: Answer<CalendarDay>? = nil
    ) -> Record {
        var draft = Record(id)
        for key in copied {
            draft[key] = agreement[key].map { value in
                guard case .parts(let lines) = value else { return value }
                return .parts(
                    lines.map { line in
                        var copy = line.notPrinted
                        copy.id = nil
                        return copy
                    })
            }
        }
        draft[Agreement.state] = .value(.draft)
        draft[Agreement.renews.key] = .value(.link(agreement.id))
        let term = term(after: agreement)
        if let term { draft[Agreement.effectiveOn] = .value(term.start) }
        if let until {
            draft[Agreement.endsOn] = until
        } else if let term {
            draft[Agreement.endsOn] = .value(term.end)
        } else {
            draft[Agreement.endsOn] =
                agreement[Agreement.endsOn] == .notApplicable ? .notApplicable : .notKnown
        }
        return draft
    }

    /// A promise that goes on under the new agreement: open again, and it says which one it comes from. A day it was
    /// due on in the old term is not one of the new term; its rhythm goes on in the days of the new agreement.
    package static func carried(_ commitment: Record, id: RecordID, into agreement: Record) -> Record {
        var copy = Record(id)
        let kept = [
            Commitment.name.key, Commitment.pillar.key, Commitment.giver.key, Commitment.receiver.key,
            Commitment.measure.key, Commitment.project.key, Commitment.twinning.key, Commitment.amount.key,
            Commitment.unit.key, Commitment.worth.key, Commitment.rhythm.key,
        ]
        for key in kept { copy[key] = commitment[key] }
        if let due = commitment[Commitment.due].value, let start = agreement[Agreement.effectiveOn].value,
            due.last >= start.first
        {
            copy[Commitment.due] = .value(due)
        }
        copy[Commitment.state] = .value(.open)
        copy[Commitment.agreement.key] = .value(.link(agreement.id))
        copy[Commitment.carriedFrom.key] = .value(.link(commitment.id))
        return copy
    }

    /// Whether it is proposed to carry a promise over: what was kept is done, what was withdrawn is no longer wanted.
    package static func isProposed(_ commitment: Record) -> Bool {
        switch commitment[Commitment.state].value {
        case .kept, .withdrawn: false
        default: true
        }
    }

    /// Whether a renewal can be begun today.
    package static func checkBeginning(
        _ old: Record, _ company: AgreementCompany, renewal: Renewal?, today: CalendarDay
    ) throws(Refusal) {
        guard Agreement.isFrozen(old) else { throw .notSigned(old.id) }
        if let renewal { throw .alreadyRenewed(old.id, by: renewal.by) }
        if let begun = company.renewalsBegun(of: old.id).first { throw .renewalBegun(old.id, by: begun) }
        let state = AgreementStanding(old, today: today).state
        guard state.takesRenewal else { throw .cannotRenew(old.id, state) }
    }

    /// Refuses a renewal of what cannot be renewed: only what was signed and was not ended, once.
    package static func check(
        _ old: Record, renewedBy new: RecordID, on day: CalendarDay, renewal: Renewal?
    ) throws(Refusal) {
        if let renewal, renewal.by != new { throw .alreadyRenewed(old.id, by: renewal.by) }
        let state = AgreementStanding(old, today: day.last).state
        guard state.takesRenewal else { throw .cannotRenew(old.id, state) }
    }
}

extension CalendarDay {
    /// The same day so many months later; the last of the month where there is no such day.
    package func adding(months: Int) -> CalendarDay? {
        let total = year * 12 + (month ?? 1) - 1 + months
        let year = total / 12
        let month = total % 12 + 1
        return CalendarDay(year, month, day.map { min($0, CalendarDay.days(inMonth: month, of: year)) })
    }

    /// The first day we hold.
    package static let earliest = CalendarDay(CalendarDay.years.lowerBound)?.first ?? epoch

    /// The last day we hold.
    package static let latest = CalendarDay(9999)?.last ?? epoch
}
