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

    init(record: RecordID?) { self.record = record }

    /// Of a journal that was read far down, so many steps are read again at once.
    private static let mostAnew = 500

    func step(_ context: Context) -> Memory.Step? { .journal(record) }

    func title(_ context: Context) -> String {
        guard let record else { return context.words("journal.title") }
        return context.words("journal.titleOf", ["name": record.number])
    }

    func offers(_ context: Context) -> [Offer] {
        let empty = steps.isEmpty ? "obstacle.noEntries" : nil
        return ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) }
            + [Offer("open", unless: empty)]
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let blocks = blocks(context)
        switch event {
        case .appeared:
            isAnew = true
            let wanted = min(max(page(context), steps.items.count), JournalScreen.mostAnew)
            return ask(before: nil, limit: wanted)
        case .reply(let tag, .journal(let fetched)) where tag == self.tag: take(fetched)
        case .refused(let tag, let refusal):
            if tag == self.tag { steps.giveUp() }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"): return open(context)
        case .command(let id): if !steps.move(id, blocks) { return [] }
        case .wheel(let rows): _ = steps.move(rows > 0 ? "down" : "up", blocks)
        case .click(.row("journal", let index), let isDouble):
            steps.select(index, blocks)
            if isDouble { return open(context) }
        case .given(.chosen(let index)):
            return offered.indices.contains(index) ? [.push(DetailScreen(offered[index]))] : []
        default: return []
        }
        return supply(context)
    }

    private func page(_ context: Context) -> Int { max(10, context.size.height) }

    private mutating func supply(_ context: Context) -> [Effect] {
        guard steps.wantsMore(page: page(context)), let last = steps.items.last else { return [] }
        isAnew = false
        return ask(before: last.number, limit: 3 * page(context))
    }

    private mutating func ask(before: Int64?, limit: Int) -> [Effect] {
        tag += 1
        steps.wait()
        return [.ask(.journal(JournalRequest(record: record, before: before, limit: limit)), tag)]
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

    /// The record the step is about; of several, the one that is chosen.
    private mutating func open(_ context: Context) -> [Effect] {
        guard let step = steps.selectedItem else { return [] }
        offered = []
        var labels: [String] = []
        for change in step.changes where !offered.contains(change.record) {
            offered.append(change.record)
            labels.append(change.record.number + "  " + change.name)
        }
        if offered.count == 1 { return [.push(DetailScreen(offered[0]))] }
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
            step, names: names, subject: record, isUndone: fates[step.number] == .undo, columns: width - 1,
            context)
    }

    private func blocks(_ context: Context) -> BlockScroll.Blocks { blocks(Rect(context.size), context) }

    private func blocks(_ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        steps.blocks(window: area.height) { text($0, width: area.width, context).rows.count + 1 }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard !steps.isEmpty else {
            let key = steps.isWaiting ? "app.loading" : "journal.empty"
            Panel.text(
                context.words(key), style: Style(.dim), into: &frame, rect: area.inset(dx: 2, dy: 1))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let blocks = blocks(area, context)
        BlockDrawing.draw(
            blocks, offset: steps.scroll.fitted(blocks), list: "journal", in: area, into: &frame
        ) { index in
            // An empty row parts one step from the next.
            text(index, width: area.width, context).rows + [[]]
        }
    }
}
