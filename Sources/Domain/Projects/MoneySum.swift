/// A sum of money of which some pieces may not be known: those are counted beside it, never as zero.
package struct MoneySum: Hashable, Sendable {
    /// Of the pieces that are known.
    package private(set) var money = Money(fen: 0)
    package private(set) var known = 0
    package private(set) var unknown = 0

    package init() {}

    package init(_ money: Money) { add(money) }

    /// A piece that nobody knows.
    package static let notKnown = MoneySum().adding { $0.addUnknown() }

    package var isComplete: Bool { unknown == 0 }
    /// Something can be said: a piece is known, or there is none.
    package var isKnown: Bool { known > 0 || unknown == 0 }
    package var isEmpty: Bool { known == 0 && unknown == 0 }

    /// Whether it is more for certain: what of the other one is not known might make up for the difference.
    package func exceeds(_ other: MoneySum) -> Bool {
        other.isComplete && other.known > 0 && money > other.money
    }

    package mutating func add(_ money: Money) {
        self.money = self.money.clampedSum(money)
        known += 1
    }

    package mutating func addUnknown() { unknown += 1 }

    /// What does not apply adds nothing.
    package mutating func add(_ answer: Answer<Money>) {
        switch answer {
        case .value(let money): add(money)
        case .notKnown: addUnknown()
        case .notApplicable: break
        }
    }

    package static func + (left: MoneySum, right: MoneySum) -> MoneySum {
        var sum = left
        sum.money = sum.money.clampedSum(right.money)
        sum.known += right.known
        sum.unknown += right.unknown
        return sum
    }

    package static func += (left: inout MoneySum, right: MoneySum) { left = left + right }

    private func adding(_ change: (inout MoneySum) -> Void) -> MoneySum {
        var sum = self
        change(&sum)
        return sum
    }
}

extension Money {
    /// A million amounts at the limit would be too much for the integer; it stays at its end then.
    fileprivate func clampedSum(_ other: Money) -> Money {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        return Money(fen: overflow ? (other.fen > 0 ? .max : .min) : sum)
    }
}

/// In what amounts are shown. Each is shown to the fen in both, and always with its unit.
package enum MoneyUnit: String, CaseIterable, Hashable, Sendable {
    case yuan
    /// Ten thousand yuan, 万元.
    case wan

    package var other: MoneyUnit { self == .yuan ? .wan : .yuan }
}

extension Money {
    /// The number of it in a unit, without the unit: `500,000.00` yuan, `50` or `7.905` ten thousand yuan. Nothing is
    /// rounded away.
    package func grouped(in unit: MoneyUnit) -> String {
        switch unit {
        case .yuan: return grouped
        case .wan:
            let text = Decimals.text(fen, scale: 1_000_000, places: 6, grouped: true)
            var digits = text[...]
            while digits.last == "0" { digits = digits.dropLast() }
            return String(digits.last == "." ? digits.dropLast() : digits)
        }
    }
}
