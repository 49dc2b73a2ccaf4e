import Cells
import Domain

/// Two agreements by what they say: what the later one took over, changed, dropped and added, texts word by word.
struct AgreementCompareScreen: Screen {
    private let old: RecordID
    private let new: RecordID
    private var records: [Record] = []
    private var names: [RecordID: String] = [:]
    private var reader = LineReader()

    init(_ old: RecordID, _ new: RecordID) {
        self.old = old
        self.new = new
    }

    var takesText: Bool { reader.takesText }

    func title(_ context: Context) -> String {
        context.words("comparison.title", ["old": old.number, "new": new.number])
    }

    func offers(_ context: Context) -> [Offer] {
        reader.takesText ? reader.offers : [Offer("copyAll")] + reader.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let lines = lines(context)
        if let effects = reader.update(event, lines, context) { return effects }
        switch event {
        case .appeared: return [.ask(.records([old, new]), 1)]
        case .reply(1, .records(let records, let names)):
            self.records = records
            self.names = names
            reader.fit(self.lines(context).count, context)
        case .command("copyAll"): return [.copy(lines.map(\.text).joined(separator: "\n"))]
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .click(.row("comparison", let index), _): reader.select(index, lines.count, context)
        case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> [[Span]] {
        guard records.count == 2 else { return [] }
        let lines = ComparisonLines(
            records[0], records[1], names: names, context.words, width: max(20, context.size.width - 3))
        return lines.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("comparison", lines(context), in: area, into: &frame, context)
    }
}
