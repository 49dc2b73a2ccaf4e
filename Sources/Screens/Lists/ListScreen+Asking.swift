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
            case .row(let row): .row(row)
            }
        // Three screens: one shown, and one to move into on either side.
        let limit = 3 * max(1, rowsHeight(context))
        return [.ask(.window(WindowRequest(query, anchor, limit: limit)), windowTag)]
    }

    /// Asks for the rows to begin with, or for those in sight anew.
    mutating func begin(_ context: Context) -> [Effect] {
        if hasFirstSort {
            hasFirstSort = false
            if let sort = context.memory.sort(of: query.kind) { query.sort = sort }
        }
        guard let beginning else { return ask(window.refresh(), context) }
        self.beginning = nil
        return ask(window.seek(beginning), context)
    }

    mutating func askCount() -> [Effect] {
        countTag = newTag()
        return [.ask(.count(query), countTag)]
    }

    /// The conditions speak of records by their names.
    mutating func askConditionNames() -> [Effect] {
        let linked = query.conditions.flatMap(\.links).filter { names[$0] == nil }
        guard !linked.isEmpty else { return [] }
        namesTag = newTag()
        return [.ask(.names(linked), namesTag)]
    }

    // MARK: - Answers

    mutating func take(_ reply: Reply, _ tag: Tag, _ context: Context) -> [Effect] {
        switch reply {
        case .window(let fetched) where tag == windowTag: return take(fetched, context)
        case .count(let count) where tag == countTag:
            self.count = count
            // The end of the stretch is the end of the list: that says where it begins.
            if window.reachesEnd, !isRenewing { window.rank = max(0, count.matching - window.rows.count) }
        case .count(let count) where tag == retiredTag: retiredLeftOut = count.matching
        case .rank(let rank) where tag == rankTag: window.rank = rank
        case .names(let found) where tag == namesTag:
            names.merge(found) { $1 }
            guard let gone = query.conditions.flatMap(\.links).first(where: { names[$0] == nil }) else {
                return []
            }
            return [.say(Message(context.words("list.goneRecord", ["number": gone.number]), .problem))]
        case .marked(let rows) where tag == ticksTag: ticks = rows.places
        default:
            guard let waiting = pending, waiting.tag == tag else { return [] }
            pending = nil
            return carryOn(waiting, reply, context)
        }
        return []
    }

    mutating func refuse(_ refusal: Refusal, _ tag: Tag, _ context: Context) -> [Effect] {
        if tag == ListScreen.exportTag, case .fileExists = refusal { return askToReplace(context) }
        if tag == windowTag {
            window.giveUp()
            isRenewing = false
        }
        if tag == pending?.tag { pending = nil }
        return [.say(Message(context.words.sentence(refusal), .problem))]
    }

    private mutating func take(_ fetched: ListWindow, _ context: Context) -> [Effect] {
        guard let wish = window.awaited else { return [] }
        names.merge(fetched.names) { $1 }
        let more = window.take(
            fetched.rows, reachesStart: fetched.reachesStart, reachesEnd: fetched.reachesEnd,
            rank: fetched.rank, for: wish, height: rowsHeight(context))
        forgetNames()
        if let more { return ask(more, context) }
        isRenewing = false
        var effects: [Effect] = []
        if window.isEmpty, !query.includesRetired {
            var all = query
            all.includesRetired = true
            retiredTag = newTag()
            retiredLeftOut = nil
            effects.append(.ask(.count(all), retiredTag))
        }
        if window.rank == nil, let first = window.rows.first {
            rankTag = newTag()
            effects.append(.ask(.rank(query, first.key), rankTag))
        }
        if pending?.action == .open {
            pending = nil
            effects += run("open", context)
        }
        return effects
    }

    /// The names of rows long scrolled past are let go with them.
    private mutating func forgetNames() {
        guard names.count > ListScreen.namesKept else { return }
        let linked = Set(window.rows.flatMap(\.record.links) + query.conditions.flatMap(\.links))
        names = names.filter { linked.contains($0.key) }
    }
}

extension Condition {
    /// The record it speaks of.
    var links: [RecordID] {
        switch test {
        case .equal(.link(let record)), .notEqual(.link(let record)): [record]
        default: []
        }
    }
}
