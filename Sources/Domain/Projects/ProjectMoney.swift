/// Money from one source as one line tells it.
package struct FundLine: Hashable, Sendable {
    package var from: String
    /// A key of `Fund.sources`, or a word of the user's own; nil where the sort of source was not said.
    package var source: String?
    package var planned: Answer<Money>
    package var received: Answer<Money>
    package var receivedOn: CalendarDay?
    package var paid: Answer<Money>
    package var paidOn: CalendarDay?

    package init(_ line: Part) {
        from = line[Fund.from].value ?? ""
        source = line[Fund.source].value
        planned = line[Fund.planned]
        received = line[Fund.received]
        receivedOn = line[Fund.receivedOn].value
        paid = line[Fund.paid]
        paidOn = line[Fund.paidOn].value
    }
}

/// Goods as one line tells them.
package struct GoodsLine: Hashable, Sendable {
    package var worth: Answer<Money>
    package var givenOn: CalendarDay?

    package init(_ line: Part) {
        worth = line[Goods.worth]
        givenOn = line[Goods.givenOn].value
    }
}

/// The three states of money.
package enum MoneyState: String, CaseIterable, Hashable, Sendable {
    case planned, received, paid
}

/// The money of one project, and beside it what its goods are worth: that is never added to the money.
package struct ProjectMoney: Hashable, Sendable {
    /// Who money comes from, in the order in which they are first named.
    package private(set) var givers: [Giver] = []
    /// Nil: nothing is known of the money at all.
    package let lines: [FundLine]?
    package let goodsLines: [GoodsLine]?
    private let hasNoMoney: Bool
    private let hasNoGoods: Bool

    /// What comes in instalments is one giver with several lines.
    package struct Giver: Hashable, Sendable {
        package var from: String
        package var source: String?
        package var sums: [MoneyState: MoneySum]

        package subscript(state: MoneyState) -> MoneySum { sums[state] ?? MoneySum() }
    }

    package init(funds: Answer<[FundLine]>, goods: Answer<[GoodsLine]>) {
        lines = funds.value
        goodsLines = goods.value
        hasNoMoney = funds == .notApplicable
        hasNoGoods = goods == .notApplicable
        var groups: [[FundLine]] = []
        var places: [String: Int] = [:]
        for line in lines ?? [] {
            let key = (line.source ?? "") + "\u{0}" + line.from.foldedToASCII.lowercased()
            if let place = places[key] {
                groups[place].append(line)
            } else {
                places[key] = groups.count
                groups.append([line])
            }
        }
        givers = groups.map { lines in
            Giver(
                from: lines[0].from, source: lines[0].source,
                sums: Dictionary(
                    uniqueKeysWithValues: MoneyState.allCases.map {
                        ($0, ProjectMoney.sum(lines, $0))
                    }))
        }
    }

    package init(_ record: Record) {
        self.init(
            funds: record[Project.funds].map { $0.map(FundLine.init) },
            goods: record[Project.goods].map { $0.map(GoodsLine.init) })
    }

    /// What a giver's lines say of a state. A line that has no amount is one of the other lines' instalments; only
    /// where no line has one, or where a day is told without its amount, something is not known.
    private static func sum(_ lines: [FundLine], _ state: MoneyState) -> MoneySum {
        var sum = MoneySum()
        for line in lines {
            switch line.amount(state) {
            case .value(let money): sum.add(money)
            case .notKnown: if line.day(state) != nil { sum.addUnknown() }
            case .notApplicable: break
            }
        }
        if sum.isEmpty, lines.contains(where: { $0.amount(state) == .notKnown }) { sum.addUnknown() }
        return sum
    }

    package subscript(state: MoneyState) -> MoneySum {
        guard lines != nil else { return hasNoMoney ? MoneySum() : .notKnown }
        return givers.reduce(MoneySum()) { $0 + $1[state] }
    }

    package var planned: MoneySum { self[.planned] }
    package var received: MoneySum { self[.received] }
    package var paid: MoneySum { self[.paid] }

    /// What the goods are worth, apart from the money.
    package var goods: MoneySum {
        guard let goodsLines else { return hasNoGoods ? MoneySum() : .notKnown }
        return goodsLines.reduce(into: MoneySum()) { $0.add($1.worth) }
    }

    package var receivedOfPlanned: Portion? { Portion(received, of: planned) }
    package var paidOfReceived: Portion? { Portion(paid, of: received) }
}

extension FundLine {
    func amount(_ state: MoneyState) -> Answer<Money> {
        switch state {
        case .planned: planned
        case .received: received
        case .paid: paid
        }
    }

    /// When it came, or went; a plan has no day.
    func day(_ state: MoneyState) -> CalendarDay? {
        switch state {
        case .planned: nil
        case .received: receivedOn
        case .paid: paidOn
        }
    }
}
