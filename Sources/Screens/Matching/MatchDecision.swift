import Cells
import Domain

/// Deciding about a need, and about an offer for it: what can be chosen, what has to be asked for it, and the deed.
struct MatchDecision: Sendable {
    enum Choice: Hashable, Sendable {
        case accept, acceptAmount, acceptForNew, acceptForExisting, decline
        case takeUp, takeBack(RecordID?), meet
        case openNeed, openOffer
    }

    private enum Stage: Hashable, Sendable {
        case menu([Choice]), amount, newProject, existingProject, reason, taker
    }

    let need: RecordID
    let offer: RecordID?
    /// What is left of the offer, where that is known.
    private let left: Quantity?
    private let unit: String?
    private var stage: Stage?
    private(set) var deed: MatchDeed?

    init(need: RecordID, offer: RecordID? = nil, left: Quantity? = nil, unit: String? = nil) {
        self.need = need
        self.offer = offer
        self.left = left
        self.unit = unit
    }

    init(_ suggestion: Suggestion) {
        self.init(
            need: suggestion.need.record, offer: suggestion.offer.record, left: suggestion.offer.amount,
            unit: suggestion.offer.unit)
    }

    static let verbTag = 1_100_000

    /// A menu with what can be done with an offer for a need.
    mutating func ask(_ context: Context) -> [Effect] {
        let words = context.words
        let choices: [Choice] = [
            .accept, .acceptForNew, .acceptForExisting, .acceptAmount, .decline, .openNeed, .openOffer,
        ]
        let obstacle = context.isReadOnly ? words("obstacle.readOnly") : nil
        stage = .menu(choices)
        return [
            .push(
                MenuScreen(
                    title: words(
                        "match.decide", ["need": need.number, "offer": offer?.number ?? ""]),
                    entries: choices.map { choice in
                        let isReading = choice == .openNeed || choice == .openOffer
                        return MenuScreen.Entry(
                            label(choice, words), obstacle: isReading ? nil : obstacle)
                    }))
        ]
    }

    /// A menu with the offers that can be taken back, where there are several.
    mutating func askTakingBack(_ record: Record, names: [RecordID: String], _ context: Context) -> [Effect] {
        let offers = record.acceptedMatches.compactMap { $0[NeedMatch.offer].value?.record }
        guard offers.count > 1 else { return begin(.takeBack(offers.first), context) }
        let choices = offers.map { Choice.takeBack($0) } + [.takeBack(nil)]
        stage = .menu(choices)
        return [
            .push(
                MenuScreen(
                    title: context.words("match.takeBackWhich", ["need": need.number]),
                    entries: choices.map { choice in
                        guard case .takeBack(let offer?) = choice else {
                            return MenuScreen.Entry(context.words("match.takeBackAll"))
                        }
                        return MenuScreen.Entry(context.words.named(offer, names))
                    }))
        ]
    }

    private func label(_ choice: Choice, _ words: Words) -> String {
        switch choice {
        case .accept: words("match.choice.accept")
        case .acceptAmount: words("match.choice.amount")
        case .acceptForNew: words("match.choice.newProject")
        case .acceptForExisting: words("match.choice.existingProject")
        case .decline: words("match.choice.decline")
        case .takeUp: words("command.takeUpNeed")
        case .takeBack: words("command.takeBackMatch")
        case .meet: words("command.meetNeed")
        case .openNeed: words("match.choice.open", ["number": need.number])
        case .openOffer: words("match.choice.open", ["number": offer?.number ?? ""])
        }
    }

    /// Does what was chosen, or asks for what it needs first.
    mutating func begin(_ choice: Choice, _ context: Context) -> [Effect] {
        let words = context.words
        stage = nil
        switch choice {
        case .accept: return accept(amount: nil, .none, context)
        case .acceptAmount:
            stage = .amount
            return [
                .push(
                    PromptScreen(
                        title: words("match.choice.amount"),
                        text: left.map { words("match.amountLeft", ["left": words.amount($0, unit)]) }
                            ?? words("match.amountNotKnown"), limit: 40))
            ]
        case .acceptForNew:
            stage = .newProject
            return [
                .push(
                    PromptScreen(
                        title: words("match.choice.newProject"), text: words("match.projectName"), limit: 300,
                        allowsEmpty: true))
            ]
        case .acceptForExisting:
            stage = .existingProject
            return [
                .push(
                    PickerScreen(
                        title: words("match.choice.existingProject"), kinds: [.project], typed: "",
                        current: nil))
            ]
        case .decline:
            stage = .reason
            return [
                .push(
                    PromptScreen(
                        title: words(
                            "match.declineTitle",
                            ["need": need.number, "offer": offer?.number ?? ""]),
                        text: words("match.declineWhy"), limit: 500))
            ]
        case .takeUp:
            stage = .taker
            return [
                .push(
                    PickerScreen(
                        title: words("match.takeUpBy", ["need": need.number]), kinds: [.branch, .unit],
                        typed: "", current: nil))
            ]
        case .takeBack(let offer): return perform(.takeBack(offer: offer), context)
        case .meet: return perform(.meet, context)
        case .openNeed: return [.push(DetailScreen(need))]
        case .openOffer: return offer.map { [.push(DetailScreen($0))] } ?? []
        }
    }

    private mutating func accept(
        amount: Quantity?, _ project: MatchDeed.ProjectChoice, _ context: Context
    ) -> [Effect] {
        guard let offer else { return [] }
        return perform(
            .accept(offer: offer, amount: amount, project: project, insists: false), context)
    }

    private mutating func perform(_ deed: MatchDeed, _ context: Context) -> [Effect] {
        self.deed = deed
        return [.perform(.match(deed, of: need, on: context.today), MatchDecision.verbTag)]
    }

    /// What a window that was opened from here gives back; nil when it is not for this.
    mutating func take(_ gift: Gift, _ context: Context) -> [Effect]? {
        guard let asked = stage else { return nil }
        stage = nil
        switch (asked, gift) {
        case (.menu(let choices), .chosen(let index)):
            return choices.indices.contains(index) ? begin(choices[index], context) : []
        case (.amount, .typed(let text)):
            guard let amount = Quantity(typed: text) else {
                return [.say(Message(context.words("match.badAmount", ["value": text]), .problem))]
            }
            return accept(amount: amount, .none, context)
        case (.newProject, .typed(let name)): return accept(amount: nil, .new(name: name), context)
        case (.existingProject, .picked(let id, _)), (.existingProject, .made(let id, _)):
            return accept(amount: nil, .existing(id), context)
        case (.reason, .typed(let reason)):
            guard let offer else { return [] }
            return perform(.decline(offer: offer, reason: reason), context)
        case (.taker, .picked(let id, _)), (.taker, .made(let id, _)):
            return perform(.takeUp(by: id, project: .none), context)
        default: return nil
        }
    }

    /// What to say once it is done.
    func said(_ outcome: Outcome, _ context: Context) -> [Effect] {
        guard let deed else { return [] }
        let words = context.words
        guard case .done(_, let ids) = outcome else {
            return [.say(Message(words("cli.unchanged", ["number": need.number])))]
        }
        var text = words.did(deed, need, project: ids.first { $0.kind == .project })
        if case .accept(let offer, let amount?, _, _) = deed, let left, amount > left {
            let excess = Quantity(thousandths: amount.thousandths - left.thousandths)
            text += words("list.semicolon") + words.excess(excess, of: offer, unit: unit)
            return [.say(Message(text, .problem))]
        }
        return [.say(Message(text, .good))]
    }
}

/// What can be done with a need on its own, as commands.
enum NeedCommands {
    static func offers(_ need: Record?, unless general: String?) -> [Offer] {
        let state = need?[Need.state].value
        let isTaken = state == .takenUp || state == .met
        return [
            Offer("takeUpNeed", unless: general ?? (state == .open ? nil : "obstacle.needNotOpen")),
            Offer("takeBackMatch", unless: general ?? (isTaken ? nil : "obstacle.needNotTaken")),
            Offer(
                "meetNeed",
                unless: general ?? (state == .open || state == .takenUp ? nil : "obstacle.needClosed")),
        ]
    }

    /// Nil for other commands.
    static func run(
        _ command: Command.ID, _ need: Record, names: [RecordID: String], _ context: Context
    ) -> (decision: MatchDecision, effects: [Effect])? {
        var decision = MatchDecision(need: need.id)
        switch command {
        case "takeUpNeed":
            let effects = decision.begin(.takeUp, context)
            return (decision, effects)
        case "meetNeed":
            let effects = decision.begin(.meet, context)
            return (decision, effects)
        case "takeBackMatch":
            let effects = decision.askTakingBack(need, names: names, context)
            return (decision, effects)
        default: return nil
        }
    }
}
