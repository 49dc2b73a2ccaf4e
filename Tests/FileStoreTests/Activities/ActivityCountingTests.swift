import Domain
import Testing

@testable import FileStore

/// Activities counted over a registry.
@Suite struct ActivityCountingTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let branches: [RecordID]

    init() throws {
        folder = try TemporaryFolder()
        let registry = try folder.registry()
        self.registry = registry
        branches = try ["甲支部", "乙支部", "丙支部"].map { name in
            try #require(
                try registry.save(.new(.branch, name).with("sort", .value(.choice("branch")))).first)
        }
    }

    private func add(_ on: String, _ hosts: [Int], came: (Int, Int)? = nil) throws {
        var record = Record.new(.activity, "Theme day " + on).with(Activity.heldOn, day(on))
            .with("sort", .value(.choice("themePartyDay")))
            .with(
                Activity.hosts,
                hosts.map { Part([ActivityHost.host.key: .value(.link(branches[$0]))]) })
        if let came {
            var line = Part()
            line[Attendance.side] = .value(.a)
            line[Attendance.expected] = .value(came.0)
            line[Attendance.present] = .value(came.1)
            record = record.with(Activity.attendance, [line])
        }
        try registry.save(record)
    }

    private func counts(_ about: RecordID? = nil, _ from: String, _ to: String) throws -> ActivityCounts {
        let query = ActivityCountQuery(
            about: about, during: day(from)...day(to), today: day("2022-06-01"))
        guard case .activityCounts(let counts, _) = try registry.answer(.activityCounts(query)) else {
            throw Unexpected()
        }
        return counts
    }

    @Test func daysMonthsAndYearsAtTheEndsOfARange() throws {
        for on in ["2021-06-30", "2021-07-01", "2021-07", "2021-09-30", "2021-10-01", "2021", "2021-09"] {
            try add(on, [0, 1], came: (12, 10))
        }
        let quarter = try counts(nil, "2021-07-01", "2021-09-30")
        #expect(quarter.held.count == 4 && quarter.undated.count == 1)
        #expect(quarter.attendance.present == 40 && quarter.attendance.expected == 48)
        let july = try counts(nil, "2021-07-10", "2021-07-31")
        #expect(july.held.isEmpty && july.undated.count == 2)
        #expect(try counts(nil, "2021", "2021").held.count == 7)
    }

    @Test func onceInAllAndOnceForEachHost() throws {
        try add("2021-07-01", [0, 1])
        try add("2021-07-02", [2])
        let all = try counts(nil, "2021", "2021")
        #expect(all.held.count == 2)
        #expect(branches.map { all.byHost[$0]?.life["themePartyDay"]?.count } == [1, 1, 1])
        #expect(try counts(branches[0], "2021", "2021").held.count == 1)
    }

    @Test func aSeriesIsOneStepOfTheJournal() throws {
        try add("2021-07-01", [0])
        let first = try registry.record(RecordID(.activity, 1))
        let steps = try registry.steps().count
        let series = try Repetition(first, every: .month, times: 6, until: nil, from: nil)
        guard case .done(_, let ids) = try registry.perform(.save(series.records, draft: nil)) else {
            throw Unexpected()
        }
        #expect(ids.count == 6)
        #expect(try registry.steps().count == steps + 1)
        #expect(try registry.record(ids[5])[Activity.series].value?.record == first.id)
        #expect(try registry.record(ids[5])[Activity.heldOn].value == day("2022-01-01"))
        _ = try registry.perform(.undo)
        #expect(throws: Refusal.self) { try registry.record(ids[0]) }
    }
}
