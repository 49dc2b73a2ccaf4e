import Cells
import Domain

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
extension Words { func undone(_ step: JournalStep) -> String { step.verb.rawValue } }

extension Forms { static func review(_ page: Page) -> any Screen { MissingFactsScreen() } }
