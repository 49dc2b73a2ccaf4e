import Cells
import Domain

/// The fields of which sources say different things, record by record; those where none was chosen are marked.
struct ConflictsScreen: Screen {
    private(set) var found: Conflicts?
    private var sheet = Sheet("conflicts")

    /// Statements are typed by hand: more conflicts than these are not told in one list.
    private static let most = 1000

    func title(_ context: Context) -> String { context.words("conflicts.title") }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        sheet.offers(lines(context))
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return [.ask(.conflicts(after: nil, limit: ConflictsScreen.most), 1)]
        case .reply(1, .conflicts(let found)):
            self.found = found
            sheet.fit(lines(context), context)
            return []
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default:
            let lines = lines(context)
            // What is decided here are the statements, not the record.
            return (sheet.update(event, lines, context) ?? []).map { effect in
                guard case .push(let screen) = effect, let page = screen as? DetailScreen else {
                    return effect
                }
                return .push(StatementsScreen(page.id))
            }
        }
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let found else { return [] }
        let words = context.words
        var made = SheetLines(context)
        if found.items.isEmpty { made.add(words("conflicts.nothing"), .dim, indent: 0) }
        for item in found.items {
            made.heading(words.named(item.record.id, [item.record.id: item.record.name]))
            for dispute in item.disputes {
                let text = ConflictText(item.record, dispute, words, found.names)
                let state = words(dispute.isOpen ? "conflict.open" : "conflict.settled")
                made.add(
                    [
                        Span(text.label + "  ", .label), Span(text.has, .normal),
                        Span("  " + state, dispute.isOpen ? .warning : .dim),
                    ], target: item.record.id)
                made.add(
                    text.said.joined(separator: words("list.semicolon")), .dim, indent: 6,
                    target: item.record.id)
            }
        }
        if !found.reachesEnd {
            made.add(words("conflicts.cut", ["n": String(found.items.count)]), .dim, indent: 0)
        }
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
