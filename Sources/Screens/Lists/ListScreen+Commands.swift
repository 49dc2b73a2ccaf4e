import Cells
import Domain

extension ListScreen {
    mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        let height = rowsHeight(context)
        switch id {
        case "up": return move(context) { $0.move(by: -1, height: height) }
        case "down": return move(context) { $0.move(by: 1, height: height) }
        // A page keeps one row of what was shown.
        case "pageUp": return move(context) { $0.move(by: -max(1, height - 1), height: height) }
        case "pageDown": return move(context) { $0.move(by: max(1, height - 1), height: height) }
        case "first": return move(context) { $0.toFirst(height: height) }
        case "last": return move(context) { $0.toLast(height: height) }
        case "open": return open(context)
        case "history":
            guard let row = window.selectedRow else { return [] }
            return [.push(HistoryScreen(subject: row.record.id, name: row.record.name))]
        case "edit":
            guard let row = window.selectedRow else { return [] }
            return [.push(DetailScreen(row.record.id, thenEdit: true))]
        case "new": return [.push(Forms.form(query.kind, record: nil, names: [:]))]
        case "filter":
            isFiltering = true
            if beforeFilter == nil, let row = window.selectedRow {
                beforeFilter = Place(record: row.identity, offset: window.selected - window.top)
            }
            return []
        case "clearFilter": return clearFilter(context)
        case "dropCondition": return drop(chip: query.conditions.count - 1, context)
        case "dropConditions":
            query.conditions = []
            return renew(context)
        case "sort":
            let entries = columnKeys.map { MenuScreen.Entry(columnTitle($0, context)) }
            let at = columnKeys.firstIndex(of: query.sort.field) ?? 0
            dialog = .sort
            return [.push(MenuScreen(title: context.words("list.sortBy"), entries: entries, selected: at))]
        case "reverse": return sort(by: query.sort.field, context)
        case "showRetired":
            query.includesRetired.toggle()
            return renew(context)
        case "goToRow":
            rowTyped = LineEditor(limit: 9)
            return []
        case "choose": return goToTypedRow(context)
        case "filters": return [.push(FiltersScreen(query))]
        case "frequency": return [.push(FrequencyScreen(query))]
        case "tree": return [.replace(BranchTreeScreen())]
        default: return runMarking(id, context)
        }
    }

    /// Opens the selected record; when rows are still to come it is the first of those.
    private mutating func open(_ context: Context) -> [Effect] {
        if isRenewing {
            pending = Pending(tag: windowTag, action: .open)
            return []
        }
        isFiltering = false
        guard let row = window.selectedRow else { return [] }
        return [.push(DetailScreen(row.record.id))]
    }

    mutating func press(_ key: Key, _ context: Context) -> [Effect] {
        if rowTyped != nil { return pressInRow(key) }
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
        case .character(let character) where character.isASCII && character.isNumber && key.isText:
            rowTyped = LineEditor(String(character), limit: 9)
        // Something committed by an input method is a filter in the making.
        case .character(let character) where character.unicodeScalars.contains(where: \.isHanzi):
            _ = run("filter", context)
            _ = filter.handle(key)
            return refilter(context)
        default: break
        }
        return []
    }

    mutating func paste(_ text: String, _ context: Context) -> [Effect] {
        guard isFiltering else { return [] }
        _ = filter.paste(text)
        return refilter(context)
    }

    // MARK: - Going to a row

    private mutating func pressInRow(_ key: Key) -> [Effect] {
        switch key.foldedForCommands.code {
        case .escape: rowTyped = nil
        case .character(let character) where key.isText && !character.isWholeNumber: break
        default:
            _ = rowTyped?.handle(key.foldedForCommands)
            if rowTyped?.text.isEmpty == true, key.code == .backspace { rowTyped = nil }
        }
        return []
    }

    private mutating func goToTypedRow(_ context: Context) -> [Effect] {
        let typed = rowTyped.flatMap { Int($0.text) }
        rowTyped = nil
        return typed.map { go(to: $0, context) } ?? []
    }

    /// `row` as people count: from 1.
    mutating func go(to row: Int, _ context: Context) -> [Effect] {
        guard row > 0, !window.isEmpty else { return [] }
        if let count, row > count.matching {
            let text = context.words("list.fewerRows", ["n": String(count.matching), "row": String(row)])
            return run("last", context) + [.say(Message(text))]
        }
        return endRange(unlessSticky: true, context) + ask(window.go(to: row - 1), context)
    }

    // MARK: - Filter and order

    private mutating func refilter(_ context: Context) -> [Effect] {
        query.text = filter.text
        return startOver(context)
    }

    private mutating func clearFilter(_ context: Context) -> [Effect] {
        isFiltering = false
        filter = LineEditor(limit: 200)
        let place = beforeFilter
        beforeFilter = nil
        guard !query.text.isEmpty else { return [] }
        query.text = ""
        // A record that was chosen under the filter stays; else the list is as it was before.
        guard let place else { return renew(context) }
        return renew(context, at: place)
    }

    /// Takes away one condition, or the filter, which stands behind them.
    mutating func drop(chip index: Int, _ context: Context) -> [Effect] {
        guard query.conditions.indices.contains(index) else {
            return query.text.isEmpty ? [] : clearFilter(context)
        }
        query.conditions.remove(at: index)
        return renew(context)
    }

    /// Sorting by the column in force turns the order round.
    mutating func sort(by key: String, _ context: Context) -> [Effect] {
        let effects = endRange(context)
        query.sort = ListQuery.Sort(
            field: key, descending: key == query.sort.field ? !query.sort.descending : false)
        return effects + renew(context) + [.remember(.sort(query.kind, query.sort))]
    }

    /// Asks anew after the query changed: the selected record is looked for where it stands now.
    mutating func renew(_ context: Context, at place: Place? = nil) -> [Effect] {
        guard let record = place?.record ?? window.selectedRow?.identity else { return startOver(context) }
        isRenewing = true
        return ask(window.seek(record, offset: place?.offset), context) + askCount() + marksMoved()
    }

    private mutating func startOver(_ context: Context) -> [Effect] {
        isRenewing = true
        return ask(window.startOver(), context) + askCount() + marksMoved()
    }
}
