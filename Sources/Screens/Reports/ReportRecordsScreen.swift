import Cells
import Domain

/// The records that a figure of a report counts.
struct ReportRecordsScreen: Screen {
    private let records: [RecordID]
    private let label: String
    private var names: [RecordID: String]?
    private var reader = LineReader()

    init(_ records: [RecordID], label: String) {
        self.records = records
        self.label = label
    }

    var takesText: Bool { reader.takesText }

    func title(_ context: Context) -> String { label }

    func offers(_ context: Context) -> [Offer] {
        reader.takesText ? reader.offers : [Offer("open")] + reader.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = reader.update(event, lines, context) {
            return effects
        }
        switch event {
        case .appeared: return [.ask(.names(records), 1)]
        case .reply(1, .names(let names)):
            self.names = names
            reader.fit(lines.count, context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"):
            return records[safely: reader.selected].map { [.push(DetailScreen($0))] } ?? []
        case .key(let key):
            if [.left, .backspace].contains(key.code) { return [.pop] }
        case .click(.row("reportRecords", let index), let isDouble):
            reader.select(index, records.count, context)
            return isDouble ? records[safely: index].map { [.push(DetailScreen($0))] } ?? [] : []
        default: break
        }
        return []
    }

    private var lines: [[Span]] {
        guard let names else { return [] }
        return records.map { [Span($0.number + " ", .dim), Span(names[$0] ?? "")] }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("reportRecords", lines, in: area, into: &frame, context)
    }
}
