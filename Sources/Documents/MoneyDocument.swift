import Domain

/// Sums of money on their way out.
package struct MoneyDocument: Sendable {
    private let words: Words

    package init(_ words: Words) { self.words = words }

    /// `sum` in yuan, exact, null when nothing is known; `notKnown` counts the amounts that are missing from it.
    package static func json(_ sum: MoneySum) -> JSONValue {
        .object([
            .init("sum", sum.isKnown ? .plainNumber(sum.money.plain) : .null),
            .init("known", .number(Int64(sum.known))), .init("notKnown", .number(Int64(sum.unknown))),
        ])
    }

    /// The percent, exact to one decimal; null where it cannot be said. `isAtLeast`: some of the part is not known.
    package static func json(_ portion: Portion?) -> JSONValue {
        guard let portion else { return .null }
        return .object([
            .init("percent", .plainNumber(portion.percent.plain)),
            .init("isAtLeast", .bool(portion.isAtLeast)),
        ])
    }

    package static func states(_ sum: (MoneyState) -> MoneySum) -> [JSONValue.Member] {
        MoneyState.allCases.map { JSONValue.Member($0.rawValue, json(sum($0))) }
    }

    /// The money of a project: its sums, its shares, and what each giver gives.
    package static func json(_ money: ProjectMoney) -> JSONValue {
        let givers = money.givers.map { giver in
            JSONValue.object(
                [
                    .init("from", .string(giver.from)),
                    .init("source", giver.source.map(JSONValue.string) ?? .null),
                ] + states { giver[$0] })
        }
        return .object(
            states { money[$0] } + [
                .init("goods", json(money.goods)), .init("receivedOfPlanned", json(money.receivedOfPlanned)),
                .init("paidOfReceived", json(money.paidOfReceived)), .init("givers", .array(givers)),
            ])
    }

    /// The money of some projects; with `from` and `until` and the undated sums where a range was asked about.
    package static func members(_ summary: MoneySummary) -> [JSONValue.Member] {
        let totals = summary.totals
        var members: [JSONValue.Member] = [
            .init("projects", .number(Int64(totals.projects))),
            .init("projectsNotKnown", .number(Int64(totals.projectsNotKnown))),
        ]
        if let during = totals.during {
            members += [
                .init("from", .string(during.lowerBound.written)),
                .init("until", .string(during.upperBound.written)),
            ]
        }
        members += states { totals[$0] } + [.init("goods", json(totals.goods))]
        if totals.during == nil {
            members += [
                .init("receivedOfPlanned", json(totals.receivedOfPlanned)),
                .init("paidOfReceived", json(totals.paidOfReceived)),
            ]
        } else {
            members += [
                .init("undatedReceived", json(totals.undatedReceived)),
                .init("undatedPaid", json(totals.undatedPaid)),
                .init("undatedGoods", json(totals.undatedGoods)),
            ]
        }
        let sources = totals.bySource.map { source in
            JSONValue.object(
                [.init("source", source.source.map(JSONValue.string) ?? .null)] + states { source[$0] })
        }
        return members + [
            .init("sources", .array(sources)), .init("indicators", .array(summary.indicators.map(json))),
        ]
    }

    package static func json(_ sum: IndicatorSum) -> JSONValue {
        func amount(_ amount: IndicatorSum.Amount) -> JSONValue {
            .object([
                .init("sum", amount.isKnown ? .plainNumber(amount.quantity.plain) : .null),
                .init("known", .number(Int64(amount.known))),
                .init("notKnown", .number(Int64(amount.unknown))),
            ])
        }
        return .object([
            .init("sort", .string(sum.sort)), .init("unit", .string(sum.unit)),
            .init("projects", .number(Int64(sum.projects))), .init("target", amount(sum.target)),
            .init("actual", amount(sum.actual)),
        ])
    }

    // MARK: - As a table

    private static let states = MoneyState.allCases

    /// A row for each source or giver and one for all; for machines every amount with the count of what it lacks.
    package func table() -> OutputTable {
        OutputTable(
            [OutputTable.Column("row", label: words("cli.column.source"))]
                + MoneyDocument.states.flatMap { state in
                    [
                        OutputTable.Column(
                            state.rawValue, label: words.label(Fund.description.name, state.rawValue)),
                        OutputTable.Column(state.rawValue + "NotKnown", label: nil),
                    ]
                })
    }

    /// A cell for people has the unit, one for machines is in yuan.
    package func cells(_ sum: MoneySum?) -> [OutputTable.Cell] {
        guard let sum else { return [OutputTable.Cell("", json: .null), OutputTable.Cell("", json: .null)] }
        return [
            OutputTable.Cell(words.text(sum), json: sum.isKnown ? .plainNumber(sum.money.plain) : .null),
            OutputTable.Cell(String(sum.unknown), json: .number(Int64(sum.unknown))),
        ]
    }

    package func rows(_ money: ProjectMoney) -> OutputTable {
        var table = table()
        for giver in money.givers {
            let label = [giver.from, giver.source.map { words.fundSource($0) }].compactMap { $0 }
                .joined(separator: " · ")
            table.add(
                [OutputTable.Cell(label, json: .string(giver.from))]
                    + MoneyDocument.states.flatMap { cells(giver[$0]) })
        }
        table.add(all { money[$0] })
        table.add(apart("goods", words("cli.money.goods"), money.goods))
        return table
    }

    package func rows(_ totals: MoneyTotals) -> OutputTable {
        var table = table()
        for source in totals.bySource {
            table.add(
                [OutputTable.Cell(words.fundSource(source.source), json: .string(source.source ?? ""))]
                    + MoneyDocument.states.flatMap { cells(source[$0]) })
        }
        table.add(all { totals[$0] })
        if totals.during != nil {
            table.add(
                [OutputTable.Cell(words("money.undated"), json: .string("undated"))] + cells(nil)
                    + cells(totals.undatedReceived) + cells(totals.undatedPaid))
        }
        table.add(apart("goods", words("cli.money.goods"), totals.goods))
        if totals.during != nil {
            table.add(apart("undatedGoods", words("cli.money.goodsUndated"), totals.undatedGoods))
        }
        return table
    }

    private func all(_ sum: (MoneyState) -> MoneySum) -> [OutputTable.Cell] {
        [OutputTable.Cell(words("money.inAll"), json: .string("all"))]
            + MoneyDocument.states.flatMap { cells(sum($0)) }
    }

    /// Goods stand in the column of what was received, in a row of their own.
    private func apart(_ key: String, _ label: String, _ sum: MoneySum) -> [OutputTable.Cell] {
        [OutputTable.Cell(label, json: .string(key))] + cells(nil) + cells(sum) + cells(nil)
    }
}
