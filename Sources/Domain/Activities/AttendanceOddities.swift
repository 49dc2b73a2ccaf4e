/// What is odd about who came to an activity.
package enum AttendanceOddities {
    /// More came than were expected: it happens, and somebody may have mixed up the two.
    package static func doubts(_ activity: Record) -> [Doubt] {
        (activity[Activity.attendance].value ?? []).enumerated().compactMap { index, line in
            guard let expected = line[Attendance.expected].value,
                let present = line[Attendance.present].value,
                present > expected
            else { return nil }
            let place = FieldPath.Line(index, Attendance.present.key)
            return Doubt(
                FieldPath(.activity, Activity.attendance.key, place),
                .odd(
                    Odd(
                        "presentOverExpected",
                        ["expected": .number(expected), "present": .number(present)])),
                given: String(present))
        }
    }
}
