/// It is so many years since an agreement was signed.
package struct Anniversary: Hashable, Sendable {
    package var years: Int
    package var day: CalendarDay

    /// So many days ahead it is spoken of.
    package static let lead = 14
    /// Nothing is that old.
    private static let most = 200

    /// 1, 2, 3, 5, 10, and every fifth year from then on.
    package static func isKept(_ years: Int) -> Bool {
        [1, 2, 3].contains(years) || years > 0 && years % 5 == 0
    }

    package static let years = (1...most).filter(isKept)

    /// The anniversaries of a day that is known exactly, between two days.
    package static func between(
        _ first: CalendarDay, _ last: CalendarDay, of signed: CalendarDay
    ) -> [Anniversary] {
        guard signed.isExact, first <= last else { return [] }
        return years.compactMap { years -> Anniversary? in
            guard let day = signed.adding(years: years), first <= day, day <= last else { return nil }
            return Anniversary(years: years, day: day)
        }
    }

    /// What is over is not celebrated.
    package static func isKept(_ standing: AgreementStanding) -> Bool {
        standing.isRunning || standing == .renewed
    }
}
