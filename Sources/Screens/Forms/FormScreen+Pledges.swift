import Cells
import Domain

/// The form of an activity: the promises made in it are saved with it.
enum CeremonyForm {
    static let plan = FormPlan(plain: .activity, companions: [pledges], after: "agenda")

    /// The commitments that came from the agenda: records of their own, each with the place of its item.
    static let pledges = FormPlan.Companion(
        field: Field.parts(
            "pledges",
            PartDescription(
                Kind.commitment.rawValue,
                [
                    Commitment.agendaItem, Commitment.name, Commitment.pillar, Commitment.giver,
                    Commitment.receiver, Commitment.due,
                ])
        ).section("pledges").description,
        kind: .commitment, link: Commitment.activity.key,
        copies: [Activity.heldOn.key: Commitment.madeOn.key])
}

// A pledge in a speech becomes a commitment with one key.

extension FormScreen {
    /// The item of the agenda in focus, counted from 1: its line, or the form of the line.
    private var agendaItem: Int? {
        guard state.plan.kind == .activity else { return nil }
        let field = state.fields.fields[state.fields.focus]
        guard field.description.key == Activity.agenda.key, let list = field.lines, list.isOnLine else {
            return nil
        }
        return list.row + 1
    }

    var pledgeOffers: [Offer] { agendaItem == nil ? [] : [Offer("pledge")] }

    /// Nil for commands that are none of these.
    mutating func command(ofPledges id: Command.ID, _ context: Context) -> [Effect]? {
        guard id == "pledge", agendaItem != nil else { return nil }
        // Whose village a host is, the registry knows.
        return [.ask(.records(ceremony.parties(of: .a) + ceremony.parties(of: .b)), Tags.pledge)]
    }

    /// The ceremony as the form has it.
    private var ceremony: Ceremony {
        let pledges = state.record(of: CeremonyForm.pledges).map { line in
            Record(RecordID(.commitment, -1), answers: line.answers)
        }
        return Ceremony(activity: state.record, commitments: pledges, names: state.names)
    }

    /// Nil for answers to other questions.
    mutating func take(pledge reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        if tag == Tags.occasion, case .records(let records, _) = reply {
            return records.first.map { take(occasion: $0, context) } ?? []
        }
        guard tag == Tags.pledge, case .records(let records, let names) = reply else { return nil }
        guard let place = agendaItem else { return [] }
        state.names.merge(names) { _, new in new }
        var ceremony = self.ceremony
        for record in records {
            let own = [record[Branch.unit.key], record[Branch.village.key]].compactMap(\.linked)
            ceremony.bodies[record.id] = own
            for body in own { ceremony.bodies[body, default: []].append(record.id) }
        }
        guard let item = (ceremony.activity[Activity.agenda].value ?? [])[safely: place - 1] else {
            return []
        }
        let next = Pledge.next(in: item, taken: ceremony.commitments(fromItem: place), context.words)
        let made = Pledge.commitment(next, item: place, of: ceremony, id: RecordID(.commitment, -1))
        state.add(pledge: made, context.today)
        guard next != nil else {
            // Its words are the user's to give.
            openLast(CeremonyForm.pledges, context)
            return changed(context) + [say("pledge.inYourWords", context)]
        }
        let giver =
            made[Commitment.giver].value.flatMap { state.names[$0] } ?? context.words("answer.notKnown")
        let receiver =
            made[Commitment.receiver].value.flatMap { state.names[$0] } ?? context.words("answer.notKnown")
        let text = context.words(
            "pledge.made", ["words": made.name, "giver": giver, "receiver": receiver])
        return changed(context) + [.say(Message(text, .good))]
            + [.ask(.names(state.namesWanted), Tags.names)]
    }

    /// What is signed in a ceremony is signed on its day and at its place, unless somebody knows better.
    private mutating func take(occasion activity: Record, _ context: Context) -> [Effect] {
        guard activity.kind == .activity else { return [] }
        for (own, theirs) in [
            (Agreement.signedOn.key, Activity.heldOn.key), (Agreement.place.key, Activity.place.key),
        ]
        where activity[theirs] != .notKnown {
            state.propose(own, activity[theirs], today: context.today)
        }
        Proposals.followParties(in: &state, context)
        state.check(context.today)
        return changed(context)
    }

    /// Opens the last line of a list of companions at the first field without an answer.
    private mutating func openLast(_ companion: FormPlan.Companion, _ context: Context) {
        guard let index = state.fields.index(companion.field.key) else { return }
        state.closeLine(context.today)
        state.focus(index, context.today)
        guard let list = state.focusedList, !list.lines.isEmpty else { return }
        state.focusRow(list.lines.count - 1)
        let empty = list.lines[list.lines.count - 1].fields.fields.firstIndex { $0.answer == .notKnown }
        state.openFocusedLine(atField: empty ?? 0, context.today)
        atFocus = state.focused
    }
}

extension Answer where Value == Domain.Value {
    /// The record that a link leads to.
    var linked: RecordID? { if case .value(.link(let record)) = self { record } else { nil } }
}

extension FormState {
    fileprivate mutating func add(pledge: Record, _ today: CalendarDay) {
        let companion = CeremonyForm.pledges
        guard let index = fields.index(companion.field.key), case .parts(let part) = companion.field.type,
            case .lines(var list) = fields.fields[index].entry
        else { return }
        list.append([LineState(Part(pledge.answers), part, today: today)])
        fields.fields[index].entry = .lines(list)
        fields.fields[index].read(today)
        check(today)
    }

    /// The agenda was changed as a list: what the promises say of the place of their item follows.
    mutating func followAgenda(from before: [LineState], _ today: CalendarDay) {
        guard plan.kind == .activity, let now = fields[Activity.agenda.key]?.lines?.lines,
            now.map(\.part) != before.map(\.part), let index = fields.index(CeremonyForm.pledges.field.key),
            case .lines(var list) = fields.fields[index].entry
        else { return }
        var places: [Int: Int] = [:]
        var taken: Set<Int> = []
        for (old, line) in before.enumerated() {
            guard let new = now.indices.first(where: { !taken.contains($0) && now[$0].part == line.part })
            else { continue }
            taken.insert(new)
            places[old + 1] = new + 1
        }
        for row in list.lines.indices {
            guard case .value(.number(let item)) = list.lines[row].part[Commitment.agendaItem.key],
                (1...max(1, before.count)).contains(item), places[item] != item
            else { continue }
            let place: Answer<Value> = places[item].map { .value(.number($0)) } ?? .notKnown
            list.change(row) { $0.fields.answer(Commitment.agendaItem.key, place, today) }
        }
        fields.fields[index].entry = .lines(list)
        fields.fields[index].read(today)
    }
}
