import Cells
import Domain

/// How often each value of a field stands in a list: with its share, and the way to those rows.
struct FrequencyScreen: Screen {
    private(set) var query: FrequencyQuery
    /// What can be counted, the columns of the list first. Nothing personal: a value told to be rare points at
    /// somebody.
    let fields: [FieldDescription]
    private(set) var frequency: Frequency?
    private(set) var state = ListState()
    /// Grows with every question; an answer to an older one is dropped.
    private var tag = 0
    private var isCounting = false
    /// The value to return to when the rows are here.
    private var sought: Frequency.Bin?

    /// `field` nil: what seems to tell most.
    init(_ list: ListQuery, field: String? = nil) {
        let all = list.kind.description.fields.filter { !$0.isPrivate }
        fields =
            list.kind.description.computed.filter(\.linkedKinds.isEmpty) + all.filter(\.isColumn)
            + all.filter { !$0.isColumn }
        let first = field ?? FrequencyScreen.telling(fields, sort: list.sort)
        query = FrequencyQuery(list, field: first)
    }

    /// The column the list is sorted by, unless every row has its own there; else the first that few values share.
    private static func telling(_ fields: [FieldDescription], sort: ListQuery.Sort) -> String {
        func isShared(_ field: FieldDescription) -> Bool {
            switch field.type {
            case .choice, .link, .flag, .day: true
            default: false
            }
        }
        let sorted = fields.first { $0.key == sort.field && isShared($0) }
        return (sorted ?? fields.first(where: isShared))?.key ?? Record.nameKey
    }

    private var kind: Kind { query.list.kind }

    var field: FieldDescription? { kind.description.askable(query.field) }

    func title(_ context: Context) -> String {
        context.words("frequency.title", ["field": context.words.label(kind.rawValue, query.field)])
    }

    func step(_ context: Context) -> Memory.Step? {
        .frequency(RememberedQuery(query.list), field: query.field)
    }

    func offers(_ context: Context) -> [Offer] {
        let empty = rows.isEmpty ? "obstacle.emptyList" : nil
        let byPeriod = isDay ? nil : "obstacle.notADate"
        return [
            Offer("open", unless: empty), Offer("otherField"), Offer("sort"), Offer("reverse"),
            Offer("period", unless: byPeriod), Offer("up"), Offer("down"), Offer("pageUp"),
            Offer("pageDown"), Offer("first"), Offer("last"),
        ]
    }

    private var isDay: Bool { if case .day = field?.type { true } else { false } }

    var rows: [Frequency.Row] { frequency?.rows ?? [] }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = FrequencyScreen.height(context)
        switch event {
        case .appeared:
            query.today = context.today
            return ask()
        case .reply(let tag, .frequency(let found)) where tag == self.tag: take(found, height)
        case .refused(let tag, let refusal):
            if tag == self.tag { isCounting = false }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command(let id): return run(id, context)
        case .wheel(let steps): state.scroll(by: steps, count: rows.count, height: height)
        case .click(.row("frequency", let index), let isDouble):
            state.select(index, count: rows.count, height: height)
            return isDouble ? run("open", context) : []
        case .click(.column("frequency", let index), _):
            return sort(by: index == 0 ? .value : .count)
        case .key(Key(.left)): return turn(by: -1)
        case .key(Key(.right)): return turn(by: 1)
        case .key(Key(.backspace)): return [.pop]
        case .given(.chosen(let index)):
            guard fields.indices.contains(index) else { return [] }
            return count(fields[index].key)
        default: break
        }
        return []
    }

    private mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        if state.move(id, count: rows.count, height: FrequencyScreen.height(context)) { return [] }
        switch id {
        case "open": return drill(context)
        case "sort": return sort(by: query.order == .count ? .value : .count)
        case "reverse": return sort(by: query.order)
        case "period":
            query.period = query.period == .year ? .month : .year
            return ask()
        case "otherField":
            let labels = fields.map { context.words.label(kind.rawValue, $0.key) }
            let at = fields.firstIndex { $0.key == query.field }
            return [
                .push(
                    ChoiceListScreen(
                        title: context.words("frequency.which"), list: .labels(labels), chosen: at))
            ]
        default: return []
        }
    }

    /// The next field, or the one before; round at the ends.
    private mutating func turn(by steps: Int) -> [Effect] {
        guard let at = fields.firstIndex(where: { $0.key == query.field }) else { return [] }
        return count(fields[(at + steps + fields.count) % fields.count].key)
    }

    private mutating func count(_ field: String) -> [Effect] {
        guard field != query.field else { return [] }
        query.field = field
        (query.order, query.isReversed) = (.count, false)
        // What is here says nothing of another field.
        frequency = nil
        state = ListState()
        return ask()
    }

    /// Sorting by what is in force turns the order round.
    private mutating func sort(by order: FrequencyQuery.Order) -> [Effect] {
        query.isReversed = order == query.order ? !query.isReversed : false
        query.order = order
        return ask()
    }

    private mutating func ask() -> [Effect] {
        tag += 1
        isCounting = true
        sought = rows.indices.contains(state.selected) ? rows[state.selected].bin : nil
        return [.ask(.frequency(query), tag)]
    }

    private mutating func take(_ found: Frequency, _ height: Int) {
        isCounting = false
        frequency = found
        let at = sought.flatMap { bin in found.rows.firstIndex { $0.bin == bin } }
        state.select(at ?? state.selected, count: found.rows.count, height: height)
    }

    /// The rows of the list that have the selected value.
    private func drill(_ context: Context) -> [Effect] {
        guard rows.indices.contains(state.selected), let field else { return [] }
        guard let condition = rows[state.selected].bin.condition(field, on: context.today) else {
            return [.say(Message(context.words("frequency.others.notOne")))]
        }
        var list = query.list
        list.conditions.append(condition)
        return [.push(ListScreen(list, selected: nil))]
    }

    /// Above the rows stand the line that tells what is counted and the column titles.
    static func height(_ context: Context) -> Int { max(1, context.size.height - 2) }

    var isWaiting: Bool { isCounting }
}
