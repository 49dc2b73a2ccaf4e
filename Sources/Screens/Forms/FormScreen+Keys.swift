import Cells
import Domain

extension FormScreen {
    mutating func command(_ id: Command.ID, _ context: Context) -> [Effect] {
        switch id {
        case "save": return save(.give, context)
        case "review": return save(.review, context)
        case "done": closeLine(context)
        case "firstError":
            if state.focusNextProblem(context.today) {
                atFocus = state.focused
                return []
            }
            return [say("form.noProblems", context)]
        case "editor": return openEditor(typed: "", context)
        case "ownEditor": return editOutside()
        case "checklist": return openTicks(context)
        case "nextField": goRound(by: 1, context)
        case "previousField": goRound(by: -1, context)
        case "nextSection": moveSection(by: 1, context)
        case "previousSection": moveSection(by: -1, context)
        case "openLine":
            state.openFocusedLine(context.today)
            atFocus = state.focused
        case "addLine": return addLine(context)
        case "removeLine": return removeLine(context)
        case "lineUp", "lineDown":
            let moved = state.editList(context.today) { $0.move(by: id == "lineUp" ? -1 : 1) }
            return moved == true ? changed(context) : []
        case "notApplicable":
            state.edit(context.today) { $0.isNotApplicable.toggle() }
            return changed(context)
        case "sayStatement":
            if let key = statedField { beginStatement(about: key, context) }
        case "openHolder":
            if let holder = codeHolder { return [.push(DetailScreen(holder))] }
        case "nearAnswer":
            awaited = .near
            return nearMenu(context)
        case "discard":
            awaited = .discard
            return [
                .push(
                    ConfirmScreen(
                        title: context.words("form.discard.title"), text: context.words("form.discard.text"),
                        confirmTitle: context.words("form.discard.confirm")))
            ]
        default: break
        }
        return []
    }

    mutating func press(_ key: Key, _ context: Context) -> [Effect] {
        if key == Key(.escape) { return escape(context) }
        if let effects = stepFill(key, context) { return effects }
        if isLocked, key.isText || [.backspace, .delete].contains(key.code) {
            return [.say(Message(context.words.sentence(Refusal.frozen(state.base.id)), .problem))]
        }
        switch state.focused.entry {
        case .line(var editor):
            if let effects = moving(key, context) { return effects }
            if let day = state.focused.day(after: key) {
                editor.text = day.written
                return put(.line(editor), .changed, context)
            }
            let handled = editor.handle(key)
            return put(.line(editor), handled, context)
        case .area(var area):
            let size = FormLayout(self, context).focusedFieldSize
            let handled = area.handle(key, in: size)
            if handled == .notConsumed, let effects = moving(key, context) { return effects }
            return put(.area(area), handled, context)
        case .choice, .link, .flag: return pressOnChoice(key, context)
        case .lines: return pressOnList(key, context)
        }
    }

    /// An editor after a key: its text may have changed, or only its caret.
    mutating func put(
        _ entry: FieldState.Entry, _ handled: Handled, _ context: Context
    ) -> [Effect] {
        guard handled != .notConsumed, !isLocked else { return [] }
        state.edit(context.today) { field in
            field.entry = entry
            if handled == .changed { field.isNotApplicable = false }
        }
        return handled == .changed ? changed(context) : []
    }

    /// Text that came at once.
    mutating func type(_ text: String, _ context: Context) -> [Effect] {
        switch state.focused.entry {
        case .line(var editor):
            let handled = editor.type(text)
            return put(.line(editor), handled, context)
        case .area(var area):
            let handled = area.type(text)
            return put(.area(area), handled, context)
        case .choice, .flag, .link, .lines: return []
        }
    }

    /// The keys that go from field to field where the field itself has no other use for them.
    private mutating func moving(_ key: Key, _ context: Context) -> [Effect]? {
        guard key.modifiers.isEmpty else { return nil }
        switch key.code {
        case .up: move(by: -1, context)
        case .down: move(by: 1, context)
        case .enter: return enter(context)
        default: return nil
        }
        return []
    }

    /// A field that was chosen gives the focus on, as one that was typed does with Enter.
    mutating func goOn(_ context: Context) {
        guard state.active.focus < state.active.fields.count - 1 else { return }
        move(by: 1, context)
    }

    private mutating func enter(_ context: Context) -> [Effect] {
        let isLast = state.active.focus == state.active.fields.count - 1
        if isLast, state.isLineOpen {
            closeLine(context)
            return []
        }
        if isLast { return [say("form.lastField", context)] }
        move(by: 1, context)
        return []
    }

    private mutating func pressOnChoice(_ key: Key, _ context: Context) -> [Effect] {
        let field = state.focused
        if key == Key(.enter), field.isEmpty, !field.isNotApplicable, !isLocked {
            return openEditor(typed: "", context)
        }
        if let effects = moving(key, context) { return effects }
        guard !isLocked else { return [] }
        switch key.code {
        case .backspace, .delete: return choose(field.emptied, context)
        case .character("z") where key.modifiers == .control: return step(context) { $0.undo() }
        case .character("y") where key.modifiers == .control: return step(context) { $0.redo() }
        case .character(let character) where key.modifiers.isEmpty:
            if case .flag(let flag) = field.entry {
                return pressOnFlag(character, flag, context)
            }
            return openEditor(typed: character == " " ? "" : String(character), context)
        default: return []
        }
    }

    private mutating func pressOnFlag(_ character: Character, _ flag: Bool?, _ context: Context) -> [Effect] {
        switch character {
        // Not known, yes, no, and round again.
        case " ", "　": return choose(.flag(flag == nil ? true : flag == true ? false : nil), context)
        case "y", "Y", "是", "1": return choose(.flag(true), context)
        case "n", "N", "否", "0": return choose(.flag(false), context)
        default: return openEditor(typed: "", context)
        }
    }

    private mutating func pressOnList(_ key: Key, _ context: Context) -> [Effect] {
        guard let list = state.focusedList else { return [] }
        switch (key.code, key.modifiers) {
        case (.up, []) where list.row > 0: state.focusRow(list.row - 1)
        case (.down, []) where list.row < list.lines.count: state.focusRow(list.row + 1)
        case (.up, []): move(by: -1, context)
        case (.down, []): move(by: 1, context)
        case (.enter, []):
            return isLocked ? enter(context) : addLine(context)
        case (.backspace, []): return removeLine(context)
        case (.character("z"), .control):
            guard state.editList(context.today, { $0.bringBack() }) == true else { return [] }
            return changed(context) + [say("form.lineBack", context)]
        case (.character, []): return [say("form.listHint", context)]
        default: break
        }
        return []
    }

    mutating func choose(_ entry: FieldState.Entry, _ context: Context) -> [Effect] {
        state.edit(context.today) { $0.put(entry) }
        return changed(context)
    }

    private mutating func step(_ context: Context, _ body: (inout FieldState) -> Bool) -> [Effect] {
        state.edit(context.today, body) ? changed(context) : []
    }

    // MARK: - Going elsewhere

    mutating func move(by step: Int, _ context: Context) {
        state.focus(state.active.focus + step, context.today)
        atFocus = state.focused
    }

    /// Behind the last field comes the first.
    private mutating func goRound(by step: Int, _ context: Context) {
        let count = state.active.fields.count
        state.focus((state.active.focus + step + count) % count, context.today)
        atFocus = state.focused
    }

    private mutating func moveSection(by step: Int, _ context: Context) {
        let target = min(max(0, state.section + step), state.plan.sections.count - 1)
        goTo(section: target, context)
    }

    private mutating func goTo(section: Int, _ context: Context) {
        state.closeLine(context.today)
        state.focus(state.plan.range(ofSection: section).lowerBound, context.today)
        state.focusRow(0)
        atFocus = state.focused
    }

    mutating func closeLine(_ context: Context) {
        state.closeLine(context.today)
        Proposals.followParties(in: &state, context)
        atFocus = state.focused
    }

    mutating func click(_ target: HitRegion.Target, _ context: Context) -> [Effect] {
        switch target {
        case .field(let index):
            // A second click answers.
            if index == state.active.focus { return openEditor(typed: "", context) }
            state.focus(index, context.today)
            atFocus = state.focused
        case .row(let list, let index) where list == FormLayout.sectionList:
            goTo(section: index, context)
        case .row(let list, let row) where list.hasPrefix(FormLayout.lineList):
            guard let field = Int(list.dropFirst(FormLayout.lineList.count)), !state.isLineOpen else { break }
            let again = field == state.fields.focus && row == state.focusedList?.row
            state.focus(field, context.today)
            state.focusRow(row)
            atFocus = state.focused
            if again { return pressOnList(Key(.enter), context) }
        default: break
        }
        return []
    }

    /// A click into a text: the focus comes to the field, the caret to the place.
    mutating func place(
        _ index: Int, _ point: Point, _ room: Size, word: Bool, _ context: Context
    ) -> [Effect] {
        // An area out of focus shows its beginning.
        var first: Int?
        if index != state.active.focus {
            let layout = FormLayout(self, context)
            first = layout.block(of: index).map { max(0, top - $0.entry.y) }
            state.focus(index, context.today)
            atFocus = state.focused
        }
        switch state.focused.entry {
        case .line(var editor):
            if word, case .day = state.focused.description.type { return openEditor(typed: "", context) }
            editor.click(column: point.x, width: room.width, word: word)
            return put(.line(editor), .consumed, context)
        case .area(var area):
            area.click(point, in: room, first: first, word: word)
            return put(.area(area), .consumed, context)
        case .choice, .flag, .link, .lines: return []
        }
    }

    /// The innermost thing first: the field's old value, the open line, the form.
    private mutating func escape(_ context: Context) -> [Effect] {
        let field = state.focused
        let isSame =
            field.lines != nil
            || field.text == atFocus.text && field.isNotApplicable == atFocus.isNotApplicable
                && (field.text != nil || field.entry == atFocus.entry)
        if !isSame {
            let old = atFocus
            state.edit(context.today) { field in
                field.put(old.entry)
                field.isNotApplicable = old.isNotApplicable
            }
            return changed(context) + [say("form.restored", context)]
        }
        if state.isLineOpen {
            closeLine(context)
            return []
        }
        return leave(context)
    }

    mutating func paste(_ text: String, _ context: Context) -> [Effect] {
        guard !isLocked else {
            return [.say(Message(context.words.sentence(Refusal.frozen(state.base.id)), .problem))]
        }
        if let effects = offerFill(text, context) { return effects }
        return pastePlain(text, context)
    }

    mutating func pastePlain(_ text: String, _ context: Context) -> [Effect] {
        switch state.focused.entry {
        case .line(var editor):
            let notices = editor.paste(text)
            return put(.line(editor), .changed, context) + context.words.tell(notices)
        case .area(var area):
            let notices = area.paste(text)
            return put(.area(area), .changed, context) + context.words.tell(notices)
        case .choice, .link:
            return openEditor(
                typed: text.split(whereSeparator: TextFit.isLineBreak).joined(separator: " "), context)
        case .flag, .lines: return []
        }
    }

    // MARK: - Lines

    mutating func addLine(_ context: Context) -> [Effect] {
        state.closeLine(context.today)
        guard case .parts(let part) = state.focused.description.type, !isLocked else { return [] }
        let line = Proposals.line(part, in: state, today: context.today)
        _ = state.editList(context.today) { $0.add(line) }
        state.openFocusedLine(atField: line.fields.focus, context.today)
        atFocus = state.focused
        return []
    }

    private mutating func removeLine(_ context: Context) -> [Effect] {
        guard let list = state.focusedList, list.isOnLine, !isLocked else { return [] }
        if state.plan.companion(state.focused.description.key) != nil, let id = list.lines[list.row].id,
            let record = RecordID(rawValue: id)
        {
            return [.say(Message(context.words("form.companionStays", ["number": record.number]), .problem))]
        }
        _ = state.editList(context.today) { $0.remove(at: list.row) }
        return changed(context) + [say("form.lineRemoved", context)]
    }
}

extension FieldState {
    /// The entry with nothing chosen.
    var emptied: Entry {
        switch entry {
        case .choice: .choice(nil)
        case .flag: .flag(nil)
        case .link: .link(nil)
        default: entry
        }
    }
}
