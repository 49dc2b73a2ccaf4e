import Cells
import Domain

// What fits what, the three lists, the stages of projects, a chain, odd values and who has filed, in the words of their
// screens.
extension LinearReading {
    mutating func add(_ found: Suggestions, _ words: Words) {
        guard !found.items.isEmpty else {
            add([found.obstacle.map { words.sentence($0) } ?? words("linear.match.nothing")], nil, words)
            return
        }
        for item in found.items {
            add(
                [
                    words.named(item.need.record, found.names), words.named(item.need.by, found.names),
                    words.named(item.offer.record, found.names), words.named(item.offer.by, found.names),
                    words("match.score", ["n": String(item.score)]),
                    words.score(item, names: found.names, all: true),
                ], .suggestion(item), words)
        }
        if found.isCut { add([words("match.best", ["n": String(found.items.count)])], nil, words) }
    }

    mutating func add(_ lists: ThreeLists, _ words: Words) {
        let text = ThreeListsText(lists, words)
        for (kind, rows) in [(Kind.need, text.needs), (.offer, text.offers), (.project, text.projects)] {
            if rows.isEmpty { add([words("lists.none." + kind.rawValue)], nil, words) }
            for row in rows {
                add(
                    [
                        words.kind(kind), row.record.id.number + " " + row.name, row.category, row.amount,
                        row.period, row.by, row.state,
                    ] + row.matches, .record(row.record.id), words)
            }
            if let total = lists.totals[kind], total > rows.count {
                add(
                    [
                        words.kinds(kind)
                            + words("form.colon")
                            + words("linear.shownOf", ["n": String(rows.count), "total": String(total)])
                    ], .list(ListQuery(kind)), words)
            }
        }
    }

    /// Stage by stage; a number opens the projects that stand there.
    mutating func add(_ board: Board, _ words: Words) {
        guard case .board(let list) = source else { return }
        for stage in board.stages {
            var query = list
            query.conditions.append(
                Condition(Project.state.description, .equal(.choice(stage.state.rawValue))))
            let count = stage.count == 0 ? words("board.none") : String(stage.count)
            let money = stage.money.planned
            let planned =
                money.isKnown
                ? words.label(Fund.description.name, MoneyState.planned.rawValue) + " " + words.text(money)
                : words("board.moneyNotKnown")
            add(
                [
                    words.choice("projectState", stage.state.rawValue) + words("form.colon") + count,
                    stage.count == 0 ? nil : planned,
                ], stage.count == 0 ? nil : .list(query), words)
        }
    }

    mutating func add(_ text: ChainText) {
        let words = text.words
        add([text.title], .record(text.chain.about), words)
        add([text.summary], nil, words)
        for line in text.blocks.joined() { add([line.text], line.target.map(Target.record), words) }
        if text.chain.isCut { add([words("chain.cut", ["n": String(Chain.longest)])], nil, words) }
    }

    mutating func add(_ checks: Checks, _ words: Words) {
        for item in checks.items {
            for doubt in item.doubts {
                add([item.record.number + " " + item.name, words.remark(doubt)], .record(item.record), words)
            }
        }
        if isEmpty { add([words("checks.nothingOpen")], nil, words) }
    }

    /// Period by period of each body; a number opens its report, or makes it.
    mutating func add(_ grid: FiledGrid, _ words: Words) {
        for row in grid.rows {
            for (column, cell) in zip(grid.columns, row.cells) {
                add(
                    [
                        row.body.number + " " + row.name,
                        String(grid.year) + " " + words.column(column) + words("form.colon")
                            + words.filed(cell.state), cell.on?.written,
                    ],
                    .report(
                        cell.report.map { .stored($0) } ?? .live(column.sort, about: row.body, column.period)),
                    words)
            }
        }
        if grid.rows.isEmpty { add([words("filed.nothing"), words("linear.filed.begin")], nil, words) }
        if grid.unlisted > 0 {
            add([words("filed.unlisted", ["n": String(grid.unlisted)])], nil, words)
        }
    }
}
