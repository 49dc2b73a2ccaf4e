/// What can be decided about a need. Each is one step of the journal.
package enum MatchDeed: Hashable, Sendable {
    /// Without an amount: what the need asks for, as far as the offer has it. `insists`: also when the offer is used
    /// up, or the need is taken up already.
    case accept(offer: RecordID, amount: Quantity?, project: ProjectChoice, insists: Bool)
    /// Remembered: the offer is not suggested for the need again.
    case decline(offer: RecordID, reason: String)
    /// Taken up by anybody, whether or not the registry has an offer of theirs.
    case takeUp(by: RecordID, offer: RecordID? = nil, project: ProjectChoice)
    /// One offer, or everything: the need is as open as before.
    case takeBack(offer: RecordID?)
    /// The need is met.
    case meet

    /// The project that comes of it.
    package enum ProjectChoice: Hashable, Sendable {
        case none
        case existing(RecordID)
        /// A new one; without a name, it is called like the need.
        case new(name: String?)
    }

    package var offer: RecordID? {
        switch self {
        case .accept(let offer, _, _, _), .decline(let offer, _): offer
        case .takeBack(let offer), .takeUp(_, let offer, _): offer
        case .meet: nil
        }
    }

    /// The same about the offer that answers for the one that was named.
    package func about(_ answering: RecordID?) -> MatchDeed {
        guard let answering else { return self }
        return switch self {
        case .accept(_, let amount, let project, let insists):
            .accept(offer: answering, amount: amount, project: project, insists: insists)
        case .decline(_, let reason): .decline(offer: answering, reason: reason)
        case .takeBack: .takeBack(offer: answering)
        case .takeUp(let by, _, let project): .takeUp(by: by, offer: answering, project: project)
        case .meet: self
        }
    }

    package var project: ProjectChoice {
        switch self {
        case .accept(_, _, let project, _), .takeUp(_, _, let project): project
        default: .none
        }
    }

    package var reason: String {
        if case .decline(_, let reason) = self { reason.trimmed } else { "" }
    }

    package var verb: JournalStep.Verb {
        switch self {
        case .accept: .match
        case .decline: .decline
        case .takeUp: .takeUp
        case .takeBack: .takeBack
        case .meet: .meet
        }
    }
}

extension MatchDeed {
    /// The need as it is afterwards. `offer` is the one the deed speaks of, with what is used of it; `project` what
    /// comes of it; `offers` those that were accepted for it before.
    package func changing(
        _ need: Record, offer: Record?, use: OfferUse?, project: RecordID?,
        offers: [RecordID: Record] = [:], on day: CalendarDay
    ) throws(Refusal) -> Record {
        guard need.kind == .need else { throw .notANeed(need.id) }
        guard need.retired == nil else { throw .alreadyRetired(need.id) }
        if let offer, offer.kind != .offer { throw .notAnOffer(offer.id) }
        var changed = need
        switch self {
        case .accept(_, let amount, _, let insists):
            guard let offer else { return need }
            try accept(offer, use, amount, insists, project, offers, on: day, &changed)
        case .decline(let offer, let reason):
            let reason = reason.trimmed
            guard !reason.isEmpty else { throw .reasonNeeded }
            MatchDeed.takeBack(offer, from: &changed, offers)
            var line = MatchDeed.line(offer, .declined, on: day, of: need)
            line[NeedMatch.reason] = .value(reason)
            changed[Need.matches] = .value(MatchDeed.others(need, than: offer) + [line])
        case .takeUp(let by, _, _):
            try MatchDeed.checkIsOpen(need)
            if let offer { try accept(offer, use, nil, false, project, offers, on: day, &changed) }
            changed[Need.state] = .value(.takenUp)
            changed[Need.takenUpBy] = .value(by)
            changed[Need.takenUpOn] = .value(day)
            if let project { changed[Need.project] = ID<Project>(project).map(Answer.value) ?? .notKnown }
        case .takeBack(let offer?):
            guard need.acceptedMatches.contains(where: { $0[NeedMatch.offer].value?.record == offer }) else {
                throw .nothingToTakeBack(need.id, offer)
            }
            MatchDeed.takeBack(offer, from: &changed, offers)
        case .takeBack(nil):
            guard need[Need.state].value == .takenUp || need[Need.state].value == .met else {
                throw .nothingToTakeBack(need.id, nil)
            }
            for line in need.acceptedMatches {
                if let offer = line[NeedMatch.offer].value {
                    MatchDeed.takeBack(offer.record, from: &changed, offers)
                }
            }
            MatchDeed.reopen(&changed)
        case .meet:
            guard need[Need.state].value != .withdrawn else { throw .needClosed(need.id, .withdrawn) }
            changed[Need.state] = .value(.met)
        }
        return changed
    }

    private func accept(
        _ offer: Record, _ use: OfferUse?, _ amount: Quantity?, _ insists: Bool, _ project: RecordID?,
        _ offers: [RecordID: Record], on day: CalendarDay, _ need: inout Record
    ) throws(Refusal) {
        if let state = need[Need.state].value, state == .met || state == .withdrawn {
            throw .needClosed(need.id, state)
        }
        guard offer.retired == nil else { throw .alreadyRetired(offer.id) }
        if offer[Offer.state].value == .withdrawn { throw .offerWithdrawn(offer.id) }
        let others = use?.without(need.id) ?? OfferUse(amount: offer[Offer.amount].value)
        let isAccepted = need.acceptedMatches.contains { $0[NeedMatch.offer].value?.record == offer.id }
        if !insists, amount == nil {
            if others.isUsedUp || offer[Offer.state].value == .usedUp {
                throw .usedUp(offer.id, by: others.users)
            }
        }
        if !insists, !isAccepted, need[Need.state].value == .takenUp, need.acceptedMatches.isEmpty {
            throw .alreadyTakenUp(need.id, by: need[Need.takenUpBy].value)
        }
        var line = MatchDeed.line(offer.id, .accepted, on: day, of: need)
        line[NeedMatch.amount] =
            (amount ?? MatchDeed.proposed(need, offer, others, offers)).map(Answer.value) ?? .notKnown
        if let project {
            let link = ID<Project>(project).map(Answer.value) ?? .notKnown
            line[NeedMatch.project] = link
            if need[Need.project] == .notKnown { need[Need.project] = link }
        }
        need[Need.matches] = .value(MatchDeed.others(need, than: offer.id) + [line])
        if need[Need.state].value == .open {
            need[Need.state] = .value(.takenUp)
            need[Need.takenUpBy] = offer[Offer.by]
            need[Need.takenUpOn] = .value(day)
        }
    }

    /// What a need still asks for, as far as the offer has it: the whole rest where nobody said how much is needed. Nil
    /// where the offer has no amount, and where the two are counted in different words: days say nothing about pieces.
    private static func proposed(
        _ need: Record, _ offer: Record, _ use: OfferUse, _ offers: [RecordID: Record]
    ) -> Quantity? {
        guard let left = use.left else { return nil }
        guard let all = need[Need.amount].value else { return left }
        guard ListedWord.isOneUnit(need[Need.unit].value, offer[Offer.unit].value) else { return nil }
        var open = need
        open[Need.matches] = .value(others(need, than: offer.id))
        guard let rest = open.stillWanted({ offers[$0]?[Offer.unit].value }) else { return nil }
        // Who takes more than there is, or more than is needed, uses what is needed.
        let wanted = rest.thousandths == 0 ? all : rest
        return left.thousandths == 0 ? wanted : min(left, wanted)
    }

    /// The line of an offer keeps its identity through all that is decided about it.
    private static func line(
        _ offer: RecordID, _ verdict: NeedMatch.Verdict, on day: CalendarDay, of need: Record
    ) -> Part {
        let old = (need[Need.matches].value ?? []).first { $0[NeedMatch.offer].value?.record == offer }
        var line = Part(id: old?.id)
        line[NeedMatch.offer.key] = .value(.link(offer))
        line[NeedMatch.verdict] = .value(verdict)
        line[NeedMatch.on] = .value(day)
        return line
    }

    private static func others(_ need: Record, than offer: RecordID) -> [Part] {
        (need[Need.matches].value ?? []).filter { $0[NeedMatch.offer].value?.record != offer }
    }

    private static func checkIsOpen(_ need: Record) throws(Refusal) {
        switch need[Need.state].value {
        case .takenUp: throw .alreadyTakenUp(need.id, by: need[Need.takenUpBy].value)
        case .met: throw .needClosed(need.id, .met)
        case .withdrawn: throw .needClosed(need.id, .withdrawn)
        case .open, nil: break
        }
    }

    /// Takes the acceptance of an offer out of a need. Without any other the need is open again; with others it is taken
    /// up by whose offer was accepted first of those, unless somebody else was said to have taken it up.
    private static func takeBack(
        _ offer: RecordID, from need: inout Record, _ offers: [RecordID: Record]
    ) {
        guard let line = need.acceptedMatches.first(where: { $0[NeedMatch.offer].value?.record == offer })
        else { return }
        let rest = others(need, than: offer)
        need[Need.matches] = rest.isEmpty ? .notKnown : .value(rest)
        let accepted = need.acceptedMatches
        if line[NeedMatch.project] == need[Need.project], line[NeedMatch.project] != .notKnown {
            need[Need.project] = accepted.last?[NeedMatch.project] ?? .notKnown
        }
        guard let first = accepted.first else { return reopen(&need) }
        func owner(_ line: Part) -> RecordID? {
            line[NeedMatch.offer].value.flatMap { offers[$0.record]?[Offer.by].value }
        }
        let taker = need[Need.takenUpBy].value
        guard taker == offers[offer]?[Offer.by].value, !accepted.contains(where: { owner($0) == taker })
        else { return }
        need[Need.takenUpBy.key] = owner(first).map { .value(.link($0)) } ?? .notKnown
        need[Need.takenUpOn] = first[NeedMatch.on]
    }

    private static func reopen(_ need: inout Record) {
        need[Need.state] = .value(.open)
        need[Need.takenUpBy] = .notKnown
        need[Need.takenUpOn] = .notKnown
        need[Need.project] = .notKnown
    }

    /// The project that comes of a need, as a new record: whoever gives stands on side A, whoever needs it on side B.
    package static func project(
        named name: String?, for need: Record, giver: RecordID?, twinning: RecordID?, id: RecordID
    ) -> Record {
        var project = Record.beginning(id)
        let typed = name?.trimmed ?? ""
        project[Project.name] = .value(typed.isEmpty ? need.name : typed)
        project[Project.pillar.key] = need[Need.category.key]
        if let twinning { project[Project.twinning.key] = .value(.link(twinning)) }
        var parties: [Part] = []
        for (side, party) in [(Side.a, giver), (.b, need[Need.by].value)] {
            guard let party else { continue }
            parties.append(
                Part([Party.side.key: .value(side.asValue), Party.party.key: .value(.link(party))]))
        }
        if !parties.isEmpty { project[Project.parties] = .value(parties) }
        return project
    }
}
