/// One agreement made for further parties: nine units that sign the same text with one village in one ceremony are one
/// event and nine agreements.
package struct AgreementForOthers: Hashable, Sendable {
    /// The agreement that the others are made after, with the promises recorded with it.
    package var template: Record
    package var commitments: [Record]
    /// What is known of the further parties, in the order they were chosen in.
    package var parties: [RecordID]
    package var facts: [RecordID: PartyFacts]
    package var names: [RecordID: String]
    /// The side on which the further parties stand: that of the village when each is one, or the body of one.
    package var side = Side.a

    package init(
        template: Record, commitments: [Record] = [], parties: [RecordID],
        facts: [RecordID: PartyFacts] = [:],
        names: [RecordID: String] = [:]
    ) {
        self.template = template
        self.commitments = commitments
        self.parties = parties
        self.facts = facts
        self.names = names
    }

    /// Everything that is to be saved: for each party a draft and its promises, with provisional identities.
    /// `side`: on which the further parties take the place of those of the template.
    package func drafts(on side: Side, _ words: Words) -> [Record] {
        var records: [Record] = []
        var promise: Int64 = -1
        for (index, party) in parties.enumerated() {
            let id = RecordID(.agreement, -1 - Int64(index))
            let draft = draft(for: party, on: side, id: id, words)
            records.append(draft)
            for commitment in commitments {
                records.append(
                    self.commitment(
                        commitment, for: party, on: side, agreement: id,
                        id: RecordID(.commitment, promise)))
                promise -= 1
            }
        }
        return records
    }

    /// The parties of the template that give way.
    private func replaced(on side: Side) -> [RecordID] {
        (template[Agreement.parties].value ?? []).filter { $0[Party.side].value == side }
            .compactMap { $0[Party.party].value }
    }

    private func draft(for party: RecordID, on side: Side, id: RecordID, _ words: Words) -> Record {
        var draft = Record(id)
        draft[Agreement.copiedFrom.key] = .value(.link(template.id))
        let taken = [
            "parties", "occasion", "place", "basis", "purposes", "principles", "clauses", "signedOn",
            "printedOn",
            "effectiveOn", "endsOn", "copies", "copiesHeldBy", "funds", "signatures", "liaisons", "witnesses",
            "supporters",
        ]
        for key in taken { draft[key] = template[key].asNewLines }
        draft[Agreement.state] = .value(.draft)
        var parties = (draft[Agreement.parties].value ?? []).filter { $0[Party.side].value != side }
        let line = Part([
            Party.side.key: .value(.choice(side.rawValue)), Party.party.key: .value(.link(party)),
        ])
        if side == .a { parties.insert(line, at: 0) } else { parties.append(line) }
        draft[Agreement.parties] = .value(parties)
        draft[Agreement.signatures] = lines(
            Agreement.signatures.key, of: draft, without: side, adding: signer(of: party, on: side))
        draft[Agreement.liaisons] = lines(Agreement.liaisons.key, of: draft, without: side, adding: nil)
        if let twinning = facts[party]?.twinnings.first {
            draft[Agreement.twinning.key] = .value(.link(twinning))
        }
        draft[Agreement.clauses] = clauses(for: party, on: side)
        let name = AgreementName.made(
            of: draft[Agreement.parties].value ?? [], signedOn: draft[Agreement.signedOn].value, names: names,
            words)
        draft[Agreement.name] = name.map { .value($0) } ?? .notKnown
        return draft
    }

    private func lines(
        _ key: String, of draft: Record, without side: Side, adding line: Part?
    ) -> Answer<[Part]> {
        var lines = (draft[key].value.flatMap([Part].init) ?? []).filter {
            $0[Signature.side].value != side
        }
        if let line { if side == .a { lines.insert(line, at: 0) } else { lines.append(line) } }
        return lines.isEmpty ? .notKnown : .value(lines)
    }

    /// Who leads the party signs for it.
    private func signer(of party: RecordID, on side: Side) -> Part? {
        guard
            let holder = facts[party]?.holders.first(where: {
                $0.side == side && Post.signingRank($0.post) < Post.signing.count
            })
        else { return nil }
        return Part([
            Signature.side.key: .value(.choice(side.rawValue)),
            Signature.person.key: .value(.link(holder.person)),
            Signature.post.key: .value(.choice(holder.post)),
            Signature.body.key: .value(.link(holder.body)),
        ])
    }

    /// The same words, but for the name of the party in them.
    private func clauses(for party: RecordID, on side: Side) -> Answer<[Part]> {
        let old = replaced(on: side).compactMap { names[$0] }.sorted { $0.count > $1.count }
        guard let new = names[party] else {
            return template[Agreement.clauses].map { $0.map { Part($0.answers) } }
        }
        return template[Agreement.clauses].map { lines in
            lines.map { line in
                var line = Part(line.answers)
                for key in [Clause.heading.key, Clause.text.key] {
                    guard case .value(.text(let text)) = line[key] else { continue }
                    // One name gives way; of several on that side the first stands for all.
                    let joined = old.count > 1 ? AgreementForOthers.lists(old) : []
                    let changed = (joined + old).reduce(text) { $0.replacing($1, with: new) }
                    line[key] = .value(.text(changed))
                }
                return line
            }
        }
    }

    /// Several names as they stand in a text one after the other.
    private static func lists(_ names: [String]) -> [String] {
        ["、", ", "].map { names.joined(separator: $0) }
    }

    private func commitment(
        _ old: Record, for party: RecordID, on side: Side, agreement: RecordID, id: RecordID
    ) -> Record {
        var new = Record(id)
        for key in ["name", "pillar", "giver", "receiver", "measure", "due", "madeOn"] { new[key] = old[key] }
        let replaced = replaced(on: side)
        for key in [Commitment.giver.key, Commitment.receiver.key] {
            if case .value(.link(let who)) = new[key], replaced.contains(who) {
                new[key] = .value(.link(party))
            }
        }
        new[Commitment.state] = .value(.open)
        new[Commitment.agreement.key] = .value(.link(agreement))
        return new
    }
}

extension Answer where Value == Domain.Value {
    /// Lines that are copied are new ones.
    package var asNewLines: Answer<Domain.Value> {
        guard case .value(.parts(let lines)) = self else { return self }
        return .value(.parts(lines.map { Part($0.answers).notPrinted }))
    }
}
