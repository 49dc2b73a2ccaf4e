/// Whether an activity was held, as of a day.
extension Activity {
    /// What is answered counts; else it was held once its day has come, and is planned before. Of a date known only by
    /// its month or year the first day counts.
    package static func standing(of activity: Record, on day: CalendarDay) -> State {
        if let state = activity[Activity.state].value { return state }
        guard let heldOn = activity[Activity.heldOn].value else { return .planned }
        return heldOn.first <= day ? .held : .planned
    }
}
