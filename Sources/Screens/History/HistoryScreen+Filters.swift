import Cells
import Domain

/// What the timeline leaves out: by words, kind, pillar and time.
extension HistoryScreen {
    /// The kinds of record that have dates to tell of.
    static let kinds = Kind.allCases.filter { kind in
        kind.description.fields.contains { field in
            if case .parts(let part) = field.type { return part.fields.contains(where: \.isMoment) }
            return field.isMoment
        }
    }

    var isFiltered: Bool { query.isFiltered }

    /// The pillars to choose from: those of the list, and the one of the user's own that is in force.
    private var pillars: [String] {
        Pillar.list.keys + query.pillars.subtracting(Pillar.list.keys).sorted()
    }

    mutating func runFilter(_ id: Command.ID, _ context: Context) -> [Effect] {
        let words = context.words
        switch id {
        case "filter":
            isFiltering = true
            beforeFilter = beforeFilter ?? window.selectedRow?.key
            return []
        case "clearFilter": return clearFilter(context)
        case "kinds":
            asked = .kinds
            let kinds = HistoryScreen.kinds
            let shown = query.kinds.isEmpty ? Set(kinds) : query.kinds
            return [
                .push(
                    ChecklistScreen(
                        title: words("history.kinds"), entries: kinds.map { words.kinds($0) },
                        checked: Set(kinds.indices.filter { shown.contains(kinds[$0]) })))
            ]
        case "pillars":
            asked = .pillars
            let pillars = pillars
            return [
                .push(
                    ChecklistScreen(
                        title: words("history.pillars"),
                        entries: pillars.map { words.choice(Pillar.list.name, $0) },
                        checked: Set(pillars.indices.filter { query.pillars.contains(pillars[$0]) })))
            ]
        case "dates":
            asked = .dates
            return [
                .push(
                    PromptScreen(
                        title: words("history.dates"), text: words("history.dates.how"),
                        initial: typedDates, limit: 60, allowsEmpty: true))
            ]
        default: return []
        }
    }

    /// The dates in force in the form in which they are typed.
    private var typedDates: String {
        switch (query.since, query.until) {
        case (nil, nil): ""
        case (let since?, let until?) where since == until: since.written
        case (let since, let until): (since?.written ?? "") + ".." + (until?.written ?? "")
        }
    }

    mutating func take(checked places: Set<Int>, _ context: Context) -> [Effect] {
        if asked == .pillars {
            let pillars = pillars
            query.pillars = Set(places.map { pillars[$0] })
        } else {
            let chosen = places.map { HistoryScreen.kinds[$0] }
            query.kinds = chosen.count == HistoryScreen.kinds.count ? [] : Set(chosen)
        }
        return askAnew(context)
    }

    mutating func take(typed text: String, _ context: Context) -> [Effect] {
        let words = context.words
        switch asked {
        case .day:
            guard case .day(let day) = DayInput(text, today: context.today) else {
                return [.say(Message(words("history.noDay", ["text": text]), .problem))]
            }
            return go(to: day, context)
        case .dates where text.isEmpty:
            limit(to: nil, nil)
            return startOver(context)
        case .dates:
            guard let period = PeriodInput(text, today: context.today) else {
                return [.say(Message(words("history.noDates", ["text": text]), .problem))]
            }
            limit(to: period.since, period.until)
            return startOver(context)
        default:
            search.begin(text)
            return find(forward: true, context)
        }
    }

    mutating func limit(to since: CalendarDay?, _ until: CalendarDay?) {
        (query.since, query.until) = (since, until)
        scroll.reset()
    }

    mutating func refilter(_ context: Context) -> [Effect] {
        query.text = filter.text.trimmed
        return startOver(context)
    }

    /// Gives up the words; when there are none, the dates, then the pillars, then the kinds.
    mutating func clearFilter(_ context: Context) -> [Effect] {
        let wasFiltering = isFiltering
        isFiltering = false
        filter = LineEditor(limit: 200)
        let place = beforeFilter
        beforeFilter = nil
        if !query.text.isEmpty {
            // The words are kept: n still goes to the entries that have them.
            search.keep(query.text)
            query.text = ""
            return ask(place.map { window.seek($0) } ?? window.startOver(), context) + askYears()
        }
        guard !wasFiltering else { return [] }
        if search.isShown {
            search = EntrySearch()
            return []
        }
        if query.since != nil || query.until != nil {
            limit(to: nil, nil)
        } else if !query.pillars.isEmpty {
            query.pillars = []
        } else if !query.kinds.isEmpty {
            query.kinds = []
        } else {
            return []
        }
        return askAnew(context)
    }

    /// What is in force, in words, each with the command that changes it.
    func filtersInForce(_ words: Words) -> [(text: String, command: Command.ID)] {
        var chips: [(text: String, command: Command.ID)] = []
        if !query.text.isEmpty {
            chips.append((words("list.filter") + " " + query.text, "filter"))
        } else if search.isShown {
            chips.append((words("find.label") + " " + search.text, "findNext"))
        }
        if let dates = HistoryScreen.dates(query, words) { chips.append((dates, "dates")) }
        if !query.pillars.isEmpty {
            let names = pillars.filter(query.pillars.contains).map { words.choice(Pillar.list.name, $0) }
            chips.append((names.joined(separator: words("list.comma")), "pillars"))
        }
        chips.append((kindsChosen(words) ?? words("history.allKinds"), "kinds"))
        chips.append((words(query.newestFirst ? "history.newestFirst" : "history.oldestFirst"), "order"))
        return chips
    }

    /// Nil: all of them.
    func kindsChosen(_ words: Words) -> String? {
        guard !query.kinds.isEmpty else { return nil }
        let kinds = HistoryScreen.kinds.filter(query.kinds.contains).map { words.kinds($0) }
        return kinds.joined(separator: words("list.comma"))
    }

    /// `only 2019`, `2019-06 to 2021`, `from 2019 on`, `until 2021`.
    static func dates(_ query: HistoryQuery, _ words: Words) -> String? {
        switch (query.since, query.until) {
        case (nil, nil): nil
        case (let since?, let until?) where since == until:
            words("history.onlyYear", ["year": since.written])
        case (let since?, let until?):
            words("history.fromTo", ["from": since.written, "to": until.written])
        case (let since?, nil): words("history.from", ["from": since.written])
        case (nil, let until?): words("history.until", ["to": until.written])
        }
    }
}
