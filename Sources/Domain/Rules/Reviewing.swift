/// What was found when an agreement was looked back on before its end: what was kept, what comes next, and who said so.
package struct ReviewRequest: Hashable, Sendable {
    package var agreement: RecordID
    package var on: CalendarDay?
    package var by: RecordID?
    package var decision: Agreement.Decision?
    package var note = ""
    /// Lines of `ReviewedGoal`: a commitment or a purpose, the verdict, and a word why.
    package var goals: [Part]
    /// The form it was typed in goes with it.
    package var draft: Int64?

    package init(_ agreement: RecordID, on: CalendarDay?, goals: [Part]) {
        self.agreement = agreement
        self.on = on
        self.goals = goals
    }
}

package enum Reviewing {
    /// What a review begins with: every promise with the state it is in, then every purpose.
    package static func goals(of agreement: Record, _ commitments: [Record]) -> [Part] {
        let promised = commitments.filter { $0[Commitment.state].value != .withdrawn }.map { commitment in
            var line = Part()
            line[ReviewedGoal.goal] = .value(commitment.name)
            line[ReviewedGoal.commitment.key] = .value(.link(commitment.id))
            if let verdict = commitment[Commitment.state].value.flatMap(verdict) {
                line[ReviewedGoal.verdict] = .value(verdict)
            }
            return line
        }
        return promised
    }

    /// The agreement with its review, then the commitments whose state it decides.
    package static func applying(
        _ request: ReviewRequest, to agreement: Record, _ commitments: [Record]
    ) throws(Refusal) -> [Record] {
        guard Agreement.isFrozen(agreement) else { throw .notSigned(agreement.id) }
        var problems: [Problem] = []
        if request.on == nil {
            problems.append(Problem(FieldPath(.agreement, Agreement.reviewedOn.key), .required))
        }
        if request.decision == nil {
            problems.append(Problem(FieldPath(.agreement, Agreement.reviewDecision.key), .required))
        }
        if let on = request.on, let signed = agreement[Agreement.signedOn].value, on.last < signed.first {
            problems.append(
                Problem(
                    FieldPath(.agreement, Agreement.reviewedOn.key), .before(field: "signedOn", signed),
                    given: on.written))
        }
        guard problems.isEmpty, let on = request.on, let decision = request.decision else {
            throw .invalid(problems)
        }
        var reviewed = agreement
        reviewed[Agreement.reviewedOn] = .value(on)
        if let by = request.by { reviewed[Agreement.reviewedBy.key] = .value(.link(by)) }
        reviewed[Agreement.reviewDecision] = .value(decision)
        if !request.note.trimmed.isEmpty { reviewed[Agreement.reviewNote] = .value(request.note.trimmed) }
        reviewed[Agreement.reviewGoals] = .value(request.goals)
        var changed = [reviewed]
        for goal in request.goals {
            guard case .value(.link(let id)) = goal[ReviewedGoal.commitment.key] else { continue }
            guard let commitment = commitments.first(where: { $0.id == id }) else {
                throw .notItsCommitment(agreement.id, id)
            }
            guard let verdict = goal[ReviewedGoal.verdict].value else { continue }
            var settled = commitment
            settled[Commitment.state] = .value(state(verdict))
            if settled == commitment { continue }
            settled[Commitment.settledOn] = .value(on)
            if let reason = goal[ReviewedGoal.reason].value, settled[Commitment.evidence] == .notKnown {
                settled[Commitment.evidence] = .value(reason)
            }
            changed.append(settled)
        }
        return changed
    }

    private static func verdict(_ state: Commitment.State) -> ReviewedGoal.Verdict? {
        switch state {
        case .kept: .kept
        case .partly: .partly
        case .notKept: .notKept
        case .open, .withdrawn: nil
        }
    }

    private static func state(_ verdict: ReviewedGoal.Verdict) -> Commitment.State {
        switch verdict {
        case .kept: .kept
        case .partly: .partly
        case .notKept: .notKept
        }
    }
}
