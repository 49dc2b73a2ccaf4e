import Domain
import TestSupport
import Testing

private func day(_ written: String) -> CalendarDay { CalendarDay(written: written) ?? .epoch }

private func attendance(_ side: Side, _ expected: Int?, _ present: Int?) -> Part {
    var line = Part()
    line[Attendance.side] = .value(side)
    line[Attendance.expected] = expected.map(Answer.value) ?? .notKnown
    line[Attendance.present] = present.map(Answer.value) ?? .notKnown
    return line
}

private func activity(_ serial: Int64, _ on: String, _ twinning: Int64?, _ lines: [Part]) -> Record {
    var record = Record(RecordID(.activity, serial))
    record[Activity.name] = .value("Activity \(serial)")
    record[Activity.sort] = .value("themePartyDay")
    record[Activity.heldOn] = .value(day(on))
    if let twinning { record[Activity.twinning] = .value(ID<Twinning>(twinning)) }
    record[Activity.attendance] = .value(lines)
    return record
}

private func project(_ serial: Int64, _ source: String?, _ received: Int64, on: String) -> Record {
    var record = Record(RecordID(.project, serial))
    record[Project.name] = .value("Project \(serial)")
    record[Project.state] = .value(.underWay)
    var line = Part()
    line[Fund.from] = .value("giver \(serial)")
    line[Fund.source] = source.map(Answer.value) ?? .notKnown
    line[Fund.planned] = .value(Money(fen: received * 2))
    line[Fund.received] = .value(Money(fen: received))
    line[Fund.receivedOn] = .value(day(on))
    line[Fund.paid] = .value(Money(fen: 0))
    line[Fund.paidOn] = .value(day(on))
    record[Project.funds] = .value([line])
    return record
}

private func facts(_ activities: [Record], _ projects: [Record] = [], twinnings: [Int64] = []) -> ReportFacts
{
    var facts = ReportFacts(about: RecordID(.village, 1), name: "Yuadong Village")
    facts.activities = activities
    facts.projects = projects
    facts.twinnings = twinnings.map { serial in
        var record = Record(RecordID(.twinning, serial))
        record[Twinning.name] = .value("Twinning \(serial)")
        record[Twinning.stage] = .value(.active)
        record[Twinning.since] = .value(day("2021-01-01"))
        return record
    }
    return facts
}

private func ledger(
    _ facts: ReportFacts, _ quarter: Int = 3, _ year: Int = 2021, today: String = "2021-10-08"
) throws
    -> ReportDocument
{
    ReportMaker(facts, today: day(today)).document(
        .quarterlyLedger, try #require(ReportPeriod.quarter(quarter, of: year)))
}

@Suite struct ReportPeriodTests {
    @Test func periodsAreReadAsTheyAreWritten() throws {
        let third = try #require(ReportPeriod.quarter(3, of: 2021))
        for text in ["2021-Q3", "2021q3", "2021年第三季度", "2021年3季度", "２０２１－Q３", "2021.3"] {
            #expect(ReportPeriod(typed: text, .quarterlyLedger) == third, "\(text)")
        }
        for text in ["", "2021", "2021-Q5", "2021-Q0", "21-Q3", "2021-Q33", "Q3", "2021-Qx"] {
            #expect(ReportPeriod(typed: text, .quarterlyLedger) == nil, "\(text)")
        }
        #expect(ReportPeriod(typed: "2021年", .annualSummary) == ReportPeriod.year(2021))
        #expect(ReportPeriod(typed: "2021-Q3", .annualSummary) == nil)
        #expect(third.label == "2021-Q3" && third.due == day("2021-10-15"))
        #expect(third.months.map(\.from.written) == ["2021-07-01", "2021-08-01", "2021-09-01"])
        #expect(ReportPeriod(from: day("2021-08-01"), to: day("2021-07-01")) == nil)
        #expect(ReportPeriod(from: day("2021-07"), to: day("2021-07"))?.to == day("2021-07-31"))
    }
}

@Suite struct ReportMakerTests {
    @Test func theLedgerOfAPartyDay() throws {
        let held = activity(1, "2021-07-01", 1, [attendance(.a, 12, 10), attendance(.b, 20, 18)])
        let report = try ledger(facts([held, activity(2, "2021-10-01", 1, [])], twinnings: [1]))
        func value(_ key: String) -> ReportValue? { report.figure(key)?.value }
        #expect(value("activities") == .count(1) && value("present") == .count(28))
        #expect(value("attendance") == .percent(Percent(tenths: 875)))
        #expect(value("attendanceA") == .percent(Percent(tenths: 833)))
        #expect(value("attendanceB") == .percent(Percent(tenths: 900)))
        #expect(report.figure("present")?.records == [held.id])
        #expect(report.section("twinnings")?.values("present") == [.count(28)])
        #expect(report.section("months")?.values("activities") == [.count(1), .count(0), .count(0)])
        #expect(report.warnings.isEmpty && !report.isRunning && !report.isEmpty)
        #expect(try ledger(facts([])).isEmpty)
        #expect(try ledger(facts([held]), today: "2021-08-01").isRunning)
    }

    @Test func whatDoesNotFitTogetherWarns() throws {
        let loose = activity(3, "2021", 1, [attendance(.a, 3, 2)])
        let unknown = activity(4, "2021-08-02", 1, [attendance(.a, 3, nil)])
        let report = try ledger(
            facts(
                [loose, unknown],
                [project(1, nil, 500, on: "2021-08-01"), project(2, "own", 300, on: "2021")]))
        #expect(
            report.warnings.map(\.key) == [
                "activitiesUndated", "attendanceNotKnown", "sourceNotSaid.planned", "sourceNotSaid.received",
                "undated.received", "undatedNotKnown.goods",
            ])
        #expect(report.warnings[0].records == [loose.id] && report.warnings[1].records == [unknown.id])
        #expect(report.warnings[3].values["difference"] == .money(Money(fen: 500), unknown: 0))
        #expect(report.figure("moneyReceived")?.value == .money(Money(fen: 500), unknown: 0))
        #expect(report.figure("moneyReceivedInAll")?.value == .money(Money(fen: 800), unknown: 0))
    }

    /// What one project has left does not pay for another, and what is not known is not held against anybody.
    @Test func whoPaidMoreThanCameInIsNamedProjectByProject() throws {
        func paying(_ serial: Int64, _ received: Answer<Money>, _ paid: Int64) -> Record {
            var record = project(serial, "own", 0, on: "2021-08-01")
            var line = record[Project.funds].value?.first ?? Part()
            (line[Fund.received], line[Fund.paid]) = (received, .value(Money(fen: paid)))
            record[Project.funds] = .value([line])
            return record
        }
        let report = try ledger(
            facts(
                [],
                [
                    paying(1, .value(Money(fen: 500)), 900), paying(2, .value(Money(fen: 800)), 0),
                    paying(3, .notKnown, 500),
                ]))
        let warning = try #require(report.warnings.first { $0.key == "paidOverReceived" })
        #expect(warning.records == [RecordID(.project, 1)])
        #expect(warning.values["difference"] == .money(Money(fen: 400), unknown: 0))
    }

    @Test func aMilestoneAcceptedAtOnceCounts() throws {
        var record = project(1, "own", 0, on: "2021-08-01")
        var line = Part()
        line[Milestone.title] = .value("Sensors")
        line[Milestone.acceptedOn] = .value(day("2021-08-20"))
        record[Project.milestones] = .value([line])
        #expect(try ledger(facts([], [record])).figure("milestones")?.value == .count(1))
    }

    /// Nobody knows whether anything came in: that is not nothing, and it is said why.
    @Test func whereNothingIsKnownNoReportSaysNothingCame() throws {
        var silent = project(1, "own", 0, on: "2021-08-01")
        var line = Part()
        line[Fund.from] = .value("giver")
        line[Fund.source] = .value("own")
        line[Fund.planned] = .value(Money(fen: 900))
        silent[Project.funds] = .value([line])
        silent[Project.goods] = .notApplicable
        let report = try ledger(facts([], [silent]))
        for key in ["moneyReceived", "moneyPaid"] {
            #expect(report.figure(key)?.value == .money(nil, unknown: 1), "\(key)")
        }
        #expect(report.figure("goods")?.value == .money(Money(fen: 0), unknown: 0), "it is said: none")
        #expect(report.section("money")?.values("received") == [.money(nil, unknown: 1)])
        #expect(report.section("projects")?.values("paid") == [.money(nil, unknown: 1)])
        #expect(
            report.section("months")?.values("received")
                == Array(repeating: .money(nil, unknown: 1), count: 3))
        #expect(report.warnings.map(\.key) == ["undatedNotKnown.received", "undatedNotKnown.paid"])
        #expect(report.warnings[0].values["n"] == .count(1) && report.warnings[0].records == [silent.id])
        // With something that came in for certain the sum is told, and the rest stands among the remarks.
        let both = try ledger(facts([], [silent, project(2, "own", 300, on: "2021-08-01")]))
        #expect(both.figure("moneyReceived")?.value == .money(Money(fen: 300), unknown: 0))
        #expect(both.warnings.contains { $0.key == "undatedNotKnown.received" })
    }

    /// Of how many came to an activity nobody has said anything: that is not nobody.
    @Test func headsThatNobodyHasCountedAreNotNone() throws {
        var silent = activity(1, "2021-07-01", 1, [])
        silent[Activity.attendance] = .notKnown
        let report = try ledger(
            facts([silent, activity(2, "2021-08-01", 1, [attendance(.b, nil, 18)])], twinnings: [1]))
        func value(_ key: String) -> ReportValue? { report.figure(key)?.value }
        #expect(value("expected") == .notKnown && value("present") == .count(18))
        #expect(value("presentA") == .notKnown && value("presentB") == .count(18))
        #expect(report.section("months")?.values("present") == [.notKnown, .count(18), .count(0)])
        #expect(report.section("activities")?.values("present") == [.notKnown, .count(18)])
        #expect(report.section("twinnings")?.values("expected") == [.notKnown])
        #expect(try ledger(facts([], twinnings: [1])).figure("present")?.value == .count(0))
    }

    /// What was done on a day known only by its year, or by an activity, is counted or remarked; it never vanishes.
    @Test func whatHasNoExactDayIsRemarked() throws {
        var promise = Record(RecordID(.commitment, 1))
        promise[Commitment.state] = .value(.open)
        promise[Commitment.rhythm] = .value(.monthly)
        func kept(_ due: String, _ on: String? = nil, by activity: Int64? = nil) -> Part {
            var line = Part()
            line[Occurrence.due] = .value(day(due))
            if let on { line[Occurrence.doneOn] = .value(day(on)) }
            if let activity { line[Occurrence.activity] = .value(ID<Activity>(activity)) }
            return line
        }
        promise[Commitment.occurrences] = .value([
            kept("2021-07-31", by: 7), kept("2021-08-31", "2021"), kept("2021-09-30", "2021-09-29"),
        ])
        var work = project(1, "own", 0, on: "2021-08-01")
        work[Project.goods] = .notApplicable
        var milestone = Part()
        milestone[Milestone.title] = .value("Sensors")
        milestone[Milestone.state] = .value(.reached)
        var indicator = Part()
        indicator[Indicator.sort] = .value(Indicator.sorts.keys[0])
        var reached = indicator
        reached[Indicator.actual] = .value(Quantity(thousandths: 5_000))
        work[Project.milestones] = .value([milestone])
        work[Project.indicators] = .value([indicator, reached])
        var all = facts([], [work])
        all.commitments = [promise]
        all.daysOfKeeping = [RecordID(.activity, 7): day("2021-07-15")]
        let report = try ledger(all)
        #expect(report.figure("occurrences")?.value == .count(2))
        #expect(
            report.section("occurrences")?.values("doneOn") == [
                .day(day("2021-07-15")), .day(day("2021-09-29")),
            ])
        #expect(
            report.warnings.map(\.key) == ["indicatorsUndated", "milestonesUndated", "occurrencesUndated"])
        #expect(report.warnings.map(\.records) == [[work.id], [work.id], [promise.id]])
        all.projects[0][Project.indicators] = .value([indicator])
        #expect(try ledger(all).warnings.first?.key == "milestonesUndated", "a target alone has no day")
    }

    /// The plan of the next year is what the list of what is due tells of it: nothing that is over, nothing that stopped.
    @Test func thePlanIsWhatIsDue() throws {
        func agreement(_ serial: Int64, ends: String, _ step: AgreementStep.Sort? = nil) -> Record {
            var record = Record(RecordID(.agreement, serial))
            record[Agreement.state] = .value(.signed)
            record[Agreement.signedOn] = .value(day("2020-01-01"))
            record[Agreement.endsOn] = .value(day(ends))
            var line = Part()
            line[AgreementStep.sort] = step.map(Answer.value) ?? .notKnown
            line[AgreementStep.on] = .value(day("2021-05-01"))
            if step != nil { record[Agreement.steps] = .value([line]) }
            return record
        }
        func work(_ serial: Int64, _ state: Project.State) -> Record {
            var record = Record(RecordID(.project, serial))
            record[Project.state] = .value(state)
            var line = Part(id: serial)
            line[Milestone.title] = .value("Milestone \(serial)")
            line[Milestone.state] = .value(.planned)
            line[Milestone.due] = .value(day("2022-03-01"))
            record[Project.milestones] = .value([line])
            return record
        }
        var all = facts([], [work(1, .underWay), work(2, .stopped)])
        all.agreements = [
            agreement(1, ends: "2022-12-31"), agreement(2, ends: "2022-12-31", .ended),
            agreement(3, ends: "2022-06-30"), agreement(4, ends: "2023-06-30"),
        ]
        all.due[RecordID(.agreement, 3)] = DueFacts(
            renewal: Renewal(by: RecordID(.agreement, 4), on: day("2021-11-01")))
        let year = try #require(ReportPeriod.year(2021))
        let plan = ReportMaker(all, today: day("2022-01-08")).document(.annualSummary, year).section("plan")
        #expect(plan?.rows.map(\.record) == [RecordID(.project, 1), RecordID(.agreement, 1)])
        #expect(
            plan?.values("matter")
                == ["milestone", "ends"].map { .choice(list: ReportDocument.matterList, key: $0) })
    }

    /// What was agreed on long ago and never done is open; what was agreed on at an activity that fell out is not.
    @Test func openFollowUpsAreThoseThatAreDue() throws {
        func agreeing(_ serial: Int64, _ on: String, _ state: Activity.State? = nil) -> Record {
            var record = activity(serial, on, nil, [])
            record[Activity.state] = state.map(Answer.value) ?? .notKnown
            var line = Part(id: serial)
            line[FollowUp.what] = .value("Repair \(serial)")
            record[Activity.followUps] = .value([line])
            return record
        }
        var all = facts([])
        all.unfinished = [
            agreeing(1, "2019-05-01"), agreeing(2, "2021-05-01"), agreeing(3, "2021-06-01", .cancelled),
            agreeing(4, "2022-01-02"),
        ]
        let year = try #require(ReportPeriod.year(2021))
        let open = ReportMaker(all, today: day("2022-01-08")).document(.annualSummary, year).section("open")
        #expect(open?.rows.map(\.record) == [RecordID(.activity, 1), RecordID(.activity, 2)])
    }

    /// Of a quarter and a month that have not come nobody knows what will happen: that is not nothing.
    @Test func whatHasNotComeIsNotNothing() throws {
        let year = try #require(ReportPeriod.year(2021))
        let all = facts([activity(1, "2021-02-01", 1, []), activity(2, "2021-11-01", 1, [])])
        let report = ReportMaker(all, today: day("2021-08-15")).document(.annualSummary, year)
        let row = try #require(report.section("quarters")?.rows.first { $0.id == "activities" })
        #expect(Array(row.cells[1...5]) == [.count(1), .count(0), .count(0), .notKnown, .count(1)])
        let planned = try #require(report.section("quarters")?.rows.first { $0.id == "planned" })
        #expect(planned.cells[4] == .count(1))
        let months = try #require(report.section("months")?.values("activities"))
        #expect(months[6...8] == [.count(0), .count(0), .notKnown])
    }

    /// Who was expected is added up like who came; the share is over the lines that tell both.
    @Test func headsAreAddedUpWhereOnlyOneNumberIsKnown() throws {
        let report = try ledger(
            facts(
                [
                    activity(
                        1, "2021-07-01", 1,
                        [attendance(.a, 12, 9), attendance(.a, 30, nil), attendance(.b, nil, 25)])
                ], twinnings: [1]))
        func value(_ key: String) -> ReportValue? { report.figure(key)?.value }
        #expect(value("expected") == .count(42) && value("present") == .count(34))
        #expect(value("expectedA") == .count(42) && value("presentB") == .count(25))
        #expect(value("attendance") == .percent(Percent(tenths: 750)))
        for section in ["twinnings", "activities", "months"] {
            let rows = report.section(section)
            #expect(rows?.values("expected").first == .count(42), "\(section)")
            #expect(rows?.values("present").first == .count(34), "\(section)")
        }
        #expect(report.section("sides")?.values("expected") == [.count(42), .notKnown])
    }

    /// What was received under a pillar is told although no project of it was under way by then.
    @Test func moneyOfAProjectThatIsOverKeepsItsPillar() throws {
        var late = project(1, "own", 700, on: "2021-08-01")
        late[Project.state] = .value(.completed)
        late[Project.actualEnd] = .value(day("2020-12-01"))
        late[Project.pillar] = .value("talentDevelopment")
        let report = ReportMaker(facts([], [late]), today: day("2022-01-08")).document(
            .annualSummary, try #require(ReportPeriod.year(2021)))
        let pillars = try #require(report.section("pillars"))
        #expect(pillars.rows.map(\.id) == ["talentDevelopment"])
        #expect(pillars.values("received") == [.money(Money(fen: 700), unknown: 0)])
        #expect(pillars.values("projects") == [.count(0)])
    }

    /// The four quarters add up to the year, and so do its months, whatever happened in it.
    @Test(arguments: 0..<40) func quartersAddUpToTheYear(seed: UInt64) throws {
        var random = Seeded(seed)
        var activities: [Record] = []
        var projects: [Record] = []
        for serial in 1...Int64(60) {
            func someDay() -> String {
                let (month, day) = (
                    Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random)
                )
                return
                    "202\(Int.random(in: 0...2, using: &random))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            }
            activities.append(
                activity(
                    serial, someDay(), Int64.random(in: 1...4, using: &random),
                    [
                        attendance(
                            .a, Int.random(in: 0...30, using: &random),
                            random.chance(80) ? Int.random(in: 0...30, using: &random) : nil),
                        attendance(.b, 20, Int.random(in: 0...30, using: &random)),
                    ]))
            projects.append(
                project(
                    serial, random.chance(50) ? "own" : nil, Int64.random(in: 0...1_000_000, using: &random),
                    on: someDay()))
        }
        let all = facts(activities, projects, twinnings: [1, 2, 3, 4])
        let today = day("2023-01-01")
        let year = ReportMaker(all, today: today).document(
            .annualSummary, try #require(ReportPeriod.year(2021)))
        func total(_ key: String, _ documents: [ReportDocument]) -> Int64 {
            documents.reduce(0) { sum, document in
                switch document.figure(key)?.value {
                case .count(let count): sum + Int64(count)
                case .money(let money, _): sum + (money?.fen ?? 0)
                default: sum
                }
            }
        }
        let quarters = try (1...4).map { try ledger(all, $0, today: "2023-01-01") }
        for key in [
            "activities", "expected", "present", "presentA", "presentB", "moneyReceived", "moneyPaid",
        ] {
            #expect(total(key, quarters) == total(key, [year]), "\(key), seed \(seed)")
        }
        // Recomputed from the records themselves.
        let within = activities.filter { $0[Activity.heldOn].value?.year == 2021 }
        #expect(total("activities", [year]) == Int64(within.count))
        let heads = within.flatMap { $0[Activity.attendance].value ?? [] }.compactMap {
            $0[Attendance.present].value
        }
        #expect(total("present", [year]) == Int64(heads.reduce(0, +)))
        // Each pairing once; its rows tell all of the activities, as each has one.
        let rows = year.section("twinnings")?.values("activities") ?? []
        #expect(rows.count == 4)
        let told = rows.reduce(0) { sum, value in
            if case .count(let count) = value { sum + count } else { sum }
        }
        #expect(told == within.count)
        #expect(year.section("quarters")?.rows.count == year.figures.count)
    }

    /// What is kept reads back the same, and shows no change against itself.
    @Test(arguments: 0..<20) func whatIsFrozenReadsBackTheSame(seed: UInt64) throws {
        var random = Seeded(seed)
        let activities = (1...Int64(8)).map {
            activity($0, "2021-08-0\($0)", 1, [attendance(.a, 9, random.chance(50) ? 7 : nil)])
        }
        let document = try ledger(
            facts(activities, [project(1, nil, Int64(seed) * 101, on: "2021-08-01")], twinnings: [1]))
        var frozen = FrozenReport()
        frozen.submissions = [
            FrozenReport.Submission(document, on: day("2021-10-08"), by: RecordID(.person, 1), to: nil)
        ]
        frozen.submissions[0].returnReason = "\"quoted\" \u{202E} <b>"
        let text = frozen.json.text()
        let read = try #require(FrozenReport(text: text))
        #expect(read == frozen && read.json.text() == text)
        #expect(ReportChanges(from: document, to: read.submissions[0].document).isEmpty)
        for cut in stride(from: 0, to: text.count, by: 97) {
            #expect(FrozenReport(text: String(text.prefix(cut))) == nil)
        }
    }
}

@Suite struct ReportChangesTests {
    @Test func oneHeadLessIsOneChange() throws {
        let then = try ledger(
            facts(
                [activity(1, "2021-07-01", 1, [attendance(.a, 12, 10), attendance(.b, 20, 18)])],
                twinnings: [1]))
        let now = try ledger(
            facts(
                [activity(1, "2021-07-01", 1, [attendance(.a, 12, 10), attendance(.b, 20, 17)])],
                twinnings: [1]))
        let changes = ReportChanges(from: then, to: now)
        #expect(changes.count == 1)
        #expect(changes.rows[0].what == .cell(column: "presentB", then: .count(18), now: .count(17)))
        #expect(changes.figures.map(\.key) == ["present", "attendance", "presentB", "attendanceB"])
        #expect(changes.figures[1].now == .percent(Percent(tenths: 844)))
    }

    @Test func rowsComeAndGo() throws {
        let one = activity(1, "2021-07-01", nil, [])
        let two = activity(2, "2021-08-01", nil, [])
        let changes = ReportChanges(from: try ledger(facts([one])), to: try ledger(facts([two])))
        #expect(changes.rows.map(\.what) == [.added, .gone])
        #expect(changes.rows.map(\.record) == [two.id, one.id])
    }
}

@Suite struct FiledGridTests {
    @Test func whatIsFiledWhen() throws {
        let period = try #require(ReportPeriod.quarter(3, of: 2021))
        func state(_ state: Report.State?, _ on: String? = nil, today: String) throws -> FiledGrid.State {
            let report = state.map { state in
                var record = Report.beginning(
                    .quarterlyLedger, about: RecordID(.village, 1), period, named: "x")
                record[Report.state] = .value(state)
                record[Report.submittedOn] = on.map { .value(day($0)) } ?? .notKnown
                return record
            }
            return try FiledGrid.cell(report, period, today: day(today)).state
        }
        #expect(try state(nil, today: "2021-10-15") == .notDue)
        #expect(try state(nil, today: "2021-10-16") == .missing)
        #expect(try state(.submitted, "2021-10-15", today: "2022-01-01") == .onTime)
        #expect(try state(.submitted, "2021-10-16", today: "2022-01-01") == .late)
        #expect(try state(.draft, today: "2022-01-01") == .draft)
        #expect(try state(.returned, today: "2022-01-01") == .returned)
    }
}
