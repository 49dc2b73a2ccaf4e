/// The states of an agreement, and what may follow what.
///
/// None of them is typed: they follow from what people decided (a signature, a step with its day), from the dates of
/// the agreement, from the agreement that renews it, and from the day that is asked for (`AgreementStanding`).
package enum AgreementState: String, CaseIterable, Hashable, Sendable {
    /// Both sides want it; nothing is written yet.
    case intent
    case draft
    /// Signed, and its first day has not come.
    case signed
    case inForce
    case suspended
    /// A signed agreement has taken its place.
    case renewed
    /// Its last day is over.
    case expired
    /// Brought to an end before its term, for a reason.
    case ended
    /// Given up before it was ever in force.
    case cancelled

    /// What may come next. Signed, in force and expired come with the calendar, renewed with the signature under
    /// another agreement; the others are steps that somebody takes.
    package var next: Set<AgreementState> {
        switch self {
        case .intent: [.draft, .signed, .inForce, .cancelled]
        // Signed on its first day or later, an agreement is in force at once.
        case .draft: [.intent, .signed, .inForce, .cancelled]
        case .signed: [.inForce, .suspended, .renewed, .ended, .cancelled]
        case .inForce: [.suspended, .renewed, .expired, .ended]
        case .suspended: [.signed, .inForce, .renewed, .expired, .ended]
        // Whoever agrees late on more time signs a renewal, or an amendment that counts from before the end.
        case .expired: [.renewed, .inForce]
        case .renewed, .ended, .cancelled: []
        }
    }

    /// No step leads out of it.
    package var isOver: Bool { next.isEmpty }

    /// Whether an agreement in it binds its parties, or will.
    package var isRunning: Bool { self == .signed || self == .inForce || self == .suspended }

    /// Whether its text can still be amended. What expired is amended from a day on which it still ran.
    package var takesAmendments: Bool { isRunning || self == .expired }

    package var takesRenewal: Bool { next.contains(.renewed) }

    /// Whether there is something to look back on.
    package var takesReview: Bool { self != .intent && self != .draft && self != .cancelled }

    package static let list = ChoiceList("agreementStanding", allCases.map(\.rawValue))
}

extension AgreementStep.Sort {
    /// The states it leads to.
    package var leadsTo: Set<AgreementState> {
        switch self {
        case .intent: [.intent]
        case .drafted: [.draft]
        case .suspended: [.suspended]
        case .resumed: [.inForce, .signed]
        case .ended: [.ended]
        case .cancelled: [.cancelled]
        }
    }

    /// The states in which it can be taken.
    package var startsFrom: Set<AgreementState> {
        switch self {
        // Only what was suspended is resumed: the calendar alone brings the others into force.
        case .resumed: [.suspended]
        default: Set(AgreementState.allCases.filter { !$0.next.isDisjoint(with: leadsTo) })
        }
    }

    /// Ending and cancelling must say why, so that somebody can still tell years later.
    package var needsReason: Bool { self == .ended || self == .cancelled }
}
