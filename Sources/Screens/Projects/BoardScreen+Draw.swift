import Cells
import Domain

extension BoardScreen {
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let layout = BoardLayout(area.size)
        frame.caret = Point(x: area.x, y: area.y)
        let first = layout.first(showing: column)
        for place in 0..<layout.shown {
            let x = area.x + place * (layout.columnWidth + 1)
            let rect = Rect(
                x: x, y: area.y, width: layout.columnWidth, height: area.height - layout.footHeight)
            draw(column: first + place, layout, first, in: rect, into: &frame, context)
        }
        let foot = Rect(
            x: area.x, y: area.y + area.height - layout.footHeight, width: area.width,
            height: layout.footHeight)
        drawFoot(foot, into: &frame, context)
    }

    private func draw(
        column index: Int, _ layout: BoardLayout, _ first: Int, in rect: Rect, into frame: inout Frame,
        _ context: Context
    ) {
        let words = context.words
        let state = BoardScreen.states[index]
        let isHere = index == column
        let stage = board?[state]
        // That there are more columns to either side is said where they would begin.
        let more = index == first && first > 0
        let hasMore = index == first + layout.shown - 1 && index < BoardScreen.states.count - 1
        let title =
            (more ? "< " : "") + words.choice("projectState", state.rawValue)
            + (stage.map { " \($0.count)" } ?? "")
        frame.cells.put(
            [Span(title, Style(isHere ? .title : .heading, bold: isHere))], at: Point(x: rect.x, y: rect.y),
            width: rect.width - (hasMore ? 2 : 0))
        if hasMore { frame.cells.put(" >", at: Point(x: rect.maxX - 2, y: rect.y), style: Style(.dim)) }
        frame.cells.put(
            stage.map { money($0, words, width: rect.width) } ?? "", at: Point(x: rect.x, y: rect.y + 1),
            width: rect.width, style: Style(.dim))
        frame.cells.put(
            String(repeating: "-", count: rect.width), at: Point(x: rect.x, y: rect.y + 2), width: rect.width,
            style: Style(isHere ? .normal : .dim))
        guard let window = columns[state] else { return }
        var shown = window
        shown.fit(height: layout.rows)
        if shown.isEmpty, shown.awaited == nil {
            frame.cells.put(
                words("board.none"), at: Point(x: rect.x, y: rect.y + 3), width: rect.width,
                style: Style(.dim))
            if isHere { frame.caret = Point(x: rect.x, y: rect.y + 3) }
        }
        for (row, place) in shown.shown(height: layout.rows).enumerated() {
            let record = shown.rows[place].record
            let line = Rect(
                x: rect.x, y: rect.y + BoardLayout.headHeight + row * layout.rowHeight, width: rect.width,
                height: layout.rowHeight)
            let isSelected = isHere && place == shown.selected
            if isSelected {
                frame.cells.fill(line, style: Style(selected: true))
                frame.caret = Point(x: line.x, y: line.y)
            }
            draw(card: record, isSelected, in: line, into: &frame, context)
            frame.regions.append(HitRegion(line, .row(list: BoardScreen.rowName(state), index: place)))
        }
    }

    /// A project: its number and when it should end, and its name below or behind.
    private func draw(
        card record: Record, _ isSelected: Bool, in rect: Rect, into frame: inout Frame, _ context: Context
    ) {
        let isLate = Project.daysLate(record, today: context.today).map { $0 > 0 } == true
        let number = Span(record.id.number + " ", .dim)
        let late = Span(isLate ? "! " : "", .warning)
        guard rect.height > 1 else {
            let spans = [number, late, Span(record.name)]
            frame.cells.put(spans.selected(isSelected), at: Point(x: rect.x, y: rect.y), width: rect.width)
            return
        }
        let end = record[Project.plannedEnd].value.map { $0.written + " " } ?? ""
        let head = [number, Span(end, isLate ? .warning : .dim), late]
        frame.cells.put(head.selected(isSelected), at: Point(x: rect.x, y: rect.y), width: rect.width)
        frame.cells.put(
            [Span(record.name)].selected(isSelected), at: Point(x: rect.x, y: rect.y + 1), width: rect.width)
    }

    /// What is planned in a column; to the fen where it has room, with its unit always.
    private func money(_ stage: Board.Stage, _ words: Words, width: Int) -> String {
        guard stage.count > 0 else { return "" }
        let planned = stage.money.planned
        guard planned.isKnown else { return words("board.moneyNotKnown") }
        let text = words.money(planned.money) + (planned.isComplete ? "" : " + ?")
        // A column too narrow for yuan to the fen shows them in ten thousands, which is the same amount.
        let short = words.money(planned.money, in: .wan) + (planned.isComplete ? "" : " + ?")
        return TextWidth.columns(of: text) <= width || TextWidth.columns(of: short) > width ? text : short
    }

    private func drawFoot(_ rect: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let (line, rest) = rect.splitTop(1)
        let filter = list.text.isEmpty ? "" : words("board.filtered", ["text": list.text])
        Panel.heading(filter, right: total(words), into: &frame, rect: line)
        guard rest.height > 0, let row = selected else { return }
        var lines: [[Span]] = []
        let record = current?.id == row.record.id ? current : nil
        lines.append([
            Span(row.record.id.number + " ", .dim), Span(row.record.name, Style(.normal, bold: true)),
        ])
        if let record {
            let money = ProjectMoney(record)
            lines.append([
                Span(
                    MoneyState.allCases.map {
                        words.label(Fund.description.name, $0.rawValue) + " " + words.text(money[$0])
                    }.joined(separator: " · "))
            ])
            lines.append(facts(record, context))
        }
        let rows = lines.flatMap { $0.wrapped(columns: max(10, rest.width)) }
        for (offset, spans) in rows.prefix(rest.height).enumerated() {
            frame.cells.put(spans, at: Point(x: rest.x, y: rest.y + offset), width: rest.width)
        }
    }

    /// Its end, what is reached of it, and what is odd.
    private func facts(_ record: Record, _ context: Context) -> [Span] {
        let words = context.words
        let end = words.text(record[Project.plannedEnd.key], .day)
        var spans = [Span(words.label(Kind.project.rawValue, Project.plannedEnd.key) + " " + end, .dim)]
        if let late = Project.daysLate(record, today: context.today), late > 0 {
            spans.append(Span("  " + words("project.daysLate", ["n": String(late)]), .warning))
        }
        let milestones = record[Project.milestones].value ?? []
        if !milestones.isEmpty {
            let done = milestones.count {
                $0[Milestone.state].value == .reached || $0[Milestone.state].value == .accepted
            }
            let text = words("board.milestones", ["n": String(done), "all": String(milestones.count)])
            spans.append(Span("  " + text, .dim))
        }
        let open = Oddities.doubts(in: record).filter { $0.stands(context.today) && $0.explanation == nil }
        if let first = open.first { spans.append(Span("  " + words.remark(first), .warning)) }
        return spans
    }

    private func total(_ words: Words) -> String {
        guard let board else { return "" }
        let count = board.stages.reduce(0) { $0 + $1.count }
        let planned = board.stages.reduce(MoneySum()) { $0 + $1.money.planned }
        guard count > 0 else { return words("board.empty") }
        return words("board.total", ["n": String(count), "planned": words.text(planned)])
    }
}
