import Cells
import Domain

/// Lines to be read that lead to records: what lists of another sort than the registry's own are made of.
struct Sheet: Sendable {
    /// Names its rows for the mouse.
    let name: String
    private(set) var reader = LineReader()

    init(_ name: String) { self.name = name }

    var takesText: Bool { reader.takesText }

    func offers(_ lines: [DetailLine]) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let empty = lines.isEmpty ? "obstacle.loading" : nil
        return [
            Offer("open", unless: target(lines) == nil ? "obstacle.noLink" : nil),
            Offer("copy", unless: empty), Offer("copyAll", unless: empty),
        ] + reader.offers
    }

    /// Where the selected line leads.
    func target(_ lines: [DetailLine]) -> RecordID? {
        lines.indices.contains(reader.selected) ? lines[reader.selected].target : nil
    }

    mutating func fit(_ lines: [DetailLine], _ context: Context) { reader.fit(lines.count, context) }

    /// To this line, when it is there.
    mutating func select(_ index: Int?, _ lines: [DetailLine], _ context: Context) {
        guard let index, lines.indices.contains(index) else { return }
        reader.select(index, lines.count, context)
    }

    /// Nil: the event is not for it.
    mutating func update(_ event: ScreenEvent, _ lines: [DetailLine], _ context: Context) -> [Effect]? {
        if let effects = reader.update(event, lines.map(\.spans), context) { return effects }
        switch event {
        case .command("open"): return open(lines, context)
        case .command("copy"):
            guard lines.indices.contains(reader.selected) else { return [] }
            return [.copy(lines[reader.selected].spans.text.trimmed)]
        case .command("copyAll"): return [.copy(lines.map(\.spans.text).joined(separator: "\n"))]
        case .key(let key):
            switch key.code {
            case .left, .backspace: return [.pop]
            case .right: return open(lines, context)
            default: return nil
            }
        case .click(.row(name, let index), let isDouble):
            reader.select(index, lines.count, context)
            return isDouble ? open(lines, context) : []
        default: return nil
        }
    }

    private func open(_ lines: [DetailLine], _ context: Context) -> [Effect] {
        target(lines).map { [.push(DetailScreen($0))] } ?? [.say(Message(context.words("obstacle.noLink")))]
    }

    func draw(_ lines: [DetailLine], in area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw(name, lines.map(\.spans), in: area, into: &frame, context)
    }
}

/// Makes the lines of a sheet, each as many rows as the window needs for it.
struct SheetLines {
    private(set) var lines: [DetailLine] = []
    private let width: Int

    init(_ context: Context) { width = max(10, context.size.width - 2) }

    mutating func heading(_ title: String, count: Int? = nil) {
        if !lines.isEmpty { lines.append(DetailLine(spans: [], target: nil)) }
        var spans = [Span(title, .heading)]
        if let count { spans.append(Span("  \(count)", .dim)) }
        lines.append(DetailLine(spans: spans, target: nil))
    }

    mutating func add(_ text: String, _ role: Role = .normal, indent: Int = 2, target: RecordID? = nil) {
        add([Span(text, role)], indent: indent, target: target)
    }

    /// What goes below stands a little further in.
    mutating func add(_ spans: [Span], indent: Int = 2, target: RecordID? = nil) {
        let lead = Span(String(repeating: " ", count: indent), .normal)
        let rows = spans.wrapped(columns: width, behind: [lead])
        lines += rows.map { DetailLine(spans: $0, target: target) }
    }
}
