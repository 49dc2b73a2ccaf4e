/// Something counted to be looked at: a number of items, each with the list of the records that it counts.
package struct Figure: Hashable, Sendable {
    /// What is counted. The heading is the string `figure.<sort>`.
    package enum Sort: String, CaseIterable, Hashable, Sendable {
        /// Activities held, by month and by day of the period.
        case activities, calendar
        /// How things stand.
        case twinnings, contact, agreements, commitments, needs, projects
        /// What was promised and done, by pillar.
        case commitmentPillars, projectPillars
        /// Money in its three states; goods stand apart and are never added to it.
        case money, goods
        /// Of those expected at the activities held so many came.
        case attendance
        /// What projects brought, by the sort of the indicator.
        case helped

        package enum Time: Hashable, Sendable {
            /// Of the time asked for.
            case period
            /// As things stood on the last day of it.
            case thatDay
            /// As things stand today, whatever the time asked for: how they stood then is told by no date.
            case today
        }

        package var time: Time {
            switch self {
            case .activities, .calendar, .attendance: .period
            case .contact, .agreements: .thatDay
            default: .today
            }
        }
    }

    /// What an item is called.
    package enum Label: Hashable, Sendable {
        case choice(ChoiceList, String)
        /// A month.
        case month(CalendarDay)
        /// A field of a list, as `planned` of `fund`.
        case field(owner: String, key: String)
        case notKnown
        /// The sort of the figure says it all.
        case whole
    }

    package enum Amount: Hashable, Sendable {
        /// The records themselves.
        case count
        /// A sum over lines of the records; `unknown`: so many lines do not say. Nil: none says.
        case money(Money?, unknown: Int)
        case quantity(Quantity?, unit: String, unknown: Int)
        /// So many of so many; nil: neither is known.
        case share(of: Share?, unknown: Int)
    }

    package struct Share: Hashable, Sendable {
        package var part: Int
        package var whole: Int
        package init(_ part: Int, of whole: Int) {
            self.part = part
            self.whole = whole
        }
    }

    package struct Item: Hashable, Sendable {
        package var label: Label
        package var amount: Amount
        /// How many records the list of `opens` has.
        package var records: Int
        package var opens: ListQuery

        package init(_ label: Label, _ amount: Amount = .count, records: Int, opens: ListQuery) {
            self.label = label
            self.amount = amount
            self.records = records
            self.opens = opens
        }
    }

    package var sort: Sort
    package var items: [Item]
    /// Of the calendar: how many there were on each day of the period; nil: the day has not come.
    package var days: [Int?] = []

    package init(_ sort: Sort, _ items: [Item]) {
        self.sort = sort
        self.items = items
    }

    /// Nothing is counted in it.
    package var isEmpty: Bool { items.allSatisfy { $0.records == 0 } }
}

/// A question for figures: of everything, or of what belongs to a record.
package struct FiguresQuery: Hashable, Sendable {
    package var about: RecordID?
    /// Nil: the last twelve months.
    package var year: Int?
    package var today: CalendarDay
    package var sorts: [Figure.Sort]

    package init(
        about: RecordID? = nil, year: Int? = nil, today: CalendarDay, sorts: [Figure.Sort]? = nil
    ) {
        self.about = about
        self.year = year
        self.today = today
        self.sorts = sorts ?? FiguresQuery.sorts(about: about)
    }

    /// Of one twinning there is nothing to count among twinnings.
    package static func sorts(about subject: RecordID?) -> [Figure.Sort] {
        subject?.kind == .twinning
            ? Figure.Sort.allCases.filter { $0 != .twinnings && $0 != .contact } : Figure.Sort.allCases
    }

    /// A few that are quickly counted, for beside other things.
    package static let few: [Figure.Sort] = [.activities, .commitments, .needs]

    /// The kinds of record that figures can be asked about.
    package static let kinds: Set<Kind> = [.twinning, .branch, .village, .unit, .region]

    /// The months of the period: those of the year, or the twelve that end with this one.
    package var months: [CalendarDay] {
        let last = year.map { ($0, 12) } ?? (today.year, today.month ?? 12)
        return (0..<12).reversed().compactMap { back in
            let index = last.0 * 12 + last.1 - 1 - back
            return CalendarDay(index / 12, index % 12 + 1)
        }
    }

    package var from: CalendarDay { months.first?.first ?? today }
    package var to: CalendarDay { months.last?.last ?? today }

    /// The day as of which a figure is told; nil: it is of the whole time.
    package func asOf(_ sort: Figure.Sort) -> CalendarDay? {
        switch sort.time {
        case .period: nil
        case .thatDay: day
        case .today: today
        }
    }

    /// The last day that the time asked for has: today, or the last day of a year that is over.
    package var day: CalendarDay { min(today, to) }
}

package struct Figures: Hashable, Sendable {
    package var query: FiguresQuery
    /// In the order asked for.
    package var figures: [Figure]
    /// Of the record they are about, and of those named in their lists.
    package var names: [RecordID: String]

    package init(_ query: FiguresQuery, _ figures: [Figure], names: [RecordID: String]) {
        self.query = query
        self.figures = figures
        self.names = names
    }

    package subscript(sort: Figure.Sort) -> Figure? { figures.first { $0.sort == sort } }
}
