/// Activities and who came to them, in words.
extension Words {
    /// `10 of 12 present, 83.3 %`; what is not known is said to be so.
    package func attendance(_ sum: AttendanceSum) -> String {
        guard sum.known > 0 else {
            return sum.presentInAll > 0
                ? self("attendance.presentOnly", ["present": String(sum.presentInAll)])
                : self("answer.notKnown")
        }
        let arguments = [
            "present": String(sum.present), "expected": String(sum.expected),
            "percent": sum.percent.map(text) ?? self("answer.notKnown"), "unknown": String(sum.unknown),
        ]
        return self(sum.unknown > 0 ? "attendance.partly" : "attendance.line", arguments)
    }

    /// One line for each side that has answers, then the two together where more than one line is there.
    package func attendance(of activity: Record) -> [String] {
        let lines = activity[Activity.attendance].value ?? []
        var told = Side.allCases.compactMap { side -> String? in
            let own = lines.filter { $0[Attendance.side].value == side }
            guard !own.isEmpty else { return nil }
            return self(
                "attendance.side",
                ["side": choice("side", side.rawValue), "attendance": attendance(AttendanceSum(own))])
        }
        let sum = AttendanceSum(lines)
        if told.count > 1 {
            // Of a whole that is not known in its parts nothing is said that looks like the whole.
            told.append(
                self(
                    "attendance.together",
                    ["attendance": sum.isComplete ? attendance(sum) : self("answer.notKnown")]))
        }
        return told
    }

    func sentence(_ trouble: Repetition.Trouble, _ id: RecordID) -> String {
        switch trouble {
        case .dayNotExact(let day):
            self("repeat.trouble.dayNotExact", ["number": id.number, "day": day.written])
        case .tooMany(let limit): self("repeat.trouble.tooMany", ["limit": String(limit)])
        case .noDay(let day): self("repeat.trouble.noDay", ["day": day.written])
        }
    }
}
