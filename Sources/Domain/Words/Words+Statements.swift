extension Words {
    /// A statement as people read it: its field by label, and what it says of a choice by the choice's label. Lines
    /// of other lists stay as they are.
    package func readable(_ line: Part, of part: PartDescription, in kind: Kind) -> Part {
        guard part == Statement.description, let key = line[Statement.about].value,
            let field = kind.description.field(key)
        else { return line }
        var shown = line
        shown[Statement.about] = .value(label(kind.rawValue, key))
        if case .choice(let list, _) = field.type, let says = line[Statement.says].value {
            shown[Statement.says] = .value(choice(list.name, says))
        }
        return shown
    }

    /// What a date means in the history: `occasion` is a field's key, `list.field` for one of a list.
    package func occasion(_ kind: Kind, _ occasion: String) -> String {
        self("occasion.\(kind.rawValue).\(occasion)")
    }
}
