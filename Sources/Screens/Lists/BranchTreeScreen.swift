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
    private(set) var state = ListState()
    private var isLoaded = false
    /// The branch whose subordinates each question asked for; nil key: the roots.
    private var asked: [Tag: RecordID?] = [:]
    private var lastTag = 0
    /// Opened branches, to open them again when the tree is read anew.
    private var opened: Set<RecordID> = []
    private(set) var finder = Finder()

    func step(_ context: Context) -> Memory.Step? { .branches }

    func title(_ context: Context) -> String { context.words("tree.title") }

    var takesText: Bool { finder.isTyping }

    func offers(_ context: Context) -> [Offer] {
        guard !finder.isTyping else { return finder.offers }
        let empty = nodes.isEmpty ? "obstacle.emptyList" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        return [
            Offer("open", unless: empty), Offer("expand", unless: empty), Offer("collapse", unless: empty),
            Offer("up"), Offer("down"), Offer("pageUp"), Offer("pageDown"), Offer("nextPage"), Offer("first"),
            Offer("last"),
            Offer("new", unless: readOnly), Offer("history", unless: empty), Offer("list"),
        ] + finder.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        // From what is typed to the list of all, which is filtered by it.
        if case .key(Key(.tab)) = event, finder.isTyping { return run("list", context) }
        if let answer = finder.update(event) { return find(answer, context) }
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
        case .wheel(let rows): select(state.selected + rows, context)
        case .click(.row("tree", let index), let isDouble):
            select(index, context)
            return isDouble ? run("open", context) : []
        case .key(let key):
            if key.code == .backspace { return [.pop] }
        default: break
        }
        return []
    }

    private mutating func run(_ command: Command.ID, _ context: Context) -> [Effect] {
        if state.move(command, count: nodes.count, height: height(context)) { return [] }
        guard nodes.indices.contains(selected) || command == "new" || command == "list" else { return [] }
        switch command {
        case "open": return [.push(DetailScreen(id(at: selected)))]
        case "history":
            let record = nodes[selected].subordinate.row.record
            return [.push(HistoryScreen(subject: record.id, name: record.name))]
        case "expand": return expand(context)
        case "collapse": collapse(context)
        case "new": return [.push(Forms.form(.branch, record: nil, names: [:]))]
        case "list":
            guard !finder.sought.isEmpty else { return [.replace(ListScreen(.branch))] }
            var query = ListScreen(.branch).query
            query.text = finder.sought
            return [.replace(ListScreen(query, selected: nil))]
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
                select(index, context)
            }
        }
        select(selected, context)
        return found.map(\.row.record.id).filter { opened.contains($0) }.map { ask($0) }
    }

    private mutating func expand(_ context: Context) -> [Effect] {
        let node = nodes[selected]
        guard node.subordinate.below > 0 else { return [] }
        if node.isOpen {
            select(selected + 1, context)
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
            select(superior, context)
        }
        select(selected, context)
    }

    private mutating func close(at index: Int) {
        let depth = nodes[index].depth
        let end = nodes[(index + 1)...].firstIndex { $0.depth <= depth } ?? nodes.count
        nodes.removeSubrange((index + 1)..<end)
        nodes[index].isOpen = false
    }

    private var selected: Int { state.selected }

    private mutating func select(_ index: Int, _ context: Context) {
        state.select(index, count: nodes.count, height: height(context))
    }

    private func height(_ context: Context) -> Int { max(1, context.size.height - (finder.isShown ? 1 : 0)) }

    /// Among the parts that are opened; the others are not here to be looked through.
    private mutating func find(_ answer: Finder.Answer, _ context: Context) -> [Effect] {
        state.fit(count: nodes.count, height: height(context))
        guard answer != .none, !finder.sought.isEmpty else { return [] }
        let isForward = answer != .previous
        let found = Finder.nearest(
            from: selected, of: nodes.count, forward: isForward, included: answer == .sought
        ) {
            let record = nodes[$0].subordinate.row.record
            return finder.matches(record.name) || finder.matches(record.id.number)
        }
        guard let found else {
            return [.say(Message(context.words("tree.notOpen", ["text": finder.sought]), .problem))]
        }
        select(found.place, context)
        return finder.tell(found, forward: isForward, context)
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
        let (rows, foot) = area.splitBottom(finder.isShown ? 1 : 0)
        state.drawRows("tree", count: nodes.count, in: rows, into: &frame) {
            spans(nodes[$0], context).highlighted(finder.sought)
        }
        if !foot.isEmpty { finder.draw(foot, hits: "", into: &frame, context) }
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
        if record.retired != nil { spans.append(Span("  " + context.words("list.retired"), .warning)) }
        if node.subordinate.below > 0 { spans.append(Span("  (\(node.subordinate.below))", .dim)) }
        return spans
    }
}
