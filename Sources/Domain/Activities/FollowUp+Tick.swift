extension Record {
    /// An activity with a follow-up done on a day, or open again; nil where it has no such line any more.
    package func ticking(followUp line: Int64, doneOn day: CalendarDay?) -> Record? {
        var lines = self[Activity.followUps].value ?? []
        guard let place = lines.firstIndex(where: { $0.id == line }) else { return nil }
        lines[place][FollowUp.doneOn] = day.map { .value($0) } ?? .notKnown
        var record = self
        record[Activity.followUps] = .value(lines)
        return record
    }
}
