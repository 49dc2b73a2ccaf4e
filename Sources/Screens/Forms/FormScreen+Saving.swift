import Cells
import Domain

/// What is known of the draft that stands behind a form.
struct DraftKeeper: Hashable, Sendable {
    var id: Int64?
    /// UTC, as the registry wrote it.
    var savedAt = ""
    /// What it says in the registry, as far as this window knows.
    var content: String?
    /// Something was typed since.
    var isUnkept = false
    /// The registry is at it.
    var isKeeping = false
    /// A timer is running at whose end it will be kept.
    var isDue = false
    /// That it could not be kept was said, and nothing was typed since.
    var isRefusalSaid = false

    /// Milliseconds from a change to its draft, however fast the typing goes on: with the time a slow disk needs, what
    /// a kill can take stays below two seconds.
    static let delay = 700
    /// Milliseconds until a draft is tried again that could not be kept.
    static let retry = 5000
}

extension FormScreen {
    // MARK: - Drafts

    var draft: Draft {
        var draft = Draft(
            id: keeper.id, form: state.plan.kind.rawValue, about: isNew ? nil : state.base.id,
            title: IdentityNumber.struckOut(state.record.name),
            // What is refused when it is saved is not kept on the way there either.
            content: IdentityNumber.struckOut(state.draftContent))
        draft.basis = keeper.content
        return draft
    }

    func unsaved(_ context: Context) -> Draft? {
        keeper.isUnkept && isDirty ? draft : nil
    }

    /// Sees to it that what was typed is kept soon. The first change since the last draft sets the time: one that
    /// starts anew at every key would never end for somebody who types without a pause.
    mutating func keepSoon(after milliseconds: Int = DraftKeeper.delay) -> [Effect] {
        guard !keeper.isDue else { return [] }
        keeper.isDue = true
        return [.after(milliseconds, Tags.timer)]
    }

    mutating func keep(_ context: Context) -> [Effect] {
        keeper.isKeeping = true
        keeper.isUnkept = false
        return [.perform(.keepDraft(draft), Tags.keep)]
    }

    mutating func keepWhenDue(_ context: Context) -> [Effect] {
        keeper.isDue = false
        guard keeper.isUnkept, saving == nil, leaving == nil, !context.isReadOnly else { return [] }
        // One at a time: the first tells the number under which the next is kept.
        if keeper.isKeeping { return keepSoon() }
        return isDirty || keeper.id != nil ? keep(context) : []
    }

    // MARK: - Saving

    mutating func save(_ then: AfterSave, _ context: Context) -> [Effect] {
        guard saving == nil, leaving == nil else { return [] }
        state.closeLine(context.today)
        if then == .review, !isNew, !isDirty {
            return [isFromReview ? .pop : .replace(ReviewScreen(state.base.id))]
        }
        state.leaveAll()
        fillBlanks(context)
        state.check(context.today)
        if let first = state.problems.first {
            state.focusFirstProblem(context.today)
            atFocus = state.focused
            let sentence = context.words.sentence(first.problem)
            let text =
                state.problems.count == 1
                ? sentence
                : context.words("form.problems", ["n": String(state.problems.count), "first": sentence])
            return [.say(Message(text, .problem))]
        }
        if let effects = questionPosts(then, context) { return effects }
        if let question = confirmLife(context) {
            awaited = .life
            return [question]
        }
        saving = then
        // The draft goes with the save: its number has to be known first.
        return keeper.isKeeping && keeper.id == nil ? [] : [performSave]
    }

    var performSave: Effect {
        if let verb = lifeVerb { return .perform(verb, Tags.save) }
        let records = state.recordsToSave + posts.endings
        guard isNew, !near.answers.isEmpty else {
            return .perform(.save(records, draft: keeper.id), Tags.save)
        }
        return .perform(.saveAnswering(records, near.answers, draft: keeper.id), Tags.save)
    }

    mutating func conclude(_ outcome: Outcome, _ tag: Tag, _ context: Context) -> [Effect] {
        switch outcome {
        case .draft(let draft):
            let wasFirst = keeper.id == nil
            let isElsewhere = !wasFirst && keeper.id != draft.id
            keeper.isKeeping = false
            keeper.id = draft.id
            keeper.savedAt = draft.savedAt
            keeper.content = draft.content
            if saving != nil { return wasFirst ? [performSave] : [] }
            switch leaving {
            case .keeping: return [say("form.draftKept", context), .pop]
            case .discarding: return discard(context)
            case nil: return isElsewhere ? [say("form.draftElsewhere", context)] : []
            }
        case .draftDropped: return isDirty ? [say("form.discarded", context), .pop] : [.pop]
        case .done(let step, let records):
            guard state.plan.purpose == .record else { return closeLife(step, records, context) }
            return close(records, "form.saved", context)
        case .unchanged(let records): return close(records, "form.unchanged", context)
        // A form writes no files.
        case .exported, .fetched, .opened, .printed, .preview, .settings: return []
        }
    }

    private mutating func closeLife(
        _ step: JournalStep, _ records: [RecordID], _ context: Context
    ) -> [Effect] {
        saving = nil
        keeper = DraftKeeper()
        initial = state.content
        var text = context.words("detail.did." + step.verb.rawValue, ["number": state.base.id.number])
        if case .judging(let verdict) = state.plan.purpose {
            text = context.words(
                "judge.done",
                [
                    "number": state.base.id.number,
                    "state": context.words.choice("commitmentState", verdict.rawValue),
                ])
        }
        return [.say(Message(text, .good)), .give(.saved(records))]
    }

    private mutating func close(_ records: [RecordID], _ key: String, _ context: Context) -> [Effect] {
        let then = saving
        let used = Effect.remember(.used(LastUsed.values(in: state.record)))
        saving = nil
        keeper = DraftKeeper()
        initial = state.content
        guard let record = records.first else { return [used, .pop] }
        let said = Effect.say(
            Message(
                context.words(key, ["number": record.number, "name": state.record.name])
                    + (posts.note.isEmpty ? "" : context.words("list.sentences") + posts.note),
                posts.note.isEmpty ? .good : .plain))
        let odd = openOddities(context)
        posts = FormPosts()
        if let odd {
            let saved = context.words(key, ["number": record.number, "name": state.record.name])
            return [
                .say(Message([saved, odd].joined(separator: " "))), used, .give(.saved(records)),
            ]
        }
        if then == .review, !isFromReview {
            // A new agreement is nowhere on the way here: what comes after signing is its own page.
            return [
                said, used, .replace(ReviewScreen(record, showsDetail: isNew, source: state.source)),
            ]
        }
        return [said, used, .give(.saved(records))]
    }

    mutating func refuse(_ refusal: Refusal, _ tag: Tag, _ context: Context) -> [Effect] {
        var effects: [Effect] = []
        switch tag {
        case Tags.keep:
            keeper.isKeeping = false
            keeper.isUnkept = true
            if saving != nil { return [performSave] }
            // It can be left without the bin, too.
            if leaving == .discarding { return drop(context) }
            effects = keepSoon(after: DraftKeeper.retry)
            if keeper.isRefusalSaid, leaving == nil { return effects }
            keeper.isRefusalSaid = true
            leaving = nil
        case Tags.drop: leaving = nil
        case Tags.postQuestions: posts = FormPosts()
        case Tags.save:
            saving = nil
            posts = FormPosts()
            if keeper.isUnkept { effects = keepSoon() }
            switch refusal {
            case .invalid(let problems):
                state.refuse(problems, context.today)
                state.focusFirstProblem(context.today)
                atFocus = state.focused
            case .changedMeanwhile(let record)
            where record == state.base.id || state.companions[record] != nil:
                return effects + [.ask(.records([record]), Tags.merge)]
            default: break
            }
        default: break
        }
        return effects + [.say(Message(context.words.sentence(refusal), .problem))]
    }

    // MARK: - Leaving

    /// Leaves the form, after asking where something would be lost.
    mutating func leave(_ context: Context) -> [Effect] {
        guard saving == nil, leaving == nil else { return [] }
        guard isDirty else {
            // All is as it was: a draft kept on the way has nothing to keep.
            return keeper.id == nil && !keeper.isKeeping ? [.pop] : discard(context)
        }
        awaited = .leave
        let words = context.words
        let readOnly = context.isReadOnly ? words("obstacle.readOnly") : nil
        return [
            .push(
                MenuScreen(
                    title: words("form.leave.title"),
                    entries: [
                        MenuScreen.Entry(words("form.leave.keep"), obstacle: readOnly),
                        MenuScreen.Entry(words("form.leave.save"), obstacle: readOnly),
                        MenuScreen.Entry(words("form.leave.discard")),
                        MenuScreen.Entry(words("form.leave.stay")),
                    ]))
        ]
    }

    mutating func leave(choice: Int, _ context: Context) -> [Effect] {
        switch choice {
        case 0:
            guard keeper.isUnkept || keeper.id == nil else { return [say("form.draftKept", context), .pop] }
            leaving = .keeping
            return keeper.isKeeping ? [] : keep(context)
        case 1: return save(.give, context)
        case 2: return discard(context)
        default: return []
        }
    }

    /// What was typed goes into the bin of drafts, to the last key.
    mutating func discard(_ context: Context) -> [Effect] {
        leaving = .discarding
        if keeper.isKeeping { return [] }
        if isDirty, keeper.isUnkept || keeper.id == nil, !context.isReadOnly { return keep(context) }
        return drop(context)
    }

    private mutating func drop(_ context: Context) -> [Effect] {
        guard let id = keeper.id else { return isDirty ? [say("form.left", context), .pop] : [.pop] }
        return [.perform(isDirty ? .dropDraft(id) : .forgetDraft(id), Tags.drop)]
    }
}
