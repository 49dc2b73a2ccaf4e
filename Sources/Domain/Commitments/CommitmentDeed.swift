/// One day of a rhythm is settled: kept on a day, by an activity, or given up this once.
package struct Settling: Hashable, Sendable {
    /// The day of the rhythm; nil: the first that is open.
    package var due: CalendarDay?
    package var doneOn: CalendarDay?
    package var activity: Record?
    package var isWaived = false
    package var note = ""

    package init() {}
}

/// What was found of a promise.
package struct Judging: Hashable, Sendable {
    /// `open` takes an earlier judgement back.
    package var verdict: Commitment.State
    package var on: CalendarDay?
    package var reason = ""
    package var by: RecordID?
    package var evidence = ""

    package init(_ verdict: Commitment.State, on day: CalendarDay?) {
        self.verdict = verdict
        on = day
    }
}

/// Why a promise was not settled or judged.
package enum CommitmentTrouble: Hashable, Sendable {
    case noRhythm
    /// Every day of its rhythm is settled, up to its end.
    case nothingOpen
    /// Its rhythm knows no such day; the nearest that is open, if there is one.
    case notDue(CalendarDay, nearest: CalendarDay?)
    case alreadySettled(CalendarDay)
    /// It was judged, and nothing of it is due any more.
    case judged(Commitment.State)
    /// Nothing says how it was kept.
    case howSettled
    case waiverNeedsReason
    /// The activity was given up, or is still to come.
    case notHeld(RecordID)
    case verdictNeedsReason(Commitment.State)
    case isOpen
}

extension Record {
    /// A commitment with one more day of its rhythm settled.
    package func settling(
        _ settling: Settling, agreement: Record?, today: CalendarDay
    ) throws(Refusal) -> Record {
        guard self[Commitment.rhythm].value != nil else { throw .commitment(id, .noRhythm) }
        let state = self[Commitment.state].value ?? .open
        guard state == .open else { throw .commitment(id, .judged(state)) }
        let due = try due(settling.due, agreement, today)
        var line = Part()
        line[Occurrence.due] = .value(due)
        let note = settling.note.trimmed
        if settling.isWaived {
            guard !note.isEmpty else { throw .commitment(id, .waiverNeedsReason) }
            line[Occurrence.isWaived] = .value(true)
        } else {
            if let activity = settling.activity {
                guard activity[Activity.state].value != .cancelled,
                    activity[Activity.heldOn].value.map({ $0.first <= today }) ?? true
                else { throw .commitment(id, .notHeld(activity.id)) }
                line[Occurrence.activity.key] = .value(.link(activity.id))
            }
            let done = settling.doneOn ?? settling.activity?[Activity.heldOn].value
            guard done != nil || settling.activity != nil else { throw .commitment(id, .howSettled) }
            if let done { line[Occurrence.doneOn] = .value(done) }
        }
        if !note.isEmpty { line[Occurrence.note] = .value(note) }
        var record = self
        record[Commitment.occurrences] = .value((self[Commitment.occurrences].value ?? []) + [line])
        return record
    }

    private func due(
        _ asked: CalendarDay?, _ agreement: Record?, _ today: CalendarDay
    ) throws(Refusal) -> CalendarDay {
        let next = Rhythm.next(of: self, agreement: agreement, today: today)
        guard let asked else {
            guard let next else { throw .commitment(id, .nothingOpen) }
            return next
        }
        // A month or a year is the day of the rhythm in it, where there is one only.
        let items = Rhythm.items(of: self, agreement: agreement, until: asked.last).filter {
            asked.first <= $0.due
        }
        guard let item = items.first(where: { $0.state == .open }) ?? items.first else {
            throw .commitment(id, .notDue(asked, nearest: nearest(to: asked, agreement, today) ?? next))
        }
        guard item.state == .open else { throw .commitment(id, .alreadySettled(item.due)) }
        return item.due
    }

    private func nearest(to day: CalendarDay, _ agreement: Record?, _ today: CalendarDay) -> CalendarDay? {
        guard let horizon = max(day.last, today).adding(years: 2) else { return nil }
        return Rhythm.open(of: self, agreement: agreement, until: horizon).min {
            abs($0.ordinal - day.ordinal) < abs($1.ordinal - day.ordinal)
        }
    }

    /// A commitment with what was found of it. What was only partly kept, not kept or withdrawn says why.
    package func judged(_ judging: Judging) throws(Refusal) -> Record {
        var record = self
        record[Commitment.state] = .value(judging.verdict)
        guard judging.verdict != .open else {
            guard (self[Commitment.state].value ?? .open) != .open else { throw .commitment(id, .isOpen) }
            record[Commitment.settledOn] = .notKnown
            record[Commitment.judgedBy.key] = .notKnown
            record[Commitment.reason] = .notKnown
            return record
        }
        var problems: [Problem] = []
        guard let on = judging.on else {
            throw .invalid([Problem(FieldPath(.commitment, Commitment.settledOn.key), .required)])
        }
        if let made = self[Commitment.madeOn].value, on.last < made.first {
            problems.append(
                Problem(
                    FieldPath(.commitment, Commitment.settledOn.key),
                    .before(field: Commitment.madeOn.key, made), given: on.written))
        }
        if let by = judging.by, by.kind != .person {
            problems.append(
                Problem(
                    FieldPath(.commitment, Commitment.judgedBy.key), .wrongKind([.person]), given: by.number))
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        let reason = judging.reason.trimmed
        if judging.verdict != .kept, reason.isEmpty {
            throw .commitment(id, .verdictNeedsReason(judging.verdict))
        }
        record[Commitment.settledOn] = .value(on)
        record[Commitment.reason] = reason.isEmpty ? .notKnown : .value(reason)
        record[Commitment.judgedBy.key] = judging.by.map { .value(.link($0)) } ?? .notKnown
        let evidence = judging.evidence.trimmed
        if !evidence.isEmpty { record[Commitment.evidence] = .value(evidence) }
        return record
    }
}
