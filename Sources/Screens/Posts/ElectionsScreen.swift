import Cells
import Domain

/// Party organisations that elect soon, or should have: soonest first.
struct ElectionsScreen: Screen {
    private(set) var due: DueElections?
    private var sheet = Sheet("elections")

    /// More are not looked through in a list like this one.
    private static let most = 500

    func title(_ context: Context) -> String {
        context.words("elections.title", ["days": String(Election.warning)])
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] { sheet.offers(lines(context)) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared:
            guard let until = context.today.adding(days: Election.warning) else { return [] }
            return [.ask(.elections(until: until, today: context.today, limit: ElectionsScreen.most), 1)]
        case .reply(1, .elections(let due)):
            self.due = due
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let due else { return [] }
        let words = context.words
        var made = SheetLines(context)
        if due.elections.isEmpty {
            made.add(words("elections.nothing", ["days": String(Election.warning)]), .dim, indent: 0)
        }
        for election in due.elections {
            let isLate = election.days(from: context.today) < 0
            made.add(
                [
                    Span(election.day.written + "  ", isLate ? .problem : .warning),
                    Span(words.named(election.branch, due.names), .link),
                    Span("  " + words.wait(for: election, today: context.today), .normal),
                ], indent: 0, target: election.branch)
            made.add(words.election(election, today: context.today), .dim, indent: 4, target: election.branch)
        }
        if due.isCut { made.add(words("elections.cut", ["n": String(due.elections.count)]), .dim, indent: 0) }
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
