import Cells
import Domain

extension HistoryEntry: KeyedRow {
    /// A record may have several entries: only with its day it is one.
    package var identity: HistoryKey { key }
}

/// The timeline of everything, or of one record and what belongs to it.
struct HistoryScreen: Screen {
    let subject: RecordID?
    let name: String?
    var query: HistoryQuery
    var window = RowWindow<HistoryEntry>()
    private(set) var names: [RecordID: String] = [:]
    private(set) var years: HistoryYears?
    var scroll = BlockScroll()
    /// Typed over the timeline; its text is the query's.
    var filter = LineEditor(limit: 200)
    var isFiltering = false
    /// The entry to return to when the filter is given up.
    var beforeFilter: HistoryKey?
    /// What the window that is open asks for.
    var asked: Asked?
    private var hasBegun = false
    /// Grows with every question; an answer to an older one is dropped.
    private var lastTag = 0
    private var windowTag = 0
    private var yearsTag = 0
    /// The way from entry to entry that has the words looked for.
    var search = EntrySearch()

    enum Asked: Hashable, Sendable { case words, day, dates, kinds, pillars }

    init(subject: RecordID?, name: String?) {
        self.subject = subject
        self.name = name
        query = HistoryQuery(subject: subject)
    }

    private static let namesKept = 5000

    func step(_ context: Context) -> Memory.Step? { .history(subject, name: name) }

    func title(_ context: Context) -> String {
        guard let subject else { return context.words("history.title") }
        return context.words("history.titleOf", ["name": name ?? subject.number])
    }

    var takesText: Bool { isFiltering }

    func offers(_ context: Context) -> [Offer] {
        let empty = window.isEmpty ? "obstacle.noEntries" : nil
        var offers = ["up", "down", "pageUp", "pageDown", "nextPage"].map { Offer($0) }
        guard !isFiltering else { return offers }
        if isFiltered || search.isShown { offers.append(Offer("clearFilter")) }
        offers += [
            Offer("open", unless: empty), Offer("filter"), Offer("kinds"), Offer("pillars"), Offer("dates"),
            Offer("order"), Offer("goToDay", unless: empty),
            Offer("year", unless: years?.years.isEmpty == false ? nil : "obstacle.noEntries"),
            Offer("nextYear", unless: year(after: 1) == nil ? "obstacle.noLaterYear" : nil),
            Offer("previousYear", unless: year(after: -1) == nil ? "obstacle.noEarlierYear" : nil),
            Offer("nextMonth", unless: month(after: 1) == nil ? "obstacle.noLaterMonth" : nil),
            Offer("previousMonth", unless: month(after: -1) == nil ? "obstacle.noEarlierMonth" : nil),
            Offer("journal", unless: empty),
            Offer("first"), Offer("last"), Offer("findNext", unless: empty),
            Offer("findPrevious", unless: empty),
        ]
        return offers
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return appear(context) + askYears()
        case .reply(let tag, .history(let fetched)) where tag == windowTag: return take(fetched, context)
        case .reply(let tag, .historyYears(let answer)) where tag == yearsTag:
            years = answer
            return []
        case .reply(let tag, .history(let found)) where tag == search.tag: return take(hit: found, context)
        case .refused(let tag, let refusal):
            if tag == windowTag { window.giveUp() }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command(let id): return run(id, context)
        case .key(let key): return press(key, context)
        case .paste(let text) where isFiltering:
            return context.words.tell(filter.paste(text)) + refilter(context)
        case .wheel(let rows):
            // An entry has about as many rows as the wheel moves by.
            return run(rows > 0 ? "down" : "up", context)
        case .click(.row(let list, let index), let isDouble):
            return click(list, index, isDouble, context)
        case .given(let gift): return take(gift, context)
        default: return []
        }
    }

    mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        let blocks = blocks(context)
        switch id {
        case "up": return move(by: scroll.up(blocks), context)
        case "down": return move(by: scroll.down(blocks), context)
        case "pageUp": return move(by: scroll.pageUp(blocks), context)
        case "pageDown", "nextPage": return move(by: scroll.pageDown(blocks), context)
        case "first":
            scroll.reset()
            return wish(window.toFirst(height: blocks.window), context)
        case "last":
            scroll.toBottom()
            return wish(window.toLast(height: blocks.window), context)
        case "open":
            guard let entry = window.selectedRow else { return [] }
            isFiltering = false
            return [.push(DetailScreen(entry.record.id))]
        case "journal": return window.selectedRow.map { [.push(JournalScreen(record: $0.record.id))] } ?? []
        case "order":
            query.newestFirst.toggle()
            return seekSelected(context)
        case "findNext": return find(forward: true, context)
        case "findPrevious": return find(forward: false, context)
        case "year": return yearMenu(context)
        case "nextYear": return year(after: 1).map { go(toYear: $0, context) } ?? []
        case "previousYear": return year(after: -1).map { go(toYear: $0, context) } ?? []
        case "nextMonth": return month(after: 1).map { go(to: $0, context) } ?? []
        case "previousMonth": return month(after: -1).map { go(to: $0, context) } ?? []
        case "goToDay": return askDay(context)
        default: return runFilter(id, context)
        }
    }

    private mutating func press(_ key: Key, _ context: Context) -> [Effect] {
        if isFiltering {
            switch key.code {
            case .escape: return clearFilter(context)
            case .enter: return window.isEmpty ? [] : run("open", context)
            case .tab:
                isFiltering = false
                return []
            default: return filter.handle(key) == .changed ? refilter(context) : []
            }
        }
        // Something committed by an input method is a filter in the making.
        if case .character(let character) = key.code, character.unicodeScalars.contains(where: \.isHanzi) {
            _ = run("filter", context)
            _ = filter.handle(key)
            return refilter(context)
        }
        return []
    }

    private mutating func click(
        _ list: String, _ index: Int, _ isDouble: Bool, _ context: Context
    ) -> [Effect] {
        switch list {
        case "history":
            guard window.rows.indices.contains(index) else { return [] }
            select(index, context)
            return isDouble ? run("open", context) : []
        case HistoryScreen.yearsList: return go(toYear: index, context)
        case HistoryScreen.monthsList:
            return CalendarDay(index / 12, index % 12 + 1).map { go(to: $0, context) } ?? []
        default: return []
        }
    }

    private mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        defer { asked = nil }
        switch gift {
        case .checked(let places): return take(checked: places, context)
        case .chosen(let index):
            guard let years, years.years.indices.contains(index) else { return [] }
            return go(toYear: years.years[index].year, context)
        case .day(let day):
            limit(to: day, day)
            return startOver(context)
        case .typed(let text): return take(typed: text, context)
        default: return []
        }
    }

    /// Selects one of the entries in memory; it stays where it stands on the screen as far as it can.
    mutating func select(_ index: Int, _ context: Context) {
        let blocks = blocks(context)
        let offset = scroll.fitted(blocks)
        let between = (min(index, window.selected)..<max(index, window.selected)).reduce(0) {
            $0 + blocks.height($1)
        }
        scroll.place(at: index > window.selected ? offset + between : offset - between)
        window.select(index, height: blocks.window)
    }

    private mutating func move(by steps: Int, _ context: Context) -> [Effect] {
        guard steps != 0 else { return [] }
        return wish(window.move(by: steps, height: height(context)), context)
    }

    // MARK: - Asking

    private mutating func wish(_ wish: RowWindow<HistoryEntry>.Wish?, _ context: Context) -> [Effect] {
        wish.map { ask($0, context) } ?? []
    }

    mutating func newTag() -> Tag {
        lastTag += 1
        return lastTag
    }

    mutating func ask(_ wish: RowWindow<HistoryEntry>.Wish, _ context: Context) -> [Effect] {
        lastTag += 1
        windowTag = lastTag
        let anchor: HistoryRequest.Anchor =
            switch wish {
            case .first: .first
            case .last: .last
            case .after(let key): .after(key)
            case .before(let key): .before(key)
            case .from(let key), .around(let key): .at(key.day)
            // Nobody goes to an entry by its place.
            case .row: .first
            }
        let limit = 3 * height(context)
        return [.ask(.history(HistoryRequest(query, anchor, limit: limit)), windowTag)]
    }

    mutating func askYears() -> [Effect] {
        lastTag += 1
        yearsTag = lastTag
        // Of a timeline of one year, too, the others are to be known.
        var all = query
        if onlyYear != nil { (all.since, all.until) = (nil, nil) }
        return [.ask(.historyYears(all), yearsTag)]
    }

    /// Newest first, it begins with the last that has happened; what is to come stands above.
    private mutating func appear(_ context: Context) -> [Effect] {
        defer { hasBegun = true }
        guard !hasBegun, window.isEmpty, query.newestFirst else { return ask(window.refresh(), context) }
        return go(to: context.today, context)
    }

    private mutating func take(_ fetched: HistoryWindow, _ context: Context) -> [Effect] {
        guard let wish = window.awaited else { return [] }
        if case .from = wish, fetched.entries.isEmpty, !fetched.reachesStart {
            // Nothing from that day on: the nearest is the last of all.
            scroll.toBottom()
            return ask(window.toLastAnew(), context)
        }
        names.merge(fetched.names) { $1 }
        let more = window.take(
            fetched.entries, reachesStart: fetched.reachesStart, reachesEnd: fetched.reachesEnd, for: wish,
            height: height(context))
        if names.count > HistoryScreen.namesKept {
            // The names of entries long scrolled past are let go with them.
            let spoken = Set(window.rows.flatMap { [$0.record.id] + $0.record.links })
            names = names.filter { spoken.contains($0.key) }
        }
        scroll.fit(blocks(context))
        return self.wish(more ?? window.fillUp(height: height(context)), context)
    }

    mutating func startOver(_ context: Context) -> [Effect] {
        scroll.reset()
        return ask(window.startOver(), context) + askYears()
    }

    mutating func askAnew(_ context: Context) -> [Effect] { seekSelected(context) + askYears() }

    private mutating func seekSelected(_ context: Context) -> [Effect] {
        ask(window.selectedRow.map { window.seek($0.key) } ?? window.startOver(), context)
    }
}
