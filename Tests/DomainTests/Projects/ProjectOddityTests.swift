import Domain
import TestSupport
import Testing

@Suite struct ProjectOddityTests {
    private func project(_ assignments: [String: String]) throws -> Record {
        var record = Record.beginning(RecordID(.project, 1))
        record[Project.name] = .value("Greenhouse")
        let today = try #require(CalendarDay(2021, 10, 1))
        for (key, typed) in assignments {
            let field = try #require(Kind.project.description.field(key))
            record[key] = try ValueText.answer(typed, field, at: FieldPath(.project, key), today: today)
        }
        return record
    }

    private func odd(_ assignments: [String: String], on day: String = "2021-10-01") throws -> [String] {
        let today = try #require(CalendarDay(written: day))
        return try Oddities.doubts(in: project(assignments)).filter { $0.stands(today) }.compactMap {
            if case .odd(let odd) = $0.reason { odd.name } else { nil }
        }
    }

    @Test func moneyThatDoesNotGoTogether() throws {
        let funds = #"[{"from":"own","source":"own","planned":500000,"received":300000,"paid":PAID}]"#
        func with(_ paid: String) -> [String: String] {
            ["funds": funds.replacing("PAID", with: paid)]
        }
        #expect(try odd(with("120000")).isEmpty)
        #expect(try odd(with("300000")).isEmpty)
        #expect(try odd(with("350000")) == ["paidOverReceived"])
        let doubt = try #require(try Oddities.doubts(in: project(with("350000"))).first)
        #expect(try Strings.words(.english).sentence(doubt).contains("by 50,000.00 yuan"))
        #expect(try Strings.words(.chinese).sentence(doubt).contains("50,000.00 元"))
        var words = try Strings.words(.chinese)
        words.moneyUnit = .wan
        #expect(words.sentence(doubt).contains("5 万元"))
        #expect(
            try odd(["funds": #"[{"from":"own","planned":1,"received":2}]"#]) == ["receivedOverPlanned"])
        #expect(
            try odd(["funds": #"[{"from":"a","planned":1,"received":2},{"from":"b"}]"#]).isEmpty,
            "what is not known of the plan might make up for it")
        #expect(
            try odd(["sort": "business", "funds": #"[{"from":"a","source":"donated"}]"#])
                == ["donatedToBusiness"])
        #expect(try odd(["sort": "welfare", "funds": #"[{"from":"a","source":"donated"}]"#]).isEmpty)
    }

    @Test func daysThatDoNotGoTogether() throws {
        #expect(
            try odd(["actualStart": "2021-05-02", "actualEnd": "2021-05-01"]) == ["actualEndBeforeStart"])
        #expect(try odd(["actualStart": "2021-05-02", "actualEnd": "2021-05"]).isEmpty)
        #expect(
            try odd(["plannedStart": "2021-05-02", "plannedEnd": "2021-04"]) == ["plannedEndBeforeStart"])
        let open = ["state": "underWay", "plannedEnd": "2021-09"]
        #expect(try odd(open, on: "2021-09-30").isEmpty)
        #expect(try odd(open, on: "2021-10-01") == ["plannedEndPassed"])
        #expect(try odd(["state": "completed", "plannedEnd": "2021-09"], on: "2022-01-01").isEmpty)
    }

    @Test func milestonesThatDoNotGoTogether() throws {
        func one(_ line: String, _ state: String = "underWay") throws -> [String] {
            try odd(["state": state, "milestones": "[{\"title\":\"roof\"," + line + "}]"])
        }
        #expect(
            try one(#""state":"accepted","evidence":"x","reachedOn":"2021-05-02","acceptedOn":"2021-05-01""#)
                == ["acceptedBeforeReached"])
        #expect(try one(#""state":"planned","acceptedOn":"2021-05-01""#) == ["acceptedNotReached"])
        #expect(try one(#""state":"accepted""#) == ["acceptedWithoutEvidence"])
        #expect(try one(#""state":"accepted","evidence":{"notApplicable":true}"#).isEmpty)
        #expect(try one(#""state":"planned""#, "accepted") == ["openMilestones"])
        #expect(try one(#""state":"dropped""#, "completed").isEmpty)
        #expect(try one(#""state":"planned""#).isEmpty)
    }

    @Test func indicatorsThatDoNotGoTogether() throws {
        func one(_ line: String) throws -> [String] {
            try odd(["indicators": "[{\"name\":\"share\"," + line + "}]"])
        }
        #expect(try one(#""unit":"%","actual":100.001"#) == ["percentOver100"])
        #expect(try one(#""unit":"％","target":100"#).isEmpty)
        #expect(try one(#""unit":"户","actual":250"#).isEmpty)
        #expect(try one(#""baseline":10,"actual":9"#) == ["actualBelowBaseline"])
        #expect(try one(#""baseline":10,"target":5,"actual":9"#).isEmpty, "it is to fall")
        #expect(try one(#""baseline":10,"target":5,"actual":11"#) == ["actualAboveBaseline"])
    }

    /// An explanation holds for the values it was given for.
    @Test func whatIsExplainedIsNotOpen() throws {
        let funds = #"[{"from":"own","received":3,"paid":5}]"#
        let record = try project(["funds": funds])
        let doubt = try #require(Oddities.doubts(in: record).first)
        guard case .odd(let odd) = doubt.reason else { throw Missing() }
        let explained = record.explaining(odd, reason: "  advance by the county ")
        #expect(Oddities.doubts(in: explained).map(\.explanation) == ["advance by the county"])
        #expect(Validation.problems(in: explained).isEmpty)
        let again = explained.explaining(odd, reason: "other")
        #expect(again[Project.oddities].value?.count == 1)
        #expect(Oddities.doubts(in: again.withdrawing(odd)).map(\.explanation) == [nil])
        var changed = explained
        changed[Project.funds] = try project(["funds": funds.replacing("5", with: "6")])[Project.funds]
        #expect(Oddities.doubts(in: changed).map(\.explanation) == [nil])
    }

    /// No values make a record odd in a way that has no sentence, or whose key cannot be stored.
    @Test(arguments: UInt64(1)...60) func everyOddityCanBeSaidAndExplained(_ seed: UInt64) throws {
        var random = RandomRecords(seed)
        let record = random.record(.project)
        for doubt in Oddities.doubts(in: record) {
            guard case .odd(let odd) = doubt.reason else { continue }
            #expect(!odd.key.isEmpty && odd.key.count <= 200, "seed \(seed)")
            for language in Language.allCases {
                let text = try Strings.words(language).sentence(doubt)
                let open = odd.said.keys.filter { text.contains("{\($0)}") }
                #expect(!text.hasPrefix("odd.") && open.isEmpty, "seed \(seed): \(text)")
            }
            let explained = Oddities.doubts(in: record.explaining(odd, reason: "known"))
            #expect(
                explained.contains { $0.reason == doubt.reason && $0.explanation == "known" },
                "seed \(seed): \(odd.key)")
        }
    }

    private struct Missing: Error {}
}

@Suite struct StageTests {
    @Test func aProjectGoesFromStageToStage() throws {
        let day = try #require(CalendarDay(2021, 7, 1))
        var record = Record.beginning(RecordID(.project, 1))
        var states: [Project.State] = []
        while let now = record[Project.state].value, let next = Project.next(after: now) {
            record = record.moved(to: next, on: day)
            states.append(next)
        }
        #expect(states == [.approved, .underWay, .accepted, .completed])
        for field in [Project.approvedOn, Project.actualStart, Project.acceptedOn, Project.actualEnd] {
            #expect(record[field].value == day, "\(field.key)")
        }
        #expect(record[Project.stoppedOn].value == nil)
        #expect(record.moved(to: .stopped, on: nil)[Project.stoppedOn].value == nil)
    }

    @Test func whatIsMovedBackKeepsNoLaterDay() throws {
        let (start, stop, again) = (CalendarDay(2021, 3, 1), CalendarDay(2021, 5, 1), CalendarDay(2021, 9, 1))
        let begun = Record.beginning(RecordID(.project, 1)).moved(to: .underWay, on: start)
        let back = begun.moved(to: .completed, on: stop).moved(to: .underWay, on: start)
        #expect(back == begun)
        // A second stop is not proposed for the day of the first.
        let resumed = begun.moved(to: .stopped, on: stop).moved(to: .underWay, on: start)
        #expect(resumed[Project.stoppedOn].value == nil)
        #expect(resumed.proposedDay(of: .stopped, today: try #require(again)) == again)
        // The end of the work may be known before it is accepted.
        var ended = begun
        ended[Project.actualEnd] = .value(try #require(stop))
        #expect(ended.moved(to: .accepted, on: again)[Project.actualEnd].value == stop)
        #expect(begun.daysLost(movingTo: .stopped).isEmpty)
        #expect(begun.daysLost(movingTo: .proposed).map(\.key) == [Project.actualStart.key])
    }

    @Test func howLateItIs() throws {
        var record = Record.beginning(RecordID(.project, 1))
        let today = try #require(CalendarDay(2021, 10, 11))
        #expect(Project.daysLate(record, today: today) == nil)
        record[Project.plannedEnd] = .value(try #require(CalendarDay(2021, 9)))
        #expect(Project.daysLate(record, today: today) == 11)
        record = record.moved(to: .completed, on: CalendarDay(2021, 9, 20))
        #expect(Project.daysLate(record, today: today) == -10)
        #expect(Project.daysLate(record.moved(to: .stopped, on: nil), today: today) == nil)
    }

    @Test func aMilestoneIsReachedAndAccepted() throws {
        var line = Part()
        line[Milestone.title] = .value("roof")
        line[Milestone.state] = .value(.planned)
        var record = Record.beginning(RecordID(.project, 1))
        record[Project.milestones] = .value([line])
        let (first, second) = (try #require(CalendarDay(2021, 7, 1)), try #require(CalendarDay(2021, 7, 9)))
        let reached = try #require(record.marking(milestone: 0, as: .reached, on: first, evidence: "photo 3"))
        let person = ID<Person>(7)
        let accepted = try #require(reached.marking(milestone: 0, as: .accepted, on: second, by: person))
        let result = try #require(accepted[Project.milestones].value?.first)
        #expect(result[Milestone.reachedOn].value == first)
        #expect(result[Milestone.acceptedOn].value == second)
        #expect(result[Milestone.acceptedBy].value == person)
        #expect(result[Milestone.evidence].value == "photo 3")
        #expect(record.marking(milestone: 1, as: .reached, on: first) == nil)
    }
}

@Suite struct IndicatorTests {
    private func line(
        _ sort: String?, _ unit: String, _ baseline: String? = nil, _ target: String? = nil,
        _ actual: String? = nil
    ) -> Part {
        var line = Part()
        line[Indicator.name] = .value("x")
        line[Indicator.unit] = .value(unit)
        line[Indicator.sort] = sort.map(Answer.value) ?? .notKnown
        for (field, typed) in [
            (Indicator.baseline, baseline), (Indicator.target, target), (Indicator.actual, actual),
        ] { line[field] = typed.flatMap { Quantity(typed: $0) }.map(Answer.value) ?? .notKnown }
        return line
    }

    @Test func theTwelveHaveNamesAndUnitsInBothLanguages() throws {
        #expect(Indicator.sorts.keys.count == 12)
        for language in Language.allCases {
            let words = try Strings.words(language)
            for sort in Indicator.sorts.keys {
                let line = Indicator.line(sort, words)
                #expect(line[Indicator.sort].value == sort)
                #expect(line[Indicator.name].value.map { !$0.hasPrefix("choice.") && $0 != sort } == true)
                #expect(line[Indicator.unit].value.map { !$0.hasPrefix("indicatorUnit") } == true)
            }
        }
        var record = Record.beginning(RecordID(.project, 1))
        record[Project.indicators] = .value([line("road", "km")])
        #expect(!Indicator.lacking(in: record).contains("road"))
        #expect(Indicator.lacking(in: record).count == 11)
    }

    @Test func progressGoesFromTheBaseline() {
        func percent(_ baseline: String?, _ target: String?, _ actual: String?) -> String? {
            IndicatorProgress(line(nil, "", baseline, target, actual)).percent?.plain
        }
        #expect(percent("0", "200", "120") == "60.0")
        #expect(percent(nil, "200", "120") == "60.0")
        #expect(percent("62.5", "35", "37.2") == "92.0")
        #expect(percent("10", "20", "5") == "-50.0")
        #expect(percent("10", "10", "10") == nil)
        #expect(percent("10", nil, "10") == nil)
        #expect(percent("10", "20", nil) == nil)
    }

    @Test func sumsKeepUnitsApart() {
        var sums = IndicatorSums()
        sums.add([line("road", "km", nil, "5", "1.2"), line(nil, "km", nil, nil, "9")])
        sums.add([line("road", "ＫＭ", nil, nil, "0.8"), line("road", "m", nil, nil, "300")])
        sums.add([line("road", "km")])
        sums.add([line("own", "x", nil, nil, "1"), line("cash", "yuan", nil, nil, "7")])
        #expect(sums.all.map(\.sort) == ["cash", "road", "road", "own"])
        let road = sums.all[1]
        #expect(road.actual.quantity.plain == "2")
        #expect((road.projects, road.actual.unknown, road.target.known) == (3, 1, 1))
    }
}
