/// The rules of taking a merge apart: what goes back, what stays, and what has to be asked.
///
/// `before` is an answer as it was before the merge, `after` as the merge left it, `now` as it is.
package enum Separating {
    /// An answer of a record that links to the merged one. What the merge moved goes back; what was changed since
    /// stays as it was changed.
    package static func restored(
        before: Answer<Value>, after: Answer<Value>, now: Answer<Value>
    ) -> Answer<Value> {
        if now == after { return before }
        guard case .value(.parts(let old)) = before, case .value(.parts(let merged)) = after,
            case .value(.parts(let lines)) = now
        else { return now }
        return .value(.parts(restored(old, merged, lines)))
    }

    private static func restored(_ before: [Part], _ after: [Part], _ now: [Part]) -> [Part] {
        var lines = now.map { line in
            guard let old = line.twin(in: before), let merged = line.twin(in: after) else { return line }
            var line = line
            for key in Set(old.answers.keys).union(merged.answers.keys)
            where old[key] != merged[key] && line[key] == merged[key] {
                line[key] = old[key]
            }
            return line
        }
        // Those that the merge united with others come back behind the line they followed.
        for (index, line) in before.enumerated()
        where line.twin(in: after) == nil && line.twin(in: lines) == nil {
            let neighbours = before[..<index].reversed()
            let place = neighbours.lazy.compactMap { old in lines.firstIndex { $0.id == old.id } }.first
            lines.insert(line, at: place.map { $0 + 1 } ?? 0)
        }
        return lines
    }

    /// The links to `old` that an answer did not have before lead to `new`.
    package static func relinked(
        _ answer: Answer<Value>, linkedBefore before: Answer<Value>, _ old: RecordID, to new: RecordID
    ) -> Answer<Value> {
        switch (answer, before) {
        case (.value(.link(old)), .value(.link(old))): return answer
        case (.value(.link(old)), _): return .value(.link(new))
        case (.value(.parts(let lines)), _):
            let known = before.value.flatMap([Part].init) ?? []
            return .value(
                .parts(
                    lines.map { line in
                        let twin = line.twin(in: known)
                        var line = line
                        for (key, answer) in line.answers
                        where answer == .value(.link(old)) && twin?[key] != answer {
                            line[key] = .value(.link(new))
                        }
                        return line
                    }))
        default: return answer
        }
    }

    /// A field of the survivor: what both are left with, and whether that had to be asked.
    package struct Share: Hashable, Sendable {
        package var survivor: Answer<Value>
        package var restored: Answer<Value>
        /// Something came since the merge of which no rule tells whose it is.
        package var isAsked: Bool
    }

    /// `own` is the answer of the record that was merged away. Without a choice what came since stays with the
    /// survivor.
    package static func share(
        before: Answer<Value>, after: Answer<Value>, now: Answer<Value>, own: Answer<Value>,
        _ choice: UnmergeRequest.Owner?
    ) -> Share {
        if now == after { return Share(survivor: before, restored: own, isAsked: false) }
        if now == before { return Share(survivor: now, restored: own, isAsked: false) }
        if let lists = lists(before, after, now, own) {
            return share(lists, choice ?? .survivor)
        }
        switch choice ?? .survivor {
        case .survivor: return Share(survivor: now, restored: own, isAsked: true)
        case .restored: return Share(survivor: before, restored: now.withoutLineIDs, isAsked: true)
        case .both: return Share(survivor: now, restored: now.withoutLineIDs, isAsked: true)
        }
    }

    private struct Lists {
        let before, after, now, own: [Part]
        let wasEmpty, ownWasEmpty: Bool

        /// The line that the merge left and this one goes on from: of the same identity, or the same in every word where
        /// that one is gone.
        func origin(of line: Part) -> Part? {
            line.twin(in: after)
                ?? after.first { old in old.answers == line.answers && old.twin(in: now) == nil }
        }
    }

    /// Nil when one of them is no list: *not known* is an empty one only where nothing else was said.
    private static func lists(
        _ before: Answer<Value>, _ after: Answer<Value>, _ now: Answer<Value>, _ own: Answer<Value>
    ) -> Lists? {
        func lines(_ answer: Answer<Value>) -> [Part]? {
            switch answer {
            case .value(.parts(let lines)): lines
            case .notKnown: []
            default: nil
            }
        }
        let isList = [before, after, now, own].contains {
            if case .value(.parts) = $0 { true } else { false }
        }
        guard isList, let old = lines(before), let merged = lines(after), let present = lines(now),
            let theirs = lines(own)
        else { return nil }
        return Lists(
            before: old, after: merged, now: present, own: theirs,
            wasEmpty: before == .value(.parts([])), ownWasEmpty: own == .value(.parts([])))
    }

    private static func share(_ lists: Lists, _ choice: UnmergeRequest.Owner) -> Share {
        var survivor: [Part] = []
        var restored = lists.own
        var isAsked = false
        for line in lists.now {
            let merged = lists.origin(of: line)
            if merged?.twin(in: lists.before) != nil {
                // The survivor's own, whatever became of it.
                survivor.append(line)
                continue
            }
            // What came with the merge and was left alone goes; the restored record has its own.
            if merged?.answers == line.answers { continue }
            isAsked = true
            if choice != .restored { survivor.append(line) }
            if choice != .survivor {
                if let merged, let index = restored.firstIndex(where: { $0.answers == merged.answers }) {
                    restored[index].answers = line.answers
                } else if !restored.contains(where: { $0.answers == line.answers }) {
                    restored.append(Part(line.answers))
                }
            }
        }
        survivor = self.restored(
            lists.before.filter { $0.twin(in: lists.after) != nil }, lists.after, survivor)
        return Share(
            survivor: answer(survivor, lists.wasEmpty), restored: answer(restored, lists.ownWasEmpty),
            isAsked: isAsked)
    }

    /// A list that was known to be empty is so again.
    private static func answer(_ lines: [Part], _ wasEmpty: Bool) -> Answer<Value> {
        lines.isEmpty && !wasEmpty ? .notKnown : .value(.parts(lines))
    }
}

extension Part {
    /// The line of the same identity.
    fileprivate func twin(in lines: [Part]) -> Part? {
        guard let id else { return nil }
        return lines.first { $0.id == id }
    }
}
