import Cells
import Domain

/// The path to this place as a menu: each of its places can be gone back to.
struct CrumbScreen: Screen {
    private var menu: MenuScreen
    private let places: [String]

    init(_ places: [String]) {
        self.places = places
        menu = MenuScreen(
            title: "", entries: places.map { MenuScreen.Entry($0) }, selected: max(0, places.count - 2))
    }

    var isOverlay: Bool { true }

    func title(_ context: Context) -> String { context.words("crumbs.title") }

    func offers(_ context: Context) -> [Offer] { menu.offers(context) }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        menu.update(event, context).map { effect in
            if case .give(.chosen(let index)) = effect { .climb(index) } else { effect }
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        menu.titled(title(context)).draw(area, into: &frame, context)
    }

    func reworded(like fresh: any Screen) -> any Screen {
        guard var fresh = fresh as? CrumbScreen else { return self }
        fresh.menu = menu.retold(fresh.menu)
        return fresh
    }
}
