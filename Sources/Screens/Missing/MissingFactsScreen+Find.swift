import Cells
import Domain

extension MissingFactsScreen {
    /// So many records are read at once while something is looked for among those not read yet.
    static let seekStep = 500

    mutating func find(_ answer: Finder.Answer, _ context: Context) -> [Effect] {
        seeksFrom = nil
        guard answer != .none, !finder.sought.isEmpty else { return [] }
        if answer == .previous { return select(nearest(forward: false), forward: false, context) }
        return seek(from: items.selected + (answer == .sought ? 0 : 1), context)
    }

    private func matches(_ index: Int) -> Bool {
        let item = items.items[index]
        return finder.matches(item.name) || finder.matches(item.id.number)
    }

    private func nearest(forward: Bool) -> (place: Int, wrapped: Bool)? {
        Finder.nearest(from: items.selected, of: items.items.count, forward: forward, matches)
    }

    /// To the first one that has the words, from this place on; reads on to the end before it begins at the top.
    mutating func seek(from place: Int, _ context: Context) -> [Effect] {
        seeksFrom = nil
        if let found = (place..<max(place, items.items.count)).first(where: matches) {
            return select((found, false), forward: true, context)
        }
        if items.reachesEnd { return select(nearest(forward: true), forward: true, context) }
        seeksFrom = items.items.count
        return readOn(MissingFactsScreen.seekStep)
    }

    private mutating func select(
        _ found: (place: Int, wrapped: Bool)?, forward: Bool, _ context: Context
    ) -> [Effect] {
        if let found { items.select(found.place, blocks(context)) }
        return finder.tell(found, forward: forward, context) + supply(context)
    }
}
