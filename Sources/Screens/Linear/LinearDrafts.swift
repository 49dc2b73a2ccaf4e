import Domain

/// The forms that were begun and not finished, the last one first; a number goes on with one.
struct LinearDrafts: LinearPlace {
    private var drafts: [Draft] = []
    private var isUnread = true

    private static let listTag = 1
    private static let dropTag = 2

    /// The draft that a confirmation was asked for.
    private var doomed: Draft?

    func title(_ context: Context) -> String { context.words("draft.title") }
    func prompt(_ context: Context) -> String { context.words("linear.drafts.prompt") }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        let words = context.words
        switch event {
        case .appeared, .again, .returned, .given(.saved): return ask()
        case .reply(LinearDrafts.listTag, .drafts(let found)):
            drafts = DraftsScreen.newestFirst(found)
        case .refused(_, let refusal): return [.say(words.sentence(refusal))]
        case .line(let line): return choose(line, context)
        case .given(.confirmed):
            guard let id = doomed?.id else { return [] }
            doomed = nil
            return [.effect(.perform(.dropDraft(id), LinearDrafts.dropTag))]
        case .outcome(LinearDrafts.dropTag, _): return [.say(words("form.discarded"))] + ask()
        default: break
        }
        return []
    }

    private mutating func ask() -> [LinearStep] {
        isUnread = true
        return [.effect(.ask(.drafts, LinearDrafts.listTag))]
    }

    private mutating func choose(_ line: String, _ context: Context) -> [LinearStep] {
        let words = context.words
        let typed = LinearCommands.plain(line)
        let isRemoval = typed.hasPrefix("-")
        guard let index = LinearText.number(isRemoval ? String(typed.dropFirst()) : typed, upTo: drafts.count)
        else {
            return [
                .say(words(drafts.isEmpty ? "draft.none" : "linear.numberUpTo", ["n": String(drafts.count)]))
            ]
        }
        let draft = drafts[index]
        guard isRemoval else {
            return Forms.form(resuming: draft).map { [.effect(.push($0))] } ?? [
                .say(words("draft.unreadable"))
            ]
        }
        guard !context.isReadOnly else { return [.say(words("obstacle.readOnly"))] }
        doomed = draft
        return [
            .open(
                LinearConfirm(
                    ConfirmScreen(
                        title: words("form.discard.title"),
                        text: words("form.discard.text"),
                        confirmTitle: words("form.discard.confirm"))))
        ]
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread else { return [] }
        isUnread = false
        let words = context.words
        guard !drafts.isEmpty else { return [words("draft.none")] }
        return [title(context) + words("form.colon") + String(drafts.count)]
            + drafts.enumerated().map { index, draft in
                "\(index + 1). " + words.name(of: draft) + words("list.comma")
                    + words.age(of: draft, context)
            }
    }
}
