import Domain
import Testing

@Suite struct VersionComparisonTests {
    private func village(_ name: String) -> Record {
        var record = Record(RecordID(.village, 1))
        record[Village.name] = .value(name)
        record[Village.specialities] = .value("peaches")
        return record
    }

    @Test func onlyWhatDiffersIsTold() throws {
        let old = village("Yuadong")
        #expect(VersionComparison(from: old, to: old).changes.isEmpty)
        #expect(VersionComparison(from: old, to: old).same == 2)
        var new = village("Yuandong")
        new[Village.note] = .notApplicable
        new.retired = Record.Retirement(on: try #require(CalendarDay(2024, 3, 1)), reason: "merged")
        let comparison = VersionComparison(from: old, to: new)
        #expect(comparison.changes.map(\.field) == ["name", "note", Change.retirementKey])
        #expect(comparison.changes.map(\.name) == ["Yuandong", "Yuandong", "Yuandong"])
        #expect(comparison.changes[0].old == .value(.text("Yuadong")))
        #expect(comparison.changes[1].new == .notApplicable)
        #expect(comparison.changes[2].new == .value(.text("2024-03-01 merged")))
        #expect(comparison.same == 1)
        // Backwards the same differs.
        let back = VersionComparison(from: new, to: old)
        #expect(back.changes.map(\.new) == comparison.changes.map(\.old) && back.same == 1)
    }
}
