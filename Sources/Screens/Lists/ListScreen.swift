import Cells
import Domain

extension ListRow: KeyedRow {
    package var identity: RecordID { record.id }
}

/// The records of one kind: columns, order, an incremental filter with its count.
struct ListScreen: Screen {
    private(set) var query: ListQuery
    private(set) var window = RowWindow<ListRow>()
    private(set) var names: [RecordID: String] = [:]
    private(set) var count: ListCount?
    /// Typed over the list; its text is the query's.
    private(set) var filter = LineEditor(limit: 200)
    private(set) var isFiltering = false
    /// Columns passed over to the right.
    private(set) var scrolled = 0
    /// The record to return to when the filter is given up.
    private var beforeFilter: RecordID?
    /// Grows with every question; an answer to an older one is dropped.
    private var windowTag = 0
    private var countTag = 0
    private var rankTag = 0
    private var lastTag = 0

    private static let namesKept = 5000

    init(_ kind: Kind, conditions: [Condition] = []) {
        query = ListQuery(kind, conditions: conditions)
    }

    func title(_ context: Context) -> String { context.words.kinds(query.kind) }

    var takesText: Bool { isFiltering }

    func offers(_ context: Context) -> [Offer] {
        let empty = window.isEmpty ? "obstacle.emptyList" : nil
        var offers = [
            Offer("open", unless: empty), Offer("up"), Offer("down"), Offer("pageUp"), Offer("pageDown"),
            Offer("first"), Offer("last"),
        ]
        guard !isFiltering else { return offers }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        offers += [
            Offer("filter"), Offer("new", unless: readOnly), Offer("edit", unless: readOnly ?? empty),
            Offer("sort"), Offer("reverse"), Offer("history", unless: empty), Offer("showRetired"),
            Offer("retire", unless: readOnly ?? empty),
        ]
        if query.kind == .branch { offers.append(Offer("tree")) }
        return offers
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = rowsHeight(context)
        switch event {
        case .appeared:
            return ask(window.refresh(), context) + askCount()
        case .reply(let tag, .window(let fetched)) where tag == windowTag:
            return take(fetched, context)
        case .reply(let tag, .count(let count)) where tag == countTag:
            self.count = count
            return []
        case .reply(let tag, .rank(let rank)) where tag == rankTag:
            window.rank = rank
            return []
        case .refused(let tag, let refusal):
            if tag == windowTag { window.giveUp() }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command(let id): return run(id, context)
        case .wheel(let rows): return wish(window.move(by: rows, height: height), context)
        case .click(.row("list", let index), let isDouble):
            window.select(index, height: height)
            return isDouble ? run("open", context) : []
        case .click(.column("list", let index), _):
            let keys = columnKeys
            return keys.indices.contains(index) ? sort(by: keys[index], context) : []
        case .key(let key): return press(key, context)
        case .paste(let text) where isFiltering:
            _ = filter.paste(text)
            return refilter(context)
        case .given(.chosen(let index)):
            let keys = columnKeys
            return keys.indices.contains(index) ? sort(by: keys[index], context) : []
        case .given(.saved(let records)):
            guard let record = records.first(where: { $0.kind == query.kind }) else {
                return ask(window.refresh(), context) + askCount()
            }
            return ask(window.seek(record), context) + askCount()
        default: return []
        }
    }

    private mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        let height = rowsHeight(context)
        switch id {
        case "up": return wish(window.move(by: -1, height: height), context)
        case "down": return wish(window.move(by: 1, height: height), context)
        // A page keeps one row of what was shown.
        case "pageUp": return wish(window.move(by: -max(1, height - 1), height: height), context)
        case "pageDown": return wish(window.move(by: max(1, height - 1), height: height), context)
        case "first": return wish(window.toFirst(height: height), context)
        case "last": return wish(window.toLast(height: height), context)
        case "open":
            guard let row = window.selectedRow else { return [] }
            isFiltering = false
            return [.push(DetailScreen(row.record.id))]
        case "history":
            guard let row = window.selectedRow else { return [] }
            return [.push(HistoryScreen(subject: row.record.id, name: row.record.name))]
        case "edit":
            guard let row = window.selectedRow else { return [] }
            return [.push(DetailScreen(row.record.id, thenEdit: true))]
        case "retire":
            guard let row = window.selectedRow else { return [] }
            return [.push(DetailScreen(row.record.id, thenRetire: true))]
        case "new": return [.push(Forms.form(query.kind, record: nil, names: [:]))]
        case "filter":
            isFiltering = true
            beforeFilter = beforeFilter ?? window.selectedRow?.identity
            return []
        case "sort":
            let entries = columnKeys.map { MenuScreen.Entry(columnTitle($0, context)) }
            let at = columnKeys.firstIndex(of: query.sort.field) ?? 0
            return [.push(MenuScreen(title: context.words("list.sortBy"), entries: entries, selected: at))]
        case "reverse": return sort(by: query.sort.field, context)
        case "showRetired":
            query.includesRetired.toggle()
            return reorder(context) + askCount()
        case "tree": return [.replace(BranchTreeScreen())]
        default: return []
        }
    }

    private mutating func press(_ key: Key, _ context: Context) -> [Effect] {
        if isFiltering {
            switch key.code {
            case .escape: return clearFilter(context)
            case .enter, .tab:
                isFiltering = false
                return []
            default:
                return filter.handle(key) == .changed ? refilter(context) : []
            }
        }
        switch key.code {
        // Columns out of sight come first; then the way in and out.
        case .left where scrolled > 0: scrolled -= 1
        case .right where hasMoreColumns(context): scrolled += 1
        case .left: return [.pop]
        case .right: return run("open", context)
        case .backspace where !query.text.isEmpty: return clearFilter(context)
        // Something committed by an input method is a filter in the making.
        case .character(let character) where character.unicodeScalars.contains(where: \.isHanzi):
            _ = run("filter", context)
            _ = filter.handle(key)
            return refilter(context)
        default: break
        }
        return []
    }

    // MARK: - Asking

    private mutating func newTag() -> Tag {
        lastTag += 1
        return lastTag
    }

    private mutating func wish(_ wish: RowWindow<ListRow>.Wish?, _ context: Context) -> [Effect] {
        wish.map { ask($0, context) } ?? []
    }

    private mutating func ask(_ wish: RowWindow<ListRow>.Wish, _ context: Context) -> [Effect] {
        windowTag = newTag()
        let anchor: WindowRequest.Anchor =
            switch wish {
            case .first: .first
            case .last: .last
            case .after(let key): .after(key)
            case .before(let key): .before(key)
            case .from(let key): .from(key)
            case .around(let record): .around(record)
            }
        // Three screens: one shown, and one to move into on either side.
        let limit = 3 * max(1, rowsHeight(context))
        return [.ask(.window(WindowRequest(query, anchor, limit: limit)), windowTag)]
    }

    private mutating func askCount() -> [Effect] {
        countTag = newTag()
        return [.ask(.count(query), countTag)]
    }

    private mutating func take(_ fetched: ListWindow, _ context: Context) -> [Effect] {
        guard let wish = window.awaited else { return [] }
        names.merge(fetched.names) { $1 }
        let more = window.take(
            fetched.rows, reachesStart: fetched.reachesStart, reachesEnd: fetched.reachesEnd, for: wish,
            height: rowsHeight(context))
        if names.count > ListScreen.namesKept {
            // The names of rows long scrolled past are let go with them.
            let linked = Set(window.rows.flatMap(\.record.links))
            names = names.filter { linked.contains($0.key) }
        }
        if let more { return ask(more, context) }
        guard window.rank == nil, let first = window.rows.first else { return [] }
        rankTag = newTag()
        return [.ask(.rank(query, first.key), rankTag)]
    }

    private mutating func refilter(_ context: Context) -> [Effect] {
        query.text = filter.text
        return ask(window.restart(), context) + askCount()
    }

    private mutating func clearFilter(_ context: Context) -> [Effect] {
        isFiltering = false
        filter = LineEditor(limit: 200)
        guard !query.text.isEmpty else { return [] }
        query.text = ""
        let wish = beforeFilter.map { window.seek($0) } ?? window.restart()
        beforeFilter = nil
        return ask(wish, context) + askCount()
    }

    /// Sorting by the column in force turns the order round.
    private mutating func sort(by key: String, _ context: Context) -> [Effect] {
        query.sort = ListQuery.Sort(
            field: key, descending: key == query.sort.field ? !query.sort.descending : false)
        return reorder(context)
    }

    private mutating func reorder(_ context: Context) -> [Effect] {
        ask(window.selectedRow.map { window.seek($0.identity) } ?? window.restart(), context)
    }

    // MARK: - What is drawn

    /// The line that tells order and filter, and the column titles, stand above the rows.
    static let headerHeight = 2

    func rowsHeight(_ context: Context) -> Int { max(1, context.size.height - ListScreen.headerHeight) }

    var columns: [FieldDescription] { query.kind.description.fields.filter(\.isColumn) }

    var columnKeys: [String] { [ListQuery.numberKey] + columns.map(\.key) }

    func columnTitle(_ key: String, _ context: Context) -> String {
        key == ListQuery.numberKey
            ? context.words("list.number") : context.words.label(query.kind.rawValue, key)
    }
}
