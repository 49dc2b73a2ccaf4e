/// Why an offer fits a need, and how well: each reason with its points, and the score is their sum. At most 100.
///
/// Whoever is twinned with the one who needs it comes before every stranger: being twinned is worth more than
/// everything else together that can differ between two offers of one category.
package struct MatchFit: Hashable, Sendable {
    package enum Amounts: Hashable, Sendable {
        /// Of the need or of the offer the amount is not known.
        case notKnown
        case enough, partly
        /// The numbers fit, but the two are counted in other words, or nobody said in what one of them is counted.
        case enoughInOtherUnits, partlyInOtherUnits
    }

    package enum Period: Hashable, Sendable {
        /// One of the two has no dates, or both.
        case notKnown
        /// The offer stands through the whole time of the need.
        case fits
        case partly
    }

    package enum Nearness: Int, Hashable, Comparable, Sendable {
        case city = 1
        case county, town
        package static func < (left: Nearness, right: Nearness) -> Bool { left.rawValue < right.rawValue }
    }

    package var amounts: Amounts
    package var period: Period
    package var isTwinned: Bool
    /// The smallest division in which both are at home.
    package var nearness: Nearness?

    package static let sameCategory = 20
    package static let twinned = 45

    package static func points(_ amounts: Amounts) -> Int {
        switch amounts {
        case .notKnown: 0
        case .enough: 15
        case .partly: 6
        case .enoughInOtherUnits: 8
        case .partlyInOtherUnits: 3
        }
    }

    package static func points(_ period: Period) -> Int {
        switch period {
        case .notKnown: 0
        case .fits: 10
        case .partly: 4
        }
    }

    package static func points(_ nearness: Nearness?) -> Int {
        switch nearness {
        case .town: 10
        case .county: 6
        case .city: 3
        case nil: 0
        }
    }

    package var score: Int {
        MatchFit.sameCategory + MatchFit.points(amounts) + MatchFit.points(period)
            + (isTwinned ? MatchFit.twinned : 0) + MatchFit.points(nearness)
    }

    /// Nil when the offer is nothing for the need: of another category or of none that is known, used up, or for
    /// another time.
    package init?(need: Listing, offer: Listing) {
        guard let one = need.category, let other = offer.category,
            ListedWord.category(one) == ListedWord.category(other)
        else { return nil }
        self.init(
            need: need, offer: offer, isSameUnit: ListedWord.isOneUnit(need.unit, offer.unit))
    }

    /// The same for two of one category, where it is known already whether they are counted in the same unit.
    init?(need: Listing, offer: Listing, isSameUnit: Bool) {
        guard let period = MatchFit.period(of: need, offer) else { return nil }
        if let left = offer.amount, left.thousandths <= 0 { return nil }
        if let wanted = need.amount, let left = offer.amount {
            let isEnough = left >= wanted
            amounts =
                isSameUnit
                ? (isEnough ? .enough : .partly) : (isEnough ? .enoughInOtherUnits : .partlyInOtherUnits)
        } else {
            amounts = .notKnown
        }
        self.period = period
        isTwinned = need.place.partners.contains(offer.by) || offer.place.partners.contains(need.by)
        func isSame(_ level: KeyPath<Whereabouts, RecordID?>) -> Bool {
            need.place[keyPath: level] != nil && need.place[keyPath: level] == offer.place[keyPath: level]
        }
        nearness = isSame(\.town) ? .town : isSame(\.county) ? .county : isSame(\.city) ? .city : nil
    }

    /// Nil when the one is over before the other begins.
    private static func period(of need: Listing, _ offer: Listing) -> Period? {
        guard need.isDated, offer.isDated else { return .notKnown }
        func starts(_ day: CalendarDay?, after other: CalendarDay?) -> Bool {
            guard let day, let other else { return false }
            return day.first > other.last
        }
        if starts(offer.from, after: need.to) || starts(need.from, after: offer.to) { return nil }
        let beginsInTime =
            offer.from.map { from in need.from.map { from.first <= $0.first } ?? false } ?? true
        let lastsLongEnough = offer.to.map { to in need.to.map { to.last >= $0.last } ?? false } ?? true
        return beginsInTime && lastsLongEnough ? .fits : .partly
    }
}

/// An offer that may be for a need.
package struct Suggestion: Hashable, Sendable {
    package var need: Listing
    package var offer: Listing
    package var fit: MatchFit
    package var score: Int { fit.score }

    package init(need: Listing, offer: Listing, fit: MatchFit) {
        self.need = need
        self.offer = offer
        self.fit = fit
    }
}
