import Domain

/// A form that was begun, as its draft has it: what was typed, against what is stored.
struct BegunForm: Sendable {
    struct Change: Hashable, Sendable {
        var label: FieldPath
        /// Nil in a new record, where there was nothing.
        var before: Answer<Value>?
        var now: FormMerge.Version
        var type: FieldType
    }

    let draft: Draft
    /// Nil where the draft is not one of ours.
    let changes: [Change]?
    let names: [RecordID: String]

    init(_ draft: Draft) {
        self.draft = draft
        guard let state = FormState(draft: draft.content) else {
            changes = nil
            names = [:]
            return
        }
        names = state.names
        let isNew = state.base.version == 0
        let start = isNew ? Record.beginning(state.base.id) : state.base
        changes = state.fields.fields.compactMap { field in
            let key = field.description.key
            let before: Answer<Value> =
                state.plan.companion(key) == nil ? start[key] : BegunForm.companions(of: state, field)
            guard field.answer != before || field.misread != nil else { return nil }
            let now: FormMerge.Version =
                if field.misread != nil {
                    .typed(field.text ?? "")
                } else if case .value(.parts(let lines)) = field.answer,
                    case .parts(let part) = field.description.type
                {
                    .lines(lines, part)
                } else {
                    .answer(field.answer, field.description.type)
                }
            return Change(
                label: FieldPath(state.plan.kind, key), before: isNew ? nil : before, now: now,
                type: field.description.type)
        }
    }

    /// The lines that stand for records of their own, as those were stored.
    private static func companions(of state: FormState, _ field: FieldState) -> Answer<Value> {
        guard case .parts(let part) = field.description.type else { return .notKnown }
        let stored = state.companions.values.filter { $0.kind.rawValue == part.name }.sorted { $0.id < $1.id }
        guard !stored.isEmpty else { return .notKnown }
        let lines = stored.map { record in
            Part(
                id: record.id.rawValue,
                record.answers.filter { answer in part.fields.contains { $0.key == answer.key } })
        }
        return .value(.parts(lines))
    }
}

extension Words {
    /// `3 fields: Name, Town, Note`; in a change of a stored record with what it says now.
    func whatChanged(_ form: BegunForm) -> String {
        guard let changes = form.changes else { return self("draft.unreadable") }
        if changes.isEmpty { return self("draft.nothingYet") }
        let labels = changes.map { label($0.label) }.joined(separator: self("form.and"))
        return self(
            changes.count == 1 ? "draft.field" : "draft.fields",
            ["n": String(changes.count), "fields": labels])
    }

    /// One change in full: `Town: Construction Town → Gangyan Town`.
    func change(_ change: BegunForm.Change, names: [RecordID: String]) -> String {
        let now =
            switch change.now {
            case .answer(let answer, let type): text(answer, type, names: names)
            case .typed(let text): text
            case .lines(let lines, let part):
                lines.isEmpty ? self("answer.none") : summary(lines, part, names: names)
            case .gone: self("answer.notKnown")
            }
        let label = self.label(change.label) + self("form.colon")
        guard let before = change.before else { return label + now }
        return label + text(before, change.type, names: names) + " → " + now
    }

    /// When a draft was kept: `today, 10:32`.
    func age(of draft: Draft, _ context: Context) -> String {
        guard let time = LocalTime(draft.savedAt, secondsFromUTC: context.secondsFromUTC) else { return "" }
        let minutes = String(time.clock.prefix(5))
        switch context.today.ordinal - time.day.ordinal {
        case 0: return self("draft.today", ["time": minutes])
        case 1: return self("draft.yesterday", ["time": minutes])
        case let days where days > 1:
            return self("draft.daysAgo", ["n": String(days), "day": time.day.written])
        default: return time.day.written + " " + minutes
        }
    }
}
