import Domain

/// A moment of the registry (`2021-06-16T08:30:00Z`) by the clock on the wall.
struct LocalTime: Hashable, Sendable {
    let day: CalendarDay
    /// Seconds since midnight.
    let seconds: Int

    /// Nil when the text is no such moment.
    init?(_ utc: String, secondsFromUTC: Int) {
        guard utc.utf8.count >= 19, let day = CalendarDay(written: String(utc.prefix(10))) else { return nil }
        let pieces = utc.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard pieces.count == 3 else { return nil }
        let total = day.ordinal * 86_400 + pieces[0] * 3600 + pieces[1] * 60 + pieces[2] + secondsFromUTC
        let days = (total < 0 ? total - 86_399 : total) / 86_400
        guard let local = CalendarDay(ordinal: days) else { return nil }
        self.day = local
        seconds = total - days * 86_400
    }

    /// `10:32:05`.
    var clock: String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60]
            .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }
}
