/// Reads a stretch of time as people type it: `2019`, `2019-06`, `2019Q3`, `2019..2021-06`, `2019至2021`, `2019 to 2021`,
/// two dates with a blank between, `2019..` (from then on), `..2021` (until then). Each end is whatever `DayInput` takes,
/// or a quarter.
package struct PeriodInput: Hashable, Sendable {
    /// The first day meant, as exact as it was typed; nil: from the beginning.
    package var since: CalendarDay?
    package var until: CalendarDay?

    /// Nil when it is neither a date nor two of them in their order.
    package init?(_ typed: String, today: CalendarDay) {
        let text = typed.foldedToASCII.trimmed
        if let whole = PeriodInput.stretch(text, today) {
            (since, until) = whole
            return
        }
        guard let (before, after) = PeriodInput.ends(of: text, today), !before.isEmpty || !after.isEmpty
        else {
            return nil
        }
        if !before.isEmpty {
            guard let first = PeriodInput.stretch(before, today) else { return nil }
            since = first.since
        }
        if !after.isEmpty {
            guard let last = PeriodInput.stretch(after, today) else { return nil }
            until = last.until
        }
        if let since, let until, since.first > until.last { return nil }
    }

    /// All the days that its ends can mean; where an end is open, to the first or last day there is.
    package var range: ClosedRange<CalendarDay>? {
        guard let first = since ?? CalendarDay(CalendarDay.years.lowerBound),
            let last = until ?? CalendarDay(CalendarDay.years.upperBound), first.first <= last.last
        else { return nil }
        return first.first...last.last
    }

    /// A single date or quarter. Without the word, `2021-3` is a month.
    private static func stretch(
        _ text: String, _ today: CalendarDay
    ) -> (since: CalendarDay, until: CalendarDay)? {
        if text.contains("季") || text.lowercased().contains("q"),
            let quarter = ReportPeriod(typed: text, .quarterlyLedger)
        {
            return (quarter.from, quarter.to)
        }
        guard case .day(let day) = DayInput(text, today: today) else { return nil }
        return (day, day)
    }

    /// What stands before and after the sign between the two; a hyphen is part of a date.
    private static func ends(of text: String, _ today: CalendarDay) -> (String, String)? {
        for sign in ["..", "…", "~", "–", "—", "至", "到", " to ", " - "] {
            var rest = Substring(text)
            var before = ""
            while !rest.isEmpty, !rest.hasPrefix(sign) { before.append(rest.removeFirst()) }
            guard !rest.isEmpty else { continue }
            let after = rest.dropFirst(sign.count).drop { sign.first == "." && $0 == "." }
            return (before.trimmed, String(after).trimmed)
        }
        // A blank may also be part of a date.
        return text.indices.lazy.filter { text[$0] == " " }
            .map { (String(text[..<$0]), String(text[$0...]).trimmed) }
            .first { stretch($0.0, today) != nil && stretch($0.1, today) != nil }
    }
}
