import Cells
import Domain

// Somebody else saved the record while the form was open.

extension FormState {
    /// A field that both have changed.
    struct Conflict: Hashable, Sendable {
        var field: FieldDescription
        var mine: Answer<Value>
        var theirs: Answer<Value>
    }

    /// Goes on from the record as it is stored now. What only the others changed is taken over; what both changed
    /// stays as it is here and is returned, to be chosen.
    mutating func merge(_ stored: Record, _ today: CalendarDay) -> (taken: [String], conflicts: [Conflict]) {
        let before = base
        base = stored
        let own = Set(plan.companions.map(\.field.key))
        let merged = fields.merge(before, stored, except: own, today)
        let isFrozen = stored.kind == .agreement && Agreement.isFrozen(stored)
        for index in fields.fields.indices {
            let key = fields.fields[index].description.key
            fields.fields[index].isLocked = isFrozen && !Agreement.openAfterSigning.contains(key)
        }
        check(today)
        return merged
    }

    /// The same for a record that stands in a line of this form: what both changed stays as it is here.
    mutating func merge(companion stored: Record, _ today: CalendarDay) {
        guard let before = companions[stored.id] else { return }
        companions[stored.id] = stored
        changeLines(today) { line, _, _ in
            guard line.id == stored.id.rawValue else { return }
            _ = line.fields.merge(before, stored, except: [], today)
        }
    }

    mutating func take(_ conflicts: [Conflict], _ today: CalendarDay) {
        for conflict in conflicts { fields.answer(conflict.field.key, conflict.theirs, today) }
        check(today)
    }
}

extension FieldList {
    fileprivate mutating func merge(
        _ before: Record, _ stored: Record, except skipped: Set<String>, _ today: CalendarDay
    ) -> (taken: [String], conflicts: [FormState.Conflict]) {
        var taken: [String] = []
        var conflicts: [FormState.Conflict] = []
        for index in fields.indices where !skipped.contains(fields[index].description.key) {
            let field = fields[index]
            let key = field.description.key
            let theirs = stored[key]
            guard theirs != before[key] else { continue }
            if field.answer == before[key], field.misread == nil {
                answer(key, theirs, today)
                taken.append(key)
            } else if field.answer != theirs {
                conflicts.append(
                    FormState.Conflict(field: field.description, mine: field.answer, theirs: theirs))
                fields[index].adopt(theirs, before: before[key], today)
            }
        }
        return (taken, conflicts)
    }
}

extension FieldState {
    /// Of a list that both changed: the lines the others added come in, and what they took out is new here.
    fileprivate mutating func adopt(_ theirs: Answer<Value>, before: Answer<Value>, _ today: CalendarDay) {
        guard case .lines(var list) = entry, case .parts(let part) = description.type else { return }
        let now = theirs.value.flatMap([Part].init) ?? []
        let then = Set((before.value.flatMap([Part].init) ?? []).compactMap(\.id))
        let stored = Set(now.compactMap(\.id))
        for row in list.lines.indices {
            list.change(row) { line in
                if let id = line.id, !stored.contains(id) { line.id = nil }
            }
        }
        list.append(
            now.filter { line in line.id.map { !then.contains($0) } ?? true }
                .map { LineState($0, part, today: today) })
        entry = .lines(list)
        read(today)
    }
}
