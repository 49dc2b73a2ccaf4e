import Domain
import TestSupport
import Testing

@Suite struct ActivityCountsTests {
    private static func day(_ text: String) -> CalendarDay { CalendarDay(written: text) ?? .epoch }
    private static let today = day("2021-10-08")
    private static let a = RecordID(.branch, 3)
    private static let b = RecordID(.branch, 4)

    private static func activity(
        _ serial: Int64, _ on: String, sort: String = "themePartyDay", came: [(Side, Int?, Int?)] = []
    ) -> Record {
        var record = Record(RecordID(.activity, serial))
        record[Activity.heldOn] = .value(day(on))
        record[Activity.sort] = .value(sort)
        record[Activity.hosts] = .value(
            [a, b].map { Part([ActivityHost.host.key: .value(.link($0))]) })
        record[Activity.attendance] = .value(
            came.map { side, expected, present in
                var line = Part()
                line[Attendance.side] = .value(side)
                line[Attendance.expected] = expected.map { .value($0) } ?? .notKnown
                line[Attendance.present] = present.map { .value($0) } ?? .notKnown
                return line
            })
        return record
    }

    private static func counts(
        _ records: [Record], from: String? = nil, to: String? = nil
    ) -> ActivityCounts {
        let range = from.flatMap { from in to.map { day(from)...day($0) } }
        var counts = ActivityCounts(during: range, today: today)
        for record in records { counts.add(record) }
        return counts
    }

    @Test func whoCameSideBySideAndTogether() throws {
        let counts = Self.counts([Self.activity(1, "2021-07-01", came: [(.a, 12, 10), (.b, 20, 18)])])
        #expect(counts.bySide[.a]?.percent?.plain == "83.3")
        #expect(counts.bySide[.b]?.percent?.plain == "90.0")
        #expect(counts.attendance.percent?.plain == "87.5")
        #expect(counts.attendance.isComplete)
    }

    @Test func countedOnceInAllAndOnceForEachHost() throws {
        var other = Self.activity(2, "2021-08-01", sort: "jointMeeting")
        var hosts = other[Activity.hosts].value ?? []
        hosts[0][ActivityHost.countsAs] = .value("partyLecture")
        other[Activity.hosts] = .value(hosts)
        let counts = Self.counts([Self.activity(1, "2021-07-01"), other])
        #expect(counts.held.count == 2)
        #expect(counts.byHost[Self.a]?.life.mapValues(\.count) == ["themePartyDay": 1, "partyLecture": 1])
        #expect(counts.byHost[Self.b]?.life.mapValues(\.count) == ["themePartyDay": 1])
        #expect(counts.byHost[Self.b]?.held.count == 2)
    }

    @Test func whatDoesNotApplyAndWhoHasNoSuchLifeCountsAsNone() {
        var record = Self.activity(1, "2021-07-01")
        var first = Part([ActivityHost.host.key: .value(.link(Self.a))])
        first[ActivityHost.countsAs.key] = .notApplicable
        let village = Part([ActivityHost.host.key: .value(.link(RecordID(.village, 1)))])
        record[Activity.hosts] = .value([first, village, village])
        let counts = Self.counts([record])
        #expect(counts.byHost[Self.a]?.life == [:])
        #expect(counts.byHost[RecordID(.village, 1)]?.held.count == 1)
    }

    @Test func notKnownIsNeverCountedAsNone() {
        let counts = Self.counts([
            Self.activity(1, "2021-07-01", came: [(.a, 12, nil), (.b, nil, 18)])
        ])
        #expect(counts.attendance.percent == nil)
        #expect(counts.attendance.unknown == 2 && counts.attendance.presentInAll == 18)
        #expect(!counts.attendance.isComplete)
    }

    @Test func plannedAndCancelledAreKeptApart() {
        var planned = Self.activity(2, "2021-09-01")
        planned[Activity.state] = .value(.planned)
        var cancelled = Self.activity(3, "2021-09-02")
        cancelled[Activity.state] = .value(.cancelled)
        let counts = Self.counts([
            Self.activity(1, "2021-10-08"), planned, cancelled, Self.activity(4, "2021-10-09"),
        ])
        #expect(counts.held.map(\.serial) == [1])
        #expect(counts.planned.map(\.serial) == [2, 4])
        #expect(counts.unanswered.map(\.serial) == [2])
        #expect(counts.cancelled.map(\.serial) == [3])
    }

    @Test func aMonthThatReachesOverTheEndIsNotPlaced() {
        let records = ["2021-07-01", "2021-09-30", "2021-10-01", "2021-08", "2021"].enumerated().map {
            Self.activity(Int64($0.offset + 1), $0.element)
        }
        let counts = Self.counts(records, from: "2021-07-01", to: "2021-09-30")
        #expect(counts.held.map(\.serial) == [1, 2, 4])
        #expect(counts.undated.map(\.serial) == [5])
    }

    @Test func quartersAddUpToTheYear() {
        var random = Seeded(11)
        for _ in 0..<50 {
            let records = (1...40).map { serial in
                Self.activity(
                    Int64(serial),
                    CalendarDay(ordinal: 18_628 + Int.random(in: 0..<365, using: &random))?
                        .written ?? "2021",
                    came: [
                        (.a, Int.random(in: 1...30, using: &random), Int.random(in: 0...30, using: &random))
                    ])
            }
            var quarters: [ActivityCounts] = []
            for (from, to) in [
                ("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"),
            ] {
                let range = Self.day("2021-" + from)...Self.day("2021-" + to)
                var counts = ActivityCounts(during: range, today: Self.day("2022-01-01"))
                for record in records { counts.add(record) }
                quarters.append(counts)
            }
            var year = ActivityCounts(
                during: Self.day("2021").first...Self.day("2021").last, today: Self.day("2022-01-01"))
            for record in records { year.add(record) }
            #expect(quarters.map(\.held.count).reduce(0, +) == year.held.count)
            #expect(quarters.map(\.attendance.present).reduce(0, +) == year.attendance.present)
            #expect(year.held.count == 40)
        }
    }

    @Test func moreThanExpectedIsOdd() {
        let fine = Self.activity(1, "2021-07-01", came: [(.a, 12, 12)])
        #expect(AttendanceOddities.doubts(fine).isEmpty)
        let odd = Self.activity(1, "2021-07-01", came: [(.a, 12, 12), (.b, 20, 21)])
        let doubts = Oddities.doubts(in: odd)
        #expect(doubts.count == 1)
        #expect(doubts.first?.at.line?.index == 1)
        #expect(Validation.problems(in: odd).allSatisfy { $0.at.field != Activity.attendance.key })
    }
}
