import Domain
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
