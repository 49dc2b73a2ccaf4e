import Cells
import Domain

// What can be done with an agreement after it was begun, each with the reason where it cannot be done now.

extension DetailScreen {
    /// The steps, by the command that takes them.
    static let steps: [(command: Command.ID, sort: AgreementStep.Sort)] = [
        ("intendAgreement", .intent), ("draftAgreement", .drafted), ("suspendAgreement", .suspended),
        ("resumeAgreement", .resumed), ("endAgreement", .ended), ("cancelAgreement", .cancelled),
    ]

    /// In the order in which they come in the life of an agreement.
    static let lifeCommands: [Command.ID] = [
        "intendAgreement", "draftAgreement", "amend", "suspendAgreement", "resumeAgreement",
        "reviewGoals", "renew", "endAgreement", "cancelAgreement",
    ]

    func lifeOffers(_ context: Context) -> [Offer] {
        guard let page, page.record.kind == .agreement else { return [] }
        let general = context.isReadOnly ? "obstacle.readOnly" : retiredObstacle
        let offers = DetailScreen.lifeCommands.map { command in
            Offer(command, unless: general ?? lifeObstacle(command, page, context))
        }
        let isNothing = offers.allSatisfy { $0.obstacle != nil }
        return [Offer("life", unless: general ?? (isNothing ? "obstacle.lifeOver" : nil))] + offers
    }

    /// The key of the sentence that says why it cannot be done.
    private func lifeObstacle(_ command: Command.ID, _ page: Page, _ context: Context) -> String? {
        let state = AgreementStanding(page.record, renewal: page.renewal, today: context.today).state
        if let step = DetailScreen.steps.first(where: { $0.command == command }) {
            return step.sort.startsFrom.contains(state) ? nil : "life.obstacle." + state.rawValue
        }
        let closed = "life.obstacle." + state.rawValue
        switch command {
        case "amend": return state.takesAmendments ? nil : closed
        case "reviewGoals": return state.takesReview ? nil : closed
        case "renew":
            guard state.takesRenewal, Agreement.isFrozen(page.record) else { return closed }
            return page.life?.renewalsBegun(of: page.record.id).isEmpty == false
                ? "obstacle.renewalBegun" : nil
        default: return nil
        }
    }

    /// Nil for commands that are none of these.
    mutating func runLife(_ command: Command.ID, _ context: Context) -> [Effect]? {
        guard let page else { return nil }
        if let step = DetailScreen.steps.first(where: { $0.command == command }) {
            return [.push(FormScreen(step.sort, of: page, today: context.today))]
        }
        switch command {
        case "life":
            let words = context.words
            let entries = lifeOffers(context).dropFirst().map {
                MenuScreen.Entry(words("command." + $0.id), obstacle: $0.obstacle.map { words($0) })
            }
            choosing = .life
            let standing = AgreementStanding(page.record, renewal: page.renewal, today: context.today)
            return [
                .push(
                    MenuScreen(
                        title: page.record.id.number + " · " + words.standing(standing),
                        entries: Array(entries),
                        selected: lifeOffers(context).dropFirst().enumerated()
                            .first { $0.element.obstacle == nil }?.offset ?? 0))
            ]
        case "amend": return [.push(FormScreen(amending: page, context.words, today: context.today))]
        case "reviewGoals":
            return [.push(FormScreen(reviewing: page, context.words, today: context.today))]
        case "renew": return renew(page, context)
        default: return nil
        }
    }

    /// First the review, where there is none; then which promises go on; then the new agreement.
    private mutating func renew(_ page: Page, _ context: Context) -> [Effect] {
        guard page.record[Agreement.reviewedOn] == .notKnown else { return carry(page, context) }
        choosing = .reviewFirst
        let words = context.words
        return [
            .push(
                MenuScreen(
                    title: words("renew.reviewFirst", ["number": page.record.id.number]),
                    entries: [
                        MenuScreen.Entry(words("renew.withReview")),
                        MenuScreen.Entry(words("renew.withoutReview")),
                    ]))
        ]
    }

    private mutating func carry(_ page: Page, _ context: Context) -> [Effect] {
        let commitments = carriable(page)
        guard !commitments.isEmpty else {
            return [.push(FormScreen(renewing: page, carrying: [], today: context.today))]
        }
        choosing = .carried
        let words = context.words
        let entries = commitments.map { commitment in
            let state = commitment[Commitment.state].value ?? .open
            return commitment.id.number + " " + commitment.name + " · "
                + words.choice("commitmentState", state.rawValue)
        }
        let proposed = commitments.indices.filter { Renewing.isProposed(commitments[$0]) }
        return [
            .push(
                ChecklistScreen(title: words("renew.carry"), entries: entries, checked: Set(proposed)))
        ]
    }

    private func carriable(_ page: Page) -> [Record] { page.life?.commitments ?? [] }

    /// What was chosen in a window of these; nil for other gifts.
    mutating func take(life gift: Gift, _ context: Context) -> [Effect]? {
        guard let page else { return nil }
        let asked = choosing
        switch (asked, gift) {
        case (.life, .chosen(let index)):
            choosing = nil
            guard DetailScreen.lifeCommands.indices.contains(index) else { return [] }
            return runLife(DetailScreen.lifeCommands[index], context) ?? []
        case (.reviewFirst, .chosen(let index)):
            choosing = nil
            if index > 0 { return carry(page, context) }
            renewsNext = true
            return [.push(FormScreen(reviewing: page, context.words, today: context.today))]
        case (.carried, .checked(let places)):
            choosing = nil
            let commitments = carriable(page)
            let chosen = commitments.indices.filter(places.contains).map { commitments[$0] }
            return [.push(FormScreen(renewing: page, carrying: chosen, today: context.today))]
        case (_, .saved(let records)):
            // The draft of a renewal is read through and signed on a page of its own.
            if let made = records.first, made.kind == .agreement, made != page.record.id {
                return [.push(DetailScreen(made))]
            }
            return []
        default: return nil
        }
    }

    /// Goes on with the renewal that the review was opened for.
    mutating func goOnRenewing(_ page: Page, _ context: Context) -> [Effect] {
        guard renewsNext, page.record[Agreement.reviewedOn] != .notKnown else { return [] }
        renewsNext = false
        guard page.record[Agreement.reviewDecision].value == .renew else { return [] }
        return carry(page, context)
    }
}
