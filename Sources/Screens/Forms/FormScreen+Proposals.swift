import Cells
import Domain

// What follows from other answers, from who else is in the registry, and from what was used last. A proposal is an
// answer that is marked; typing replaces it.

/// For what proposals were last asked.
struct Followed: Hashable, Sendable {
    var sides: [Side: [RecordID]] = [:]
    var day: CalendarDay?
    /// The twinning or agreement whose parties were asked for.
    var origin: RecordID?
    /// The form was begun: it has its first proposals.
    var isStarted = false
}

extension FormState {
    /// Puts an answer where there is none, or where another proposal stands.
    mutating func propose(
        _ key: String, _ answer: Answer<Value>, as origin: FieldState.Origin = .proposed, today: CalendarDay
    ) {
        guard let index = fields.index(key) else { return }
        let old = fields.fields[index]
        let isFree = old.isEmpty && !old.isNotApplicable && old.misread == nil || old.origin == .proposed
        guard isFree, !old.isLocked, old.answer != answer else { return }
        fields.fields[index] = FieldState(old.description, answer, today: today)
        fields.fields[index].origin = answer == .notKnown ? nil : origin
        fields.fields[index].isLeft = old.isLeft
    }

    fileprivate var partySides: [Side: [RecordID]] {
        var sides: [Side: [RecordID]] = [:]
        for side in Side.allCases {
            let parties = parties(of: side)
            if !parties.isEmpty { sides[side] = parties }
        }
        return sides
    }

    /// The record that says who the parties are: the twinning, for a promise the agreement.
    fileprivate var partyOrigin: RecordID? {
        let keys: [String] =
            switch plan.kind {
            case .agreement, .activity: ["twinning"]
            case .project: ["twinning", "agreement"]
            case .commitment: ["agreement"]
            default: []
            }
        return keys.lazy.compactMap { fields[$0]?.answer.value }.compactMap { value in
            if case .link(let record) = value { record } else { nil }
        }.first
    }
}

extension FormScreen {
    /// A new record begins with what is likely: the day of today, what was used last.
    mutating func start(_ context: Context) {
        guard !followed.isStarted else { return }
        followed.isStarted = true
        guard isNew, initial != nil else {
            // What is stored, or was typed before, is nobody's to change.
            followed.sides = state.partySides
            followed.day = state.day
            followed.origin = state.partyOrigin
            return
        }
        unlessTouched { form in
            if form.state.plan.isSigned {
                let key = Agreement.signedOn.key
                form.state.propose(key, .value(.day(context.today)), today: context.today)
            }
            for field in LastUsed.fields(of: form.state.plan.kind) {
                let owner = form.state.plan.kind.rawValue
                guard
                    let value = context.memory.lastUsed(field, of: owner, today: context.today).first
                else { continue }
                form.state.propose(field.key, .value(value), today: context.today)
            }
            if form.state.plan.isSigned, form.state.fields["parties"]?.isEmpty == true {
                let own = context.memory.lastUsed(
                    Party.party.description, of: LastUsed.ownBranch, today: context.today)
                if let party = own.first {
                    let line = Part([
                        Party.side.key: .value(.choice(Side.a.rawValue)), Party.party.key: .value(party),
                    ])
                    form.state.propose("parties", .value(.parts([line])), today: context.today)
                }
            }
            Proposals.followParties(in: &form.state, context)
            form.state.check(context.today)
        }
    }

    /// Changes the form without making it one that somebody typed into.
    private mutating func unlessTouched(_ change: (inout FormScreen) -> Void) {
        let wasDirty = isDirty
        change(&self)
        if !wasDirty { initial = state.content }
        atFocus = state.focused
    }

    /// What is typed into a proposal replaces it.
    mutating func makeWay(_ context: Context) {
        guard state.focused.origin == .proposed, !isLocked, state.focused.text?.isEmpty == false else {
            return
        }
        state.edit(context.today) { field in
            if case .area = field.entry {
                field.put(.area(TextArea()))
            } else {
                field.put(.line(LineEditor()))
            }
        }
    }

    /// Asks for what follows from the parties, and from the record that names them, when those changed.
    mutating func follow(_ context: Context) -> [Effect] {
        guard followed.isStarted else { return [] }
        var effects: [Effect] = []
        let origin = state.partyOrigin
        if origin != followed.origin {
            followed.origin = origin
            if let origin { effects.append(.ask(.records([origin]), Tags.parties)) }
        }
        let sides = state.partySides
        if state.plan.isSigned, !Agreement.isFrozen(state.base),
            sides != followed.sides || state.day != followed.day, !sides.isEmpty
        {
            followed.sides = sides
            followed.day = state.day
            let query = PartyQuery(sides, on: state.day ?? context.today)
            effects.append(.ask(.partyFacts(query), Tags.facts))
        }
        let wanted = state.namesWanted
        if !effects.isEmpty, !wanted.isEmpty { effects.append(.ask(.names(wanted), Tags.names)) }
        return effects
    }

    /// The answers to it; nil for answers to other questions.
    mutating func take(facts reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        switch (tag, reply) {
        case (Tags.facts, .partyFacts(let facts)):
            unlessTouched { form in
                form.facts = facts
                form.state.names.merge(facts.names) { _, new in new }
                form.propose(facts, context)
            }
        case (Tags.parties, .records(let records, let names)):
            guard let record = records.first else { return [] }
            unlessTouched { form in
                form.state.names.merge(names) { _, new in new }
                form.propose(partiesOf: record, context)
            }
        default: return nil
        }
        return follow(context)
    }

    private mutating func propose(_ facts: PartyFacts, _ context: Context) {
        let today = context.today
        let twinning = facts.twinnings.first
        state.propose(
            Agreement.twinning.key, twinning.map { .value(.link($0)) } ?? .notKnown, today: today)
        // The parties are known already: its own are not asked for.
        if let twinning, state.partyOrigin == twinning { followed.origin = twinning }
        let lines = Side.allCases.compactMap { side -> Part? in
            let best = facts.holders.first {
                $0.side == side && Post.signingRank($0.post) < Post.signing.count
            }
            return best.map { holder in
                Part([
                    Signature.side.key: .value(.choice(side.rawValue)),
                    Signature.person.key: .value(.link(holder.person)),
                    Signature.post.key: .value(.choice(holder.post)),
                    Signature.body.key: .value(.link(holder.body)),
                ])
            }
        }
        state.propose(
            Agreement.signatures.key, lines.isEmpty ? .notKnown : .value(.parts(lines)), today: today)
        Proposals.followParties(in: &state, context)
        state.check(today)
    }

    private mutating func propose(partiesOf record: Record, _ context: Context) {
        let today = context.today
        let lines = (record["parties"].value.flatMap([Part].init) ?? []).map { Part($0.answers) }
        guard !lines.isEmpty else { return }
        func first(_ side: Side, village: Bool) -> Answer<Value> {
            let own = lines.filter { $0[Party.side].value == side }.compactMap { $0[Party.party].value }
            let party = village ? own.first { $0.kind == .village } ?? own.first : own.first
            return party.map { .value(.link($0)) } ?? .notKnown
        }
        switch state.plan.kind {
        case .activity:
            let hosts = lines.map { line in
                Part([
                    ActivityHost.side.key: line[Party.side.key],
                    ActivityHost.host.key: line[Party.party.key],
                ])
            }
            state.propose(Activity.hosts.key, .value(.parts(hosts)), today: today)
        case .commitment:
            state.propose(Commitment.giver.key, first(.a, village: false), today: today)
            state.propose(Commitment.receiver.key, first(.b, village: true), today: today)
        default: state.propose("parties", .value(.parts(lines)), today: today)
        }
        Proposals.followParties(in: &state, context)
        state.check(today)
    }
}

/// The answers that are likely to be the same again, by kind.
enum LastUsed {
    /// The party of side A that agreements were last made for.
    static let ownBranch = "agreement.a"

    static func fields(of kind: Kind) -> [FieldDescription] {
        let keys: [String] =
            switch kind {
            case .agreement: ["place", "copies", "copiesHeldBy"]
            case .village: ["town"]
            case .region: ["parent"]
            case .activity: ["place", "sort"]
            case .project, .commitment: ["pillar"]
            case .need, .offer: ["category"]
            default: []
            }
        return keys.compactMap { kind.description.field($0) }
    }

    /// What of a saved record is to be remembered.
    static func values(in record: Record) -> [Memory.UsedValue] {
        var used = fields(of: record.kind).compactMap { field -> Memory.UsedValue? in
            guard let value = record[field.key].value else { return nil }
            return Memory.UsedValue(owner: record.kind.rawValue, field: field, value: value)
        }
        if record.kind == .agreement {
            let own = (record[Agreement.parties].value ?? []).first { $0[Party.side].value == .a }
            if let party = own?[Party.party].value {
                used.append(
                    Memory.UsedValue(
                        owner: ownBranch, field: Party.party.description, value: .link(party)))
            }
        }
        return used
    }
}

extension Words {
    /// Where an answer that nobody typed is from.
    func origin(_ origin: FieldState.Origin, from source: Record?) -> String {
        switch origin {
        case .proposed: self("form.proposed")
        case .copied: self("form.copied", ["number": source?.id.number ?? ""])
        }
    }
}
