import Domain

/// The forms that were begun and not finished, the last one first, each with what it changes: a number goes on with
/// one. Behind them the bin of those that were dropped, where a number takes one back.
struct LinearDrafts: LinearPlace {
    private var forms: [BegunForm] = []
    private var isInBin = false
    private var isUnread = true

    private static let listTag = 1
    private static let dropTag = 2
    private static let takeBackTag = 3

    func title(_ context: Context) -> String { context.words("draft.title") }

    func prompt(_ context: Context) -> String {
        context.words(isInBin ? "linear.drafts.binPrompt" : "linear.drafts.prompt")
    }

    func offers(_ context: Context) -> [Offer] { [Offer("bin")] }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        let words = context.words
        switch event {
        case .appeared, .again, .returned, .given(.saved): return ask()
        case .reply(LinearDrafts.listTag, .drafts(let found)):
            forms = (isInBin ? found : DraftsScreen.newestFirst(found)).map(BegunForm.init)
        case .refused(_, let refusal): return [.say(words.sentence(refusal))]
        case .command("bin", _):
            isInBin.toggle()
            return ask()
        case .line(let line): return choose(line, context)
        case .outcome(LinearDrafts.dropTag, _): return [.say(words("linear.drafts.dropped"))] + ask()
        case .outcome(LinearDrafts.takeBackTag, .draft(let draft)):
            isInBin = false
            return [.say(words("draft.takenBack", ["draft": name(of: draft, words)]))] + ask()
        default: break
        }
        return []
    }

    private mutating func ask() -> [LinearStep] {
        isUnread = true
        return [.effect(.ask(isInBin ? .droppedDrafts : .drafts, LinearDrafts.listTag))]
    }

    private mutating func choose(_ line: String, _ context: Context) -> [LinearStep] {
        let words = context.words
        let typed = LinearCommands.plain(line)
        let isDrop = typed.hasPrefix("-") && !isInBin
        guard let index = LinearText.number(isDrop ? String(typed.dropFirst()) : typed, upTo: forms.count),
            let id = forms[index].draft.id
        else {
            guard !forms.isEmpty else { return [.say(words(emptyKey))] }
            return [.say(words("linear.numberUpTo", ["n": String(forms.count)]))]
        }
        if (isDrop || isInBin) && context.isReadOnly { return [.say(words("obstacle.readOnly"))] }
        if isDrop { return [.effect(.perform(.dropDraft(id), LinearDrafts.dropTag))] }
        if isInBin { return [.effect(.perform(.restoreDraft(id), LinearDrafts.takeBackTag))] }
        guard let form = Forms.form(resuming: forms[index].draft) else {
            return [.say(words("draft.unreadable"))]
        }
        return [.effect(.push(form))]
    }

    private var emptyKey: String { isInBin ? "draft.binEmpty" : "draft.none" }

    private func name(of draft: Draft, _ words: Words) -> String {
        LinearText.plain(words.name(of: draft), words)
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread else { return [] }
        isUnread = false
        let words = context.words
        guard !forms.isEmpty else { return [words(emptyKey)] }
        let heading = words(isInBin ? "draft.bin" : "draft.waiting", ["n": String(forms.count)])
        return [heading + words("linear.stop")]
            + forms.enumerated().map { index, form in
                let pieces = [
                    name(of: form.draft, words), words.age(of: form.draft, context), words.whatChanged(form),
                ]
                return "\(index + 1). " + pieces.joined(separator: words("linear.semicolon"))
            }
    }
}
