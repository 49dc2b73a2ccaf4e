/// A list that is read from its start onwards, as far as somebody has scrolled: blocks of different heights, one of
/// them selected.
struct Stream<Item: Sendable>: Sendable {
    private(set) var items: [Item] = []
    private(set) var reachesEnd = false
    private(set) var selected = 0
    private(set) var scroll = BlockScroll()
    /// More was asked for and is not here yet.
    private(set) var isWaiting = false

    var isEmpty: Bool { items.isEmpty }
    var selectedItem: Item? { items.indices.contains(selected) ? items[selected] : nil }

    /// Whether to ask for more: the end of what is here is near.
    func wantsMore(page: Int) -> Bool { !reachesEnd && !isWaiting && selected + 2 * page >= items.count }

    mutating func wait() { isWaiting = true }
    mutating func giveUp() { isWaiting = false }

    /// The next items.
    mutating func append(_ next: [Item], reachesEnd: Bool) {
        items += next
        self.reachesEnd = reachesEnd
        isWaiting = false
    }

    /// The same stretch as it is now. `isSame` finds the selected one again; when it is gone its neighbour is selected.
    mutating func replace(_ all: [Item], reachesEnd: Bool, isSame: (Item, Item) -> Bool) {
        let kept = selectedItem
        items = all
        self.reachesEnd = reachesEnd
        isWaiting = false
        let found = kept.flatMap { old in all.firstIndex { isSame($0, old) } }
        selected = found ?? min(selected, max(0, all.count - 1))
    }

    mutating func restart() { self = Stream() }

    // MARK: - Moving

    func blocks(window: Int, height: @escaping (Int) -> Int) -> BlockScroll.Blocks {
        BlockScroll.Blocks(selected: selected, count: items.count, window: window, height: height)
    }

    /// Moves by a command; false when it is none of those that move.
    mutating func move(_ command: Command.ID, _ blocks: BlockScroll.Blocks) -> Bool {
        switch command {
        case "up": step(scroll.up(blocks))
        case "down": step(scroll.down(blocks))
        case "pageUp": step(scroll.pageUp(blocks))
        case "pageDown", "nextPage": step(scroll.pageDown(blocks))
        case "first":
            selected = 0
            scroll.reset()
        case "last":
            selected = max(0, items.count - 1)
            scroll.toBottom()
        default: return false
        }
        return true
    }

    mutating func select(_ index: Int, _ blocks: BlockScroll.Blocks) {
        guard items.indices.contains(index) else { return }
        let between = (min(index, selected)..<max(index, selected)).reduce(0) { $0 + blocks.height($1) }
        let offset = scroll.fitted(blocks)
        scroll.place(at: index > selected ? offset + between : offset - between)
        selected = index
    }

    private mutating func step(_ steps: Int) {
        selected = min(max(0, selected + steps), max(0, items.count - 1))
    }
}
