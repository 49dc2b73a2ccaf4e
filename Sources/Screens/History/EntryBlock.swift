import Cells
import Domain

/// An entry as the rows it takes in the timeline, with the headings that stand before it.
struct EntryBlock {
    /// A heading runs across the window, with a count at its end.
    struct Heading: Hashable {
        enum Sort: Hashable { case section, year, month }

        var text: String
        var count: String
        var sort: Sort
    }

    private(set) var headings: [Heading] = []
    private(set) var rows: [[Span]] = []

    var height: Int { headings.count + rows.count }

    /// From this width on, dates are written in full and the occasions stand in a column.
    private static let wide = 56

    init(
        _ entry: HistoryEntry, headings: [Heading], names: [RecordID: String], sought: String, width: Int,
        _ context: Context
    ) {
        self.headings = headings
        let text = EntryText(entry, names: names, sought: sought, context)
        let columns = max(10, width - 2)
        let isWide = width >= EntryBlock.wide
        let date = entry.key.day.written
        let indent: Int
        if isWide {
            indent = 13
            let lead = [
                Span(" " + TextFit.pad(date, to: 10) + "  ", .label),
                Span(TextFit.pad(text.occasion, to: max(10, TextWidth.columns(of: text.occasion))), .heading),
                Span("  ", .normal),
            ]
            rows = EntryBlock.wrap(lead + text.headline, columns: columns, indent: indent + 2)
        } else {
            indent = 2
            // The year stands in the heading above.
            let short = date.count == 10 ? String(date.dropFirst(5)) : date
            let lead = [
                Span(" " + short + " ", .label), Span(text.occasion, .heading), Span("  ", .normal),
            ]
            rows = EntryBlock.wrap(lead + text.headline, columns: columns, indent: indent)
        }
        for line in text.lines {
            let lead = [Span(String(repeating: " ", count: indent), .normal)] + line.lead
            rows += line.spans.wrapped(columns: columns, behind: lead)
        }
    }

    /// The first line as wide as there is room, the others indented.
    private static func wrap(_ spans: [Span], columns: Int, indent: Int) -> [[Span]] {
        guard spans.columns > columns, let first = spans.wrapped(columns: columns).first else {
            return [spans]
        }
        var left = first.text.count
        var rest = spans.compactMap { span -> Span? in
            let skipped = min(left, span.text.count)
            left -= skipped
            let remaining = span.text.dropFirst(skipped)
            return remaining.isEmpty ? nil : Span(String(remaining), span.style)
        }
        while let next = rest.first, next.text.hasPrefix(" ") {
            rest[0].text = String(next.text.dropFirst())
            if rest[0].text.isEmpty { rest.removeFirst() }
        }
        guard !rest.isEmpty else { return [first] }
        let gap = [Span(String(repeating: " ", count: indent), .normal)]
        return [first] + rest.wrapped(columns: columns, behind: gap)
    }
}

extension HistoryScreen {
    /// The rows of the entry at this place of what is in memory.
    func block(_ index: Int, width: Int, _ context: Context) -> EntryBlock {
        let entry = window.rows[index]
        let before = index > 0 ? window.rows[index - 1].key.day : nil
        return EntryBlock(
            entry, headings: headings(index, after: before, context), names: names, sought: sought,
            width: width,
            context)
    }

    private func headings(
        _ index: Int, after before: CalendarDay?, _ context: Context
    ) -> [EntryBlock.Heading] {
        let day = window.rows[index].key.day
        let isToCome = HistoryScreen.isToCome(day, context)
        var found: [EntryBlock.Heading] = []
        // What is still to come stands apart; a timeline without any needs no word about it.
        let isOther = before.map { HistoryScreen.isToCome($0, context) != isToCome } ?? isToCome
        if isOther {
            let text = context.words(isToCome ? "history.toCome" : "history.soFar")
            found.append(EntryBlock.Heading(text: text, count: "", sort: .section))
        }
        if isOther || before?.year != day.year {
            let count = counts(of: day.year)?.entries
            found.append(
                EntryBlock.Heading(
                    text: context.words("history.ofYear", ["year": String(day.year)]),
                    count: count.map { HistoryScreen.entries($0, context) } ?? "", sort: .year))
        }
        if isOther || before?.year != day.year || before?.month != day.month {
            found.append(
                EntryBlock.Heading(
                    text: HistoryScreen.month(of: day, context.words),
                    count: monthCount(day).map(String.init) ?? "", sort: .month))
        }
        return found
    }

    /// The month of this entry, as it stays at the top while its entries scroll by.
    func stayingHeading(_ index: Int, _ context: Context) -> EntryBlock.Heading {
        let day = window.rows[index].key.day
        let words = context.words
        var pieces = [
            words("history.ofYear", ["year": String(day.year)]), HistoryScreen.month(of: day, words),
        ]
        if HistoryScreen.isToCome(day, context) { pieces.insert(words("history.toCome"), at: 0) }
        let year = counts(of: day.year)?.entries
        let count = monthCount(day).flatMap { month in
            year.map { words("history.monthOfYear", ["month": String(month), "year": String($0)]) }
        }
        return EntryBlock.Heading(
            text: pieces.joined(separator: " · "), count: count ?? "", sort: .year)
    }

    static func isToCome(_ day: CalendarDay, _ context: Context) -> Bool { day.first > context.today }

    private static func month(of day: CalendarDay, _ words: Words) -> String {
        words(day.month.map { "history.month.\($0)" } ?? "history.monthNotKnown")
    }

    static func entries(_ count: Int, _ context: Context) -> String {
        count == 1
            ? context.words("history.oneEntry") : context.words("history.entries", ["n": String(count)])
    }

    /// Nil while it is not counted, or not to the end.
    private func counts(of year: Int) -> HistoryYears.Year? {
        guard let years, !years.isPartial else { return nil }
        return years.years.first { $0.year == year }
    }

    private func monthCount(_ day: CalendarDay) -> Int? {
        guard let year = counts(of: day.year) else { return nil }
        return day.month.map { year.months[$0 - 1] } ?? year.entries - year.months.reduce(0, +)
    }
}
