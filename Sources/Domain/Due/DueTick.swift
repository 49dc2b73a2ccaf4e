/// Settling a matter from the list: the record as it is once it is done.
package enum DueTick {
    /// How a planned activity went.
    package enum Answer: Hashable, Sendable { case done, not }

    /// Nil where the record has no such matter any more.
    package static func settling(
        _ item: DueItem, of record: Record, _ answer: Answer = .done, on day: CalendarDay
    ) -> Record? {
        var record = record
        switch item.matter {
        case .occurrence:
            guard let due = item.day else { return nil }
            var lines = record[Commitment.occurrences].value ?? []
            var line = Part()
            line[Occurrence.due] = .value(due)
            switch answer {
            case .done: line[Occurrence.doneOn] = .value(day)
            case .not: line[Occurrence.isWaived] = .value(true)
            }
            lines.append(line)
            record[Commitment.occurrences] = .value(lines)
        case .milestone(let id, _):
            var lines = record[Project.milestones].value ?? []
            guard let id, let index = lines.firstIndex(where: { $0.id == id }) else { return nil }
            lines[index][Milestone.state] = .value(answer == .done ? .reached : .dropped)
            if answer == .done { lines[index][Milestone.reachedOn] = .value(day) }
            record[Project.milestones] = .value(lines)
        case .followUp(let id, _, _):
            var lines = record[Activity.followUps].value ?? []
            guard let id, let index = lines.firstIndex(where: { $0.id == id }) else { return nil }
            lines[index][FollowUp.doneOn] = answer == .done ? .value(day) : .notApplicable
            record[Activity.followUps] = .value(lines)
        case .planned:
            record[Activity.state] = .value(answer == .done ? .held : .cancelled)
        case .ends, .commitment, .election, .report, .quiet, .anniversary, .missing: return nil
        }
        return record
    }
}
