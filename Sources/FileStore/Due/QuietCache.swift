import Domain
import Synchronization

/// The quiet twinnings as they were found last, for as long as the file is what it was.
final class QuietCache: Sendable {
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

    private let known = Mutex<(state: State, items: [DueItem])?>(nil)

    func items(_ state: State) -> [DueItem]? {
        known.withLock { known in known.flatMap { $0.state == state ? $0.items : nil } }
    }

    func keep(_ items: [DueItem], _ state: State) { known.withLock { $0 = (state, items) } }
}
