/// A question for how often each value of one field stands in a list.
package struct FrequencyQuery: Hashable, Sendable {
    /// Its filter and conditions hold; its order does not matter.
    package var list: ListQuery
    package var field: String
    /// What days are put together by.
    package var period = Period.year
    package var order = Order.count
    /// The other way round: the rarest first, or the last value first.
    package var isReversed = false
    /// The day that a computed field is asked about.
    package var today: CalendarDay?
    /// So many values are told one by one, the rest as one.
    package var limit = 1000

    package init(_ list: ListQuery, field: String) {
        self.list = list
        self.field = field
    }

    package enum Period: Hashable, Sendable { case year, month }
    package enum Order: Hashable, Sendable { case count, value }
}

/// How often each value of a field stands in a list. Every row of the list is counted in exactly one of them.
package struct Frequency: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package var bin: Bin
        package var count: Int
        package init(_ bin: Bin, _ count: Int) {
            self.bin = bin
            self.count = count
        }
    }

    /// What rows are counted together.
    package enum Bin: Hashable, Sendable {
        case value(Value)
        /// Everything dated within this month or year.
        case period(CalendarDay)
        /// A list of so many lines; none is what is known to be empty.
        case lines(Int)
        /// So many more values, each of fewer rows than those told (or further on in the order).
        case others(values: Int)
        case notKnown
        case notApplicable
    }

    /// The values in the order asked for, then the others, then what is not known and what does not apply; only those
    /// that occur.
    package var rows: [Row]
    /// How many different values there are.
    package var values: Int
    /// How many rows the list has.
    package var total: Int
    /// The names of the records that are values.
    package var names: [RecordID: String]

    package init(rows: [Row], values: Int, total: Int, names: [RecordID: String]) {
        self.rows = rows
        self.values = values
        self.total = total
        self.names = names
    }
}

extension Frequency.Bin {
    /// What the rows of this bin have in common; nil for the others.
    package func condition(_ field: FieldDescription, on day: CalendarDay? = nil) -> Condition? {
        switch self {
        case .value(let value): Condition(field, .equal(value), on: day)
        case .period(let period): Condition(field, .during(period))
        case .lines(let count): Condition(field, .lines(count))
        case .notKnown: Condition(field, .isNotKnown, on: day)
        case .notApplicable: Condition(field, .isNotApplicable)
        case .others: nil
        }
    }
}
