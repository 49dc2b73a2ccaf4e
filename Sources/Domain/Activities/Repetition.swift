/// The same activity on other days: who holds it, where and in which twinning stays; who came and what came of it is new
/// each time.
package struct Repetition: Hashable, Sendable {
    package enum Every: String, CaseIterable, Hashable, Sendable {
        case week, fortnight, month, quarter, halfYear, year
    }

    package enum Trouble: Error, Hashable, Sendable {
        /// The weeks or months are counted from a day, and of this one only the month or year is known.
        case dayNotExact(CalendarDay)
        case tooMany(limit: Int)
        /// The last day comes before the first of the new ones.
        case noDay(until: CalendarDay)
    }

    /// So many at once at the most.
    package static let limit = 200

    package let activity: Record
    package let days: [CalendarDay]
    package let isSeries: Bool

    /// Once more, on this day.
    package init(_ activity: Record, on day: CalendarDay) {
        self.activity = activity
        days = [day]
        isSeries = false
    }

    /// Every week or month: so many times, or until a day. The first is on `first`, or one period after the activity
    /// itself.
    package init(
        _ activity: Record, every period: Every, times: Int?, until end: CalendarDay?,
        from first: CalendarDay?
    ) throws(Trouble) {
        self.activity = activity
        isSeries = true
        let anchor = first ?? activity[Activity.heldOn].value ?? .epoch
        guard anchor.isExact else { throw .dayNotExact(anchor) }
        var days: [CalendarDay] = []
        let skipped = first == nil ? 1 : 0
        while true {
            if let times, days.count >= times { break }
            guard let day = period.day(days.count + skipped, after: anchor) else { break }
            if let end, day > end.last { break }
            guard days.count < Repetition.limit else { throw .tooMany(limit: Repetition.limit) }
            days.append(day)
        }
        if days.isEmpty { throw .noDay(until: end ?? anchor) }
        self.days = days
    }

    /// New records, in the order of their days. Those of a series are planned until somebody says that they were held,
    /// and name the first one of it; a single one is planned or held by its day.
    package var records: [Record] {
        let first = activity[Activity.series].value?.record ?? activity.id
        return days.enumerated().map { index, day in
            var copy = Record(RecordID(.activity, -1 - Int64(index)))
            for key in Repetition.kept { copy[key] = activity[key] }
            for key in Repetition.keptLists {
                guard case .value(.parts(let lines)) = activity[key] else { continue }
                copy[key] = .value(.parts(lines.map { Part($0.answers) }))
            }
            copy[Activity.heldOn] = .value(day)
            if let began = activity[Activity.heldOn].value, let ended = activity[Activity.endedOn].value,
                began.isExact, ended.isExact, day.isExact,
                let last = day.adding(days: ended.ordinal - began.ordinal)
            {
                copy[Activity.endedOn] = .value(last)
            }
            if isSeries {
                copy[Activity.series.key] = .value(.link(first))
                copy[Activity.state] = .value(.planned)
            }
            return copy
        }
    }

    private static let kept = [
        Activity.name.key, Activity.sort.key, Activity.time.key, Activity.place.key, Activity.twinning.key,
        Activity.pillar.key,
    ]
    private static let keptLists = [Activity.hosts.key]
}

extension Repetition.Every {
    /// The day so many periods later; a month that has no such day ends earlier, and the next one is not shifted by it.
    fileprivate func day(_ count: Int, after day: CalendarDay) -> CalendarDay? {
        switch self {
        case .week: day.adding(days: 7 * count)
        case .fortnight: day.adding(days: 14 * count)
        case .month: day.adding(months: count)
        case .quarter: day.adding(months: 3 * count)
        case .halfYear: day.adding(months: 6 * count)
        case .year: day.adding(months: 12 * count)
        }
    }
}
