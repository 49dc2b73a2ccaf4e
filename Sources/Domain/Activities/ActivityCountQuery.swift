/// Which activities are counted.
package struct ActivityCountQuery: Hashable, Sendable {
    /// Only of what belongs to this record; nil: all.
    package var about: RecordID?
    /// Both ends are counted; nil: all time.
    package var range: ClosedRange<CalendarDay>?
    package var today: CalendarDay

    package init(about: RecordID? = nil, during range: ClosedRange<CalendarDay>? = nil, today: CalendarDay) {
        self.about = about
        self.range = range
        self.today = today
    }
}
