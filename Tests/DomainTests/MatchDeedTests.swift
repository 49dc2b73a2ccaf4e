import Domain
import TestSupport
import Testing

/// What is decided about a need: what it changes, what it does not let happen unseen, and the way back.
@Suite struct MatchDeedTests {
    private let branch = RecordID(.branch, 3)
    private let today = CalendarDay.epoch

    private func amount(_ number: Int) -> Quantity { Quantity(thousandths: Int64(number) * 1000) }

    private func need(_ number: Int64 = 1, _ wanted: Int? = 6) -> Record {
        var need = Record.beginning(RecordID(.need, number))
        need[Need.name] = .value("Advice")
        need[Need.by] = .value(RecordID(.village, 1))
        need[Need.category] = .value("technology")
        need[Need.unit] = .value("days")
        if let wanted { need[Need.amount] = .value(amount(wanted)) }
        return need
    }

    private func offer(_ number: Int64 = 1, _ offered: Int? = 6) -> Record {
        var offer = Record.beginning(RecordID(.offer, number))
        offer[Offer.name] = .value("Two engineers")
        offer[Offer.by] = .value(branch)
        offer[Offer.unit] = .value("days")
        if let offered { offer[Offer.amount] = .value(amount(offered)) }
        return offer
    }

    private func accept(
        _ offer: Record, _ amount: Quantity? = nil, insists: Bool = false
    ) -> MatchDeed {
        .accept(offer: offer.id, amount: amount, project: .none, insists: insists)
    }

    private func refusal(_ work: () throws -> Record) -> Refusal? {
        do {
            _ = try work()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    @Test func acceptedIsTakenUpByWhoeverOffersIt() throws {
        let (need, offer) = (need(), offer())
        let project = RecordID(.project, 1)
        let taken = try accept(offer).changing(
            need, offer: offer, use: OfferUse(amount: amount(6)), project: project, on: today)
        #expect(taken[Need.state].value == .takenUp)
        #expect(taken[Need.takenUpBy].value == branch && taken[Need.takenUpOn].value == today)
        #expect(taken[Need.project].value?.record == project)
        let line = try #require(taken.acceptedMatches.first)
        #expect(line[NeedMatch.amount].value == amount(6))
        #expect(line[NeedMatch.project].value?.record == project)
    }

    @Test func whatIsUsedUpIsRefusedUnlessSomebodySaysHowMuch() throws {
        let (need, offer) = (need(2), offer())
        let used = OfferUse(
            amount: amount(6),
            lines: [
                OfferUse.Line(
                    need: RecordID(.need, 1), project: RecordID(.project, 1), amount: amount(6))
            ])
        #expect(
            refusal {
                try accept(offer).changing(need, offer: offer, use: used, project: nil, on: today)
            } == .usedUp(offer.id, by: [RecordID(.project, 1)]))
        let more = try accept(offer, amount(2)).changing(
            need, offer: offer, use: used, project: nil, on: today)
        #expect(more.acceptedMatches.first?[NeedMatch.amount].value == amount(2))
        let insisted = try accept(offer, insists: true).changing(
            need, offer: offer, use: used, project: nil, on: today)
        #expect(insisted.acceptedMatches.first?[NeedMatch.amount].value == amount(6))
    }

    @Test func halfOfItLeavesTheRestToBeFound() throws {
        let need = try accept(offer()).changing(
            need(1, 10), offer: offer(), use: OfferUse(amount: amount(6)), project: nil, on: today)
        #expect(need.stillWanted { _ in "day" } == amount(4))
        #expect(need.stillWanted { _ in "hours" } == nil)
        // A second one joins the first.
        let other = offer(2, 9)
        let both = try accept(other).changing(
            need, offer: other, use: OfferUse(amount: amount(9)), project: nil, offers: [offer().id: offer()],
            on: today)
        // Of the second only what the first left.
        #expect(both.acceptedMatches.map { $0[NeedMatch.amount].value } == [amount(6), amount(4)])
        #expect(both[Need.takenUpBy].value == branch)
        // Without the first it is the second whose offer it was; somebody who was named stays named.
        let helper = RecordID(.branch, 9)
        var theirs = other
        theirs[Offer.by.key] = .value(.link(helper))
        let offers = [offer().id: offer(), other.id: theirs]
        func without(_ need: Record) throws -> Record {
            try MatchDeed.takeBack(offer: offer().id).changing(
                need, offer: offer(), use: nil, project: nil, offers: offers, on: today)
        }
        #expect(try without(both)[Need.takenUpBy].value == helper)
        #expect(try without(both)[Need.state].value == .takenUp)
        var named = both
        named[Need.takenUpBy.key] = .value(.link(RecordID(.unit, 4)))
        #expect(try without(named)[Need.takenUpBy].value == RecordID(.unit, 4))
    }

    @Test(arguments: [("pieces", 2, nil as Int?), ("day", 2, 2), ("天", 9, 6)])
    func whatIsCountedInOtherWordsIsNotCarriedOver(_ unit: String, _ wanted: Int, _ taken: Int?) throws {
        var need = need(1, wanted)
        need[Need.unit] = .value(unit)
        let changed = try accept(offer()).changing(
            need, offer: offer(), use: OfferUse(amount: amount(6)), project: nil, on: today)
        let line = try #require(changed.acceptedMatches.first)
        #expect(line[NeedMatch.amount].value == taken.map(amount))
    }

    @Test func aDeclinedOfferIsRememberedAndMayBeAcceptedAfterAll() throws {
        let (need, offer) = (need(), offer())
        #expect(
            refusal {
                try MatchDeed.decline(offer: offer.id, reason: " ").changing(
                    need, offer: offer, use: nil, project: nil, on: today)
            } == .reasonNeeded)
        let declined = try MatchDeed.decline(offer: offer.id, reason: "too far").changing(
            need, offer: offer, use: nil, project: nil, on: today)
        #expect(declined[Need.state].value == .open)
        #expect(declined[Need.matches].value?.first?[NeedMatch.reason].value == "too far")
        let accepted = try accept(offer).changing(
            declined, offer: offer, use: nil, project: nil, on: today)
        #expect(accepted[Need.matches].value?.count == 1 && accepted.acceptedMatches.count == 1)
        // And declined once it was accepted: it is given back.
        let back = try MatchDeed.decline(offer: offer.id, reason: "no time").changing(
            accepted, offer: offer, use: nil, project: nil, on: today)
        #expect(back[Need.state].value == .open && back.acceptedMatches.isEmpty)
    }

    @Test func takenUpByAnybodyButOnlyOnce() throws {
        let other = RecordID(.branch, 7)
        let taken = try MatchDeed.takeUp(by: other, project: .none).changing(
            need(), offer: nil, use: nil, project: nil, on: today)
        #expect(taken[Need.takenUpBy].value == other && taken[Need.takenUpOn].value == today)
        #expect(
            refusal {
                try MatchDeed.takeUp(by: branch, project: .none).changing(
                    taken, offer: nil, use: nil, project: nil, on: today)
            } == .alreadyTakenUp(taken.id, by: other))
        #expect(
            refusal {
                try accept(offer()).changing(taken, offer: offer(), use: nil, project: nil, on: today)
            } == .alreadyTakenUp(taken.id, by: other))
        let back = try MatchDeed.takeBack(offer: nil).changing(
            taken, offer: nil, use: nil, project: nil, on: today)
        #expect(back == need())
    }

    @Test func withAnOfferOfSomebodyElse() throws {
        let other = RecordID(.branch, 7)
        let taken = try MatchDeed.takeUp(by: other, offer: offer().id, project: .none).changing(
            need(), offer: offer(), use: nil, project: nil, on: today)
        #expect(taken[Need.takenUpBy].value == other && taken.acceptedMatches.count == 1)
    }

    @Test(arguments: [Need.State.met, .withdrawn])
    func whatIsClosedIsNotMatched(_ state: Need.State) {
        var need = need()
        need[Need.state] = .value(state)
        #expect(
            refusal {
                try accept(offer()).changing(need, offer: offer(), use: nil, project: nil, on: today)
            } == .needClosed(need.id, state))
    }

    @Test func whatWasWithdrawnIsNotUsed() {
        var offer = offer()
        offer[Offer.state] = .value(.withdrawn)
        #expect(
            refusal {
                try accept(offer).changing(need(), offer: offer, use: nil, project: nil, on: today)
            } == .offerWithdrawn(offer.id))
        #expect(
            refusal {
                try MatchDeed.takeBack(offer: offer.id).changing(
                    need(), offer: offer, use: nil, project: nil, on: today)
            } == .nothingToTakeBack(RecordID(.need, 1), offer.id))
    }

    // MARK: - By chance

    /// Deeds without saying how much never use more of an offer than there is; and accepting an offer and taking it
    /// back leaves everything as it was.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func whatIsUsedIsNeverMoreThanThereIs(_ seed: UInt64) throws {
        var chance = Seeded(seed)
        var needs = (1...6).map { need($0, chance.chance(80) ? Int.random(in: 1...9, using: &chance) : nil) }
        let offers = (1...4).map { number in
            offer(number, chance.chance(80) ? Int.random(in: 0...9, using: &chance) : nil)
        }
        func use(_ offer: Record) -> OfferUse {
            OfferUse(
                amount: offer[Offer.amount].value,
                lines: needs.filter { $0[Need.state].value != .withdrawn }.flatMap { need in
                    need.acceptedMatches.filter { $0[NeedMatch.offer].value?.record == offer.id }.map {
                        OfferUse.Line(need: need.id, amount: $0[NeedMatch.amount].value)
                    }
                })
        }
        for _ in 0..<80 {
            let at = Int.random(in: 0..<needs.count, using: &chance)
            let offer = offers[Int.random(in: 0..<offers.count, using: &chance)]
            let deed: MatchDeed =
                switch Int.random(in: 0..<5, using: &chance) {
                case 0, 1: accept(offer)
                case 2: .decline(offer: offer.id, reason: "no")
                case 3: .takeBack(offer: offer.id)
                default: .takeBack(offer: nil)
                }
            let before = needs[at]
            guard
                let after = try? deed.changing(
                    before, offer: offer, use: use(offer), project: nil, on: today)
            else { continue }
            if case .accept = deed, before[Need.state].value == .open, before[Need.matches] == .notKnown {
                let back = try MatchDeed.takeBack(offer: offer.id).changing(
                    after, offer: offer, use: nil, project: nil, on: today)
                #expect(back == before, "seed \(seed)")
            }
            needs[at] = after
            for offer in offers {
                #expect(use(offer).excess == nil, "seed \(seed), \(offer.id)")
            }
            #expect(
                (needs[at][Need.state].value == .takenUp) == !needs[at].acceptedMatches.isEmpty,
                "seed \(seed)")
        }
    }
}
