import Cells
import Domain

/// A few figures beneath what wants attention on the first screen: the months' activities, promises and needs.
struct HomeFigures {
    private let figures: Figures

    static let tag = 30
    static let list = "figures"
    /// A heading and a line for each.
    private static let height = 1 + FiguresQuery.few.count

    init(_ figures: Figures) { self.figures = figures }

    static func question(_ context: Context) -> [Effect] {
        [.ask(.figures(FiguresQuery(today: context.today, sorts: FiguresQuery.few)), tag)]
    }

    /// Nothing is counted in any of them.
    var isEmpty: Bool { figures.figures.allSatisfy { $0.isEmpty } }

    /// The rows they take of so many: none where attention has no use for fewer. What wants attention comes first, with a
    /// few rows for more about it.
    static func rows(beneath matters: Int, of height: Int) -> Int {
        height - min(matters, 8) - 1 >= self.height + 6 ? self.height + 1 : 0
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard area.height > HomeFigures.height, figures.figures.contains(where: { !$0.isEmpty }) else {
            return
        }
        let words = context.words
        let (title, lines) = area.splitTop(1).rest.splitTop(1)
        Panel.heading(words("figures.title"), into: &frame, rect: title)
        for (row, spans) in rows(width: lines.width, words).enumerated().prefix(lines.height) {
            let line = Rect(x: lines.x, y: lines.y + row, width: lines.width, height: 1)
            frame.cells.put(spans, at: Point(x: line.x, y: line.y), width: line.width)
            frame.regions.append(HitRegion(line, .row(list: HomeFigures.list, index: row)))
        }
    }

    /// A line for each, no wider than `width` where that has room for its name and its chart.
    func rows(width: Int, _ words: Words) -> [[Span]] {
        let labels = figures.figures.map { words(HomeFigures.label($0.sort)) }
        let column = labels.map { TextWidth.columns(of: $0) }.max() ?? 0
        return zip(figures.figures, labels).map { figure, label in
            [Span(TextFit.pad(label, to: column) + " ", .label)]
                + HomeFigures.chart(figure, query: figures.query, width: width - column - 1, words)
        }
    }

    private static func label(_ sort: Figure.Sort) -> String {
        sort == .activities ? "kinds.activity" : "figure.\(sort.rawValue)"
    }

    /// Twelve columns and what they amount to: of the months all, of the others what is open.
    private static func chart(_ figure: Figure, query: FiguresQuery, width: Int, _ words: Words) -> [Span] {
        let bar = query.months.count
        let told: String
        let drawn: [Span]
        if figure.sort == .activities {
            let months = zip(query.months, figure.items).map { $0.first > query.today ? nil : $1.records }
            drawn = [Span(ColumnChart.sparkline(months), .good)]
            told = words("figure.twelveMonths", ["n": String(figure.items.reduce(0) { $0 + $1.records })])
        } else {
            drawn = StackedBar(
                figure.items.map { .init("", $0.records, role: FigureLines.role($0.label)) }
            ).bar(width: bar)
            told = figure.items.prefix(2).map { words.label($0, of: figure.sort) + " \($0.records)" }
                .joined(separator: " · ")
        }
        return drawn + [Span(" " + TextFit.clip(told, to: max(0, width - bar - 1)), .dim)]
    }
}
