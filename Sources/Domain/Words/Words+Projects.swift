// Money, shares and what is odd, as people read them.

extension Words {
    /// An amount with its unit, to the fen: `500,000.00 yuan`, `50 wan yuan`.
    package func money(_ money: Money, in unit: MoneyUnit? = nil) -> String {
        let unit = unit ?? moneyUnit
        return money.grouped(in: unit) + " " + self("unit." + unit.rawValue)
    }

    /// For papers and files: these stay with yuan, whatever somebody looks at.
    package var inYuan: Words {
        var words = self
        words.moneyUnit = .yuan
        return words
    }

    /// A sum, and how many of its pieces nobody knows.
    package func text(_ sum: MoneySum) -> String {
        guard sum.isKnown else { return self("answer.notKnown") }
        guard !sum.isComplete else { return money(sum.money) }
        return self("money.sumWithUnknown", ["sum": money(sum.money), "n": String(sum.unknown)])
    }

    package func text(_ percent: Percent) -> String { percent.plain + " %" }

    /// `60.0 %`, `at least 60.0 %`; nil is not known.
    package func text(_ portion: Portion?) -> String {
        guard let portion else { return self("answer.notKnown") }
        let percent = text(portion.percent)
        return portion.isAtLeast ? self("money.atLeast", ["percent": percent]) : percent
    }

    /// The sort of a source; nil is one that was not said.
    package func fundSource(_ source: String?) -> String {
        source.map { choice(Fund.sources.name, $0) } ?? self("money.sourceNotSaid")
    }

    /// What has come of what was planned, and what of it was paid out.
    package func shares(_ received: Portion?, _ paid: Portion?) -> [String] {
        [
            self("money.receivedOfPlanned", ["share": text(received)]),
            self("money.paidOfReceived", ["share": text(paid)]),
        ]
    }

    /// Of how many projects, and when.
    package func heading(_ totals: MoneyTotals) -> String {
        var text = self("money.projects", ["n": String(totals.projects)])
        if totals.projectsNotKnown > 0 {
            text += " · " + self("money.projectsNotKnown", ["n": String(totals.projectsNotKnown)])
        }
        if let range = totals.during {
            text +=
                " · "
                + self(
                    "money.during", ["from": range.lowerBound.written, "to": range.upperBound.written])
        }
        return text
    }

    package func text(_ sum: IndicatorSum) -> String {
        func told(_ amount: IndicatorSum.Amount) -> String {
            guard amount.isKnown else { return self("answer.notKnown") }
            let text = amount.quantity.plain + (sum.unit.isEmpty ? "" : " " + sum.unit)
            return amount.unknown == 0
                ? text : self("money.sumWithUnknown", ["sum": text, "n": String(amount.unknown)])
        }
        return self(
            "indicator.sum",
            [
                "name": choice(Indicator.sorts.name, sum.sort), "actual": told(sum.actual),
                "target": told(sum.target), "n": String(sum.projects),
            ])
    }

    package func sentence(_ odd: Odd) -> String {
        self("odd." + odd.name, odd.said.mapValues { text($0) })
    }

    private func text(_ said: Odd.Said) -> String {
        switch said {
        case .text(let text): text
        case .number(let number): String(number)
        case .money(let money): self.money(money)
        case .quantity(let quantity, let unit): unit.isEmpty ? quantity.plain : quantity.plain + " " + unit
        case .day(let day): day.written
        case .percent(let percent): text(percent)
        }
    }

    /// With the sign that tells an open question from one that was answered, and the answer.
    package func remark(_ doubt: Doubt) -> String {
        guard let explanation = doubt.explanation else { return "? " + sentence(doubt) }
        let key = explanation.isEmpty ? "odd.explainedPlainly" : "odd.explained"
        return self(key, ["warning": sentence(doubt), "reason": explanation])
    }
}
