import Cells
import Domain

/// The day sheet of a ceremony, ticked off while it is prepared and held: what is to be ready, sort by sort, with the
/// time at which it was.
struct DaySheetScreen: Screen {
    let id: RecordID
    private(set) var ceremony: Ceremony?
    private var reader = LineReader()
    private var isBusyWithIt = false

    private static let loadTag = 1
    private static let makeTag = 2
    private static let tickTag = 3

    init(_ activity: RecordID) { id = activity }

    var takesText: Bool { reader.takesText }
    var isBusy: Bool { isBusyWithIt }

    func title(_ context: Context) -> String { context.words("daySheet.title", ["number": id.number]) }

    private var sheet: [Part] { ceremony?.activity[Activity.daySheet].value ?? [] }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let loading = ceremony == nil ? "obstacle.loading" : nil
        let none = sheet.isEmpty ? "daySheet.none" : nil
        // Space ticks: there is no paging by it.
        return [
            Offer("tickOff", unless: readOnly ?? loading ?? none),
            Offer("makeDaySheet", unless: readOnly ?? loading), Offer("edit", unless: readOnly ?? loading),
            Offer("copyAll", unless: loading),
        ] + reader.offers.filter { $0.id != "nextPage" }
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let rows = rows(context)
        if let effects = reader.update(event, rows.map(\.spans), context) { return effects }
        switch event {
        case .appeared: return [.ask(.ceremony(id), DaySheetScreen.loadTag)]
        case .reply(DaySheetScreen.loadTag, .ceremony(let ceremony)):
            self.ceremony = ceremony
            let now = self.rows(context)
            reader.fit(now.count, context)
            // One begins on the first thing that can be ticked.
            if now[safely: reader.selected]?.line == nil,
                let first = now.firstIndex(where: { $0.line != nil })
            {
                reader.select(first, now.count, context)
            }
        case .command("makeDaySheet"): return make(context)
        case .command("tickOff"): return tick(rows[safely: reader.selected]?.line, context)
        case .command("edit"):
            guard let ceremony else { return [] }
            var form = FormScreen(changing: ceremony.activity, names: ceremony.names)
            form.go(to: Activity.daySheet.key, context)
            return [.push(form)]
        case .command("copyAll"):
            return [.copy(rows.map(\.spans.text).joined(separator: "\n"))]
        case .click(.row("daySheet", let index), let isDouble):
            reader.select(index, rows.count, context)
            return isDouble ? tick(rows[safely: index]?.line, context) : []
        case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
        case .outcome(let tag, let outcome):
            isBusyWithIt = false
            if tag == DaySheetScreen.tickTag {
                let here = rows[safely: reader.selected]?.line
                let next = rows.indices.first { place in
                    place > reader.selected && rows[place].line.map { $0.id != here?.id } == true
                }
                if let next { reader.select(next, rows.count, context) }
            }
            return conclude(outcome, tag, context)
        case .refused(_, let refusal):
            isBusyWithIt = false
            return [
                .say(Message(context.words.sentence(refusal), .problem)),
                .ask(.ceremony(id), DaySheetScreen.loadTag),
            ]
        default: break
        }
        return []
    }

    /// What the agreements and the agenda call for and is not on the sheet yet.
    private mutating func make(_ context: Context) -> [Effect] {
        guard var record = ceremony?.activity, let ceremony else { return [] }
        let added = DaySheet.additions(DaySheet.lines(for: ceremony, context.words), to: sheet)
        guard !added.isEmpty else { return [.say(Message(context.words("daySheet.complete")))] }
        record[Activity.daySheet] = .value(sheet + added)
        isBusyWithIt = true
        return [.perform(.save([record], draft: nil), DaySheetScreen.makeTag)]
    }

    private mutating func tick(_ line: Part?, _ context: Context) -> [Effect] {
        guard let line, let number = line.id, !isBusyWithIt else { return [] }
        isBusyWithIt = true
        let isDone = line[DaySheetItem.isDone].value == true
        return [
            .perform(
                .tick(id, line: number, isDone: !isDone, secondsFromUTC: context.secondsFromUTC),
                DaySheetScreen.tickTag)
        ]
    }

    private func conclude(_ outcome: Outcome, _ tag: Tag, _ context: Context) -> [Effect] {
        guard case .done = outcome, tag == DaySheetScreen.makeTag else { return [] }
        return [.say(Message(context.words("daySheet.made"), .good))]
    }

    // MARK: - What is read

    private struct Row {
        var spans: [Span]
        var line: Part?
    }

    private func rows(_ context: Context) -> [Row] {
        guard let ceremony else { return [] }
        let (words, width) = (context.words, context.size.width - 3)
        let activity = ceremony.activity
        let done = sheet.count { $0[DaySheetItem.isDone].value == true }
        let day = activity[Activity.heldOn].value.map(words.longDay) ?? words("answer.notKnown")
        let about = [day, activity[Activity.time].value, activity[Activity.place].value].compactMap { $0 }
        var rows = [
            Row(spans: [Span(activity.name, Style(.title, bold: true))]),
            Row(spans: [
                Span(about.joined(separator: " · "), .dim),
                Span(
                    "  " + words("daySheet.done", ["n": String(done), "total": String(sheet.count)]),
                    done == sheet.count && done > 0 ? .good : .warning),
            ]),
        ]
        if sheet.isEmpty { rows.append(Row(spans: [Span(words("daySheet.none"), .absent)])) }
        for sort in DaySheet.sorts(of: sheet) {
            let label = sort.map { words.choice(DaySheetItem.sorts.name, $0) } ?? words("daySheet.other")
            rows.append(Row(spans: [Span(label, .heading)]))
            for line in sheet where line[DaySheetItem.sort].value == sort {
                let isDone = line[DaySheetItem.isDone].value == true
                let text = words.daySheetLine(line, names: ceremony.names, places: true)
                let pieces = TextFit.wrap(text, columns: max(10, width - 4))
                for (index, piece) in pieces.enumerated() {
                    let lead = index == 0 ? "" : "    "
                    rows.append(Row(spans: [Span(lead + piece, isDone ? .good : .normal)], line: line))
                }
            }
        }
        return rows
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("daySheet", rows(context).map(\.spans), in: area, into: &frame, context)
    }
}
