/// What a list shows of the records that are marked in it.
package struct MarkedRows: Hashable, Sendable {
    /// How many of them stand in the list; filter and conditions hide the others.
    package var shown: Int
    /// Where they stand, in thousandths of the list's length, each place once, in order.
    package var places: [Int]

    package init(shown: Int, places: [Int]) {
        self.shown = shown
        self.places = places
    }
}

/// A stretch of a list from one row to another, both included.
package struct RowRange: Hashable, Sendable {
    package var first: RowKey
    package var last: RowKey

    package init(first: RowKey, last: RowKey) {
        self.first = first
        self.last = last
    }
}

extension RowKey {
    /// Whether this row stands before another in a list that is sorted so: what is not known comes last, rows that
    /// are equal in the sort stand in the order of their numbers.
    package func stands(before other: RowKey, descending: Bool) -> Bool {
        switch (sort == .absent, other.sort == .absent) {
        case (true, false): return false
        case (false, true): return true
        default: break
        }
        return descending ? other.precedes(self) : precedes(other)
    }

    private func precedes(_ other: RowKey) -> Bool {
        switch (sort, other.sort) {
        case (.number(let own), .number(let theirs)) where own != theirs: return own < theirs
        // Byte by byte, as the registry file does.
        case (.text(let own), .text(let theirs)) where own != theirs:
            return own.utf8.lexicographicallyPrecedes(theirs.utf8)
        case (.number, .text): return true
        case (.text, .number): return false
        default: return id < other.id
        }
    }
}
