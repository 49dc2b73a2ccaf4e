import Domain
import TestSupport
import Testing

/// A line of money, told in few words.
private func fund(
    _ from: String, _ source: String? = nil, planned: String? = nil, received: String? = nil,
    on receivedOn: String? = nil, paid: String? = nil, paidOn: String? = nil
) -> Part {
    var line = Part([Fund.from.key: .value(.text(from))])
    func put(_ field: Field<Money>, _ typed: String?) {
        guard let typed else { return }
        line[field] = typed == "n/a" ? .notApplicable : Money(typed: typed).map(Answer.value) ?? .notKnown
    }
    put(Fund.planned, planned)
    put(Fund.received, received)
    put(Fund.paid, paid)
    line[Fund.source] = source.map(Answer.value) ?? .notKnown
    line[Fund.receivedOn] = receivedOn.flatMap(CalendarDay.init(written:)).map(Answer.value) ?? .notKnown
    line[Fund.paidOn] = paidOn.flatMap(CalendarDay.init(written:)).map(Answer.value) ?? .notKnown
    return line
}

private func project(_ funds: [Part]?, goods: [Part]? = nil) -> ProjectMoney {
    var record = Record(RecordID(.project, 1))
    if let funds { record[Project.funds] = .value(funds) }
    if let goods { record[Project.goods] = .value(goods) }
    return ProjectMoney(record)
}

private func goods(_ worth: String?, on day: String? = nil) -> Part {
    var line = Part([Goods.what.key: .value(.text("laptops"))])
    line[Goods.worth] = worth.flatMap { Money(typed: $0) }.map(Answer.value) ?? .notKnown
    line[Goods.givenOn] = day.flatMap(CalendarDay.init(written:)).map(Answer.value) ?? .notKnown
    return line
}

@Suite struct ProjectMoneyTests {
    @Test func aPlanWithItsReceiptAndWhatWasPaidOut() {
        let money = project(
            [fund("own funds", "own", planned: "50万", received: "300000", on: "2021-09-01", paid: "12万")],
            goods: [goods("6万")])
        #expect(money.planned.money == Money(fen: 50_000_000))
        #expect(money.received.money == Money(fen: 30_000_000))
        #expect(money.receivedOfPlanned?.percent.plain == "60.0")
        #expect(money.paidOfReceived?.percent.plain == "40.0")
        #expect(money.goods.money == Money(fen: 6_000_000))
        #expect(money.paidOfReceived?.isAtLeast == false)
    }

    @Test func whatIsNotKnownIsNotZero() {
        let money = project([fund("county", planned: "100"), fund("members", planned: "50", received: "50")])
        #expect(money.planned == MoneySum(Money(fen: 10_000)) + MoneySum(Money(fen: 5_000)))
        #expect(money.received.unknown == 1)
        #expect(money.received.money == Money(fen: 5_000))
        #expect(money.receivedOfPlanned?.isAtLeast == true)
        #expect(money.paid == MoneySum.notKnown + MoneySum.notKnown)
        #expect(money.paidOfReceived == nil)
        #expect(project(nil).planned == .notKnown)
        #expect(project([]).planned == MoneySum())
        #expect(project([fund("x", planned: "n/a")]).planned == MoneySum())
    }

    /// The lines of instalments leave open what another line of the same giver says.
    @Test func instalmentsAreOneGiver() {
        let money = project([
            fund("county", "fiscal", planned: "100"),
            fund("county", "fiscal", received: "30", on: "2021-03-01"),
            fund("county", "fiscal", received: "20", on: "2021-06"), fund("ＣＯＵＮＴＹ", "fiscal", paid: "10"),
        ])
        #expect(money.givers.count == 1)
        #expect(money.planned.isComplete && money.received.isComplete && money.paid.isComplete)
        #expect(money.received.money == Money(fen: 5_000))
        let open = project([fund("county", received: "30"), fund("county", on: "2021-06-01")])
        #expect(open.received.unknown == 1, "a day without its amount")
    }

    @Test func aRangeTakesWhatIsDatedInItAndSetsTheUndatedApart() throws {
        let from = try #require(CalendarDay(written: "2021-07-01"))
        let until = try #require(CalendarDay(written: "2021-09-30"))
        var totals = MoneyTotals(during: from...until)
        totals.add(
            project(
                [
                    fund(
                        "a", "own", planned: "100", received: "10", on: "2021-07-01", paid: "1",
                        paidOn: "2021-10-01"),
                    fund("b", "own", received: "20", on: "2021-08"), fund("c", received: "40", on: "2021"),
                    fund("d", received: "80"), fund("e", received: "160", on: "2021-06-30"),
                ], goods: [goods("3", on: "2021-09-30"), goods("5")]))
        totals.add(project(nil))
        #expect(totals.projects == 2)
        #expect(totals.projectsNotKnown == 1)
        #expect(totals.received.money == Money(fen: 3_000))
        #expect(totals.undatedReceived.money == Money(fen: 12_000))
        #expect(totals.undatedReceived.unknown == 1)
        #expect(!totals.paid.isKnown && totals.paid.unknown == 5, "nobody knows whether nothing was paid")
        #expect(totals.undatedPaid.unknown == 5)
        #expect(totals.goods.money == Money(fen: 300))
        #expect(totals.undatedGoods.money == Money(fen: 500))
        #expect(totals.bySource.map(\.source) == ["own", nil])
        #expect(totals.bySource[0][.received].money == Money(fen: 3_000))
        #expect(totals.bySource.map { $0[.paid].unknown } == [1, 3])
    }

    /// What is added up in any order, or project by project, comes to the same; and a range and what lies outside of it
    /// come to the whole.
    @Test(arguments: UInt64(1)...40) func sumsDoNotDependOnTheWay(_ seed: UInt64) throws {
        var random = RandomRecords(seed)
        let projects = (0..<Int(seed % 12)).map { _ in ProjectMoney(random.record(.project)) }
        let whole = MoneyTotals(projects)
        #expect(whole == MoneyTotals(projects.reversed()), "seed \(seed)")
        for state in MoneyState.allCases {
            let added = projects.reduce(MoneySum()) { $0 + $1[state] }
            #expect(whole[state] == added, "seed \(seed) \(state)")
            let lines = projects.flatMap { $0.lines ?? [] }
            let byHand = lines.reduce(Int64(0)) { sum, line in
                let amount: Answer<Money> =
                    switch state {
                    case .planned: line.planned
                    case .received: line.received
                    case .paid: line.paid
                    }
                return sum + (amount.value?.fen ?? 0)
            }
            #expect(whole[state].money.fen == byHand, "seed \(seed) \(state)")
            let sources = whole.bySource.reduce(Int64(0)) { $0 + $1[state].money.fen }
            #expect(sources == byHand, "seed \(seed) \(state) by source")
        }
        let split = try #require(CalendarDay(written: "2021-06-30"))
        let first = try #require(CalendarDay(written: "1000-01-01"))
        let last = try #require(CalendarDay(written: "9999-12-31"))
        let before = MoneyTotals(projects, during: first...split)
        let after = MoneyTotals(projects, during: try #require(split.adding(days: 1))...last)
        for state in [MoneyState.received, .paid] {
            // What is dated by a year that reaches over the edge is undated in both.
            let undated = state == .received ? before.undatedReceived : before.undatedPaid
            let both = before[state].money + after[state].money + undated.money
            #expect(both == whole[state].money, "seed \(seed) \(state) in two ranges")
        }
    }
}

@Suite struct PercentTests {
    @Test(
        arguments: [
            (1, 3, "33.3"), (2, 3, "66.7"), (1, 2000, "0.1"), (1, 2001, "0.0"), (5, 8, "62.5"),
            (7, 7, "100.0"),
            (45, 7, "642.9"), (0, 9, "0.0"), (28, 32, "87.5"), (-1, 2000, "0.0"), (-1, 1000, "-0.1"),
        ] as [(Int64, Int64, String)])
    func isRoundedHalfUp(_ part: Int64, _ whole: Int64, _ text: String) {
        #expect(Percent(part, of: whole)?.plain == text)
    }

    @Test func ofNothingThereIsNoShare() {
        #expect(Percent(1, of: 0) == nil)
        #expect(Percent(.max, of: 1)?.tenths == .max)
    }

    /// Between half a tenth below and half a tenth above, counted in whole numbers.
    @Test(arguments: UInt64(1)...200) func isTheNearestTenth(_ seed: UInt64) throws {
        var random = Seeded(seed)
        let whole = Int64.random(in: 1...1_000_000_000, using: &random)
        let part = Int64.random(in: 0...2_000_000_000, using: &random)
        let tenths = try #require(Percent(part, of: whole)).tenths
        let distance = 2 * (part * 1000 - tenths * whole)
        #expect(distance >= -whole && distance < whole, "seed \(seed): \(part) of \(whole) is \(tenths)")
    }
}

@Suite struct MoneyUnitTests {
    @Test(arguments: [
        ("50万", "50"), ("7.9万", "7.9"), ("300000.01", "30.000001"), ("0", "0"), ("1", "0.0001"),
        ("12345678.90", "1,234.56789"),
    ]) func tenThousandsAreShownToTheFen(_ typed: String, _ shown: String) {
        #expect(Money(typed: typed)?.grouped(in: .wan) == shown)
    }

    @Test(arguments: ["50万", "50 万元", "50wan", "50 wan yuan", "500000", "500,000.00 yuan", "５０万圆"])
    func everySpellingIsTheSameAmount(_ typed: String) {
        #expect(Money(typed: typed) == Money(fen: 50_000_000))
    }

    /// What is shown can be typed again, in either unit, and is the same amount.
    @Test(arguments: UInt64(1)...100) func whatIsShownCanBeTyped(_ seed: UInt64) throws {
        var random = Seeded(seed)
        let money = Money(fen: Int64.random(in: 0...Money.limit.fen, using: &random))
        for language in Language.allCases {
            for unit in MoneyUnit.allCases {
                let text = try Strings.words(language).money(money, in: unit)
                #expect(Money(typed: text) == money, "seed \(seed): \(text)")
            }
        }
    }
}
