/// What was on a day by what is known now.
///
/// What had not begun is left out, what had not happened yet is taken back: a promise that was settled later is open, a
/// project that was finished later is under way. What is not dated is taken as it is: nothing is invented. This is not
/// what the registry said on that day; that stands in the journal.
extension Record {
    /// Nil: it had not begun.
    package func asOf(_ day: CalendarDay) -> Record? {
        if let began, began.first > day { return nil }
        return turnedBack(to: day)
    }

    /// Without what happened after the day, also where all of it had not begun yet.
    package func turnedBack(to day: CalendarDay) -> Record {
        var then = self
        for field in kind.description.fields {
            guard case .parts(let part) = field.type, case .value(.parts(let lines)) = self[field.key] else {
                continue
            }
            let kept = lines.compactMap { $0.asOf(day, part) }
            if kept != lines { then[field.key] = kept.isEmpty ? .notKnown : .value(.parts(kept)) }
        }
        for matter in AsOf.matters[kind] ?? [] {
            guard case .value(.day(let happened)) = self[matter.day], happened.first > day else { continue }
            then[matter.day] = .notKnown
            for key in matter.told { then[key] = .notKnown }
            if let before = matter.before { then[before.field] = .value(.choice(before.state)) }
        }
        if kind == .project { then.turnStageBack(from: self, to: day) }
        if let name = formerName(on: day) { then[Record.nameKey] = .value(.text(name)) }
        return then
    }

    /// A project that reached its stage later was at the last one that it had reached by then. Where none of these is dated,
    /// what had begun, as far as is known, was under way.
    private mutating func turnStageBack(from now: Record, to day: CalendarDay) {
        guard let stage = now[Project.state].value else { return }
        func isReached(_ state: Project.State) -> Bool? {
            Project.day(of: state).flatMap { now[$0].value }.map { $0.first <= day }
        }
        let all = Project.State.allCases
        let stages = all.prefix(through: all.firstIndex(of: stage) ?? all.startIndex)
        guard stages.contains(where: { isReached($0) == false }) else { return }
        let isUndated = now[Project.actualStart].value == nil && now[Project.approvedOn].value == nil
        let last = stages.last { isReached($0) == true }
        self[Project.state] = .value(last ?? (isUndated ? .underWay : .proposed))
    }

    /// The day on which the record's matter began, as far as that is known: what is planned for a day has not begun
    /// before it.
    private var began: CalendarDay? {
        let days = (AsOf.beginnings[kind] ?? []).compactMap { key -> CalendarDay? in
            guard case .value(.day(let day)) = self[key] else { return nil }
            return day
        }
        // Any stage that a project reached says that it was there.
        if kind == .project { return days.min() }
        guard kind == .agreement else { return days.first }
        // Its drafting came before its signature.
        let steps = AgreementLife.steps(of: self).map(\.on)
        return (days + steps).min()
    }

    /// The name it had on a day and has not any more; nil: it had the one it has, as far as is known.
    package func formerName(on day: CalendarDay) -> String? {
        Alias.former(in: self[Common.aliases].value ?? [], on: day)
    }
}

extension Alias {
    /// The name in use on a day among those whose use has ended.
    package static func former(in aliases: [Part], on day: CalendarDay) -> String? {
        aliases.first { alias in
            guard [.former, .official].contains(alias[sort].value), let to = alias[to].value, to.first > day
            else { return false }
            return alias[from].value.map { $0.first <= day } ?? true
        }?[name].value
    }
}

extension Part {
    /// Nil: the line tells of something that had not happened.
    fileprivate func asOf(_ day: CalendarDay, _ part: PartDescription) -> Part? {
        func isLater(_ key: String) -> Bool {
            guard case .value(.day(let happened)) = self[key] else { return false }
            return happened.first > day
        }
        let beginnings = AsOf.lineBeginnings[part.name] ?? []
        if let key = beginnings.first(where: { self[$0] != .notKnown }), isLater(key) { return nil }
        if part.name == VillageProfile.description.name, let year = self[VillageProfile.year].value,
            year > day.year
        {
            return nil
        }
        var line = self
        for matter in AsOf.lineMatters[part.name] ?? [] where isLater(matter.day) {
            line[matter.day] = .notKnown
            for key in matter.told { line[key] = .notKnown }
            if let before = matter.before { line[before.field] = .value(.choice(before.state)) }
        }
        return line
    }
}

package enum AsOf {
    /// Something that happened on the day in a field: what is told of it, and what stood in its place before.
    fileprivate struct Matter {
        let day: String
        var told: [String] = []
        var before: (field: String, state: String)?
    }

    private static let projectDays =
        [Project.plannedStart.key]
        + Project.State.allCases.compactMap { Project.day(of: $0)?.key }

    /// The days on which a kind's records begin; the first that is answered counts.
    fileprivate static let beginnings: [Kind: [String]] = [
        .branch: [Branch.founded.key], .region: [Region.from.key], .twinning: [Twinning.since.key],
        .agreement: [Agreement.signedOn.key],
        .amendment: [Amendment.signedOn.key, Amendment.effectiveOn.key],
        .commitment: [Commitment.madeOn.key], .activity: [Activity.heldOn.key],
        .project: projectDays, .need: [Need.from.key],
        .offer: [Offer.from.key], .report: [Report.from.key],
    ]

    /// The days on which a kind's records begin, where the first that is answered says it all: an agreement may have been
    /// drafted before, a project was there at any stage of it.
    package static func firstDays(of kind: Kind) -> [String]? {
        [.agreement, .project].contains(kind) ? nil : beginnings[kind]
    }

    fileprivate static let matters: [Kind: [Matter]] = [
        .village: [Matter(day: Village.abolished.key)],
        .branch: [Matter(day: Branch.abolished.key), Matter(day: Branch.electedOn.key)],
        .region: [Matter(day: Region.to.key)],
        .twinning: [
            Matter(
                day: Twinning.endedOn.key, told: [Twinning.endReason.key],
                before: (Twinning.stage.key, Twinning.Stage.active.rawValue))
        ],
        .agreement: [
            Matter(
                day: Agreement.signedOn.key, told: [Agreement.signatures.key],
                before: (Agreement.state.key, Agreement.State.draft.rawValue)),
            Matter(
                day: Agreement.reviewedOn.key,
                told: [
                    Agreement.reviewedBy.key, Agreement.reviewDecision.key, Agreement.reviewNote.key,
                    Agreement.reviewGoals.key,
                ]),
        ],
        .commitment: [
            Matter(
                day: Commitment.settledOn.key,
                told: [Commitment.evidence.key, Commitment.judgedBy.key, Commitment.reason.key],
                before: (Commitment.state.key, Commitment.State.open.rawValue))
        ],
        .project: [
            Matter(day: Project.actualEnd.key, told: [Project.outcome.key]),
            Matter(day: Project.stoppedOn.key), Matter(day: Project.acceptedOn.key),
            Matter(day: Project.actualStart.key), Matter(day: Project.approvedOn.key),
        ],
        .need: [
            Matter(
                day: Need.takenUpOn.key, told: [Need.takenUpBy.key, Need.project.key],
                before: (Need.state.key, Need.State.open.rawValue))
        ],
        .report: [
            Matter(
                day: Report.returnedOn.key, told: [Report.returnReason.key],
                before: (Report.state.key, Report.State.submitted.rawValue)),
            Matter(
                day: Report.submittedOn.key,
                told: [Report.submittedBy.key, Report.submittedTo.key, Report.frozen.key],
                before: (Report.state.key, Report.State.draft.rawValue)),
        ],
    ]

    /// Lines that begin on a day, the first of these that is answered: before it they are not there. A post is not known
    /// to have been held before the day on which it is attested.
    fileprivate static let lineBeginnings: [String: [String]] = [
        Post.description.name: [Post.from.key, Post.attestedOn.key],
        Liaison.description.name: [Liaison.from.key],
        AgreementStep.description.name: [AgreementStep.on.key], Goods.description.name: [Goods.givenOn.key],
        Occurrence.description.name: [Occurrence.doneOn.key], NeedMatch.description.name: [NeedMatch.on.key],
        Postponement.description.name: [Postponement.on.key],
        Demonstration.description.name: [Demonstration.year.key],
        Succession.description.name: [Succession.on.key],
    ]

    fileprivate static let lineMatters: [String: [Matter]] = [
        Milestone.description.name: [
            Matter(
                day: Milestone.acceptedOn.key, told: [Milestone.acceptedBy.key],
                before: (Milestone.state.key, Milestone.State.reached.rawValue)),
            Matter(
                day: Milestone.reachedOn.key, told: [Milestone.evidence.key],
                before: (Milestone.state.key, Milestone.State.planned.rawValue)),
        ],
        Fund.description.name: [
            Matter(day: Fund.receivedOn.key, told: [Fund.received.key]),
            Matter(day: Fund.paidOn.key, told: [Fund.paid.key]),
        ],
        Indicator.description.name: [Matter(day: Indicator.asOf.key, told: [Indicator.actual.key])],
        FollowUp.description.name: [Matter(day: FollowUp.doneOn.key)],
    ]

    /// What may have no day of its own: then it began no earlier than what it belongs to. The days by which it has one,
    /// and the links to what it belongs to.
    package static let hanging: [(kind: Kind, days: [String], owners: [String])] = [
        (.agreement, [Agreement.signedOn.key], [Agreement.twinning.key]),
        (
            .commitment, [Commitment.madeOn.key],
            [Commitment.agreement.key, Commitment.twinning.key, Commitment.activity.key]
        ),
        (
            .project, projectDays,
            [Project.agreement.key, Project.twinning.key]
        ),
    ]
}
