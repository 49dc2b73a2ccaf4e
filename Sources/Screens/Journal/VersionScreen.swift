import Cells
import Domain

/// A record as it was after a step of the journal. Nothing can be changed here.
struct VersionScreen: Screen {
    let id: RecordID
    private let step: Int64
    private var version: RecordVersion?
    private var reader = LineReader()

    private static let tag = 1

    init(_ id: RecordID, after step: Int64) {
        self.id = id
        self.step = step
    }

    func title(_ context: Context) -> String {
        context.words("version.title", ["number": id.number, "step": String(step)])
    }

    var takesText: Bool { reader.takesText }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let missing = version == nil ? "obstacle.loading" : nil
        return [
            Offer("open", unless: target(context) == nil ? "obstacle.noLink" : nil),
            Offer("compare", unless: missing), Offer("present", unless: missing),
            Offer("copy", unless: missing), Offer("copyAll", unless: missing),
        ] + reader.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply(VersionScreen.tag, .version(let version)) = event {
            self.version = version
            reader.fit(lines(context).count, context)
            return []
        }
        let lines = lines(context)
        if let effects = reader.update(event, lines.map(\.spans), context) { return effects }
        switch event {
        case .appeared: return [.ask(.version(id, after: step), VersionScreen.tag)]
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"), .key(Key(.right)):
            return target(context).map { [.push(DetailScreen($0))] } ?? []
        case .command("present"): return [.push(DetailScreen(id))]
        case .command("compare"): return [.push(CompareScreen(id, from: step, to: nil))]
        case .command("copy"):
            return lines.indices.contains(reader.selected)
                ? [.copy(lines[reader.selected].spans.text.trimmed)] : []
        case .command("copyAll"): return [.copy(lines.map(\.spans.text).joined(separator: "\n"))]
        case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
        case .click(.row("version", let index), let isDouble):
            reader.select(index, lines.count, context)
            return isDouble ? update(.command("open"), context) : []
        default: return []
        }
    }

    private func target(_ context: Context) -> RecordID? {
        let lines = lines(context)
        return lines.indices.contains(reader.selected) ? lines[reader.selected].target : nil
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let version else { return [] }
        let words = context.words
        let when = words(
            "version.asOf",
            [
                "step": String(version.step.number), "time": StepText.time(version.step, context),
                "by": version.step.by, "verb": words.verb(version.step.verb),
            ])
        let note = when + (version.isGone ? words("list.sentences") + words("version.gone") : "")
        let page = Page(record: version.record, names: version.names, hanging: [], missing: [])
        let heading = [Span(note, .warning)].wrapped(columns: max(10, context.size.width - 2))
        return heading.map { DetailLine(spans: $0, target: nil) } + [DetailLine(spans: [], target: nil)]
            + DetailLines(page, context).lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("version", lines(context).map(\.spans), in: area, into: &frame, context)
    }
}
