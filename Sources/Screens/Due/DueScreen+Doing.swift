import Cells
import Domain

/// What is done from the list: settling, putting off, choosing what is shown, writing it to a file.
extension DueScreen {
    /// The horizons to choose from, with their words.
    static let horizons: [(horizon: DueQuery.Horizon, key: String, days: Int)] = [
        (.standing, "due.horizon.standing", 0), (.within(0), "due.horizon.today", 0),
        (.within(7), "due.horizon.days", 7), (.within(30), "due.horizon.days", 30),
        (.within(90), "due.horizon.days", 90), (.all, "due.horizon.all", 0),
    ]

    static func label(_ horizon: DueQuery.Horizon, _ words: Words) -> String {
        guard let found = horizons.first(where: { $0.horizon == horizon }) else { return "" }
        return words(found.key, ["days": String(found.days)])
    }

    /// So many days a matter can be put off by without typing a date.
    private static let delays = [7, 30, 90]

    /// Nil: the command is none of these.
    mutating func run(_ id: Command.ID, _ context: Context) -> [Effect]? {
        let words = context.words
        switch id {
        case "dueHorizon":
            asking = .horizon
            let entries = DueScreen.horizons.map {
                MenuScreen.Entry(words($0.key, ["days": String($0.days)]))
            }
            let now = DueScreen.horizons.firstIndex { $0.horizon == horizon } ?? 0
            return [.push(MenuScreen(title: words("command.dueHorizon"), entries: entries, selected: now))]
        case "dueToday": return showFromToday(!isFromToday, context)
        case "dueKinds":
            asking = .sorts
            let all = DueItem.Sort.allCases
            let entries = all.map { sort in
                let count = counts?.sorts[sort] ?? 0
                return count == 0 ? words.due(sort) : words.due(sort) + "  \(count)"
            }
            let checked =
                sorts.isEmpty ? Set(all.indices) : Set(all.indices.filter { sorts.contains(all[$0]) })
            return [
                .push(ChecklistScreen(title: words("command.dueKinds"), entries: entries, checked: checked))
            ]
        case "dueOf":
            if about != nil { return show(about: nil, name: "", context) }
            asking = .about
            let kinds: [Kind] = [.twinning, .village, .branch, .person, .unit, .region]
            return [
                .push(PickerScreen(title: words("due.ofWhom"), kinds: kinds, typed: "", current: nil))
            ]
        case "settleDue": return items.selectedItem.map { askHow($0, context) } ?? []
        case "postpone": return items.selectedItem.map { askUntilWhen($0, context) } ?? []
        case "askAgain":
            guard let item = items.selectedItem, let record = item.record else { return [] }
            let lifting = Postponing(record, item: item.key, until: nil, reason: words("due.lifted"))
            return [.perform(.postpone(lifting, on: context.today), DueScreen.saveTag)]
        case "export":
            asking = .format
            let entries = ["due.export.calendar", "due.export.spreadsheet"].map {
                MenuScreen.Entry(words($0))
            }
            return [.push(MenuScreen(title: words("due.export"), entries: entries))]
        default: return nil
        }
    }

    // MARK: - Settling

    private mutating func askHow(_ item: DueItem, _ context: Context) -> [Effect] {
        asking = .settle(item)
        let words = context.words
        let key = "due.settle." + item.sort.rawValue
        return [
            .push(
                MenuScreen(
                    title: words.subject(item),
                    entries: [MenuScreen.Entry(words(key + ".done")), MenuScreen.Entry(words(key + ".not"))]))
        ]
    }

    private mutating func askForRecord(
        _ item: DueItem, _ answer: DueTick.Answer, reason: String = ""
    ) -> [Effect] {
        guard let record = item.record else { return [] }
        settling = Settled(item: item, answer: answer, reason: reason)
        return [.ask(.page(record), DueScreen.recordTag)]
    }

    /// With the record as it is now.
    mutating func settle(_ page: Page, _ context: Context) -> [Effect] {
        defer { settling = nil }
        do throws(Refusal) {
            guard let settling,
                let settled = try DueTick.settling(
                    settling.item, of: page.record, agreement: page.promisedIn, settling.answer,
                    reason: settling.reason, on: context.today)
            else { return [.say(Message(context.words("due.gone"), .problem))] }
            return [.perform(.save([settled], draft: nil), DueScreen.saveTag)]
        } catch {
            return [.say(Message(context.words.sentence(error), .problem))]
        }
    }

    // MARK: - Putting off

    private mutating func askUntilWhen(_ item: DueItem, _ context: Context) -> [Effect] {
        asking = .postpone(item)
        let words = context.words
        let entries = DueScreen.delays.map { days in
            MenuScreen.Entry(
                words("due.delay", ["days": String(days)]),
                hint: context.today.adding(days: days)?.written ?? "")
        }
        return [
            .push(
                MenuScreen(
                    title: words("due.postpone.until"),
                    entries: entries + [MenuScreen.Entry(words("due.otherDay"))]))
        ]
    }

    private mutating func askWhy(_ item: DueItem, until day: CalendarDay, _ context: Context) -> [Effect] {
        asking = .reason(item, until: day)
        return [
            .push(
                PromptScreen(
                    title: context.words("due.postpone.reason"),
                    text: context.words("due.postpone.to", ["day": day.written]),
                    limit: 500))
        ]
    }

    // MARK: - Answers

    mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        guard let asked = asking else { return [] }
        asking = nil
        let words = context.words
        switch (asked, gift) {
        case (.horizon, .chosen(let index)) where DueScreen.horizons.indices.contains(index):
            return show(horizon: DueScreen.horizons[index].horizon, context)
        case (.sorts, .checked(let ticked)):
            let all = DueItem.Sort.allCases
            let chosen = Set(ticked.filter(all.indices.contains).map { all[$0] })
            return show(sorts: chosen.count == all.count ? [] : chosen, context)
        case (.about, .picked(let id, let name)), (.about, .made(let id, let name)):
            return show(about: id, name: name, context)
        case (.settle(let item), .chosen(let index)):
            let answer = index == 0 ? DueTick.Answer.done : .not
            guard DueTick.needsReason(item, answer) else { return askForRecord(item, answer) }
            asking = .waiver(item)
            return [.push(PromptScreen(title: words("settle.waive"), text: words("settle.why"), limit: 500))]
        case (.waiver(let item), .typed(let reason)): return askForRecord(item, .not, reason: reason)
        case (.postpone(let item), .chosen(let index)):
            if DueScreen.delays.indices.contains(index),
                let day = context.today.adding(days: DueScreen.delays[index])
            {
                return askWhy(item, until: day, context)
            }
            asking = .postponeDay(item)
            return [
                .push(PromptScreen(title: words("due.postpone.until"), text: words("due.postpone.day")))
            ]
        case (.postponeDay(let item), .typed(let text)):
            guard case .day(let day) = DayInput(text, today: context.today), day.isExact,
                day > context.today
            else { return [.say(Message(words("due.postpone.noDay", ["value": text]), .problem))] }
            return askWhy(item, until: day, context)
        case (.reason(let item, let day), .typed(let reason)):
            guard let record = item.record else { return [] }
            let postponing = Postponing(record, item: item.key, until: day, reason: reason)
            return [.perform(.postpone(postponing, on: context.today), DueScreen.saveTag)]
        case (.format, .chosen(let index)):
            let format = index == 0 ? DueExport.Format.calendar : .spreadsheet
            asking = .fileName(format)
            let name = "due-\(context.today.written)." + (format == .calendar ? "ics" : "csv")
            return [
                .push(
                    PromptScreen(
                        title: words("list.export.name"), text: words("list.export.nameHelp"), initial: name,
                        limit: 1000))
            ]
        case (.fileName(let format), .typed(let path)):
            return write(DueExport(exported(format, context), format, path: path))
        case (.replace, .confirmed):
            guard var export = exporting else { return [] }
            export.replaces = true
            return write(export)
        default: return []
        }
    }

    // MARK: - Files

    /// A calendar holds whatever is to come; a table what is shown.
    private func exported(_ format: DueExport.Format, _ context: Context) -> DueQuery {
        var query = query(context)
        if format == .calendar, horizon == .standing { query.horizon = .all }
        return query
    }

    private mutating func write(_ export: DueExport) -> [Effect] {
        exporting = export
        return [.exportDue(export, DueScreen.exportTag)]
    }

    mutating func askToReplace(_ context: Context) -> [Effect] {
        guard let exporting else { return [] }
        asking = .replace
        return [
            .push(
                ConfirmScreen(
                    title: context.words("list.export.exists"),
                    text: context.words("list.export.replace", ["path": exporting.path]),
                    confirmTitle: context.words("list.export.doReplace")))
        ]
    }

    mutating func conclude(_ tag: Tag, _ outcome: Outcome, _ context: Context) -> [Effect] {
        let words = context.words
        switch (tag, outcome) {
        case (DueScreen.exportTag, .exported(let n, let path)):
            exporting = nil
            return [.say(Message(words("due.exported", ["n": String(n), "path": path]), .good))]
        case (DueScreen.saveTag, .done(_, let records)):
            let number = records.first?.number ?? ""
            return [.say(Message(words("due.saved", ["number": number]), .good))]
        case (DueScreen.saveTag, .unchanged): return [.say(Message(words("list.unchanged")))]
        default: return []
        }
    }
}
