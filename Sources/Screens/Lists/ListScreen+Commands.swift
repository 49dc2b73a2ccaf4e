import Cells
import Domain

extension ListScreen {
    mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        let height = rowsHeight(context)
        switch id {
        case "up": return wish(window.move(by: -1, height: height), context)
        case "down": return wish(window.move(by: 1, height: height), context)
        // A page keeps one row of what was shown.
        case "pageUp": return wish(window.move(by: -max(1, height - 1), height: height), context)
        case "pageDown": return wish(window.move(by: max(1, height - 1), height: height), context)
        case "first": return wish(window.toFirst(height: height), context)
        case "last": return wish(window.toLast(height: height), context)
        case "open":
            guard let row = window.selectedRow else { return [] }
            isFiltering = false
            return [.push(DetailScreen(row.record.id))]
        case "history":
            guard let row = window.selectedRow else { return [] }
            return [.push(HistoryScreen(subject: row.record.id, name: row.record.name))]
        case "edit":
            guard let row = window.selectedRow else { return [] }
            return [.push(DetailScreen(row.record.id, thenEdit: true))]
        case "retire":
            guard let row = window.selectedRow else { return [] }
            return [.push(DetailScreen(row.record.id, thenRetire: true))]
        case "new": return [.push(Forms.form(query.kind, record: nil, names: [:]))]
        case "filter":
            isFiltering = true
            beforeFilter = beforeFilter ?? window.selectedRow?.identity
            return []
        case "sort":
            let entries = columnKeys.map { MenuScreen.Entry(columnTitle($0, context)) }
            let at = columnKeys.firstIndex(of: query.sort.field) ?? 0
            return [.push(MenuScreen(title: context.words("list.sortBy"), entries: entries, selected: at))]
        case "reverse": return sort(by: query.sort.field, context)
        case "showRetired":
            query.includesRetired.toggle()
            return reorder(context) + askCount()
        case "tree": return [.replace(BranchTreeScreen())]
        default: return []
        }
    }

    mutating func press(_ key: Key, _ context: Context) -> [Effect] {
        if isFiltering {
            switch key.code {
            case .escape: return clearFilter(context)
            case .enter, .tab:
                isFiltering = false
                return []
            default:
                return filter.handle(key) == .changed ? refilter(context) : []
            }
        }
        switch key.code {
        // Columns out of sight come first; then the way in and out.
        case .left where scrolled > 0: scrolled -= 1
        case .right where hasMoreColumns(context): scrolled += 1
        case .left: return [.pop]
        case .right: return run("open", context)
        case .backspace where !query.text.isEmpty: return clearFilter(context)
        // Something committed by an input method is a filter in the making.
        case .character(let character) where character.unicodeScalars.contains(where: \.isHanzi):
            _ = run("filter", context)
            _ = filter.handle(key)
            return refilter(context)
        default: break
        }
        return []
    }

    // MARK: - Filter and order

    mutating func refilter(_ context: Context) -> [Effect] {
        query.text = filter.text
        return ask(window.restart(), context) + askCount()
    }

    mutating func clearFilter(_ context: Context) -> [Effect] {
        isFiltering = false
        filter = LineEditor(limit: 200)
        guard !query.text.isEmpty else { return [] }
        query.text = ""
        let wish = beforeFilter.map { window.seek($0) } ?? window.restart()
        beforeFilter = nil
        return ask(wish, context) + askCount()
    }

    /// Sorting by the column in force turns the order round.
    mutating func sort(by key: String, _ context: Context) -> [Effect] {
        query.sort = ListQuery.Sort(
            field: key, descending: key == query.sort.field ? !query.sort.descending : false)
        return reorder(context)
    }

    mutating func reorder(_ context: Context) -> [Effect] {
        ask(window.selectedRow.map { window.seek($0.identity) } ?? window.restart(), context)
    }
}
