import Cells
import Domain

extension DueScreen {
    /// From this width on there is a column for the sort of the matter; below the other, days alone stand before it.
    private static let wide = 76
    private static let narrow = 56
    /// Rows at the foot that tell more of the selected matter, where the window has them.
    private static let footRows = 3

    private func parts(_ area: Rect) -> (head: Rect, list: Rect, foot: Rect) {
        let (head, rest) = area.splitTop(1)
        let (list, foot) = rest.splitBottom(area.height >= 12 ? DueScreen.footRows : 0)
        return (head, list, foot)
    }

    func blocks(_ context: Context) -> BlockScroll.Blocks { blocks(parts(Rect(context.size)).list, context) }

    private func blocks(_ list: Rect, _ context: Context) -> BlockScroll.Blocks {
        items.blocks(window: list.height) { heading($0, context) == nil ? 1 : 2 }
    }

    /// A heading stands before the first matter of each group, and before what is put off.
    private func heading(_ index: Int, _ context: Context) -> String? {
        let own = group(index, context)
        return index > 0 && group(index - 1, context) == own ? nil : own
    }

    private func group(_ index: Int, _ context: Context) -> String {
        let item = items.items[index]
        return item.postponed == nil
            ? DueGroup(item.day, today: context.today).rawValue : "postponed"
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (head, list, foot) = parts(area)
        drawHead(head, into: &frame, context)
        guard !items.isEmpty else {
            let key = items.isWaiting ? "app.loading" : "due.nothing"
            Panel.text(
                context.words(key), style: Style(items.isWaiting ? .dim : .good), into: &frame,
                rect: list.inset(dx: 2, dy: 1))
            frame.caret = Point(x: list.x, y: list.y)
            return
        }
        let blocks = blocks(list, context)
        var index = items.selected
        var y = items.scroll.fitted(blocks)
        while index > 0, y > 0 {
            index -= 1
            y -= blocks.height(index)
        }
        while index < items.items.count, y < list.height {
            if let group = heading(index, context) {
                draw(group, at: y, in: list, into: &frame, context)
                y += 1
            }
            BlockDrawing.draw(
                [row(items.items[index], list.width - 1, context)], isSelected: index == items.selected,
                at: y,
                target: .row(list: "due", index: index), in: list, into: &frame)
            y += 1
            index += 1
        }
        drawFoot(foot, into: &frame, context)
    }

    /// How far ahead, of what and of whom; how many at the right.
    private func drawHead(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        var text = DueScreen.label(horizon, words)
        if isFromToday {
            let passed = words("due.fromToday", ["n": String(counts?.groups[.late] ?? 0)])
            // What is passed over must be read also where there is little room.
            text = horizon == .standing ? passed : passed + " · " + text
        }
        if !sorts.isEmpty {
            let named = DueItem.Sort.allCases.filter(sorts.contains).map(words.due)
            text += " · " + named.joined(separator: words("list.comma"))
        }
        let count = counts.map { words("due.count", ["n": String($0.total)]) } ?? ""
        let width = TextWidth.columns(of: count)
        frame.cells.put(
            text, at: Point(x: line.x + 1, y: line.y), width: max(0, line.width - width - 4),
            style: Style(.dim))
        frame.cells.put(
            count, at: Point(x: line.maxX - width - 2, y: line.y), width: width, style: Style(.dim))
    }

    private func draw(
        _ group: String, at y: Int, in area: Rect, into frame: inout Frame, _ context: Context
    ) {
        guard y >= 0, y < area.height else { return }
        let count = DueGroup(rawValue: group).flatMap { counts?.groups[$0] }
        Panel.heading(
            context.words("due.group." + group), right: count.map(String.init) ?? "", into: &frame,
            rect: Rect(x: area.x, y: area.y + y, width: area.width - 1, height: 1))
    }

    private func row(_ item: DueItem, _ width: Int, _ context: Context) -> [Span] {
        let words = context.words
        var spans = [Span(" ", .normal)]
        // What has no day stands under a heading that says so, and needs no room for one.
        if let day = item.day {
            spans.append(Span(TextFit.pad(day.written, to: 10) + " ", DueScreen.tone(item, context)))
        }
        if width >= DueScreen.narrow, item.day != nil || item.postponed != nil {
            let wait =
                item.postponed.map { words("due.until", ["day": $0.until.written]) }
                ?? words.wait(item, today: context.today)
            spans.append(
                Span(
                    TextFit.pad(wait, to: item.postponed == nil ? 16 : 17) + " ",
                    DueScreen.tone(item, context)))
        }
        if width >= DueScreen.wide {
            spans.append(Span(TextFit.pad(words.due(item.sort), to: 16) + " ", .label))
        }
        if let record = item.record { spans.append(Span(record.number + " ", .link)) }
        let used = spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
        spans.append(Span(TextFit.pad(words.subject(item), to: max(1, width - used)), .normal))
        return spans
    }

    static func tone(_ item: DueItem, _ context: Context) -> Role {
        guard item.postponed == nil else { return .dim }
        switch DueGroup(item.day, today: context.today) {
        case .late: return .problem
        case .today, .week: return .warning
        case .month, .later, .undated: return .normal
        }
    }

    private func drawFoot(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard !area.isEmpty, let item = items.selectedItem else { return }
        let told =
            context.words.due(item.sort) + context.words("form.colon")
            + context.words.told(item, names: names, today: context.today)
        let lines = TextFit.wrap(told, columns: max(1, area.width - 2))
        for (row, line) in lines.prefix(area.height).enumerated() {
            frame.cells.put(
                String(line), at: Point(x: area.x + 1, y: area.y + row), width: area.width - 2,
                style: Style(.dim))
        }
    }
}
