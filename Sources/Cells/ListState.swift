/// Which row of a list is selected and which is the first in sight. Counts from 0, in the rows that are shown or
/// loaded; with no rows both are 0.
package struct ListState: Hashable, Sendable {
    package private(set) var selected: Int
    package private(set) var top: Int

    package init(selected: Int = 0, top: Int = 0) {
        self.selected = selected
        self.top = top
    }

    /// The rows in sight.
    package func visible(count: Int, height: Int) -> Range<Int> {
        let fitted = fitted(count: count, height: height)
        return fitted.top..<max(fitted.top, min(count, fitted.top + height))
    }

    /// The same state in a list of this size, as it has to be drawn: selection inside, and in sight.
    package func fitted(count: Int, height: Int) -> ListState {
        let selected = min(max(0, selected), max(0, count - 1))
        let height = max(1, height)
        let filled = min(max(0, top), max(0, count - height))
        return ListState(selected: selected, top: min(max(filled, selected - height + 1), selected))
    }

    package mutating func fit(count: Int, height: Int) {
        self = fitted(count: count, height: height)
    }

    package mutating func select(_ index: Int, count: Int, height: Int) {
        selected = index
        fit(count: count, height: height)
    }

    /// Scrolls without the keyboard: the selection comes along only when it would leave the sight.
    package mutating func scroll(by rows: Int, count: Int, height: Int) {
        top = min(max(0, top + rows), max(0, count - max(1, height)))
        selected = min(max(selected, top), top + max(1, height) - 1)
        fit(count: count, height: height)
    }

    /// After the rows were loaded anew: `index` is where the selected record is now, nil when it is gone. The
    /// record keeps its place on the screen; when it is gone, the next one takes it.
    package mutating func follow(to index: Int?, count: Int, height: Int) {
        if let index {
            top += index - selected
            selected = index
        }
        fit(count: count, height: height)
    }

    /// Rows were put in front of the first one, or taken from there (negative): the same rows stay in sight.
    package mutating func shift(by rows: Int, count: Int, height: Int) {
        top += rows
        selected += rows
        fit(count: count, height: height)
    }

    /// The keys that move in a list. A page keeps one row in sight, so that the eye has something to hold on to.
    package mutating func handle(_ key: Key, count: Int, height: Int) -> Handled {
        guard key.modifiers.isEmpty || key.modifiers == .control else { return .notConsumed }
        let before = self
        fit(count: count, height: height)
        let page = max(1, height - 1)
        switch (key.code, key.modifiers.isEmpty) {
        case (.up, true): select(selected - 1, count: count, height: height)
        case (.down, true): select(selected + 1, count: count, height: height)
        case (.pageUp, true): turn(by: -page, count: count, height: height)
        case (.pageDown, true): turn(by: page, count: count, height: height)
        case (.home, _): select(0, count: count, height: height)
        case (.end, _): select(count - 1, count: count, height: height)
        default: return .notConsumed
        }
        return self == before ? .consumed : .changed
    }

    /// Moves sight and selection together, so that the selection keeps its place on the screen.
    private mutating func turn(by rows: Int, count: Int, height: Int) {
        top += rows
        selected += rows
        fit(count: count, height: height)
    }
}
