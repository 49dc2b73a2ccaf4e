import Cells
import Domain

extension HistoryScreen {
    /// From this width on, the selected entry is shown in full at the side.
    private static let paneFrom = 110

    /// The line above the timeline tells what is shown; the strip under it, how much there is of each year.
    private static let statusHeight = 1
    /// Windows of fewer rows have no room for the strip.
    private static let stripFrom = 9

    private static func stripHeight(_ whole: Int) -> Int { whole >= stripFrom ? 1 : 0 }

    /// The rows for entries: the heading of the month in sight has one of its own.
    func height(_ context: Context) -> Int {
        let whole = context.size.height
        return max(1, whole - HistoryScreen.statusHeight - HistoryScreen.stripHeight(whole) - 1)
    }

    private static func timelineWidth(_ whole: Int) -> Int {
        whole >= paneFrom ? whole * 3 / 5 : whole
    }

    /// What the scrolling needs to know of the entries in memory.
    func blocks(_ context: Context) -> BlockScroll.Blocks {
        blocks(width: context.size.width, height: height(context), context)
    }

    private func blocks(width: Int, height: Int, _ context: Context) -> BlockScroll.Blocks {
        let width = HistoryScreen.timelineWidth(width)
        return BlockScroll.Blocks(selected: window.selected, count: window.rows.count, window: height) {
            block($0, width: width, context).height
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (line, below) = area.splitTop(HistoryScreen.statusHeight)
        let (strip, rest) = below.splitTop(HistoryScreen.stripHeight(area.height))
        if !strip.isEmpty { drawStrip(strip, into: &frame) }
        guard !window.isEmpty else {
            drawEmpty(rest, into: &frame, context)
            drawStatus(line, into: &frame, context)
            return
        }
        let (timeline, side) = rest.splitLeft(HistoryScreen.timelineWidth(rest.width))
        drawTimeline(timeline, whole: rest.width, into: &frame, context)
        if !side.isEmpty {
            frame.cells.verticalRule(at: Point(x: side.x, y: side.y), height: side.height)
            drawPane(side.splitLeft(2).rest, into: &frame, context)
        }
        drawStatus(line, into: &frame, context)
    }

    // MARK: - The line above

    private func drawStatus(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        var right = ""
        if let years {
            let counted = years.years.filter { onlyYear == nil || $0.year == onlyYear }
            let entries = counted.reduce(0) { $0 + $1.entries }
            right =
                years.isPartial
                ? words("history.moreThan", ["n": String(entries)])
                : HistoryScreen.entries(entries, context)
        }
        let rightWidth = TextWidth.columns(of: right)
        frame.cells.put(
            right, at: Point(x: max(line.x, line.maxX - rightWidth - 1), y: line.y), style: Style(.dim))
        let end = line.maxX - rightWidth - 3
        if isFiltering {
            let used = frame.cells.put(
                words("list.filter") + " ", at: Point(x: line.x + 1, y: line.y), style: Style(.label))
            let x = line.x + 1 + used
            filter.draw(
                into: &frame, rect: Rect(x: x, y: line.y, width: max(1, end - x), height: 1), focused: true)
            return
        }
        var x = line.x + 1
        for (index, chip) in filtersInForce(words).enumerated() where x < end {
            if index > 0 { x += frame.cells.put(" · ", at: Point(x: x, y: line.y), style: Style(.dim)) }
            let isNarrowing = !["kinds", "order"].contains(chip.command) || chip.text == kindsChosen(words)
            let used = frame.cells.put(
                chip.text, at: Point(x: x, y: line.y), width: max(0, end - x),
                style: Style(isNarrowing ? .match : .label))
            frame.regions.append(
                HitRegion(Rect(x: x, y: line.y, width: used, height: 1), .command(chip.command)))
            x += used
        }
    }

    private func drawEmpty(_ rest: Rect, into frame: inout Frame, _ context: Context) {
        let key =
            window.awaited != nil
            ? "app.loading"
            : !query.text.isEmpty
                ? "history.noMatch" : isFiltered ? "history.noneSuch" : "history.empty"
        let text = context.words(key, ["text": query.text])
        for (offset, piece) in TextFit.wrap(text, columns: max(1, rest.width - 4)).enumerated() {
            frame.cells.put(
                piece, at: Point(x: rest.x + 2, y: rest.y + 1 + offset), width: rest.width - 4,
                style: Style(.dim))
        }
        frame.caret = Point(x: rest.x, y: rest.y)
    }

    // MARK: - The timeline

    /// The first row says which month is in sight: the heading that stands there, or that of the entries that have
    /// scrolled it away.
    private func drawTimeline(
        _ area: Rect, whole: Int, into frame: inout Frame, _ context: Context
    ) {
        let (head, rest) = area.splitTop(1)
        let blocks = blocks(width: whole, height: rest.height, context)
        var index = window.selected
        var y = scroll.fitted(blocks)
        while index > 0, y > 0 {
            index -= 1
            y -= blocks.height(index)
        }
        let first = block(index, width: area.width, context)
        let top = y >= 0 ? first.headings.first : first.headings.dropFirst(-y).first
        let flow = top == nil ? rest : area
        let staying = top == nil || top?.sort == .month ? stayingHeading(index, context) : nil
        while index < window.rows.count, y < flow.height {
            let block = block(index, width: area.width, context)
            draw(block, index, at: y, in: flow, into: &frame)
            y += block.height
            index += 1
        }
        if let staying { draw(staying, in: area, y: head.y, into: &frame) }
    }

    private func draw(
        _ block: EntryBlock, _ index: Int, at top: Int, in area: Rect, into frame: inout Frame
    ) {
        var y = area.y + top
        for heading in block.headings {
            if y >= area.y, y < area.maxY { draw(heading, in: area, y: y, into: &frame) }
            y += 1
        }
        BlockDrawing.draw(
            block.rows, isSelected: index == window.selected, at: top + block.headings.count,
            target: .row(list: "history", index: index), in: area, into: &frame)
    }

    private func draw(_ heading: EntryBlock.Heading, in area: Rect, y: Int, into frame: inout Frame) {
        let line = Rect(x: area.x, y: y, width: area.width - 1, height: 1)
        switch heading.sort {
        case .section:
            frame.cells.put(
                [Span(heading.text, Style(.title, bold: true))], at: Point(x: line.x, y: y), width: line.width
            )
        case .year: Panel.heading(heading.text, right: heading.count, into: &frame, rect: line)
        case .month:
            frame.cells.put(
                [Span(" " + heading.text, .title), Span("  " + heading.count, .dim)],
                at: Point(x: line.x, y: y), width: line.width)
        }
    }

    // MARK: - At the side

    /// The selected entry in full: what the timeline has no room for.
    private func drawPane(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard let entry = window.selectedRow else { return }
        let lines = EntryPane(entry.record, names: names, width: area.width - 1, context).lines
        for (row, line) in lines.prefix(area.height).enumerated() {
            let isCut = row == area.height - 1 && lines.count > area.height
            frame.cells.put(
                isCut ? [Span(context.words("history.moreOnPage"), .dim)] : line,
                at: Point(x: area.x, y: area.y + row), width: area.width - 1)
        }
    }
}
