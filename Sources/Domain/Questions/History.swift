/// A question for what happened, of everything or of one record and what belongs to it.
package struct HistoryQuery: Hashable, Sendable {
    /// Nil: everything. A village stands for its Party bodies too, a branch for those below it, a unit for the branches in
    /// it, a region for everything in it, a twinning for its agreements and projects, an agreement for its commitments.
    package var subject: RecordID?
    /// Empty: all kinds.
    package var kinds: Set<Kind> = []
    /// Only what is of one of these pillars (`Pillar.field(of:)`); empty: whatever it is of.
    package var pillars: Set<String> = []
    /// Only what has this in its name, its agenda or the names of those it concerns.
    package var text = ""
    package var since: CalendarDay?
    package var until: CalendarDay?
    package var newestFirst = true

    package init(subject: RecordID? = nil) { self.subject = subject }

    /// The year it is limited to.
    package var onlyYear: Int? {
        guard let since, since == until, since.month == nil else { return nil }
        return since.year
    }

    /// Something is left out, beside what the subject leaves out.
    package var isFiltered: Bool {
        !kinds.isEmpty || !pillars.isEmpty || !text.trimmed.isEmpty || since != nil || until != nil
    }
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
    /// The record as it was on the day of the entry by what is known now (`Record.asOf`), an agreement with its text of
    /// that day; nil where nothing has changed since.
    package var then: Record?
    /// The names of that day of those who have another one now.
    package var namesThen: [RecordID: String] = [:]
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

/// How many entries each year has, and each month of it, newest first; for seeing and jumping.
package struct HistoryYears: Hashable, Sendable {
    package struct Year: Hashable, Sendable {
        package var year: Int
        package var entries: Int
        /// January first; what is known by its year alone is in none of them.
        package var months: [Int]

        package init(year: Int, entries: Int, months: [Int] = Array(repeating: 0, count: 12)) {
            self.year = year
            self.entries = entries
            self.months = months
        }
    }
    package var years: [Year]
    /// There are more: words that many records have are counted up to a limit.
    package var isPartial: Bool

    package init(years: [Year], isPartial: Bool = false) {
        self.years = years
        self.isPartial = isPartial
    }

    /// From how many entries there are on each date, `2021`, `2021-06` or `2021-06-16`.
    package init(counts: [(day: CalendarDay, entries: Int)], isPartial: Bool = false) {
        var found: [Int: Year] = [:]
        for (day, entries) in counts {
            found[day.year, default: Year(year: day.year, entries: 0)].entries += entries
            if let month = day.month { found[day.year]?.months[month - 1] += entries }
        }
        self.init(years: found.values.sorted { $0.year > $1.year }, isPartial: isPartial)
    }

    package var entries: Int { years.reduce(0) { $0 + $1.entries } }
}
