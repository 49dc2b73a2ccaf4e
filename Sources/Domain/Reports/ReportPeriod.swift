/// What a report tells of: a quarter, a year, or any other stretch of days.
package struct ReportPeriod: Hashable, Sendable {
    package var from: CalendarDay
    package var to: CalendarDay

    /// Nil when it would end before it begins.
    package init?(from: CalendarDay, to: CalendarDay) {
        guard from.first <= to.last else { return nil }
        self.from = from.first
        self.to = to.last
    }

    package var range: ClosedRange<CalendarDay> { from...max(from, to) }

    /// `2021-Q3`, `2021`, or `2021-07-01–2021-07-31`.
    package var label: String {
        for sort in Report.Sort.allCases {
            guard ReportPeriod.period(sort, of: from) == self else { continue }
            switch sort {
            case .annualSummary: return String(from.year)
            case .quarterlyLedger: return "\(from.year)-Q\(ReportPeriod.quarter(of: from))"
            }
        }
        return from.written + "–" + to.written
    }

    /// The day by which its report is to be filed.
    package var due: CalendarDay? { to.adding(days: ReportDue.days) }

    package static func year(_ year: Int) -> ReportPeriod? {
        CalendarDay(year, 1, 1).flatMap { period(.annualSummary, of: $0) }
    }

    package static func quarter(_ quarter: Int, of year: Int) -> ReportPeriod? {
        guard (1...4).contains(quarter) else { return nil }
        return CalendarDay(year, quarter * 3, 1).flatMap { period(.quarterlyLedger, of: $0) }
    }

    /// The quarter or the year in which a day lies; of a year alone the first.
    package static func period(_ sort: Report.Sort, of day: CalendarDay) -> ReportPeriod? {
        switch sort {
        case .annualSummary: return CalendarDay(day.year).flatMap { ReportPeriod(from: $0, to: $0) }
        case .quarterlyLedger:
            let last = quarter(of: day) * 3
            return CalendarDay(day.year, last - 2).flatMap { first in
                CalendarDay(day.year, last).flatMap { ReportPeriod(from: first, to: $0) }
            }
        }
    }

    private static func quarter(of day: CalendarDay) -> Int { ((day.month ?? 1) - 1) / 3 + 1 }

    package static func quarters(of year: Int) -> [ReportPeriod] {
        (1...4).compactMap { quarter($0, of: year) }
    }

    /// Reads `2021-Q3`, `2021q3`, `2021年第三季度`, `2021年3季度`; for years `2021`, `2021年`.
    package init?(typed text: String, _ sort: Report.Sort) {
        let plain = text.foldedToASCII.uppercased().filter { !$0.isWhitespace && !"-/.".contains($0) }
        let digits = plain.prefix(4).prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 4, let year = Int(digits) else { return nil }
        var rest = plain.dropFirst(4)
        if rest.hasPrefix("年") { rest = rest.dropFirst() }
        switch sort {
        case .annualSummary:
            guard rest.isEmpty || rest == "度", let period = ReportPeriod.year(year) else { return nil }
            self = period
        case .quarterlyLedger:
            for lead in ["Q", "第"] where rest.hasPrefix(lead) { rest = rest.dropFirst() }
            for tail in ["季度", "季"] where rest.hasSuffix(tail) { rest = rest.dropLast(tail.count) }
            let hanzi = ["一": 1, "二": 2, "三": 3, "四": 4]
            guard let number = hanzi[String(rest)] ?? (rest.count == 1 ? Int(rest) : nil),
                let period = ReportPeriod.quarter(number, of: year)
            else { return nil }
            self = period
        }
    }

    /// The months that it reaches into.
    package var months: [ReportPeriod] {
        var months: [ReportPeriod] = []
        var (year, month) = (from.year, from.month ?? 1)
        while let first = CalendarDay(year, month), first.first <= to, months.count < 120 {
            if let period = ReportPeriod(from: max(first.first, from), to: min(first.last, to)) {
                months.append(period)
            }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return months
    }

    /// Whether a day lies in it for certain, however exactly it is known.
    package func contains(_ day: CalendarDay?) -> Bool { MoneyTotals.place(of: day, in: range) == .inside }
}
