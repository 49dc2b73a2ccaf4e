import Cells
import Domain

/// Projects in columns by stage, each a window over its own list, with their number and money; as many columns side by
/// side as the window has room for.
struct BoardScreen: Screen {
    let about: RecordID?
    let name: String?
    private(set) var list: ListQuery
    private(set) var columns: [Project.State: RowWindow<ListRow>] = [:]
    private(set) var board: Board?
    private(set) var column = 0
    /// The selected project as a whole, for what is told below.
    private(set) var current: Record?
    private var names: [RecordID: String] = [:]
    private var asking = ProjectAsking()
    private var isFiltering = false
    /// What was asked last for each column, and under which tag.
    private var wishes: [Project.State: RowWindow<ListRow>.Wish] = [:]
    private var tags: [Project.State: Tag] = [:]
    private var lastTag = 0
    private var boardTag = 0
    private var recordTag = 0
    /// Whether a column was chosen: at first the eye goes to one that has something in it.
    private var isPlaced = false
    /// A project that was just moved: it is selected in its new column.
    private var moved: RecordID?

    static let states = Project.State.allCases
    private static let saveTag = 1_000_001

    init(about: RecordID? = nil, name: String? = nil) {
        self.init(.projects(of: about), about: about, name: name)
    }

    init(_ list: ListQuery, about: RecordID? = nil, name: String? = nil) {
        self.list = list
        self.about = about
        self.name = name
        // What ends first stands first.
        self.list.sort = ListQuery.Sort(field: Project.plannedEnd.key)
        for state in BoardScreen.states { columns[state] = RowWindow() }
    }

    func title(_ context: Context) -> String {
        let title = context.words("board.title")
        return about.map { title + " · " + $0.number + " " + (name ?? "") } ?? title
    }

    var state: Project.State { BoardScreen.states[column] }
    var selected: ListRow? { columns[state]?.selectedRow }

    func offers(_ context: Context) -> [Offer] {
        let empty = selected == nil ? "obstacle.emptyStage" : nil
        let fixed = context.isReadOnly ? "obstacle.readOnly" : empty
        let isLast = Project.next(after: state) == nil
        var offers = [
            Offer("open", unless: empty), Offer("up"), Offer("down"), Offer("pageUp"), Offer("pageDown"),
            Offer("first"), Offer("last"),
            Offer("nextStage", unless: fixed ?? (isLast ? "obstacle.lastStage" : nil)),
            Offer("stage", unless: fixed), Offer("filter"), Offer("moneyHere"), Offer("moneyUnit"),
        ]
        if !list.text.isEmpty { offers.append(Offer("clearFilter")) }
        return offers
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return refresh(context)
        case .resized:
            let height = rows(context)
            for state in BoardScreen.states { columns[state]?.fit(height: height) }
            return []
        case .reply(let tag, .windows(let windows)): return take(windows, tag, context)
        case .reply(boardTag, .board(let board)):
            self.board = board
            return []
        case .reply(recordTag, .records(let records, let names)):
            current = records.first
            self.names = names
            return []
        case .refused(let tag, let refusal):
            for (state, own) in tags where own == tag { columns[state]?.giveUp() }
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .outcome(BoardScreen.saveTag, .done(_, let ids)):
            moved = ids.first
            let number = ids.first?.number ?? ""
            return [.say(Message(context.words("stage.saved", ["number": number]), .good))]
        case .given(let gift) where asking.isAsking:
            guard let current else { return [] }
            return asking.take(gift, current, names, context)?.effects(BoardScreen.saveTag) ?? []
        case .given(.typed(let text)) where isFiltering:
            isFiltering = false
            return filter(text, context)
        case .command(let id): return run(id, context)
        case .wheel(let steps): return move(by: steps, context)
        case .click(.row(let name, let index), let isDouble):
            guard let place = BoardScreen.states.firstIndex(where: { BoardScreen.rowName($0) == name }) else {
                return []
            }
            column = place
            let (state, height) = (state, rows(context))
            columns[state]?.select(index, height: height)
            return askCurrent() + (isDouble ? run("open", context) : [])
        case .key(let key):
            switch key.code {
            case .left: return turn(-1)
            case .right: return turn(1)
            case .backspace: return [.pop]
            default: return []
            }
        default: return []
        }
    }

    private mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        asking.stop()
        let height = rows(context)
        switch id {
        case "open": return selected.map { [.push(DetailScreen($0.record.id))] } ?? []
        case "up": return move(by: -1, context)
        case "down": return move(by: 1, context)
        case "pageUp": return move(by: -height, context)
        case "pageDown": return move(by: height, context)
        case "first": return ask(columns[state]?.toFirst(height: height), state, context) + askCurrent()
        case "last": return ask(columns[state]?.toLast(height: height), state, context) + askCurrent()
        case "nextStage":
            guard let current else { return [] }
            return asking.nextStage(current, context).effects(BoardScreen.saveTag)
        case "stage": return current.map { asking.stage($0, context) } ?? []
        case "filter":
            isFiltering = true
            return [
                .push(
                    PromptScreen(
                        title: context.words("board.filter"), text: context.words("board.filterHow"),
                        initial: list.text, limit: 200, allowsEmpty: true))
            ]
        case "clearFilter": return filter("", context)
        case "moneyHere": return [.push(MoneyScreen(list, about: about, name: name))]
        case "moneyUnit":
            let unit = context.memory.moneyUnit.other
            return [
                .remember(.moneyUnit(unit)),
                .say(Message(context.words.said(unit))),
            ]
        default: return []
        }
    }

    private mutating func turn(_ step: Int) -> [Effect] {
        column = min(max(0, column + step), BoardScreen.states.count - 1)
        return askCurrent()
    }

    private mutating func move(by steps: Int, _ context: Context) -> [Effect] {
        let (state, height) = (state, rows(context))
        let wish = columns[state]?.move(by: steps, height: height)
        return ask(wish, state, context) + askCurrent()
    }

    private mutating func filter(_ text: String, _ context: Context) -> [Effect] {
        list.text = text.trimmed
        for state in BoardScreen.states { columns[state] = RowWindow() }
        (board, current) = (nil, nil)
        return refresh(context)
    }

    // MARK: - Asking

    private mutating func refresh(_ context: Context) -> [Effect] {
        lastTag += 1
        boardTag = lastTag
        var wanted: [(Project.State, RowWindow<ListRow>.Wish)] = []
        for state in BoardScreen.states {
            if let wish = columns[state]?.refresh() { wanted.append((state, wish)) }
        }
        return ask(wanted, context) + [.ask(.board(list), boardTag)] + askCurrent()
    }

    private mutating func ask(
        _ wish: RowWindow<ListRow>.Wish?, _ state: Project.State, _ context: Context
    ) -> [Effect] {
        wish.map { ask([(state, $0)], context) } ?? []
    }

    private mutating func ask(
        _ wanted: [(Project.State, RowWindow<ListRow>.Wish)], _ context: Context
    ) -> [Effect] {
        lastTag += 1
        var requests: [WindowRequest] = []
        for (state, wish) in wanted {
            (tags[state], wishes[state]) = (lastTag, wish)
            requests.append(request(state, wish, context))
        }
        return [.ask(.windows(requests), lastTag)]
    }

    private func request(
        _ state: Project.State, _ wish: RowWindow<ListRow>.Wish, _ context: Context
    ) -> WindowRequest {
        var query = list
        query.conditions.append(Condition(Project.state.description, .equal(.choice(state.rawValue))))
        let anchor: WindowRequest.Anchor =
            switch wish {
            case .first: .first
            case .last: .last
            case .after(let key): .after(key)
            case .before(let key): .before(key)
            case .from(let key): .from(key)
            case .around(let id): .around(id)
            case .row(let row): .row(row)
            }
        return WindowRequest(query, anchor, limit: 3 * rows(context))
    }

    /// The answers come in the order of the columns that were asked for under this tag.
    private mutating func take(_ windows: [ListWindow], _ tag: Tag, _ context: Context) -> [Effect] {
        let asked = BoardScreen.states.filter { tags[$0] == tag }
        // A column asked for again meanwhile is awaited under another tag: these came too late for some.
        guard asked.count == windows.count else { return giveUp(asked, context) }
        let height = rows(context)
        var effects: [Effect] = []
        for (state, window) in zip(asked, windows) {
            guard let wish = wishes[state] else { continue }
            let next = columns[state]?.take(
                window.rows, reachesStart: window.reachesStart, reachesEnd: window.reachesEnd,
                rank: window.rank, for: wish, height: height)
            effects += ask(next, state, context)
        }
        if let moved {
            for (place, state) in BoardScreen.states.enumerated() {
                guard let row = columns[state]?.rows.firstIndex(where: { $0.record.id == moved }) else {
                    continue
                }
                // The eye goes with what was moved.
                column = place
                columns[state]?.select(row, height: height)
            }
            self.moved = nil
        }
        if !isPlaced, asked.count == BoardScreen.states.count {
            isPlaced = true
            column = BoardScreen.states.firstIndex { columns[$0]?.rows.isEmpty == false } ?? column
        }
        return effects + askCurrent()
    }

    /// Asks anew for columns whose answer cannot be told from that of others.
    private mutating func giveUp(_ states: [Project.State], _ context: Context) -> [Effect] {
        guard !states.isEmpty else { return [] }
        var wanted: [(Project.State, RowWindow<ListRow>.Wish)] = []
        for state in states { if let wish = columns[state]?.refresh() { wanted.append((state, wish)) } }
        return ask(wanted, context)
    }

    /// The whole of what is selected.
    private mutating func askCurrent() -> [Effect] {
        guard let id = selected?.record.id else {
            current = nil
            return []
        }
        if current?.id != id { current = nil }
        lastTag += 1
        recordTag = lastTag
        return [.ask(.records([id]), recordTag)]
    }

    /// The rows of a column in a window of this size.
    func rows(_ context: Context) -> Int { BoardLayout(context.size).rows }

    static func rowName(_ state: Project.State) -> String { "board." + state.rawValue }
}

/// What stands where on the board.
struct BoardLayout {
    let columnWidth: Int
    /// How many columns stand side by side.
    let shown: Int
    /// How many projects a column shows, each on so many rows.
    let rows: Int
    let rowHeight: Int
    let footHeight: Int

    private static let leastWidth = 19
    static let headHeight = 3

    init(_ size: Size) {
        let most = BoardScreen.states.count
        shown = min(most, max(1, (size.width + 1) / (BoardLayout.leastWidth + 1)))
        columnWidth = max(1, (size.width + 1) / shown - 1)
        footHeight = size.height >= 18 ? 5 : size.height >= 12 ? 3 : 1
        let room = max(1, size.height - BoardLayout.headHeight - footHeight)
        rowHeight = room >= 8 ? 2 : 1
        rows = max(1, room / rowHeight)
    }

    /// The first column in sight, so that this one is.
    func first(showing column: Int) -> Int {
        min(max(0, column - shown / 2), BoardScreen.states.count - shown)
    }
}
