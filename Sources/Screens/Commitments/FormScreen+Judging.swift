import Domain

// The form in which a promise is judged.

extension FormPurpose {
    /// The day, why, by whom and what shows it; only what was kept needs no reason.
    static func judgingPlan(_ verdict: Commitment.State) -> FormPlan {
        FormPlan(
            .commitment, .judging(verdict),
            [
                FormPlan.Section(
                    name: "judging",
                    fields: [
                        Commitment.settledOn.required.description,
                        (verdict == .kept ? Commitment.reason : Commitment.reason.required).description,
                        Commitment.judgedBy.description, Commitment.evidence.description,
                    ])
            ])
    }
}

extension FormScreen {
    init(judging verdict: Commitment.State, of page: Page, today: CalendarDay) {
        self.init(FormState(FormPurpose.judging(verdict).plan, base: page.record, names: page.names))
        if page.record[Commitment.settledOn] == .notKnown {
            state.propose(Commitment.settledOn.key, .value(.day(today)), today: today)
        }
        // What stands there already can be taken as it is.
        initial = nil
    }

    func judgingVerb(_ verdict: Commitment.State) -> Verb {
        let fields = state.fields
        func text(_ key: String) -> String { fields[key]?.answer.value.flatMap(String.init) ?? "" }
        var on: CalendarDay?
        if case .value(.day(let day))? = fields[Commitment.settledOn.key]?.answer { on = day }
        var judging = Judging(verdict, on: on)
        judging.reason = text(Commitment.reason.key)
        judging.evidence = text(Commitment.evidence.key)
        if case .value(.link(let by))? = fields[Commitment.judgedBy.key]?.answer { judging.by = by }
        do throws(Refusal) {
            return .save([try state.base.judged(judging)], draft: keeper.id)
        } catch {
            // What speaks against it is said by the registry, where it is said for every save.
            var record = state.base
            record[Commitment.state] = .value(verdict)
            for field in state.fields.fields { record[field.description.key] = field.answer }
            return .save([record], draft: keeper.id)
        }
    }
}
