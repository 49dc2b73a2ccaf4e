import Cells
import Domain

extension ListRow: KeyedRow {
    package var identity: RecordID { record.id }
}

/// The records of one kind: columns, order, an incremental filter with its count, marks.
struct ListScreen: Screen {
    var query: ListQuery
    var window = RowWindow<ListRow>()
    var names: [RecordID: String] = [:]
    var count: ListCount?
    /// Typed over the list; its text is the query's.
    var filter = LineEditor(limit: 200)
    var isFiltering = false
    /// The number of a row being typed, to go there.
    var rowTyped: LineEditor?
    /// The selected record beside the list.
    var peek = PeekPane()
    /// Columns passed over to the right.
    var scrolled = 0
    var marks: ListMarks
    /// Where the marked rows stand, in thousandths of the list's length.
    var ticks: [Int] = []
    /// Where to return when the filter is given up.
    var beforeFilter: Place?
    /// The record to begin at, when the list is opened again where it was left.
    var beginning: RecordID?
    /// The order is still the one lists begin with, not one that was chosen for this one.
    var hasFirstSort = true
    /// The rows that are here are those of an older filter or order.
    var isRenewing = false
    /// What the window that was opened over the list asks.
    var dialog: ListDialog?
    /// What is done once the registry has answered.
    var pending: Pending?
    /// What was last to be written to a file.
    var exporting: Export?
    /// How many retired records an empty list leaves out.
    var retiredLeftOut: Int?
    /// Grows with every question; an answer to an older one is dropped.
    var windowTag = 0
    var countTag = 0
    var rankTag = 0
    var ticksTag = 0
    var retiredTag = 0
    var namesTag = 0
    var lastTag = ListScreen.firstTag

    /// A row, and how far below the first one shown it stands.
    struct Place: Hashable, Sendable {
        var record: RecordID
        var offset: Int
    }

    static let namesKept = 5000

    init(_ kind: Kind, conditions: [Condition] = []) {
        query = ListQuery(kind, conditions: conditions)
        marks = ListMarks(kind)
    }

    func title(_ context: Context) -> String { context.words.kinds(query.kind) }

    var takesText: Bool { isFiltering || rowTyped != nil }

    /// Until the rows of a new filter are here, nothing can be meant for one of them; the filter itself can be typed on.
    var isBusy: Bool { pending != nil || isRenewing && !takesText }

    func offers(_ context: Context) -> [Offer] {
        if rowTyped != nil { return [Offer("choose")] }
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
            Offer("retire", unless: readOnly ?? (marks.isEmpty ? empty : nil)), Offer("filters"),
            Offer("frequency", unless: empty),
        ]
        if marks.anchor != nil {
            offers.append(Offer("endRange"))
        } else if !query.text.isEmpty {
            offers.append(Offer("clearFilter"))
        }
        if query.text.isEmpty, !query.conditions.isEmpty { offers.append(Offer("dropCondition")) }
        if query.conditions.count > 1 { offers.append(Offer("dropConditions")) }
        offers += markOffers + peekOffers(context)
        if query.kind == .branch { offers.append(Offer("tree")) }
        return offers
    }

    // MARK: - Events

    mutating func handle(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = rowsHeight(context)
        switch event {
        case .appeared:
            return begin(context) + askCount() + askConditionNames()
        case .reply(let tag, let reply): return take(reply, tag, context)
        case .refused(let tag, let refusal): return refuse(refusal, tag, context)
        case .outcome(let tag, let outcome): return conclude(outcome, tag, context)
        case .command(let id): return run(id, context)
        case .wheel(let rows): return move(isMarking: false, context) { $0.move(by: rows, height: height) }
        case .click(.row("list", let index), let isDouble):
            return endRange(unlessSticky: true, context)
                + {
                    window.select(index, height: height)
                    return isDouble ? run("open", context) : []
                }()
        case .click(.row(ListScreen.chips, let index), _): return drop(chip: index, context)
        case .click(.column("list", let index), _):
            let keys = columnKeys
            return keys.indices.contains(index) ? sort(by: keys[index], context) : []
        case .key(let key): return press(key, context)
        case .paste(let text): return paste(text, context)
        case .timer(let tag) where tag == ticksTag: return askTicks()
        case .given(let gift): return take(gift, context)
        default: return []
        }
    }
}
