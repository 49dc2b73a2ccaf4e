import Cells
import Domain

/// The form for one record, new or stored, made from its description. A line of a list in it opens as a small form
/// of the same making.
struct FormScreen: Screen {
    var state: FormState
    var keeper: DraftKeeper
    /// The first row of the form in sight, and whether the wheel took it away from the focus.
    var top = 0
    var isScrolledAway = false
    /// The field as it was when the focus came to it: what Esc brings back.
    var atFocus: FieldState
    /// What the window that was opened over the form is for.
    var awaited: Awaited?
    var saving: AfterSave?
    var leaving: Leaving?
    /// What was there before anything was typed; nil when it began with a draft.
    var initial: JSONValue?
    /// Opened from the review, which shows what was saved.
    var isFromReview = false
    /// Cells of a spreadsheet that were pasted, while it is asked what becomes of them.
    var pasted: PastedTable?
    /// The last fields that were filled from a spreadsheet, to be undone in one step, and made again.
    var fillUndo: FillStep?
    var fillRedo: FillStep?
    /// Stored companions were asked for.
    var isLoaded = false

    /// The record as somebody else saved it meanwhile, while the user chooses what is to stand.
    var merging: Record?
    /// What proposals were last asked for.
    var followed = Followed()
    /// The agreements that one can be chosen of to take over from.
    var copySources: [RecordID] = []
    /// What is known of the parties, once it was asked.
    var facts: PartyFacts?
    /// Stored records that may be meant by the names typed so far.
    var near = FormNear()
    /// What was asked of the posts of a person before they are saved.
    var posts = FormPosts()
    /// What is known of its code and of the places chosen.
    var codes = FormCodes()
    /// The version of the record that the user was told of.
    var seenVersion: Int?
    /// Whether it was said that another change of the record waits among the drafts.
    var hasToldOfDraft = false

    enum Awaited: Hashable, Sendable {
        case choice, flag, ticks, record, day, leave, discard, merge, copyMenu, copySource, section
        case says, fill, near, nearSort, life, clauses, second
    }
    enum AfterSave: Hashable, Sendable { case give, review }
    enum Leaving: Hashable, Sendable { case keeping, discarding }

    enum Tags {
        static let save = 1
        static let keep = 2
        static let drop = 3
        static let names = 4
        static let companions = 5
        static let companion = 6
        static let posts = 7
        static let timer = 8
        static let merge = 9
        static let stored = 10
        static let drafts = 11
        static let facts = 20
        static let parties = 21
        static let copyList = 22
        static let copyRecord = 23
        static let copyPromises = 24
        static let copyLines = 25
        static let editor = 12
        static let near = 30
        static let nearSame = 31
        static let code = 32
        static let doubts = 33
        static let ownClauses = 40
        static let postQuestions = 41
        static let pledge = 42
        static let occasion = 43
    }

    /// The form for a new record, with what is known of it already.
    init(new kind: Kind, name: String = "") {
        var record = Record.beginning(RecordID(kind, -1))
        if !name.isEmpty { record[Record.nameKey] = .value(.text(name)) }
        self.init(FormState(FormPlan(kind), base: record, names: [:]))
        initial = state.content
    }

    /// The form for a new record of which some answers follow from where it was begun.
    init(new kind: Kind, answers: [String: Answer<Value>], names: [RecordID: String]) {
        self.init(FormState(FormPlan(kind), base: Record.beginning(RecordID(kind, -1)), names: names))
        for (key, answer) in answers { state.propose(key, answer, today: .epoch) }
        initial = state.content
    }

    init(changing record: Record, names: [RecordID: String]) {
        self.init(FormState(FormPlan(record.kind), base: record, names: names))
        initial = state.content
    }

    /// Nil when the draft cannot be read.
    init?(resuming draft: Draft) {
        guard let state = FormState(draft: draft.content) else { return nil }
        self.init(state)
        keeper = DraftKeeper(id: draft.id, savedAt: draft.savedAt, content: draft.content)
        near.answers = state.said
        // Its companions are in the draft, as far as they were loaded.
        isLoaded = !state.companions.isEmpty
    }

    init(_ state: FormState) {
        self.state = state
        keeper = DraftKeeper()
        atFocus = state.focused
    }

    var takesText: Bool { true }

    var isPlace: Bool { false }

    var textRuns: TextRuns {
        guard !isLocked else { return .none }
        switch state.focused.entry {
        case .line: return .line
        case .area: return .lines
        case .choice, .flag, .link, .lines: return .none
        }
    }

    var selectedText: String {
        switch state.focused.entry {
        case .line(let editor): editor.selectedText
        case .area(let area): area.selectedText
        case .choice, .flag, .link, .lines: ""
        }
    }

    /// What is typed after a save is for the screen that comes then.
    var isBusy: Bool { saving != nil || leaving != nil || posts.asking != nil && awaited != .second }

    /// Something was typed or chosen that is not stored.
    var isDirty: Bool { initial.map { $0 != state.content } ?? true }

    var isLocked: Bool { state.fields.fields[state.fields.focus].isLocked }

    var isNew: Bool { state.base.version == 0 }

    func title(_ context: Context) -> String {
        let kind = context.words.kind(state.plan.kind)
        switch state.plan.purpose {
        case .record: break
        case .step(let sort):
            let verb = JournalStep.Verb(sort).rawValue
            return context.words("life.title." + verb, ["number": state.base.id.number])
        case .amendment: return context.words("life.title.amend", ["number": state.base.id.number])
        case .judging(let verdict):
            return context.words(
                "judge.heading",
                [
                    "number": state.base.id.number,
                    "state": context.words.choice("commitmentState", verdict.rawValue),
                ])
        case .review: return context.words("life.title.review", ["number": state.base.id.number])
        }
        return isNew
            ? context.words("form.new", ["kind": kind])
            : context.words("form.change", ["kind": kind, "number": state.base.id.number])
    }

    func offers(_ context: Context) -> [Offer] {
        let moving = [Offer("nextField"), Offer("previousField")]
        let problem = Offer("firstError", unless: state.problems.isEmpty ? "form.noProblems" : nil)
        let field = state.focused
        var editing: [Offer] = []
        if !isLocked {
            switch field.entry {
            case .choice, .flag, .link: editing.append(Offer("editor"))
            case .line:
                if case .day = field.description.type { editing.append(Offer("editor")) }
                if saidChoices != nil { editing.append(Offer("editor")) }
            case .area: editing.append(Offer("ownEditor"))
            case .lines: break
            }
            editing.append(Offer("notApplicable"))
        }
        let sections = state.plan.sections.count > 1 ? [Offer("sectionMenu")] : []
        if state.isLineOpen {
            return [Offer("done"), problem] + moving + editing + [Offer("addLine")] + pledgeOffers + sections
        }
        var own = [Offer("save", unless: context.isReadOnly ? "obstacle.readOnly" : nil)]
        if state.plan.isSigned {
            own.append(Offer("review", unless: context.isReadOnly ? "obstacle.readOnly" : nil))
            let isFrozen = Agreement.isFrozen(state.base)
            own.append(Offer("copyFrom", unless: isFrozen ? "obstacle.signed" : nil))
        }
        own += sections + [problem] + moving + [Offer("nextSection"), Offer("previousSection")] + editing
        if state.focusedList?.isOnLine == true { own.append(Offer("openLine")) }
        if let list = state.focusedList, !isLocked {
            own.append(Offer("addLine"))
            if field.tickable != nil { own.append(Offer("checklist")) }
            if list.isOnLine { own += [Offer("removeLine"), Offer("lineUp"), Offer("lineDown")] }
        }
        own += clauseOffers + pledgeOffers
        if statedField != nil { own.append(Offer("sayStatement")) }
        if codeHolder != nil { own.append(Offer("openHolder")) }
        if !near.open.isEmpty {
            own.append(Offer("nearAnswer", unless: context.isReadOnly ? "obstacle.readOnly" : nil))
        }
        let isTouched = keeper.isUnkept || keeper.isKeeping || keeper.id != nil
        return own + [Offer("discard", unless: isTouched ? nil : "form.nothingToDiscard")]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        var isWheel = false
        var effects: [Effect]
        let name = nameInFocus
        state.turn(to: context.today)
        switch event {
        case .appeared:
            start(context)
            effects = load(context) + lookAround(context) + follow(context)
        case .command(let id):
            effects =
                command(ofFlow: id, context) ?? command(ofClauses: id, context)
                ?? command(ofPledges: id, context) ?? command(id, context)
        case .key(let key):
            if key.isText { makeWay(context) }
            effects = press(key, context)
        case .typed(let text):
            makeWay(context)
            effects = type(text, context)
        case .paste(let text):
            makeWay(context)
            effects = paste(text, context)
        case .place(let field, let point, let room, let isDouble):
            effects = place(field, point, room, word: isDouble, context)
        case .edited(_, let outcome): effects = take(outcome, context)
        case .click(let target, _): effects = click(target, context)
        case .wheel(let rows):
            isWheel = true
            top = max(0, top + rows)
            effects = []
        case .reply(let tag, let reply):
            effects =
                take(posts: reply, tag, context) ?? take(code: reply, tag, context) ?? take(
                    clauses: reply, tag, context)
                ?? take(pledge: reply, tag, context) ?? take(
                    near: reply, tag, context) ?? take(
                    around: reply, tag, context) ?? take(
                    facts: reply, tag, context)
                ?? take(copy: reply, tag, context) ?? take(reply, tag, context)
        case .outcome(let tag, let outcome):
            effects = conclude(near: outcome, tag, context) ?? conclude(outcome, tag, context)
        case .refused(let tag, let refusal): effects = refuse(refusal, tag, context)
        case .timer(Tags.near): effects = askNear(context)
        case .timer: effects = keepWhenDue(context)
        case .given(let gift):
            effects =
                take(life: gift, context) ?? take(posts: gift, context) ?? take(near: gift, context) ?? take(
                    choice: gift, context)
                ?? take(gift, context)
        case .resized: effects = []
        }
        if name != nil, name != nameInFocus { effects += askNear(context) }
        effects += askCodes()
        isScrolledAway = isWheel || isScrolledAway && event.isFromElsewhere
        let layout = FormLayout(self, context)
        top = isScrolledAway ? layout.clamped(top) : layout.top(showingFocusFrom: top)
        return effects
    }

    /// After every change: what follows from it, and its draft.
    mutating func changed(_ context: Context) -> [Effect] {
        Proposals.followParties(in: &state, context)
        followAmendment(context)
        keeper.isUnkept = true
        keeper.isRefusalSaid = false
        posts = FormPosts()
        return keepSoon() + follow(context) + nearSoon()
    }

    func say(_ key: String, _ context: Context) -> Effect { .say(Message(context.words(key))) }
}

extension ScreenEvent {
    /// Not of the user's hands: it moves nothing on the screen.
    fileprivate var isFromElsewhere: Bool {
        switch self {
        case .reply, .outcome, .refused, .timer, .appeared: true
        default: false
        }
    }
}
