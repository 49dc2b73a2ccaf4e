import Domain
import TestSupport
import Testing

@testable import FileStore

/// What is due in a registry: found by days, counted, limited, put off, settled.
@Suite struct DueStoreTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let village: RecordID
    private let ours: RecordID
    private let theirs: RecordID
    private let twinning: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        village = try registry.save(.new(.village, "Yuadong"))[0]
        ours = try registry.save(Record.new(.branch, "Eastern Center").with(Branch.sort, .branch))[0]
        var own = Record.new(.branch, "Village branch").with(Branch.sort, .branch)
        own[Branch.village.key] = .value(.link(village))
        theirs = try registry.save(own)[0]
        var twinning = Record.new(.twinning, "Both").with(Twinning.stage, .active)
        twinning[Twinning.parties] = .value([
            try DueStoreTests.party(.a, ours), try DueStoreTests.party(.b, village),
        ])
        self.twinning = try registry.save(twinning)[0]
    }

    private static func party(_ side: Side, _ body: RecordID) throws -> Part {
        var line = Part()
        line[Party.side] = .value(side)
        line[Party.party.key] = .value(.link(body))
        return line
    }

    private func agreement(_ signed: String, _ ends: String) throws -> Record {
        var record = Record.new(.agreement, "Joint building").with(Agreement.state, .signed)
        record[Agreement.signedOn] = .value(day(signed))
        record[Agreement.endsOn] = .value(day(ends))
        record[Agreement.twinning.key] = .value(.link(twinning))
        record[Agreement.parties] = .value([
            try DueStoreTests.party(.a, ours), try DueStoreTests.party(.b, village),
        ])
        return record
    }

    private func commitment(_ due: String) -> Record {
        var record = Record.new(.commitment, "Computer course").with(Commitment.state, .open)
        record[Commitment.due] = .value(day(due))
        record[Commitment.giver.key] = .value(.link(ours))
        record[Commitment.receiver.key] = .value(.link(village))
        return record
    }

    private func activity(_ held: String, linked: Bool = true, hosts: [RecordID] = []) -> Record {
        var record = Record.new(.activity, "Party day").with(Activity.sort, "themePartyDay")
        record[Activity.heldOn] = .value(day(held))
        if linked { record[Activity.twinning.key] = .value(.link(twinning)) }
        record[Activity.hosts] = .value(
            hosts.map { host in
                var line = Part()
                line[ActivityHost.host.key] = .value(.link(host))
                return line
            })
        return record
    }

    private func query(_ today: String, _ sorts: DueItem.Sort...) -> DueQuery {
        var query = DueQuery(today: day(today))
        query.sorts = Set(sorts)
        return query
    }

    private func window(_ query: DueQuery, after: DuePlace? = nil, _ limit: Int = 1000) throws -> DueWindow {
        guard case .due(let window) = try registry.answer(.due(DueRequest(query, after: after, limit: limit)))
        else { throw Unexpected() }
        return window
    }

    private func counts(_ query: DueQuery) throws -> DueCounts {
        guard case .dueCounts(let counts) = try registry.answer(.dueCounts(query)) else { throw Unexpected() }
        return counts
    }

    /// Story 8: 193 days after the last joint activity the twinning is quiet.
    @Test func aTwinningFallsQuiet() throws {
        _ = try registry.save(activity("2021-07-01"))
        #expect(try window(query("2021-12-27", .quiet)).items.isEmpty)
        let quiet = try #require(window(query("2022-01-10", .quiet)).items.first)
        guard case .quiet(let found) = quiet.matter else { throw Unexpected() }
        #expect(quiet.record == twinning && found.days(on: day("2022-01-10")) == 193)
        // An activity whose hosts stand on both sides is contact, though it says of no twinning; one of a single side is none.
        _ = try registry.save(activity("2021-09-01", linked: false, hosts: [ours]))
        #expect(try window(query("2022-01-10", .quiet)).items.count == 1)
        let both = try registry.save(activity("2021-10-01", linked: false, hosts: [ours, theirs]))[0]
        #expect(try window(query("2022-01-10", .quiet)).items.isEmpty)
        let list = ListQuery(
            .twinning,
            conditions: [
                Condition(Twinning.contact.description, .equal(.choice("quiet")), on: day("2022-01-10"))
            ])
        #expect(try registry.window(list).rows.isEmpty)
        // What was cancelled did not happen, and what is planned has not.
        _ = try registry.save(try registry.record(both).with(Activity.state, .cancelled))
        #expect(try window(query("2022-01-10", .quiet)).items.count == 1)
        #expect(try registry.window(list).rows.map(\.record.id) == [twinning])
        #expect(try registry.perform(.setQuietDays(194)) == .settings(try settings()))
        #expect(try window(query("2022-01-10", .quiet)).items.isEmpty)
        #expect(try registry.window(list).rows.isEmpty)
        _ = try registry.save(try registry.record(twinning).with(Twinning.quietAfter, 30))
        #expect(try window(query("2022-01-10", .quiet)).items.map(\.day) == [day("2021-07-31")])
        #expect(throws: Refusal.badQuietDays(0)) { _ = try registry.perform(.setQuietDays(0)) }
    }

    /// What is dated by its month or year may have been on the last day of it, however many exact days there are.
    @Test func aMonthMayBeLaterThanTheDaysInIt() throws {
        _ = try registry.save(activity("2025-12-01"))
        var loose = try registry.record(try registry.save(activity("2025-12"))[0])
        func isQuiet(_ today: String) throws -> Bool {
            let items = try window(query(today, .quiet)).items
            let condition = Condition(
                Twinning.contact.description, .equal(.choice("quiet")), on: day(today))
            let listed = try registry.window(ListQuery(.twinning, conditions: [condition])).rows.count
            #expect(try items.count == listed && items.count == counts(query(today, .quiet)).total)
            return !items.isEmpty
        }
        // 180 days after 31 December.
        #expect(try !isQuiet("2026-06-28") && isQuiet("2026-06-29"))
        loose[Activity.heldOn] = .value(day("2025"))
        _ = try registry.save(loose)
        #expect(try !isQuiet("2026-06-28") && isQuiet("2026-06-29"))
        // The same of activities that say of no twinning to which they belong.
        loose = try registry.record(loose.id)
        loose[Activity.twinning.key] = .notKnown
        loose[Activity.hosts] = activity("2025", hosts: [ours, theirs])[Activity.hosts]
        _ = try registry.save(loose)
        #expect(try !isQuiet("2026-06-28") && isQuiet("2026-06-29"))
    }

    private func settings() throws -> RegistrySettings {
        guard case .settings(let settings) = try registry.answer(.settings) else { throw Unexpected() }
        return settings
    }

    @Test func aRegistryIsKnownByItsIdentity() throws {
        let own = try settings().identity
        let other = try folder.registry("other.twinning")
        guard case .settings(let others) = try other.answer(.settings) else { throw Unexpected() }
        #expect(own != others.identity && own.count == 36)
        guard case .settings(let again) = try folder.reopened(readOnly: true).answer(.settings) else {
            throw Unexpected()
        }
        #expect(again.identity == own)
    }

    @Test func anAgreementStaysUntilItIsRenewed() throws {
        let first = try registry.save(try agreement("2021-06-16", "2024-06-15"))[0]
        #expect(try window(query("2024-03-16", .ends)).items.isEmpty)
        #expect(try window(query("2024-03-17", .ends)).items.map(\.record) == [first])
        #expect(try window(query("2029-03-17", .ends)).items.map(\.record) == [first])
        var next = try agreement("2024-06-16", "2026-06-15")
        next[Agreement.renews.key] = .value(.link(first))
        let second = try registry.save(next)[0]
        #expect(try window(query("2029-03-17", .ends)).items.map(\.record) == [second])
        // Five years after the first signing both are still together.
        _ = try registry.perform(.step(second, .ended, on: day("2026-01-01"), reason: "moved", by: nil))
        #expect(try window(query("2029-03-17", .ends)).items.isEmpty)
    }

    @Test func puttingOffIsAStepOfTheJournalAndIsTakenBack() throws {
        let id = try registry.save(commitment("2021-07-01"))[0]
        let today = day("2021-06-20")
        let postponing = Postponing(id, item: "commitment", until: day("2021-06-25"), reason: "harvest")
        _ = try registry.perform(.postpone(postponing, on: today))
        var asked = query("2021-06-20", .commitment)
        asked.wantsPostponed = true
        let put = try window(asked)
        #expect(put.items.isEmpty && put.postponed.map(\.key) == ["commitment"])
        #expect(try counts(asked).total == 0)
        let back = try window(query("2021-06-25", .commitment))
        #expect(back.items.map(\.record) == [id] && back.items[0].postponed == nil)
        #expect(try registry.steps(of: id).first?.reason == "harvest")
        _ = try registry.perform(.undo)
        #expect(try window(asked).items.count == 1)
        let unknown = Postponing(id, item: "ends", until: day("2021-06-25"), reason: "x")
        #expect(throws: Refusal.noSuchMatter(id, "ends", due: ["commitment"])) {
            _ = try registry.perform(.postpone(unknown, on: today))
        }
        // A signed agreement can be put off too.
        let signed = try registry.save(try agreement("2021-06-16", "2021-08-01"))[0]
        _ = try registry.perform(
            .postpone(Postponing(signed, item: "ends", until: day("2021-07-01"), reason: "town"), on: today))
        #expect(try window(query("2021-06-20", .ends)).items.isEmpty)
    }

    @Test func reportsAreExpectedUntilTheyAreFiled() throws {
        func report(_ from: String, _ to: String, _ state: Report.State) -> Record {
            var record = Record.new(.report, "Ledger").with(Report.sort, .quarterlyLedger)
            record[Report.about.key] = .value(.link(ours))
            record[Report.from] = .value(day(from))
            record[Report.to] = .value(day(to))
            record[Report.state] = .value(state)
            return record
        }
        #expect(try window(query("2022-01-10", .report)).items.isEmpty)
        _ = try registry.save(report("2021-07-01", "2021-09-30", .submitted))
        #expect(try window(query("2021-12-31", .report)).items.isEmpty)
        var asked = query("2022-01-01", .report)
        asked.horizon = .within(30)
        #expect(try window(asked).items.map(\.key) == ["report/2021-Q4"])
        #expect(try window(query("2022-01-20", .report)).items.map(\.day) == [day("2022-01-15")])
        let draft = try registry.save(report("2021-10-01", "2021-12-31", .draft))[0]
        guard case .report(_, _, let begun)? = try window(asked).items.first?.matter else {
            throw Unexpected()
        }
        #expect(begun == draft)
        let filed = ReportSubmission(draft, on: day("2022-01-10"))
        _ = try registry.perform(.submit(filed, today: day("2022-01-20")))
        #expect(try window(query("2022-01-20", .report)).items.isEmpty)
        _ = try registry.perform(.sendBack(draft, on: day("2022-01-20"), reason: "a figure is wrong"))
        #expect(try window(query("2022-01-20", .report)).items.map(\.key) == ["report/2021-Q4"])
    }

    @Test func onlyWhatBelongsToSomebody() throws {
        let promise = try registry.save(commitment("2021-07-01"))[0]
        let other = try registry.save(Record.new(.branch, "Another").with(Branch.sort, .branch))[0]
        let person = try registry.save(.new(.person, "Cao Shen"))[0]
        var follow = Part()
        follow[FollowUp.what] = .value("send the list")
        follow[FollowUp.owner.key] = .value(.link(person))
        follow[FollowUp.due] = .value(day("2021-07-02"))
        let held = try registry.save(activity("2021-06-16").with(Activity.followUps, [follow]))[0]
        func about(_ id: RecordID) throws -> [RecordID?] {
            var asked = query("2021-06-20")
            asked.about = id
            #expect(try counts(asked).total == window(asked).items.count)
            return try window(asked).items.map(\.record)
        }
        #expect(try about(village) == [promise, held])
        #expect(try about(ours) == [promise, held])
        #expect(try about(other).isEmpty)
        #expect(try about(person) == [held])
        #expect(try about(twinning) == [held])
        #expect(try about(promise) == [promise])
    }

    /// Stretch by stretch it is the same list as at once, counted the same, whatever days are known only by month or year.
    @Test(arguments: 1...12) func stretchesJoinAndAreCounted(_ seed: UInt64) throws {
        var random = Seeded(seed)
        func anyDay() -> String {
            let year = Int.random(in: 2020...2023, using: &random)
            let month = Int.random(in: 1...12, using: &random)
            let day = Int.random(in: 1...28, using: &random)
            let written = CalendarDay(year, month, day)?.written ?? "2021-01-01"
            return random.chance(15) ? String(written.prefix(random.chance(50) ? 7 : 4)) : written
        }
        var records: [Record] = []
        for serial in 1...60 {
            let made: Record
            switch Int.random(in: 0..<4, using: &random) {
            case 0: made = commitment(anyDay())
            case 1:
                var record = try agreement("2019-05-05", anyDay())
                if random.chance(20) { record[Agreement.reviewDecision] = .value(.end) }
                made = record
            case 2:
                var record = activity(anyDay())
                record[Activity.state] =
                    [.value(.planned), .value(.held), .notKnown].randomElement(using: &random) ?? .notKnown
                var follow = Part()
                follow[FollowUp.what] = .value("do it")
                if random.chance(70) { follow[FollowUp.due] = .value(day(anyDay())) }
                record[Activity.followUps] = .value([follow])
                made = record
            default:
                var record = Record.new(.project, "Sensors").with(Project.state, .underWay)
                record[Project.milestones] = .value(
                    (1...3).map { _ in
                        var line = Part()
                        line[Milestone.title] = .value("Step")
                        line[Milestone.state] = .value(random.chance(70) ? .planned : .reached)
                        line[Milestone.due] = .value(day(anyDay()))
                        return line
                    })
                made = record
            }
            records.append(Record(RecordID(made.kind, -Int64(serial)), answers: made.answers))
        }
        _ = try registry.perform(.save(records, draft: nil))
        for horizon in [DueQuery.Horizon.standing, .within(0), .within(30), .all] {
            var asked = query("2021-11-15")
            asked.horizon = horizon
            let all = try window(asked)
            #expect(all.reachesEnd && all.items == all.items.sorted { $0.place < $1.place }, "seed \(seed)")
            var joined: [DueItem] = []
            var after: DuePlace?
            let limit = Int.random(in: 1...9, using: &random)
            while true {
                let next = try window(asked, after: after, limit)
                joined += next.items
                guard !next.reachesEnd, let last = next.items.last else { break }
                after = last.place
            }
            #expect(joined == all.items, "seed \(seed) \(horizon) by \(limit)")
            var expected = DueCounts()
            for item in all.items { expected.add(1, item.sort, DueGroup(item.day, today: asked.today)) }
            #expect(try counts(asked) == expected, "seed \(seed) \(horizon)")
            asked.from = asked.today
            let late = all.items.prefix { $0.day.map { $0.last < asked.today } ?? false }
            #expect(try window(asked).items == Array(all.items.dropFirst(late.count)), "seed \(seed)")
            #expect(try counts(asked) == expected, "what is late is counted all the same, seed \(seed)")
        }
        // The rule itself, over every record, finds the same.
        var asked = query("2021-11-15", .ends, .commitment, .milestone, .followUp, .planned)
        asked.horizon = .within(200)
        let until = asked.until(.ends)
        var expected: [DueItem] = []
        for kind in [Kind.agreement, .commitment, .project, .activity] {
            for row in try registry.window(ListQuery(kind)).rows {
                let record = try registry.record(row.record.id)
                expected += DueRules.items(of: record, today: asked.today, until: until)
                    .filter { asked.wants($0.sort) }
            }
        }
        #expect(try window(asked).items == expected.sorted { $0.place < $1.place }, "seed \(seed)")
    }
}
