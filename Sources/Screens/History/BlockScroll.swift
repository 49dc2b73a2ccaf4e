/// Where a list of blocks of different heights stands in its window: a block is selected, and is in sight as a
/// whole wherever the window has room for it.
///
/// Kept as the place of the selected block, so that blocks joined on before it move nothing.
struct BlockScroll: Hashable, Sendable {
    /// The row of the window in which the selected block begins; negative while the end of a block is read that is
    /// taller than the window.
    private(set) var offset = 0

    /// What is scrolled: so many blocks of these heights, in a window of this one.
    struct Blocks {
        let selected: Int
        let count: Int
        let window: Int
        /// Never less than 1.
        let height: (Int) -> Int

        init(selected: Int, count: Int, window: Int, height: @escaping (Int) -> Int) {
            self.selected = selected
            self.count = count
            self.window = max(1, window)
            self.height = height
        }
    }

    /// The offset as it has to be drawn: the selected block in sight, no empty rows that could be filled.
    func fitted(_ blocks: Blocks) -> Int {
        guard blocks.count > 0 else { return 0 }
        let own = blocks.height(blocks.selected)
        let room = blocks.window - own
        var offset = min(max(self.offset, min(0, room)), max(0, room))
        // Only as much is measured as can be in sight.
        var below = own
        var next = blocks.selected + 1
        while next < blocks.count, offset + below < blocks.window {
            below += blocks.height(next)
            next += 1
        }
        let wanted = max(offset, min(max(0, room), blocks.window - below))
        var above = 0
        var before = blocks.selected - 1
        while before >= 0, above < wanted {
            above += blocks.height(before)
            before -= 1
        }
        if offset >= 0 { offset = min(wanted, above) }
        return offset
    }

    mutating func fit(_ blocks: Blocks) { offset = fitted(blocks) }

    /// The selected block at the top of the window.
    mutating func reset() { offset = 0 }

    /// The selected block at the bottom, as far down as it goes.
    mutating func toBottom() { offset = .max / 2 }

    mutating func place(at row: Int) { offset = row }

    /// One block down, or on within a block that is not all in sight. Returns by how many blocks the selection moves.
    mutating func down(_ blocks: Blocks) -> Int {
        guard blocks.count > 0 else { return 0 }
        fit(blocks)
        let own = blocks.height(blocks.selected)
        let hidden = offset + own - blocks.window
        if hidden > 0 {
            offset -= min(hidden, max(1, blocks.window / 2))
            return 0
        }
        if blocks.selected + 1 < blocks.count { offset += own }
        return 1
    }

    mutating func up(_ blocks: Blocks) -> Int {
        guard blocks.count > 0 else { return 0 }
        fit(blocks)
        if offset < 0 {
            offset = min(0, offset + max(1, blocks.window / 2))
            return 0
        }
        if blocks.selected > 0 { offset -= blocks.height(blocks.selected - 1) }
        return -1
    }

    /// A window further, one row of it staying in sight. Returns by how many blocks the selection moves.
    mutating func pageDown(_ blocks: Blocks) -> Int {
        guard blocks.count > 0 else { return 0 }
        fit(blocks)
        let hidden = offset + blocks.height(blocks.selected) - blocks.window
        if hidden > 0 {
            offset -= min(hidden, max(1, blocks.window - 1))
            return 0
        }
        var passed = 0
        var at = blocks.selected
        while at < blocks.count - 1, passed + blocks.height(at) < max(2, blocks.window) {
            passed += blocks.height(at)
            at += 1
        }
        return max(1, at - blocks.selected)
    }

    mutating func pageUp(_ blocks: Blocks) -> Int {
        guard blocks.count > 0 else { return 0 }
        fit(blocks)
        if offset < 0 {
            offset = min(0, offset + max(1, blocks.window - 1))
            return 0
        }
        var passed = 0
        var at = blocks.selected
        while at > 0, passed + blocks.height(at - 1) < max(2, blocks.window) {
            at -= 1
            passed += blocks.height(at)
        }
        return min(-1, at - blocks.selected)
    }
}
