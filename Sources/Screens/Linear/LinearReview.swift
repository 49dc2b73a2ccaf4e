import Cells
import Domain

/// An agreement read out to its end, what stands in its way first, and then signed by typing its number.
struct LinearReview: LinearPlace {
    private var screen: ReviewScreen
    private var pager = LinearPager()
    private var isUnread = true

    init(_ screen: ReviewScreen) { self.screen = screen }

    func title(_ context: Context) -> String { screen.title(context) }

    func prompt(_ context: Context) -> String {
        context.words(
            pager.isAtEnd ? "linear.review.prompt" : "linear.morePrompt", ["number": screen.id.number])
    }

    func offers(_ context: Context) -> [Offer] {
        let own = LinearCommands.typed(screen.offers(context), context.words).map { offer in
            // What was changed since is read anew before it is signed.
            guard offer.id == "sign", offer.obstacle == nil, !pager.isAtEnd else { return offer }
            return Offer("sign", unless: "sign.readToEnd")
        }
        return own + [Offer("more")]
    }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .command("more", _): return LinearStep.say(more(context))
        case .line(let line):
            guard line.trimmed.isEmpty else { return [.say(context.words("linear.review.help"))] }
            return LinearStep.say(more(context))
        case .again, .given(.saved): isUnread = true
        default: break
        }
        if case .again = event { return [] }
        return event.forScreen.map { screen.update($0, context).steps } ?? []
    }

    /// The screen keeps in step: it knows when its end was seen.
    private mutating func more(_ context: Context) -> [String] {
        guard !pager.isAtEnd else { return [context.words("linear.review.end")] }
        let lines = pager.next(context.words)
        _ = screen.update(pager.isAtEnd ? .command("last") : .wheel(LinearText.page), context)
        return lines + (pager.isAtEnd ? [context.words("linear.review.end")] : [])
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread, screen.page != nil else { return [] }
        isUnread = false
        let lines = screen.lines(context, width: context.size.width)
        pager = LinearPager(lines.map { LinearText.plain($0, context.words) })
        return [title(context) + context.words("linear.stop")] + more(context)
    }
}
