import Cells
import Domain

extension FrequencyScreen {
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (line, rest) = area.splitTop(1)
        drawStatus(line, into: &frame, context)
        guard !rows.isEmpty else {
            let key = isWaiting ? "frequency.counting" : "frequency.empty"
            Panel.text(
                context.words(key), style: Style(.dim), into: &frame,
                rect: Rect(x: rest.x + 2, y: rest.y + 1, width: max(1, rest.width - 4), height: rest.height))
            frame.caret = Point(x: rest.x, y: rest.y)
            return
        }
        let words = context.words
        let most = rows.map(\.count).max() ?? 0
        let bar = FrequencyScreen.barWidth(rest.width)
        let columns = [
            Column(
                words.label(query.list.kind.rawValue, query.field), minimum: 12, ideal: 24, stretches: true),
            Column(words("frequency.rows"), minimum: 8, ideal: 9, alignment: .right, neverClips: true),
            Column(words("frequency.share"), minimum: 6, ideal: 7, alignment: .right, neverClips: true),
            Column("", minimum: bar, ideal: bar, priority: 1),
        ]
        let isDown = (query.order == .count) != query.isReversed
        let table = Table(
            "frequency", columns: columns,
            sort: Table.Sort(column: query.order == .count ? 1 : 0, ascending: !isDown))
        table.draw(into: &frame, rect: rest, state: state, count: rows.count) { row, column in
            switch column {
            case 0: [label(rows[row].bin, words)]
            case 1: [Span(String(rows[row].count), .normal)]
            case 2: [Span(share(rows[row].count), .dim)]
            default:
                Bar.spans(
                    value: rows[row].count, maximum: most, width: bar, text: "", role: role(rows[row].bin))
            }
        }
    }

    private static func barWidth(_ width: Int) -> Int { min(40, max(8, width / 3)) }

    private func drawStatus(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        var right = ""
        if let frequency {
            right = words(
                "frequency.totals",
                [
                    "values": String(frequency.values), "total": String(frequency.total),
                    "kinds": words.kinds(query.list.kind),
                ])
        }
        if isWaiting { right = words("frequency.counting") + "  " + right }
        let width = min(TextWidth.columns(of: right), line.width - 2)
        frame.cells.put(
            right, at: Point(x: line.maxX - width - 1, y: line.y), width: width, style: Style(.dim))
        let key =
            switch (query.order, query.isReversed) {
            case (.count, false): "frequency.mostFirst"
            case (.count, true): "frequency.rarestFirst"
            case (.value, false): "frequency.byValue"
            case (.value, true): "frequency.byValueDown"
            }
        frame.cells.put(
            words(key), at: Point(x: line.x + 1, y: line.y), width: max(0, line.width - width - 4),
            style: Style(.dim))
    }

    private func role(_ bin: Frequency.Bin) -> Role {
        switch bin {
        case .notKnown, .notApplicable: .absent
        case .others: .dim
        default: .good
        }
    }

    private func label(_ bin: Frequency.Bin, _ words: Words) -> Span {
        guard let field else { return Span("") }
        switch bin {
        case .value(.day(let day)): return Span(words("frequency.onlyYear", ["year": day.written]))
        case .value(.link(let record)):
            return Span(frequency?.names[record] ?? record.number)
        case .value(let value): return Span(words.text(value, field.type))
        case .period(let period): return Span(period.written)
        case .lines(let count):
            return Span(words.text(.parts(Array(repeating: Part(), count: count)), field.type))
        case .others(let values): return Span(words("frequency.others", ["n": String(values)]), .dim)
        case .notKnown: return Span(words("answer.notKnown"), .absent)
        case .notApplicable: return Span(words("answer.notApplicable"), .absent)
        }
    }

    /// In per cent to one decimal. Something is never told as nothing, and a part never as the whole.
    private func share(_ count: Int) -> String {
        let total = max(1, frequency?.total ?? 1)
        let tenths = (count * 1000 + total / 2) / total
        let shown = count == total ? 1000 : min(999, max(1, tenths))
        let text = "\(shown / 10).\(shown % 10)%"
        return shown > tenths ? "<" + text : shown < tenths ? ">" + text : text
    }
}
