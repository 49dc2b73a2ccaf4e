import Cells
import Domain

// Stored records that may be meant by the name being typed: shown quietly under it, never in the way of typing.

/// What is known of them.
struct FormNear: Hashable, Sendable {
    /// What was asked last; the same is not asked twice.
    var asked: NearRequest?
    var found: NearRecords?
    /// What was said here of stored records; kept with the new record when it is saved.
    var answers: [AnswerWhileTyping] = []
    /// The stored record that the typed name is another name of, while it is asked of what kind.
    var same: Record?
    /// The names the form began with: nothing is asked before they are touched.
    var names: [String]?

    /// Milliseconds without a key after which a name counts as typed for now.
    static let pause = 600
    /// More are not shown under a field.
    static let most = 2

    /// Those of which nothing was said yet.
    var open: [NearRecord] {
        (found?.records ?? []).filter { record in !answers.contains { $0.about == record.id } }
    }
}

extension FormScreen {
    /// The kinds of which one and the same is often entered twice. What has a date of its own is told apart by it.
    private static let watched: Set<Kind> = [.village, .branch, .unit, .person, .region, .source, .project]

    private static let nameKeys: Set<String> = [Record.nameKey, "chineseName"]

    /// The key of the field in focus when it is a name.
    var nameInFocus: String? {
        guard FormScreen.watched.contains(state.plan.kind), !state.isLineOpen else { return nil }
        let key = state.focused.description.key
        return FormScreen.nameKeys.contains(key) ? key : nil
    }

    private var names: [String] {
        FormScreen.nameKeys.sorted().reversed().compactMap { key in
            state.fields[key]?.answer.value.flatMap(String.init)?.trimmed
        }.filter { !$0.isEmpty }
    }

    /// After a key in a name: asked once nothing comes any more.
    func nearSoon() -> [Effect] { nameInFocus == nil ? [] : [.after(FormNear.pause, Tags.near)] }

    /// Asks, when there is something new to ask.
    mutating func askNear(_ context: Context) -> [Effect] {
        guard FormScreen.watched.contains(state.plan.kind), !isLocked, saving == nil, leaving == nil else {
            return []
        }
        let names = names
        if near.names == nil { near.names = isNew ? [] : initialNames }
        guard names != near.names, !names.isEmpty else {
            near.found = nil
            return []
        }
        let record = state.record
        var request = NearRequest(state.plan.kind, names: names, record: isNew ? nil : record.id)
        request.context = record.links.filter { !$0.isProvisional }
        request.code = ["code", "creditCode"].compactMap { record[$0].value.flatMap(String.init) }.first
        guard request != near.asked else { return [] }
        near.asked = request
        return [.ask(.near(request), Tags.near)]
    }

    private var initialNames: [String] {
        FormScreen.nameKeys.sorted().reversed().compactMap { state.base[$0].value.flatMap(String.init) }
    }

    /// The answers to it; nil for answers to other questions.
    mutating func take(near reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        switch (tag, reply) {
        case (Tags.near, .near(let found)):
            near.found = found
            return []
        case (Tags.nearSame, .records(let records, _)):
            return records.first.map { askSort(for: $0, context) } ?? []
        default: return nil
        }
    }

    // MARK: - Answering

    func nearMenu(_ context: Context) -> [Effect] {
        guard let record = near.open.first else { return [] }
        let words = context.words
        let named = ["record": record.id.number + " " + record.name, "name": names.first ?? ""]
        return [
            .push(
                MenuScreen(
                    title: words("form.near.title", named),
                    entries: [
                        MenuScreen.Entry(words(isNew ? "form.near.same" : "form.near.merge", named)),
                        MenuScreen.Entry(words("form.near.different", named)),
                        MenuScreen.Entry(words("form.near.later", named)),
                        MenuScreen.Entry(words("form.near.open", named)),
                    ]))
        ]
    }

    /// What was chosen in that menu; nil when another window gave something.
    mutating func take(near gift: Gift, _ context: Context) -> [Effect]? {
        if awaited == .nearSort {
            awaited = nil
            guard case .chosen(let index) = gift, let record = near.same,
                Alias.Sort.allCases.indices.contains(index)
            else { return [] }
            return addNames(to: record, Alias.Sort.allCases[index], context)
        }
        guard awaited == .near else { return nil }
        awaited = nil
        guard case .chosen(let index) = gift, let record = near.open.first else { return [] }
        switch index {
        case 0 where isNew: return [.ask(.records([record.id]), Tags.nearSame)]
        case 0: return [.push(MergePreviewScreen(MergeRequest(state.base.id, into: record.id)))]
        case 1: return say(.different, record.id)
        case 2: return say(.later, record.id)
        default: return [.push(DetailScreen(record.id))]
        }
    }

    /// Of a new record it is kept with the save, of a stored one at once.
    private mutating func say(_ verdict: SamenessAnswer.Verdict, _ id: RecordID) -> [Effect] {
        near.answers.append(AnswerWhileTyping(about: id, verdict))
        guard !isNew, let pair = RecordPair(state.base.id, id) else {
            // It goes with the draft, so that nobody is asked twice.
            state.said = near.answers
            keeper.isUnkept = true
            return keepSoon()
        }
        return [.perform(.answer(pair, verdict, reason: ""), Tags.near)]
    }

    /// Asks of what kind the name is; the kind that its letters speak for stands first under the hand.
    private mutating func askSort(for record: Record, _ context: Context) -> [Effect] {
        guard let name = names.first, record.with(alias: name, nil, nil) != nil else {
            return addNames(to: record, nil, context)
        }
        let own = FormScreen.nameKeys.compactMap { record[$0].value.flatMap(String.init) }
        let proposed = NameLikeness.aliasSort(of: name, for: own)
        near.same = record
        awaited = .nearSort
        let words = context.words
        return [
            .push(
                MenuScreen(
                    title: words(
                        "form.near.sort", ["name": name, "record": record.id.number + " " + record.name]),
                    entries: Alias.Sort.allCases.map {
                        MenuScreen.Entry(words.choice("aliasSort", $0.rawValue))
                    }, selected: Alias.Sort.allCases.firstIndex(of: proposed) ?? 0))
        ]
    }

    /// The stored record gets what was typed as other names, and nothing new is saved. Where the form names a source,
    /// the names are from there.
    private mutating func addNames(
        to record: Record, _ sort: Alias.Sort?, _ context: Context
    ) -> [Effect] {
        let sources = state.record[Common.statements].value ?? []
        let source = sources.compactMap { $0[Statement.source].value?.record }.first
        var named = record
        for (index, name) in names.enumerated() {
            named = named.with(alias: name, index == 0 ? sort : nil, source) ?? named
        }
        if named == record { return finishSame(record.id, context) }
        return [.perform(.save([named], draft: keeper.id), Tags.nearSame)]
    }

    /// What became of answers; nil for the outcomes of other verbs.
    mutating func conclude(near outcome: Outcome, _ tag: Tag, _ context: Context) -> [Effect]? {
        switch (tag, outcome) {
        case (Tags.near, _): return []
        case (Tags.nearSame, .done(_, let ids)), (Tags.nearSame, .unchanged(let ids)):
            return ids.first.map { finishSame($0, context) } ?? []
        default: return nil
        }
    }

    private mutating func finishSame(_ id: RecordID, _ context: Context) -> [Effect] {
        keeper = DraftKeeper()
        initial = state.content
        let text = context.words("form.near.added", ["number": id.number, "name": names.first ?? ""])
        return [.say(Message(text, .good)), .give(.saved([id]))]
    }

    // MARK: - Words

    /// What stands under the name, each record with its strongest reasons.
    func nearLines(_ context: Context) -> [String] {
        guard !state.isLineOpen else { return [] }
        let words = context.words
        let open = near.open
        var lines = open.prefix(FormNear.most).map { record in
            let reasons = record.reasons.prefix(2).map {
                words.sentence(
                    $0, state.plan.kind, names: near.found?.names ?? [:], of: record.name)
            }
            let place = record.place.isEmpty ? "" : words("list.comma") + record.place
            return words(
                "form.near.line",
                [
                    "record": record.id.number + " " + record.name + place,
                    "reasons": reasons.joined(separator: words("list.semicolon")),
                ])
        }
        guard !lines.isEmpty else { return [] }
        let more = open.count - lines.count
        if more > 0 { lines.append(words("form.near.more", ["n": String(more)])) }
        return lines
    }
}
