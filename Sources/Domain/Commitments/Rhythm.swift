/// The days on which a promise with a rhythm is due, and how each of them was settled.
///
/// Where it is said from which day the rhythm runs, that day is the first, and the same day of every period follows; a
/// month that has no such day ends earlier, and the next one is not shifted by it (31 January, 28 February, 31 March).
/// Where only a month or a year is said, each period counted from its beginning is due on its last day. Where nothing is
/// said, the first is due one period after the promise was made, or after its agreement took effect.
///
/// It runs until the day that is said, else until the promise is due as a whole, else until its agreement ends, whichever
/// way that comes; without any of these it runs on. What was judged is no longer due from that day on.
package enum Rhythm {
    /// One time that it is due.
    package struct Item: Hashable, Sendable {
        package let due: CalendarDay
        package let state: State

        package init(due: CalendarDay, state: State) {
            self.due = due
            self.state = state
        }

        /// Open, and its day is over.
        package func isOverdue(on today: CalendarDay) -> Bool { state == .open && due < today }
    }

    package enum State: Hashable, Sendable {
        case open
        /// Kept: on which day, and by which activity, as far as that is known.
        case done(on: CalendarDay?, by: RecordID?)
        /// It was agreed to do without it this time, for this reason.
        case waived(String)
    }

    /// Every due day up to and with `last`, the settled ones included, in order. Empty without a rhythm, or where
    /// nothing says when it begins.
    package static func days(
        of commitment: Record, agreement: Record?, until last: CalendarDay
    ) -> [CalendarDay] {
        guard let rhythm = commitment[Commitment.rhythm].value,
            let first = beginning(of: commitment, agreement)
        else { return [] }
        let end = min(last.last, self.end(of: commitment, agreement) ?? last.last)
        var days: [CalendarDay] = []
        // No calendar has more periods than this: whatever stands in the file, it comes to an end.
        for period in first.skip..<(CalendarDay.years.count * 12) {
            guard let day = first.anchor.adding(months: period * rhythm.months)?.last, day <= end else {
                break
            }
            days.append(day)
        }
        return days
    }

    /// The days that are neither kept nor waived. None once the promise itself was judged.
    package static func open(
        of commitment: Record, agreement: Record?, until last: CalendarDay
    ) -> [CalendarDay] {
        guard (commitment[Commitment.state].value ?? .open) == .open else { return [] }
        return items(of: commitment, agreement: agreement, until: last).filter { $0.state == .open }.map(
            \.due)
    }

    package static func items(
        of commitment: Record, agreement: Record?, until last: CalendarDay
    ) -> [Item] {
        var lines = (commitment[Commitment.occurrences].value ?? []).filter(settles)
        // From the end, so that of two lines for one day the later one counts.
        lines.reverse()
        // What names a day is for that day; what names a month is for the first day in it that is left.
        let exact = Dictionary(
            lines.compactMap { line in line[Occurrence.due].value.map { ($0, line) } },
            uniquingKeysWith: { first, _ in first })
        var loose = lines.filter { $0[Occurrence.due].value?.isExact == false }
        loose.reverse()
        return days(of: commitment, agreement: agreement, until: last).map { day in
            if let line = exact[day] { return Item(due: day, state: state(of: line)) }
            let place = loose.firstIndex { line in
                line[Occurrence.due].value.map { $0.first <= day && day <= $0.last } ?? false
            }
            return Item(due: day, state: place.map { state(of: loose.remove(at: $0)) } ?? .open)
        }
    }

    /// The first day that is neither kept nor waived, also when it is still to come.
    package static func next(
        of commitment: Record, agreement: Record?, today: CalendarDay
    ) -> CalendarDay? {
        // A period is a year at the most, and one that has not begun is still next.
        let begin = beginning(of: commitment, agreement)?.anchor ?? today
        var horizon = max(today, begin).adding(years: 2) ?? today
        for _ in 0..<20 {
            if let day = open(of: commitment, agreement: agreement, until: horizon).first { return day }
            guard let further = horizon.adding(years: 10) else { break }
            if let end = end(of: commitment, agreement), end < horizon { break }
            horizon = further
        }
        return nil
    }

    /// Whether a line says that its day was kept, or that it was waived.
    package static func settles(_ line: Part) -> Bool {
        line[Occurrence.doneOn].value != nil || line[Occurrence.activity].value != nil
            || line[Occurrence.isWaived].value == true
    }

    private static func state(of line: Part) -> State {
        if line[Occurrence.isWaived].value == true { return .waived(line[Occurrence.note].value ?? "") }
        return .done(on: line[Occurrence.doneOn].value, by: line[Occurrence.activity].value?.record)
    }

    // MARK: - From when until when

    /// Where the counting starts, and how many periods later the first day is due.
    private static func beginning(
        of commitment: Record, _ agreement: Record?
    ) -> (anchor: CalendarDay, skip: Int)? {
        guard let rhythm = commitment[Commitment.rhythm].value else { return nil }
        if let from = commitment[Commitment.from].value {
            guard !from.isExact else { return (from, 0) }
            // The last month of the first period, at its end: the 31st, or whatever comes nearest to it.
            let month = (from.month ?? 1) + rhythm.months - 1
            let year = from.year + (month - 1) / 12
            return CalendarDay(year, (month - 1) % 12 + 1).map { ($0, 0) }
        }
        let begun =
            commitment[Commitment.madeOn].value ?? agreement?[Agreement.effectiveOn].value
            ?? agreement?[Agreement.signedOn].value
        return begun.map { ($0.first, 1) }
    }

    private static func end(of commitment: Record, _ agreement: Record?) -> CalendarDay? {
        var ends: [CalendarDay] = []
        if let until = commitment[Commitment.until].value ?? commitment[Commitment.due].value {
            ends.append(until.last)
        } else if let agreement {
            if let end = agreement[Agreement.endsOn].value { ends.append(end.last) }
            let over = AgreementLife.steps(of: agreement).last { $0.sort == .ended || $0.sort == .cancelled }
            if let over { ends.append(over.on.last) }
        }
        // What was judged is over with that day; without the day, what was due until now stays told.
        if (commitment[Commitment.state].value ?? .open) != .open,
            let settled = commitment[Commitment.settledOn].value
        {
            ends.append(settled.last)
        }
        return ends.min()
    }
}

extension Commitment.Rhythm {
    /// How many months lie between two times.
    package var months: Int {
        switch self {
        case .monthly: 1
        case .quarterly: 3
        case .halfYearly: 6
        case .yearly: 12
        }
    }
}
