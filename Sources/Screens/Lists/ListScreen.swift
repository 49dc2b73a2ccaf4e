import Cells
import Domain

extension ListRow: KeyedRow {
    package var identity: RecordID { record.id }
}

/// The records of one kind: columns, order, an incremental filter with its count.
struct ListScreen: Screen {
    var query: ListQuery
    var window = RowWindow<ListRow>()
    var names: [RecordID: String] = [:]
    var count: ListCount?
    /// Typed over the list; its text is the query's.
    var filter = LineEditor(limit: 200)
    var isFiltering = false
    /// Columns passed over to the right.
    var scrolled = 0
    /// The record to return to when the filter is given up.
    var beforeFilter: RecordID?
    /// The record to begin at, when the list is opened again where it was left.
    var beginning: RecordID?
    /// Grows with every question; an answer to an older one is dropped.
    var windowTag = 0
    var countTag = 0
    var rankTag = 0
    var lastTag = 0

    static let namesKept = 5000

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
            if let beginning {
                self.beginning = nil
                return ask(window.seek(beginning), context) + askCount()
            }
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

    // MARK: - What is drawn

    /// The line that tells order and filter, and the column titles, stand above the rows.
    static let headerHeight = 2

    func rowsHeight(_ context: Context) -> Int { max(1, context.size.height - ListScreen.headerHeight) }
}
