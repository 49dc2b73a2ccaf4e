import Cells
import Domain

/// What is done with all marked records at once: it begins with how many they are, and how many of them are hidden.
extension ListScreen {
    static let chips = "chips"
    static let bulkTag = 1
    static let exportTag = 2
    /// Tags below are given to what is done, and stay the same.
    static let firstTag = 10

    mutating func runBulk(_ id: Command.ID, _ context: Context) -> [Effect] {
        switch id {
        case "marked": return endRange(context) + askHidden(.choose)
        case "export":
            guard marks.isEmpty else { return endRange(context) + askHidden(.export) }
            let n = count.map { String($0.matching) } ?? "?"
            return [exportAs(context.words("list.export.rows", ["n": n]), context)]
        case "copy":
            dialog = .copy
            let words = context.words
            let title =
                marks.records.isEmpty
                ? window.selectedRow?.record.name ?? ""
                : words("list.marked", ["n": String(marks.records.count)])
            return endRange(context) + [
                .push(
                    MenuScreen(
                        title: title,
                        entries: [
                            MenuScreen.Entry(words("list.bulk.copyNumbers")),
                            MenuScreen.Entry(words("list.bulk.copyNames")),
                        ]))
            ]
        case "retire":
            guard marks.isEmpty else { return endRange(context) + askHidden(.retire) }
            guard let row = window.selectedRow else { return [] }
            return [.push(DetailScreen(row.record.id, thenRetire: true))]
        default: return []
        }
    }

    private mutating func askHidden(_ action: Pending.Action) -> [Effect] {
        // The end of a long range is still to come: this waits its turn.
        guard pending == nil else {
            pending?.next = action
            return []
        }
        let tag = newTag()
        pending = Pending(tag: tag, action: action)
        return [.ask(.marked(query, marks.records, places: false), tag)]
    }

    mutating func carryOn(_ waiting: Pending, _ reply: Reply, _ context: Context) -> [Effect] {
        if waiting.action == .copyNames, case .names(let names) = reply {
            return [.copy(waiting.records.compactMap { names[$0] }.joined(separator: "\n"))]
        }
        return carryOn(waiting.action, reply, context) + (waiting.next.map { askHidden($0) } ?? [])
    }

    private mutating func carryOn(
        _ action: Pending.Action, _ reply: Reply, _ context: Context
    ) -> [Effect] {
        switch (action, reply) {
        case (.mark, .members(let members)): return take(members: members, inverts: false)
        case (.invert, .members(let members)): return take(members: members, inverts: true)
        case (.goToMarked, .nextMarked(let record, let wrapped)):
            return goToMarked(record, wrapped: wrapped, context)
        case (.copyNumbers, .ordered(let records)):
            return [.copy(records.map(\.number).joined(separator: "\n"))]
        case (.copyNames, .ordered(let records)):
            let tag = newTag()
            pending = Pending(tag: tag, action: .copyNames, records: records)
            return [.ask(.names(records), tag)]
        case (_, .marked(let rows)):
            return begin(action, hidden: marks.records.count - rows.shown, context)
        default: return []
        }
    }

    private func standing(hidden: Int, _ context: Context) -> String {
        let n = String(marks.records.count)
        return hidden == 0
            ? context.words("list.marked", ["n": n])
            : context.words("list.markedHidden", ["n": n, "hidden": String(hidden)])
    }

    private mutating func begin(_ action: Pending.Action, hidden: Int, _ context: Context) -> [Effect] {
        let words = context.words
        let standing = standing(hidden: hidden, context)
        switch action {
        case .choose:
            dialog = .marked
            let readOnly = context.isReadOnly ? words("obstacle.readOnly") : nil
            return [
                .push(
                    MenuScreen(
                        title: standing,
                        entries: [
                            MenuScreen.Entry(words("list.bulk.retire"), obstacle: readOnly),
                            MenuScreen.Entry(words("list.bulk.restore"), obstacle: readOnly),
                            MenuScreen.Entry(words("list.bulk.export")),
                            MenuScreen.Entry(words("list.bulk.copyNumbers")),
                            MenuScreen.Entry(words("list.bulk.copyNames")),
                            MenuScreen.Entry(words("list.bulk.clear")),
                        ]))
            ]
        case .retire:
            dialog = .retireMarked
            return [
                .push(
                    PromptScreen(
                        title: words("list.bulk.retire"),
                        text: standing + "\n" + words("detail.retire.why")))
            ]
        case .export: return [exportAs(standing, context)]
        case .restore:
            dialog = .restoreMarked
            return [
                .push(
                    ConfirmScreen(
                        title: words("list.bulk.restore"), text: standing,
                        confirmTitle: words("list.bulk.restore")))
            ]
        default: return []
        }
    }

    /// Copies the marked records in the order of the list, those that it hides too; with none marked, the selected one.
    private mutating func copy(_ action: Pending.Action, _ context: Context) -> [Effect] {
        guard !marks.records.isEmpty else {
            guard let record = window.selectedRow?.record else { return [] }
            return [.copy(action == .copyNumbers ? record.id.number : record.name)]
        }
        let tag = newTag()
        pending = Pending(tag: tag, action: action)
        var all = query
        (all.text, all.conditions, all.includesRetired) = ("", [], true)
        return [.ask(.ordered(all, marks.records), tag)]
    }

    // MARK: - Answers of the windows

    mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        let asked = dialog
        dialog = nil
        switch (gift, asked) {
        case (.saved(let records), _):
            guard let record = records.first(where: { $0.kind == query.kind }) else {
                return ask(window.refresh(), context) + askCount()
            }
            return ask(window.seek(record), context) + askCount()
        case (.query(let query), _): return adopt(query, context)
        case (.row(let row), _): return go(to: row, context)
        case (.chosen(let index), .sort):
            let keys = columnKeys
            return keys.indices.contains(index) ? sort(by: keys[index], context) : []
        case (.chosen(let index), .marked):
            switch index {
            case 0: return askHidden(.retire)
            case 1: return askHidden(.restore)
            case 2: return askHidden(.export)
            case 3: return copy(.copyNumbers, context)
            case 4: return copy(.copyNames, context)
            default: return run("clearMarks", context)
            }
        case (.chosen(let index), .copy): return copy(index == 0 ? .copyNumbers : .copyNames, context)
        case (.chosen, .exportAs), (.checked, .exportAs), (.typed, .exportTo), (.confirmed, .replaceFile):
            return asked.map { takeExport(gift, $0, context) } ?? []
        case (.typed(let reason), .retireMarked):
            let verb = Verb.retireAll(marks.records, reason: reason, on: context.today)
            return [.perform(verb, ListScreen.bulkTag)]
        case (.confirmed, .restoreMarked):
            return [.perform(.restoreAll(marks.records), ListScreen.bulkTag)]
        default: return []
        }
    }

    mutating func conclude(_ outcome: Outcome, _ tag: Tag, _ context: Context) -> [Effect] {
        let words = context.words
        switch (tag, outcome) {
        case (ListScreen.bulkTag, .done(let step, let touched)):
            let left = marks.records.count - touched.count
            let verb = step.verb.rawValue
            var text = words("list.did." + verb, ["n": String(touched.count)])
            if left > 0 {
                text += words("list.sentences") + words("list.didNot." + verb, ["n": String(left)])
            }
            return run("clearMarks", context) + [.say(Message(text, .good))]
        case (ListScreen.exportTag, .exported(let n, let path)):
            let text = words("list.export.done", ["n": String(n), "path": path])
            return [.say(Message(text, .good))]
        case (ListScreen.bulkTag, .unchanged): return [.say(Message(words("list.unchanged")))]
        default: return []
        }
    }
}
