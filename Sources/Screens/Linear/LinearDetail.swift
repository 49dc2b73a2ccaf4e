import Cells
import Domain

/// One record with everything that hangs on it, read out from its page; what can be done with it is numbered.
struct LinearDetail: LinearPlace {
    private var screen: DetailScreen
    private var pager = LinearPager()
    private var isUnread = true

    init(_ screen: DetailScreen) { self.screen = screen }

    func title(_ context: Context) -> String { screen.title(context) }

    func prompt(_ context: Context) -> String {
        context.words(
            pager.isAtEnd ? "linear.detail.prompt" : "linear.morePrompt", ["number": screen.id.number])
    }

    func offers(_ context: Context) -> [Offer] { deeds(context) + [Offer("more")] }

    func help(_ context: Context) -> [String] { [context.words("linear.detail.help")] }

    /// What can be done with the record.
    private func deeds(_ context: Context) -> [Offer] {
        LinearCommands.typed(screen.offers(context), context.words)
    }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .command("more", _): return LinearStep.say(more(context))
        case .line(let line): return answer(line, context)
        case .ended: return []
        case .again:
            isUnread = true
            return screen.update(.appeared, context).steps
        case .returned:
            return [.say(title(context) + context.words("linear.stop"))]
                + screen.update(.appeared, context).steps
        case .given:
            // What was saved is read out anew.
            isUnread = true
        case .outcome: isUnread = true
        default: break
        }
        var steps = event.forScreen.map { screen.update($0, context).steps } ?? []
        switch event {
        case .outcome, .given(.saved): steps += screen.update(.appeared, context).steps
        default: break
        }
        return steps
    }

    private mutating func more(_ context: Context) -> [String] {
        pager.isAtEnd
            ? [choices(context)] : pager.next(context.words) + (pager.isAtEnd ? [choices(context)] : [])
    }

    private mutating func answer(_ line: String, _ context: Context) -> [LinearStep] {
        let text = line.trimmed
        guard !text.isEmpty else { return LinearStep.say(more(context)) }
        let deeds = deeds(context)
        guard let index = LinearText.number(text, upTo: deeds.count) else {
            return [.open(LinearRecords(.search(text, [])))]
        }
        if let obstacle = deeds[index].obstacle { return [.say(context.words(obstacle))] }
        return update(.command(deeds[index].id, argument: ""), context)
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread, let page = screen.page else { return [] }
        isUnread = false
        let words = context.words
        pager = LinearPager(
            DetailLines(page, context).lines.map { line in
                let text = LinearText.plain(line.spans, words)
                guard let target = line.target, !text.contains(target.number) else { return text }
                return text + words("linear.inBrackets", ["text": target.number])
            })
        return more(context)
    }

    private func choices(_ context: Context) -> String {
        let titles = deeds(context).map { LinearCommands.title($0.id, context.words) }
        return context.words("linear.choices", ["choices": LinearText.choices(titles, context.words)])
    }
}
