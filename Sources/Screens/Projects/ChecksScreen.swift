import Cells
import Domain

/// Records in which figures or days do not go together: each leads to its page, and can be explained from here.
struct ChecksScreen: Screen {
    let about: RecordID?
    private var items: [Checks.Item] = []
    private var reachesEnd = false
    private var isLoaded = false
    private var isWaiting = false
    private var showsExplained = false
    private var sheet = Sheet("checks")
    private var asking = ProjectAsking()
    /// The record that is explained, as it was read for that.
    private var explaining: Record?
    private var wanted: Doubt?
    private var tag = 0

    private static let stretch = 200
    private static let recordTag = 1_000_001
    private static let saveTag = 1_000_002

    init(about: RecordID? = nil) { self.about = about }

    func title(_ context: Context) -> String { context.words("checks.title") }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        let lines = lines(context)
        let offers = sheet.offers(lines)
        guard !sheet.takesText else { return offers }
        let isOpen = selected(lines)?.doubt != nil
        return offers + [
            Offer(
                "explain",
                unless: context.isReadOnly ? "obstacle.readOnly" : isOpen ? nil : "obstacle.nothingOddHere"),
            Offer("showExplained"),
        ]
    }

    private func selected(_ lines: [DetailLine]) -> DetailLine? { lines[safely: sheet.reader.selected] }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return ask(after: nil, limit: max(ChecksScreen.stretch, items.count), context)
        case .reply(tag, .checks(let checks)):
            // The first stretch takes the place of what was there.
            if !isLoaded { items = [] }
            items += checks.items
            reachesEnd = checks.reachesEnd
            (isLoaded, isWaiting) = (true, false)
            sheet.fit(lines(context), context)
            return []
        case .reply(ChecksScreen.recordTag, .records(let records, _)):
            guard let record = records.first, let wanted else { return [] }
            explaining = record
            return asking.explain([], selected: wanted, context)
        case .given(let gift) where asking.isAsking:
            guard let explaining else { return [] }
            return asking.take(gift, explaining, [:], context)?.effects(ChecksScreen.saveTag) ?? []
        case .outcome(ChecksScreen.saveTag, .done(_, let ids)):
            let text = context.words("explain.saved", ["number": ids.first?.number ?? ""])
            return [.say(Message(text, .good))]
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("explain"):
            asking.stop()
            guard let line = selected(lines(context)), let doubt = line.doubt, let record = line.target else {
                return [.say(Message(context.words("obstacle.nothingOddHere"), .problem))]
            }
            wanted = doubt
            return [.ask(.records([record]), ChecksScreen.recordTag)]
        case .command("showExplained"):
            showsExplained.toggle()
            return ask(after: nil, limit: ChecksScreen.stretch, context)
        default:
            let effects = sheet.update(event, lines(context), context) ?? []
            return effects + more(context)
        }
    }

    private mutating func ask(after: RecordID?, limit: Int, _ context: Context) -> [Effect] {
        tag += 1
        isWaiting = true
        if after == nil { isLoaded = false }
        let request = ChecksRequest(
            about: about, after: after, limit: limit, includesExplained: showsExplained, today: context.today)
        return [.ask(.checks(request), tag)]
    }

    /// The next ones, when the end of what is here is near.
    private mutating func more(_ context: Context) -> [Effect] {
        guard isLoaded, !isWaiting, !reachesEnd, let last = items.last,
            sheet.reader.selected + 2 * context.size.height >= lines(context).count
        else { return [] }
        return ask(after: last.record, limit: ChecksScreen.stretch, context)
    }

    private func lines(_ context: Context) -> [DetailLine] {
        let words = context.words
        guard isLoaded || !items.isEmpty else { return [] }
        var made = SheetLines(context)
        if items.isEmpty {
            made.add(words(showsExplained ? "checks.nothing" : "checks.nothingOpen"), .good, indent: 0)
            return made.lines
        }
        var lines: [DetailLine] = []
        for item in items {
            var head = SheetLines(context)
            head.add(
                [Span(item.record.number + " ", .dim), Span(item.name, .link)], indent: 0, target: item.record
            )
            lines += head.lines
            for doubt in item.doubts {
                var one = SheetLines(context)
                one.add(
                    words.remark(doubt), doubt.explanation == nil ? .warning : .dim, indent: 4,
                    target: item.record)
                lines += one.lines.map { line in
                    var line = line
                    line.doubt = doubt
                    return line
                }
            }
        }
        if !reachesEnd { lines.append(DetailLine(spans: [Span(words("checks.more"), .dim)])) }
        return lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
