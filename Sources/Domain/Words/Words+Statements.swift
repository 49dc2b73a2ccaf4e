extension Words {
    /// A statement as people read it: its field by label, and what it says of a choice by the choice's label, also of
    /// one in a list. Lines of other lists stay as they are.
    package func readable(_ line: Part, of part: PartDescription, in kind: Kind) -> Part {
        guard part == Statement.description, let key = line[Statement.about].value,
            let field = kind.description.field(key)
        else { return line }
        var shown = line
        shown[Statement.about] = .value(label(kind.rawValue, key))
        if let says = line[Statement.says].value {
            shown[Statement.says] = .value(readable(says, field.type))
        }
        return shown
    }

    private func readable(_ says: String, _ type: FieldType) -> String {
        switch type {
        case .choice(let list, _): return choice(list.name, says)
        case .flag:
            let field = FieldDescription(key: "", type: type)
            let answer = try? ValueText.answer(says, field, at: FieldPath(.source, ""), today: .epoch)
            return answer.map { text($0, type) } ?? says
        case .parts(let part):
            for inner in part.fields {
                if case .choice(let list, _) = inner.type, list.keys.contains(says) {
                    return choice(list.name, says)
                }
            }
            return says
        default: return says
        }
    }

    /// What a date means in the history: `occasion` is a field's key, `list.field` for one of a list.
    package func occasion(_ kind: Kind, _ occasion: String) -> String {
        self("occasion.\(kind.rawValue).\(occasion)")
    }

    /// What a look back shows: which of the two questions it answers, and of which day.
    package func sentence(_ view: LookBackView) -> String {
        switch view.manner {
        case .was: self("past.was", ["day": view.day.written])
        case .said where view.step == nil: self("past.saidNothing", ["day": view.day.written])
        case .said: self("past.said", ["day": view.day.written, "step": String(view.step ?? 0)])
        }
    }

    /// The same where there is little room.
    package func short(_ view: LookBackView) -> String {
        self(view.manner == .was ? "past.was.short" : "past.said.short", ["day": view.day.written])
    }

    /// What happened in an entry of the history: `signed, takes effect`. What is still to come has not happened, and what
    /// was planned is not said to have been held.
    package func occasions(of entry: HistoryEntry, today: CalendarDay) -> String {
        let said = entry.occasions.map { key in
            guard entry.record.kind == .activity, key == Activity.heldOn.key else {
                return occasion(entry.record.kind, key)
            }
            if entry.key.day.first > today { return occasion(.activity, key + ".planned") }
            let isOpen = entry.record[Activity.state].value == .planned
            return occasion(.activity, isOpen ? key + ".wasPlanned" : key)
        }
        return said.joined(separator: self("list.comma"))
    }
}
