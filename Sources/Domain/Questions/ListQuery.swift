/// What a list shows, and in which order.
package struct ListQuery: Hashable, Sendable {
    package var kind: Kind
    /// The filter as typed: any name, pinyin, initials or code, as in the search.
    package var text = ""
    /// All of them hold.
    package var conditions: [Condition] = []
    package var sort: Sort
    package var includesRetired = false

    package init(_ kind: Kind, text: String = "", conditions: [Condition] = [], sort: Sort? = nil) {
        self.kind = kind
        self.text = text
        self.conditions = conditions
        self.sort = sort ?? Sort(field: Record.nameKey)
    }

    package struct Sort: Hashable, Sendable {
        /// A field's key, or `numberKey`. Names sort by pinyin and folded Latin, links by the linked record's
        /// number; what is not known comes last, whatever the direction.
        package var field: String
        package var descending: Bool
        package init(field: String, descending: Bool = false) {
            self.field = field
            self.descending = descending
        }
    }

    package static let numberKey = "number"
}

/// One condition of `--where`, or of a list reached through a figure.
package struct Condition: Hashable, Sendable {
    package enum Test: Hashable, Sendable {
        case equal(Value), notEqual(Value)
        case less(Value), lessOrEqual(Value), greater(Value), greaterOrEqual(Value)
        /// The text holds it, whatever the case of its letters.
        case contains(String)
        /// Dated within this month or year, however precisely.
        case during(CalendarDay)
        /// A list of exactly so many lines; none: it is known to be empty.
        case lines(Int)
        /// A list that has a line with this value in this field of it.
        case line(String, Value)
        /// A list that has a line in which this field is known.
        case lineKnown(String)
        case isNotKnown, isKnown, isNotApplicable
        /// That there was something to say on the day asked about: the matter of the record had begun by then (`AsOf`).
        case hadBegun
    }

    package var field: FieldDescription
    package var test: Test
    /// The day that a computed field is asked about; nil for the others.
    package var on: CalendarDay?

    package init(_ field: FieldDescription, _ test: Test, on day: CalendarDay? = nil) {
        self.field = field
        self.test = test
        on = field.isComputed ? day : nil
    }
}

/// A stretch of a list, asked for by its neighbourhood: the file is never read from its start to reach a page.
package struct WindowRequest: Hashable, Sendable {
    package enum Anchor: Hashable, Sendable {
        case first, last
        case after(RowKey), before(RowKey)
        /// From this row on, it included (or the next one, when it is gone).
        case from(RowKey)
        /// With this record somewhere inside; the start of the list when it is not in it.
        case around(RecordID)
        /// With the row that stands at this place inside, counted from 0; the last one when the list is shorter.
        case row(Int)
    }

    package var query: ListQuery
    package var anchor: Anchor
    package var limit: Int

    package init(_ query: ListQuery, _ anchor: Anchor, limit: Int) {
        self.query = query
        self.anchor = anchor
        self.limit = limit
    }
}

/// A row's place in the order of its list.
package struct RowKey: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case absent
        case number(Int64)
        case text(String)
    }

    package var sort: Part
    package var id: RecordID

    package init(_ sort: Part, _ id: RecordID) {
        self.sort = sort
        self.id = id
    }
}

package struct ListRow: Hashable, Sendable {
    /// With the answers of the columns only; of an agreement also those that its standing follows from.
    package var record: Record
    package var key: RowKey
    /// Which of its names the filter matched, when it is not the one shown.
    package var matched: MatchedName?
    /// Of an agreement: the one that took its place.
    package var renewal: Renewal?
    /// Of an offer: what is used of it.
    package var use: OfferUse?
    /// Sources differ about a field of it, and none was chosen.
    package var isDisputed = false

    package init(record: Record, key: RowKey, matched: MatchedName? = nil) {
        self.record = record
        self.key = key
        self.matched = matched
    }
}

package struct ListWindow: Hashable, Sendable {
    package var rows: [ListRow]
    /// The names of the records that the rows link to.
    package var names: [RecordID: String]
    package var reachesStart: Bool
    package var reachesEnd: Bool
    /// How many rows of the list stand before these, when that had to be found out.
    package var rank: Int?

    package init(
        rows: [ListRow], names: [RecordID: String], reachesStart: Bool, reachesEnd: Bool, rank: Int? = nil
    ) {
        self.rows = rows
        self.names = names
        self.reachesStart = reachesStart
        self.reachesEnd = reachesEnd
        self.rank = rank
    }
}

package struct ListCount: Hashable, Sendable {
    package var matching: Int
    /// Without filter and conditions.
    package var total: Int
    package init(matching: Int, total: Int) {
        self.matching = matching
        self.total = total
    }
}
