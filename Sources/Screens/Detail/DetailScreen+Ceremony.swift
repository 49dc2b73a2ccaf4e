import Cells
import Domain

// What the page of an activity or of an agreement offers around a ceremony: pledges, the day sheet, the same agreement
// for others, signing several at once, comparing two agreements.

extension DetailScreen {
    static let pledgeTag = 1_000_010
    static let pledgedTag = 1_000_011

    func ceremonyOffers(_ context: Context, unless obstacle: String?) -> [Offer] {
        guard let page else { return [] }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let retired = page.record.retired == nil ? nil : "obstacle.retired"
        switch page.record.kind {
        case .activity:
            let hasAgreements = !agreementsHere.isEmpty
            return [
                Offer("daySheet", unless: obstacle),
                Offer(
                    "signTogether",
                    unless: readOnly ?? obstacle ?? (hasAgreements ? nil : "signTogether.nothing")),
                Offer(
                    "forOthers",
                    unless: readOnly ?? obstacle ?? (hasAgreements ? nil : "signTogether.nothing")),
            ] + (agendaItem(context) == nil ? [] : [Offer("pledge", unless: readOnly ?? retired)])
        case .agreement:
            return [
                Offer("forOthers", unless: readOnly ?? obstacle ?? retired),
                Offer("compareWith", unless: obstacle),
            ]
        default: return []
        }
    }

    /// The agreements that an activity is the occasion of.
    private var agreementsHere: [RecordID] {
        page?.hanging.first { $0.kind == .agreement && $0.field == Agreement.occasion.key }?.records ?? []
    }

    /// The item of the agenda whose line is selected, counted from 1.
    private func agendaItem(_ context: Context) -> Int? {
        guard page?.record.kind == .activity else { return nil }
        return selectedLine(context)?.agendaItem
    }

    /// Nil for commands that are none of these.
    mutating func run(ofCeremony command: Command.ID, _ context: Context) -> [Effect]? {
        guard let page else { return nil }
        let id = page.record.id
        switch command {
        case "daySheet": return [.push(DaySheetScreen(id))]
        case "signTogether": return [.push(SignTogetherScreen(id))]
        case "forOthers":
            let template = id.kind == .agreement ? id : agreementsHere.first
            return template.map {
                [.push(ForOthersScreen($0, name: page.names[$0] ?? page.record.name))]
            } ?? []
        case "compareWith":
            if let origin = page.origin?.id { return [.push(AgreementCompareScreen(origin, id))] }
            isChoosingOther = true
            return [
                .push(
                    PickerScreen(
                        title: context.words("comparison.with"), kinds: [.agreement], typed: "", current: nil)
                )
            ]
        case "pledge":
            pledgingItem = agendaItem(context)
            return pledgingItem == nil ? [] : [.ask(.ceremony(id), DetailScreen.pledgeTag)]
        default: return nil
        }
    }

    /// Nil for events that are none of these.
    mutating func take(ceremony event: ScreenEvent, _ context: Context) -> [Effect]? {
        switch event {
        case .reply(DetailScreen.pledgeTag, .ceremony(let ceremony)): return pledge(in: ceremony, context)
        case .outcome(DetailScreen.pledgedTag, .done(_, let ids)):
            return [
                .say(
                    Message(
                        context.words("pledge.saved", ["number": ids.first?.number ?? ""]), .good))
            ]
        case .given(.picked(let other, _)) where isChoosingOther:
            isChoosingOther = false
            return [.push(AgreementCompareScreen(other, page?.record.id ?? id))]
        default: return nil
        }
    }

    private mutating func pledge(in ceremony: Ceremony, _ context: Context) -> [Effect] {
        guard let place = pledgingItem,
            let item = (ceremony.activity[Activity.agenda].value ?? [])[safely: place - 1]
        else { return [] }
        pledgingItem = nil
        let next = Pledge.next(in: item, taken: ceremony.commitments(fromItem: place), context.words)
        let made = Pledge.commitment(next, item: place, of: ceremony, id: RecordID(.commitment, -1))
        let isComplete = Validation.problems(in: made).isEmpty
        if next != nil, isComplete {
            return [.perform(.save([made], draft: nil), DetailScreen.pledgedTag)]
        }
        // What is lacking is the user's to say.
        return [
            .push(FormScreen(new: .commitment, answers: made.answers, names: ceremony.names)),
            .say(Message(context.words("pledge.inYourWords"))),
        ]
    }
}
