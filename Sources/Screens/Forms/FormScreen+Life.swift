import Cells
import Domain

// Forms for what is done with an agreement after it was begun: steps, amendments, reviews, renewals.

extension FormScreen {
    /// The form of a step, with the day of today.
    init(_ sort: AgreementStep.Sort, of page: Page, today: CalendarDay) {
        self.init(FormState(FormPurpose.step(sort).plan, base: page.record, names: page.names))
        state.propose(LifeField.on.key, .value(.day(today)), today: today)
        initial = state.content
    }

    /// The form of an amendment, with the text as it stands.
    init(amending page: Page, _ words: Words, today: CalendarDay) {
        self.init(FormState(FormPurpose.amendment.plan, base: page.record, names: page.names))
        let company = page.life ?? AgreementCompany()
        for commitment in company.commitments { state.companions[commitment.id] = commitment }
        let ordinal = Agreement.inOrder(company.amendments).count + 1
        state.propose(LifeField.name.key, .value(.text(words.amendment(ordinal))), today: today)
        state.propose(LifeField.effectiveOn.key, .value(.day(today)), today: today)
        state.fields.focus = state.fields.index(LifeField.effectiveOn.key) ?? 0
        state.check(today)
        initial = state.content
    }

    /// The form of a review: every promise and every purpose, to be judged.
    init(reviewing page: Page, _ words: Words, today: CalendarDay) {
        self.init(FormState(FormPurpose.review.plan, base: page.record, names: page.names))
        state.propose(Agreement.reviewedOn.key, .value(.day(today)), today: today)
        if page.record[Agreement.reviewGoals] == .notKnown {
            let promised = Reviewing.goals(of: page.record, page.life?.commitments ?? [])
            let purposes = (page.record[Agreement.purposes].value ?? []).map { line in
                let purpose = line[Purpose.purpose].value ?? ""
                let said = line[Purpose.wording].value ?? words.choice(Purpose.list.name, purpose)
                return Part([ReviewedGoal.goal.key: .value(.text(said))])
            }
            state.propose(
                Agreement.reviewGoals.key, .value(.parts(promised + purposes)), today: today)
        }
        initial = state.content
    }

    /// The form of the agreement that is to renew one, with the promises that go on.
    init(renewing page: Page, carrying commitments: [Record], today: CalendarDay) {
        var draft = Renewing.draft(of: page.record, id: RecordID(.agreement, -1))
        draft[Agreement.state] = .value(.draft)
        self.init(FormState(FormPlan(.agreement), base: draft, names: page.names))
        state.source = page.record
        for (index, commitment) in commitments.enumerated() {
            let id = RecordID(.commitment, FormScreen.firstCarried - Int64(index))
            state.take(companion: Renewing.carried(commitment, id: id, into: draft), today)
        }
        state.check(today)
        // It is worth keeping before anything is typed: what is carried over was chosen.
        initial = state.content
    }

    /// Far from the provisional numbers of lines that are added by hand.
    private static let firstCarried: Int64 = -1001

    // MARK: - Saving

    /// What the form does; nil for a record that is saved.
    var lifeVerb: Verb? {
        let agreement = state.base.id
        func day(_ key: String) -> CalendarDay? {
            if case .value(.day(let day))? = state.fields[key]?.answer { day } else { nil }
        }
        func text(_ key: String) -> String { state.fields[key]?.answer.value.flatMap(String.init) ?? "" }
        func parts(_ key: String) -> [Part] { state.fields[key]?.answer.value.flatMap([Part].init) ?? [] }
        func link(_ key: String) -> RecordID? {
            if case .value(.link(let record))? = state.fields[key]?.answer { record } else { nil }
        }
        switch state.plan.purpose {
        case .record: return nil
        case .judging(let verdict): return judgingVerb(verdict)
        case .step(let sort):
            guard let on = day(LifeField.on.key) else { return nil }
            return .step(
                agreement, sort, on: on, reason: text(LifeField.reason.key), by: link(LifeField.by.key),
                draft: keeper.id)
        case .amendment:
            var request = AmendmentRequest(
                agreement, name: text(LifeField.name.key), effectiveOn: day(LifeField.effectiveOn.key),
                reason: text(LifeField.why.key), changes: amendedAnswers)
            for key in request.changes.keys { request.before[key] = state.base[key] }
            request.signedOn = day(LifeField.signedOn.key)
            request.touched = parts(LifeField.touched.key)
            request.signatures = parts(LifeField.signatures.key)
            request.draft = keeper.id
            return .amend(request)
        case .review:
            var request = ReviewRequest(
                agreement, on: day(Agreement.reviewedOn.key), goals: parts(Agreement.reviewGoals.key))
            request.by = link(Agreement.reviewedBy.key)
            if let decision = state.fields[Agreement.reviewDecision.key]?.answer.value {
                request.decision = Agreement.Decision(decision)
            }
            request.note = text(Agreement.reviewNote.key)
            request.draft = keeper.id
            return .review(request)
        }
    }

    /// The answers that differ from the text as it stands.
    private var amendedAnswers: [String: Answer<Value>] {
        var changed: [String: Answer<Value>] = [:]
        for key in Amending.fields {
            guard let field = state.fields[key] else { continue }
            let old = Amending.written(state.base[key], field.description)
            if Amending.written(field.answer, field.description) != old { changed[key] = field.answer }
        }
        return changed
    }

    /// Which promises an amendment touches follows from what it changes, until somebody says otherwise.
    mutating func followAmendment(_ context: Context) {
        guard state.plan.purpose == .amendment else { return }
        let commitments = state.companions.values.sorted { $0.id < $1.id }
        let touched = Amending.touched(by: Set(amendedAnswers.keys), commitments)
        state.propose(
            LifeField.touched.key,
            touched.isEmpty ? .notKnown : .value(.parts(Amending.lines(touched))), today: context.today)
    }

    // MARK: - Asking once more

    /// Says what will happen before it does.
    func confirmLife(_ context: Context) -> Effect? {
        let words = context.words
        let number = state.base.id.number
        switch (state.plan.purpose, lifeVerb) {
        case (.step(let sort), .step(_, _, let day, _, _, _)?):
            let verb = JournalStep.Verb(sort).rawValue
            return .push(
                ConfirmScreen(
                    title: words("life.title." + verb, ["number": number]),
                    text: words("life.confirm." + verb, ["number": number, "day": day.written]),
                    confirmTitle: words("life.button." + verb)))
        case (.amendment, .amend(let request)?):
            return .push(
                ConfirmScreen(
                    title: words("life.title.amend", ["number": number]),
                    text: amendmentText(request, words), confirmTitle: words("life.button.amend")))
        case (.review, .review(let request)?):
            let settled = request.goals.filter {
                $0[ReviewedGoal.commitment.key] != .notKnown && $0[ReviewedGoal.verdict.key] != .notKnown
            }
            return .push(
                ConfirmScreen(
                    title: words("life.title.review", ["number": number]),
                    text: words("life.confirm.review", ["number": number, "n": String(settled.count)]),
                    confirmTitle: words("life.button.review")))
        default: return nil
        }
    }

    /// The answer to it; nil for other gifts.
    mutating func take(life gift: Gift, _ context: Context) -> [Effect]? {
        guard awaited == .life else { return nil }
        awaited = nil
        guard case .confirmed = gift else { return [] }
        saving = .give
        return keeper.isKeeping && keeper.id == nil ? [] : [performSave]
    }

    private func amendmentText(_ request: AmendmentRequest, _ words: Words) -> String {
        let comma = words("list.comma")
        let fields = Amending.fields.filter { request.changes[$0] != nil }
            .map { words.label(Kind.agreement.rawValue, $0) }
        let touched = request.touched.compactMap { $0[AmendmentTouched.commitment].value?.record }
        let told = touched.map { $0.number + (state.companions[$0].map { " " + $0.name } ?? "") }
        let changes = words(
            fields.isEmpty ? "life.confirm.amendNothing" : "life.confirm.amend",
            [
                "number": request.agreement.number, "name": request.name,
                "day": request.effectiveOn?.written ?? ValueText.notKnownSign,
                "fields": fields.joined(separator: comma),
            ])
        return changes + "\n"
            + (told.isEmpty
                ? words("amendment.touchesNone")
                : words("amendment.touches", ["commitments": told.joined(separator: comma)]))
    }
}
