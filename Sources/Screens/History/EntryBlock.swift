import Cells
import Domain

/// An entry as the rows it takes in the timeline, with the headings that stand before it.
struct EntryBlock {
    /// A heading runs across the window, with a count at its end.
    struct Heading {
        var text: String
        var count: String
        var isYear: Bool
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
        var found: [EntryBlock.Heading] = []
        if before?.year != day.year {
            let count = years?.first { $0.year == day.year }?.entries
            found.append(
                EntryBlock.Heading(
                    text: context.words("history.ofYear", ["year": String(day.year)]),
                    count: count.map { HistoryScreen.entries($0, context) } ?? "", isYear: true))
        }
        if before?.year != day.year || before?.month != day.month {
            let name = context.words(day.month.map { "history.month.\($0)" } ?? "history.monthNotKnown")
            found.append(
                EntryBlock.Heading(
                    text: name, count: monthCount(index).map(String.init) ?? "", isYear: false))
        }
        return found
    }

    static func entries(_ count: Int, _ context: Context) -> String {
        count == 1
            ? context.words("history.oneEntry") : context.words("history.entries", ["n": String(count)])
    }

    /// How many entries the month has that begins at this place; nil when it goes on beyond what is in memory.
    private func monthCount(_ index: Int) -> Int? {
        let day = window.rows[index].key.day
        guard index > 0 || window.reachesStart else { return nil }
        var next = index
        while next < window.rows.count {
            let other = window.rows[next].key.day
            if other.year != day.year || other.month != day.month { return next - index }
            next += 1
        }
        return window.reachesEnd ? next - index : nil
    }
}
