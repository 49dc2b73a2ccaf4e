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

    private let known = Mutex<[DueItem.Sort: (state: State, matters: PlacedMatters<DueItem>)]>([:])
    private let knownQuiet = Mutex<(state: State, matters: PlacedMatters<QuietMatter>)?>(nil)

    func matters(_ sort: DueItem.Sort, _ state: State) -> PlacedMatters<DueItem>? {
        known.withLock { known in known[sort].flatMap { $0.state == state ? $0.matters : nil } }
    }

    func keep(_ matters: PlacedMatters<DueItem>, _ sort: DueItem.Sort, _ state: State) {
        known.withLock { $0[sort] = (state, matters) }
    }

    func quiet(_ state: State) -> PlacedMatters<QuietMatter>? {
        knownQuiet.withLock { known in known.flatMap { $0.state == state ? $0.matters : nil } }
    }

    func keep(_ matters: PlacedMatters<QuietMatter>, _ state: State) {
        knownQuiet.withLock { $0 = (state, matters) }
    }
}

/// Something that has its place among what is due.
protocol PlacedMatter: Sendable {
    var place: DuePlace { get }
}

extension DueItem: PlacedMatter {}

/// That a twinning is quiet, without its name: a registry may have more of them than of all other matters.
struct QuietMatter: PlacedMatter {
    private let twinning: Int64
    /// The day from which on it is quiet, since the first of all days.
    private let ordinal: Int32
    private let version: Int32
    private let after: Int32
    /// The day of the last contact as its digits; 0 for what is not known of it.
    private let last: Int32

    init?(_ quiet: Quiet, of twinning: RecordID, version: Int) {
        guard let day = quiet.day else { return nil }
        self.twinning = twinning.rawValue
        ordinal = Int32(day.ordinal)
        self.version = Int32(clamping: version)
        after = Int32(clamping: quiet.after)
        last = Int32(quiet.last.year * 10_000 + (quiet.last.month ?? 0) * 100 + (quiet.last.day ?? 0))
    }

    var record: RecordID? { RecordID(rawValue: twinning) }
    var day: CalendarDay? { CalendarDay(ordinal: Int(ordinal)) }
    var place: DuePlace { DuePlace(day: day, record: record, key: DueItem.Sort.quiet.rawValue) }

    func item(_ name: String) -> DueItem? {
        let (month, exact) = (Int(last) / 100 % 100, Int(last) % 100)
        guard let record,
            let last = CalendarDay(
                Int(last) / 10_000, month == 0 ? nil : month, exact == 0 ? nil : exact)
        else { return nil }
        var twinning = Record(record, version: Int(version))
        twinning[Twinning.name] = .value(name)
        return DueItem(.quiet(Quiet(last: last, after: Int(after))), of: twinning, on: day)
    }

    /// The order of their places.
    static func precedes(_ one: QuietMatter, _ other: QuietMatter) -> Bool {
        (one.ordinal, one.twinning) < (other.ordinal, other.twinning)
    }
}

/// Matters in the order of their places, so that a stretch of them is found without looking at the others. What is put
/// off is not among them.
struct PlacedMatters<Matter: PlacedMatter>: Sendable {
    let all: [Matter]

    init(inOrder matters: [Matter]) { all = matters }

    /// Of those past a place the first: so many, and the rest of their last day; and the day before which everything was
    /// found, unless all of it was.
    func stretch(after place: DuePlace?, limit: Int) -> (matters: [Matter], frontier: CalendarDay?) {
        var (low, high) = (0, place == nil ? 0 : all.count)
        while low < high, let place {
            let middle = (low + high) / 2
            if all[middle].place <= place { low = middle + 1 } else { high = middle }
        }
        var found: [Matter] = []
        var last: CalendarDay?
        for matter in all[low...] {
            let day = matter.place.day
            // Days are told whole: a stretch that ended within one would be known only up to the day before.
            if found.count > limit, let day, day != last { return (found, day) }
            found.append(matter)
            last = day
        }
        return (found, nil)
    }
}

extension PlacedMatters<DueItem> {
    init(_ items: [DueItem]) {
        let placed = items.filter { $0.postponed == nil }.map { (place: $0.place, item: $0) }
        all = placed.sorted { $0.place < $1.place }.map(\.item)
    }
}
