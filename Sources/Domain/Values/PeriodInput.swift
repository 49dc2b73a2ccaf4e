/// Reads a stretch of time as people type it: `2019`, `2019-06`, `2019..2021-06`, `2019至2021`, `2019 to 2021`,
/// `2019..` (from then on), `..2021` (until then). Each end is whatever `DayInput` takes.
package struct PeriodInput: Hashable, Sendable {
    /// The first day meant, as exact as it was typed; nil: from the beginning.
    package var since: CalendarDay?
    package var until: CalendarDay?

    /// Nil when it is neither a date nor two of them in their order.
    package init?(_ typed: String, today: CalendarDay) {
        let text = typed.foldedToASCII.trimmed
        guard let (before, after) = PeriodInput.ends(of: text) else {
            guard case .day(let day) = DayInput(text, today: today) else { return nil }
            (since, until) = (day, day)
            return
        }
        guard !before.isEmpty || !after.isEmpty else { return nil }
        for (typed, end) in [(before, \PeriodInput.since), (after, \PeriodInput.until)] where !typed.isEmpty {
            guard case .day(let day) = DayInput(typed, today: today) else { return nil }
            self[keyPath: end] = day
        }
        if let since, let until, since.first > until.last { return nil }
    }

    /// What stands before and after the sign between the two; a hyphen is part of a date.
    private static func ends(of text: String) -> (String, String)? {
        for sign in ["..", "…", "~", "–", "—", "至", "到", " to "] {
            var rest = Substring(text)
            var before = ""
            while !rest.isEmpty, !rest.hasPrefix(sign) { before.append(rest.removeFirst()) }
            guard !rest.isEmpty else { continue }
            let after = rest.dropFirst(sign.count).drop { sign.first == "." && $0 == "." }
            return (before.trimmed, String(after).trimmed)
        }
        return nil
    }
}
