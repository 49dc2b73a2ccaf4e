import Cells
import Documents
import Domain
import Screens

/// Figures on standard output: as charts made of text, or as numbers with the lists that they count.
struct FiguresAnswer {
    private let figures: Figures
    private let call: Call
    private static let width = 78

    init(_ figures: Figures, _ call: Call) {
        self.figures = figures
        self.call = call
    }

    func write() throws(Failure) {
        switch call.format {
        case .text:
            if let about = figures.query.about {
                let name = figures.names[about].map { about.number + " " + $0 } ?? about.number
                let title = call.words("figures.titleOf", ["name": name])
                try call.output.line(SafeText.display(title))
                try call.output.line("")
            }
            for line in FigureLines(figures, width: FiguresAnswer.width, call.words).lines {
                var text = line.spans.text
                while text.last == " " { text.removeLast() }
                try call.output.line(SafeText.display(text))
            }
        case .csv: try call.write(table, header: true)
        case .json: try call.output.line(json.text(indented: true))
        }
        try call.output.flush()
    }

    private var table: OutputTable {
        let columns = ["figure", "item", "value", "unit", "records", "notKnown", "kind", "where"]
        var table = OutputTable(columns.map { OutputTable.Column($0, label: nil) })
        for figure in figures.figures {
            for item in figure.items {
                let (value, unit, unknown) = numbers(item)
                table.add([
                    .init(figure.sort.rawValue), .init(key(item, figure.sort)), .init(value ?? ""),
                    .init(unit),
                    .init(String(item.records)), .init(unknown.map(String.init) ?? ""),
                    .init(item.opens.kind.plural), .init(WhereExpression.text(item.opens.conditions) ?? ""),
                ])
            }
        }
        return table
    }

    private var json: JSONValue {
        typealias Member = JSONValue.Member
        let query = figures.query
        return .object([
            Member("about", query.about.map { .string($0.number) } ?? .null),
            Member("from", .string(query.from.written)), Member("to", .string(query.to.written)),
            Member(
                "figures",
                .array(
                    figures.figures.map { figure in
                        .object(
                            [
                                Member("figure", .string(figure.sort.rawValue)),
                                Member("name", .string(call.words.title(figure.sort))),
                                Member("asOf", query.asOf(figure.sort).map { .string($0.written) } ?? .null),
                                Member("items", .array(figure.items.map { json($0, figure.sort) })),
                            ] + days(figure))
                    })),
        ])
    }

    private func days(_ figure: Figure) -> [JSONValue.Member] {
        guard figure.sort == .calendar else { return [] }
        let first = figures.query.from.ordinal
        let days = figure.days.enumerated().compactMap { offset, count -> JSONValue.Member? in
            guard let count, count > 0, let day = CalendarDay(ordinal: first + offset) else { return nil }
            return .init(day.written, .number(Int64(count)))
        }
        return [.init("days", .object(days))]
    }

    private func json(_ item: Figure.Item, _ sort: Figure.Sort) -> JSONValue {
        typealias Member = JSONValue.Member
        let (value, unit, unknown) = numbers(item)
        return .object(
            [
                Member("item", .string(key(item, sort))),
                Member("name", .string(call.words.label(item, of: sort))),
                Member("value", value.map { .decimal($0) } ?? .null), Member("unit", .string(unit)),
            ] + whole(item)
                + [
                    Member("notKnown", unknown.map { .number(Int64($0)) } ?? .null),
                    Member("records", .number(Int64(item.records))),
                    Member("kind", .string(item.opens.kind.plural)),
                    Member("where", WhereExpression.text(item.opens.conditions).map { .string($0) } ?? .null),
                ])
    }

    /// Of a share: what it is a share of.
    private func whole(_ item: Figure.Item) -> [JSONValue.Member] {
        guard case .share(let share, _) = item.amount else { return [] }
        return [.init("of", share.map { .number(Int64($0.whole)) } ?? .null)]
    }

    private func key(_ item: Figure.Item, _ sort: Figure.Sort) -> String {
        switch item.label {
        case .choice(_, let key), .field(_, let key): key
        case .month(let month): month.written
        case .notKnown: "notKnown"
        case .whole: sort.rawValue
        }
    }

    /// The value as a number (nil: not known), what it is counted in, and how many lines do not say.
    private func numbers(_ item: Figure.Item) -> (value: String?, unit: String, unknown: Int?) {
        switch item.amount {
        case .count: (String(item.records), "", nil)
        case .money(let money, let unknown): (money?.plain, "yuan", unknown)
        case .quantity(let quantity, let unit, let unknown): (quantity?.plain, unit, unknown)
        case .share(let share, let unknown): (share.map { String($0.part) }, "", unknown)
        }
    }
}
