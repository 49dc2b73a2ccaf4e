/// What each side has promised the other, and what has come of it.
package struct Balance: Hashable, Sendable {
    /// Who gives. Of a twinning or an agreement the two sides; of a body what it gives and what it is given.
    package enum Giver: String, Hashable, Sendable, CaseIterable {
        case a, b
        case given, received
        /// The giver is on neither side.
        case other
    }

    /// One promise as it is counted.
    package struct Entry: Hashable, Sendable {
        package var commitment: RecordID
        package var giver: Giver
        package var state: Commitment.State
        /// Open, and its day is over.
        package var isLate: Bool
        /// The agreement that it stands in.
        package var term: RecordID?
        package var pillar: String?
        package var worth: Money?
        /// It goes on with a promise of an earlier term, which is counted there.
        package var isCarried: Bool

        package init(
            commitment: RecordID, giver: Giver, state: Commitment.State, isLate: Bool = false,
            term: RecordID? = nil, pillar: String? = nil, worth: Money? = nil, isCarried: Bool = false
        ) {
            self.commitment = commitment
            self.giver = giver
            self.state = state
            self.isLate = isLate
            self.term = term
            self.pillar = pillar
            self.worth = worth
            self.isCarried = isCarried
        }
    }

    /// The promises behind each figure; a count is how many there are.
    package struct Figures: Hashable, Sendable {
        package private(set) var promised: [RecordID] = []
        package private(set) var byState: [Commitment.State: [RecordID]] = [:]
        package private(set) var late: [RecordID] = []
        package private(set) var carried: [RecordID] = []
        /// What is promised is worth, what was withdrawn left out; and what of it is kept in full.
        package private(set) var worth = Money(fen: 0)
        package private(set) var worthKept = Money(fen: 0)
        /// Promises, not withdrawn, of which nobody knows what they are worth.
        package private(set) var worthNotKnown: [RecordID] = []
        package private(set) var worthKnown: [RecordID] = []

        package init(_ entries: some Sequence<Entry>) {
            for entry in entries {
                promised.append(entry.commitment)
                byState[entry.state, default: []].append(entry.commitment)
                if entry.isLate { late.append(entry.commitment) }
                if entry.isCarried { carried.append(entry.commitment) }
                guard entry.state != .withdrawn else { continue }
                guard let money = entry.worth else {
                    worthNotKnown.append(entry.commitment)
                    continue
                }
                worthKnown.append(entry.commitment)
                worth = worth.adding(money)
                if entry.state == .kept { worthKept = worthKept.adding(money) }
            }
        }

        package func of(_ state: Commitment.State) -> [RecordID] { byState[state] ?? [] }
    }

    /// One line of the balance: a giver, in one term or of one pillar or in all.
    package struct Row: Hashable, Sendable {
        package var giver: Giver
        package var figures: Figures
    }

    /// Lines under one heading.
    package struct Group: Hashable, Sendable {
        package enum Subject: Hashable, Sendable {
            case all
            /// Nil: in no agreement.
            case term(RecordID?)
            /// Nil: of no pillar.
            case pillar(String?)
        }
        package var subject: Subject
        package var rows: [Row]
    }

    package var about: RecordID
    package var entries: [Entry]
    /// In the order in which they renew each other, or of their days.
    package var terms: [RecordID]
    package var names: [RecordID: String]

    package init(
        about: RecordID, entries: [Entry], terms: [RecordID] = [], names: [RecordID: String] = [:]
    ) {
        self.about = about
        self.entries = entries
        self.terms = terms
        self.names = names
    }

    /// The kinds of record that have a balance.
    package static let kinds: [Kind] = [.twinning, .agreement, .branch, .village, .unit, .region]

    /// Those that count in the whole: of an agreement its own, and not those of the other terms of its chain.
    package var own: [Entry] {
        about.kind == .agreement ? entries.filter { $0.term == about } : entries
    }

    /// In all, then term by term, then pillar by pillar. Terms and pillars without a promise are left out.
    package var groups: [Group] {
        let terms = self.terms.map(Optional.some) + [nil]
        let pillars = own.map(\.pillar).reduce(into: [String?]()) { found, pillar in
            if !found.contains(pillar) { found.append(pillar) }
        }.sorted { Balance.place($0) < Balance.place($1) }
        return [Group(subject: .all, rows: rows(own))]
            + terms.map { term in
                Group(subject: .term(term), rows: rows(entries.filter { $0.term == term }))
            }.filter { !$0.rows.isEmpty }
            + pillars.map { pillar in
                Group(subject: .pillar(pillar), rows: rows(own.filter { $0.pillar == pillar }))
            }
    }

    /// One for each giver that has promised something; the two sides are always told in the whole.
    private func rows(_ entries: [Entry]) -> [Row] {
        Giver.allCases.compactMap { giver in
            let given = entries.filter { $0.giver == giver }
            return given.isEmpty ? nil : Row(giver: giver, figures: Figures(given))
        }
    }

    private static func place(_ pillar: String?) -> (Int, String) {
        guard let pillar else { return (Int.max, "") }
        return (Pillar.list.keys.firstIndex(of: pillar) ?? Pillar.list.keys.count, pillar)
    }
}

extension Money {
    /// The sum, or the largest amount that can be held: what a damaged file may hold overflows nothing.
    fileprivate func adding(_ other: Money) -> Money {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        return overflow ? Money(fen: .max) : Money(fen: sum)
    }
}
