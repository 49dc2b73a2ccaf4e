import Cells
import Domain

// The windows that answer a field: lists, pickers, calendars. They are opened over the form and give back a gift.

extension FormScreen {
    mutating func openEditor(typed: String, _ context: Context) -> [Effect] {
        let field = state.focused
        guard !isLocked else { return [] }
        let words = context.words
        let title = words.label(state.active.owner, field.description.key)
        switch (field.entry, field.description.type) {
        case (.choice(let key), .choice(let list, let isOpen)):
            awaited = .choice
            let chosen = key.flatMap { list.keys.firstIndex(of: $0) }
            return [
                .push(
                    ChoiceListScreen(
                        title: title, list: .choices(list), takesOwnWords: isOpen, typed: typed,
                        chosen: chosen))
            ]
        case (.flag(let flag), _):
            awaited = .flag
            return [
                .push(
                    ChoiceListScreen(
                        title: title, list: .yesNo, typed: typed,
                        chosen: flag.map { $0 ? 0 : 1 }))
            ]
        case (.link(let record), .link(let kinds)):
            awaited = .record
            // A form may be opened from the picker and take long: what is here is kept first.
            let kept = keeper.isUnkept && !keeper.isKeeping ? keep(context) : []
            return kept + [.push(PickerScreen(title: title, kinds: kinds, typed: typed, current: record))]
        case (.line(let editor), .text):
            guard let list = saidChoices else { return [] }
            awaited = .says
            return [
                .push(
                    ChoiceListScreen(
                        title: title, list: .choices(list), takesOwnWords: true,
                        chosen: list.keys.firstIndex(of: editor.text)))
            ]
        case (.line, .day):
            awaited = .day
            let day: CalendarDay? = if case .value(.day(let day)) = field.answer { day } else { nil }
            return [.push(MonthScreen(title: title, showing: day ?? context.today))]
        default: return []
        }
    }

    mutating func openTicks(_ context: Context) -> [Effect] {
        let field = state.focused
        guard let tickable = field.tickable, let list = field.lines else { return [] }
        awaited = .ticks
        let ticked = Set(list.lines.compactMap { $0.fields[tickable.key].flatMap(FieldState.choiceKey) })
        return [
            .push(
                ChecklistScreen(
                    title: context.words.label(state.fields.owner, field.description.key),
                    entries: tickable.list.keys.map { context.words.choice(tickable.list.name, $0) },
                    checked: Set(
                        tickable.list.keys.indices.filter { ticked.contains(tickable.list.keys[$0]) })))
        ]
    }

    mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        let purpose = awaited
        awaited = nil
        switch (purpose, gift) {
        case (.choice, .chosen(let index)):
            guard let list = state.focused.choices, list.keys.indices.contains(index) else { return [] }
            return chosen(.choice(list.keys[index]), context)
        case (.choice, .typed(let word)):
            return chosen(word.isEmpty ? .choice(nil) : .choice(word), context)
        case (.flag, .chosen(let index)): return chosen(.flag(index == 0), context)
        case (.says, .chosen(let index)):
            guard let list = saidChoices, list.keys.indices.contains(index) else { return [] }
            return say(said: list.keys[index], context)
        case (.says, .typed(let word)): return say(said: word, context)
        case (.fill, .filled(let cells)): return fill(cells, context)
        case (.fill, .chosen): return pasteAsText(context)
        case (.day, .day(let day)):
            guard case .line(var editor) = state.focused.entry else { return [] }
            editor.text = day.written
            return chosen(.line(editor), context)
        case (.clauses, .lines(let clauses, _)): return take(picked: clauses, context)
        case (.ticks, .checked(let places)): return take(ticks: places, context)
        case (.record, .picked(let record, let name)):
            let effects = link(record, name, context)
            goOn(context)
            return effects
        case (.record, .made(let record, let name)): return link(record, name, context)
        case (.leave, .chosen(let index)): return leave(choice: index, context)
        case (.discard, .confirmed): return discard(context)
        case (.merge, .checked(let places)): return take(theirs: places, context)
        default: return []
        }
    }

    private mutating func link(_ record: RecordID, _ name: String, _ context: Context) -> [Effect] {
        state.names[record] = name
        let effects = choose(.link(record), context)
        Proposals.followLink(in: &state, today: context.today)
        if state.plan.isSigned, state.focused.description.key == Agreement.occasion.key {
            return effects + [.ask(.records([record]), Tags.occasion)]
        }
        guard let person = Proposals.personWanted(in: state) else { return effects }
        return effects + [.ask(.page(person), Tags.posts)]
    }

    private mutating func chosen(_ entry: FieldState.Entry, _ context: Context) -> [Effect] {
        let effects = choose(entry, context)
        goOn(context)
        return effects
    }

    /// The list that a source's statement is one of: that of the field it speaks of.
    var saidChoices: ChoiceList? {
        guard state.active.owner == Statement.description.name,
            state.focused.description.key == Statement.says.key,
            let about = state.active[Statement.about.key].flatMap(FieldState.choiceKey),
            case .choice(let list, _) = state.plan.kind.description.field(about)?.type
        else { return nil }
        return list
    }

    private mutating func say(said key: String, _ context: Context) -> [Effect] {
        guard case .line(var editor) = state.focused.entry else { return [] }
        editor.text = key
        return chosen(.line(editor), context)
    }

    /// What was ticked anew is added in the order of the list, what was unticked is taken out and can be brought back.
    private mutating func take(ticks places: Set<Int>, _ context: Context) -> [Effect] {
        guard let tickable = state.focused.tickable, case .parts(let part) = state.focused.description.type
        else { return [] }
        let keys = places.sorted().map { tickable.list.keys[$0] }
        _ = state.editList(context.today) { list in
            let present = list.lines.map { $0.fields[tickable.key].flatMap(FieldState.choiceKey) }
            for (row, key) in present.enumerated().reversed() {
                // Words of the user's own are not on the list that was ticked.
                guard let key, tickable.list.keys.contains(key), !keys.contains(key) else { continue }
                list.remove(at: row)
            }
            list.append(
                keys.filter { !present.contains($0) }.map { key in
                    let line =
                        part == Indicator.description
                        ? Indicator.line(key, context.words) : Part([tickable.key: .value(.choice(key))])
                    return LineState(line, part, today: context.today)
                })
            list.row = 0
        }
        return changed(context)
    }

    // MARK: - What the registry answers

    mutating func load(_ context: Context) -> [Effect] {
        var effects: [Effect] = []
        let wanted = state.namesWanted
        if !wanted.isEmpty { effects.append(.ask(.names(wanted), Tags.names)) }
        if !isLoaded, !isNew {
            for companion in state.plan.companions {
                guard let link = companion.kind.description.field(companion.link) else { continue }
                let query = ListQuery(
                    companion.kind, conditions: [Condition(link, .equal(.link(state.base.id)))],
                    sort: ListQuery.Sort(field: ListQuery.numberKey))
                effects.append(.ask(.window(WindowRequest(query, .first, limit: 200)), Tags.companions))
            }
        }
        isLoaded = true
        return effects
    }

    mutating func take(_ reply: Reply, _ tag: Tag, _ context: Context) -> [Effect] {
        switch (tag, reply) {
        case (Tags.names, .names(let names)):
            state.names.merge(names) { _, new in new }
            Proposals.followParties(in: &state, context)
        case (Tags.companions, .window(let window)):
            state.names.merge(window.names) { _, new in new }
            return window.rows.map { .ask(.page($0.record.id), Tags.companion) }
        case (Tags.companion, .page(let page)):
            let wasDirty = isDirty
            state.names.merge(page.names) { _, new in new }
            state.take(companion: page.record, context.today)
            if !wasDirty { initial = state.content }
        case (Tags.posts, .page(let page)):
            state.names.merge(page.names) { _, new in new }
            Proposals.fill(&state, postsOf: page.record, today: context.today)
        default: break
        }
        return []
    }
}

extension FieldState {
    /// The field of a line that is ticked off a list: where a line is a choice and some words on it.
    var tickable: (key: String, list: ChoiceList)? {
        // The indicators that are asked for everywhere are ticked off, and then filled in.
        if case .parts(Indicator.description) = description.type {
            return (Indicator.sort.key, Indicator.sorts)
        }
        guard case .parts(let part) = description.type, let first = part.fields.first, first.isRequired,
            case .choice(let list, _) = first.type, list.keys.count > 2,
            part.fields.dropFirst().allSatisfy({
                if case .text = $0.type { !$0.isRequired } else { false }
            })
        else { return nil }
        return (first.key, list)
    }

    static func choiceKey(_ field: FieldState) -> String? {
        if case .choice(let key) = field.entry { key } else { nil }
    }
}
