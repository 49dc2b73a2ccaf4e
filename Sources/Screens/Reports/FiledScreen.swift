import Cells
import Domain

/// Who has filed which reports: bodies by periods of a year. Enter opens the report, or makes it.
struct FiledScreen: Screen {
    let about: RecordID?
    private(set) var year: Int?
    private(set) var grid: FiledGrid?
    private var list = ListState()
    private var column = 0
    private var tag = 0
    private var isChoosing = false

    init(about: RecordID? = nil, year: Int? = nil) {
        self.about = about
        self.year = year
    }

    func title(_ context: Context) -> String {
        about.map { context.words("filed.titleOf", ["number": $0.number]) } ?? context.words("filed.title")
    }

    func offers(_ context: Context) -> [Offer] {
        let missing = grid == nil ? "obstacle.loading" : nil
        return [
            Offer("open", unless: missing ?? (cell == nil ? "filed.nothing" : nil)),
            Offer("reports", unless: missing), Offer("year"), Offer("previousPeriod"), Offer("nextPeriod"),
            Offer("up"), Offer("down"), Offer("pageUp"), Offer("pageDown"), Offer("first"), Offer("last"),
        ]
    }

    private var row: FiledGrid.Row? { grid?.rows[safely: list.selected] }
    private var cell: FiledGrid.Cell? { row?.cells[safely: column] }

    private func height(_ context: Context) -> Int { max(1, context.size.height - 3) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return [ask(context)]
        case .reply(let tag, .filed(let grid)) where tag == self.tag:
            self.grid = grid
            list.fit(count: grid.rows.count, height: height(context))
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"): return open()
        case .command("reports"):
            isChoosing = true
            return [
                .push(
                    PickerScreen(
                        title: context.words("filed.choose"), kinds: [.branch, .village, .region], typed: "",
                        current: nil))
            ]
        case .given(.picked(let body, _)) where isChoosing:
            isChoosing = false
            return ReportScreen(about: body, today: context.today).map { [.push($0)] } ?? []
        case .command("previousPeriod"): return turn(by: -1, context)
        case .command("nextPeriod"): return turn(by: 1, context)
        case .command("year"):
            return [
                .push(
                    PromptScreen(
                        title: context.words("figures.year"), text: context.words("filed.yearHelp"),
                        initial: String(year ?? context.today.year), limit: 10))
            ]
        case .given(.typed(let text)):
            guard let period = ReportPeriod(typed: text, .annualSummary) else {
                return [.say(Message(context.words("figures.noYear", ["value": text]), .problem))]
            }
            year = period.from.year
            return [ask(context)]
        case .command(let id):
            _ = list.move(id, count: grid?.rows.count ?? 0, height: height(context))
        case .wheel(let rows):
            list.scroll(by: rows, count: grid?.rows.count ?? 0, height: height(context))
        case .key(let key):
            switch key.code {
            case .right: column = min(column + 1, (grid?.columns.count ?? 1) - 1)
            case .left: column = max(0, column - 1)
            case .tab: column = (column + 1) % max(1, grid?.columns.count ?? 1)
            case .backspace: return [.pop]
            default: break
            }
        case .click(.row("filed", let index), let isDouble):
            list.select(index, count: grid?.rows.count ?? 0, height: height(context))
            return isDouble ? open() : []
        default: break
        }
        return []
    }

    private mutating func ask(_ context: Context) -> Effect {
        tag += 1
        let query = FiledQuery(about: about, year: year ?? context.today.year, today: context.today)
        return .ask(.filed(query), tag)
    }

    private mutating func turn(by years: Int, _ context: Context) -> [Effect] {
        let turned = (year ?? context.today.year) + years
        guard CalendarDay.years.contains(turned) else { return [] }
        year = turned
        return [ask(context)]
    }

    private func open() -> [Effect] {
        guard let row, let cell, let column = grid?.columns[safely: column] else { return [] }
        if let report = cell.report { return [.push(ReportScreen(.stored(report)))] }
        return [.push(ReportScreen(.live(column.sort, about: row.body, column.period)))]
    }

    // MARK: - Drawing

    /// Words where there is room for them, else signs with what they mean below.
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        guard let grid else {
            frame.cells.put(
                words("app.loading"), at: Point(x: area.x + 1, y: area.y), style: Style(.dim))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        guard !grid.rows.isEmpty else {
            let text = words("filed.nothing") + " " + words("filed.begin")
            Panel.text(text, style: Style(.absent), into: &frame, rect: area.inset(dx: 1, dy: 0))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let wide = FiledGrid.State.allCases.map { TextWidth.columns(of: told($0, true, words)) }.max() ?? 0
        let hasRoom = area.width >= (wide + 2) * grid.columns.count + 18
        let heads = grid.columns.map(words.column)
        let cellWidth = max(hasRoom ? wide : 1, heads.map { TextWidth.columns(of: $0) }.max() ?? 0) + 2
        let nameWidth = max(8, area.width - cellWidth * grid.columns.count - 2)
        let (head, rest) = area.splitTop(1)
        let (rows, foot) = rest.splitBottom(min(2, max(0, rest.height - 1)))
        var line = [Span(TextFit.pad(String(grid.year), to: nameWidth), .heading)]
        for (place, text) in heads.enumerated() {
            line.append(Span(TextFit.pad(text, to: cellWidth), Style(.heading, bold: place == column)))
        }
        frame.cells.put(line, at: Point(x: head.x + 1, y: head.y), width: head.width - 1)
        list.drawRows("filed", count: grid.rows.count, in: rows, into: &frame) { index in
            let row = grid.rows[index]
            let isHere = index == list.selected
            let name = row.body.number + " " + row.name
            var spans = [
                Span(TextFit.pad(TextFit.clip(name, to: nameWidth - 1), to: nameWidth), .normal)
            ]
            for (place, cell) in row.cells.enumerated() {
                let text = told(cell.state, hasRoom, words)
                // The column in focus is told by brackets too, not by colour alone.
                let isFocus = isHere && place == column
                let shown = isFocus ? "[" + text + "]" : " " + text + " "
                spans.append(Span(TextFit.pad(shown, to: cellWidth), FiledScreen.role(cell.state)))
            }
            return spans
        }
        guard !foot.isEmpty else { return }
        let legend = [Span(words.counts(grid), .dim)].wrapped(columns: foot.width - 2)
        for (place, line) in legend.prefix(foot.height).enumerated() {
            frame.cells.put(line, at: Point(x: foot.x + 1, y: foot.y + place), width: foot.width - 1)
        }
        if grid.unlisted > 0 {
            let text = words("filed.unlisted", ["n": String(grid.unlisted)])
            frame.cells.put(
                text, at: Point(x: foot.x + 1, y: foot.maxY - 1), width: foot.width - 1,
                style: Style(.warning))
        }
    }

    private func told(_ state: FiledGrid.State, _ hasRoom: Bool, _ words: Words) -> String {
        hasRoom ? words.filedSign(state) + " " + words.filed(state) : words.filedSign(state)
    }

    private static func role(_ state: FiledGrid.State) -> Role {
        switch state {
        case .onTime: .good
        case .late, .returned: .warning
        case .missing: .problem
        case .draft: .normal
        case .notDue: .dim
        }
    }
}
