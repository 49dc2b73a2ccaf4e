extension EditBuffer {
    /// The keys that mean the same in one line and in several. `line` is the line on the screen the caret is in,
    /// for Home and End.
    package mutating func handle(_ key: Key, line: Range<Int>) -> Handled {
        let selecting = key.modifiers.contains(.shift)
        let byWord = key.modifiers.contains(.control)
        if key.modifiers.contains(.alt) { return handleAlt(key) }
        switch key.code {
        case .character(let character):
            return byWord ? handleControl(character, line: line) : changed(type(String(character)))
        case .left:
            if !selecting && !byWord && !selection.isEmpty {
                move(to: selection.lowerBound)
            } else {
                move(to: byWord ? wordStart(before: caret) : caret - 1, selecting: selecting)
            }
        case .right:
            if !selecting && !byWord && !selection.isEmpty {
                move(to: selection.upperBound)
            } else {
                move(to: byWord ? wordEnd(after: caret) : caret + 1, selecting: selecting)
            }
        case .home:
            move(to: byWord ? 0 : line.lowerBound, selecting: selecting)
        case .end:
            move(to: byWord ? count : line.upperBound, selecting: selecting)
        case .backspace:
            return changed(delete(to: byWord ? wordStart(before: caret) : caret - 1))
        case .delete:
            return changed(delete(to: byWord ? wordEnd(after: caret) : caret + 1))
        default:
            return .notConsumed
        }
        return .consumed
    }

    /// What shells do with Alt.
    private mutating func handleAlt(_ key: Key) -> Handled {
        switch (key.code, key.modifiers) {
        case (.backspace, .alt): return changed(delete(to: wordStart(before: caret)))
        case (.character("d"), .alt): return changed(delete(to: wordEnd(after: caret)))
        case (.character("b"), .alt): move(to: wordStart(before: caret))
        case (.character("f"), .alt): move(to: wordEnd(after: caret))
        default: return .notConsumed
        }
        return .consumed
    }

    private mutating func handleControl(_ character: Character, line: Range<Int>) -> Handled {
        switch character {
        case "e":
            move(to: line.upperBound)
            return .consumed
        case "d": return changed(delete(to: caret + 1))
        case "a":
            selectAll()
            return .consumed
        case "u": return changed(delete(to: paragraph.lowerBound))
        case "k": return changed(delete(to: paragraph.upperBound))
        case "w": return changed(delete(to: wordStart(before: caret)))
        case "z": return changed(undo())
        case "y": return changed(redo())
        default: return .notConsumed
        }
    }

    private func changed(_ did: Bool) -> Handled { did ? .changed : .consumed }

    /// From one line break to the next, around the caret.
    private var paragraph: Range<Int> {
        let start = characters[..<caret].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return start..<(characters[caret...].firstIndex(of: "\n") ?? count)
    }

    func wordStart(before place: Int) -> Int {
        var place = place
        while place > 0 && WordKind(characters[place - 1]) == .space { place -= 1 }
        guard place > 0 else { return 0 }
        let kind = WordKind(characters[place - 1])
        while place > 0 && WordKind(characters[place - 1]) == kind { place -= 1 }
        return place
    }

    func wordEnd(after place: Int) -> Int {
        var place = place
        guard place < count else { return count }
        let kind = WordKind(characters[place])
        while place < count && WordKind(characters[place]) == kind { place += 1 }
        while place < count && WordKind(characters[place]) == .space { place += 1 }
        return place
    }
}
