/// What a text field did with a key.
package enum Handled: Hashable, Sendable {
    /// The key means nothing to the field: somebody else may have it.
    case notConsumed
    /// The caret or the selection moved, or the key had no effect here but is the field's own.
    case consumed
    /// The text changed.
    case changed
}

/// What the user should be told about a piece of text that did not go in as it was.
package enum EditNotice: Hashable, Sendable {
    /// The field has one line: the line breaks of the pasted text became spaces.
    case lineBreaksBecameSpaces
    /// The field holds this many characters at most; the rest was left out.
    case cutAtLimit(Int)
    /// Control characters in the pasted text were left out.
    case controlsDropped
}

/// Text being edited: characters as people count them, a caret between two of them, a selection, and the steps
/// that lead back. `LineEditor` and `TextArea` show it in one line and in several.
package struct EditBuffer: Hashable, Sendable {
    /// Always segmented as a `String` of the same content is.
    package private(set) var characters: [Character]
    /// Between 0 and the number of characters.
    package private(set) var caret: Int
    /// The other end of the selection; nil, or equal to the caret, when nothing is selected.
    package private(set) var anchor: Int?
    /// The most characters it takes; nil for no limit. Text that is longer already may stay and shrink.
    package var limit: Int?
    /// Whether it may hold line breaks.
    package let isMultiline: Bool

    private var undoSteps: [EditStep] = []
    private var redoSteps: [EditStep] = []
    /// Whether the next edit may join the last step. A move of the caret ends the step.
    private var stepIsOpen = false

    package init(_ text: String = "", limit: Int? = nil, isMultiline: Bool = false) {
        self.isMultiline = isMultiline
        self.limit = limit
        characters = Array(isMultiline ? EditBuffer.withPlainBreaks(text) : text)
        caret = characters.count
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }
    package var count: Int { characters.count }

    /// The selected characters, empty at the caret when there are none.
    package var selection: Range<Int> {
        guard let anchor else { return caret..<caret }
        return min(anchor, caret)..<max(anchor, caret)
    }

    package var selectedText: String { String(characters[selection]) }

    // MARK: Moving

    /// Moves the caret; with `selecting`, what lies between is selected.
    package mutating func move(to place: Int, selecting: Bool = false) {
        if selecting {
            anchor = anchor ?? caret
        } else {
            anchor = nil
        }
        caret = min(max(0, place), characters.count)
        stepIsOpen = false
    }

    package mutating func selectAll() {
        anchor = 0
        caret = characters.count
        stepIsOpen = false
    }

    /// Selects the word around the caret, or the run of signs.
    package mutating func selectWord() {
        guard caret < characters.count, characters[caret] != "\n" else { return }
        let kind = WordKind(characters[caret])
        let start = characters[..<caret].lastIndex { WordKind($0) != kind }.map { $0 + 1 } ?? 0
        let end = characters[caret...].firstIndex { WordKind($0) != kind } ?? characters.count
        anchor = start
        caret = end
        stepIsOpen = false
    }

    // MARK: Editing

    /// Types text at the caret, in place of the selection. False if the limit left no room for any of it. What comes
    /// at once is undone as if its characters had come one by one, unless nobody types so much.
    @discardableResult
    package mutating func type(_ text: String) -> Bool {
        let new = Array(isMultiline ? text : text.filter { $0 != "\n" })
        guard 2..<EditStep.longerThanTyped ~= new.count else {
            return replaceSelection(with: new, kind: new.count < 2 ? .typing : .paste) != .refused
        }
        var typed = false
        for character in new where replaceSelection(with: [character], kind: .typing) != .refused {
            typed = true
        }
        return typed
    }

    /// Pastes text at the caret, in place of the selection, as one step to undo.
    package mutating func paste(_ pasted: String) -> [EditNotice] {
        var notices: [EditNotice] = []
        var text = EditBuffer.withPlainBreaks(pasted)
        if !isMultiline {
            // A line copied as a whole ends in a break that nobody meant.
            while text.last == "\n" { text.removeLast() }
            let parts = text.split(separator: "\n")
            if text.contains("\n") { notices.append(.lineBreaksBecameSpaces) }
            text = parts.joined(separator: " ")
        }
        let kept = text.unicodeScalars.filter { scalar in
            scalar == "\n" || TextWidth.kind(of: scalar.value) != .control
        }
        if kept.count < text.unicodeScalars.count { notices.append(.controlsDropped) }
        let outcome = replaceSelection(with: Array(String(String.UnicodeScalarView(kept))), kind: .paste)
        if outcome != .done, let limit { notices.append(.cutAtLimit(limit)) }
        return notices
    }

    /// Puts other text in place of all of it, as one step to undo; the caret stands at its end.
    package mutating func setText(_ text: String) {
        guard text != self.text else { return }
        replace(0..<characters.count, with: Array(text), kind: .paste)
    }

    /// Deletes the selection, or what lies between the caret and `place`. False if that is nothing.
    @discardableResult
    package mutating func delete(to place: Int) -> Bool {
        if !selection.isEmpty {
            replace(selection, with: [], kind: .other)
            return true
        }
        let place = min(max(0, place), characters.count)
        guard place != caret else { return false }
        let kind: EditStep.Kind = place < caret ? .deletingBackward : .deletingForward
        replace(min(place, caret)..<max(place, caret), with: [], kind: kind)
        return true
    }

    private enum Outcome {
        case done, cut, refused
    }

    private mutating func replaceSelection(with new: [Character], kind: EditStep.Kind) -> Outcome {
        var new = new
        var outcome = Outcome.done
        if let limit {
            let room = max(0, limit - (characters.count - selection.count))
            if new.count > room {
                guard room > 0 else { return .refused }
                new.removeLast(new.count - room)
                outcome = .cut
            }
        }
        replace(selection, with: new, kind: kind)
        return outcome
    }

    private mutating func replace(_ range: Range<Int>, with new: [Character], kind: EditStep.Kind) {
        guard !(range.isEmpty && new.isEmpty) else { return }
        let change = seamless(range, new)
        let step = EditStep(
            start: change.range.lowerBound, removed: Array(characters[change.range]), inserted: change.new,
            caretBefore: caret, anchorBefore: anchor, caretAfter: change.caret, kind: kind)
        characters.replaceSubrange(change.range, with: change.new)
        caret = change.caret
        anchor = nil
        redoSteps = []
        if stepIsOpen, let last = undoSteps.last, let joined = last.joined(with: step) {
            undoSteps[undoSteps.count - 1] = joined
        } else {
            undoSteps.append(step)
            if undoSteps.count > EditStep.kept { undoSteps.removeFirst() }
        }
        stepIsOpen = true
    }

    /// Characters may join where texts meet: a mark typed behind a letter makes one character of both. Widens the
    /// change until its edges are real, so that `characters` stays what the text is.
    private func seamless(_ range: Range<Int>, _ new: [Character]) -> (
        range: Range<Int>, new: [Character], caret: Int
    ) {
        let left = range.lowerBound > 0 ? characters[range.lowerBound - 1] : nil
        let right = range.upperBound < characters.count ? characters[range.upperBound] : nil
        let edges = [left, new.first, new.last, right]
        if edges.allSatisfy({ $0.map(EditBuffer.neverJoins) ?? true }) {
            return (range, new, range.lowerBound + new.count)
        }
        // Joining never reaches over a line break; within the line it may (flags pair up from the left).
        let start = characters[..<range.lowerBound].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let end = characters[range.upperBound...].firstIndex(of: "\n") ?? characters.count
        let head = String(characters[start..<range.lowerBound]) + String(new)
        let whole = Array(head + String(characters[range.upperBound..<end]))
        var scalars = head.unicodeScalars.count
        var caret = start
        for character in whole where scalars > 0 {
            scalars -= character.unicodeScalars.count
            caret += 1
        }
        let old = characters[start..<end]
        let same = zip(old, whole).prefix { $0 == $1 }.count
        let room = min(old.count, whole.count) - same
        let sameAtEnd = zip(old.reversed(), whole.reversed()).prefix(room).prefix { $0 == $1 }.count
        return (start + same..<end - sameAtEnd, Array(whole[same..<whole.count - sameAtEnd]), caret)
    }

    private static func neverJoins(_ character: Character) -> Bool {
        character == "\n" || TextWidth.standsAlone(character)
    }

    private static func withPlainBreaks(_ text: String) -> String {
        guard text.utf8.contains(0x0D) || text.utf8.contains(0x09) else { return text }
        var plain = ""
        for character in text {
            switch character {
            case "\r\n", "\r": plain.append("\n")
            case "\t": plain.append(" ")
            default: plain.append(character)
            }
        }
        return plain
    }

    // MARK: Undo

    /// Takes the last step back. False if there is none.
    @discardableResult
    package mutating func undo() -> Bool {
        guard let step = undoSteps.popLast() else { return false }
        characters.replaceSubrange(step.start..<step.start + step.inserted.count, with: step.removed)
        caret = step.caretBefore
        anchor = step.anchorBefore
        redoSteps.append(step)
        stepIsOpen = false
        return true
    }

    /// Makes the last step that was taken back again. False if there is none.
    @discardableResult
    package mutating func redo() -> Bool {
        guard let step = redoSteps.popLast() else { return false }
        characters.replaceSubrange(step.start..<step.start + step.removed.count, with: step.inserted)
        caret = step.caretAfter
        anchor = nil
        undoSteps.append(step)
        stepIsOpen = false
        return true
    }
}
