/// Where the items of an agenda went when it was changed. Commitments name an item by its place; the place they name
/// follows the item.
package struct AgendaPlaces: Hashable, Sendable {
    /// From the old place to the new one, counted from 1; what is not in it is gone.
    private let places: [Int: Int]
    private let count: Int

    /// Items are the same when they have the same identity; those that came without one, when they say the same, or
    /// have the same title.
    package init(_ old: [Part], _ new: [Part]) {
        var places: [Int: Int] = [:]
        var taken: Set<Int> = []
        func pair(_ fits: (Part, Part) -> Bool) {
            for (index, item) in old.enumerated() where places[index + 1] == nil {
                guard
                    let found = new.indices.first(where: { !taken.contains($0) && fits(item, new[$0]) })
                else { continue }
                places[index + 1] = found + 1
                taken.insert(found)
            }
        }
        pair { $0.id != nil && $0.id == $1.id }
        pair { ($0.id == nil || $1.id == nil) && $0.answers == $1.answers }
        pair {
            ($0.id == nil || $1.id == nil) && $0[AgendaItem.title] != .notKnown
                && $0[AgendaItem.title] == $1[AgendaItem.title]
        }
        self.places = places
        count = old.count
    }

    package var isUnchanged: Bool { (1..<count + 1).allSatisfy { places[$0] == $0 } }

    /// The answer for the new place of an item: not known when it was taken out. A place that never was stays.
    package func place(of old: Int) -> Answer<Int> {
        guard (1..<count + 1).contains(old) else { return .value(old) }
        return places[old].map { .value($0) } ?? .notKnown
    }
}
