import Cells
import Domain

/// The Party organisations by superior: a tree of which only the opened parts are read.
struct BranchTreeScreen: Screen {
    /// A line of the tree as it is shown.
    struct Node: Hashable, Sendable {
        var subordinate: Subordinate
        var depth: Int
        var isOpen: Bool
    }

    private(set) var nodes: [Node] = []
    private(set) var names: [RecordID: String] = [:]
    private(set) var selected = 0
    private(set) var top = 0
    private var isLoaded = false
    /// The branch whose subordinates each question asked for; nil key: the roots.
    private var asked: [Tag: RecordID?] = [:]
    private var lastTag = 0
    /// Opened branches, to open them again when the tree is read anew.
    private var opened: Set<RecordID> = []

    func title(_ context: Context) -> String { context.words("tree.title") }

    func offers(_ context: Context) -> [Offer] {
        let empty = nodes.isEmpty ? "obstacle.emptyList" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        return [
            Offer("open", unless: empty), Offer("expand", unless: empty), Offer("collapse", unless: empty),
            Offer("up"), Offer("down"), Offer("pageUp"), Offer("pageDown"), Offer("first"), Offer("last"),
            Offer("new", unless: readOnly), Offer("history", unless: empty), Offer("list"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared, .given:
            asked = [:]
            return [ask(nil)]
        case .reply(let tag, .subordinates(let found)):
            guard let parent = asked.removeValue(forKey: tag) else { return [] }
            return take(found, under: parent, context)
        case .refused(let tag, let refusal):
            asked[tag] = nil
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command(let id): return run(id, context)
        case .wheel(let rows): move(rows, context)
        case .click(.row("tree", let index), let isDouble):
            selected = index
            return isDouble ? run("open", context) : []
        case .key(let key):
            if key.code == .backspace { return [.pop] }
        default: break
        }
        return []
    }

    private mutating func run(_ command: Command.ID, _ context: Context) -> [Effect] {
        let height = max(1, context.size.height)
        guard nodes.indices.contains(selected) || command == "new" || command == "list" else { return [] }
        switch command {
        case "up": move(-1, context)
        case "down": move(1, context)
        case "pageUp": move(-max(1, height - 1), context)
        case "pageDown": move(max(1, height - 1), context)
        case "first": move(-nodes.count, context)
        case "last": move(nodes.count, context)
        case "open": return [.push(DetailScreen(id(at: selected)))]
        case "history":
            let record = nodes[selected].subordinate.row.record
            return [.push(HistoryScreen(subject: record.id, name: record.name))]
        case "expand": return expand(context)
        case "collapse": collapse(context)
        case "new": return [.push(Forms.form(.branch, record: nil, names: [:]))]
        case "list": return [.replace(ListScreen(.branch))]
        default: break
        }
        return []
    }

    private func id(at index: Int) -> RecordID { nodes[index].subordinate.row.record.id }

    private mutating func ask(_ parent: RecordID?) -> Effect {
        lastTag += 1
        asked[lastTag] = .some(parent)
        return .ask(.subordinates(of: parent), lastTag)
    }

    private mutating func take(
        _ found: [Subordinate], under parent: RecordID?, _ context: Context
    ) -> [Effect] {
        if let parent {
            guard let index = nodes.firstIndex(where: { $0.subordinate.row.record.id == parent }) else {
                return []
            }
            close(at: index)
            nodes[index].isOpen = true
            let below = found.map { Node(subordinate: $0, depth: nodes[index].depth + 1, isOpen: false) }
            nodes.insert(contentsOf: below, at: index + 1)
        } else {
            let kept = nodes.indices.contains(selected) ? id(at: selected) : nil
            nodes = found.map { Node(subordinate: $0, depth: 0, isOpen: false) }
            isLoaded = true
            if let kept, let index = nodes.firstIndex(where: { $0.subordinate.row.record.id == kept }) {
                selected = index
            }
        }
        move(0, context)
        return found.map(\.row.record.id).filter { opened.contains($0) }.map { ask($0) }
    }

    private mutating func expand(_ context: Context) -> [Effect] {
        let node = nodes[selected]
        guard node.subordinate.below > 0 else { return [] }
        if node.isOpen {
            move(1, context)
            return []
        }
        opened.insert(id(at: selected))
        return [ask(id(at: selected))]
    }

    /// Closes an open branch; on a closed one goes to its superior.
    private mutating func collapse(_ context: Context) {
        if nodes[selected].isOpen {
            opened.remove(id(at: selected))
            close(at: selected)
        } else if let superior = nodes[..<selected].lastIndex(where: { $0.depth < nodes[selected].depth }) {
            selected = superior
        }
        move(0, context)
    }

    private mutating func close(at index: Int) {
        let depth = nodes[index].depth
        let end = nodes[(index + 1)...].firstIndex { $0.depth <= depth } ?? nodes.count
        nodes.removeSubrange((index + 1)..<end)
        nodes[index].isOpen = false
    }

    private mutating func move(_ steps: Int, _ context: Context) {
        selected = min(max(0, selected + steps), max(0, nodes.count - 1))
        let height = max(1, context.size.height)
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = max(0, min(top, nodes.count - height))
    }

    // MARK: - Drawing

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard !nodes.isEmpty else {
            let text = context.words(isLoaded ? "tree.empty" : "app.loading")
            for (offset, line) in TextFit.wrap(text, columns: area.width - 2).enumerated() {
                frame.cells.put(line, at: Point(x: area.x + 1, y: area.y + offset), style: Style(.dim))
            }
            return
        }
        let first = max(0, min(max(top, selected - area.height + 1), selected))
        for (offset, index) in (first..<nodes.count).prefix(area.height).enumerated() {
            let place = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            let isSelected = index == selected
            if isSelected {
                frame.cells.fill(place, style: Style(.normal, selected: true))
                frame.caret = Point(x: place.x, y: place.y)
            }
            frame.cells.put(
                spans(nodes[index], context).selected(isSelected), at: Point(x: place.x + 1, y: place.y),
                width: place.width - 2)
            frame.regions.append(HitRegion(place, .row(list: "tree", index: index)))
        }
    }

    private func spans(_ node: Node, _ context: Context) -> [Span] {
        let record = node.subordinate.row.record
        let sign = node.subordinate.below == 0 ? "  " : node.isOpen ? "- " : "+ "
        var spans = [
            Span(String(repeating: "  ", count: node.depth) + sign, .keyName),
            Span(record.name + "  ", .normal),
        ]
        if case .value(let sort) = record[Branch.sort] {
            spans.append(Span(context.words.choice("branchSort", sort.rawValue) + "  ", .dim))
        }
        spans.append(Span(record.id.number, .dim))
        if node.subordinate.below > 0 { spans.append(Span("  (\(node.subordinate.below))", .dim)) }
        return spans
    }
}
