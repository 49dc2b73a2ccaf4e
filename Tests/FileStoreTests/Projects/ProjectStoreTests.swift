import Domain
import TestSupport
import Testing

@testable import FileStore

/// Sums, the board and what is odd, over a registry of projects made by chance; the same by the rules alone.
@Suite struct ProjectStoreTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let projects: [Record]

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        var random = RandomRecords(7)
        let made = (1...450).map { number -> Record in
            let full = random.record(.project)
            var record = Record.new(.project, "Project \(number)", -Int64(number))
            for field in Kind.project.description.fields where field.key != Record.nameKey {
                // Links would need what they lead to.
                if case .link = field.type { continue }
                guard case .value(.parts(let lines)) = full[field.key] else {
                    record[field.key] = full[field.key]
                    continue
                }
                guard ["milestones", "funds", "goods", "indicators"].contains(field.key) else { continue }
                record[field.key] = .value(
                    .parts(
                        lines.map { line in
                            var line = line
                            for (key, answer) in line.answers {
                                if case .value(.link) = answer { line[key] = .notKnown }
                            }
                            return line
                        }))
            }
            return record
        }
        guard case .done(_, let ids) = try registry.perform(.save(made, draft: nil)) else {
            throw Unexpected()
        }
        let store = registry
        projects = try ids.map { try store.record($0) }
    }

    private func answer(_ question: Question) throws -> Reply { try registry.answer(question) }

    @Test func sumsAreThoseOfTheRules() throws {
        for range in [nil, try #require(CalendarDay(2000))...(try #require(CalendarDay(2019)))] {
            guard case .money(let summary) = try answer(.money(MoneyQuery(about: nil, during: range))) else {
                throw Unexpected()
            }
            #expect(summary.totals == MoneyTotals(projects.map { ProjectMoney($0) }, during: range))
            var indicators = IndicatorSums()
            for project in projects { indicators.add(project[Project.indicators].value ?? []) }
            #expect(summary.indicators == indicators.all)
        }
    }

    @Test func theBoardCountsEveryProjectOnce() throws {
        guard case .board(let board) = try answer(.board(.projects(of: nil))) else { throw Unexpected() }
        #expect(board.stages.map(\.state) == Project.State.allCases)
        for stage in board.stages {
            let own = projects.filter { $0[Project.state].value == stage.state }
            #expect(stage.money == MoneyTotals(own.map { ProjectMoney($0) }), "\(stage.state)")
        }
        let condition = Condition(Project.state.description, .equal(.choice("underWay")))
        var list = ListQuery.projects(of: nil)
        list.conditions.append(condition)
        guard case .board(let some) = try answer(.board(list)) else { throw Unexpected() }
        #expect(some.stages.filter { $0.count > 0 }.map(\.state) == [.underWay])
    }

    /// What SQL passes over, no rule would have found odd; and a stretch at a time comes to all.
    @Test(arguments: [1, 7, 1000]) func everyOddRecordIsFound(_ limit: Int) throws {
        let today = day("2021-06-16")
        var found: [Checks.Item] = []
        var after: RecordID?
        while true {
            let request = ChecksRequest(after: after, limit: limit, today: today)
            guard case .checks(let checks) = try answer(.checks(request)) else { throw Unexpected() }
            found += checks.items
            #expect(checks.items.count <= limit)
            guard !checks.reachesEnd, let last = checks.items.last else { break }
            after = last.record
        }
        let expected = projects.compactMap { project -> Checks.Item? in
            let doubts = Oddities.doubts(in: project).filter { $0.stands(today) && $0.explanation == nil }
            return doubts.isEmpty ? nil : Checks.Item(project.id, name: project.name, doubts: doubts)
        }
        #expect(expected.count > 50)
        #expect(found == expected)
    }

    @Test func whatIsExplainedIsListedOnlyWhereItIsWanted() throws {
        let today = day("2021-06-16")
        var record = Record.new(.project, "Roof").with(Project.state, .underWay)
        record[Project.actualStart] = .value(day("2021-05-02"))
        record[Project.actualEnd] = .value(day("2021-05-01"))
        let id = try registry.save(record)[0]
        func checks(explained: Bool) throws -> Checks {
            let request = ChecksRequest(about: id, limit: 10, includesExplained: explained, today: today)
            guard case .checks(let checks) = try answer(.checks(request)) else { throw Unexpected() }
            return checks
        }
        let doubt = try #require(try checks(explained: false).items.first?.doubts.first)
        guard case .odd(let odd) = doubt.reason else { throw Unexpected() }
        #expect(odd.name == "actualEndBeforeStart")
        _ = try registry.save(try registry.record(id).explaining(odd, reason: "typed as on paper"))
        #expect(try checks(explained: false).items.isEmpty)
        #expect(try checks(explained: true).items.first?.doubts.first?.explanation == "typed as on paper")
        guard case .page(let page) = try answer(.page(id)) else { throw Unexpected() }
        #expect(page.doubts.map(\.explanation) == ["typed as on paper"])
        _ = try registry.perform(.undo)
        #expect(try checks(explained: false).items.count == 1)
    }

    /// Only what belongs to a village, by its parties.
    @Test func sumsOfAVillage() throws {
        let village = try registry.save(.new(.village, "Yuadong"))[0]
        var party = Part()
        party[Party.side] = .value(.b)
        party[Party.party] = .value(village)
        var record = Record.new(.project, "Greenhouse").with(Project.state, .approved)
        record[Project.parties] = .value([party])
        var fund = Part()
        fund[Fund.from] = .value("own")
        fund[Fund.planned] = Money(typed: "50万").map(Answer.value) ?? .notKnown
        record[Project.funds] = .value([fund])
        _ = try registry.save(record)
        guard case .money(let summary) = try answer(.money(MoneyQuery(about: village))) else {
            throw Unexpected()
        }
        #expect(summary.totals.projects == 1)
        #expect(summary.totals.planned.money == Money(fen: 50_000_000))
    }
}
