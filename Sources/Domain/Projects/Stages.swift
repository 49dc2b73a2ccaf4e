extension Project {
    /// The one that a project goes to from a stage in the ordinary way; nil at the end.
    package static func next(after state: State) -> State? {
        switch state {
        case .proposed: .approved
        case .approved: .underWay
        case .underWay: .accepted
        case .accepted: .completed
        case .completed, .stopped: nil
        }
    }

    /// Where the day on which a stage was reached is kept; what is proposed has none.
    package static func day(of state: State) -> Field<CalendarDay>? {
        switch state {
        case .proposed: nil
        case .approved: approvedOn
        case .underWay: actualStart
        case .accepted: acceptedOn
        case .completed: actualEnd
        case .stopped: stoppedOn
        }
    }

    /// How many days after its planned end it ended, or is still open; nil where that cannot be said. Negative: earlier.
    package static func daysLate(_ project: Record, today: CalendarDay) -> Int? {
        guard let planned = project[plannedEnd].value else { return nil }
        switch project[state].value {
        case .completed, .accepted:
            guard let end = project[actualEnd].value ?? project[acceptedOn].value, end.isExact else {
                return nil
            }
            return end.ordinal - planned.last.ordinal
        case .stopped: return nil
        default:
            let days = today.ordinal - planned.last.ordinal
            return days > 0 ? days : nil
        }
    }
}

extension Record {
    /// The day to propose for a stage of a project: the one that is known already, else today.
    package func proposedDay(of state: Project.State, today: CalendarDay) -> CalendarDay {
        Project.day(of: state).flatMap { self[$0].value } ?? today
    }

    /// The day to propose for a state of one of its milestones: the one that is known already, else today.
    package func proposedDay(
        ofMilestone index: Int, as state: Milestone.State, today: CalendarDay
    ) -> CalendarDay {
        guard let lines = self[Project.milestones].value, lines.indices.contains(index) else { return today }
        switch state {
        case .reached: return lines[index][Milestone.reachedOn].value ?? today
        case .accepted: return lines[index][Milestone.acceptedOn].value ?? today
        case .planned, .underWay, .dropped: return today
        }
    }

    /// The days of the stages that a project loses where it is moved back to one, or goes on after it was stopped.
    package func daysLost(movingTo state: Project.State) -> [Field<CalendarDay>] {
        guard let now = self[Project.state].value, state != .stopped else { return [] }
        let stages = Project.State.allCases
        guard let from = stages.firstIndex(of: state), let to = stages.firstIndex(of: now), from < to
        else { return [] }
        return stages[(from + 1)...to].compactMap(Project.day).filter { self[$0] != .notKnown }
    }

    /// A project that came to a stage on a day. It keeps no day of a stage that it has not reached any more.
    package func moved(to state: Project.State, on day: CalendarDay?) -> Record {
        var record = self
        for field in daysLost(movingTo: state) { record[field] = .notKnown }
        record[Project.state] = .value(state)
        if let field = Project.day(of: state), let day { record[field] = .value(day) }
        return record
    }

    /// A project one of whose milestones came to a state; nil when it has no such milestone. The day is when it was
    /// reached or accepted, the person who accepted it.
    package func marking(
        milestone index: Int, as state: Milestone.State, on day: CalendarDay?, by person: ID<Person>? = nil,
        evidence: String? = nil
    ) -> Record? {
        guard var lines = self[Project.milestones].value, lines.indices.contains(index) else { return nil }
        lines[index][Milestone.state] = .value(state)
        switch state {
        case .reached: if let day { lines[index][Milestone.reachedOn] = .value(day) }
        case .accepted:
            if let day { lines[index][Milestone.acceptedOn] = .value(day) }
            if let person { lines[index][Milestone.acceptedBy] = .value(person) }
        case .planned, .underWay, .dropped: break
        }
        if let evidence = evidence?.trimmed, !evidence.isEmpty {
            lines[index][Milestone.evidence] = .value(evidence)
        }
        var record = self
        record[Project.milestones] = .value(lines)
        return record
    }
}
