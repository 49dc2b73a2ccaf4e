import Cells
import Domain

enum KeyBar {
    struct Item { let key: String; let title: String; let command: String; let rank: Int }
    static func draw(_ items: [Item], in rect: Rect, into frame: inout Frame) {
        var x = rect.x
        for item in items.sorted(by: { $0.rank > $1.rank }) {
            let width = TextWidth.columns(of: item.key) + TextWidth.columns(of: item.title) + 2
            if x + width > rect.maxX { continue }
            frame.regions.append(
                HitRegion(Rect(x: x, y: rect.y, width: width, height: 1), .command(item.command)))
            let used = frame.cells.put(
                item.key, at: Point(x: x, y: rect.y), width: width, style: Style(.keyName))
            frame.cells.put(
                " " + item.title, at: Point(x: x + used, y: rect.y), width: width, style: Style(.keyTitle))
            x += width
        }
    }
}

enum Breadcrumb {
    static func draw(_ crumbs: [String], trailing: String, in rect: Rect, into frame: inout Frame) {
        frame.cells.put(
            crumbs.joined(separator: " › "), at: Point(x: 0, y: rect.y), width: rect.width,
            style: Style(.title))
    }
}
extension Theme { static var names: [String] { all.map(\.name) } }

struct HelpScreen: Screen {
    let offers: [Offer]
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct PaletteScreen: Screen {
    let offers: [Offer]
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct SearchScreen: Screen {
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct JournalScreen: Screen {
    let record: RecordID?
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct HistoryScreen: Screen {
    let subject: RecordID?
    let name: String?
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct MissingFactsScreen: Screen {
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct DraftsScreen: Screen {
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
enum Forms {
    /// The form for a new record of the kind, or for changing one; the signing form for agreements.
    static func form(_ kind: Kind, record: Record?, names: [RecordID: String]) -> any Screen {
        MissingFactsScreen()
    }
    static func form(resuming draft: Draft) -> (any Screen)? { nil }
}
extension SearchScreen { init(typed: String) {} }
struct ListScreen: Screen {
    init(_ kind: Kind) {}
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
struct DetailScreen: Screen {
    init(_ id: RecordID) {}
    func title(_ context: Context) -> String { "" }
    func offers(_ context: Context) -> [Offer] { [] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] { [] }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {}
}
extension Words { func undone(_ step: JournalStep) -> String { step.verb.rawValue } }
