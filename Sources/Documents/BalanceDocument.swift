import Domain

/// A balance of give and take on its way out.
package struct BalanceDocument: Sendable {
    private let told: BalanceText
    private var balance: Balance { told.balance }
    private var words: Words { told.words }

    package init(_ told: BalanceText) { self.told = told }

    /// In words, each giver with a bar that `bar` draws; `legend` says what its signs mean. Safe for a terminal.
    package func text(legend: (Balance.Figures) -> [String], bar: (Balance.Figures) -> String) -> String {
        var lines = [told.title]
        guard !balance.entries.isEmpty else {
            return [told.title, words("balance.nothing")].map { TerminalText.safe($0) + "\n" }.joined()
        }
        lines += legend(Balance.Figures(balance.own))
        for group in balance.groups where !group.rows.isEmpty {
            lines += ["", told.heading(group.subject)]
            for row in group.rows {
                let counts = told.counts(row.figures).map(\.text).joined(separator: words("list.comma"))
                let giver = told.giver(row.giver)
                lines.append("  " + words("balance.line", ["giver": giver, "counts": counts]))
                lines.append("    " + bar(row.figures))
                if let worth = told.worth(row.figures) { lines.append("    " + worth.text) }
            }
        }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    /// One row for each giver in each group; counts and worth in columns of their own.
    package var table: OutputTable {
        let keys = [
            "of", "giver", "promised", "open", "kept", "partly", "notKept", "withdrawn", "late", "worth",
            "worthKept",
        ]
        var table = OutputTable(
            keys.map {
                OutputTable.Column($0, label: words("cli.column.balance." + ($0 == "of" ? "group" : $0)))
            })
        for group in balance.groups {
            for row in group.rows {
                let figures = row.figures
                let counts = [
                    figures.promised, figures.of(.open), figures.of(.kept), figures.of(.partly),
                    figures.of(.notKept), figures.of(.withdrawn), figures.late,
                ].map { OutputTable.Cell(String($0.count), json: .number(Int64($0.count))) }
                let worth = [figures.worth, figures.worthKept].map { money in
                    figures.worthKnown.isEmpty
                        ? OutputTable.Cell("", json: .null)
                        : OutputTable.Cell(money.plain, json: Value.money(money).json(.money))
                }
                table.add(
                    [
                        OutputTable.Cell(told.heading(group.subject)),
                        OutputTable.Cell(told.giver(row.giver), json: .string(row.giver.rawValue)),
                    ] + counts + worth)
            }
        }
        return table
    }

    /// `number`, `kind`, `name`; `sides`, `terms` and `pillars`, each an array of figures.
    package var json: JSONValue {
        var parts: [String: [JSONValue]] = ["sides": [], "terms": [], "pillars": []]
        for group in balance.groups {
            for row in group.rows {
                switch group.subject {
                case .all: parts["sides", default: []].append(json(row, []))
                case .term(let term):
                    parts["terms", default: []].append(
                        json(row, [.init("agreement", term.map { .string($0.number) } ?? .null)]))
                case .pillar(let pillar):
                    parts["pillars", default: []].append(
                        json(row, [.init("pillar", pillar.map(JSONValue.string) ?? .null)]))
                }
            }
        }
        return .object(
            [
                .init("number", .string(balance.about.number)),
                .init("kind", .string(balance.about.kind.rawValue)),
                .init("name", balance.names[balance.about].map(JSONValue.string) ?? .null),
            ] + ["sides", "terms", "pillars"].map { .init($0, .array(parts[$0] ?? [])) })
    }

    private func json(_ row: Balance.Row, _ head: [JSONValue.Member]) -> JSONValue {
        let figures = row.figures
        func money(_ money: Money) -> JSONValue {
            figures.worthKnown.isEmpty ? .null : Value.money(money).json(.money)
        }
        let states = [Commitment.State.open, .kept, .partly, .notKept, .withdrawn].map { state in
            JSONValue.Member(state.rawValue, .number(Int64(figures.of(state).count)))
        }
        return .object(
            head + [
                .init("giver", .string(row.giver.rawValue)),
                .init("promised", .number(Int64(figures.promised.count))),
            ] + states + [
                .init("late", .number(Int64(figures.late.count))),
                .init("carriedOver", .number(Int64(figures.carried.count))),
                .init("worth", money(figures.worth)), .init("worthKept", money(figures.worthKept)),
                .init("worthNotKnown", .number(Int64(figures.worthNotKnown.count))),
                .init("commitments", .array(figures.promised.map { .string($0.number) })),
            ])
    }
}
