/// What is odd about figures and days of a record: it may be right all the same, so it is said and never stands in the
/// way. Somebody who knows why can say so (`Oddity`); that holds for the values it was said of and for no others.
package struct Odd: Hashable, Sendable {
    /// Names its sentence, `odd.<name>`.
    package let name: String
    /// What the sentence says, by the name of the place in it.
    package let said: [String: Said]

    package enum Said: Hashable, Sendable {
        case text(String)
        case number(Int)
        case money(Money)
        case quantity(Quantity, unit: String)
        case day(CalendarDay)
        case percent(Percent)

        /// The same in every language and view.
        fileprivate var plain: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            case .money(let money): money.plain
            case .quantity(let quantity, _): quantity.plain
            case .day(let day): day.written
            case .percent(let percent): percent.plain
            }
        }
    }

    package init(_ name: String, _ said: [String: Said] = [:]) {
        self.name = name
        self.said = said
    }

    /// Under which it is explained: its name and the values it was found with.
    package var key: String {
        let values = said.sorted { $0.key < $1.key }.map(\.value.plain)
        return String(([name] + values).joined(separator: " ").prefix(Odd.longestKey))
    }

    private static let longestKey = 200
}

/// What is odd about a record by itself, for each kind that has such rules.
package enum Oddities {
    /// The kinds whose records can be odd, and whose oddities can be explained.
    package static let kinds: [Kind] = [.project, .activity]

    /// In the order of the form. What was explained says so.
    package static func doubts(in record: Record) -> [Doubt] {
        let found: [Doubt]
        switch record.kind {
        case .project: found = ProjectOddities.doubts(in: record)
        case .activity: found = AttendanceOddities.doubts(record)
        default: found = []
        }
        guard !found.isEmpty, case .value(.parts(let lines)) = record[Project.oddities.key] else {
            return found
        }
        return found.map { doubt in
            guard case .odd(let odd) = doubt.reason,
                let line = lines.first(where: { $0[Oddity.what].value == odd.key })
            else { return doubt }
            var explained = doubt
            explained.explanation = line[Oddity.reason].value ?? ""
            return explained
        }
    }
}

extension Record {
    /// With an oddity explained; another reason for the same one takes the place of the old.
    package func explaining(_ odd: Odd, reason: String) -> Record {
        var record = self
        var lines = record[Project.oddities].value ?? []
        var line = Part()
        line[Oddity.what] = .value(odd.key)
        let reason = reason.trimmed
        line[Oddity.reason] = reason.isEmpty ? .notKnown : .value(reason)
        if let place = lines.firstIndex(where: { $0[Oddity.what].value == odd.key }) {
            line.id = lines[place].id
            lines[place] = line
        } else {
            lines.append(line)
        }
        record[Project.oddities] = .value(lines)
        return record
    }

    /// With an explanation taken back: the oddity is open again.
    package func withdrawing(_ odd: Odd) -> Record {
        var record = self
        let lines = (record[Project.oddities].value ?? []).filter { $0[Oddity.what].value != odd.key }
        record[Project.oddities] = lines.isEmpty ? .notKnown : .value(lines)
        return record
    }
}
