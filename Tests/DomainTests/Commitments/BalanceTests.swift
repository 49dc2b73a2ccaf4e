import Domain
import TestSupport
import Testing

@Suite struct BalanceTests {
    private static let terms = [RecordID(.agreement, 1), RecordID(.agreement, 2)]

    private static func entries(_ random: inout Seeded, _ n: Int) -> [Balance.Entry] {
        (1...n).map { serial in
            Balance.Entry(
                commitment: RecordID(.commitment, Int64(serial)),
                giver: [Balance.Giver.a, .b, .other].randomElement(using: &random) ?? .a,
                state: Commitment.State.allCases.randomElement(using: &random) ?? .open,
                term: random.chance(20) ? nil : terms.randomElement(using: &random),
                pillar: random.chance(20)
                    ? nil : (Pillar.list.keys + ["own word"]).randomElement(using: &random),
                worth: random.chance(50)
                    ? Money(fen: Int64.random(in: 0...1_000_000, using: &random)) : nil,
                isCarried: random.chance(20))
        }
    }

    @Test func everyGroupingAddsUpToTheWhole() {
        var random = Seeded(3)
        for round in 0..<100 {
            let entries = Self.entries(&random, 1 + round)
            let balance = Balance(about: RecordID(.twinning, 1), entries: entries, terms: Self.terms)
            func sum(_ rows: [Balance.Row]) -> (Int, Int64) {
                (
                    rows.map(\.figures.promised.count).reduce(0, +),
                    rows.map(\.figures.worth.fen).reduce(0, +)
                )
            }
            var all: (Int, Int64) = (0, 0)
            var terms: (Int, Int64) = (0, 0)
            var pillars: (Int, Int64) = (0, 0)
            for group in balance.groups {
                let (n, worth) = sum(group.rows)
                switch group.subject {
                case .all: all = (all.0 + n, all.1 + worth)
                case .term: terms = (terms.0 + n, terms.1 + worth)
                case .pillar: pillars = (pillars.0 + n, pillars.1 + worth)
                }
                for row in group.rows {
                    let states = Commitment.State.allCases.map { row.figures.of($0).count }
                    #expect(states.reduce(0, +) == row.figures.promised.count)
                    #expect(
                        row.figures.worthKnown.count + row.figures.worthNotKnown.count
                            + row.figures.of(.withdrawn).count == row.figures.promised.count)
                }
            }
            #expect(all.0 == entries.count)
            #expect(all == terms && all == pillars)
        }
    }

    @Test func anAgreementCountsItsOwnAndShowsTheOtherTerms() {
        let entries = [
            Balance.Entry(
                commitment: RecordID(.commitment, 1), giver: .a, state: .partly, term: Self.terms[0]),
            Balance.Entry(
                commitment: RecordID(.commitment, 2), giver: .a, state: .open, term: Self.terms[1],
                isCarried: true),
        ]
        let balance = Balance(about: Self.terms[1], entries: entries, terms: Self.terms)
        #expect(balance.own.map(\.commitment.serial) == [2])
        #expect(
            balance.groups.map(\.subject) == [.all, .term(Self.terms[0]), .term(Self.terms[1]), .pillar(nil)])
    }

    @Test func whatWasWithdrawnIsWorthNothingAndOnlyWhatIsKeptIsKept() {
        func entry(_ serial: Int64, _ state: Commitment.State, _ yuan: Int64?) -> Balance.Entry {
            Balance.Entry(
                commitment: RecordID(.commitment, serial), giver: .a, state: state,
                worth: yuan.map { Money(fen: $0 * 100) })
        }
        let figures = Balance.Figures([
            entry(1, .kept, 60_000), entry(2, .partly, 1000), entry(3, .withdrawn, 5), entry(4, .open, nil),
        ])
        #expect(figures.worth == Money(fen: 6_100_000))
        #expect(figures.worthKept == Money(fen: 6_000_000))
        #expect(figures.worthNotKnown.map(\.serial) == [4])
    }
}
