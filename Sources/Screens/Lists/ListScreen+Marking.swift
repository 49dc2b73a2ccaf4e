import Cells
import Domain

extension ListScreen {
    var markOffers: [Offer] {
        let empty = window.isEmpty ? "obstacle.emptyList" : nil
        let none = marks.isEmpty ? "obstacle.nothingMarked" : nil
        return [
            Offer("goToRow", unless: empty),
            Offer("mark", unless: empty), Offer("markUp", unless: empty), Offer("markDown", unless: empty),
            Offer("range", unless: empty), Offer("markAll", unless: empty),
            Offer("invertMarks", unless: empty), Offer("clearMarks", unless: none),
            Offer("nextMarked", unless: none), Offer("previousMarked", unless: none),
            Offer("marked", unless: none), Offer("export"),
            Offer("copy", unless: marks.isEmpty ? empty : nil),
        ]
    }

    mutating func runMarking(_ id: Command.ID, _ context: Context) -> [Effect] {
        let height = rowsHeight(context)
        switch id {
        case "mark":
            if marks.anchor != nil { return endRange(context) }
            guard let row = window.selectedRow else { return [] }
            marks.records.toggle(row.identity)
            return marksMoved() + wish(window.move(by: 1, height: height), context)
        case "markUp": return move(isMarking: true, context) { $0.move(by: -1, height: height) }
        case "markDown": return move(isMarking: true, context) { $0.move(by: 1, height: height) }
        case "range":
            if marks.anchor != nil { return endRange(context) }
            beginRange(isSticky: true)
            return [.say(Message(context.words("list.rangeBegun")))]
        case "endRange":
            marks.anchor = nil
            return []
        case "markAll": return endRange(context) + askMembers(.mark)
        case "invertMarks": return endRange(context) + askMembers(.invert)
        case "clearMarks":
            marks = ListMarks(query.kind)
            ticks = []
            return []
        case "nextMarked": return endRange(context) + goToMarked(isForward: true)
        case "previousMarked": return endRange(context) + goToMarked(isForward: false)
        default: return runBulk(id, context)
        }
    }

    // MARK: - Moving with and without marking

    /// A move that marks begins a range and extends it; any other ends one that was begun so.
    mutating func move(
        isMarking: Bool = false, _ context: Context,
        _ move: (inout RowWindow<ListRow>) -> RowWindow<ListRow>.Wish?
    ) -> [Effect] {
        var effects: [Effect] = []
        if isMarking {
            if marks.anchor == nil { beginRange(isSticky: false) }
        } else {
            effects = endRange(unlessSticky: true, context)
        }
        return effects + wish(move(&window), context)
    }

    private mutating func beginRange(isSticky: Bool) {
        guard let row = window.selectedRow else { return }
        marks.anchor = ListMarks.Anchor(
            key: row.key, row: window.rank.map { $0 + window.selected }, isSticky: isSticky)
    }

    /// What stands between the beginning of the range and the selected row is marked now.
    mutating func endRange(unlessSticky: Bool = false, _ context: Context) -> [Effect] {
        guard let anchor = marks.anchor, !(unlessSticky && anchor.isSticky) else { return [] }
        let range = marks.range(to: window.selectedRow?.key, descending: query.sort.descending)
        marks.anchor = nil
        guard let range else { return [] }
        guard let first = window.rows.firstIndex(where: { $0.key == range.first }),
            let last = window.rows.firstIndex(where: { $0.key == range.last }), first <= last
        else { return askMembers(.mark, range) }
        for row in window.rows[first...last] { marks.records.insert(row.identity) }
        return marksMoved()
    }

    private mutating func askMembers(_ action: Pending.Action, _ range: RowRange? = nil) -> [Effect] {
        let tag = newTag()
        pending = Pending(tag: tag, action: action)
        return [.ask(.members(query, range), tag)]
    }

    mutating func take(members: RecordSet, inverts: Bool) -> [Effect] {
        if inverts {
            marks.records.formSymmetricDifference(members)
        } else {
            marks.records.formUnion(members)
        }
        return marksMoved()
    }

    // MARK: - From one to the next

    private mutating func goToMarked(isForward: Bool) -> [Effect] {
        guard let row = window.selectedRow, pending == nil else { return [] }
        let tag = newTag()
        pending = Pending(tag: tag, action: .goToMarked)
        return [.ask(.nextMarked(query, marks.records, row.key, isForward: isForward), tag)]
    }

    mutating func goToMarked(_ record: RecordID?, wrapped: Bool, _ context: Context) -> [Effect] {
        guard let record else {
            let text = context.words("list.allMarkedHidden", ["n": String(marks.records.count)])
            return [.say(Message(text))]
        }
        let notice = wrapped ? [Effect.say(Message(context.words("list.wrapped")))] : []
        if let index = window.rows.firstIndex(where: { $0.identity == record }) {
            window.select(index, height: rowsHeight(context))
            return notice
        }
        return ask(window.seek(record, offset: rowsHeight(context) / 2), context) + notice
    }

    // MARK: - Where the marked rows stand

    /// To find the places of the marked rows a long list is gone through: only once nothing has changed for a while.
    mutating func marksMoved() -> [Effect] {
        ticks = []
        ticksTag = newTag()
        return marks.records.isEmpty ? [] : [.after(ListScreen.ticksDelay, ticksTag)]
    }

    mutating func askTicks() -> [Effect] {
        guard !marks.records.isEmpty else { return [] }
        return [.ask(.marked(query, marks.records, places: true), ticksTag)]
    }

    private static var ticksDelay: Int { 400 }
}
