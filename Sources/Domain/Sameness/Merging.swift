/// The rules of a merge: what the survivor is left with, field by field.
package enum Merging {
    /// The survivor as it will be, and how that came about. An answer beats *not known*; where both answer, the
    /// survivor's holds unless chosen otherwise; lists are united. The names that are lost become aliases.
    package static func merged(
        _ from: Record, into: Record, keeping: [String: MergeRequest.Keep] = [:], aliasSort: Alias.Sort? = nil
    ) -> (record: Record, fields: [MergedField]) {
        let merge = Merge(from: from, into: into)
        var record = into
        var fields: [MergedField] = []
        for field in into.kind.description.fields {
            guard let merged = merge.field(field, keeping[field.key]) else { continue }
            record[field.key] = merged.result
            fields.append(merged)
        }
        keepNames(of: from, and: into, in: &record, as: aliasSort)
        if let index = fields.firstIndex(where: { $0.key == Common.aliases.key }) {
            fields[index].result = record[Common.aliases.key]
        } else if record[Common.aliases] != into[Common.aliases] {
            fields.append(
                MergedField(
                    Common.aliases.key, .united, from: .notKnown, into: .notKnown,
                    result: record[Common.aliases.key], kept: nil))
        }
        return (record, fields)
    }

    /// Two records before they become one, without links to themselves or each other.
    private struct Merge {
        let from: Record
        let into: Record

        func field(_ field: FieldDescription, _ wish: MergeRequest.Keep?) -> MergedField? {
            let (theirs, ours) = (answer(from, field), answer(into, field))
            func merged(
                _ outcome: MergedField.Outcome, _ result: Answer<Value>, _ kept: MergeRequest.Keep?
            ) -> MergedField {
                MergedField(field.key, outcome, from: theirs, into: ours, result: result, kept: kept)
            }
            switch (theirs, ours) {
            case (.notKnown, .notKnown): return nil
            case (.notKnown, _): return merged(.known, ours, .into)
            case (_, .notKnown): return merged(.known, theirs.withoutLineIDs, .from)
            case (.value(.parts(let theirLines)), .value(.parts(let ourLines))):
                let new = theirLines.filter { line in !ourLines.contains { $0.answers == line.answers } }
                if wish == .from,
                    !ourLines.allSatisfy({ our in theirLines.contains { $0.answers == our.answers } })
                {
                    return merged(.united, theirs.withoutLineIDs, .from)
                }
                if new.isEmpty { return merged(.equal, ours, .into) }
                if wish == .into { return merged(.united, ours, .into) }
                let united = ourLines + new.map { Part($0.answers) }
                return merged(.united, .value(.parts(united)), nil)
            default:
                if theirs == ours { return merged(.equal, ours, .into) }
                let kept = wish ?? .into
                return merged(.conflict, kept == .from ? theirs.withoutLineIDs : ours, kept)
            }
        }

        private func answer(_ record: Record, _ field: FieldDescription) -> Answer<Value> {
            switch record[field.key] {
            // A record is not above itself.
            case .value(.link(let id)) where id == from.id || id == into.id: .notKnown
            case .value(.parts(let lines)):
                .value(.parts(lines.map { $0.relinked(from.id, to: into.id) }))
            case let answer: answer
            }
        }
    }

    /// The fields whose text is a name of the record.
    private static let nameKeys = [Record.nameKey, "chineseName"]

    private static func keepNames(
        of from: Record, and into: Record, in record: inout Record, as sort: Alias.Sort?
    ) {
        func names(_ record: Record) -> [String] {
            nameKeys.compactMap { record[$0].value.flatMap(String.init) }
        }
        var lines = record[Common.aliases].value ?? []
        for name in names(from) + names(into) {
            let known = names(record) + lines.compactMap { $0[Alias.name].value }
            guard !known.contains(name) else { continue }
            var line = Part()
            line[Alias.name] = .value(name)
            line[Alias.sort] = .value(sort ?? NameLikeness.aliasSort(of: name, for: names(record)))
            lines.append(line)
        }
        if !lines.isEmpty { record[Common.aliases] = .value(lines) }
    }

    /// Where a line of the merged record's list stands in the survivor's, both counted from 0; nil when it was left
    /// out. What points to a line by its place goes with it.
    package static func place(
        of index: Int, in field: String, _ from: Record, into: Record, result: Record
    ) -> Int? {
        guard let theirs = from[field].value.flatMap([Part].init), theirs.indices.contains(index),
            let lines = result[field].value.flatMap([Part].init)
        else { return nil }
        let line = theirs[index].relinked(from.id, to: into.id)
        return lines.firstIndex { $0.answers == line.answers }
    }
}

// MARK: - Links that move

extension Record {
    /// The same with every link to `old` leading to `new`. Lines that say twice the same then are united, but in a
    /// signed agreement, whose text stays as it is.
    package func relinked(_ old: RecordID, to new: RecordID) -> Record {
        var record = self
        let isFrozen = kind == .agreement && Agreement.isFrozen(self)
        for field in kind.description.fields {
            switch self[field.key] {
            case .value(.link(old)): record[field.key] = .value(.link(new))
            case .value(.parts(let lines)):
                let moved = lines.map { $0.relinked(old, to: new) }
                guard moved != lines else { continue }
                record[field.key] = .value(.parts(isFrozen ? moved : Record.united(lines, moved)))
            default: break
            }
        }
        return record
    }

    /// Without the lines that became equal to another one by moving.
    private static func united(_ lines: [Part], _ moved: [Part]) -> [Part] {
        let untouched = Set(zip(lines, moved).filter { $0 == $1 }.map(\.1.answers))
        var seen: Set<[String: Answer<Value>]> = []
        return zip(lines, moved).compactMap { line, moved in
            if line == moved { return moved }
            return untouched.contains(moved.answers) || !seen.insert(moved.answers).inserted ? nil : moved
        }
    }

    /// What moving links made impossible: somebody on both sides, or a promise to oneself.
    package var partyAgainstItself: RecordID? {
        for problem in Validation.problems(in: self) where problem.reason == .bothSides {
            if let id = RecordID(number: problem.given) { return id }
        }
        if kind == .commitment, let giver = self[Commitment.giver].value,
            giver == self[Commitment.receiver].value
        {
            return giver
        }
        return nil
    }
}

extension Part {
    package func relinked(_ old: RecordID, to new: RecordID) -> Part {
        Part(id: id, answers.mapValues { $0 == .value(.link(old)) ? .value(.link(new)) : $0 })
    }
}

extension Answer where Value == Domain.Value {
    /// Lines that are copied into another record get identities of their own.
    package var withoutLineIDs: Answer<Value> {
        guard case .value(.parts(let lines)) = self else { return self }
        return .value(.parts(lines.map { Part($0.answers) }))
    }
}
