import Cells
import Domain

/// A list as it was left.
extension ListScreen {
    init(_ query: ListQuery, selected: RecordID?) {
        self.init(query.kind)
        self.query = query
        filter = LineEditor(query.text, limit: 200)
        beginning = selected
        hasFirstSort = false
    }

    /// Shows what a filter asks for.
    mutating func adopt(_ query: ListQuery, _ context: Context) -> [Effect] {
        self.query = query
        filter = LineEditor(query.text, limit: 200)
        beforeFilter = nil
        return renew(context) + askConditionNames()
    }

    func step(_ context: Context) -> Memory.Step? {
        .list(RememberedQuery(query), selected: beginning ?? window.selectedRow?.identity)
    }
}
