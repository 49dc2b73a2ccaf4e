/// What the matters of a record follow from besides its own answers.
package struct DueFacts: Hashable, Sendable {
    /// The agreement that took the place of this one.
    package var renewal: Renewal?
    /// The agreement that a promise belongs to.
    package var agreement: Record?

    package init(renewal: Renewal? = nil, agreement: Record? = nil) {
        self.renewal = renewal
        self.agreement = agreement
    }
}

/// What is due of one record. Elections, reports and quiet twinnings follow from many records and have rules of their own.
package enum DueRules {
    /// Everything whose day is not after `until`, or has none; what is put off is marked.
    package static func items(
        of record: Record, _ facts: DueFacts = DueFacts(), today: CalendarDay, until: CalendarDay
    ) -> [DueItem] {
        guard record.retired == nil else { return [] }
        var items: [DueItem] =
            switch record.kind {
            case .agreement:
                ends(record, facts, today) + anniversaries(record, facts, today, until)
            case .commitment: promised(record, facts, until)
            case .project: milestones(record)
            case .activity: planned(record, today) + followUps(record)
            default: []
            }
        items.removeAll { item in item.day.map { $0.last > until } ?? false }
        return items.map { item in
            var item = item
            item.postponed = record.postponed(item.key, on: today)
            return item
        }
    }

    private static func ends(_ record: Record, _ facts: DueFacts, _ today: CalendarDay) -> [DueItem] {
        let standing = AgreementStanding(record, renewal: facts.renewal, today: today)
        switch standing {
        case .inForce(let day, _), .expired(let day):
            return [DueItem(.ends(standing), of: record, on: day)]
        default: return []
        }
    }

    private static func anniversaries(
        _ record: Record, _ facts: DueFacts, _ today: CalendarDay, _ until: CalendarDay
    ) -> [DueItem] {
        guard let signed = record[Agreement.signedOn].value,
            Anniversary.isKept(AgreementStanding(record, renewal: facts.renewal, today: today))
        else { return [] }
        return Anniversary.between(today, until, of: signed).map {
            DueItem(.anniversary(years: $0.years, signedOn: signed), of: record, on: $0.day)
        }
    }

    private static func promised(_ record: Record, _ facts: DueFacts, _ until: CalendarDay) -> [DueItem] {
        guard record[Commitment.state].value == .open else { return [] }
        if let rhythm = record[Commitment.rhythm].value {
            return Rhythm.open(of: record, agreement: facts.agreement, until: until).map {
                DueItem(.occurrence(rhythm), of: record, on: $0)
            }
        }
        return record[Commitment.due].value.map { [DueItem(.commitment, of: record, on: $0)] } ?? []
    }

    /// Of a project that is over nothing is to be reached any more.
    private static func milestones(_ record: Record) -> [DueItem] {
        if let state = record[Project.state].value, [.completed, .stopped].contains(state) { return [] }
        return (record[Project.milestones].value ?? []).compactMap { line in
            guard let state = line[Milestone.state].value, [.planned, .underWay].contains(state),
                let day = line[Milestone.due].value
            else { return nil }
            let title = line[Milestone.title].value ?? ""
            return DueItem(.milestone(line: line.id, title: title), of: record, on: day)
        }
    }

    private static func planned(_ record: Record, _ today: CalendarDay) -> [DueItem] {
        guard let day = record[Activity.heldOn].value, Activity.standing(of: record, on: today) == .planned
        else { return [] }
        return [DueItem(.planned, of: record, on: day)]
    }

    /// What was agreed on at an activity; without a day it is told among what has none.
    private static func followUps(_ record: Record) -> [DueItem] {
        guard record[Activity.state].value != .cancelled else { return [] }
        return (record[Activity.followUps].value ?? []).compactMap { line in
            guard line[FollowUp.doneOn] == .notKnown else { return nil }
            let matter = DueItem.Matter.followUp(
                line: line.id, what: line[FollowUp.what].value ?? "",
                owner: line[FollowUp.owner].value?.record)
            return DueItem(matter, of: record, on: line[FollowUp.due].value)
        }
    }
}
