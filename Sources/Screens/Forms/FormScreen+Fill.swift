import Cells
import Domain

// A row of a spreadsheet, pasted into a field, can fill the fields that follow; several into a list, its lines.

/// Fields that were filled together, as they were and as they became, by their places in the record.
struct FillStep: Hashable, Sendable {
    var before: [Int: FieldState]
    var after: [Int: FieldState]
}

extension FormScreen {
    /// Nil where what is pasted is a text.
    mutating func offerFill(_ text: String, _ context: Context) -> [Effect]? {
        guard let table = PastedTable(text) else { return nil }
        let (cells, leftOver): ([FilledCell], Int)
        if state.focusedList != nil {
            (cells, leftOver) = linesFilled(by: table, context)
        } else {
            if case .area = state.focused.entry { return nil }
            guard table.isWide else { return nil }
            (cells, leftOver) = fieldsFilled(by: table, context)
        }
        guard !cells.isEmpty else { return nil }
        awaited = .fill
        pasted = table
        return [
            .push(FillScreen(title: context.words("form.fill.title"), cells: cells, leftOver: leftOver))
        ]
    }

    /// The first row, from the field in focus on.
    private func fieldsFilled(by table: PastedTable, _ context: Context) -> ([FilledCell], Int) {
        let list = state.active
        let places = list.fields.indices.dropFirst(list.focus).filter { index in
            if case .parts = list.fields[index].description.type {
                false
            } else {
                !list.fields[index].isLocked
            }
        }
        let row = table.rows[0]
        let cells = zip(places, row).compactMap { place, typed -> FilledCell? in
            guard !typed.isEmpty else { return nil }
            let field = list.fields[place]
            var cell = FilledCell(
                line: nil, field: place, field.description, owner: list.owner, typed: typed, context.words,
                today: context.today)
            if !field.isEmpty || field.isNotApplicable {
                cell.old =
                    field.misread == nil
                    ? context.words.text(field.answer, field.description.type, names: state.names)
                    : field.text ?? ""
            }
            return cell
        }
        let rest = row.dropFirst(places.count).filter { !$0.isEmpty }.count
        return (cells, rest + table.rows.dropFirst().joined().filter { !$0.isEmpty }.count)
    }

    /// A line of the list for each row; a single column goes where a new line begins.
    private func linesFilled(by table: PastedTable, _ context: Context) -> ([FilledCell], Int) {
        guard case .parts(let part) = state.focused.description.type else { return ([], 0) }
        let start = table.isWide ? 0 : Proposals.line(part, in: state, today: context.today).fields.focus
        let fields = Array(part.fields.enumerated().dropFirst(start))
        var cells: [FilledCell] = []
        var leftOver = 0
        for (line, row) in table.rows.enumerated() {
            leftOver += row.dropFirst(fields.count).filter { !$0.isEmpty }.count
            for ((place, field), typed) in zip(fields, row) where !typed.isEmpty {
                cells.append(
                    FilledCell(
                        line: line, field: place, field, owner: part.name, typed: typed, context.words,
                        today: context.today))
            }
        }
        return (cells, leftOver)
    }

    mutating func fill(_ cells: [FilledCell], _ context: Context) -> [Effect] {
        pasted = nil
        let place = state.fields.focus
        let before = state.fields.fields
        for cell in cells {
            if case .answer(.value(.link(let record)), let name) = cell.reading, !name.isEmpty {
                state.names[record] = name
            }
        }
        if state.focusedList != nil {
            addLines(cells, context)
        } else {
            state.fill(cells, context.today)
        }
        let changed = before.indices.filter { state.fields.fields[$0] != before[$0] } + [place]
        fillUndo = FillStep(
            before: Dictionary(changed.map { ($0, before[$0]) }) { first, _ in first },
            after: Dictionary(changed.map { ($0, state.fields.fields[$0]) }) { first, _ in first })
        fillRedo = nil
        atFocus = state.focused
        let filled = cells.count { $0.isFilling }
        let wanted = state.namesWanted
        return self.changed(context) + (wanted.isEmpty ? [] : [.ask(.names(wanted), Tags.names)]) + [
            .say(Message(context.words("form.fill.done", ["n": String(filled)])))
        ]
    }

    private mutating func addLines(_ cells: [FilledCell], _ context: Context) {
        guard case .parts(let part) = state.focused.description.type else { return }
        for line in Set(cells.compactMap(\.line)).sorted() {
            var new = Proposals.line(part, in: state, today: context.today)
            new.isUntouched = false
            for cell in cells where cell.line == line {
                cell.fill(&new.fields.fields[cell.field], context.today)
            }
            new.fields.leaveAll()
            _ = state.editList(context.today) { list in
                list.append([new])
                list.row = list.lines.count - 1
            }
        }
    }

    mutating func pasteAsText(_ context: Context) -> [Effect] {
        defer { pasted = nil }
        return pasted.map { pastePlain($0.text, context) } ?? []
    }

    /// Ctrl-Z and Ctrl-Y for fields that were filled together, as long as nothing else happened to them.
    mutating func stepFill(_ key: Key, _ context: Context) -> [Effect]? {
        let isUndo = key == Key(.character("z"), .control)
        guard isUndo || key == Key(.character("y"), .control),
            let step = isUndo ? fillUndo : fillRedo, !state.isLineOpen || step.after.count == 1,
            step.after[state.fields.focus] != nil
        else { return nil }
        let from = isUndo ? step.after : step.before
        guard from.allSatisfy({ state.fields.fields[$0.key].says($0.value) }) else { return nil }
        state.put(isUndo ? step.before : step.after, context.today)
        fillUndo = isUndo ? nil : step
        fillRedo = isUndo ? step : nil
        atFocus = state.focused
        return changed(context) + [say(isUndo ? "form.fill.undone" : "form.fill.redone", context)]
    }
}

extension FormState {
    /// Fills fields of those one is in.
    mutating func fill(_ cells: [FilledCell], _ today: CalendarDay) {
        let focus = active.focus
        for cell in cells {
            self.focus(cell.field, today)
            edit(today) { cell.fill(&$0, today) }
        }
        self.focus(focus, today)
    }

    mutating func put(_ states: [Int: FieldState], _ today: CalendarDay) {
        for (index, field) in states {
            var field = field
            // What is wrong is said where it was said.
            field.isLeft = field.isLeft || fields.fields[index].isLeft
            fields.fields[index] = field
        }
        check(today)
    }
}

extension FieldState {
    /// Whether both would be stored alike and look alike.
    func says(_ other: FieldState) -> Bool {
        answer == other.answer && misread == other.misread && text == other.text
            && isNotApplicable == other.isNotApplicable
    }
}
