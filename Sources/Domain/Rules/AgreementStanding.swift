/// The signed agreement that took the place of another.
package struct Renewal: Hashable, Sendable {
    package var by: RecordID
    /// The day on which it was signed; nil when that is not known.
    package var on: CalendarDay?

    package init(by: RecordID, on: CalendarDay?) {
        self.by = by
        self.on = on
    }
}

/// How an agreement stands on a day, today or any other. Computed, never typed: an agreement expires by its dates
/// alone.
package enum AgreementStanding: Hashable, Sendable {
    case intent
    case draft
    /// The day is not known of those that were cancelled before days of steps were kept.
    case cancelled(on: CalendarDay?)
    /// Signed, but its day has not come.
    case notYetInForce(from: CalendarDay)
    case inForce(until: CalendarDay, daysLeft: Int)
    /// The term is not recorded: it never expires by itself.
    case inForceTermNotKnown
    case inForceUntilNotice
    case suspended(since: CalendarDay)
    case expired(on: CalendarDay)
    /// Expired as the review had decided: nothing is due.
    case lapsed(on: CalendarDay)
    case ended(on: CalendarDay)
    case renewed

    /// An end known only by its month or year is the last day it can mean, and so is a step; what begins does so on the
    /// first day it can mean. On a day before the signature the agreement stands as the draft it was.
    package init(_ agreement: Record, renewal: Renewal? = nil, today day: CalendarDay) {
        let steps = AgreementLife.steps(of: agreement, until: day)
        let cancelled = steps.last { $0.sort == .cancelled }
        let state = agreement[Agreement.state].value ?? .draft
        let hasCancellation = AgreementLife.steps(of: agreement).contains { $0.sort == .cancelled }
        if let cancelled {
            self = .cancelled(on: cancelled.on)
        } else if state == .cancelled, !hasCancellation {
            self = .cancelled(on: nil)
        } else if state != .signed || agreement[Agreement.signedOn].value.map({ $0.first > day }) == true {
            let last = steps.last { $0.sort == .intent || $0.sort == .drafted }
            self = last?.sort == .intent ? .intent : .draft
        } else {
            self.init(signed: agreement, steps, renewal, day)
        }
    }

    private init(
        signed agreement: Record, _ steps: [AgreementLife.Step], _ renewal: Renewal?, _ day: CalendarDay
    ) {
        let end = agreement[Agreement.endsOn]
        let pause = steps.last { $0.sort == .suspended || $0.sort == .resumed }
        if let ended = steps.last(where: { $0.sort == .ended }) {
            self = .ended(on: ended.on)
        } else if let renewal, renewal.on.map({ $0.first <= day }) ?? true {
            self = .renewed
        } else if let end = end.value, end.last < day {
            self = agreement[Agreement.reviewDecision].value == .end ? .lapsed(on: end) : .expired(on: end)
        } else if let pause, pause.sort == .suspended {
            self = .suspended(since: pause.on)
        } else if let start = agreement[Agreement.effectiveOn].value, start.first > day {
            self = .notYetInForce(from: start)
        } else {
            switch end {
            case .notKnown: self = .inForceTermNotKnown
            case .notApplicable: self = .inForceUntilNotice
            case .value(let end): self = .inForce(until: end, daysLeft: end.last.ordinal - day.ordinal)
            }
        }
    }

    /// It binds its parties, or will: neither a draft, nor over.
    package var isRunning: Bool { state.isRunning }

    package var state: AgreementState {
        switch self {
        case .intent: .intent
        case .draft: .draft
        case .cancelled: .cancelled
        case .notYetInForce: .signed
        case .inForce, .inForceTermNotKnown, .inForceUntilNotice: .inForce
        case .suspended: .suspended
        case .expired, .lapsed: .expired
        case .ended: .ended
        case .renewed: .renewed
        }
    }

    // MARK: - Warnings

    /// Days before its end from which an agreement wants attention, and is spoken of again.
    package static let warnings = [90, 30, 7]
    package static let warning = warnings[0]

    /// Which of the warnings stands: 90 from 90 days before the end, then 30, then 7. Nil: none.
    package var warningDays: Int? {
        guard case .inForce(_, let days) = self else { return nil }
        return AgreementStanding.warnings.last { days <= $0 }
    }

    /// The warnings as a list to choose from: the key is `days90` and the like, or `expired`.
    package static let warningList = ChoiceList(
        "agreementWarning", warnings.map { "days\($0)" } + ["expired"])

    package var wantsAttention: Bool {
        if case .expired = self { return true }
        return warningDays != nil
    }
}
