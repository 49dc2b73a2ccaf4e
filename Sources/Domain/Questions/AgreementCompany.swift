/// What belongs to the life of an agreement besides itself.
package struct AgreementCompany: Hashable, Sendable {
    /// Agreed on and drafts, in the order of their numbers.
    package var amendments: [Record]
    /// Living ones, in the order of their numbers.
    package var commitments: [Record]
    /// The agreements that renew each other, this one among them, the first one first. One alone is no chain.
    package var chain: [Link]

    /// One agreement of the chain, with the one that took its place.
    package struct Link: Hashable, Sendable {
        package var agreement: Record
        package var renewal: Renewal?
        package init(agreement: Record, renewal: Renewal?) {
            self.agreement = agreement
            self.renewal = renewal
        }
    }

    package init(amendments: [Record] = [], commitments: [Record] = [], chain: [Link] = []) {
        self.amendments = amendments
        self.commitments = commitments
        self.chain = chain
    }

    /// The agreements that are to renew this one and wait for their signatures.
    package func renewalsBegun(of id: RecordID) -> [RecordID] {
        chain.map(\.agreement).filter {
            $0[Agreement.renews].value?.record == id && !Agreement.isFrozen($0)
                && $0[Agreement.state].value != .cancelled
        }.map(\.id)
    }

    /// Amendment 1 is the first that was agreed.
    package func ordinal(of amendment: RecordID) -> Int? {
        Agreement.inOrder(amendments).firstIndex { $0.id == amendment }.map { $0 + 1 }
    }

    /// Everything that it speaks of.
    package var links: [RecordID] {
        let records = amendments + commitments + chain.map(\.agreement)
        return records.flatMap { [$0.id] + $0.links } + amendments.flatMap(Amending.links)
    }
}
