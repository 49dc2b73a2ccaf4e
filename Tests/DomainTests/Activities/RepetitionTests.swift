import Domain
import Testing

@Suite struct RepetitionTests {
    private static func day(_ text: String) -> CalendarDay { CalendarDay(written: text) ?? .epoch }

    private static func activity(_ on: String) -> Record {
        var record = Record(RecordID(.activity, 3))
        record[Activity.name] = .value("Joint meeting")
        record[Activity.sort] = .value("jointMeeting")
        record[Activity.heldOn] = .value(day(on))
        record[Activity.place] = .value("Hall")
        record[Activity.outcome] = .value("Agreed")
        record[Activity.twinning.key] = .value(.link(RecordID(.twinning, 1)))
        record[Activity.hosts] = .value([
            Part(id: 7, [ActivityHost.host.key: .value(.link(RecordID(.branch, 3)))])
        ])
        record[Activity.attendance] = .value([Part([Attendance.side.key: .value(.choice("a"))])])
        return record
    }

    @Test func aCopyHasTheHostsAndNothingOfWhatHappened() throws {
        let copy = try #require(
            Repetition(Self.activity("2021-07-01"), on: Self.day("2021-08-05")).records.first)
        #expect(copy[Activity.heldOn].value == Self.day("2021-08-05"))
        #expect(copy[Activity.twinning].value?.record == RecordID(.twinning, 1))
        #expect(copy[Activity.hosts].value?.map(\.id) == [nil])
        #expect(copy[Activity.outcome] == .notKnown && copy[Activity.attendance] == .notKnown)
        #expect(copy[Activity.state] == .notKnown && copy[Activity.series] == .notKnown)
        #expect(copy.id.isProvisional)
    }

    @Test func aSeriesIsPlannedAndNamesItsFirst() throws {
        let series = try Repetition(
            Self.activity("2021-01-31"), every: .month, times: 3, until: nil, from: nil)
        #expect(series.days.map(\.written) == ["2021-02-28", "2021-03-31", "2021-04-30"])
        #expect(series.records.allSatisfy { $0[Activity.state].value == .planned })
        #expect(series.records.allSatisfy { $0[Activity.series].value?.record == RecordID(.activity, 3) })
        #expect(Set(series.records.map(\.id)).count == 3)
        // One of a series goes on with the same series.
        var later = Self.activity("2021-04-30")
        later[Activity.series.key] = .value(.link(RecordID(.activity, 1)))
        let more = try Repetition(later, every: .week, times: 1, until: nil, from: nil)
        #expect(more.records.first?[Activity.series].value?.record == RecordID(.activity, 1))
    }

    @Test func untilADayAndFromADay() throws {
        let weeks = try Repetition(
            Self.activity("2021-07-01"), every: .week, times: nil, until: Self.day("2021-07"), from: nil)
        #expect(weeks.days.map(\.written) == ["2021-07-08", "2021-07-15", "2021-07-22", "2021-07-29"])
        let from = try Repetition(
            Self.activity("2021-07"), every: .quarter, times: 2, until: nil, from: Self.day("2021-09-30"))
        #expect(from.days.map(\.written) == ["2021-09-30", "2021-12-30"])
    }

    @Test func whatCannotBeRepeatedSaysWhy() {
        let exact = Self.activity("2021-07-01")
        #expect(throws: Repetition.Trouble.dayNotExact(Self.day("2021-07"))) {
            try Repetition(Self.activity("2021-07"), every: .week, times: 2, until: nil, from: nil)
        }
        #expect(throws: Repetition.Trouble.tooMany(limit: Repetition.limit)) {
            try Repetition(exact, every: .week, times: nil, until: Self.day("2121"), from: nil)
        }
        #expect(throws: Repetition.Trouble.noDay(until: Self.day("2021-07-02"))) {
            try Repetition(exact, every: .week, times: nil, until: Self.day("2021-07-02"), from: nil)
        }
    }

    @Test func aFollowUpIsTickedAndOpenedAgain() throws {
        var record = Self.activity("2021-07-01")
        var line = Part(id: 5)
        line[FollowUp.what] = .value("Send the list")
        record[Activity.followUps] = .value([line])
        let ticked = try #require(record.ticking(followUp: 5, doneOn: Self.day("2021-07-09")))
        #expect(ticked[Activity.followUps].value?.first?[FollowUp.doneOn].value == Self.day("2021-07-09"))
        #expect(ticked.ticking(followUp: 5, doneOn: nil) == record)
        #expect(record.ticking(followUp: 6, doneOn: nil) == nil)
    }
}
