// How agreements stand, in words.

extension Words {
    package func standing(_ standing: AgreementStanding) -> String {
        switch standing {
        case .intent: self("standing.intent")
        case .draft: self("standing.draft")
        case .cancelled(nil): self("standing.cancelled")
        case .cancelled(let day?): self("standing.cancelledOn", ["day": day.written])
        case .notYetInForce(let day): self("standing.notYetInForce", ["day": day.written])
        case .inForce(_, 0): self("standing.lastDay")
        case .inForce(_, 1): self("standing.oneDayLeft")
        case .inForce(_, let days) where days <= AgreementStanding.warning:
            self("standing.ending", ["days": String(days)])
        case .inForce(let day, _): self("standing.inForce", ["day": day.written])
        case .inForceTermNotKnown: self("standing.termNotKnown")
        case .inForceUntilNotice: self("standing.untilNotice")
        case .suspended(let day): self("standing.suspended", ["day": day.written])
        case .expired(let day): self("standing.expired", ["day": day.written])
        case .lapsed(let day): self("standing.lapsed", ["day": day.written])
        case .ended(let day): self("standing.ended", ["day": day.written])
        case .renewed: self("standing.renewed")
        }
    }

    /// What the amendments of an agreement are called, one after the other.
    package func amendment(_ ordinal: Int) -> String { self("amendment.name", ["n": String(ordinal)]) }

    /// A text before or after an amendment, in lines.
    package func changed(_ written: String, field key: String, names: [RecordID: String]) -> [String] {
        guard let field = Kind.agreement.description.field(key), let answer = Amending.answer(written, field)
        else { return [written] }
        guard case .value(.parts(let lines)) = answer, case .parts(let part) = field.type else {
            return text(answer, field.type, names: names)
                .split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        }
        if lines.isEmpty { return [text(answer, field.type)] }
        return lines.enumerated().flatMap { index, line -> [String] in
            let known = part.fields.filter { line[$0.key] != .notKnown }
            let told = known.map { text(line[$0.key], $0.type, names: names) }.joined(separator: " · ")
            let rows = told.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
            return ["\(index + 1). " + (rows.first ?? "")] + rows.dropFirst().map { "   " + $0 }
        }
    }

    /// `G1 2021-06-16 – 2024-06-15 → G2 2024-06-16 – 2026-06-15`: agreements that renew each other, with their terms.
    package func chain(_ links: [AgreementCompany.Link]) -> String {
        links.map { $0.agreement.id.number + " " + term($0.agreement) }.joined(separator: " → ")
    }

    /// From when until when an agreement runs, as far as it is known.
    package func term(_ agreement: Record) -> String {
        guard Agreement.isFrozen(agreement) else {
            return standing(AgreementStanding(agreement, today: .latest))
        }
        let start = agreement[Agreement.effectiveOn].value ?? agreement[Agreement.signedOn].value
        let end =
            switch agreement[Agreement.endsOn] {
            case .value(let day): day.written
            case .notKnown: ValueText.notKnownSign
            case .notApplicable: self("standing.untilNotice")
            }
        return (start?.written ?? ValueText.notKnownSign) + " – " + end
    }

    package func state(_ state: AgreementState) -> String {
        choice(AgreementState.list.name, state.rawValue)
    }

    func cannotFollow(
        _ record: RecordID, _ sort: AgreementStep.Sort, _ state: AgreementState, _ day: CalendarDay
    ) -> String {
        let possible = AgreementStep.Sort.allCases.filter { $0.startsFrom.contains(state) }
            .map { self("life.do." + $0.rawValue) }
        return self(
            possible.isEmpty ? "refusal.cannotFollow.over" : "refusal.cannotFollow",
            [
                "number": record.number, "do": self("life.do." + sort.rawValue),
                "state": self.state(state), "day": day.written,
                "steps": possible.joined(separator: self("list.or")),
            ])
    }

    func notAmendable(_ record: RecordID, _ key: String) -> String {
        let fields = Amending.fields.map { label(Kind.agreement.rawValue, $0) + " (\($0))" }
        return self(
            "refusal.notAmendable",
            [
                "number": record.number, "field": label(Kind.agreement.rawValue, key),
                "fields": fields.joined(separator: self("list.comma")),
            ])
    }
}
