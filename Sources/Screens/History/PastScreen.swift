import Cells
import Domain

/// Asks as of which day the registry is to be seen, and which of the two questions about that day is meant: what was,
/// or what the registry said.
struct PastScreen: Screen {
    private var editor: LineEditor
    private var manner: LookBack.Manner

    private static let list = "past"

    init(manner: LookBack.Manner = .was, typed: String = "") {
        self.manner = manner
        editor = LineEditor(typed, limit: 60)
    }

    var isOverlay: Bool { true }
    var takesText: Bool { true }
    var textRuns: TextRuns { .line }
    var selectedText: String { editor.selectedText }

    func title(_ context: Context) -> String { context.words("past.title") }

    func offers(_ context: Context) -> [Offer] {
        [
            Offer("choose", unless: editor.text.trimmed.isEmpty ? "obstacle.nothingTyped" : nil), Offer("up"),
            Offer("down"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .command("choose"): return choose(context)
        case .command("up"): manner = .was
        case .command("down"): manner = .said
        case .click(.row(PastScreen.list, let index), _):
            if LookBack.Manner.allCases.indices.contains(index) { manner = LookBack.Manner.allCases[index] }
        case .key(Key(.escape)): return [.pop]
        case .key(let key): _ = editor.handle(key)
        case .typed(let text): _ = editor.type(text)
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text): return context.words.tell(editor.paste(text))
        default: break
        }
        return []
    }

    private func choose(_ context: Context) -> [Effect] {
        let text = editor.text.trimmed
        if manner == .said, text.hasPrefix("#"), let step = Int64(text.dropFirst()), step > 0 {
            return [.lookBack(LookBack(.said, .step(step))), .pop]
        }
        guard case .day(let day) = DayInput(text, today: context.today) else {
            return [.say(Message(context.words("history.noDay", ["text": text]), .problem))]
        }
        guard day.first <= context.today || context.past != nil else {
            return [.say(Message(context.words("past.notPast", ["day": day.written]), .problem))]
        }
        return [.lookBack(LookBack(manner, .day(day))), .pop]
    }

    func reworded(like fresh: any Screen) -> any Screen { self }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let columns = OverlayBox.columns(66, in: area)
        let choices = LookBack.Manner.allCases.map { manner in
            TextFit.wrap(words("past.manner." + manner.rawValue), columns: max(1, columns - 4))
        }
        let how = TextFit.wrap(words("past.how"), columns: columns)
        let height = how.count + 1 + choices.reduce(0) { $0 + $1.count }
        let room = OverlayBox.open(title(context), width: columns, height: height, in: area, into: &frame)
        var y = room.y
        func put(_ text: String, _ style: Style, indent: Int = 0) {
            guard y < room.maxY else { return }
            frame.cells.put(
                text, at: Point(x: room.x + indent, y: y), width: room.width - indent, style: style)
            y += 1
        }
        // Where there is no room for everything, the explanation gives way.
        for line in how.prefix(max(0, room.height - height + how.count)) { put(String(line), Style()) }
        let field = Rect(x: room.x, y: y, width: room.width, height: 1)
        y += 1
        for (index, lines) in choices.enumerated() {
            let isChosen = LookBack.Manner.allCases[index] == manner
            for (row, line) in lines.enumerated() where y < room.maxY {
                let rect = Rect(x: room.x, y: y, width: room.width, height: 1)
                if row == 0 {
                    frame.cells.put(
                        isChosen ? "(x)" : "( )", at: Point(x: rect.x, y: y), width: 3,
                        style: Style(isChosen ? .good : .dim))
                }
                frame.regions.append(HitRegion(rect, .row(list: PastScreen.list, index: index)))
                put(String(line), Style(isChosen ? .normal : .dim), indent: 4)
            }
        }
        editor.draw(into: &frame, rect: field, focused: true)
        frame.regions.append(HitRegion(field, .text(0)))
    }
}
