import Cells
import Domain

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
extension Words { func undone(_ step: JournalStep) -> String { step.verb.rawValue } }

extension Forms { static func review(_ page: Page) -> any Screen { MissingFactsScreen() } }
