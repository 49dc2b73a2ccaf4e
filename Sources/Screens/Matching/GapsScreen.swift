import Cells
import Domain

/// Needs without an offer, and offers that nobody uses; each with the reason.
struct GapsScreen: Screen {
    let about: RecordID?
    private let name: String?
    private(set) var gaps: Gaps?
    private var sheet = Sheet("gaps")
    private var askTag = 0

    init(about: RecordID?, name: String? = nil) {
        self.about = about
        self.name = name
    }

    /// Of each so many are listed; the others are counted.
    private static let most = 500

    func title(_ context: Context) -> String {
        guard let about else { return context.words("gaps.title") }
        let named = about.number + (name.map { " " + $0 } ?? "")
        return context.words("gaps.titleOf", ["name": named])
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        let lines = lines(context)
        let own = sheet.target(lines) == nil ? "obstacle.noLink" : nil
        return sheet.takesText
            ? sheet.offers(lines) : sheet.offers(lines) + [Offer("suggestHere", unless: own)]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared:
            askTag += 1
            return [
                .ask(
                    .gaps(GapsRequest(about: about, today: context.today, limit: GapsScreen.most)), askTag)
            ]
        case .reply(let tag, .gaps(let gaps)) where tag == askTag:
            self.gaps = gaps
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("suggestHere"):
            return sheet.target(lines(context)).map { id in
                [.push(MatchScreen(about: id, name: gaps?.names[id]))]
            } ?? []
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let gaps else { return [] }
        let words = context.words
        var made = SheetLines(context)
        func add(_ listing: Listing, _ why: String) {
            made.add(
                [
                    Span(TextFit.pad(listing.record.number, to: 6) + " ", .dim),
                    Span(gaps.names[listing.record] ?? "", .link),
                    Span("  " + words.named(listing.by, gaps.names), .dim),
                ], target: listing.record)
            made.add(why, .warning, indent: 9, target: listing.record)
        }
        func rest(_ listed: Int, _ total: Int) {
            guard total > listed else { return }
            made.add(words("detail.more", ["n": String(total - listed)]), .dim)
        }
        made.heading(words("gaps.needs"), count: gaps.needsInAll)
        if gaps.needs.isEmpty { made.add(words("gaps.noNeeds"), .absent) }
        for gap in gaps.needs { add(gap.need, words.gap(gap)) }
        rest(gaps.needs.count, gaps.needsInAll)
        made.heading(words("gaps.offers"), count: gaps.offersInAll)
        if gaps.offers.isEmpty { made.add(words("gaps.noOffers"), .absent) }
        for idle in gaps.offers { add(idle.offer, words.idle(idle)) }
        rest(gaps.offers.count, gaps.offersInAll)
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
