/// How an agreement stands on a day. Computed, never typed: an agreement expires by its dates alone.
package enum AgreementStanding: Hashable, Sendable {
    case draft
    case cancelled
    /// Signed, but its day has not come.
    case notYetInForce(from: CalendarDay)
    case inForce(until: CalendarDay, daysLeft: Int)
    /// The term is not recorded: it never expires by itself.
    case inForceTermNotKnown
    case inForceUntilNotice
    case expired(on: CalendarDay)
    case renewed

    /// Days before its end from which an agreement wants attention.
    package static let warning = 90

    /// An end known only by its month or year is the last day it can mean.
    package init(_ agreement: Record, isRenewed: Bool = false, today: CalendarDay) {
        switch agreement[Agreement.state].value ?? .draft {
        case .draft: self = .draft
        case .cancelled: self = .cancelled
        case .signed:
            if isRenewed {
                self = .renewed
                return
            }
            if let start = agreement[Agreement.effectiveOn].value, start.first > today {
                self = .notYetInForce(from: start)
                return
            }
            switch agreement[Agreement.endsOn] {
            case .notKnown: self = .inForceTermNotKnown
            case .notApplicable: self = .inForceUntilNotice
            case .value(let end):
                let days = end.last.ordinal - today.ordinal
                self = days < 0 ? .expired(on: end) : .inForce(until: end, daysLeft: days)
            }
        }
    }

    /// It binds its parties, or will: neither a draft, nor over.
    package var isRunning: Bool {
        switch self {
        case .draft, .cancelled, .expired, .renewed: false
        case .notYetInForce, .inForce, .inForceTermNotKnown, .inForceUntilNotice: true
        }
    }

    package var wantsAttention: Bool {
        switch self {
        case .expired: true
        case .inForce(_, let days): days <= AgreementStanding.warning
        default: false
        }
    }
}
