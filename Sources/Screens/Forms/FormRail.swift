import Cells
import Domain

/// The sections of a form and how they stand: beside it where there is room, else in one line above it.
enum FormRail {
    static func draw(_ form: FormScreen, _ layout: FormLayout, into frame: inout Frame, _ context: Context) {
        if layout.rail.width > 0 {
            column(form, layout.rail, into: &frame, context)
            if form.state.isLineOpen { lineTitle(form, layout.head, into: &frame, context) }
        } else if form.state.isLineOpen {
            lineTitle(form, layout.head, into: &frame, context)
        } else {
            line(form, layout, into: &frame, context)
        }
    }

    /// All sections with how they stand, to go to one; the sum of what is wrong above them.
    static func menu(_ state: FormState, _ context: Context) -> MenuScreen {
        let words = context.words
        let count = state.problems.count
        let summary =
            hasSummary(state)
            ? [
                MenuScreen.Entry(
                    words("form.toFirstProblem"),
                    hint: words(count == 1 ? "form.problem" : "form.problemCount", ["n": String(count)]))
            ] : []
        let entries = state.plan.sections.indices.map { section in
            let range = state.plan.range(ofSection: section)
            let answered = range.count { state.fields.fields[$0].answer != .notKnown }
            let said = standing(state, section, words).map(\.text).joined()
            let hint = "\(answered)/\(range.count)" + said
            return MenuScreen.Entry(name(state, section, words), hint: hint)
        }
        return MenuScreen(
            title: words("form.sections"), entries: summary + entries,
            selected: state.section + summary.count)
    }

    static func hasSummary(_ state: FormState) -> Bool { !state.problems.isEmpty }

    private static func problems(_ state: FormState, _ section: Int) -> Int {
        let range = state.plan.range(ofSection: section)
        return state.shownProblems.count { range.contains($0.field) }
    }

    /// Something stands there, and nothing is wrong with it.
    private static func isDone(_ state: FormState, _ section: Int) -> Bool {
        let range = state.plan.range(ofSection: section)
        return !state.problems.contains { range.contains($0.field) }
            && range.contains { state.fields.fields[$0].answer != .notKnown }
    }

    private static func name(_ state: FormState, _ section: Int, _ words: Words) -> String {
        words.section(state.plan.kind.rawValue, state.plan.sections[section].name)
    }

    private static func column(
        _ form: FormScreen, _ rect: Rect, into frame: inout Frame, _ context: Context
    ) {
        let state = form.state
        for section in state.plan.sections.indices.prefix(rect.height) {
            let place = Rect(x: rect.x + 1, y: rect.y + section, width: rect.width - 2, height: 1)
            let isHere = section == state.section
            if isHere { frame.cells.fill(place, style: Style(selected: true)) }
            let count = problems(state, section)
            let sign = count > 0 ? "! " : isDone(state, section) ? String(Chrome.check) + " " : "  "
            var spans = [
                Span(sign, count > 0 ? .problem : .good), Span(name(state, section, context.words)),
            ]
            if count > 0 { spans.append(Span(" \(count)", .problem)) }
            frame.cells.put(
                spans.selected(isHere), at: Point(x: place.x, y: place.y), width: place.width)
            frame.regions.append(HitRegion(place, .row(list: FormLayout.sectionList, index: section)))
        }
        frame.cells.verticalRule(at: Point(x: rect.maxX, y: rect.y), height: rect.height)
    }

    /// `2/8 Parties ✓ · Term 2 problems`.
    private static func line(
        _ form: FormScreen, _ layout: FormLayout, into frame: inout Frame, _ context: Context
    ) {
        let state = form.state
        let words = context.words
        let rect = layout.head.inset(dx: 1, dy: 0)
        let here = state.section
        let total = state.plan.sections.count
        var pieces: [(section: Int, spans: [Span])] = []
        var first = [Span("\(here + 1)/\(total) ", .dim), Span(name(state, here, words), Style(bold: true))]
        first += standing(state, here, words)
        pieces.append((here, first))
        for section in state.plan.sections.indices where section != here && problems(state, section) > 0 {
            pieces.append((section, [Span(name(state, section, words))] + standing(state, section, words)))
        }
        // What comes next can be clicked, too.
        if here + 1 < total, !pieces.contains(where: { $0.section == here + 1 }) {
            pieces.append(
                (
                    here + 1,
                    [Span(String(Chrome.moreRight) + " ", .dim), Span(name(state, here + 1, words), .dim)]
                ))
        }
        let right = layout.foot.height < 3 ? kept(form, context) : ""
        let rightColumns = TextWidth.columns(of: right)
        var x = rect.x
        let end = rect.maxX - (rightColumns > 0 ? rightColumns + 1 : 0)
        for (index, piece) in pieces.enumerated() where x < end {
            if index > 0 {
                x += frame.cells.put(" · ", at: Point(x: x, y: rect.y), width: end - x, style: Style(.dim))
            }
            guard x < end else { break }
            let used = frame.cells.put(piece.spans, at: Point(x: x, y: rect.y), width: end - x)
            frame.regions.append(
                HitRegion(
                    Rect(x: x, y: rect.y, width: used, height: 1),
                    .row(list: FormLayout.sectionList, index: piece.section)))
            x += used
        }
        frame.cells.put(right, at: Point(x: rect.maxX - rightColumns, y: rect.y), style: Style(.dim))
    }

    private static func standing(_ state: FormState, _ section: Int, _ words: Words) -> [Span] {
        let count = problems(state, section)
        if count > 0 {
            return [
                Span(
                    " " + words(count == 1 ? "form.problem" : "form.problemCount", ["n": String(count)]),
                    .problem)
            ]
        }
        return isDone(state, section) ? [Span(" " + String(Chrome.check), .good)] : []
    }

    private static func lineTitle(
        _ form: FormScreen, _ rect: Rect, into frame: inout Frame, _ context: Context
    ) {
        let field = form.state.fields.fields[form.state.fields.focus]
        guard let list = field.lines else { return }
        let label = context.words.label(form.state.fields.owner, field.description.key)
        Panel.heading(
            context.words(
                "form.line", ["list": label, "n": String(list.row + 1), "total": String(list.lines.count)]),
            right: kept(form, context), into: &frame, rect: rect.inset(dx: 1, dy: 0))
    }

    /// How much of a limited text is used, once it matters.
    static func counter(_ field: FieldState) -> String {
        guard case .text(let limit, _) = field.description.type, let text = field.text,
            text.utf8.count * 2 > limit
        else { return "" }
        let count = text.count
        return count * 5 > limit * 4 ? "\(count)/\(limit)" : ""
    }

    /// When the draft was kept, by the clock on the wall.
    static func kept(_ form: FormScreen, _ context: Context) -> String {
        guard let time = LocalTime(form.keeper.savedAt, secondsFromUTC: context.secondsFromUTC) else {
            return ""
        }
        return context.words("draft.keptAt", ["time": time.clock])
    }
}
