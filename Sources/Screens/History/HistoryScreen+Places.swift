import Cells
import Domain

/// Going to a day, a month, a year.
extension HistoryScreen {
    /// The year the timeline is limited to.
    var onlyYear: Int? { query.onlyYear }

    mutating func yearMenu(_ context: Context) -> [Effect] {
        guard let years = years?.years else { return [] }
        let here = window.selectedRow.flatMap { row in years.firstIndex { $0.year == row.key.day.year } }
        return [.push(YearScreen(years: years, selected: here ?? 0))]
    }

    mutating func askDay(_ context: Context) -> [Effect] {
        asked = .day
        let words = context.words
        return [
            .push(
                PromptScreen(title: words("history.goToDay"), text: words("history.goToDay.how"), limit: 60))
        ]
    }

    /// The next year in time that has entries, or the one before.
    func year(after direction: Int) -> Int? {
        guard let years = years?.years, let here = onlyYear ?? window.selectedRow?.key.day.year else {
            return nil
        }
        let others = years.map(\.year).filter { direction > 0 ? $0 > here : $0 < here }
        return direction > 0 ? others.min() : others.max()
    }

    /// The next month in time that has entries, or the one before.
    func month(after direction: Int) -> CalendarDay? {
        guard let years = years?.years, let here = window.selectedRow?.key.day else { return nil }
        // The counts come newest first.
        let near = years.filter { direction > 0 ? $0.year >= here.year : $0.year <= here.year }
        for year in direction > 0 ? near.reversed() : near {
            let months = (1...12).filter { year.months[$0 - 1] > 0 && isShown(year.year, $0) }.filter {
                month in
                guard year.year == here.year else { return true }
                // From what is known by its year alone one goes to the first month, and from there to the year before.
                return direction > 0 ? month > (here.month ?? 0) : month < (here.month ?? 1)
            }
            if let month = direction > 0 ? months.first : months.last { return CalendarDay(year.year, month) }
        }
        return nil
    }

    /// Not every month that is counted is among the entries: of one year alone the others are counted too.
    private func isShown(_ year: Int, _ month: Int) -> Bool { onlyYear.map { $0 == year } ?? true }

    /// To the first entry of the year, in the direction the timeline runs; a timeline of one year becomes that of
    /// another.
    mutating func go(toYear year: Int, _ context: Context) -> [Effect] {
        guard let day = CalendarDay(year) else { return [] }
        guard onlyYear != nil, onlyYear != year else { return go(to: day, context) }
        limit(to: day, day)
        scroll.reset()
        return ask(window.startOver(), context)
    }

    /// To the first entry of that date, in the direction the timeline runs, or to the nearest beyond.
    mutating func go(to day: CalendarDay, _ context: Context) -> [Effect] {
        scroll.reset()
        return ask(window.jump(to: HistoryKey(day, RecordID(.village, 1))), context)
    }
}
