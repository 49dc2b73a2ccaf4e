/// A question for what happened, of everything or of one record and what belongs to it.
package struct HistoryQuery: Hashable, Sendable {
    /// Nil: everything. A village stands for its Party bodies too, a twinning for its agreements and projects,
    /// an agreement for its commitments.
    package var subject: RecordID?
    /// Empty: all kinds.
    package var kinds: Set<Kind> = []
    /// Only what has this in its name, its agenda or the names of those it concerns.
    package var text = ""
    package var since: CalendarDay?
    package var until: CalendarDay?
    package var newestFirst = true

    package init(subject: RecordID? = nil) { self.subject = subject }
}

package struct HistoryRequest: Hashable, Sendable {
    package enum Anchor: Hashable, Sendable {
        case first, last
        case after(HistoryKey), before(HistoryKey)
        /// From the first entry of this date on, in the direction of the query.
        case at(CalendarDay)
    }

    package var query: HistoryQuery
    package var anchor: Anchor
    package var limit: Int

    package init(_ query: HistoryQuery, _ anchor: Anchor, limit: Int) {
        self.query = query
        self.anchor = anchor
        self.limit = limit
    }
}

/// An entry's place in the order of the history: by date, then by record.
package struct HistoryKey: Hashable, Sendable {
    package var day: CalendarDay
    package var record: RecordID

    package init(_ day: CalendarDay, _ record: RecordID) {
        self.day = day
        self.record = record
    }
}

/// What one record has to tell of one date.
package struct HistoryEntry: Hashable, Sendable {
    package var key: HistoryKey
    /// The record's answers, as they are now.
    package var record: Record
    /// Which of its dates this is: the keys of the fields, those of a list as `list.field`. An agreement that was
    /// signed and took effect on one day is one entry with both.
    package var occasions: [String]
    /// An agreement that a signed one has taken the place of since.
    package var renewal: Renewal?
    /// Of an agreement that was amended since: its text as it was on the day of the entry.
    package var then: Record?
    /// The agreements that renew each other, where this is one of them.
    package var chain: [AgreementCompany.Link] = []

    package init(key: HistoryKey, record: Record, occasions: [String], renewal: Renewal? = nil) {
        self.key = key
        self.record = record
        self.occasions = occasions
        self.renewal = renewal
    }
}

package struct HistoryWindow: Hashable, Sendable {
    package var entries: [HistoryEntry]
    /// The names of all records the entries speak of.
    package var names: [RecordID: String]
    package var reachesStart: Bool
    package var reachesEnd: Bool

    package init(
        entries: [HistoryEntry], names: [RecordID: String], reachesStart: Bool, reachesEnd: Bool
    ) {
        self.entries = entries
        self.names = names
        self.reachesStart = reachesStart
        self.reachesEnd = reachesEnd
    }
}

/// How many entries each year has, newest first; for jumping.
package struct HistoryYears: Hashable, Sendable {
    package struct Year: Hashable, Sendable {
        package var year: Int
        package var entries: Int
        package init(year: Int, entries: Int) {
            self.year = year
            self.entries = entries
        }
    }
    package var years: [Year]
    package init(years: [Year]) { self.years = years }
}
