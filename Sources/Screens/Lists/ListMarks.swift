import Domain

/// The records marked in a list. They stay marked whatever the list shows; a range in the making reaches from the row
/// it was begun on to the selected one.
struct ListMarks: Sendable {
    /// Where a range was begun.
    struct Anchor: Hashable, Sendable {
        var key: RowKey
        /// Its row in the list, counted from 0, when that is known.
        var row: Int?
        /// Plain moves extend it; otherwise only those that mark do, and any other ends it.
        var isSticky: Bool
    }

    var records: RecordSet
    var anchor: Anchor?

    init(_ kind: Kind) { records = RecordSet(kind) }

    var isEmpty: Bool { records.isEmpty && anchor == nil }

    /// Whether a row is shown as marked. `end` is the selected row, where the range ends for now.
    func contains(_ row: RowKey, end: RowKey?, descending: Bool) -> Bool {
        if records.contains(row.id) { return true }
        guard let range = range(to: end, descending: descending) else { return false }
        return !row.stands(before: range.first, descending: descending)
            && !range.last.stands(before: row, descending: descending)
    }

    func range(to end: RowKey?, descending: Bool) -> RowRange? {
        guard let anchor, let end else { return nil }
        return end.stands(before: anchor.key, descending: descending)
            ? RowRange(first: end, last: anchor.key) : RowRange(first: anchor.key, last: end)
    }
}
