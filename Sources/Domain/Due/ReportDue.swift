/// Reports that are expected of a body because it has filed one of the sort before.
package enum ReportDue {
    /// So many days after its end the report of a period is to be filed.
    package static let days = 15
    /// Of a body that has stopped filing so many periods are told.
    private static let most = 8

    /// The periods after the last one filed that are over by that day, the oldest first.
    package static func periods(
        _ sort: Report.Sort, after filed: CalendarDay, overBy day: CalendarDay
    ) -> [ReportPeriod] {
        var periods: [ReportPeriod] = []
        var next = filed.last.adding(days: 1).flatMap { ReportPeriod.period(sort, of: $0) }
        while let period = next, period.to < day, periods.count < most {
            periods.append(period)
            next = period.to.adding(days: 1).flatMap { ReportPeriod.period(sort, of: $0) }
        }
        return periods
    }
}
