import Domain

/// What changed between two states of a list inside a record. Lines are the same when they have the same identity, or
/// hold the same.
struct ListDifference: Hashable, Sendable {
    enum Entry: Hashable, Sendable {
        case removed(Part)
        case added(Part)
        case changed(Part, Part)
        /// The same line at another place, counted from 1.
        case moved(Part, from: Int, to: Int)
    }

    private(set) var entries: [Entry] = []

    init(_ old: [Part], _ new: [Part]) {
        var partners: [Int: Int] = [:]
        var taken: Set<Int> = []
        func pair(_ index: Int, where fits: (Part) -> Bool) {
            guard partners[index] == nil,
                let found = old.indices.first(where: { !taken.contains($0) && fits(old[$0]) })
            else { return }
            partners[index] = found
            taken.insert(found)
        }
        for (index, line) in new.enumerated() {
            if let id = line.id { pair(index) { $0.id == id } }
        }
        for (index, line) in new.enumerated() { pair(index) { $0.answers == line.answers } }
        for index in old.indices where !taken.contains(index) { entries.append(.removed(old[index])) }
        // Lines that stay in their order among themselves have not moved, whatever came or went around them.
        let stays = ListDifference.longestRise(new.indices.compactMap { partners[$0] })
        for (index, line) in new.enumerated() {
            guard let before = partners[index] else {
                entries.append(.added(line))
                continue
            }
            if old[before].answers != line.answers { entries.append(.changed(old[before], line)) }
            if !stays.contains(before) {
                entries.append(.moved(line, from: before + 1, to: index + 1))
            }
        }
    }

    /// The longest rising run, not necessarily of neighbours, of places that are all different.
    private static func longestRise(_ places: [Int]) -> Set<Int> {
        var best: [(length: Int, before: Int?)] = []
        for (at, place) in places.enumerated() {
            let before = places[..<at].indices.filter { places[$0] < place }
                .max { best[$0].length < best[$1].length }
            best.append(((before.map { best[$0].length } ?? 0) + 1, before))
        }
        var at = best.indices.max { best[$0].length < best[$1].length }
        var kept: Set<Int> = []
        while let here = at {
            kept.insert(places[here])
            at = best[here].before
        }
        return kept
    }
}
