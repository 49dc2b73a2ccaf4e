/// A ceremony as the registry has it: the activity, the agreements it is the occasion of, and the promises that were
/// made in it.
package struct Ceremony: Hashable, Sendable {
    package var activity: Record
    /// In the order of their numbers, those that are retired left out.
    package var agreements: [Record]
    package var commitments: [Record]
    /// The posts held on the day of the ceremony by everybody who signs, speaks, witnesses or keeps in touch, those
    /// that lead first.
    package var posts: [RecordID: [Part]]
    /// Of everything that these records speak of.
    package var names: [RecordID: String]
    /// Branches whose own unit, village or region these are: whoever speaks for one of them stands on their side.
    package var bodies: [RecordID: [RecordID]]

    package init(
        activity: Record, agreements: [Record] = [], commitments: [Record] = [],
        posts: [RecordID: [Part]] = [:], names: [RecordID: String] = [:],
        bodies: [RecordID: [RecordID]] = [:]
    ) {
        self.activity = activity
        self.agreements = agreements
        self.commitments = commitments
        self.posts = posts
        self.names = names
        self.bodies = bodies
    }

    /// Who stands on a side: the hosts of the activity, then the parties of its agreements.
    package func parties(of side: Side) -> [RecordID] {
        let hosts = (activity[Activity.hosts].value ?? []).filter { $0[ActivityHost.side].value == side }
            .compactMap { $0[ActivityHost.host].value }
        let parties = agreements.flatMap { agreement in
            (agreement[Agreement.parties].value ?? []).filter { $0[Party.side].value == side }
                .compactMap { $0[Party.party].value }
        }
        return (hosts + parties).reduce(into: []) { found, party in
            if !found.contains(party) { found.append(party) }
        }
    }

    /// The side that a body speaks for; nil for one that belongs to neither.
    package func side(of body: RecordID?) -> Side? {
        guard let body else { return nil }
        let meant = [body] + (bodies[body] ?? [])
        return Side.allCases.first { side in
            let parties = parties(of: side)
            return meant.contains(where: parties.contains)
        }
    }

    /// The commitments that came from an agenda item, counted from 1.
    package func commitments(fromItem item: Int) -> [Record] {
        commitments.filter { $0[Commitment.agendaItem].value == item }
    }
}
