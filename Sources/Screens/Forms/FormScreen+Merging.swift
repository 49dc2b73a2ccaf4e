import Cells
import Domain

// Somebody else saved the record, or went on with the draft, while the form was open.

extension FormScreen {
    /// What the form asks about the world it stands in, when it comes to the front and after others wrote.
    func lookAround(_ context: Context) -> [Effect] {
        var effects: [Effect] = []
        if !isNew { effects.append(.ask(.records([state.base.id]), Tags.stored)) }
        if keeper.id != nil || !isNew { effects.append(.ask(.drafts, Tags.drafts)) }
        return effects
    }

    /// The answers to it, and to what a merge needs; nil for answers to other questions.
    mutating func take(around reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        switch (tag, reply) {
        case (Tags.merge, .records(let records, let names)):
            state.names.merge(names) { _, new in new }
            return records.first.map { merge($0, context) } ?? []
        case (Tags.stored, .records(let records, let names)):
            guard let stored = records.first, saving == nil, leaving == nil,
                stored.version != state.base.version
            else { return [] }
            state.names.merge(names) { _, new in new }
            return found(stored, context)
        case (Tags.drafts, .drafts(let drafts)): return found(drafts, context)
        default: return nil
        }
    }

    /// The record is not any more what the form began with.
    private mutating func found(_ stored: Record, _ context: Context) -> [Effect] {
        let isFirst = seenVersion != stored.version
        seenVersion = stored.version
        if !isDirty {
            state = FormMerge(state, stored, today: context.today).state
            initial = state.content
            atFocus = state.focused
            return [say("form.refreshed", ["number": stored.id.number], context)]
        }
        guard isFirst else { return [] }
        // A draft from another day goes on from what is stored today.
        if initial == nil { return merge(stored, context) }
        return [say("form.changedMeanwhile", ["number": stored.id.number], context)]
    }

    /// Another window may have gone on with the draft, finished it or dropped it. A form just begun tells of a change
    /// of the same record that waits: it would be typed twice.
    private mutating func found(_ drafts: [Draft], _ context: Context) -> [Effect] {
        if keeper.id == nil, !isDirty, !hasToldOfDraft, drafts.contains(where: { $0.about == state.base.id })
        {
            hasToldOfDraft = true
            return [say("form.draftWaits", ["number": state.base.id.number], context)]
        }
        guard let id = keeper.id, let content = keeper.content, !keeper.isKeeping, saving == nil,
            leaving == nil, drafts.first(where: { $0.id == id })?.content != content
        else { return [] }
        keeper = DraftKeeper()
        keeper.isUnkept = true
        return [say("form.draftElsewhere", context)] + keepSoon()
    }

    /// Goes on from what is stored now; what both sides changed is shown, to choose. The record is that of the form or
    /// one that stands in a line of it.
    mutating func merge(_ stored: Record, _ context: Context) -> [Effect] {
        if stored.kind == .agreement, Agreement.isFrozen(stored), !Agreement.isFrozen(state.base) {
            return [say("form.signedMeanwhile", ["number": stored.id.number], context, .problem)]
        }
        let merge = FormMerge(state, stored, today: context.today)
        guard merge.conflicts.isEmpty else {
            merging = stored
            awaited = .merge
            return [.push(MergeScreen(merge, number: stored.id.number))]
        }
        return take(merge, stored, context)
    }

    /// The choice was made, conflict by conflict.
    mutating func take(theirs places: Set<Int>, _ context: Context) -> [Effect] {
        guard let stored = merging else { return [] }
        merging = nil
        let conflicts = FormMerge(state, stored, today: context.today).conflicts
        let theirs = Set(conflicts.indices.filter(places.contains).map { conflicts[$0].spot })
        return take(FormMerge(state, stored, theirs: theirs, today: context.today), stored, context)
    }

    private mutating func take(_ merge: FormMerge, _ stored: Record, _ context: Context) -> [Effect] {
        let words = context.words
        state = merge.state
        seenVersion = stored.version
        atFocus = state.focused
        let labels = words.labels(of: merge.taken, in: state)
        let key = merge.taken.isEmpty ? "form.mergedAll" : "form.merged"
        return changed(context) + [say(key, ["number": stored.id.number, "fields": labels], context)]
    }

    func say(
        _ key: String, _ arguments: [String: String], _ context: Context, _ tone: Message.Tone = .plain
    ) -> Effect {
        .say(Message(context.words(key, arguments), tone))
    }
}
