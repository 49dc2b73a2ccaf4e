/// Which matters are asked for.
package struct DueQuery: Hashable, Sendable {
    /// How far ahead.
    package enum Horizon: Hashable, Sendable {
        /// What wants attention now: of every sort as many days ahead as it needs (`DueItem.Sort.lead`).
        case standing
        /// Everything whose day is not more than so many days ahead.
        case within(Int)
        /// Whatever is known to come. What comes again and again is told a year ahead.
        case all
    }

    package var today: CalendarDay
    package var horizon = Horizon.standing
    /// Only what has its day from this day on, or none; nil: also whatever is late. Counts do not heed it, so that
    /// it can be said how much is late.
    package var from: CalendarDay?
    /// Empty: all.
    package var sorts: Set<DueItem.Sort> = []
    /// Only what belongs to a twinning, branch, village, unit or town; or of which a person takes care.
    package var about: RecordID?
    /// What is put off besides what is not.
    package var wantsPostponed = false

    package init(today: CalendarDay) { self.today = today }

    /// The last day that matters of a sort may have.
    package func until(_ sort: DueItem.Sort) -> CalendarDay {
        let days =
            switch horizon {
            case .standing: sort.lead
            case .within(let days): days
            case .all: DueQuery.isEndless(sort) ? 366 : 200_000
            }
        return today.adding(days: days) ?? .latest
    }

    package func wants(_ sort: DueItem.Sort) -> Bool { sorts.isEmpty || sorts.contains(sort) }

    /// Such matters never end: there is always a next one.
    private static func isEndless(_ sort: DueItem.Sort) -> Bool {
        [.occurrence, .anniversary, .quiet, .report].contains(sort)
    }
}

/// A stretch of the list of what is due.
package struct DueRequest: Hashable, Sendable {
    package var query: DueQuery
    /// Nil: from the beginning.
    package var after: DuePlace?
    package var limit: Int

    package init(_ query: DueQuery, after: DuePlace? = nil, limit: Int) {
        self.query = query
        self.after = after
        self.limit = limit
    }

    /// Where the stretch begins: behind this place.
    package var start: DuePlace? {
        after ?? query.from?.first.adding(days: -1).map { DuePlace(day: $0, record: nil, key: "") }
    }
}

package struct DueWindow: Hashable, Sendable {
    /// In their order; what is put off is not among them.
    package var items: [DueItem]
    /// What is put off, by the day on which it asks again; only with the first stretch, where it was asked for.
    package var postponed: [DueItem]
    /// Of the records that the matters speak of besides their own.
    package var names: [RecordID: String]
    package var reachesEnd: Bool

    package init(
        items: [DueItem] = [], postponed: [DueItem] = [], names: [RecordID: String] = [:],
        reachesEnd: Bool = true
    ) {
        self.items = items
        self.postponed = postponed
        self.names = names
        self.reachesEnd = reachesEnd
    }
}

/// How many matters there are, by how pressing they are and by sort.
package struct DueCounts: Hashable, Sendable {
    package private(set) var groups: [DueGroup: Int] = [:]
    package private(set) var sorts: [DueItem.Sort: Int] = [:]

    package init() {}

    package var total: Int { groups.values.reduce(0, +) }

    package mutating func add(_ count: Int, _ sort: DueItem.Sort, _ group: DueGroup) {
        guard count > 0 else { return }
        groups[group, default: 0] += count
        sorts[sort, default: 0] += count
    }
}

/// What holds for a whole registry and is not a record.
package struct RegistrySettings: Hashable, Sendable {
    /// Days without contact after which a twinning is quiet.
    package var quietDays: Int
    /// Names this registry among all: what it exports is known by it again.
    package var identity: String

    package init(quietDays: Int, identity: String) {
        self.quietDays = quietDays
        self.identity = identity
    }
}

/// What is due, to be written to a file.
package struct DueExport: Hashable, Sendable {
    package enum Format: Hashable, Sendable {
        /// iCalendar, for the calendars of telephones and offices.
        case calendar
        /// A table for people.
        case spreadsheet
    }

    package var query: DueQuery
    package var format: Format
    package var path: String
    /// A file of this name gives way.
    package var replaces: Bool

    package init(_ query: DueQuery, _ format: Format, path: String, replaces: Bool = false) {
        self.query = query
        self.format = format
        self.path = path
        self.replaces = replaces
    }
}
