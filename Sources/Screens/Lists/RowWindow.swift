/// A row that knows its place in the order of its list.
protocol KeyedRow: Sendable {
    associatedtype Key: Hashable & Sendable
    associatedtype Identity: Hashable & Sendable
    var key: Key { get }
    /// What stays the same when the row moves.
    var identity: Identity { get }
}

/// The stretch of a long list that is in memory, with a selected row and the first row shown.
///
/// A list is never read as a whole: moving beyond the stretch returns a wish for the next rows, and what it brings
/// is joined on. The selection follows its record, not its place: after a refresh it is found again by its key.
struct RowWindow<Row: KeyedRow>: Sendable {
    /// What to fetch next.
    enum Wish: Hashable, Sendable {
        case first, last
        case after(Row.Key), before(Row.Key)
        /// A page from this row on.
        case from(Row.Key)
        /// A page with this row in it, wherever it stands now.
        case around(Row.Identity)
        /// A page with the row in it that stands at this place of the list, counted from 0.
        case row(Int)
    }

    private(set) var rows: [Row] = []
    private(set) var reachesStart = true
    private(set) var reachesEnd = true
    private(set) var selected = 0
    private(set) var top = 0
    /// How many rows of the list stand before the stretch; nil when nobody has counted.
    var rank: Int?
    /// The rows wished for and not yet here.
    private(set) var awaited: Wish?
    /// Steps made towards rows that are not here yet: taken when they come.
    private var owed = 0
    /// Looking for the selected row by its identity has failed: its old neighbourhood has to do.
    private var isLost = false
    /// The row to select when it comes; nil: the one that is selected now.
    private var sought: Row.Identity?
    /// How far below the first row shown the sought one is to stand; nil: as far as the selected one.
    private var soughtOffset: Int?
    /// What comes is a new place: its first row is selected, wherever the selected one went.
    private var isJumping = false

    /// As many rows are kept as fill so many screens; the rest is let go on the far side.
    private static var screensKept: Int { 12 }

    var selectedRow: Row? { rows.indices.contains(selected) ? rows[selected] : nil }
    var isEmpty: Bool { rows.isEmpty }

    /// Asks for what is shown anew; the rows stay until the answer is there.
    mutating func refresh() -> Wish {
        owed = 0
        isLost = false
        let wish = rows.indices.contains(top) ? Wish.from(rows[top].key) : .first
        awaited = wish
        return wish
    }

    /// Asks for the neighbourhood of a row, which becomes the selected one: after the order or the filter changed. It
    /// will stand so many rows below the first one shown; nil: where the selected one stands now.
    mutating func seek(_ identity: Row.Identity, offset: Int? = nil) -> Wish {
        (owed, isLost, isJumping) = (0, false, false)
        sought = identity
        soughtOffset = offset
        awaited = .around(identity)
        return .around(identity)
    }

    /// Asks for the rows from a place on, the first of which becomes the selected one; the rows stay until they come.
    mutating func jump(to key: Row.Key) -> Wish {
        (owed, sought, isLost, isJumping) = (0, nil, true, true)
        awaited = .from(key)
        return .from(key)
    }

    /// Asks for the row at a place of the list, which becomes the selected one; the rows stay until it comes.
    mutating func go(to row: Int) -> Wish {
        (owed, sought, isLost) = (0, nil, false)
        awaited = .row(row)
        return .row(row)
    }

    /// Asks for the first rows; those that are here stay until they come.
    mutating func startOver() -> Wish {
        (owed, sought) = (0, nil)
        awaited = .first
        return .first
    }

    // MARK: - Moving

    /// Moves the selection; returns a wish when rows beyond the stretch are needed, now or soon.
    mutating func move(by steps: Int, height: Int) -> Wish? {
        guard !rows.isEmpty else { return nil }
        let wanted = selected + steps
        let reached = min(max(0, wanted), rows.count - 1)
        selected = reached
        scroll(height)
        if wanted > reached, !reachesEnd || awaited != nil {
            owed += wanted - reached
        } else if wanted < reached, !reachesStart || awaited != nil {
            owed += wanted - reached
        }
        return supply(height, towards: steps)
    }

    mutating func select(_ index: Int, height: Int) {
        guard rows.indices.contains(index) else { return }
        selected = index
        owed = 0
        scroll(height)
    }

    mutating func toFirst(height: Int) -> Wish? {
        owed = 0
        if reachesStart {
            select(0, height: height)
            return nil
        }
        awaited = .first
        return .first
    }

    mutating func toLast(height: Int) -> Wish? {
        owed = 0
        if reachesEnd {
            select(rows.count - 1, height: height)
            return nil
        }
        awaited = .last
        return .last
    }

    /// Asks for what stands before, where the rows from a place on do not fill the window.
    mutating func fillUp(height: Int) -> Wish? {
        guard awaited == nil, !reachesStart, rows.count < height, let first = rows.first else { return nil }
        awaited = .before(first.key)
        return awaited
    }

    /// Asks for the last rows, whatever is here.
    mutating func toLastAnew() -> Wish {
        (owed, sought, isJumping) = (0, nil, false)
        awaited = .last
        return .last
    }

    /// Asks for more before the end of the stretch comes into sight.
    private mutating func supply(_ height: Int, towards steps: Int) -> Wish? {
        guard awaited == nil else { return nil }
        if steps > 0, !reachesEnd, selected + 2 * height >= rows.count, let last = rows.last {
            awaited = .after(last.key)
        } else if steps < 0, !reachesStart, selected < 2 * height, let first = rows.first {
            awaited = .before(first.key)
        }
        return awaited
    }

    private mutating func scroll(_ height: Int) {
        let height = max(1, height)
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = max(0, min(top, rows.count - 1))
    }

    /// Keeps the selected row in sight of a window of this height, and no blank rows below the last one when there
    /// are rows above the first one shown.
    mutating func fit(height: Int) {
        scroll(height)
        if reachesEnd { top = max(0, min(top, rows.count - height)) }
        scroll(height)
    }

    // MARK: - Taking rows

    /// Takes the rows that a wish brought. Rows for a wish that is no longer the one awaited are dropped.
    mutating func take(
        _ fetched: [Row], reachesStart: Bool, reachesEnd: Bool, rank found: Int? = nil, for wish: Wish,
        height: Int
    ) -> Wish? {
        guard wish == awaited else { return nil }
        awaited = nil
        switch wish {
        case .first:
            rows = fetched
            (self.reachesStart, self.reachesEnd) = (true, reachesEnd)
            (selected, top, rank) = (0, 0, 0)
        case .last:
            rows = fetched
            (self.reachesStart, self.reachesEnd) = (reachesStart, true)
            selected = max(0, fetched.count - 1)
            top = max(0, fetched.count - height)
            rank = reachesStart ? 0 : nil
        case .row(let row):
            rows = fetched
            (self.reachesStart, self.reachesEnd) = (reachesStart, reachesEnd)
            rank = reachesStart ? 0 : found
            // A list that is shorter ends in its last row.
            selected = max(0, min(rank.map { row - $0 } ?? fetched.count, fetched.count - 1))
            top = max(0, selected - height / 2)
        case .from, .around:
            let identity = isJumping ? nil : sought ?? selectedRow?.identity
            let offset =
                isJumping ? 0 : max(0, sought == nil ? selected - top : soughtOffset ?? selected - top)
            isJumping = false
            let index = fetched.firstIndex { $0.identity == identity }
            if index == nil, !isLost, let identity, !fetched.isEmpty || !reachesStart {
                // Moved by a change, or gone: look for it once, then stay where it was.
                isLost = true
                let next: Wish
                if case .around = wish, let first = rows.indices.contains(top) ? rows[top].key : nil {
                    next = .from(first)
                } else {
                    next = .around(identity)
                }
                awaited = next
                return next
            }
            isLost = false
            (sought, soughtOffset) = (nil, nil)
            rows = fetched
            (self.reachesStart, self.reachesEnd) = (reachesStart, reachesEnd)
            rank = reachesStart ? 0 : nil
            selected = index ?? max(0, min(offset, fetched.count - 1))
            top = max(0, selected - offset)
        case .after:
            rows += fetched
            self.reachesEnd = reachesEnd
            let surplus = rows.count - RowWindow.screensKept * max(1, height)
            if surplus > 0, surplus < top {
                rows.removeFirst(surplus)
                selected -= surplus
                top -= surplus
                self.reachesStart = false
                rank = rank.map { $0 + surplus }
            }
        case .before:
            rows = fetched + rows
            selected += fetched.count
            top += fetched.count
            self.reachesStart = reachesStart
            rank = reachesStart ? 0 : rank.map { $0 - fetched.count }
            let kept = RowWindow.screensKept * max(1, height)
            if rows.count > kept, top + height < kept {
                rows.removeLast(rows.count - kept)
                self.reachesEnd = false
            }
        }
        fit(height: height)
        let steps = owed
        owed = 0
        return steps == 0 ? nil : move(by: steps, height: height)
    }

    /// The rows wished for could not be had: what is here stays.
    mutating func giveUp() {
        awaited = nil
        owed = 0
        isJumping = false
    }

    /// The rows shown in a window of this height, with their places in the stretch.
    func shown(height: Int) -> Range<Int> { top..<max(top, min(rows.count, top + height)) }
}
