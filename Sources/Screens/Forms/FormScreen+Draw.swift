import Cells
import Domain

extension FormScreen {
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let layout = FormLayout(self, context, in: area)
        let top = isScrolledAway ? layout.clamped(top) : layout.top(showingFocusFrom: top)
        var painter = FormPainter(self, context, layout, top)
        painter.draw(into: &frame)
    }
}

/// Draws a form row by row; what falls outside of its room is left out.
private struct FormPainter {
    private let form: FormScreen
    private let state: FormState
    private let context: Context
    private let words: Words
    private let layout: FormLayout
    private let room: Rect
    private let top: Int
    /// How it stands to the agreement that it was taken over from.
    private let comparison: AgreementComparison?

    init(_ form: FormScreen, _ context: Context, _ layout: FormLayout, _ top: Int) {
        self.form = form
        state = form.state
        self.context = context
        words = context.words
        self.layout = layout
        room = layout.content
        self.top = top
        comparison = form.state.isLineOpen ? nil : form.state.comparison
    }

    mutating func draw(into frame: inout Frame) {
        frame.caret = Point(x: room.x, y: room.y)
        for block in layout.blocks where block.y < top + room.height && block.y + block.height > top {
            switch block.thing {
            case .section(let index): heading(index, at: block.y, into: &frame)
            case .field(let index): field(index, block, into: &frame)
            }
        }
        if layout.height > room.height {
            ScrollThumb.draw(
                into: &frame, rect: Rect(x: room.maxX, y: room.y, width: 1, height: room.height), first: top,
                total: layout.height)
            // An input method writes right of the caret.
            if frame.caretVisible {
                frame.cells.fill(Rect(x: room.maxX, y: frame.caret.y, width: 1, height: 1))
            }
        }
        FormRail.draw(form, layout, into: &frame, context)
        foot(into: &frame)
    }

    /// The row of the frame for a row of the content; nil when it is out of sight.
    private func row(_ y: Int) -> Int? {
        y >= top && y < top + room.height ? room.y + y - top : nil
    }

    private func put(_ spans: [Span], x: Int, y: Int, width: Int, into frame: inout Frame) {
        guard let row = row(y), width > 0 else { return }
        frame.cells.put(spans, at: Point(x: room.x + x, y: row), width: width)
    }

    private func heading(_ index: Int, at y: Int, into frame: inout Frame) {
        guard let row = row(y) else { return }
        Panel.heading(
            words.section(state.plan.kind.rawValue, state.plan.sections[index].name), into: &frame,
            rect: Rect(x: room.x, y: row, width: room.width, height: 1))
    }

    // MARK: - A field

    private func field(_ index: Int, _ block: FormLayout.Block, into frame: inout Frame) {
        let list = state.active
        let field = list.fields[index]
        let isFocused = index == list.focus
        var label = [Span(words.label(list.owner, field.description.key), Style(.label, bold: isFocused))]
        if field.origin != nil {
            label.append(Span(" ~", .match))
        } else if state.mustBeTyped(field) {
            label.append(Span(" *", .warning))
        }
        put(label, x: block.label.x, y: block.label.y, width: block.label.width, into: &frame)
        region(for: block, .field(index), into: &frame)
        entry(field, block, isFocused, index, into: &frame)
        let echo = field.echo(words, within: isFocused ? block.echo.width : block.echo.width - 1)
        if !echo.isEmpty {
            put([Span(echo, .good)], x: block.echo.x, y: block.echo.y, width: block.echo.width, into: &frame)
        }
        for (offset, line) in block.problem.enumerated() {
            put(
                [Span(offset == 0 ? "! " : "  ", .problem), Span(line, .problem)],
                x: block.problemX, y: block.problemY + offset, width: room.width - block.problemX,
                into: &frame)
        }
        for (offset, line) in block.near.enumerated() {
            put(
                [Span(line, .warning)], x: block.entry.x,
                y: block.nearY + offset, width: room.width - block.entry.x, into: &frame)
        }
        for (offset, line) in block.remarks.enumerated() {
            put(
                [Span(line, .dim)], x: block.entry.x, y: block.remarksY + offset,
                width: room.width - block.entry.x, into: &frame)
        }
        if field.lines != nil { rows(of: field, block, isFocused, index, into: &frame) }
    }

    private func region(for block: FormLayout.Block, _ target: HitRegion.Target, into frame: inout Frame) {
        let first = max(block.y, top)
        let last = min(block.y + block.height, top + room.height)
        guard first < last else { return }
        frame.regions.append(
            HitRegion(
                Rect(x: room.x, y: room.y + first - top, width: room.width, height: last - first), target))
    }

    private func entry(
        _ field: FieldState, _ block: FormLayout.Block, _ isFocused: Bool, _ index: Int,
        into frame: inout Frame
    ) {
        if field.lines != nil { return }
        let y = block.entry.y
        let first = max(y, top)
        let last = min(y + block.entry.height, top + room.height)
        guard first < last else { return }
        let rect = Rect(
            x: room.x + block.entry.x, y: room.y + first - top, width: block.entry.width,
            height: last - first)
        let hint = hint(field)
        if !field.isLocked, !field.isNotApplicable, field.text != nil {
            frame.regions.append(HitRegion(rect, .text(index)))
        }
        if field.isLocked {
            let text = words.text(field.answer, field.description.type, names: state.names)
            if block.entry.height == 1 {
                frame.cells.put(text, at: Point(x: rect.x, y: rect.y), width: rect.width)
            } else {
                Panel.text(text, from: first - y, into: &frame, rect: rect)
            }
            if isFocused { frame.caret = Point(x: rect.x, y: rect.y) }
            return
        }
        switch field.entry {
        case .line(let editor) where !field.isNotApplicable && (isFocused || editor.isEmpty):
            editor.draw(into: &frame, rect: rect, focused: isFocused, hint: isFocused ? "" : hint)
        case .line(let editor) where !field.isNotApplicable:
            frame.cells.fill(rect, style: Style(.field))
            frame.cells.put(
                editor.text, at: Point(x: rect.x, y: rect.y), width: rect.width, style: Style(.field),
                mark: .more)
        case .area(let area) where !field.isNotApplicable && isFocused:
            area.draw(into: &frame, rect: rect, focused: true)
        case .area(let area) where !field.isNotApplicable:
            frame.cells.fill(rect, style: Style(.field))
            if field.isEmpty {
                frame.cells.put(hint, at: Point(x: rect.x, y: rect.y), width: rect.width, style: Style(.dim))
            } else {
                let start = area.buffer.characters.prefix((first - y + rect.height) * rect.width)
                let lines = TextFit.wrap(String(start), columns: rect.width - 1)
                for (offset, line) in lines.dropFirst(first - y).prefix(rect.height).enumerated() {
                    frame.cells.put(
                        line, at: Point(x: rect.x, y: rect.y + offset), width: rect.width,
                        style: Style(.field), mark: .none)
                }
            }
        default: box(field, hint, rect, isFocused, into: &frame)
        }
    }

    /// What stands in a field without an answer.
    private func hint(_ field: FieldState) -> String {
        if field.isNotApplicable { return words("answer.notApplicable") }
        if state.isNamedByItself(field) { return words("form.namedByItself") }
        let notKnown = words("answer.notKnown")
        return field.description.isRequired ? notKnown + " · " + words("form.required") : notKnown
    }

    /// What was chosen, in a field that is not typed in. The caret stands behind it: what an input method shows there
    /// while a name is typed covers nothing.
    private func box(
        _ field: FieldState, _ hint: String, _ rect: Rect, _ isFocused: Bool, into frame: inout Frame
    ) {
        let style = Style(isFocused ? .fieldFocused : .field)
        frame.cells.fill(rect, style: style)
        var x = rect.x
        if !field.isNotApplicable, field.text == nil {
            x += frame.cells.put(
                String(Chrome.descending) + " ", at: Point(x: x, y: rect.y), width: rect.width,
                style: Style(isFocused ? .fieldFocused : .dim))
        }
        let width = rect.maxX - x - 1
        switch field.answer {
        case .value(let value):
            // The number is never cut: what stands before it is.
            let number = number(of: value)
            let name = words.text(value, field.description.type, names: state.names)
            let shown = Span(TextFit.clip(name, to: max(0, width - number.columns)), style)
            x += frame.cells.put([shown] + number, at: Point(x: x, y: rect.y), width: width)
        default:
            if !isFocused || field.isNotApplicable {
                x += frame.cells.put(hint, at: Point(x: x, y: rect.y), width: width, style: Style(.dim))
            }
        }
        if isFocused {
            frame.caret = Point(x: min(x, rect.maxX - 1), y: rect.y)
            frame.caretVisible = true
        }
    }

    private func number(of value: Value) -> [Span] {
        guard case .link(let record) = value, state.names[record] != nil else { return [] }
        return [Span(" " + record.number, Style(.dim))]
    }

    // MARK: - A list

    private func rows(
        of field: FieldState, _ block: FormLayout.Block, _ isFocused: Bool, _ index: Int,
        into frame: inout Frame
    ) {
        let lines = field.lines?.lines ?? []
        for row in 0...lines.count {
            guard let y = self.row(block.entry.y + row) else { continue }
            let rect = Rect(x: room.x + block.entry.x, y: y, width: block.entry.width, height: 1)
            let isSelected = isFocused && row == field.lines?.row
            if isSelected {
                frame.cells.fill(rect, style: Style(selected: true))
                frame.caret = Point(x: rect.x, y: rect.y)
            }
            let spans = row < lines.count ? line(row, of: lines, index, width: rect.width) : addRow(field)
            frame.cells.put(spans.selected(isSelected), at: Point(x: rect.x, y: rect.y), width: rect.width)
            frame.regions.append(HitRegion(rect, .row(list: FormLayout.lineList + String(index), index: row)))
        }
    }

    private func line(_ row: Int, of lines: [LineState], _ field: Int, width: Int) -> [Span] {
        let number = Span(
            TextFit.pad("\(row + 1)", to: String(lines.count).count, align: .right) + "  ", .dim)
        let pieces = lines[row].pieces(words, names: state.names)
        let mark = Span(
            comparison?[state.fields.fields[field].description.key]?.lines
                .first { $0.newPlace == row + 1 }.map { ComparisonLines.sign($0.standing) } ?? "", .warning)
        var spans = [
            number, mark, Span(FormPainter.fitting(pieces, columns: width - number.columns - mark.columns)),
        ]
        let problem = state.shownProblems.first { $0.field == field && $0.line == row }
        if let problem { spans.append(Span("  ! " + words.sentence(problem.problem), .problem)) }
        return spans
    }

    /// As many of the answers as have room: an amount or a day is whole or not there, only words are cut.
    private static func fitting(_ pieces: [String], columns: Int) -> String {
        let mark = " · " + String(Chrome.ellipsis)
        let (gap, end) = (TextWidth.columns(of: " · "), TextWidth.columns(of: mark))
        var text = ""
        var left = columns
        for (index, piece) in pieces.enumerated() {
            if index > 0 { left -= gap }
            let width = TextWidth.columns(of: piece)
            if width <= left - (index < pieces.count - 1 ? end : 0) {
                text += (index > 0 ? " · " : "") + piece
                left -= width
                continue
            }
            let isWords = index == 0 || !piece.contains { $0.isASCII && $0.isNumber }
            guard isWords, left > 8 || index == 0 else { return text + mark }
            return text + (index > 0 ? " · " : "") + TextFit.clip(piece, to: left)
        }
        return text
    }

    private func addRow(_ field: FieldState) -> [Span] {
        if field.isLocked { return [Span(words.text(field.answer, field.description.type), .dim)] }
        let isAbsent = field.lines?.lines.isEmpty == true
        var spans: [Span] = []
        if isAbsent {
            let text =
                field.answer == .notKnown ? hint(field) : words.text(field.answer, field.description.type)
            spans.append(Span(text + "  ", .absent))
        }
        let how =
            field.tickable != nil
            ? "form.addOrTick"
            : field.description.key == Agreement.clauses.key ? "form.addOrPick" : "form.addRow"
        spans.append(Span(words(how), .dim))
        return spans
    }

    // MARK: - The foot

    private func foot(into frame: inout Frame) {
        let rect = layout.foot
        let field = state.focused
        var help = words.help(state.active.owner, field.description.key) ?? generalHelp(field)
        if let origin = field.origin { help = words.origin(origin, from: state.source) + " " + help }
        if rect.height == 2, FormRail.counter(field).isEmpty {
            Panel.text(help, style: Style(.dim), into: &frame, rect: rect.inset(dx: 1, dy: 0))
            return
        }
        if rect.height < 3 {
            Panel.message(
                help, role: .dim, right: FormRail.counter(field), into: &frame, rect: rect.inset(dx: 1, dy: 0)
            )
            return
        }
        let (line, rest) = rect.splitTop(1)
        let status = [FormRail.counter(field), FormRail.kept(form, context)].filter { !$0.isEmpty }
        // What an empty field out of focus says of itself.
        let standing = field.isEmpty && !field.isNotApplicable && field.lines == nil ? hint(field) : ""
        Panel.heading(
            standing, right: status.joined(separator: " · "), into: &frame, rect: line.inset(dx: 1, dy: 0))
        Panel.text(help, style: Style(.dim), into: &frame, rect: rest.inset(dx: 1, dy: 0))
    }

    private func generalHelp(_ field: FieldState) -> String {
        switch field.description.type {
        case .choice: words("form.help.choice")
        case .link: words("form.help.link")
        case .parts: words("form.help.parts")
        case .day: words("form.help.day")
        case .flag: words("form.help.flag")
        case .money: words("form.help.money")
        default: ""
        }
    }
}
