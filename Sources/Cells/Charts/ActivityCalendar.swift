/// A year as a map of days: a column a week, a row a weekday, five signs from nothing to most.
package struct ActivityCalendar {
    /// How many there were on each day, from the first on; nil: the day has not come.
    package var days: [Int?]
    /// The weekday of the first of them: 0 for Monday.
    package var firstWeekday: Int
    /// Labels of the seven rows, Monday first; where the row has none it stays empty.
    package var weekdays: [String]
    /// Labels over the weeks, by the place of a day in `days`.
    package var months: [(day: Int, label: String)]

    package init(
        _ days: [Int?], firstWeekday: Int, weekdays: [String], months: [(day: Int, label: String)]
    ) {
        self.days = days
        self.firstWeekday = min(max(0, firstWeekday), 6)
        self.weekdays = weekdays
        self.months = months
    }

    package var weeks: Int { (days.count + firstWeekday + 6) / 7 }

    /// Where each of the four steps above none begins. Steps are of one size, so that twice as dark is twice as many.
    package var bounds: [Int] {
        let most = max(4, days.compactMap(\.self).max() ?? 0)
        let step = (most + 3) / 4
        return (0..<4).map { $0 * step + 1 }
    }

    /// 0 for none, 1 to 4.
    package func step(of count: Int) -> Int { bounds.lastIndex { count >= $0 }.map { $0 + 1 } ?? 0 }

    /// A line for the months and seven for the weekdays. Where there is no room for all weeks, the last ones are shown.
    package func lines(width: Int) -> [[Span]] {
        let label = weekdays.map { TextWidth.columns(of: $0) }.max() ?? 0
        let margin = label == 0 ? 0 : label + 1
        let shown = min(weeks, max(0, width - margin))
        guard shown > 0 else { return [] }
        let first = weeks - shown
        var lines = [[Span(String(repeating: " ", count: margin) + monthLine(first, shown), .dim)]]
        for weekday in 0..<7 {
            let name = weekdays.indices.contains(weekday) ? weekdays[weekday] : ""
            var spans = margin == 0 ? [] : [Span(TextFit.pad(name, to: label) + " ", .dim)]
            var text = ""
            for week in first..<weeks { text.append(sign((week * 7) + weekday - firstWeekday)) }
            spans.append(Span(text, .good))
            lines.append(spans)
        }
        return lines
    }

    /// `· 0  ░ 1–3  ▒ 4–6  …`: the counts that the signs stand for.
    package var legend: [Span] {
        let bounds = bounds
        let words =
            ["0"]
            + bounds.indices.map { index in
                if index == bounds.count - 1 { return "\(bounds[index])+" }
                let last = bounds[index + 1] - 1
                return last == bounds[index] ? "\(last)" : "\(bounds[index])-\(last)"
            }
        return zip(ChartSigns.steps, words).enumerated().flatMap { index, pair in
            (index == 0 ? [] : [Span("  ")]) + [Span(String(pair.0), .good), Span(" " + pair.1, .dim)]
        }
    }

    private func sign(_ day: Int) -> Character {
        guard days.indices.contains(day), let count = days[day] else { return " " }
        return ChartSigns.steps[step(of: count)]
    }

    /// A label stands over the week of its day; one that would run into the next is left out.
    private func monthLine(_ first: Int, _ shown: Int) -> String {
        var line = ""
        for (day, label) in months {
            let place = (day + firstWeekday) / 7 - first
            let used = TextWidth.columns(of: line)
            guard place >= used, place + TextWidth.columns(of: label) <= shown else { continue }
            line += String(repeating: " ", count: place - used) + label
            if TextWidth.columns(of: line) < shown { line += " " }
        }
        return TextFit.pad(line, to: shown)
    }
}
