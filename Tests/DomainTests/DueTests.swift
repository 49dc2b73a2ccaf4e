import Domain
import TestSupport
import Testing

/// What is due, by values: what wants attention of a record, when, and what settles it.
@Suite struct DueTests {
    private func day(_ written: String) -> CalendarDay {
        guard let day = CalendarDay(written: written) else { preconditionFailure("no date: \(written)") }
        return day
    }

    private func agreement(signed: String = "2021-06-16", ends: String?) throws -> Record {
        var record = Record(RecordID(.agreement, 1))
        record[Agreement.name] = .value("Joint building")
        record[Agreement.state] = .value(.signed)
        record[Agreement.signedOn] = .value(day(signed))
        if let ends { record[Agreement.endsOn] = .value(day(ends)) }
        return record
    }

    private func items(_ record: Record, _ today: String, within days: Int = 90) throws -> [DueItem] {
        let today = day(today)
        let until = try #require(today.adding(days: days))
        return DueRules.items(of: record, today: today, until: until)
    }

    @Test func anAgreementIsSpokenOfFromNinetyDaysBeforeItsEndUntilSomethingIsDone() throws {
        let record = try agreement(ends: "2024-06-15")
        #expect(try items(record, "2024-03-16").isEmpty)
        let first = try #require(items(record, "2024-03-17").first)
        #expect(first.key == "ends" && first.days(from: day("2024-03-17")) == 90)
        #expect(DueGroup(first.day, today: day("2024-06-15")) == .today)
        // Expired and not renewed it stays, however long.
        let late = try #require(items(record, "2030-01-01").first)
        #expect(DueGroup(late.day, today: day("2030-01-01")) == .late)
        let renewal = Renewal(by: RecordID(.agreement, 2), on: day("2024-06-16"))
        let renewed = DueRules.items(
            of: record, DueFacts(renewal: renewal), today: day("2030-01-01"), until: day("2030-01-02")
        )
        #expect(renewed.isEmpty)
        var left = record
        left[Agreement.reviewDecision] = .value(.end)
        #expect(try items(left, "2030-01-01").isEmpty)
        #expect(try items(try agreement(ends: nil), "2024-06-15").allSatisfy { $0.sort == .anniversary })
    }

    @Test func whatIsPutOffComesBackByItself() throws {
        let record = try agreement(ends: "2024-06-15")
        let today = day("2024-06-01")
        let until = day("2024-06-10")
        let put = try record.applying(
            Postponing(record.id, item: "ends", until: until, reason: " awaiting the town "), on: today)
        let waiting = try #require(items(put, "2024-06-09").first)
        #expect(waiting.postponed == Postponed(until: until, on: today, reason: "awaiting the town"))
        #expect(try #require(items(put, "2024-06-10").first).postponed == nil)
        // Anew there is one line still, and lifted none.
        let later = try put.applying(
            Postponing(record.id, item: "ends", until: day("2024-06-12"), reason: "again"), on: until)
        #expect(try #require(items(later, "2024-06-11").first).postponed?.reason == "again")
        let lifted = try later.applying(
            Postponing(record.id, item: "ends", until: nil, reason: ""), on: until)
        #expect(lifted == record)
        #expect(throws: Refusal.reasonNeeded) {
            _ = try record.applying(
                Postponing(record.id, item: "ends", until: until, reason: "  "), on: today)
        }
        #expect(throws: Refusal.postponedTooEarly(record.id, until: today, today: today)) {
            _ = try record.applying(
                Postponing(record.id, item: "ends", until: today, reason: "x"), on: today)
        }
    }

    @Test func aTwinningIsQuietAfterSoManyDaysWithoutContact() throws {
        var twinning = Record(RecordID(.twinning, 1))
        twinning[Twinning.stage] = .value(.active)
        let today = day("2022-01-10")
        let held = [day("2021-06-16"), day("2021-07-01"), day("2022-02-01")]
        let quiet = try #require(Quiet.of(twinning, contacts: held, unlessSaid: 180, today: today))
        #expect(
            quiet.last == (day("2021-07-01")) && quiet.days(on: today) == 193 && quiet.isQuiet(on: today))
        #expect(quiet.day == (day("2021-12-28")))
        twinning[Twinning.quietAfter] = .value(194)
        let patient = try #require(Quiet.of(twinning, contacts: held, unlessSaid: 180, today: today))
        #expect(!patient.isQuiet(on: today) && patient.isQuiet(on: day("2022-01-11")))
        // Nothing is known of it: nothing is said. Its beginning is a contact.
        #expect(Quiet.of(twinning, contacts: [], unlessSaid: 180, today: today) == nil)
        twinning[Twinning.since] = .value(day("2021"))
        let begun = try #require(Quiet.of(twinning, contacts: [], unlessSaid: 180, today: today))
        #expect(begun.days(on: today) == 10)
        twinning[Twinning.stage] = .value(.ended)
        #expect(Quiet.of(twinning, contacts: held, unlessSaid: 180, today: today) == nil)
    }

    @Test func anniversariesAreKeptInYearsThatPeopleKeep() throws {
        #expect(Anniversary.years.prefix(7) == [1, 2, 3, 5, 10, 15, 20])
        let signed = day("2020-02-29")
        let found = Anniversary.between(day("2021-02-20"), day("2021-03-05"), of: signed)
        #expect(found.map(\.day) == [day("2021-02-28")] && found.map(\.years) == [1])
        #expect(
            Anniversary.between(day("2021-01-01"), day("2021-12-31"), of: day("2020")).isEmpty)
        let over = try agreement(ends: "2023-06-15")
        #expect(try items(over, "2024-06-10", within: 14).allSatisfy { $0.sort != .anniversary })
        #expect(try items(try agreement(ends: nil), "2024-06-10", within: 14).map(\.key) == ["anniversary/3"])
    }

    @Test func reportsAreExpectedOfWhoHasFiledOne() throws {
        let periods = ReportDue.periods(
            .quarterlyLedger, after: day("2021-09-30"), overBy: day("2022-04-01"))
        #expect(periods.map(\.label) == ["2021-Q4", "2022-Q1"])
        #expect(periods[0].due == (day("2022-01-15")))
        // A quarter that is not over is not to be filed yet.
        #expect(
            ReportDue.periods(.quarterlyLedger, after: day("2021-12-31"), overBy: day("2022-03-31"))
                .isEmpty)
        #expect(
            ReportDue.periods(.annualSummary, after: day("2020-12-31"), overBy: day("2022-01-01"))
                .map(\.label) == ["2021"])
    }

    @Test func plannedActivitiesFollowUpsAndMilestonesAreSettledByOneAnswer() throws {
        var activity = Record(RecordID(.activity, 1))
        activity[Activity.heldOn] = .value(day("2021-07-01"))
        var follow = Part(id: 7)
        follow[FollowUp.what] = .value("send the list")
        var dated = Part(id: 8)
        dated[FollowUp.what] = .value("order seed")
        dated[FollowUp.due] = .value(day("2021-07-10"))
        activity[Activity.followUps] = .value([follow, dated])
        let before = try items(activity, "2021-06-30")
        #expect(before.map(\.key) == ["planned", "followUp/7", "followUp/8"])
        // Without a word it counts as held on its day; called planned, it asks.
        #expect(try items(activity, "2021-07-01").map(\.key) == ["followUp/7", "followUp/8"])
        activity[Activity.state] = .value(.planned)
        let today = day("2021-07-05")
        let asking = try items(activity, "2021-07-05")
        let held = try #require(try DueTick.settling(asking[0], of: activity, .done, on: today))
        #expect(held[Activity.state].value == .held)
        let off = try #require(try DueTick.settling(asking[0], of: activity, .not, on: today))
        #expect(off[Activity.state].value == .cancelled)
        let done = try #require(try DueTick.settling(asking[2], of: activity, .done, on: today))
        #expect(done[Activity.followUps].value?[1][FollowUp.doneOn].value == today)
        #expect(try items(done, "2021-07-05").map(\.key) == ["planned", "followUp/7"])

        var project = Record(RecordID(.project, 1))
        project[Project.state] = .value(.underWay)
        var line = Part(id: 3)
        line[Milestone.title] = .value("Sensors ordered")
        line[Milestone.state] = .value(.planned)
        line[Milestone.due] = .value(day("2021-07"))
        project[Project.milestones] = .value([line])
        let milestone = try #require(items(project, "2021-07-31").first)
        // A month is late when it is over.
        #expect(DueGroup(milestone.day, today: day("2021-07-31")) == .today)
        let reached = try #require(try DueTick.settling(milestone, of: project, on: today))
        #expect(reached[Project.milestones].value?[0][Milestone.state].value == .reached)
        #expect(reached[Project.milestones].value?[0][Milestone.reachedOn].value == today)
        // A day that is known stays.
        var known = project
        line[Milestone.reachedOn] = .value(day("2021-06-20"))
        known[Project.milestones] = .value([line])
        let marked = try #require(try DueTick.settling(milestone, of: known, on: today))
        #expect(marked[Project.milestones].value?[0][Milestone.reachedOn].value == day("2021-06-20"))
        #expect(try items(reached, "2021-07-31").isEmpty)
        project[Project.state] = .value(.stopped)
        #expect(try items(project, "2021-07-31").isEmpty)
    }

    /// Whatever a record holds, its matters have keys of their own, and a settled matter is gone.
    @Test(arguments: 1...40) func keysAreOfOneMatterEach(_ seed: UInt64) throws {
        var random = RandomRecords(seed)
        let kinds: [Kind] = [.agreement, .commitment, .project, .activity]
        for kind in kinds {
            let record = random.record(kind)
            let today = random.day().last
            let until = today.adding(days: Int.random(in: 0...4000, using: &random.random)) ?? .latest
            let items = DueRules.items(of: record, today: today, until: until)
            #expect(Set(items.map(\.key)).count == items.count, "seed \(seed) \(kind)")
            #expect(items.allSatisfy { $0.day.map { $0.last <= until } ?? true }, "seed \(seed)")
            // A monthly promise of a thousand years has many: the first and the last tell enough.
            let ticked = items.filter(\.sort.isTicked)
            for item in ticked.prefix(2) + ticked.suffix(1) {
                guard let settled = try DueTick.settling(item, of: record, on: today) else { continue }
                let left = DueRules.items(of: settled, today: today, until: until).map(\.key)
                #expect(!left.contains(item.key), "seed \(seed) \(item.key)")
            }
        }
    }
}
