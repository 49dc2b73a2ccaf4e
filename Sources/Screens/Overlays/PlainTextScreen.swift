import Cells
import Domain

/// Text and nothing beside it, the mouse left to the terminal: to be selected and copied with it.
struct PlainTextScreen: Screen {
    private let text: String
    private var top = 0

    init(_ text: String) { self.text = text }

    var isPlace: Bool { false }
    var leavesMouse: Bool { true }

    func title(_ context: Context) -> String { context.words("plain.title") }

    func offers(_ context: Context) -> [Offer] {
        ["up", "down", "pageUp", "pageDown", "first", "last"].map { Offer($0) }
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = max(1, context.size.height - 2)
        switch event {
        case .command("up"): top -= 1
        case .command("down"): top += 1
        case .command("pageUp"): top -= max(1, height - 1)
        case .command("pageDown"): top += max(1, height - 1)
        case .command("first"): top = 0
        case .command("last"): top = .max / 2
        case .wheel(let rows): top += rows
        default: break
        }
        let lines = TextFit.wrap(text, columns: max(1, context.size.width)).count
        top = min(max(0, top), max(0, lines - height))
        return []
    }

    /// From the left edge to the right one: what is selected with the mouse holds nothing else.
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (hint, rest) = area.splitTop(1)
        frame.cells.put(
            context.words("plain.howTo"), at: Point(x: hint.x, y: hint.y), width: hint.width,
            style: Style(.dim)
        )
        Panel.text(text, from: top, into: &frame, rect: rest.splitTop(1).rest)
        frame.caret = Point(x: rest.x, y: min(rest.maxY - 1, rest.y + 1))
    }
}
