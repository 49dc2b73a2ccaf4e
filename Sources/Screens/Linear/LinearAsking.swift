import Cells
import Domain

// The small windows of the screens, as questions.

/// Asks whether something is to be done: by a word that has to be typed, or by yes and no.
struct LinearConfirm: LinearPlace {
    private let screen: ConfirmScreen
    private var isUnread = true

    init(_ screen: ConfirmScreen) { self.screen = screen }

    /// The word to type may be a number.
    var takesNumbers: Bool { true }

    func title(_ context: Context) -> String { screen.title(context) }

    func prompt(_ context: Context) -> String {
        if let word = screen.typed {
            return context.words("linear.confirm.typed", ["word": word, "action": screen.confirmTitle])
        }
        return context.words("linear.confirm", ["action": screen.confirmTitle])
    }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .again: isUnread = true
        case .line(let line): return answer(line, context)
        default: break
        }
        return []
    }

    private func answer(_ line: String, _ context: Context) -> [LinearStep] {
        let typed = LinearCommands.plain(line)
        let words = context.words
        if let word = screen.typed {
            guard !typed.isEmpty else { return [.say(words("linear.nothingDone")), .effect(.pop)] }
            guard typed == word.lowercased() else {
                return [.say(words("linear.wordDiffers", ["word": word]))]
            }
            return [.effect(.give(.confirmed))]
        }
        if typed.isEmpty || LinearCommands.spellings(of: "no", words).contains(typed) {
            return [.say(words("linear.nothingDone")), .effect(.pop)]
        }
        guard LinearCommands.spellings(of: "yes", words).contains(typed) else {
            return [.say(words("linear.yesOrNo", ["text": line.trimmed]))]
        }
        return [.effect(.give(.confirmed))]
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread else { return [] }
        isUnread = false
        return [screen.heading, screen.text]
    }
}

/// Asks for one line of text.
struct LinearPrompt: LinearPlace {
    private let screen: PromptScreen
    private var isUnread = true

    init(_ screen: PromptScreen) { self.screen = screen }

    var takesText: Bool { true }

    func title(_ context: Context) -> String { screen.heading }

    func prompt(_ context: Context) -> String { context.words("linear.prompt", ["title": screen.heading]) }

    func help(_ context: Context) -> [String] { [context.words("linear.slash")] }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .again: isUnread = true
        case .command("back", _): return [.say(context.words("linear.nothingDone")), .effect(.pop)]
        case .line(let line):
            guard screen.allowsEmpty || !line.trimmed.isEmpty else {
                return [.say(context.words("linear.nothingTyped"))]
            }
            return [.effect(.give(.typed(line.trimmed)))]
        default: break
        }
        return []
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread else { return [] }
        isUnread = false
        return [screen.heading, screen.text]
    }
}

/// Things to choose from, by number.
struct LinearMenu: LinearPlace {
    private let screen: MenuScreen
    private var isUnread = true

    init(_ screen: MenuScreen) { self.screen = screen }

    func title(_ context: Context) -> String { screen.heading }

    func prompt(_ context: Context) -> String { context.words("linear.menu.prompt") }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .again: isUnread = true
        case .line(let line):
            guard let index = LinearText.number(line, upTo: screen.entries.count) else {
                return [.say(context.words("linear.numberUpTo", ["n": String(screen.entries.count)]))]
            }
            if let obstacle = screen.entries[index].obstacle { return [.say(obstacle)] }
            return [.effect(.give(.chosen(index)))]
        default: break
        }
        return []
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread else { return [] }
        isUnread = false
        return [screen.heading]
            + screen.entries.enumerated().map { index, entry in
                let hint = entry.hint.isEmpty ? "" : context.words("form.colon") + entry.hint
                return "\(index + 1). " + entry.label + hint
            }
    }
}
