import Cells
import Domain

/// Text that comes at once, and what is cut, copied and pasted between fields.
extension App {
    /// Records chosen lately, of all kinds.
    static let recentsKept = 60

    /// Text keys that came in one read. A field takes a whole run of them in one step: a paste that the terminal does
    /// not mark as one would cost a round through the form for every character.
    mutating func type(_ keys: [Key]) -> [AppEffect] {
        if isPasteWithoutPlace(keys) {
            // The rest of it says nothing new.
            guard !isPassingOver else { return [] }
            isPassingOver = true
            message = Message(
                context.words("message.pastedNowhere", ["count": String(keys.count)]), .problem)
            return []
        }
        var effects: [AppEffect] = []
        var rest = keys[...]
        while let first = rest.first {
            if top.screen.isBusy {
                held.append(rest.count == 1 ? .key(first) : .typed(Array(rest)))
                message = Message(context.words("message.atIt"))
                return effects
            }
            let run = rest.prefix { $0.isText || top.screen.textRuns == .lines && $0 == Key(.enter) }
            if run.count > 1, top.screen.textRuns != .none {
                message = nil
                wasInterrupted = false
                effects += send(.typed(App.text(of: run)), to: top.id)
                rest = rest.dropFirst(run.count)
            } else {
                let before = top.id
                effects += handle(.key(first))
                rest = rest.dropFirst()
                // A field that is not typed in said so at the first key, and opened nothing for the others.
                if top.id == before, top.screen.takesText, top.screen.textRuns == .none, isPasted(rest) {
                    return effects
                }
            }
        }
        return effects
    }

    /// A long text where none is taken was meant for another place: its letters are not commands. Its end may come
    /// with a later read. A key that is held down repeats itself, and counts.
    private func isPasteWithoutPlace(_ keys: [Key]) -> Bool {
        guard !top.screen.takesText, !top.screen.isBusy else { return false }
        return isPassingOver || isPasted(keys[...])
    }

    private func isPasted(_ keys: ArraySlice<Key>) -> Bool {
        keys.count > App.mostKeysAtOnce && Set(keys).count > App.fewKeys
    }

    /// Nobody types so many keys while the program is at one of them.
    private static let mostKeysAtOnce = 64
    private static let fewKeys = 8

    private static func text(of keys: ArraySlice<Key>) -> String {
        var text = ""
        for key in keys {
            if case .character(let character) = key.code { text.append(character) } else { text.append("\n") }
        }
        return text
    }

    /// Ctrl-X, Ctrl-C and Ctrl-V where text is typed; nil when the key is for somebody else. Ctrl-C breaks off where
    /// nothing is selected, and when it is pressed again.
    mutating func editByClipboard(_ key: Key) -> [AppEffect]? {
        guard top.screen.takesText, !top.screen.isBusy, case .character(let character) = key.code,
            key.modifiers == .control
        else { return nil }
        switch character {
        case "x", "c":
            let selected = top.screen.selectedText
            let said = Message(context.words(character == "x" ? "message.cut" : "message.copiedHere"))
            guard !selected.isEmpty, character == "x" || message != said else { return nil }
            clipboard = selected
            message = said
            wasInterrupted = false
            return character == "x" ? send(.key(Key(.delete)), to: top.id) : []
        case "v":
            message = clipboard.isEmpty ? Message(context.words("message.nothingCopied")) : nil
            wasInterrupted = false
            return clipboard.isEmpty ? [] : send(.paste(clipboard), to: top.id)
        default: return nil
        }
    }
}

extension InputEvent {
    /// The same events with the text keys that follow one another put together.
    package static func withRuns(_ events: [InputEvent]) -> [InputEvent] {
        var merged: [InputEvent] = []
        var run: [Key] = []
        func flush() {
            if run.count == 1 {
                merged.append(.key(run[0]))
            } else if !run.isEmpty {
                merged.append(.typed(run))
            }
            run = []
        }
        for event in events {
            if case .key(let key) = event, key.isText || key == Key(.enter) && !run.isEmpty {
                run.append(key)
            } else {
                flush()
                merged.append(event)
            }
        }
        flush()
        return merged
    }
}
