/// What is used of an offer, by what, and what is left. What is used is the sum of what living needs have accepted.
package struct OfferUse: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package var need: RecordID
        package var project: RecordID?
        /// Nil when nobody said how much.
        package var amount: Quantity?
        package init(need: RecordID, project: RecordID? = nil, amount: Quantity? = nil) {
            self.need = need
            self.project = project
            self.amount = amount
        }

        /// What people call it: the project where there is one.
        package var user: RecordID { project ?? need }
    }

    /// What is offered in all; nil when that is not known: then it is never used up by itself.
    package var amount: Quantity?
    package var lines: [Line]

    package init(amount: Quantity?, lines: [Line] = []) {
        self.amount = amount
        self.lines = lines
    }

    package var used: Quantity { lines.reduce(Quantity(thousandths: 0)) { $0.adding($1.amount) } }

    /// Never below nothing.
    package var left: Quantity? {
        amount.map { Quantity(thousandths: max(0, $0.thousandths - used.thousandths)) }
    }

    package var isUsedUp: Bool { left.map { $0.thousandths == 0 } ?? false }

    /// By how much more is used than was offered; nil when it is not.
    package var excess: Quantity? {
        guard let amount, used > amount else { return nil }
        return Quantity(thousandths: used.thousandths - amount.thousandths)
    }

    /// How the offer stands: what nobody marked as used up may be so all the same.
    package func state(of offer: Record) -> Offer.State {
        let state = offer[Offer.state].value ?? .open
        return state == .open && isUsedUp && !lines.isEmpty ? .usedUp : state
    }

    /// Without what one need uses of it.
    package func without(_ need: RecordID) -> OfferUse {
        OfferUse(amount: amount, lines: lines.filter { $0.need != need })
    }

    /// Each once, in the order in which they came.
    package var users: [RecordID] {
        lines.reduce(into: []) { if !$0.contains($1.user) { $0.append($1.user) } }
    }
}

extension Quantity {
    /// The sum; what is not known adds nothing.
    package func adding(_ other: Quantity?) -> Quantity {
        guard let other else { return self }
        let (sum, overflow) = thousandths.addingReportingOverflow(other.thousandths)
        return Quantity(thousandths: overflow ? .max : sum)
    }
}

extension Record {
    /// Of a need: the offers that were accepted for it.
    package var acceptedMatches: [Part] {
        (self[Need.matches].value ?? []).filter { $0[NeedMatch.verdict].value == .accepted }
    }

    /// Of a need: what of its amount is still to be found. `unitOf` knows in what an offer is counted.
    package func stillWanted(_ unitOf: (RecordID) throws -> String?) rethrows -> Quantity? {
        let accepted = try acceptedMatches.map { line in
            (
                amount: line[NeedMatch.amount].value,
                unit: try line[NeedMatch.offer].value.flatMap { try unitOf($0.record) }
            )
        }
        return OfferUse.stillWanted(
            of: self[Need.amount].value, unit: self[Need.unit].value, accepted: accepted)
    }
}

extension OfferUse {
    /// What is still to be found of an amount that is needed; nil when it is not known, or when what was accepted is
    /// counted in other words.
    package static func stillWanted(
        of wanted: Quantity?, unit: String?, accepted: [(amount: Quantity?, unit: String?)]
    ) -> Quantity? {
        guard let wanted else { return nil }
        var covered = Quantity(thousandths: 0)
        for line in accepted {
            guard let amount = line.amount, ListedWord.isOneUnit(unit, line.unit) else { return nil }
            covered = covered.adding(amount)
        }
        return Quantity(thousandths: max(0, wanted.thousandths - covered.thousandths))
    }
}
