/// Settling a matter from the list: the record as it is once it is done.
package enum DueTick {
    /// How a planned activity went.
    package enum Answer: Hashable, Sendable { case done, not }

    /// By the rules of the record itself. Nil where it has no such matter any more; `agreement` is the one that a promise
    /// stands in, `reason` why nothing is done about it.
    package static func settling(
        _ item: DueItem, of record: Record, agreement: Record? = nil, _ answer: Answer = .done,
        reason: String = "", on day: CalendarDay
    ) throws(Refusal) -> Record? {
        var record = record
        switch item.matter {
        case .occurrence:
            var settling = Settling()
            settling.due = item.day
            settling.note = reason
            switch answer {
            case .done: settling.doneOn = day
            case .not: settling.isWaived = true
            }
            return try record.settling(settling, agreement: agreement, today: day)
        case .milestone(let id, _):
            let lines = record[Project.milestones].value ?? []
            guard let id, let index = lines.firstIndex(where: { $0.id == id }) else { return nil }
            let state = answer == .done ? Milestone.State.reached : .dropped
            return record.marking(
                milestone: index, as: state,
                on: record.proposedDay(ofMilestone: index, as: state, today: day))
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

    /// Whether it has to be said why.
    package static func needsReason(_ item: DueItem, _ answer: Answer) -> Bool {
        if case .occurrence = item.matter { answer == .not } else { false }
    }
}
