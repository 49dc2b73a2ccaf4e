import Cells
import Domain

/// How much of what is asked is known, kind by kind and field by field.
struct SharesScreen: Screen {
    private(set) var shares: [FieldShare]?
    private var sheet = Sheet("shares")

    func title(_ context: Context) -> String { context.words("shares.title") }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] { sheet.offers(lines(context)).filter { $0.id != "open" } }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return [.ask(.shares(nil), 1)]
        case .reply(1, .shares(let shares)):
            self.shares = shares
            sheet.fit(lines(context), context)
            return []
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default: return sheet.update(event, lines(context), context) ?? []
        }
    }

    /// The widest label decides the column; the bar takes what is left.
    private func lines(_ context: Context) -> [DetailLine] {
        guard let shares else { return [] }
        let words = context.words
        let asked = shares.filter { $0.asked > 0 }
        guard !asked.isEmpty else {
            return [DetailLine(spans: [Span(words("shares.nothing"), .dim)], target: nil)]
        }
        let labels = asked.map { words.label($0.kind.rawValue, $0.field) }
        let column = min(28, labels.map { TextWidth.columns(of: $0) }.max() ?? 0)
        let bar = max(0, min(30, context.size.width - column - 28))
        var made = SheetLines(context)
        var kind: Kind?
        for (share, label) in zip(asked, labels) {
            if share.kind != kind {
                let own = asked.filter { $0.kind == share.kind }
                let (known, all) = (own.reduce(0) { $0 + $1.known }, own.reduce(0) { $0 + $1.asked })
                made.heading(words.kinds(share.kind) + "  \(known * 100 / all) %")
            }
            kind = share.kind
            let percent = share.known * 100 / share.asked
            let filled = bar * share.known / share.asked
            made.add(
                [
                    Span(TextFit.pad(label, to: column) + " ", .label),
                    Span(String(repeating: "#", count: filled), .good),
                    Span(String(repeating: ".", count: bar - filled) + " ", .dim),
                    Span(TextFit.pad("\(percent) %", to: 6, align: .right)),
                    Span("  \(share.known)/\(share.asked)", .dim),
                ])
        }
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
