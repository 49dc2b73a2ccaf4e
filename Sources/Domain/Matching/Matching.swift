/// What is asked: suggestions for one need or offer, for all of a twinning, a village, a branch, a unit or a division,
/// or (without `about`) for everybody.
package struct MatchRequest: Hashable, Sendable {
    package var about: RecordID?
    package var today: CalendarDay
    /// So many suggestions at most, the best ones.
    package var limit: Int
    package init(about: RecordID?, today: CalendarDay, limit: Int) {
        self.about = about
        self.today = today
        self.limit = limit
    }
}

/// Suggestions, those for one need together; the needs with the best ones first.
package struct Suggestions: Hashable, Sendable {
    package var items: [Suggestion]
    package var names: [RecordID: String]
    /// There are more than were asked for.
    package var isCut: Bool
    /// Why there are none for the one need or offer that was asked about.
    package var obstacle: Obstacle?

    package init(_ items: [Suggestion], names: [RecordID: String], isCut: Bool, obstacle: Obstacle? = nil) {
        self.items = items
        self.names = names
        self.isCut = isCut
        self.obstacle = obstacle
    }

    package enum Obstacle: Hashable, Sendable {
        /// The need is taken up, met or withdrawn.
        case need(Need.State, by: RecordID?)
        case withdrawn
        case usedUp(by: [RecordID])
        case over(CalendarDay)
        case categoryNotKnown
        case retired
    }
}

/// All needs and offers that are open, with what was decided before.
package struct MatchPool: Sendable {
    package var needs: [Listing]
    package var offers: [Listing]
    private let decided: Set<Pair>
    package let today: CalendarDay

    private struct Pair: Hashable {
        var need: RecordID
        var offer: RecordID
    }

    /// `decided`: what was accepted or declined, need and offer.
    package init(
        needs: [Listing], offers: [Listing], decided: [(need: RecordID, offer: RecordID)], today: CalendarDay
    ) {
        self.needs = needs
        self.offers = offers
        self.decided = Set(decided.map { Pair(need: $0.need, offer: $0.offer) })
        self.today = today
    }

    package func isDecided(_ need: RecordID, _ offer: RecordID) -> Bool {
        !decided.isEmpty && decided.contains(Pair(need: need, offer: offer))
    }

    /// For one need or offer.
    package func suggestions(for item: Listing, limit: Int) -> [Suggestion] {
        guard !item.isOver(today) else { return [] }
        let index =
            item.record.kind == .need
            ? MatchIndex(.offers, offers, today: today) : MatchIndex(.needs, needs, today: today)
        return index.best(for: item, limit: limit, isExcluded: isDecided)
    }

    /// Of each need, or offer, so many are suggested where many are asked about.
    package static let mostEach = 3

    /// For many: what concerns one of `of`, or everything. The needs with the best suggestions come first.
    package func suggestions(
        ofNeeds isNeed: (Listing) -> Bool, ofOffers isOffer: (Listing) -> Bool, limit: Int
    ) -> [Suggestion] {
        var groups: [RecordID: [Suggestion]] = [:]
        func add(_ suggestions: [Suggestion]) {
            for found in suggestions {
                let known = groups[found.need.record] ?? []
                if !known.contains(where: { $0.offer.record == found.offer.record }) {
                    groups[found.need.record] = known + [found]
                }
            }
        }
        best(of: needs.filter(isNeed), MatchIndex(.offers, offers, today: today), limit, add)
        let asked = offers.filter(isOffer)
        if !asked.isEmpty { best(of: asked, MatchIndex(.needs, needs, today: today), limit, add) }
        let ordered = groups.values.map { group in
            group.sorted { ($1.score, $0.offer.record) < ($0.score, $1.offer.record) }
        }.sorted { one, other in
            guard let first = one.first, let second = other.first else { return false }
            return (second.score, first.need.record) < (first.score, second.need.record)
        }
        return Array(ordered.joined().prefix(limit))
    }

    /// Looks at those first for which there can be the best, and stops when nothing better than what was found can come.
    private func best(
        of items: [Listing], _ index: MatchIndex, _ limit: Int, _ add: ([Suggestion]) -> Void
    ) {
        let bounds = items.filter { !$0.isOver(today) }.compactMap { item in
            index.bound(for: item).map { (bound: $0, item: item) }
        }.sorted { ($1.bound, $0.item.record) < ($0.bound, $1.item.record) }
        // How many suggestions were found for each best score, and how many of these nothing to come can be better than.
        var found: [Int: Int] = [:]
        var reached = 0
        var last = Int.max
        for (bound, item) in bounds {
            if bound < last {
                last = bound
                reached = found.reduce(0) { $1.key >= bound ? $0 + $1.value : $0 }
            }
            if reached >= limit { return }
            let best = index.best(for: item, limit: MatchPool.mostEach, isExcluded: isDecided)
            guard let first = best.first else { continue }
            found[first.score, default: 0] += best.count
            if first.score >= bound { reached += best.count }
            add(best)
        }
    }
}

// MARK: - Gaps

package struct GapsRequest: Hashable, Sendable {
    package var about: RecordID?
    package var today: CalendarDay
    package var limit: Int
    package init(about: RecordID?, today: CalendarDay, limit: Int) {
        self.about = about
        self.today = today
        self.limit = limit
    }
}

/// What nobody offers, and what nobody uses.
package struct Gaps: Hashable, Sendable {
    package struct NeedGap: Hashable, Sendable {
        package var need: Listing
        package var reason: Reason
        package init(_ need: Listing, _ reason: Reason) {
            self.need = need
            self.reason = reason
        }
    }

    /// Why there is no offer for a need.
    package enum Reason: String, Hashable, Sendable {
        case categoryNotKnown, nothingOffered, usedUp, otherTime, declined, over
    }

    package struct IdleOffer: Hashable, Sendable {
        package var offer: Listing
        /// Somebody needs something of its category.
        package var isWanted: Bool
        package init(_ offer: Listing, isWanted: Bool) {
            self.offer = offer
            self.isWanted = isWanted
        }
    }

    package var needs: [NeedGap]
    package var offers: [IdleOffer]
    /// How many there are in all, listed or not.
    package var needsInAll: Int
    package var offersInAll: Int
    package var names: [RecordID: String] = [:]

    package init(needs: [NeedGap], offers: [IdleOffer], limit: Int) {
        needsInAll = needs.count
        offersInAll = offers.count
        self.needs = Array(needs.prefix(limit))
        self.offers = Array(offers.prefix(limit))
    }
}

extension MatchPool {
    /// `isUsed`: whether anything of an offer is used; `usedUp`: the categories of which something was offered that is
    /// used up.
    package func gaps(
        ofNeeds isNeed: (Listing) -> Bool, ofOffers isOffer: (Listing) -> Bool,
        isUsed: (RecordID) -> Bool, usedUp: Set<String>, limit: Int
    ) -> Gaps {
        let index = MatchIndex(.offers, offers, today: today)
        let wanted = MatchIndex(.needs, needs, today: today)
        var gaps: [Gaps.NeedGap] = []
        for need in needs where isNeed(need) {
            if need.isOver(today) {
                gaps.append(Gaps.NeedGap(need, .over))
                continue
            }
            guard let category = need.category else {
                gaps.append(Gaps.NeedGap(need, .categoryNotKnown))
                continue
            }
            if index.hasAny(for: need, isExcluded: isDecided) { continue }
            if !index.has(category: category) {
                let isUsedUp = usedUp.contains(ListedWord.category(category))
                gaps.append(Gaps.NeedGap(need, isUsedUp ? .usedUp : .nothingOffered))
            } else {
                let isOffered = index.hasAny(for: need) { _, _ in false }
                gaps.append(Gaps.NeedGap(need, isOffered ? .declined : .otherTime))
            }
        }
        let idle = offers.filter { isOffer($0) && !isUsed($0.record) && !$0.isOver(today) }.map { offer in
            Gaps.IdleOffer(offer, isWanted: offer.category.map(wanted.has) ?? false)
        }
        return Gaps(needs: gaps, offers: idle, limit: limit)
    }
}
