/// One step of undo: at `start`, `removed` became `inserted`.
struct EditStep: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case typing, deletingBackward, deletingForward
        /// Always a step of its own.
        case paste, other
    }

    /// So many steps are kept.
    static let kept = 500
    /// Chinese has no spaces between words: a run of typing is a step of at most so many characters.
    private static let longestRun = 20
    /// So many characters at once were not typed by hand.
    static let longerThanTyped = 100

    var start: Int
    var removed: [Character]
    var inserted: [Character]
    var caretBefore: Int
    var anchorBefore: Int?
    var caretAfter: Int
    var kind: Kind

    /// Both steps as one, where the user would take them for one: letters of a word, a run of deletions.
    func joined(with next: EditStep) -> EditStep? {
        guard kind == next.kind else { return nil }
        var both = self
        both.caretAfter = next.caretAfter
        switch kind {
        case .typing:
            // The next step may have taken back the end of this one, to join a mark with its letter.
            guard next.start >= start, next.start + next.removed.count == start + inserted.count,
                let last = inserted.last, let new = next.inserted.last, inserted.count < EditStep.longestRun
            else { return nil }
            let isSameWord = WordKind(new) == .space || WordKind(new) == WordKind(last)
            guard next.removed.count > 0 || isSameWord else { return nil }
            both.inserted.removeLast(next.removed.count)
            both.inserted += next.inserted
        case .deletingBackward:
            guard next.inserted.isEmpty, inserted.isEmpty, next.start + next.removed.count == start else {
                return nil
            }
            both.start = next.start
            both.removed = next.removed + removed
        case .deletingForward:
            guard next.inserted.isEmpty, inserted.isEmpty, next.start == start else { return nil }
            both.removed += next.removed
        case .paste, .other:
            return nil
        }
        return both
    }
}

/// What a word is made of. Word moves and undo go by runs of one kind.
enum WordKind: Hashable, Sendable {
    case space, latin, hanzi, sign

    init(_ character: Character) {
        if character.isWhitespace {
            self = .space
        } else if character.isLetter || character.isNumber {
            let value = character.unicodeScalars.first?.value ?? 0
            self = value < 0x2E80 || value >= 0xFF01 && value <= 0xFF5E ? .latin : .hanzi
        } else {
            self = .sign
        }
    }
}
