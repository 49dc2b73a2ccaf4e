import Cells
import Domain

// Of needs and offers: what fits, what was taken up, what is left. Of whoever has them: the three lists.

extension DetailScreen {
    /// Who has needs and offers.
    static let havingLists: Set<Kind> = [.twinning, .village, .branch, .unit, .region]

    func matchOffers(_ context: Context, unless missing: String?) -> [Offer] {
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        switch id.kind {
        case .need:
            return [Offer("suggestHere", unless: missing)]
                + NeedCommands.offers(page?.record, unless: readOnly ?? missing ?? retiredObstacle)
        case .offer: return [Offer("suggestHere", unless: missing)]
        case let kind where DetailScreen.havingLists.contains(kind):
            return [Offer("threeLists", unless: missing), Offer("suggestOffers", unless: missing)]
        default: return []
        }
    }

    /// Nil for commands that are none of these.
    mutating func run(ofMatching command: Command.ID, _ context: Context) -> [Effect]? {
        matchDecision = nil
        guard let page else { return nil }
        let record = page.record
        switch command {
        case "suggestOffers", "suggestHere": return [.push(MatchScreen(about: record.id, name: record.name))]
        case "threeLists": return [.push(ThreeListsScreen(about: record.id, name: record.name))]
        default:
            guard record.kind == .need,
                let begun = NeedCommands.run(command, record, names: page.names, context)
            else { return nil }
            matchDecision = begun.decision
            return begun.effects
        }
    }

    /// What comes of a decision; nil for other events.
    mutating func take(matching event: ScreenEvent, _ context: Context) -> [Effect]? {
        guard matchDecision != nil else { return nil }
        switch event {
        case .given(let gift): return matchDecision?.take(gift, context)
        case .outcome(MatchDecision.verbTag, let outcome): return matchDecision?.said(outcome, context)
        default: return nil
        }
    }
}

extension DetailLines {
    /// Of an offer: what is left of it, and who uses it.
    mutating func addUse() {
        guard let use = page.use else { return }
        let unit = page.record[Domain.Offer.unit].value
        addGroup(words("offer.use"), count: nil)
        addWrapped(
            words.use(use, unit: unit), indent: 2,
            role: use.excess != nil ? .warning : use.isUsedUp ? .dim : .normal, target: nil)
        for line in use.lines {
            let amount = line.amount.map { " · " + words.amount($0, unit) } ?? ""
            addWrapped(
                words.named(line.need, page.names) + amount, indent: 2, role: .link, target: line.need)
            if let project = line.project {
                addWrapped(words.named(project, page.names), indent: 4, role: .link, target: project)
            }
        }
    }
}
