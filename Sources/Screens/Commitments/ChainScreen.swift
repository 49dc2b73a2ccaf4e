import Cells
import Domain

/// From what was said to what came of it: every line opens what it speaks of.
struct ChainScreen: Screen {
    let about: RecordID
    private(set) var chain: Chain?
    private var sheet = Sheet("chain")

    init(_ about: RecordID) { self.about = about }

    func title(_ context: Context) -> String {
        context.words("command.chain") + " · " + about.number
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] { sheet.offers(lines(context)) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return [.ask(.chain(of: about), 1)]
        case .reply(1, .chain(let chain)):
            self.chain = chain
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let chain else { return [] }
        let text = ChainText(chain, context.words, today: context.today)
        var made = SheetLines(context)
        made.add(text.title, .title, indent: 0, target: chain.about)
        made.add(text.summary, .dim, indent: 0)
        for block in text.blocks {
            made.add("", indent: 0)
            for line in block {
                made.add(line.text, ChainScreen.role(line), indent: line.depth * 2, target: line.target)
            }
        }
        if chain.isCut { made.add(context.words("chain.cut", ["n": String(Chain.longest)]), .warning) }
        return made.lines
    }

    private static func role(_ line: ChainText.Line) -> Role {
        if line.isAbsent { return .absent }
        switch line.verdict {
        case .kept: return .good
        case .partly, .notKept: return .warning
        case .open, .withdrawn, nil: return line.step == .promise ? .heading : .normal
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
