import Domain
import GRDB

/// Figures, counted where the records lie. Each item carries the list it counts, and both come from the same condition:
/// what is counted is what opens.
struct FigureCounts {
    private let db: Database
    private let query: FiguresQuery
    /// What several figures take their sums from; nil where none does.
    private let summary: MoneySummary?
    private static let summed: Set<Figure.Sort> = [.money, .goods, .helped]

    private init(_ db: Database, _ query: FiguresQuery) throws {
        (self.db, self.query) = (db, query)
        let isSummed = query.sorts.contains(where: FigureCounts.summed.contains)
        summary = isSummed ? try Moneys.summary(db, MoneyQuery(FigureCounts.list(.project, query))) : nil
    }

    static func figures(_ db: Database, _ query: FiguresQuery) throws -> Figures {
        var query = query
        if let about = query.about {
            let subject = try Successors.of(about, db)
            guard try RecordStore.exists(db, subject) else { throw Refusal.noSuchRecord(about.number) }
            query.about = subject
        }
        let counts = try FigureCounts(db, query)
        let figures = try query.sorts.map { try counts.figure($0) }
        return Figures(query, figures, names: try Names.of(query.about.map { [$0] } ?? [], db))
    }

    private func figure(_ sort: Figure.Sort) throws -> Figure {
        switch sort {
        case .activities: try months()
        case .calendar: try calendar()
        case .twinnings: try counted(.twinnings, .twinning, Twinning.stage.description)
        case .contact: try contact()
        case .agreements: try counted(.agreements, .agreement, Agreement.standing.description)
        case .commitments: try counted(.commitments, .commitment, Commitment.state.description)
        case .needs: try counted(.needs, .need, Need.state.description)
        case .projects: try counted(.projects, .project, Project.state.description)
        case .commitmentPillars: try counted(.commitmentPillars, .commitment, Commitment.pillar.description)
        case .projectPillars: try counted(.projectPillars, .project, Project.pillar.description)
        case .money: try summary.map(money) ?? Figure(sort, [])
        case .goods: try summary.map(goods) ?? Figure(sort, [])
        case .attendance: try attendance()
        case .helped: try summary.map(helped) ?? Figure(sort, [])
        }
    }

    /// The list of all living records of a kind that belong to the subject.
    private func list(_ kind: Kind, _ conditions: [Condition] = []) -> ListQuery {
        FigureCounts.list(kind, query, conditions)
    }

    private static func list(
        _ kind: Kind, _ query: FiguresQuery, _ conditions: [Condition] = []
    ) -> ListQuery {
        let about = query.about.map { [Condition(Common.about.description, .equal(.link($0)))] } ?? []
        return ListQuery(kind, conditions: about + conditions)
    }

    // MARK: - By the values of a field

    /// An item for every choice of the field, in the order of its list, those nobody chose at 0; then words of the users'
    /// own, then what is not known, where there is any.
    private func counted(_ sort: Figure.Sort, _ kind: Kind, _ field: FieldDescription) throws -> Figure {
        guard case .choice(let list, _) = field.type else { throw Refusal.badCondition(field.key) }
        let day = query.asOf(sort) ?? query.day
        let there = day < query.today ? [Condition(field, .hadBegun, on: day)] : []
        var frequency = FrequencyQuery(self.list(kind, there), field: field.key)
        frequency.today = day
        let found = try Frequencies.frequency(db, frequency)
        var counts: [String: Int] = [:]
        var own: [String] = []
        var absent: [Figure.Item] = []
        for row in found.rows {
            switch row.bin {
            case .value(.choice(let key)):
                counts[key] = row.count
                if !list.keys.contains(key) { own.append(key) }
            case .notKnown:
                let condition = Condition(field, .isNotKnown, on: day)
                absent.append(
                    Figure.Item(.notKnown, records: row.count, opens: self.list(kind, there + [condition])))
            default: break
            }
        }
        let items = (list.keys + own).map { key in
            let condition = Condition(field, .equal(.choice(key)), on: day)
            return Figure.Item(
                .choice(list, key), records: counts[key] ?? 0, opens: self.list(kind, there + [condition]))
        }
        return Figure(sort, items + absent)
    }

    /// Of the twinnings that are active: with whom there was contact lately.
    private func contact() throws -> Figure {
        guard let field = Kind.twinning.description.askable("contact") else { return Figure(.contact, []) }
        var figure = try counted(.contact, .twinning, field)
        figure.items.removeAll { $0.label == .notKnown }
        return figure
    }

    // MARK: - Activities

    private func held(_ conditions: [Condition]) -> ListQuery {
        list(
            .activity,
            [
                Condition(
                    Activity.standing.description, .equal(.choice(Activity.State.held.rawValue)),
                    on: query.day)
            ]
                + conditions)
    }

    /// From the first month on, what is dated by it alone included, and so in a year that begins with it.
    private var period: [Condition] {
        let first = query.from.month == 1 ? CalendarDay(query.from.year) : query.months.first
        return [
            Condition(Activity.heldOn.description, .greaterOrEqual(.day(first ?? query.from))),
            Condition(Activity.heldOn.description, .lessOrEqual(.day(query.to))),
        ]
    }

    /// How many were held on each day of the period, as their dates are written.
    private func heldByDay(monthsOnly: Bool) throws -> [String: Int] {
        let body = try ListSQL(held(period), db).body()
        var counts: [String: Int] = [:]
        try db.each(
            "SELECT substr(t.heldOn, 1, \(monthsOnly ? 7 : 10)), count(*)\(body.sql) GROUP BY 1",
            body.arguments
        ) { counts[try $0.text(0)] = try $0.int(1) }
        return counts
    }

    private func months() throws -> Figure {
        let counts = try heldByDay(monthsOnly: true)
        let items = query.months.map { month in
            Figure.Item(
                .month(month), records: counts[month.written] ?? 0,
                opens: held([Condition(Activity.heldOn.description, .during(month))]))
        }
        // Of some only the year is known.
        let years = counts.compactMap { written, count in
            CalendarDay(written: written).flatMap { $0.month == nil ? ($0, count) : nil }
        }
        let inexact = years.sorted { $0.0 < $1.0 }.map { year, count in
            Figure.Item(
                .month(year), records: count,
                opens: held([Condition(Activity.heldOn.description, .equal(.day(year)))]))
        }
        return Figure(.activities, items + inexact)
    }

    private func calendar() throws -> Figure {
        let counts = try heldByDay(monthsOnly: false)
        let all = held(period)
        var figure = Figure(
            .calendar, [Figure.Item(.whole, records: counts.values.reduce(0, +), opens: all)])
        figure.days = (query.from.ordinal...query.to.ordinal).map { ordinal in
            guard ordinal <= query.today.ordinal, let day = CalendarDay(ordinal: ordinal) else { return nil }
            return counts[day.written] ?? 0
        }
        return figure
    }

    /// Of the activities held, by the rules by which activities are counted everywhere.
    private func attendance() throws -> Figure {
        var counts = ActivityCounts(during: query.from...query.to, today: query.day)
        try ActivityCounting.each(db, about: query.about, during: counts.range) { counts.add($0) }
        let sum = counts.attendance
        // Of what is dated by a year that is only partly asked for nobody can say whether it belongs here.
        let year = Value.day(CalendarDay(query.to.year) ?? query.to)
        let within = query.from.month == 1 ? [] : [Condition(Activity.heldOn.description, .notEqual(year))]
        let all = held(period + within + [Condition(Activity.attendance.description, .isKnown)])
        return Figure(
            .attendance,
            [
                Figure.Item(
                    .whole,
                    .share(
                        of: sum.known > 0 ? Figure.Share(sum.present, of: sum.expected) : nil,
                        unknown: sum.unknown),
                    records: try Counts.count(db, all).matching, opens: all)
            ])
    }

    // MARK: - Sums over projects

    /// Added up by the rules of the money of projects; the list is of the projects that tell the amount.
    private func sum(
        _ sum: MoneySum, _ list: Field<[Part]>, _ part: PartDescription, _ column: String
    ) throws -> Figure.Item {
        let projects = self.list(.project, [Condition(list.description, .lineKnown(column))])
        return Figure.Item(
            .field(owner: part.name, key: column),
            .money(sum.isKnown ? sum.money : nil, unknown: sum.unknown),
            records: try Counts.count(db, projects).matching, opens: projects)
    }

    private func money(_ summary: MoneySummary) throws -> Figure {
        let totals = summary.totals
        return Figure(
            .money,
            try [
                (totals.planned, Fund.planned.key), (totals.received, Fund.received.key),
                (totals.paid, Fund.paid.key),
            ].map { try sum($0, Project.funds, Fund.description, $1) })
    }

    private func goods(_ summary: MoneySummary) throws -> Figure {
        Figure(.goods, [try sum(summary.totals.goods, Project.goods, Goods.description, Goods.worth.key)])
    }

    /// Of every sort of indicator what was reached. What is counted in different units stands apart.
    private func helped(_ summary: MoneySummary) throws -> Figure {
        Figure(
            .helped,
            try summary.indicators.map { sum in
                let projects = list(
                    .project,
                    [Condition(Project.indicators.description, .line(Indicator.sort.key, .choice(sum.sort)))])
                return Figure.Item(
                    .choice(Indicator.sorts, sum.sort),
                    .quantity(
                        sum.actual.isKnown ? sum.actual.quantity : nil, unit: sum.unit,
                        unknown: sum.actual.unknown),
                    records: try Counts.count(db, projects).matching, opens: projects)
            })
    }
}
