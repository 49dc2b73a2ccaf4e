import Domain
import GRDB
import TestSupport
import Testing

@testable import FileStore

/// Reports over a registry: gathered, kept, compared, returned.
@Suite struct ReportStoreTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let district: RecordID
    private let towns: [RecordID]
    private var villages: [RecordID] = []
    private var branches: [RecordID] = []

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        district = try registry.save(Record.new(.region, "District").with(Region.level, .district))[0]
        let registry = registry
        let district = district
        towns = try (1...2).map { number in
            var town = Record.new(.region, "Town \(number)").with(Region.level, .town)
            town[Region.parent.key] = .value(.link(district))
            return try registry.save(town)[0]
        }
        for number in 0..<4 {
            var village = Record.new(.village, "Village \(number)")
            village[Village.town.key] = .value(.link(towns[number % 2]))
            villages.append(try registry.save(village)[0])
            branches.append(
                try registry.save(Record.new(.branch, "Branch \(number)").with(Branch.sort, .branch))[0])
        }
    }

    private func twinning(_ number: Int) throws -> RecordID {
        var record = Record.new(.twinning, "Pair \(number)").with(Twinning.stage, .active)
        record[Twinning.since] = .value(day("2021-01-01"))
        record[Twinning.parties] = .value(
            [(Side.a, branches[number]), (.b, villages[number])].map { side, party in
                var line = Part()
                line[Party.side] = .value(side)
                line[Party.party.key] = .value(.link(party))
                return line
            })
        return try registry.save(record)[0]
    }

    private func activity(_ twinning: RecordID, _ on: String, _ present: Int) throws -> RecordID {
        var record = Record.new(.activity, "Party day").with(Activity.heldOn, day(on))
        record[Activity.sort] = .value("themePartyDay")
        record[Activity.twinning.key] = .value(.link(twinning))
        record[Activity.attendance] = .value(
            [(Side.a, 12, 10), (.b, 20, present)].map { side, expected, present in
                var line = Part()
                line[Attendance.side] = .value(side)
                line[Attendance.expected] = .value(expected)
                line[Attendance.present] = .value(present)
                return line
            })
        return try registry.save(record)[0]
    }

    private func ask(_ subject: ReportRequest.Subject, today: String) throws -> ReportAnswer {
        guard
            case .report(let answer) = try registry.answer(.report(ReportRequest(subject, today: day(today))))
        else { throw Unexpected() }
        return answer
    }

    private var third: ReportPeriod {
        get throws { try #require(ReportPeriod.quarter(3, of: 2021)) }
    }

    private func ledger(_ body: RecordID, today: String = "2021-10-20") throws -> ReportDocument {
        try ask(.live(.quarterlyLedger, about: body, third), today: today).document
    }

    private func keep(_ body: RecordID) throws -> RecordID {
        try registry.save(Report.beginning(.quarterlyLedger, about: body, third, named: "Ledger"))[0]
    }

    private func setPresent(_ activity: RecordID, _ present: Int) throws {
        var record = try registry.record(activity)
        var lines = record[Activity.attendance].value ?? []
        lines[1][Attendance.present] = .value(present)
        record[Activity.attendance] = .value(lines)
        _ = try registry.save(record)
    }

    @Test func whatWasSubmittedStaysAndChangesAreListed() throws {
        let held = try activity(try twinning(0), "2021-07-01", 18)
        let id = try keep(villages[0])
        let submission = ReportSubmission(id, on: day("2021-10-08"))
        _ = try registry.perform(.submit(submission, today: day("2021-10-08")))
        #expect(try ask(.stored(id), today: "2021-10-09").changes?.count == 0)
        try setPresent(held, 17)
        let live = try ledger(villages[0])
        #expect(live.figure("attendance")?.value == .percent(Percent(tenths: 844)))
        let kept = try ask(.stored(id), today: "2021-10-20")
        #expect(kept.isFrozen && kept.document.figure("present")?.value == .count(28))
        #expect(kept.document.figure("activities")?.value == .count(1))
        let change = try #require(kept.changes?.rows.first)
        #expect(kept.changes?.count == 1)
        #expect(change.what == .cell(column: "presentB", then: .count(18), now: .count(17)))
        #expect(change.record == held && change.by != nil && change.at != nil)
        // Days that go by are no change.
        #expect(try ask(.stored(id), today: "2024-01-01").changes?.count == 1)
        try setPresent(held, 18)
        #expect(try ask(.stored(id), today: "2021-10-20").changes?.isEmpty == true)
    }

    /// What merely happened after the submission is no change of what was submitted.
    @Test func whatHappensLaterIsNoChange() throws {
        let pair = try twinning(0)
        func fund(_ from: String, _ received: Int64? = nil, on: String? = nil) -> Part {
            var line = Part()
            line[Fund.from] = .value(from)
            line[Fund.source] = .value("own")
            line[Fund.received] = received.map { .value(Money(fen: $0)) } ?? .notKnown
            line[Fund.receivedOn] = on.map { .value(day($0)) } ?? .notKnown
            return line
        }
        var work = Record.new(.project, "Road").with(Project.state, .underWay)
        work[Project.twinning.key] = .value(.link(pair))
        work[Project.actualStart] = .value(day("2021-02-01"))
        work[Project.funds] = .value([fund("district", 50_000, on: "2021-08-01"), fund("enterprise")])
        var indicator = Part()
        indicator[Indicator.name] = .value("Households")
        indicator[Indicator.sort] = .value(Indicator.sorts.keys[0])
        indicator[Indicator.actual] = .value(Quantity(thousandths: 9_000))
        indicator[Indicator.asOf] = .value(day("2021-09-30"))
        work[Project.indicators] = .value([indicator])
        let project = try registry.save(work)[0]
        var promise = Record.new(.commitment, "A clinic").with(Commitment.state, .open)
        promise[Commitment.giver.key] = .value(.link(branches[0]))
        promise[Commitment.receiver.key] = .value(.link(villages[0]))
        let commitment = try registry.save(promise)[0]
        let year = try #require(ReportPeriod.year(2021))
        let annual = try registry.save(
            Report.beginning(.annualSummary, about: villages[0], year, named: "Summary"))[0]
        let id = try keep(villages[0])
        for report in [id, annual] {
            let submission = ReportSubmission(report, on: day("2022-01-08"))
            _ = try registry.perform(.submit(submission, today: day("2022-01-08")))
        }

        _ = try activity(pair, "2022-03-01", 19)
        var later = try registry.record(project)
        later[Project.funds] = .value([
            fund("district", 50_000, on: "2021-08-01"), fund("enterprise", 70_000, on: "2022-02-01"),
            fund("county", 10_000, on: "2022-02-03"),
        ])
        later[Project.state] = .value(.completed)
        later[Project.actualEnd] = .value(day("2022-04-01"))
        indicator[Indicator.actual] = .value(Quantity(thousandths: 12_000))
        indicator[Indicator.asOf] = .value(day("2022-03-31"))
        later[Project.indicators] = .value([indicator])
        _ = try registry.save(later)
        var kept = try registry.record(commitment).with(Commitment.state, .kept)
        kept[Commitment.settledOn] = .value(day("2022-03-05"))
        _ = try registry.save(kept)
        for report in [id, annual] {
            let changes = try ask(.stored(report), today: "2022-05-01").changes
            #expect(changes?.isEmpty == true, "\(String(describing: changes))")
        }

        later = try registry.record(project)
        var lines = later[Project.funds].value ?? []
        lines[0][Fund.received] = .value(Money(fen: 40_000))
        later[Project.funds] = .value(lines)
        _ = try registry.save(later)
        for report in [id, annual] {
            let changes = try #require(try ask(.stored(report), today: "2022-05-01").changes)
            #expect(
                changes.rows.map(\.what) == [
                    .cell(
                        column: "received", then: .money(Money(fen: 50_000), unknown: 0),
                        now: .money(Money(fen: 40_000), unknown: 0))
                ])
            #expect(changes.figures.map(\.key) == ["moneyReceived"])
            #expect(changes.rows[0].by != nil && changes.rows[0].at != nil)
        }
    }

    /// What was submitted and cannot be read any more is damage; nothing takes its place.
    @Test func whatWasSubmittedAndCannotBeReadIsDamage() throws {
        let id = try keep(villages[0])
        let today = day("2021-10-08")
        _ = try registry.perform(.submit(ReportSubmission(id, on: today), today: today))
        try registry.queue.write { try $0.execute(sql: "UPDATE report SET frozen = 'torn'") }
        let damaged = Refusal.fileIsDamaged(registry.path)
        #expect(throws: damaged) { _ = try ask(.stored(id), today: "2021-10-09") }
        #expect(throws: damaged) { _ = try registry.perform(.sendBack(id, on: today, reason: "x")) }
        #expect(throws: damaged) {
            _ = try registry.answer(.filed(FiledQuery(about: towns[0], year: 2021, today: today)))
        }
    }

    /// The quarters of an annual summary are those of a calendar year; a ledger may be kept by the month.
    @Test func anAnnualSummaryIsOfACalendarYear() throws {
        let half = try #require(ReportPeriod(from: day("2021-07-01"), to: day("2022-06-30")))
        #expect(throws: Refusal.self) {
            _ = try registry.save(Report.beginning(.annualSummary, about: villages[0], half, named: "Half"))
        }
        let month = try #require(ReportPeriod(from: day("2021-07"), to: day("2021-07")))
        _ = try registry.save(Report.beginning(.quarterlyLedger, about: villages[0], month, named: "July"))
    }

    /// What was agreed on in earlier years and not done is open in the summary.
    @Test func followUpsOfEarlierYearsAreOpen() throws {
        let old = try activity(try twinning(0), "2019-03-01", 18)
        var record = try registry.record(old)
        var line = Part()
        line[FollowUp.what] = .value("Repair the well")
        record[Activity.followUps] = .value([line])
        _ = try registry.save(record)
        let year = try #require(ReportPeriod.year(2021))
        let report = try ask(.live(.annualSummary, about: villages[0], year), today: "2022-01-10").document
        #expect(report.section("open")?.rows.map(\.record) == [old])
        #expect(report.figure("activities")?.value == .count(0))
    }

    /// A promise that was kept by an activity was kept on its day, also where the activity is not the body's own.
    @Test func aPromiseIsKeptOnTheDayOfItsActivity() throws {
        var promise = Record.new(.commitment, "Clinic every month").with(Commitment.state, .open)
        promise[Commitment.giver.key] = .value(.link(branches[0]))
        promise[Commitment.receiver.key] = .value(.link(villages[0]))
        promise[Commitment.rhythm] = .value(.monthly)
        var line = Part()
        line[Occurrence.due] = .value(day("2021-07-31"))
        line[Occurrence.activity.key] = .value(.link(try activity(try twinning(1), "2021-07-15", 3)))
        promise[Commitment.occurrences] = .value([line])
        let id = try registry.save(promise)[0]
        let report = try ledger(villages[0])
        #expect(report.figure("occurrences")?.value == .count(1))
        #expect(report.figure("occurrences")?.records == [id])
    }

    /// The report of a village that was merged into another is compared with what the other is now.
    @Test func aReportOfAMergedVillageComparesUnderTheSurvivor() throws {
        let held = try activity(try twinning(0), "2021-07-01", 18)
        let id = try keep(villages[0])
        let submitted = day("2021-10-08")
        _ = try registry.perform(.submit(ReportSubmission(id, on: submitted), today: submitted))
        let request = MergeRequest(villages[0], into: villages[2], reason: "one village")
        _ = try registry.perform(.merge(request, on: day("2021-10-10")))
        let kept = try ask(.stored(id), today: "2021-10-20")
        #expect(kept.isFrozen && kept.document.name == "Village 0")
        #expect(kept.document.figure("present")?.value == .count(28))
        #expect(kept.changes?.figures.isEmpty == true, "\(String(describing: kept.changes))")
        #expect(
            kept.changes?.rows.allSatisfy { $0.record != held } == true,
            "\(String(describing: kept.changes))")
        try setPresent(held, 17)
        let changed = try ask(.stored(id), today: "2021-10-20")
        #expect(changed.document.figure("present")?.value == .count(28))
        let change = try #require(changed.changes?.rows.first { $0.record == held })
        #expect(change.what == .cell(column: "presentB", then: .count(18), now: .count(17)))
        // The survivor's own ledger counts it, under its own name, and no report of it is there yet.
        let live = try ledger(villages[2])
        #expect(live.name == "Village 2" && live.figure("present")?.value == .count(27))
    }

    @Test func onlyReturningOpensItAgain() throws {
        let held = try activity(try twinning(0), "2021-07-01", 18)
        let id = try keep(villages[0])
        #expect(throws: Refusal.reportExists(id)) { _ = try keep(villages[0]) }
        let today = day("2021-10-10")
        for (on, begins) in [("2021-06-30", "2021-07-01"), ("2021-10-11", "2021-07-01")] {
            #expect(
                throws: Refusal.submittedOutOfTime(id, on: day(on), from: day(begins), today: today)
            ) { _ = try registry.perform(.submit(ReportSubmission(id, on: day(on)), today: today)) }
        }
        #expect(throws: Refusal.reportByVerb(id, field: "state")) {
            _ = try registry.save(try registry.record(id).with(Report.state, .submitted))
        }
        #expect(throws: Refusal.reportNotSubmitted(id)) {
            _ = try registry.perform(.sendBack(id, on: today, reason: "x"))
        }
        _ = try registry.perform(.submit(ReportSubmission(id, on: today), today: today))
        #expect(throws: Refusal.reportSubmitted(id)) {
            _ = try registry.save(try registry.record(id).with(Report.frozen, "{}"))
        }
        #expect(throws: Refusal.reportSubmitted(id)) {
            _ = try registry.save(try registry.record(id).with(Report.to, day("2021-12-31")))
        }
        _ = try registry.save(try registry.record(id).with(Report.note, "a note is welcome"))
        #expect(throws: Refusal.reasonNeeded) {
            _ = try registry.perform(.sendBack(id, on: today, reason: " "))
        }
        _ = try registry.perform(.sendBack(id, on: day("2021-10-12"), reason: "count again"))
        try setPresent(held, 16)
        #expect(try ask(.stored(id), today: "2021-10-13").document.figure("present")?.value == .count(26))
        let again = ReportSubmission(id, on: day("2021-10-14"))
        _ = try registry.perform(.submit(again, today: day("2021-10-14")))
        let answer = try ask(.stored(id), today: "2021-10-15")
        #expect(answer.submissions.map { $0.document.figure("present")?.value } == [.count(28), .count(26)])
        #expect(answer.submissions.map(\.returnReason) == ["count again", nil])
        #expect(answer.changes?.isEmpty == true)
        _ = try registry.perform(.undo)
        #expect(try registry.record(id)[Report.state].value == .returned)
    }

    /// A district comes to what its towns come to when every pairing lies in one of them; each is counted once.
    @Test(arguments: 0..<4) func aDistrictIsItsTowns(seed: UInt64) throws {
        var random = Seeded(seed)
        let twinnings = try (0..<4).map { try twinning($0) }
        for _ in 0..<20 {
            let month = Int.random(in: 5...9, using: &random)
            _ = try activity(
                twinnings[Int.random(in: 0..<4, using: &random)], "2021-0\(month)-11",
                Int.random(in: 0...20, using: &random))
        }
        let whole = try ledger(district)
        let parts = try towns.map { try ledger($0) }
        func count(_ key: String, _ document: ReportDocument) -> Int {
            if case .count(let count) = document.figure(key)?.value { count } else { -1 }
        }
        for key in ["twinnings", "activities", "expected", "present", "presentB"] {
            #expect(count(key, whole) == parts.reduce(0) { $0 + count(key, $1) }, "\(key)")
        }
        #expect(count("twinnings", whole) == 4)
        let year = try ask(
            .live(.annualSummary, about: district, try #require(ReportPeriod.year(2021))), today: "2022-01-10"
        ).document
        #expect(count("activities", year) == 20)
    }

    /// Of both sides a need is solved on the same day, whosever the project is.
    @Test func aNeedMayBeSolvedByAProjectOfOthers() throws {
        var project = Record.new(.project, "Road").with(Project.actualEnd, day("2021-08-15"))
        project[Project.twinning.key] = .value(.link(try twinning(1)))
        project[Project.state] = .value(.completed)
        let road = try registry.save(project)[0]
        var need = Record.new(.need, "A road").with(Need.state, .met)
        need[Need.by.key] = .value(.link(villages[0]))
        need[Need.project.key] = .value(.link(road))
        let id = try registry.save(need)[0]
        #expect(try ledger(villages[0]).figure("needsSolved")?.records == [id])
        let solved = try ledger(villages[0]).section("needs")?.values("solvedOn")
        #expect(solved == [.day(day("2021-08-15"))])
    }

    /// A pledge made at a meeting names no pairing, nor does a project that stands in an agreement: they count where the
    /// meeting and the agreement belong, in the report, in what is due and in the three lists alike.
    @Test func whatCameOfAMeetingOrAnAgreementCountsForItsPairing() throws {
        let pair = try twinning(0)
        let meeting = try activity(pair, "2021-07-01", 18)
        var agreement = Record.new(.agreement, "Agreement").with(Agreement.state, .signed)
        agreement[Agreement.signedOn] = .value(day("2021-07-01"))
        agreement[Agreement.twinning.key] = .value(.link(pair))
        agreement[Agreement.occasion.key] = .value(.link(meeting))
        agreement[Agreement.parties] = .value(
            [(Side.a, branches[0]), (.b, villages[0])].map { side, party in
                var line = Part()
                line[Party.side] = .value(side)
                line[Party.party.key] = .value(.link(party))
                return line
            })
        let signed = try registry.save(agreement)[0]
        func pledge(_ name: String) -> Record {
            var record = Record.new(.commitment, name).with(Commitment.state, .open)
            record[Commitment.giver.key] = .value(.link(branches[0]))
            record[Commitment.receiver.key] = .value(.link(villages[0]))
            record[Commitment.activity.key] = .value(.link(meeting))
            return record
        }
        var kept = pledge("Books")
        kept[Commitment.state] = .value(.kept)
        kept[Commitment.settledOn] = .value(day("2021-08-01"))
        _ = try registry.save(kept)
        let open = try registry.save(pledge("A course").with(Commitment.due, day("2021-11-01")))[0]
        var project = Record.new(.project, "Greenhouse").with(Project.state, .underWay)
        project[Project.agreement.key] = .value(.link(signed))
        let greenhouse = try registry.save(project)[0]

        let line = try #require(try ledger(villages[0]).section("twinnings"))
        #expect(line.values("kept") == [.count(1)])
        #expect(line.values("projects") == [.count(1)])
        let lists = ThreeListsRequest(about: pair, today: day("2021-10-20"), limit: 50)
        guard case .threeLists(let three) = try registry.answer(.threeLists(lists)) else {
            throw Unexpected()
        }
        #expect(three.projects.map(\.id) == [greenhouse])
        for about in [pair, signed] {
            var query = DueQuery(today: day("2021-10-20"))
            query.about = about
            guard case .due(let due) = try registry.answer(.due(DueRequest(query, limit: 50))) else {
                throw Unexpected()
            }
            #expect(due.items.filter { $0.sort == .commitment }.map(\.record) == [open], "\(about.number)")
        }
    }

    @Test func whoHasFiled() throws {
        _ = try twinning(0)
        _ = try twinning(1)
        let id = try keep(villages[0])
        _ = try registry.perform(
            .submit(ReportSubmission(id, on: day("2021-10-16")), today: day("2021-10-20")))
        func grid(_ about: RecordID?) throws -> FiledGrid {
            let query = FiledQuery(about: about, year: 2021, today: day("2021-10-20"))
            guard case .filed(let grid) = try registry.answer(.filed(query)) else { throw Unexpected() }
            return grid
        }
        let own = try grid(towns[0])
        #expect(own.rows.map(\.body) == [towns[0], villages[0]])
        #expect(own.rows[1].cells.map(\.state) == [.missing, .missing, .late, .notDue, .notDue])
        #expect(own.rows[1].cells[2].report == id && own.count(.late) == 1)
        #expect(try grid(nil).rows.map(\.body) == [villages[0]])
        #expect(try grid(district).rows.count == 3)
    }

    @Test func nothingIsAskedOfOthers() throws {
        #expect(throws: Refusal.noReportOf(RecordID(.person, 1))) {
            _ = try ledger(RecordID(.person, 1))
        }
        #expect(throws: Refusal.noSuchRecord("V99")) { _ = try ledger(RecordID(.village, 99)) }
        #expect(try ledger(villages[3]).isEmpty)
    }
}
