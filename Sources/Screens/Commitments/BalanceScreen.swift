import Cells
import Domain

/// Give and take: what each side has promised and what has come of it, in words and as a bar. Each figure opens the
/// promises that it counts.
struct BalanceScreen: Screen {
    let about: RecordID
    private(set) var balance: Balance?
    private var sheet = CountedSheet("balance")

    /// A bar is no longer than this, however wide the window is.
    private static let longestBar = 60

    init(_ about: RecordID) { self.about = about }

    func title(_ context: Context) -> String {
        context.words("command.balance") + " · " + about.number
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] { sheet.offers(lines(context)) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return [.ask(.balance(of: about, today: context.today), 1)]
        case .reply(1, .balance(let balance)):
            self.balance = balance
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> CountedLines {
        var made = CountedLines(context)
        guard let balance else { return made }
        let words = context.words
        let text = BalanceText(balance, words)
        made.add(text.title, .title, indent: 0, target: balance.about)
        guard !balance.entries.isEmpty else {
            made.add(words("balance.nothing"), .absent, indent: 0)
            return made
        }
        let width = max(8, min(context.size.width - 6, BalanceScreen.longestBar))
        for line in BalanceScreen.bar(Balance.Figures(balance.own), words).legend(width: width) {
            made.add(line, indent: 0)
        }
        for group in balance.groups where !group.rows.isEmpty {
            made.heading(text.heading(group.subject))
            for row in group.rows {
                let giver = text.giver(row.giver)
                made.add(giver, .label)
                made.add(BalanceScreen.bar(row.figures, words).bar(width: width), indent: 4)
                for count in text.counts(row.figures) + [text.worth(row.figures)].compactMap({ $0 }) {
                    made.add(
                        count.text, count.wantsAttention ? .warning : .normal, indent: 4,
                        counting: count.commitments,
                        as: words("balance.list", ["giver": giver, "figure": count.text]))
                }
            }
        }
        return made
    }

    private static func bar(_ figures: Balance.Figures, _ words: Words) -> StackedBar {
        StackedBar(
            BalanceText.states.map { state in
                StackedBar.Part(
                    words.choice("commitmentState", state.rawValue), figures.of(state).count,
                    role: role(state))
            })
    }

    private static func role(_ state: Commitment.State) -> Role {
        switch state {
        case .kept: .good
        case .partly, .notKept: .warning
        case .open: .normal
        case .withdrawn: .dim
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
