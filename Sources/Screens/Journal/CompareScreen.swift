import Cells
import Domain

/// Two versions of a record, field by field: what differs, and how much does not.
struct CompareScreen: Screen {
    private let id: RecordID
    private var from: Int64
    /// Nil: as it is now.
    private var to: Int64?
    /// The steps that changed the record, newest first: the versions to choose from.
    private var steps: [JournalStep] = []
    /// Which of the two the menu that is open chooses.
    private var choosing: Side = .old

    private enum Side: Hashable { case old, new }

    /// Of a record that was changed more often, only the newest versions can be chosen here.
    private static let mostVersions = 500
    private static let stepsTag = 3
    private var old: RecordVersion?
    private var new: RecordVersion?
    private var reader = LineReader()

    private static let oldTag = 1
    private static let newTag = 2

    init(_ id: RecordID, from: Int64, to: Int64?) {
        self.id = id
        self.from = from
        self.to = to
    }

    func title(_ context: Context) -> String {
        let last = to.map { "#\($0)" } ?? context.words("compare.now")
        return context.words("compare.title", ["number": id.number, "from": "#\(from)", "to": last])
    }

    var takesText: Bool { reader.takesText }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let missing = old == nil || new == nil ? "obstacle.loading" : nil
        return [
            Offer("versionFrom", unless: missing), Offer("versionTo", unless: missing),
            Offer("present", unless: missing), Offer("copy", unless: missing),
            Offer("copyAll", unless: missing),
        ] + reader.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            return askVersions() + [
                .ask(
                    .journal(JournalRequest(record: id, before: nil, limit: CompareScreen.mostVersions)),
                    CompareScreen.stepsTag)
            ]
        case .reply(CompareScreen.stepsTag, .journal(let window)):
            steps = window.steps
            return []
        case .command("versionFrom"): return choose(.old, context)
        case .command("versionTo"): return choose(.new, context)
        case .given(.chosen(let index)): return take(index)
        case .reply(CompareScreen.oldTag, .version(let version)): old = version
        case .reply(CompareScreen.newTag, .version(let version)): new = version
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        default:
            let lines = lines(context)
            if let effects = reader.update(event, lines, context) { return effects }
            switch event {
            case .command("present"): return [.push(DetailScreen(id))]
            case .command("copy"):
                return lines.indices.contains(reader.selected)
                    ? [.copy(lines[reader.selected].text.trimmed)] : []
            case .command("copyAll"): return [.copy(lines.map(\.text).joined(separator: "\n"))]
            case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
            case .click(.row("compare", let index), _): reader.select(index, lines.count, context)
            default: break
            }
            return []
        }
        reader.fit(lines(context).count, context)
        return []
    }

    private func askVersions() -> [Effect] {
        [
            .ask(.version(id, after: from), CompareScreen.oldTag),
            .ask(.version(id, after: to), CompareScreen.newTag),
        ]
    }

    // MARK: - Which two

    /// All versions to choose from; of the later one also the present.
    private mutating func choose(_ side: Side, _ context: Context) -> [Effect] {
        choosing = side
        let words = context.words
        var entries = steps.map { step in
            MenuScreen.Entry(
                "#\(step.number)  \(StepText.time(step, context))  \(step.by)  \(words.verb(step.verb))")
        }
        var selected = steps.firstIndex { $0.number == (side == .old ? from : to) }
        if side == .new {
            entries.insert(MenuScreen.Entry(words("compare.now")), at: 0)
            selected = selected.map { $0 + 1 }
        }
        let title = words(side == .old ? "command.versionFrom" : "command.versionTo")
        return [.push(MenuScreen(title: title, entries: entries, selected: selected ?? 0))]
    }

    /// Whichever is chosen, the earlier of the two is the one that is compared with the other.
    private mutating func take(_ index: Int) -> [Effect] {
        let place = choosing == .new ? index - 1 : index
        let chosen = steps.indices.contains(place) ? steps[place].number : nil
        if choosing == .old, let chosen { from = chosen }
        if choosing == .new { to = chosen }
        if let last = to, last < from { (from, to) = (last, from) }
        (old, new) = (nil, nil)
        return askVersions()
    }

    // MARK: - What is read

    private func lines(_ context: Context) -> [[Span]] {
        guard let old, let new else { return [] }
        let words = context.words
        var changes = ChangeLines(
            names: old.names.merging(new.names) { $1 }, columns: max(10, context.size.width - 2), context)
        changes.add(
            [Span(id.number + " ", .dim), Span(new.record.name, Style(.title, bold: true))], indent: 0)
        changes.add([Span(words("compare.from") + "  ", .label)] + about(old, context), indent: 0)
        changes.add(
            [Span(words("compare.to") + "  ", .label)]
                + (to == nil ? [Span(words("compare.now"), .normal)] : about(new, context)), indent: 0)
        changes.add([], indent: 0)
        let comparison = VersionComparison(old, new)
        for change in comparison.changes { changes.add(change) }
        let (isSame, same) = (comparison.changes.isEmpty, comparison.same)
        changes.add(
            [Span(isSame ? words("compare.nothing") : words("compare.same", ["n": String(same)]), .dim)],
            indent: 0)
        return changes.rows
    }

    private func about(_ version: RecordVersion, _ context: Context) -> [Span] {
        let words = context.words
        let text = "#\(version.step.number)  \(StepText.time(version.step, context))  \(version.step.by)  "
        return [Span(text, .normal), Span(words.verb(version.step.verb), .heading)]
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("compare", lines(context), in: area, into: &frame, context)
    }
}
