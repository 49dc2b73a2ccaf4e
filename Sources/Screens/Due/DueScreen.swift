import Cells
import Domain

/// Everything that wants attention, the most pressing first. What can be settled by one answer is settled here; the rest
/// is done where it stands, and put off from here with a reason.
struct DueScreen: Screen {
    var items = Stream<DueItem>()
    private(set) var names: [RecordID: String] = [:]
    private(set) var counts: DueCounts?
    private(set) var horizon = DueQuery.Horizon.standing
    private(set) var sorts: Set<DueItem.Sort> = []
    /// What is late is passed over: the day's work comes first where much is late.
    private(set) var isFromToday = false
    private(set) var about: RecordID?
    private(set) var aboutName = ""
    /// Told behind the rest once its end is reached.
    private var postponed: [DueItem] = []
    /// What the answer of the window in front is for.
    var asking: Asking?
    /// The matter whose record is awaited, and how it is to be settled.
    var settling: Settled?
    /// A file of this name may be in the way.
    var exporting: DueExport?
    private var lastTag = DueScreen.firstTag
    private var listTag = 0
    private var countTag = 0
    private var isAnew = true

    struct Settled: Hashable, Sendable {
        var item: DueItem
        var answer: DueTick.Answer
        var reason: String
    }

    enum Asking: Hashable, Sendable {
        case horizon, sorts, about
        case settle(DueItem)
        case waiver(DueItem)
        case postpone(DueItem)
        case postponeDay(DueItem)
        case reason(DueItem, until: CalendarDay)
        case format
        case fileName(DueExport.Format)
        case replace
    }

    static let recordTag = 1
    static let saveTag = 2
    static let exportTag = 3
    private static let firstTag = 100
    /// Of a list that was read far down, so many matters are read again at once.
    private static let mostAnew = 500

    init(about: RecordID? = nil, name: String = "", sorts: Set<DueItem.Sort> = []) {
        self.about = about
        aboutName = name
        self.sorts = sorts
    }

    func title(_ context: Context) -> String {
        guard let about else { return context.words("due.title") }
        let of = aboutName.isEmpty ? about.number : about.number + " " + aboutName
        return context.words("due.titleOf", ["of": of])
    }

    func step(_ context: Context) -> Memory.Step? { about == nil ? .due : nil }

    func offers(_ context: Context) -> [Offer] {
        let item = items.selectedItem
        let none = item == nil ? "obstacle.nothingDue" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let settle = readOnly ?? none ?? (item?.sort.isTicked == true ? nil : "obstacle.notSettledHere")
        let putOff = readOnly ?? none ?? (item?.sort.canBePutOff == true ? nil : "obstacle.notPutOff")
        let lift = readOnly ?? none ?? (item?.postponed == nil ? "obstacle.notPostponed" : nil)
        return ["up", "down", "pageUp", "pageDown", "first", "last"].map { Offer($0) } + [
            Offer("open", unless: none), Offer("settleDue", unless: settle),
            Offer("postpone", unless: putOff), Offer("askAgain", unless: lift), Offer("dueToday"),
            Offer("dueHorizon"),
            Offer("dueKinds"), Offer("dueOf"), Offer("export"),
        ]
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let blocks = blocks(context)
        switch event {
        case .appeared:
            return askAnew(min(max(page(context), items.items.count), DueScreen.mostAnew), context)
                + askCounts(context)
        case .reply(let tag, .due(let window)) where tag == listTag: take(window)
        case .reply(let tag, .dueCounts(let found)) where tag == countTag:
            counts = found
            return []
        case .reply(DueScreen.recordTag, .page(let page)): return settle(page, context)
        case .outcome(let tag, let outcome): return conclude(tag, outcome, context)
        case .refused(let tag, let refusal): return refused(tag, refusal, context)
        case .given(let gift): return take(gift, context)
        case .command("open"): return items.selectedItem.map { [.push(DueScreen.screen(for: $0))] } ?? []
        case .command(let id):
            if let effects = run(id, context) { return effects }
            if !items.move(id, blocks) { return [] }
        case .wheel(let rows): _ = items.move(rows > 0 ? "down" : "up", blocks)
        case .click(.row("due", let index), let isDouble):
            items.select(index, blocks)
            if isDouble { return update(.command("open"), context) }
        default: return []
        }
        return supply(context)
    }

    /// Where the matter is dealt with.
    static func screen(for item: DueItem) -> any Screen {
        switch (item.matter, item.record) {
        case (.missing(let kind, _), _): MissingFactsScreen(kind: kind)
        case (.report(_, _, let draft?), _): DetailScreen(draft)
        case (_, let record?): DetailScreen(record)
        case (_, nil): MissingFactsScreen()
        }
    }

    private func page(_ context: Context) -> Int { max(10, context.size.height) }

    // MARK: - Asking

    func query(_ context: Context) -> DueQuery {
        var query = DueQuery(today: context.today)
        (query.horizon, query.sorts, query.about) = (horizon, sorts, about)
        query.from = isFromToday ? context.today : nil
        query.wantsPostponed = true
        return query
    }

    /// Shows other matters from now on.
    mutating func show(
        horizon: DueQuery.Horizon? = nil, sorts: Set<DueItem.Sort>? = nil, _ context: Context
    ) -> [Effect] {
        if let horizon { self.horizon = horizon }
        if let sorts { self.sorts = sorts }
        return again(context)
    }

    mutating func showFromToday(_ isWanted: Bool, _ context: Context) -> [Effect] {
        isFromToday = isWanted
        return again(context)
    }

    mutating func show(about: RecordID?, name: String, _ context: Context) -> [Effect] {
        (self.about, aboutName) = (about, name)
        return again(context)
    }

    private mutating func again(_ context: Context) -> [Effect] {
        items.restart()
        counts = nil
        return askAnew(page(context), context) + askCounts(context)
    }

    private mutating func askAnew(_ limit: Int, _ context: Context) -> [Effect] {
        isAnew = true
        return ask(after: nil, limit, context)
    }

    private mutating func askCounts(_ context: Context) -> [Effect] {
        lastTag += 1
        countTag = lastTag
        return [.ask(.dueCounts(query(context)), countTag)]
    }

    private mutating func supply(_ context: Context) -> [Effect] {
        guard items.wantsMore(page: page(context)), let last = items.items.last else { return [] }
        isAnew = false
        return ask(after: last.place, 3 * page(context), context)
    }

    private mutating func ask(after: DuePlace?, _ limit: Int, _ context: Context) -> [Effect] {
        lastTag += 1
        listTag = lastTag
        items.wait()
        return [.ask(.due(DueRequest(query(context), after: after, limit: limit)), listTag)]
    }

    private mutating func take(_ window: DueWindow) {
        if isAnew { (postponed, names) = (window.postponed, [:]) }
        names.merge(window.names) { _, new in new }
        let told = window.reachesEnd ? window.items + postponed : window.items
        if isAnew {
            items.replace(told, reachesEnd: window.reachesEnd) { $0.record == $1.record && $0.key == $1.key }
        } else {
            items.append(told, reachesEnd: window.reachesEnd)
        }
    }

    private mutating func refused(_ tag: Tag, _ refusal: Refusal, _ context: Context) -> [Effect] {
        if tag == listTag { items.giveUp() }
        if tag == DueScreen.recordTag { settling = nil }
        if tag == DueScreen.exportTag, case .fileExists = refusal { return askToReplace(context) }
        return [.say(Message(context.words.sentence(refusal), .problem))]
    }
}
