import Foundation

/// A range of days as people type it.
package enum DayRange {
    /// `2021`, `2021-07`, `2021Q3`, `2021-07-01..2021-09-30`, two dates with a blank between; nil when it is none, or
    /// ends before it begins. Each date is taken with all the days it can mean.
    package static func read(_ typed: String, today: CalendarDay) -> ClosedRange<CalendarDay>? {
        let text = typed.foldedToASCII.trimmed
        if let range = quarter(text) { return range }
        for separator in ["..", "~", "至", "到", " - ", " "] {
            let pieces = text.components(separatedBy: separator).filter { !$0.isEmpty }
            guard pieces.count == 2, let from = day(pieces[0], today), let to = day(pieces[1], today) else {
                continue
            }
            return from.first <= to.last ? from.first...to.last : nil
        }
        return day(text, today).map { $0.first...$0.last }
    }

    private static func day(_ text: String, _ today: CalendarDay) -> CalendarDay? {
        if case .day(let day) = DayInput(text, today: today) { day } else { nil }
    }

    /// `2021Q3`, `2021年第3季度`. Without the word, `2021-3` is a month.
    private static func quarter(_ text: String) -> ClosedRange<CalendarDay>? {
        guard text.contains("季") || text.lowercased().contains("q") else { return nil }
        return ReportPeriod(typed: text, .quarterlyLedger)?.range
    }
}
