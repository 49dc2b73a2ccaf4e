import Domain

/// What somebody else saved while a form was open, put together with what the form says.
///
/// What only one of the two changed merges by itself, line by line in lists; what both changed differently is a
/// conflict, which stays as it is here unless theirs is chosen. Making a merge changes nothing: `state` is the form
/// as it would be.
struct FormMerge: Hashable, Sendable {
    /// The place of a change: a field, a line of a list by its identity, a field of such a line.
    enum Spot: Hashable, Sendable {
        case field(String)
        case line(String, Int64)
        case cell(String, Int64, String)
        /// In which order the lines of a list stand.
        case order(String)

        /// The field of the form it is in.
        var key: String {
            switch self {
            case .field(let key), .line(let key, _), .cell(let key, _, _), .order(let key): key
            }
        }
    }

    /// What stands at a spot for one of the three: before, here, there.
    enum Version: Hashable, Sendable {
        case answer(Answer<Value>, FieldType)
        /// What was typed and cannot be read.
        case typed(String)
        case lines([Part], PartDescription)
        case gone
    }

    struct Conflict: Hashable, Sendable {
        var spot: Spot
        var before: Version
        var mine: Version
        var theirs: Version
        /// The line that a field of it is in, as it was before.
        var line: Version?
    }

    private(set) var state: FormState
    /// Taken over from the others, who alone changed it.
    private(set) var taken: [Spot] = []
    private(set) var conflicts: [Conflict] = []
    /// Conflicts that were decided for the others.
    private let theirs: Set<Spot>
    private let today: CalendarDay

    /// `stored` is the record of the form, or one that stands in a line of it.
    init(_ form: FormState, _ stored: Record, theirs: Set<Spot> = [], today: CalendarDay) {
        state = form
        self.theirs = theirs
        self.today = today
        state.closeLine(today)
        if stored.id == form.base.id {
            mergeRecord(stored)
        } else {
            mergeCompanion(stored)
        }
        state.check(today)
    }

    // MARK: - A record

    private mutating func mergeRecord(_ stored: Record) {
        let before = state.base
        let companions = Set(state.plan.companions.map(\.field.key))
        for index in state.fields.fields.indices {
            let field = state.fields.fields[index]
            let key = field.description.key
            guard !companions.contains(key), stored[key] != before[key] else { continue }
            state.fields.fields[index] = merged(field, before[key], stored[key])
        }
        state.rebase(on: stored)
    }

    private mutating func merged(
        _ field: FieldState, _ before: Answer<Value>, _ stored: Answer<Value>
    ) -> FieldState {
        let spot = Spot.field(field.description.key)
        if field.answer == before, field.misread == nil {
            taken.append(spot)
            return field.answering(stored, today)
        }
        if field.answer == stored, field.misread == nil { return field }
        if case .parts(let part) = field.description.type, let list = field.lines,
            let then = FormMerge.parts(before), let now = FormMerge.parts(stored), !field.isNotApplicable
        {
            var merged = field
            merged.entry = .lines(self.merged(list, then, now, part, key: field.description.key))
            merged.read(today)
            return merged
        }
        let type = field.description.type
        conflicts.append(
            Conflict(
                spot: spot, before: .answer(before, type), mine: FormMerge.version(field),
                theirs: .answer(stored, type)))
        return theirs.contains(spot) ? field.answering(stored, today) : field
    }

    /// The lines; nil where the list *does not apply*.
    private static func parts(_ answer: Answer<Value>) -> [Part]? {
        switch answer {
        case .value(.parts(let parts)): parts
        case .notKnown: []
        default: nil
        }
    }

    private static func version(_ field: FieldState) -> Version {
        field.misread == nil ? .answer(field.answer, field.description.type) : .typed(field.text ?? "")
    }

    // MARK: - A record in a line

    private mutating func mergeCompanion(_ stored: Record) {
        guard let companion = state.plan.companions.first(where: { $0.kind == stored.kind }),
            case .parts(let part) = companion.field.type, let before = state.companions[stored.id],
            let index = state.fields.index(companion.field.key),
            case .lines(var list) = state.fields.fields[index].entry
        else { return }
        state.companions[stored.id] = stored
        for row in list.lines.indices where list.lines[row].id == stored.id.rawValue {
            let line = merged(
                list.lines[row], Part(id: stored.id.rawValue, before.answers),
                Part(id: stored.id.rawValue, stored.answers), part, key: companion.field.key)
            list.change(row) { $0 = line }
        }
        state.fields.fields[index].entry = .lines(list)
        state.fields.fields[index].read(today)
    }

    // MARK: - Lines

    private mutating func merged(
        _ list: LineList, _ before: [Part], _ stored: [Part], _ part: PartDescription, key: String
    ) -> LineList {
        let then = FormMerge.byIdentity(before)
        let now = FormMerge.byIdentity(stored)
        var kept: [LineState] = []
        var present: Set<Int64> = []
        for line in list.lines {
            guard let id = line.id, let old = then[id] else {
                // The same line, added by both, is one.
                let twin = stored.first { other in
                    guard let id = other.id else { return false }
                    return then[id] == nil && !present.contains(id) && other.answers == line.part.answers
                }
                var line = line
                line.id = twin?.id
                if let id = twin?.id { present.insert(id) }
                kept.append(line)
                continue
            }
            if let new = now[id] {
                present.insert(id)
                kept.append(merged(line, old, new, part, key: key))
            } else if let line = withoutThem(line, old, part, .line(key, id)) {
                kept.append(line)
            }
        }
        for (place, line) in stored.enumerated() {
            guard let id = line.id, !present.contains(id), comesIn(line, then[id], part, .line(key, id))
            else { continue }
            // Before the line that follows it there.
            let following = stored[(place + 1)...].compactMap(\.id)
            let at = kept.firstIndex { $0.id.map(following.contains) ?? false }
            kept.insert(LineState(line, part, today: today), at: at ?? kept.count)
        }
        reorder(&kept, before, stored, part, key: key)
        return LineList(kept, row: list.row, isNone: kept.isEmpty)
    }

    private static func byIdentity(_ parts: [Part]) -> [Int64: Part] {
        Dictionary(parts.compactMap { part in part.id.map { ($0, part) } }) { first, _ in first }
    }

    /// A line that they took out. Nil when it goes.
    private mutating func withoutThem(
        _ line: LineState, _ old: Part, _ part: PartDescription, _ spot: Spot
    ) -> LineState? {
        guard line.part != old || line.fields.fields.contains(where: { $0.misread != nil }) else {
            taken.append(spot)
            return nil
        }
        conflicts.append(
            Conflict(
                spot: spot, before: .lines([old], part), mine: .lines([line.part], part), theirs: .gone))
        if theirs.contains(spot) { return nil }
        // Its identity is gone: it becomes a new one.
        var line = line
        line.id = nil
        return line
    }

    /// Whether a line that is not here comes in: they added it, or it was taken out here and changed there.
    private mutating func comesIn(_ line: Part, _ old: Part?, _ part: PartDescription, _ spot: Spot) -> Bool {
        guard let old else {
            taken.append(spot)
            return true
        }
        guard old != line else { return false }
        conflicts.append(
            Conflict(
                spot: spot, before: .lines([old], part), mine: .gone, theirs: .lines([line], part)))
        return theirs.contains(spot)
    }

    private mutating func merged(
        _ line: LineState, _ old: Part, _ new: Part, _ part: PartDescription, key: String
    ) -> LineState {
        var line = line
        guard let id = line.id else { return line }
        for index in line.fields.fields.indices {
            let field = line.fields.fields[index]
            let inner = field.description.key
            guard new[inner] != old[inner] else { continue }
            let spot = Spot.cell(key, id, inner)
            if field.answer == old[inner], field.misread == nil {
                taken.append(spot)
            } else if field.answer == new[inner], field.misread == nil {
                continue
            } else {
                let type = field.description.type
                conflicts.append(
                    Conflict(
                        spot: spot, before: .answer(old[inner], type), mine: FormMerge.version(field),
                        theirs: .answer(new[inner], type), line: .lines([old], part)))
                guard theirs.contains(spot) else { continue }
            }
            line.fields.fields[index] = field.answering(new[inner], today)
        }
        return line
    }

    /// The lines that all three have, in the order of whoever changed it.
    private mutating func reorder(
        _ kept: inout [LineState], _ before: [Part], _ stored: [Part], _ part: PartDescription, key: String
    ) {
        let common = Set(before.compactMap(\.id)).intersection(stored.compactMap(\.id))
            .intersection(kept.compactMap(\.id))
        func order(_ ids: [Int64?]) -> [Int64] { ids.compactMap { $0 }.filter(common.contains) }
        let was = order(before.map(\.id))
        let here = order(kept.map(\.id))
        let there = order(stored.map(\.id))
        guard there != was, there != here else { return }
        if here == was {
            taken.append(.order(key))
        } else {
            func lines(_ ids: [Int64]) -> Version {
                .lines(ids.compactMap { id in stored.first { $0.id == id } }, part)
            }
            conflicts.append(
                Conflict(spot: .order(key), before: lines(was), mine: lines(here), theirs: lines(there)))
            guard theirs.contains(.order(key)) else { return }
        }
        let places = kept.indices.filter { kept[$0].id.map(common.contains) ?? false }
        let lines = kept
        for (place, id) in zip(places, there) {
            if let line = lines.first(where: { $0.id == id }) { kept[place] = line }
        }
    }
}

extension FieldState {
    /// The same field with another answer.
    fileprivate func answering(_ answer: Answer<Value>, _ today: CalendarDay) -> FieldState {
        var field = FieldState(description, answer, today: today)
        field.isLocked = isLocked
        field.isLeft = isLeft
        return field
    }
}

extension FormState {
    /// Goes on from the record as it is stored now.
    fileprivate mutating func rebase(on stored: Record) {
        base = stored
        let isFrozen = stored.kind == .agreement && Agreement.isFrozen(stored)
        for index in fields.fields.indices {
            let key = fields.fields[index].description.key
            fields.fields[index].isLocked = isFrozen && !Agreement.openAfterSigning.contains(key)
        }
    }
}
