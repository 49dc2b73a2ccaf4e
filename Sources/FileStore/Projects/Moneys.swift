import Domain
import GRDB

/// Money and indicators of many projects, read a stretch at a time and added up by the Domain's own rules.
enum Moneys {
    static func summary(_ db: Database, _ query: MoneyQuery) throws -> MoneySummary {
        var totals = MoneyTotals(during: query.during)
        var indicators = IndicatorSums()
        try each(db, query.list, withIndicators: true) { project in
            totals.add(project.money)
            indicators.add(project.indicators)
        }
        return MoneySummary(totals: totals, indicators: indicators.all)
    }

    static func board(_ db: Database, _ list: ListQuery) throws -> Board {
        var stages: [Project.State: MoneyTotals] = [:]
        try each(db, list, withIndicators: false) { project in
            stages[project.state, default: MoneyTotals()].add(project.money)
        }
        return Board(stages: Project.State.allCases.map { Board.Stage($0, stages[$0] ?? MoneyTotals()) })
    }

    private struct Found {
        var id: RecordID
        var state: Project.State
        var money: ProjectMoney
        var indicators: [Part]
    }

    /// The projects are few numbers each; their lines are in memory for one stretch only.
    private static let stretch = 400

    private static func each(
        _ db: Database, _ list: ListQuery, withIndicators: Bool, _ take: (Found) -> Void
    ) throws {
        guard list.kind == .project else { throw Refusal.badCondition(list.kind.rawValue) }
        let body = try ListSQL(list, db).body()
        var projects: [(id: RecordID, state: Project.State, money: Answer<Int>, goods: Answer<Int>)] = []
        func answer(_ marks: Marks, _ key: String) -> Answer<Int> {
            marks.notApplicable.contains(key)
                ? .notApplicable
                : marks.filled.contains(key) || marks.empty.contains(key) ? .value(0) : .notKnown
        }
        try db.each("SELECT t.id, t.state, t.marks\(body.sql) ORDER BY t.id", body.arguments) { row in
            guard let state = Project.State(rawValue: try row.text(1)) else { throw Damage() }
            let marks = Marks(row.text(ifAny: 2))
            projects.append(
                (try row.record(0), state, answer(marks, "funds"), answer(marks, "goods")))
        }
        for start in Swift.stride(from: 0, to: projects.count, by: stretch) {
            let some = projects[start..<min(projects.count, start + stretch)]
            let ids = BulkRecords.these(some.map(\.id))
            let funds = try BulkRecords.lines(db, Fund.description, ids)
            let goods = try BulkRecords.lines(db, Goods.description, ids)
            let indicators = withIndicators ? try BulkRecords.lines(db, Indicator.description, ids) : [:]
            for project in some {
                take(
                    Found(
                        id: project.id, state: project.state,
                        money: ProjectMoney(
                            funds: project.money.map { _ in (funds[project.id] ?? []).map(FundLine.init) },
                            goods: project.goods.map { _ in (goods[project.id] ?? []).map(GoodsLine.init) }),
                        indicators: indicators[project.id] ?? []))
            }
        }
    }
}
