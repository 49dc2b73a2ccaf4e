import Domain
import Synchronization

/// The matters of sorts that can only be found all at once, as they were found last, for as long as the file is what it
/// was.
final class DueCache: Sendable {
    /// Everything that they follow from.
    struct State: Hashable {
        /// How often a file has changed is counted by each connection for itself.
        var connection: ObjectIdentifier
        var changes: Int
        var version: Int64
        var today: CalendarDay
        var until: CalendarDay
        var about: RecordID?
    }

    private let known = Mutex<[DueItem.Sort: (state: State, matters: PlacedMatters)]>([:])

    func matters(_ sort: DueItem.Sort, _ state: State) -> PlacedMatters? {
        known.withLock { known in known[sort].flatMap { $0.state == state ? $0.matters : nil } }
    }

    func keep(_ matters: PlacedMatters, _ sort: DueItem.Sort, _ state: State) {
        known.withLock { $0[sort] = (state, matters) }
    }
}

/// Matters in their order, each with its place, so that a stretch of them is found without looking at the others.
struct PlacedMatters {
    private let matters: [(place: DuePlace, item: DueItem)]

    init(_ items: [DueItem]) {
        matters = items.map { (place: $0.place, item: $0) }.sorted { $0.place < $1.place }
    }

    var all: [DueItem] { matters.map(\.item) }

    /// Of those past a place the first that have not been put off: so many, and the rest of their last day.
    func stretch(after place: DuePlace?, limit: Int) -> DueReader.Found {
        var (low, high) = (0, place == nil ? 0 : matters.count)
        while low < high, let place {
            let middle = (low + high) / 2
            if matters[middle].place <= place { low = middle + 1 } else { high = middle }
        }
        var found = DueReader.Found()
        var last: CalendarDay?
        for (place, item) in matters[low...] where item.postponed == nil {
            // Days are told whole: a stretch that ended within one would be known only up to the day before.
            if found.items.count > limit, let day = place.day, day != last {
                found.frontier = day
                break
            }
            found.items.append(item)
            last = place.day
        }
        return found
    }
}
