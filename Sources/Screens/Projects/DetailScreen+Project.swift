import Cells
import Domain

// What the page of a project offers: stages, milestones, indicators; and explaining what is odd.

extension DetailScreen {
    static let projectTag = 1_000_020

    func projectOffers(_ context: Context, unless obstacle: String?) -> [Offer] {
        var offers: [Offer] = []
        let fixed = context.isReadOnly ? "obstacle.readOnly" : obstacle ?? retiredObstacle
        if id.kind == .project {
            let isLast = page?.record[Project.state].value.map { Project.next(after: $0) == nil } ?? true
            offers += [
                Offer("nextStage", unless: fixed ?? (isLast ? "obstacle.lastStage" : nil)),
                Offer("stage", unless: fixed), Offer("milestone", unless: fixed),
                Offer("indicators", unless: fixed),
            ]
        }
        if Oddities.kinds.contains(id.kind) {
            offers.append(
                Offer("explain", unless: fixed ?? (hasOpenOddity(context) ? nil : "obstacle.nothingOdd")))
        }
        if DetailScreen.haveProjects.contains(id.kind) {
            offers += [Offer("boardHere", unless: obstacle), Offer("moneyHere", unless: obstacle)]
        }
        return offers
    }

    /// What lists of projects can be about.
    private static let haveProjects: Set<Kind> = [.twinning, .branch, .village, .unit, .region]

    private func hasOpenOddity(_ context: Context) -> Bool {
        selectedLine(context)?.doubt != nil
            || page?.doubts.contains { $0.stands(context.today) && $0.explanation == nil } == true
    }

    /// Nil for commands that are none of these.
    mutating func run(ofProject command: Command.ID, _ context: Context) -> [Effect]? {
        projectAsking.stop()
        guard let page else { return nil }
        let record = page.record
        switch command {
        case "nextStage": return projectAsking.nextStage(record, context).effects(DetailScreen.projectTag)
        case "stage": return projectAsking.stage(record, context)
        case "milestone":
            return projectAsking.milestone(record, at: selectedLine(context)?.milestone, context)
        case "indicators": return projectAsking.indicators(record, context)
        case "explain":
            return projectAsking.explain(
                page.doubts.filter { $0.stands(context.today) }, selected: selectedLine(context)?.doubt,
                context)
        case "boardHere": return [.push(BoardScreen(about: record.id, name: record.name))]
        case "moneyHere": return [.push(MoneyScreen(about: record.id, name: record.name))]
        default: return nil
        }
    }

    /// Nil for events that are none of these.
    mutating func take(project event: ScreenEvent, _ context: Context) -> [Effect]? {
        switch event {
        case .given(let gift) where projectAsking.isAsking:
            guard let page else { return [] }
            return projectAsking.take(gift, page.record, page.names, context)?.effects(
                DetailScreen.projectTag)
        case .outcome(DetailScreen.projectTag, .done):
            let text = context.words("form.saved", ["number": id.number, "name": page?.record.name ?? ""])
            return [.say(Message(text, .good))]
        case .outcome(DetailScreen.projectTag, _): return []
        default: return nil
        }
    }
}
