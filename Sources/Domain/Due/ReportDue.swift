/// Reports that are expected of a body because it has filed one of the sort before.
package enum ReportDue {
    /// So many days after its end the report of a period is to be filed.
    package static let days = 15
    /// Of a body that has stopped filing so many periods are told.
    private static let most = 8

    package struct Period: Hashable, Sendable {
        package var from: CalendarDay
        package var to: CalendarDay
        /// `2021-Q3`, or `2021`.
        package var label: String

        /// The day by which its report is to be filed.
        package var due: CalendarDay? { to.adding(days: ReportDue.days) }
    }

    /// The quarter or the year in which a day lies.
    package static func period(_ sort: Report.Sort, of day: CalendarDay) -> Period? {
        let year = day.year
        switch sort {
        case .annualSummary:
            guard let from = CalendarDay(year, 1, 1), let to = CalendarDay(year, 12, 31) else { return nil }
            return Period(from: from, to: to, label: String(year))
        case .quarterlyLedger:
            let quarter = ((day.month ?? 1) - 1) / 3
            let last = quarter * 3 + 3
            guard let from = CalendarDay(year, last - 2, 1),
                let to = CalendarDay(year, last, CalendarDay.days(inMonth: last, of: year))
            else { return nil }
            return Period(from: from, to: to, label: "\(year)-Q\(quarter + 1)")
        }
    }

    /// The periods after the last one filed that are over by that day, the oldest first.
    package static func periods(
        _ sort: Report.Sort, after filed: CalendarDay, overBy day: CalendarDay
    ) -> [Period] {
        var periods: [Period] = []
        var next = filed.last.adding(days: 1).flatMap { period(sort, of: $0) }
        while let period = next, period.to < day, periods.count < most {
            periods.append(period)
            next = period.to.adding(days: 1).flatMap { self.period(sort, of: $0) }
        }
        return periods
    }
}
