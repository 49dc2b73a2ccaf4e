import Cells
import Domain

// From a field to what a source says about it.

extension FormScreen {
    /// The form of a stored record, opened at a new statement about one of its fields.
    init(stating key: String, of record: Record, names: [RecordID: String], _ context: Context) {
        self.init(changing: record, names: names)
        beginStatement(about: key, context)
    }

    /// The field in focus, where sources can speak of it.
    var statedField: String? {
        let key = state.fields.fields[state.fields.focus].description.key
        guard key != Common.aliases.key, key != Common.statements.key, state.plan.companion(key) == nil,
            state.plan.kind.description.field(key) != nil,
            let index = state.fields.index(Common.statements.key), !state.fields.fields[index].isLocked
        else { return nil }
        return key
    }

    mutating func beginStatement(about key: String, _ context: Context) {
        guard let index = state.fields.index(Common.statements.key), !state.fields.fields[index].isLocked
        else { return }
        state.closeLine(context.today)
        state.focus(index, context.today)
        guard case .parts(let part) = state.focused.description.type else { return }
        var line = Proposals.line(part, in: state, today: context.today)
        line.fields.answer(Statement.about.key, .value(.choice(key)), context.today)
        line.fields.focus = line.fields.index(Statement.says.key) ?? 0
        line.isUntouched = false
        _ = state.editList(context.today) { $0.add(line) }
        state.openFocusedLine(atField: line.fields.focus, context.today)
        atFocus = state.focused
    }
}
