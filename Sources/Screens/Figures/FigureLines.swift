import Cells
import Domain

/// Figures as lines: headings, charts, legends. Lines of one stop of the cursor belong together; a stop has one item or,
/// where items stand side by side, several. The screen, its neighbours and the command line draw from these.
package struct FigureLines {
    /// An item, by its figure's place and its own.
    package struct Place: Hashable, Sendable {
        package var figure: Int
        package var item: Int
    }

    package struct Line {
        package var spans: [Span]
        /// The stop it belongs to; nil for headings and what cannot be opened.
        package var stop: Int?
    }

    /// Where the cursor can stand: the items that stand there side by side.
    package struct Stop: Hashable, Sendable {
        package var figure: Int
        package var items: [Int]
    }

    package private(set) var lines: [Line] = []
    package private(set) var stops: [Stop] = []
    private let words: Words
    private let width: Int
    private let selected: Place?

    /// So many rows have the columns of the months.
    private static let height = 4

    package init(_ figures: Figures, width: Int, selected: Place? = nil, _ words: Words) {
        self.words = words
        self.width = max(10, width)
        self.selected = selected
        for (index, figure) in figures.figures.enumerated() where !figure.items.isEmpty {
            if !lines.isEmpty { lines.append(Line(spans: [])) }
            heading(figure, index, figures.query)
            add(figure, index, figures.query)
        }
    }

    private mutating func heading(_ figure: Figure, _ index: Int, _ query: FiguresQuery) {
        let title = words.title(figure.sort)
        let span = words.span(figure.sort, query)
        let fits = TextWidth.columns(of: title) + 2 + TextWidth.columns(of: span) <= width
        var spans = [Span(TextFit.clip(title, to: width), .heading)]
        if fits { spans.append(Span("  " + span, .dim)) }
        lines.append(Line(spans: spans))
    }

    private mutating func add(_ figure: Figure, _ index: Int, _ query: FiguresQuery) {
        switch figure.sort {
        case .activities: columns(figure, index, query)
        case .calendar: calendar(figure, index, query)
        case .twinnings, .contact, .agreements, .commitments, .needs, .projects: stacked(figure, index)
        case .commitmentPillars, .projectPillars, .money, .goods, .attendance: bars(figure, index)
        case .helped: told(figure, index)
        }
    }

    private mutating func stop(_ figure: Int, _ items: [Int], _ made: [[Span]]) {
        lines += made.map { Line(spans: $0, stop: stops.count) }
        stops.append(Stop(figure: figure, items: items))
    }

    private func isSelected(_ figure: Int, _ item: Int) -> Bool {
        selected == Place(figure: figure, item: item)
    }

    // MARK: - Charts

    /// The months side by side, with what the chosen one has in words.
    private mutating func columns(_ figure: Figure, _ index: Int, _ query: FiguresQuery) {
        let months = figure.items.prefix(query.months.count)
        let chart = ColumnChart(
            zip(query.months, months).map { month, item in
                .init(String(month.month ?? 0), month.first > query.today ? nil : item.records)
            })
        let chosen = months.indices.first { isSelected(index, $0) }
        let drawn = chart.lines(width: width, height: FigureLines.height, selected: chosen)
        if drawn.isEmpty {
            bars(figure, index)
            return
        }
        stop(index, Array(months.indices), drawn)
        rows(figure.items.indices.dropFirst(months.count).map { $0 }, of: figure, index)
    }

    private mutating func calendar(_ figure: Figure, _ index: Int, _ query: FiguresQuery) {
        let calendar = ActivityCalendar(
            figure.days, firstWeekday: query.from.weekday - 1,
            weekdays: (1...7).map { $0 % 2 == 1 ? words("form.weekday.\($0)") : "" },
            months: query.months.map { ($0.first.ordinal - query.from.ordinal, String($0.month ?? 0)) })
        var made = calendar.lines(width: width)
        let all = Span(words("figure.inAll", ["n": String(figure.items[0].records)]) + "  ")
        made.append(([all] + calendar.legend).selected(isSelected(index, 0)))
        stop(index, [0], made)
    }

    /// The parts of a whole; they stand side by side in the legend.
    private mutating func stacked(_ figure: Figure, _ index: Int) {
        let bar = StackedBar(
            figure.items.map { item in
                .init(words.label(item, of: figure.sort), item.records, role: FigureLines.role(item.label))
            })
        let chosen = figure.items.indices.first { isSelected(index, $0) }
        stop(
            index, Array(figure.items.indices),
            [bar.bar(width: width)] + bar.legend(width: width, selected: chosen))
    }

    /// One item below the other, on one scale.
    private mutating func bars(_ figure: Figure, _ index: Int) {
        rows(Array(figure.items.indices), of: figure, index)
    }

    private mutating func rows(_ items: [Int], of figure: Figure, _ index: Int) {
        let chart = BarChart(
            items.map { place in
                let item = figure.items[place]
                return .init(
                    words.label(item, of: figure.sort), FigureLines.value(item), words.amount(item))
            }, scale: FigureLines.scale(figure))
        for (place, line) in zip(items, chart.lines(width: width)) {
            stop(index, [place], [line.selected(isSelected(index, place))])
        }
    }

    /// In words alone: what is counted in units of its own has no scale in common.
    private mutating func told(_ figure: Figure, _ index: Int) {
        let column = figure.items.map { TextWidth.columns(of: words.label($0, of: figure.sort)) }.max() ?? 0
        for (place, item) in figure.items.enumerated() {
            let label = TextFit.pad(words.label(item, of: figure.sort), to: min(column, width / 2))
            let spans = [Span(label + "  ", .label), Span(words.amount(item))]
            stop(index, [place], [spans.selected(isSelected(index, place))])
        }
    }

    // MARK: - Values

    private static func value(_ item: Figure.Item) -> Double? {
        switch item.amount {
        case .count: Double(item.records)
        case .money(let money, _): money.map { Double($0.fen) }
        case .quantity(let quantity, _, _): quantity.map { Double($0.thousandths) }
        case .share(let share, _): share.map { Double($0.part) }
        }
    }

    /// Of a share the whole is the end of the scale.
    private static func scale(_ figure: Figure) -> Double? {
        if case .share(let share?, _)? = figure.items.first?.amount { return Double(share.whole) }
        return nil
    }

    /// What is as it should be, what wants looking after, and what went wrong; the words say it too.
    static func role(_ label: Figure.Label) -> Role {
        guard case .choice(_, let key) = label else { return .dim }
        return switch key {
        case "active", "inForce", "kept", "met", "accepted", "completed": .good
        case "partly", "open", "takenUp", "suspended", "quiet", "proposed": .warning
        case "notKept", "expired", "stopped": .problem
        default: .normal
        }
    }
}
