import Cells
import Domain

/// Who changed what and when: of one record, or of the whole registry.
struct JournalScreen: Screen {
    let record: RecordID?
    private(set) var steps = Stream<JournalStep>()
    private(set) var names: [RecordID: String] = [:]
    /// What became of a step by undo and redo: the newest word on each counts.
    private var fates: [Int64: JournalStep.Verb] = [:]
    /// Grows with every question; an answer to an older one is dropped.
    private var tag = 0
    /// The answer awaited is the list anew, not its continuation.
    private var isAnew = true
    /// The records of the step whose menu is open.
    private var offered: [RecordID] = []
    /// Whose steps are shown, of which field and which kinds; all, where nothing is said.
    private(set) var by: String?
    private(set) var field: String?
    private(set) var kinds: Set<Kind> = []
    /// What the menu that is open chooses.
    private var menu: Menu?
    /// A version to be compared with another.
    private(set) var marked: Int64?
    private(set) var finder = Finder()
    /// Words are looked for further down than was read.
    private var isSeeking = false

    private enum Menu: Hashable {
        case records
        case actors([String])
        case fields([String])
    }

    init(record: RecordID?) { self.record = record }

    private static let actorsTag = 1_000_000

    /// Of a journal that was read far down, so many steps are read again at once.
    private static let mostAnew = 500

    func step(_ context: Context) -> Memory.Step? { .journal(record) }

    func title(_ context: Context) -> String {
        guard let record else { return context.words("journal.title") }
        return context.words("journal.titleOf", ["name": record.number])
    }

    var takesText: Bool { finder.isTyping }

    func offers(_ context: Context) -> [Offer] {
        guard !finder.isTyping else { return finder.offers }
        let empty = steps.isEmpty ? "obstacle.noEntries" : nil
        let one = record == nil ? "obstacle.oneRecordOnly" : empty
        var offers =
            ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) } + [
                Offer("open", unless: empty), Offer("wholeStep", unless: empty), Offer("actor"),
                Offer("onlyField", unless: fieldKind == nil ? "obstacle.oneKindOnly" : nil),
                Offer("markVersion", unless: one), Offer("compare", unless: one),
                Offer("copy", unless: empty),
            ]
        if record == nil { offers.append(Offer("kinds")) }
        offers += finder.offers
        if !finder.isShown, isFiltered { offers.append(Offer("clearFilter")) }
        return offers
    }

    private var isFiltered: Bool { by != nil || field != nil || !kinds.isEmpty }

    /// The kind whose fields can be chosen among.
    private var fieldKind: Kind? { record?.kind ?? (kinds.count == 1 ? kinds.first : nil) }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let blocks = blocks(context)
        if let answer = finder.update(event) { return find(answer, context) }
        switch event {
        case .appeared: return askAnew(context)
        case .reply(let tag, .journal(let fetched)) where tag == self.tag:
            take(fetched)
            if isSeeking { return seek(context) }
        case .reply(let tag, .journalActors(let actors)) where tag == JournalScreen.actorsTag:
            return [.push(actorMenu(actors, context))]
        case .refused(let tag, let refusal):
            if tag == self.tag { steps.giveUp() }
            isSeeking = false
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .wheel(let rows): _ = steps.move(rows > 0 ? "down" : "up", blocks)
        case .click(.row("journal", let index), let isDouble):
            steps.select(index, blocks)
            if isDouble { return open(context) }
        case .given(.chosen(let index)): return choose(index, context)
        case .given(.checked(let places)):
            let chosen = places.map { Kind.allCases[$0] }
            kinds = chosen.count == Kind.allCases.count ? [] : Set(chosen)
            field = nil
            return restart(context)
        case .command(let id):
            if !steps.move(id, blocks) { return run(id, context) }
        default: return []
        }
        return supply(context)
    }

    private mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        switch id {
        case "open": return open(context)
        case "wholeStep": return steps.selectedItem.map { [.push(StepScreen($0, of: record))] } ?? []
        case "actor":
            if by != nil {
                by = nil
                return restart(context)
            }
            return [.ask(.journalActors(record), JournalScreen.actorsTag)]
        case "onlyField":
            if field != nil {
                field = nil
                return restart(context)
            }
            return fieldMenu(context).map { [.push($0)] } ?? []
        case "kinds": return [.push(kindsChecklist(context))]
        case "clearFilter":
            (by, field, kinds) = (nil, nil, [])
            return restart(context)
        case "markVersion":
            guard let step = steps.selectedItem else { return [] }
            marked = marked == step.number ? nil : step.number
            return marked == nil ? [] : [.say(Message(context.words("journal.markedNow")))]
        case "compare":
            guard let record, let step = steps.selectedItem else { return [] }
            guard let marked, marked != step.number else {
                return [.push(CompareScreen(record, from: step.number, to: nil))]
            }
            return [
                .push(
                    CompareScreen(record, from: min(marked, step.number), to: max(marked, step.number)))
            ]
        case "copy":
            guard steps.selectedItem != nil else { return [] }
            let text = text(steps.selected, width: .max / 4, context)
            return [.copy(text.rows.map { $0.text.trimmed }.joined(separator: "\n"))]
        default: return []
        }
    }

    // MARK: - What is shown of it

    private mutating func actorMenu(_ actors: [String], _ context: Context) -> MenuScreen {
        menu = .actors(actors)
        return MenuScreen(
            title: context.words("journal.byWhom"), entries: actors.map { MenuScreen.Entry($0) })
    }

    private mutating func fieldMenu(_ context: Context) -> MenuScreen? {
        guard let kind = fieldKind else { return nil }
        let fields = kind.description.fields.map(\.key)
        menu = .fields(fields)
        return MenuScreen(
            title: context.words("journal.whichField"),
            entries: fields.map { MenuScreen.Entry(context.words.label(kind.rawValue, $0)) })
    }

    private func kindsChecklist(_ context: Context) -> ChecklistScreen {
        let all = Kind.allCases
        return ChecklistScreen(
            title: context.words("history.kinds"), entries: all.map { context.words.kinds($0) },
            checked: Set(all.indices.filter { kinds.isEmpty || kinds.contains(all[$0]) }))
    }

    private mutating func choose(_ index: Int, _ context: Context) -> [Effect] {
        defer { menu = nil }
        switch menu {
        case .actors(let actors) where actors.indices.contains(index): by = actors[index]
        case .fields(let fields) where fields.indices.contains(index): field = fields[index]
        case .records where offered.indices.contains(index):
            return steps.selectedItem.map { [.push(VersionScreen(offered[index], after: $0.number))] } ?? []
        default: return []
        }
        return restart(context)
    }

    private mutating func restart(_ context: Context) -> [Effect] {
        steps.restart()
        return askAnew(context)
    }

    private mutating func askAnew(_ context: Context) -> [Effect] {
        isAnew = true
        let wanted = min(max(page(context), steps.items.count), JournalScreen.mostAnew)
        return ask(before: nil, limit: wanted)
    }

    // MARK: - Words

    private mutating func find(_ answer: Finder.Answer, _ context: Context) -> [Effect] {
        isSeeking = false
        switch answer {
        case .none: return []
        case .sought: return find(forward: true, included: true, context)
        case .next: return find(forward: true, included: false, context)
        case .previous: return find(forward: false, included: false, context)
        }
    }

    /// Among what was read; forward also beyond it, before it goes on from the start.
    private mutating func find(forward: Bool, included: Bool, _ context: Context) -> [Effect] {
        guard !finder.sought.isEmpty else { return [] }
        let width = context.size.width
        let found = Finder.nearest(
            from: steps.selected, of: steps.items.count, forward: forward, included: included
        ) { index in text(index, width: width, context).rows.contains { finder.matches($0) } }
        if forward, found?.wrapped != false, !steps.reachesEnd {
            isSeeking = true
            return askOn(JournalScreen.mostAnew)
        }
        if let found { steps.select(found.place, blocks(context)) }
        return finder.tell(found, forward: forward, context) + supply(context)
    }

    private mutating func seek(_ context: Context) -> [Effect] {
        isSeeking = false
        return find(forward: true, included: false, context)
    }

    private mutating func askOn(_ limit: Int) -> [Effect] {
        guard let last = steps.items.last else { return [] }
        isAnew = false
        return ask(before: last.number, limit: limit)
    }

    private func page(_ context: Context) -> Int { max(10, context.size.height) }

    private mutating func supply(_ context: Context) -> [Effect] {
        guard steps.wantsMore(page: page(context)) else { return [] }
        return askOn(3 * page(context))
    }

    private mutating func ask(before: Int64?, limit: Int) -> [Effect] {
        tag += 1
        steps.wait()
        var request = JournalRequest(record: record, before: before, limit: limit)
        (request.by, request.field, request.kinds) = (by, field, kinds)
        request.tellsWholeRecords = true
        return [.ask(.journal(request), tag)]
    }

    private mutating func take(_ fetched: JournalWindow) {
        if isAnew {
            fates = [:]
            steps.replace(fetched.steps, reachesEnd: fetched.reachesEnd) { $0.number == $1.number }
        } else {
            steps.append(fetched.steps, reachesEnd: fetched.reachesEnd)
        }
        names.merge(fetched.names) { $1 }
        for step in fetched.steps {
            if let of = step.of, fates[of] == nil { fates[of] = step.verb }
        }
    }

    /// The version of the record that the step made; of several records, of the one that is chosen.
    private mutating func open(_ context: Context) -> [Effect] {
        guard let step = steps.selectedItem else { return [] }
        if let record { return [.push(VersionScreen(record, after: step.number))] }
        offered = []
        var labels: [String] = []
        for change in step.changes where !offered.contains(change.record) {
            offered.append(change.record)
            labels.append(change.record.number + "  " + change.name)
        }
        if offered.count == 1 { return [.push(VersionScreen(offered[0], after: step.number))] }
        menu = .records
        return [
            .push(
                MenuScreen(
                    title: context.words("journal.recordsOfStep", ["step": String(step.number)]),
                    entries: labels.map { MenuScreen.Entry($0) }))
        ]
    }

    // MARK: - Drawing

    private func text(_ index: Int, width: Int, _ context: Context) -> StepText {
        let step = steps.items[index]
        return StepText(
            step, names: names, subject: record,
            fate: StepText.Fate(isUndone: fates[step.number] == .undo, isMarked: marked == step.number),
            columns: width - 1, context)
    }

    /// A line above tells by whom, of what and which kinds, where not all are shown; one below, what is looked for.
    private func rooms(_ area: Rect) -> (above: Rect, rows: Rect, foot: Rect) {
        let (above, rest) = area.splitTop(isFiltered ? 1 : 0)
        let (rows, foot) = rest.splitBottom(finder.isShown ? 1 : 0)
        return (above, rows, foot)
    }

    private func blocks(_ context: Context) -> BlockScroll.Blocks {
        blocks(rooms(Rect(context.size)).rows, context)
    }

    private func blocks(_ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        steps.blocks(window: area.height) { text($0, width: area.width, context).rows.count + 1 }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (above, rows, foot) = rooms(area)
        if !above.isEmpty { drawFilter(above, into: &frame, context) }
        defer { if !foot.isEmpty { finder.draw(foot, hits: "", into: &frame, context) } }
        guard !steps.isEmpty else {
            let key = steps.isWaiting ? "app.loading" : isFiltered ? "journal.noneSuch" : "journal.empty"
            Panel.text(
                context.words(key), style: Style(.dim), into: &frame, rect: rows.inset(dx: 2, dy: 1))
            frame.caret = Point(x: rows.x, y: rows.y)
            return
        }
        let blocks = blocks(rows, context)
        let sought = finder.sought
        BlockDrawing.draw(
            blocks, offset: steps.scroll.fitted(blocks), list: "journal", in: rows, into: &frame
        ) { index in
            // An empty row parts one step from the next.
            text(index, width: rows.width, context).rows.map { $0.highlighted(sought) } + [[]]
        }
    }

    /// What it is limited to; each part can be clicked away.
    private func drawFilter(_ line: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        var chips: [(text: String, command: Command.ID)] = []
        if let by { chips.append((words("journal.onlyBy", ["name": by]), "actor")) }
        if !kinds.isEmpty {
            let named = Kind.allCases.filter(kinds.contains).map { words.kinds($0) }
            chips.append((named.joined(separator: words("list.comma")), "kinds"))
        }
        if let field, let kind = fieldKind {
            chips.append(
                (words("journal.onlyField", ["field": words.label(kind.rawValue, field)]), "onlyField"))
        }
        var x = line.x + 1
        for chip in chips where x < line.maxX {
            let used = frame.cells.put(
                chip.text, at: Point(x: x, y: line.y), width: line.maxX - x, style: Style(.match))
            frame.regions.append(
                HitRegion(Rect(x: x, y: line.y, width: used, height: 1), .command(chip.command)))
            x += used + 2
        }
    }
}
