/// What differs between two texts, word by word: for Chinese character by character, because nothing stands between
/// its words.
package struct TextDifference: Hashable, Sendable {
    package enum Run: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)

        package var text: String {
            switch self {
            case .same(let text), .removed(let text), .added(let text): text
            }
        }
    }

    /// In the order of the new text; what was removed stands before what was put in its place.
    package let runs: [Run]

    /// Where more pieces than this differ, finding the shortest way takes long and reads badly.
    private static let mostPieces = 3000
    /// Where less than this part of the longer text stayed, the one is said to stand for the other as a whole.
    private static let leastCommon = 4

    package init(_ old: String, _ new: String) {
        let (before, after) = (TextDifference.pieces(old), TextDifference.pieces(new))
        var start = 0
        while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
        var end = 0
        while end < min(before.count, after.count) - start,
            before[before.count - 1 - end] == after[after.count - 1 - end]
        {
            end += 1
        }
        let middle = TextDifference.between(
            before[start..<before.count - end], after[start..<after.count - end])
        let runs =
            [Run.same(before[..<start].joined())] + middle
            + [Run.same(before[(before.count - end)...].joined())]
        let same = runs.reduce(0) { sum, run in
            if case .same(let text) = run { sum + text.trimmed.count } else { sum }
        }
        let isOther = same * TextDifference.leastCommon < max(old.count, new.count)
        self.runs =
            isOther && old != new
            ? [.removed(old), .added(new)].filter { !$0.text.isEmpty } : TextDifference.joined(runs)
    }

    package var isSame: Bool {
        runs.allSatisfy { if case .same = $0 { true } else { false } }
    }

    private static func between(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) -> [Run] {
        guard old.count <= mostPieces, new.count <= mostPieces else {
            return [.removed(old.joined()), .added(new.joined())]
        }
        let (old, new) = (Array(old), Array(new))
        let changes = new.difference(from: old)
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var runs: [Run] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                runs.append(.removed(String(old[left])))
                left += 1
            } else if right < new.count, added.contains(right) {
                runs.append(.added(String(new[right])))
                right += 1
            } else {
                runs.append(.same(String(old[left])))
                left += 1
                right += 1
            }
        }
        return runs
    }

    /// Neighbours of one sort become one; between two changes a blank that stayed belongs to both.
    private static func joined(_ runs: [Run]) -> [Run] {
        var result: [Run] = []
        var (removed, added) = ("", "")
        func flush() {
            if !removed.isEmpty { result.append(.removed(removed)) }
            if !added.isEmpty { result.append(.added(added)) }
            (removed, added) = ("", "")
        }
        for (index, run) in runs.enumerated() where !run.text.isEmpty {
            switch run {
            case .removed(let text): removed += text
            case .added(let text): added += text
            case .same(let text):
                let next = runs[(index + 1)...].first { !$0.text.isEmpty }
                let isBetween = !(removed.isEmpty && added.isEmpty) && text.allSatisfy { $0 == " " }
                if isBetween, let next, case .same = next {
                } else if isBetween, next != nil {
                    removed += text
                    added += text
                    continue
                }
                flush()
                if case .same(let before)? = result.last {
                    result[result.count - 1] = .same(before + text)
                } else {
                    result.append(.same(text))
                }
            }
        }
        flush()
        return result
    }

    /// Words of letters and digits whole, everything else character by character.
    private static func pieces(_ text: String) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        while start < text.endIndex {
            var end = text.index(after: start)
            if isOfAWord(text[start]) {
                while end < text.endIndex, isOfAWord(text[end]) { end = text.index(after: end) }
            }
            pieces.append(text[start..<end])
            start = end
        }
        return pieces
    }

    private static func isOfAWord(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, scalar.value < 0x2E80 else { return false }
        return character.isLetter || character.isNumber
    }
}
