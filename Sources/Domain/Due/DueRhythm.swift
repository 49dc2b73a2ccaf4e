/// The days of a promise with a rhythm that nobody has settled.
enum Rhythm {
    static func open(of commitment: Record, agreement: Record?, until: CalendarDay) -> [CalendarDay] { [] }
}
