import Domain
import Testing

@testable import FileStore

/// Every number is the number of records that its list opens with, and is what is counted in memory.
@Suite struct FiguresTests {
    private func figures(_ world: FiguresWorld, _ about: RecordID? = nil, year: Int? = nil) throws -> Figures
    {
        let query = FiguresQuery(about: about, year: year, today: FiguresWorld.today)
        guard case .figures(let figures) = try world.registry.answer(.figures(query)) else {
            throw Unexpected()
        }
        return figures
    }

    @Test(
        "What is counted is what opens, of everything and of every record", arguments: [1, 2, 3] as [UInt64])
    func agrees(seed: UInt64) throws {
        let world = try FiguresWorld(seed)
        for about in [nil] + world.subjects {
            for year in about == nil ? [nil, 2025, 2024] : [nil] {
                let found = try figures(world, about, year: year)
                #expect(found.figures.map(\.sort) == FiguresQuery.sorts(about: about))
                for figure in found.figures {
                    for item in figure.items {
                        let count = try world.registry.count(item.opens).matching
                        #expect(
                            count == item.records,
                            "seed \(seed) \(figure.sort) \(item.label) \(about?.number ?? "")")
                        // The same list, written down and read again.
                        let written = try #require(WhereExpression.text(item.opens.conditions))
                        let read = try WhereExpression.conditions(
                            written, kind: item.opens.kind, today: found.query.day)
                        let begun = item.opens.conditions.filter { $0.test == .hadBegun }
                        let again = ListQuery(item.opens.kind, conditions: read + begun)
                        #expect(try world.registry.count(again).matching == count, "\(written)")
                    }
                }
                try partsSumUp(found, world)
            }
        }
    }

    /// Every record stands in exactly one item.
    private func partsSumUp(_ found: Figures, _ world: FiguresWorld) throws {
        let about = found.query.about.map { [Condition(Common.about.description, .equal(.link($0)))] } ?? []
        for (sort, kind) in [
            (Figure.Sort.twinnings, Kind.twinning), (.agreements, .agreement), (.commitments, .commitment),
            (.needs, .need), (.projects, .project),
        ] {
            guard found[sort] != nil else { continue }
            // What had not begun by then is in no item.
            if found.query.asOf(sort) != FiguresWorld.today { continue }
            let all = try world.registry.count(ListQuery(kind, conditions: about)).matching
            #expect(found[sort]?.items.reduce(0) { $0 + $1.records } == all, "\(sort)")
        }
        let calendar = try #require(found[.calendar])
        #expect(found[.activities]?.items.reduce(0) { $0 + $1.records } == calendar.items[0].records)
        let exact = calendar.days.compactMap(\.self).reduce(0, +)
        #expect(exact <= calendar.items[0].records)
    }

    @Test(
        "Activities, attendance and money are what is counted in memory", arguments: [4, 5, 6, 7] as [UInt64])
    func inMemory(seed: UInt64) throws {
        let world = try FiguresWorld(seed)
        let found = try figures(world)
        let held = world[.activity].filter {
            Activity.standing(of: $0, on: FiguresWorld.today) == .held
                && ($0[Activity.heldOn].value.map { $0 >= day("2025-07") && $0 <= day("2026-06-30") } ?? false)
        }
        #expect(found[.calendar]?.items[0].records == held.count)
        for (month, item) in zip(found.query.months, found[.activities]?.items ?? []) {
            let own = held.filter { $0[Activity.heldOn].value?.written.hasPrefix(month.written) == true }
            #expect(item.records == own.count, "\(month)")
        }
        for (offset, count) in (found[.calendar]?.days ?? []).enumerated() {
            let date = CalendarDay(ordinal: found.query.from.ordinal + offset)
            #expect(count == held.count { $0[Activity.heldOn].value == date })
        }
        try attendanceAgrees(found, world)
        let totals = MoneyTotals(world[.project].map { ProjectMoney($0) })
        let sums = [totals.planned, totals.received, totals.paid]
        for (item, sum) in zip(found[.money]?.items ?? [], sums) {
            #expect(item.amount == .money(sum.isKnown ? sum.money : nil, unknown: sum.unknown))
        }
        #expect(
            found[.goods]?.items[0].amount
                == .money(totals.goods.isKnown ? totals.goods.money : nil, unknown: totals.goods.unknown))
        var indicators = IndicatorSums()
        for project in world[.project] { indicators.add(project[Project.indicators].value ?? []) }
        #expect(
            found[.helped]?.items.map(\.amount)
                == indicators.all.map { sum in
                    .quantity(
                        sum.actual.isKnown ? sum.actual.quantity : nil, unit: sum.unit,
                        unknown: sum.actual.unknown)
                })
    }

    /// Figures, the counts of activities and those of a report are one sum.
    private func attendanceAgrees(_ found: Figures, _ world: FiguresWorld) throws {
        let range = found.query.from...found.query.to
        var memory = ActivityCounts(during: range, today: found.query.day)
        for activity in world[.activity] { memory.add(activity) }
        let asked = ActivityCountQuery(about: found.query.about, during: range, today: found.query.day)
        guard case .activityCounts(let counts, _) = try world.registry.answer(.activityCounts(asked)) else {
            throw Unexpected()
        }
        if found.query.about == nil { #expect(counts.attendance == memory.attendance) }
        let sum = counts.attendance
        let share = sum.known == 0 ? nil : Figure.Share(sum.present, of: sum.expected)
        #expect(found[.attendance]?.items[0].amount == .share(of: share, unknown: sum.unknown))
    }

    @Test("Attendance is one sum in figures, counts and reports", arguments: [8, 9, 10] as [UInt64])
    func attendance(seed: UInt64) throws {
        let world = try FiguresWorld(seed)
        let bodies = world.subjects.filter { [.branch, .village, .region].contains($0.kind) }
        for about in bodies {
            let found = try figures(world, about, year: 2025)
            try attendanceAgrees(found, world)
            let period = try #require(ReportPeriod(from: day("2025-01-01"), to: day("2025-12-31")))
            let request = ReportRequest(
                .live(.quarterlyLedger, about: about, period), today: FiguresWorld.today)
            guard case .report(let answer) = try world.registry.answer(.report(request)) else {
                throw Unexpected()
            }
            guard case .share(let share, _) = found[.attendance]?.items[0].amount else { throw Unexpected() }
            let percent = share.flatMap { Percent(Int64($0.part), of: Int64($0.whole)) }
            #expect(answer.document.figure("attendance")?.value == ReportValue(percent), "\(about.number)")
        }
    }

    @Test(
        "What is told as of the last day of a year is what a look back counts",
        arguments: [11, 12, 13, 14] as [UInt64])
    func thatDay(seed: UInt64) throws {
        let world = try FiguresWorld(seed)
        for year in [2023, 2024, 2025] {
            let found = try figures(world, year: year)
            let past = try world.registry.lookBack(
                LookBack(.was, .day(found.query.day)), at: world.folder.file("\(year)"), secondsFromUTC: 0,
                today: FiguresWorld.today
            ).registry
            let then = FiguresQuery(today: found.query.day, sorts: [.agreements, .contact])
            guard case .figures(let expected) = try past.answer(.figures(then)) else { throw Unexpected() }
            for figure in expected.figures {
                let told = found[figure.sort]?.items.map(\.records)
                #expect(told == figure.items.map(\.records), "\(year) \(figure.sort)")
            }
        }
    }

    @Test("Of a year that is over only what is known of its last day is told as of that day")
    func labels() throws {
        let query = FiguresQuery(year: 2024, today: day("2026-02-03"))
        for sort in Figure.Sort.allCases {
            let told = query.asOf(sort)
            switch sort {
            case .activities, .calendar, .attendance: #expect(told == nil)
            case .agreements, .contact: #expect(told == day("2024-12-31"))
            default: #expect(told == query.today, "\(sort)")
            }
        }
    }

    @Test("Months are those of the year, or the twelve that end with this one")
    func months() throws {
        let query = FiguresQuery(today: day("2026-02-03"))
        #expect(query.months.first == day("2025-03") && query.months.last == day("2026-02"))
        #expect(
            query.from == day("2025-03-01") && query.to == day("2026-02-28") && query.day == day("2026-02-03")
        )
        let year = FiguresQuery(year: 2024, today: day("2026-02-03"))
        #expect(
            year.from == day("2024-01-01") && year.to == day("2024-12-31") && year.day == day("2024-12-31"))
        #expect(Figure.Share(0, of: 0).percent == "–")
        #expect(Figure.Share(1, of: 8).percent == "12.5" && Figure.Share(2, of: 3).percent == "66.7")
    }

    @Test("Of a record that is not there, there are no figures; an empty registry has only zeros")
    func nothing() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let missing = FiguresQuery(about: RecordID(.village, 9), today: FiguresWorld.today)
        #expect(try refusal { _ = try registry.answer(.figures(missing)) } == .noSuchRecord("V9"))
        guard
            case .figures(let figures) = try registry.answer(
                .figures(FiguresQuery(today: FiguresWorld.today)))
        else { throw Unexpected() }
        #expect(figures.figures.filter { !$0.isEmpty }.isEmpty)
    }
}
