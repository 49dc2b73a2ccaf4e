import Cells
import Domain

/// What two people changed differently, field by field: theirs, mine, and what it was. Each is chosen on its own, or
/// all at once. Gives `.checked` with the places of the conflicts in which theirs was chosen; left by Esc, nothing is
/// decided and nothing changes.
struct MergeScreen: Screen {
    let number: String
    let merge: FormMerge
    private let names: [RecordID: String]
    /// Whether theirs was chosen; nil while nothing was.
    private var choices: [Bool?]
    /// Two for each conflict, mine and theirs, and the last one that goes on.
    private var stop = 0
    /// The first line in sight.
    private var top = 0

    init(_ merge: FormMerge, number: String) {
        self.number = number
        self.merge = merge
        names = merge.state.names
        choices = merge.conflicts.map { _ in nil }
    }

    func title(_ context: Context) -> String { context.words("merge.title", ["number": number]) }

    private var isDecided: Bool { choices.allSatisfy { $0 != nil } }
    private var last: Int { choices.count * 2 }

    func offers(_ context: Context) -> [Offer] {
        [
            Offer("choose"), Offer("allMine"), Offer("allTheirs"),
            Offer("done", unless: isDecided ? nil : "merge.undecided"), Offer("up"), Offer("down"),
            Offer("first"), Offer("last"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        var isWheel = false
        defer {
            let layout = layout(context)
            if !isWheel { top = layout.top(showing: stop, from: top, height: context.size.height) }
            top = min(max(0, top), max(0, layout.lines.count - context.size.height))
        }
        switch event {
        case .command("up"): stop = max(0, stop - 1)
        case .command("down"): stop = min(last, stop + 1)
        case .command("first"): stop = 0
        case .command("last"): stop = last
        case .command("allMine"): chooseAll(false)
        case .command("allTheirs"): chooseAll(true)
        case .command("done"): return [.give(.checked(taken))]
        case .command("choose"), .key(Key(.character(" "))): return choose(context)
        case .click(.row("merge", let index), _):
            stop = min(max(0, index), last)
            return choose(context)
        case .wheel(let rows):
            isWheel = true
            top += rows
        default: break
        }
        return []
    }

    private var taken: Set<Int> { Set(choices.indices.filter { choices[$0] == true }) }

    private mutating func chooseAll(_ theirs: Bool) {
        choices = choices.map { _ in theirs }
        stop = last
    }

    /// Goes on to what is still undecided.
    private mutating func choose(_ context: Context) -> [Effect] {
        guard stop < last else {
            guard isDecided else {
                stop = (choices.firstIndex { $0 == nil } ?? 0) * 2
                return [.say(Message(context.words("merge.undecided"), .problem))]
            }
            return [.give(.checked(taken))]
        }
        choices[stop / 2] = stop % 2 == 1
        let here = stop / 2
        let next =
            choices.indices.first { $0 > here && choices[$0] == nil } ?? choices.firstIndex { $0 == nil }
        stop = next.map { $0 * 2 } ?? last
        return []
    }

    // MARK: - Drawing

    /// The text, and which of its lines belong to which stop.
    private struct Layout {
        var lines: [[Span]] = []
        var stops: [Int: Range<Int>] = [:]

        mutating func add(_ spans: [[Span]], stop: Int? = nil) {
            if let stop { stops[stop] = lines.count..<lines.count + spans.count }
            lines += spans
        }

        /// The nearest first line that shows all of the stop, and what stands above it in its conflict where there
        /// is room.
        func top(showing stop: Int, from top: Int, height: Int) -> Int {
            guard let rows = stops[stop] else { return top }
            let start = stop % 2 == 0 ? max(0, rows.lowerBound - 1) : rows.lowerBound
            if rows.upperBound > top + height { return min(start, rows.upperBound - height) }
            return min(top, stop == 0 ? 0 : start)
        }

        func stop(ofLine line: Int) -> Int? { stops.first { $0.value.contains(line) }?.key }
    }

    private func layout(_ context: Context) -> Layout {
        let words = context.words
        let width = max(16, context.size.width - 3)
        let said = ["merge.mine", "merge.theirs", "merge.before"].map { words($0) }
        let column = (said.map { TextWidth.columns(of: $0) }.max() ?? 0) + 2
        let labels = said.map { TextFit.pad($0, to: column) }
        var layout = Layout()
        layout.add([Span(words("merge.text", ["number": number]), .normal)].wrapped(columns: width))
        for (index, conflict) in merge.conflicts.enumerated() {
            let count = "\(index + 1)/\(merge.conflicts.count) "
            let label = words.label(of: conflict.spot, in: merge.state)
            var heading = [Span(label, Style(.heading))]
            if let line = conflict.line { heading.append(Span("  " + text(line, words), .dim)) }
            layout.add([[]])
            layout.add(heading.wrapped(columns: width, behind: [Span(count, .dim)]))
            let choice = choices[index]
            for (offset, version) in [conflict.mine, conflict.theirs].enumerated() {
                let isTaken = choice == (offset == 1)
                let mark = (isTaken ? "(*) " : "( ) ") + labels[offset]
                layout.add(
                    [Span(text(version, words), Style(.normal, bold: isTaken))].wrapped(
                        columns: width, behind: [Span(mark, isTaken ? .good : .label)]),
                    stop: index * 2 + offset)
            }
            layout.add(
                [Span(text(conflict.before, words), .dim)].wrapped(
                    columns: width, behind: [Span("    " + labels[2], .dim)]))
        }
        if !merge.taken.isEmpty {
            let labels = words.labels(of: merge.taken, in: merge.state)
            layout.add([[]])
            layout.add([Span(words("merge.taken", ["fields": labels]), .dim)].wrapped(columns: width))
        }
        layout.add([[]])
        layout.add([[Span("[ " + words("merge.goOn") + " ]", isDecided ? .normal : .dim)]], stop: last)
        return layout
    }

    func text(_ version: FormMerge.Version, _ words: Words) -> String {
        switch version {
        case .answer(let answer, let type): words.text(answer, type, names: names)
        case .typed(let text): text
        case .lines(let lines, let part): words.summary(lines, part, names: names)
        case .gone: words("merge.gone")
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let layout = layout(context)
        let room = Rect(x: area.x + 1, y: area.y, width: area.width - 3, height: area.height)
        let first = min(max(0, top), max(0, layout.lines.count - room.height))
        for (row, line) in layout.lines.dropFirst(first).prefix(room.height).enumerated() {
            let owner = layout.stop(ofLine: first + row)
            let place = Rect(x: room.x, y: room.y + row, width: room.width, height: 1)
            let isSelected = owner == stop
            if isSelected { frame.cells.fill(place, style: Style(selected: true)) }
            frame.cells.put(line.selected(isSelected), at: Point(x: place.x, y: place.y), width: room.width)
            if let owner { frame.regions.append(HitRegion(place, .row(list: "merge", index: owner))) }
            if isSelected, layout.stops[stop]?.lowerBound == first + row {
                frame.caret = Point(x: place.x, y: place.y)
            }
        }
        ScrollThumb.draw(
            into: &frame, rect: Rect(x: area.maxX - 1, y: room.y, width: 1, height: room.height),
            first: first, total: layout.lines.count)
    }
}

extension Words {
    /// What the place of a change is called: the field, and the field of a line behind it.
    func label(of spot: FormMerge.Spot, in state: FormState) -> String {
        let field = label(state.fields.owner, spot.key)
        switch spot {
        case .field: return field
        case .line: return self("merge.line", ["list": field])
        case .order: return self("merge.order", ["list": field])
        case .cell(_, _, let inner):
            guard case .parts(let part)? = state.fields[spot.key]?.description.type else { return field }
            return field + " · " + label(part.name, inner)
        }
    }

    /// Each field once, however many of its lines changed.
    func labels(of spots: [FormMerge.Spot], in state: FormState) -> String {
        var keys: [String] = []
        for spot in spots where !keys.contains(spot.key) { keys.append(spot.key) }
        return keys.map { label(state.fields.owner, $0) }.joined(separator: self("form.and"))
    }

    /// Lines in a few words each.
    func summary(_ lines: [Part], _ part: PartDescription, names: [RecordID: String]) -> String {
        lines.map { line in
            part.fields.filter { line[$0.key] != .notKnown }
                .map { text(line[$0.key], $0.type, names: names) }.joined(separator: " · ")
        }.joined(separator: "; ")
    }
}
