import Domain

extension ListScreen {
    mutating func newTag() -> Tag {
        lastTag += 1
        return lastTag
    }

    mutating func wish(_ wish: RowWindow<ListRow>.Wish?, _ context: Context) -> [Effect] {
        wish.map { ask($0, context) } ?? []
    }

    mutating func ask(_ wish: RowWindow<ListRow>.Wish, _ context: Context) -> [Effect] {
        windowTag = newTag()
        let anchor: WindowRequest.Anchor =
            switch wish {
            case .first: .first
            case .last: .last
            case .after(let key): .after(key)
            case .before(let key): .before(key)
            case .from(let key): .from(key)
            case .around(let record): .around(record)
            }
        // Three screens: one shown, and one to move into on either side.
        let limit = 3 * max(1, rowsHeight(context))
        return [.ask(.window(WindowRequest(query, anchor, limit: limit)), windowTag)]
    }

    mutating func askCount() -> [Effect] {
        countTag = newTag()
        return [.ask(.count(query), countTag)]
    }

    mutating func take(_ fetched: ListWindow, _ context: Context) -> [Effect] {
        guard let wish = window.awaited else { return [] }
        names.merge(fetched.names) { $1 }
        let more = window.take(
            fetched.rows, reachesStart: fetched.reachesStart, reachesEnd: fetched.reachesEnd, for: wish,
            height: rowsHeight(context))
        if names.count > ListScreen.namesKept {
            // The names of rows long scrolled past are let go with them.
            let linked = Set(window.rows.flatMap(\.record.links))
            names = names.filter { linked.contains($0.key) }
        }
        if let more { return ask(more, context) }
        guard window.rank == nil, let first = window.rows.first else { return [] }
        rankTag = newTag()
        return [.ask(.rank(query, first.key), rankTag)]
    }
}
