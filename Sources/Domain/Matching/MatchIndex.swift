/// Needs or offers, kept so that the best for a listing of the other sort are found without looking at all of them: by
/// category, and there by owner, town, county, city and unit.
package struct MatchIndex: Sendable {
    package enum Sort: Hashable, Sendable { case needs, offers }

    private let sort: Sort
    private let items: [Listing]
    /// The unit of each item as a number; those without one have none.
    private var units: [Int32] = []
    private var places: [Key: [Int32]] = [:]
    private var categories: [String: Int32] = [:]
    private var foldedCategories: [String: Int32] = [:]
    private var unitNumbers: [String: Int32] = [:]
    /// The categories in which something has dates.
    private var dated: Set<Int32> = []

    private static let noUnit: Int32 = -1

    /// Of one group of equals so many are looked at, those with the largest amounts (of needs: the smallest) first.
    package static let mostLookedAt = 150

    private struct Key: Hashable {
        enum Group: UInt8 { case owner, town, county, city, unit, all }
        var category: Int32
        var group: Group
        var id: Int64
    }

    /// Leaves out what is over on that day, used up, or of no known category.
    package init(_ sort: Sort, _ listings: [Listing], today: CalendarDay) {
        self.sort = sort
        func amount(_ item: Listing) -> Int64 {
            guard let amount = item.amount?.thousandths else { return .max }
            return sort == .offers ? -amount : amount
        }
        let living = listings.filter { item in
            item.category != nil && !item.isOver(today)
                && !(sort == .offers && (item.amount.map { $0.thousandths <= 0 } ?? false))
        }
        items = living.map { (amount($0), $0) }.sorted { ($0.0, $0.1.record) < ($1.0, $1.1.record) }.map(\.1)
        units.reserveCapacity(items.count)
        var typedUnits: [String: Int32] = [:]
        for (index, item) in items.enumerated() {
            guard let typed = item.category else { continue }
            let category = number(ofCategory: typed)
            if item.isDated { dated.insert(category) }
            var unit = MatchIndex.noUnit
            if let typed = item.unit {
                if let known = typedUnits[typed] {
                    unit = known
                } else {
                    let folded = ListedWord.unit(typed)
                    unit = unitNumbers[folded] ?? Int32(unitNumbers.count)
                    unitNumbers[folded] = unit
                    typedUnits[typed] = unit
                }
            }
            units.append(unit)
            let place = Int32(index)
            func add(_ group: Key.Group, _ id: Int64) {
                places[Key(category: category, group: group, id: id), default: []].append(place)
            }
            add(.owner, item.by.rawValue)
            if let town = item.place.town { add(.town, town.rawValue) }
            if let county = item.place.county { add(.county, county.rawValue) }
            if let city = item.place.city { add(.city, city.rawValue) }
            add(.unit, Int64(unit))
            add(.all, 0)
        }
    }

    private mutating func number(ofCategory typed: String) -> Int32 {
        if let known = categories[typed] { return known }
        let folded = ListedWord.category(typed)
        let number = foldedCategories[folded] ?? Int32(foldedCategories.count)
        foldedCategories[folded] = number
        categories[typed] = number
        return number
    }

    /// The best for a listing of the other sort, best first. `isExcluded`: what was decided about the two before.
    package func best(
        for item: Listing, limit: Int, isExcluded: (_ need: RecordID, _ offer: RecordID) -> Bool
    ) -> [Suggestion] {
        guard limit > 0, let typed = item.category,
            let category = categories[typed] ?? foldedCategories[ListedWord.category(typed)]
        else { return [] }
        if sort == .needs, let left = item.amount, left.thousandths <= 0 { return [] }
        var search = Search(limit: limit)
        let unit = item.unit.flatMap { unitNumbers[ListedWord.unit($0)] } ?? MatchIndex.noUnit
        for (group, ids, nearness) in groups(item, unit) {
            let bound = bound(item, category, group, nearness)
            if search.isFull, search.worst >= bound { break }
            for id in ids {
                guard let found = places[Key(category: category, group: group, id: id)] else { continue }
                for place in found.prefix(MatchIndex.mostLookedAt) {
                    if search.isFull, search.worst >= bound { break }
                    let other = items[Int(place)]
                    let (need, offer) = sort == .offers ? (item, other) : (other, item)
                    guard !search.has(place), !isExcluded(need.record, offer.record) else { continue }
                    let isSameUnit = unit != MatchIndex.noUnit && units[Int(place)] == unit
                    guard let fit = MatchFit(need: need, offer: offer, isSameUnit: isSameUnit) else {
                        continue
                    }
                    search.add(place, Suggestion(need: need, offer: offer, fit: fit))
                }
            }
        }
        return search.found
    }

    /// No suggestion for a listing has a higher score: told by where there is anything of its category, without looking at
    /// it. Nil when there is nothing.
    package func bound(for item: Listing) -> Int? {
        guard let typed = item.category,
            let category = categories[typed] ?? foldedCategories[ListedWord.category(typed)]
        else { return nil }
        let unit = item.unit.flatMap { unitNumbers[ListedWord.unit($0)] } ?? MatchIndex.noUnit
        for (group, ids, nearness) in groups(item, unit) {
            let isAny = ids.contains {
                places[Key(category: category, group: group, id: $0)] != nil
            }
            if isAny { return bound(item, category, group, nearness) }
        }
        return nil
    }

    /// Whether there is anything at all for a listing of the other sort.
    package func hasAny(
        for item: Listing, isExcluded: (_ need: RecordID, _ offer: RecordID) -> Bool
    ) -> Bool {
        guard let typed = item.category,
            let category = categories[typed] ?? foldedCategories[ListedWord.category(typed)],
            let found = places[Key(category: category, group: .all, id: 0)]
        else { return false }
        return found.contains { place in
            let other = items[Int(place)]
            let (need, offer) = sort == .offers ? (item, other) : (other, item)
            return !isExcluded(need.record, offer.record)
                && MatchFit(need: need, offer: offer, isSameUnit: false) != nil
        }
    }

    /// From the nearest to everybody.
    private func groups(
        _ item: Listing, _ unit: Int32
    ) -> [(Key.Group, ids: [Int64], MatchFit.Nearness?)] {
        func one(_ id: RecordID?) -> [Int64] { id.map { [$0.rawValue] } ?? [] }
        return [
            (.owner, item.place.partners.map(\.rawValue).sorted(), .town),
            (.town, one(item.place.town), .town), (.county, one(item.place.county), .county),
            (.city, one(item.place.city), .city), (.unit, [Int64(unit)], nil), (.all, [0], nil),
        ]
    }

    /// No score in the group is higher.
    private func bound(
        _ item: Listing, _ category: Int32, _ group: Key.Group, _ nearness: MatchFit.Nearness?
    ) -> Int {
        // Those counted in the same unit were looked at before everybody is.
        let amounts: MatchFit.Amounts =
            item.amount == nil
            ? .notKnown : group == .all || item.unit == nil ? .enoughInOtherUnits : .enough
        return MatchFit.sameCategory + MatchFit.points(amounts)
            + (item.isDated && dated.contains(category) ? MatchFit.points(MatchFit.Period.fits) : 0)
            + (group == .owner ? MatchFit.twinned : 0) + MatchFit.points(nearness)
    }

    /// The best so far, best first.
    private struct Search {
        let limit: Int
        private(set) var found: [Suggestion] = []
        private var places: Set<Int32> = []

        init(limit: Int) { self.limit = limit }

        var isFull: Bool { found.count >= limit }
        var worst: Int { found.last?.score ?? 0 }
        func has(_ place: Int32) -> Bool { places.contains(place) }

        mutating func add(_ place: Int32, _ suggestion: Suggestion) {
            places.insert(place)
            let score = suggestion.score
            if isFull {
                guard score > worst else { return }
                found.removeLast()
            }
            let at = found.firstIndex { $0.score < score } ?? found.count
            found.insert(suggestion, at: at)
        }
    }

    /// Whether anything of the category is here, however it fits.
    package func has(category typed: String) -> Bool {
        categories[typed] != nil || foldedCategories[ListedWord.category(typed)] != nil
    }
}
