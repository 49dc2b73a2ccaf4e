/// Needs, offers and what fits what, in sentences.
extension Words {
    /// An amount with what it is counted in.
    package func amount(_ amount: Quantity, _ unit: String?) -> String {
        guard let unit else { return amount.plain }
        // A Latin unit stands apart from its number in every language.
        let isLatin = unit.unicodeScalars.first?.isASCII ?? false
        return isLatin
            ? amount.plain + " " + unit : self("amount.withUnit", ["n": amount.plain, "unit": unit])
    }

    /// Why an offer is suggested: each reason with its points, whose sum is the score.
    package func reasons(
        _ suggestion: Suggestion, names: [RecordID: String]
    ) -> [(text: String, points: Int)] {
        let (need, offer, fit) = (suggestion.need, suggestion.offer, suggestion.fit)
        var reasons: [(text: String, points: Int)] = []
        reasons.append(
            (
                self("match.why.category", ["category": choice(Pillar.list.name, need.category ?? "")]),
                MatchFit.sameCategory
            ))
        reasons.append((amounts(need, offer, fit.amounts), MatchFit.points(fit.amounts)))
        switch fit.period {
        case .notKnown: break
        case .fits: reasons.append((self("match.why.periodFits"), MatchFit.points(fit.period)))
        case .partly:
            let period = self.period(offer.from, offer.to)
            reasons.append((self("match.why.periodPartly", ["period": period]), MatchFit.points(fit.period)))
        }
        let place: (key: String, id: RecordID?)? =
            switch fit.nearness {
            case .town: ("match.why.town", need.place.town)
            case .county: ("match.why.county", need.place.county)
            case .city: ("match.why.city", need.place.city)
            case nil: nil
            }
        if let place {
            let name = place.id.map { names[$0] ?? $0.number } ?? ""
            reasons.append((self(place.key, ["place": name]), MatchFit.points(fit.nearness)))
        }
        if fit.isTwinned { reasons.append((self("match.why.twinned"), MatchFit.twinned)) }
        return reasons
    }

    /// The reasons as one line, without their points.
    package func why(_ suggestion: Suggestion, names: [RecordID: String]) -> String {
        reasons(suggestion, names: names).map(\.text).joined(separator: self("list.semicolon"))
    }

    /// How the score comes about: the reasons with their points; those that give none only where `all` are told.
    package func score(
        _ suggestion: Suggestion, names: [RecordID: String], all: Bool = false
    ) -> String {
        reasons(suggestion, names: names).filter { all || $0.points > 0 }.map { reason in
            reason.points == 0
                ? reason.text
                : self("match.points", ["reason": reason.text, "points": String(reason.points)])
        }.joined(separator: self("list.semicolon"))
    }

    private func amounts(_ need: Listing, _ offer: Listing, _ fit: MatchFit.Amounts) -> String {
        guard let wanted = need.amount, let left = offer.amount else {
            let key =
                need.amount == nil
                ? offer.amount == nil ? "match.why.amountsNotKnown" : "match.why.wantedNotKnown"
                : "match.why.leftNotKnown"
            return self(
                key,
                [
                    "left": offer.amount.map { amount($0, offer.unit) } ?? "",
                    "wanted": need.amount.map { amount($0, need.unit) } ?? "",
                ])
        }
        switch fit {
        case .notKnown: return ""
        case .enough where left == wanted:
            return self("match.why.exactly", ["n": left.plain, "wanted": amount(wanted, need.unit)])
        case .enough:
            return self("match.why.enough", ["left": amount(left, offer.unit), "wanted": wanted.plain])
        case .partly:
            return self("match.why.partly", ["n": left.plain, "wanted": amount(wanted, need.unit)])
        case .enoughInOtherUnits:
            return self(
                "match.why.enoughOtherUnits",
                ["left": amount(left, offer.unit), "wanted": amount(wanted, need.unit)])
        case .partlyInOtherUnits:
            return self(
                "match.why.partlyOtherUnits",
                ["left": amount(left, offer.unit), "wanted": amount(wanted, need.unit)])
        }
    }

    package func period(_ from: CalendarDay?, _ to: CalendarDay?) -> String {
        switch (from, to) {
        case (let from?, let to?): self("match.period.between", ["from": from.written, "to": to.written])
        case (let from?, nil): self("match.period.from", ["from": from.written])
        case (nil, let to?): self("match.period.to", ["to": to.written])
        case (nil, nil): ""
        }
    }

    // MARK: - What is left

    /// `6 of 6 days left`, `used up by J1`, `used by J1 and N4, how much is left is not known`.
    package func use(_ use: OfferUse, unit: String?) -> String {
        let users = use.users.map(\.number).joined(separator: self("list.comma"))
        guard let offered = use.amount, let left = use.left else {
            return use.lines.isEmpty ? self("offer.unusedUnknown") : self("offer.usedUnknown", ["by": users])
        }
        var arguments = ["left": left.plain, "amount": amount(offered, unit), "by": users]
        if use.lines.isEmpty { return self("offer.unused", arguments) }
        if let excess = use.excess {
            arguments["excess"] = amount(excess, unit)
            return self("offer.exceeded", arguments)
        }
        return self(use.isUsedUp ? "offer.usedUp" : "offer.partlyUsed", arguments)
    }

    /// Said when more is used than is left: it is saved all the same.
    package func excess(_ excess: Quantity, of offer: RecordID, unit: String?) -> String {
        self("match.excess", ["number": offer.number, "excess": amount(excess, unit)])
    }

    /// The state of an offer, with what was used of it: what nobody has marked as used up may be so all the same.
    package func offerState(_ offer: Record, _ use: OfferUse) -> String {
        let state = use.state(of: offer)
        guard state == .open else { return choice("offerState", state.rawValue) }
        return use.lines.isEmpty ? choice("offerState", state.rawValue) : self("offer.state.partlyUsed")
    }

    /// One line of what was decided about a need: `R1 two engineers · 6 days · J1`, `R2 a room · declined · too far`.
    package func match(_ line: Part, unit: String?, names: [RecordID: String]) -> String {
        var pieces: [String] = []
        if let offer = line[NeedMatch.offer].value { pieces.append(named(offer.record, names)) }
        if let verdict = line[NeedMatch.verdict].value, verdict == .declined {
            pieces.append(choice("matchVerdict", verdict.rawValue))
        }
        if let amount = line[NeedMatch.amount].value { pieces.append(self.amount(amount, unit)) }
        if let project = line[NeedMatch.project].value { pieces.append(project.record.number) }
        if let reason = line[NeedMatch.reason].value { pieces.append(reason) }
        return pieces.joined(separator: " · ")
    }

    // MARK: - Gaps and obstacles

    package func gap(_ gap: Gaps.NeedGap) -> String {
        self(
            "gap." + gap.reason.rawValue,
            ["category": choice(Pillar.list.name, gap.need.category ?? "")])
    }

    package func sentence(_ obstacle: Suggestions.Obstacle) -> String {
        switch obstacle {
        case .need(let state, let by):
            self(
                "match.obstacle.need.\(state.rawValue)" + (state == .takenUp && by != nil ? "By" : ""),
                ["by": by?.number ?? ""])
        case .withdrawn: self("match.obstacle.withdrawn")
        case .usedUp(let users) where users.isEmpty: self("match.obstacle.usedUp")
        case .usedUp(let users):
            self(
                "match.obstacle.usedUpBy",
                ["by": users.map(\.number).joined(separator: self("list.comma"))])
        case .over(let day): self("match.obstacle.over", ["day": day.written])
        case .categoryNotKnown: self("match.obstacle.category")
        case .retired: self("match.obstacle.retired")
        }
    }

    func usedUp(_ offer: RecordID, _ users: [RecordID]) -> String {
        guard !users.isEmpty else { return self("refusal.usedUp", ["number": offer.number]) }
        let by = users.map(\.number).joined(separator: self("list.comma"))
        return self("refusal.usedUpBy", ["number": offer.number, "by": by])
    }

    func alreadyTakenUp(_ need: RecordID, _ by: RecordID?) -> String {
        guard let by else { return self("refusal.alreadyTakenUp", ["number": need.number]) }
        return self("refusal.alreadyTakenUpBy", ["number": need.number, "by": by.number])
    }

    func nothingToTakeBack(_ need: RecordID, _ offer: RecordID?) -> String {
        guard let offer else { return self("refusal.notTakenUp", ["number": need.number]) }
        return self("refusal.notAccepted", ["number": need.number, "offer": offer.number])
    }
}

extension Words {
    /// Why an offer may be unused.
    package func idle(_ idle: Gaps.IdleOffer) -> String {
        if idle.offer.category == nil { return self("gap.categoryNotKnown") }
        return self(
            idle.isWanted ? "gap.notMatched" : "gap.notWanted",
            ["category": choice(Pillar.list.name, idle.offer.category ?? "")])
    }
}

extension Words {
    /// What was decided about a need. `project` is the one that was made for it.
    package func did(_ deed: MatchDeed, _ need: RecordID, project: RecordID?) -> String {
        let key: String
        var arguments = ["need": need.number, "offer": deed.offer?.number ?? ""]
        switch deed {
        case .accept: key = "match.did.accept"
        case .decline: key = "match.did.decline"
        case .takeUp(let by, _, _):
            key = "match.did.takeUp"
            arguments["by"] = by.number
        case .takeBack(offer: nil): key = "match.did.takeBackAll"
        case .takeBack: key = "match.did.takeBack"
        case .meet: key = "match.did.meet"
        }
        let said = self(key, arguments)
        guard let project else { return said }
        return said + self("list.semicolon") + self("match.did.project", ["project": project.number])
    }
}
