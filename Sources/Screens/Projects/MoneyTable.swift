import Cells
import Domain

/// Amounts in columns, each with its unit; below each other where the window is too narrow for columns.
struct MoneyTable {
    private let words: Words
    private let width: Int
    private var rows: [Row] = []

    private struct Row {
        var label: String
        var amounts: [String]
        var note: String
        var role: Role
    }

    init(_ words: Words, width: Int) {
        self.words = words
        self.width = width
    }

    /// `note` stands below it.
    mutating func add(_ label: String, _ sums: [MoneySum], note: String = "", role: Role = .normal) {
        // What is not known is said beneath: an amount stays as narrow as an amount is.
        let unknown = zip(MoneyState.allCases, sums).filter { $1.isKnown && !$1.isComplete }.map {
            state, sum in
            words(
                "money.moreNotKnown",
                [
                    "column": words.label(Fund.description.name, state.rawValue), "n": String(sum.unknown),
                ])
        }
        add(
            label, amounts: sums.map { $0.isKnown ? words.money($0.money) : words("answer.notKnown") },
            note: ([note].filter { !$0.isEmpty } + unknown).joined(separator: " · "), role: role)
    }

    mutating func add(_ label: String, amounts: [String], note: String = "", role: Role = .normal) {
        rows.append(Row(label: label, amounts: amounts, note: note, role: role))
    }

    /// The least that is left for what a row is about.
    private static let leastLabel = 14

    func lines(indent: Int) -> [[Span]] {
        let titles = MoneyState.allCases.map { words.label(Fund.description.name, $0.rawValue) }
        let columns = titles.indices.map { index in
            ([titles[index]] + rows.map { $0.amounts[index] }).map { TextWidth.columns(of: $0) }.max() ?? 0
        }
        let room = width - indent - columns.reduce(0) { $0 + $1 + 2 }
        // No wider than what stands in it: amounts are read beside what they are of.
        let widest = rows.map { TextWidth.columns(of: $0.label) }.max() ?? 0
        let left = min(room, max(MoneyTable.leastLabel, widest))
        let gap = Span(String(repeating: " ", count: indent), .normal)
        guard left >= MoneyTable.leastLabel else { return stacked(titles, gap) }
        var lines = [row([Span("", .label)], left, zip(titles, columns).map { ($0, $1, .label) }, gap)]
        for one in rows {
            let pieces = TextFit.wrap(one.label, columns: left)
            for (index, piece) in pieces.enumerated() {
                let amounts = index == 0 ? zip(one.amounts, columns).map { ($0, $1, one.role) } : []
                lines.append(row([Span(String(piece).trimmed, one.role)], left, amounts, gap))
            }
            lines += note(one, gap)
        }
        return lines
    }

    private func row(_ label: [Span], _ left: Int, _ cells: [(String, Int, Role)], _ gap: Span) -> [Span] {
        var spans = [gap] + label
        guard !cells.isEmpty else { return spans }
        spans.append(Span(String(repeating: " ", count: max(0, left - label.columns)), .normal))
        for (text, columns, role) in cells {
            let shown = text == words("answer.notKnown") ? .absent : role
            spans.append(Span("  " + TextFit.pad(text, to: columns, align: .right), shown))
        }
        return spans
    }

    private func stacked(_ titles: [String], _ gap: Span) -> [[Span]] {
        var lines: [[Span]] = []
        for one in rows {
            lines += [Span(one.label, one.role)].wrapped(columns: width, behind: [gap])
            let widest = titles.map { TextWidth.columns(of: $0) }.max() ?? 0
            for (title, amount) in zip(titles, one.amounts) where !amount.isEmpty {
                lines += [Span(amount, amount == words("answer.notKnown") ? .absent : one.role)].wrapped(
                    columns: width, behind: [gap, Span("  " + TextFit.pad(title, to: widest) + "  ", .label)])
            }
            lines += note(one, gap)
        }
        return lines
    }

    private func note(_ row: Row, _ gap: Span) -> [[Span]] {
        row.note.isEmpty
            ? [] : [Span(row.note, .dim)].wrapped(columns: width, behind: [gap, Span("  ", .dim)])
    }
}
