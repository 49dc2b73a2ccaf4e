import Cells
import Domain

/// The whole program as a value: a stack of screens, never empty, and what surrounds them.
///
/// Events go in, effects on the world come out, and the frame follows from the state. Nothing here touches the
/// registry, the terminal or the clock.
package struct App: Sendable {
    package private(set) var stack: [Entry]
    package private(set) var context: Context
    package private(set) var size: Size
    package private(set) var message: Message?
    package private(set) var themeName = "dark"
    /// The sentences of a language, read when it is first switched to.
    private let vocabulary: @Sendable (Language) -> Words?
    private var nextEntry = 1
    /// Typed while the screen in front was busy.
    private var held: [InputEvent] = []
    private var wasInterrupted = false

    package struct Entry: Sendable {
        package let id: Int
        package var screen: any Screen
        /// The registry changed since it was last told to look.
        var isStale = false
    }

    package init(
        words: Words, vocabulary: @escaping @Sendable (Language) -> Words?, today: CalendarDay, size: Size,
        isReadOnly: Bool, registry: String, secondsFromUTC: Int = 0
    ) {
        self.vocabulary = vocabulary
        self.size = size
        context = Context(
            words: words, today: today, size: App.body(of: size), isReadOnly: isReadOnly, registry: registry)
        context.secondsFromUTC = secondsFromUTC
        stack = [Entry(id: 0, screen: HomeScreen())]
    }

    /// The smallest window that is worked in; below it the state is kept and a message says what is needed.
    package static let smallest = Size(width: 40, height: 10)

    /// Without the breadcrumb above, the message line and the key bar below.
    private static func body(of size: Size) -> Size {
        Size(width: size.width, height: max(0, size.height - 3))
    }

    private var top: Entry { stack[stack.count - 1] }

    // MARK: - Events

    /// Starts the program: the first screen asks for what it shows.
    package mutating func start() -> [AppEffect] { send(.appeared, to: top.id) }

    package mutating func update(_ event: AppEvent) -> [AppEffect] {
        guard case .input(let input) = event else {
            var effects = respond(to: event)
            while !held.isEmpty, !top.screen.isBusy { effects += handle(held.removeFirst()) }
            return effects
        }
        guard top.screen.isBusy, App.mayWait(input) else { return handle(input) }
        held.append(input)
        message = Message(context.words("message.atIt"))
        return []
    }

    /// What is typed ahead waits in its order; a window that changes its size, and quitting, do not.
    private static func mayWait(_ input: InputEvent) -> Bool {
        switch input {
        case .resize: false
        case .key(let key): Commands.command("quit")?.keys.contains(key) != true
        default: true
        }
    }

    private mutating func respond(to event: AppEvent) -> [AppEffect] {
        switch event {
        case .input(let input): return handle(input)
        case .reply(let address, let result):
            switch result {
            case .success(let reply): return send(.reply(address.tag, reply), to: address.entry)
            case .failure(let refusal): return refuse(refusal, address)
            }
        case .outcome(let address, let result):
            switch result {
            case .success(let outcome): return conclude(outcome, address)
            case .failure(let refusal): return refuse(refusal, address)
            }
        case .timer(let address): return send(.timer(address.tag), to: address.entry)
        case .registryChanged:
            for index in stack.indices { stack[index].isStale = true }
            return wakeTop()
        case .newDay(let today):
            context.today = today
            return send(.appeared, to: top.id)
        case .say(let message):
            self.message = message
            return []
        }
    }

    /// What has to be kept when the program ends now.
    package var unsaved: [Draft] { stack.compactMap { $0.screen.unsaved(context) } }

    private mutating func handle(_ input: InputEvent) -> [AppEffect] {
        switch input {
        case .resize(let size):
            self.size = size
            context.size = App.body(of: size)
            return []
        case .key(let key):
            message = nil
            if key == Key(.character("c"), .control) { return interrupt() }
            wasInterrupted = false
            return press(key)
        case .paste(let text): return send(.paste(text), to: top.id)
        case .mouse(let mouse): return handle(mouse)
        case .focus, .unknown: return []
        }
    }

    /// Ctrl-C twice in a row quits; drafts are kept as at any end.
    private mutating func interrupt() -> [AppEffect] {
        if wasInterrupted { return [.quit] }
        wasInterrupted = true
        message = Message(context.words("message.interrupt"))
        return []
    }

    private mutating func press(_ key: Key) -> [AppEffect] {
        let screen = top.screen
        let folded = screen.takesText ? key : key.foldedForCommands
        if !(screen.takesText && folded.isText) {
            for offer in screen.offers(context) {
                guard let command = Commands.command(offer.id), command.keys.contains(folded) else {
                    continue
                }
                return run(offer)
            }
            // A field that is typed in takes every key it has a use for before the app does.
            if screen.takesText, folded.editsText { return send(.key(key), to: top.id) }
            if let command = Commands.global.first(where: { $0.keys.contains(folded) }) {
                return runGlobal(command.id)
            }
        }
        return send(.key(key), to: top.id)
    }

    private mutating func handle(_ mouse: MouseEvent) -> [AppEffect] {
        switch mouse.action {
        case .wheelUp: return send(.wheel(-3), to: top.id)
        case .wheelDown: return send(.wheel(3), to: top.id)
        case .release: return []
        case .press, .doublePress:
            message = nil
            guard let target = draw().target(at: mouse.at) else { return [] }
            switch target {
            case .command(let id): return runCommand(id)
            case .crumb(let index):
                // Overlays have no crumb.
                let places = stack.indices.filter { !stack[$0].screen.isOverlay }
                return places.indices.contains(index) ? popTo(places[index]) : []
            case .row, .column, .field:
                return send(.click(target, double: mouse.action == .doublePress), to: top.id)
            }
        }
    }

    // MARK: - Commands

    /// Everything that can be done now, the screen's own first.
    package var offers: [Offer] {
        let own = top.screen.offers(context)
        let taken = Set(own.map(\.id))
        return own + globalOffers.filter { !taken.contains($0.id) }
    }

    private var globalOffers: [Offer] {
        Commands.global.map { command in
            switch command.id {
            case "undo", "redo": Offer(command.id, unless: context.isReadOnly ? "obstacle.readOnly" : nil)
            case "back", "home": Offer(command.id, unless: stack.count == 1 ? "obstacle.atHome" : nil)
            default: Offer(command.id)
            }
        }
    }

    private mutating func runCommand(_ id: Command.ID) -> [AppEffect] {
        guard let offer = offers.first(where: { $0.id == id }) else { return [] }
        return Commands.command(id)?.isGlobal == true && !top.screen.offers(context).contains { $0.id == id }
            ? runGlobal(id) : run(offer)
    }

    private mutating func run(_ offer: Offer) -> [AppEffect] {
        if let obstacle = offer.obstacle {
            message = Message(context.words(obstacle), .problem)
            return []
        }
        return send(.command(offer.id), to: top.id)
    }

    private mutating func runGlobal(_ id: Command.ID) -> [AppEffect] {
        if let obstacle = globalOffers.first(where: { $0.id == id })?.obstacle {
            message = Message(context.words(obstacle), .problem)
            return []
        }
        switch id {
        case "help":
            let screen = top.screen
            return push(
                HelpScreen(offers: offers, about: screen.title(context), isText: screen.takesText))
        case "palette":
            let other = vocabulary(context.words.language.other)
            return push(PaletteScreen(offers: offers, otherWords: other))
        case "search": return push(SearchScreen())
        // Where text is typed, the way back begins with the innermost thing.
        case "back": return top.screen.takesText ? send(.key(Key(.escape)), to: top.id) : pop()
        case "home": return popTo(0)
        case "undo": return [.perform(.undo, address(top.id, App.undoTag))]
        case "redo": return [.perform(.redo, address(top.id, App.undoTag))]
        case "journalAll": return push(JournalScreen(record: nil))
        case "language":
            let other = context.words.language.other
            guard let words = vocabulary(other) else { return [] }
            context.words = words
            return send(.appeared, to: top.id)
        case "theme":
            let names = Theme.all.map(\.name)
            let at = names.firstIndex(of: themeName) ?? 0
            themeName = names[(at + 1) % names.count]
            message = Message(context.words("message.theme", ["theme": context.words("theme." + themeName)]))
            return [.theme(themeName)]
        case "refresh": return send(.appeared, to: top.id) + [.repaint]
        case "suspend": return [.suspend]
        case "quit": return [.quit]
        default: return []
        }
    }

    /// The outcome of undo and redo is the app's own to tell.
    private static let undoTag = -1

    private func address(_ entry: Int, _ tag: Tag) -> Address { Address(entry: entry, tag: tag) }

    // MARK: - The stack

    /// Opens a screen in front of the one that is there.
    package mutating func push(_ screen: any Screen) -> [AppEffect] {
        stack.append(Entry(id: nextEntry, screen: screen))
        nextEntry += 1
        return send(.appeared, to: top.id)
    }

    private mutating func pop(giving gift: Gift? = nil) -> [AppEffect] {
        guard stack.count > 1 else { return [] }
        stack.removeLast()
        if let gift { return send(.given(gift), to: top.id) }
        return wakeTop()
    }

    private mutating func popTo(_ index: Int) -> [AppEffect] {
        guard index >= 0, index < stack.count - 1 else { return [] }
        // What was typed in a form on the way is kept as a draft.
        let drafts = stack[(index + 1)...].compactMap { $0.screen.unsaved(context) }
        stack.removeSubrange((index + 1)...)
        return drafts.map { .perform(.keepDraft($0), address(top.id, App.keptTag)) } + wakeTop()
    }

    private static let keptTag = -2

    private mutating func wakeTop() -> [AppEffect] {
        guard stack[stack.count - 1].isStale else { return [] }
        stack[stack.count - 1].isStale = false
        return send(.appeared, to: top.id)
    }

    private mutating func send(_ event: ScreenEvent, to entry: Int) -> [AppEffect] {
        guard let index = stack.firstIndex(where: { $0.id == entry }) else { return [] }
        let effects = stack[index].screen.update(event, context)
        return effects.flatMap { carry($0, from: entry) }
    }

    private mutating func carry(_ effect: Effect, from entry: Int) -> [AppEffect] {
        switch effect {
        case .ask(let question, let tag): return [.ask(question, address(entry, tag))]
        case .perform(let verb, let tag): return [.perform(verb, address(entry, tag))]
        case .after(let milliseconds, let tag): return [.timer(milliseconds, address(entry, tag))]
        case .push(let screen): return push(screen)
        case .pop: return entry == top.id ? pop() : []
        case .give(let gift): return entry == top.id ? pop(giving: gift) : []
        case .replace(let screen):
            guard entry == top.id else { return [] }
            stack.removeLast()
            return push(screen)
        case .home: return popTo(0)
        case .say(let message):
            self.message = message
            return []
        case .run(let id):
            guard entry == top.id, stack.count > 1 else { return [] }
            stack.removeLast()
            return runCommand(id)
        case .quit: return [.quit]
        }
    }

    // MARK: - What came of it

    private mutating func conclude(_ outcome: Outcome, _ address: Address) -> [AppEffect] {
        if case .done = outcome {
            for index in stack.indices { stack[index].isStale = true }
        }
        switch address.tag {
        case App.undoTag:
            if case .done(let step, _) = outcome {
                message = Message(context.words.undone(step), .good)
            }
            return wakeTop()
        case App.keptTag: return []
        default:
            let effects = send(.outcome(address.tag, outcome), to: address.entry)
            return effects + wakeTop()
        }
    }

    private mutating func refuse(_ refusal: Refusal, _ address: Address) -> [AppEffect] {
        if address.tag < 0 {
            message = Message(context.words.sentence(refusal), .problem)
            return []
        }
        return send(.refused(address.tag, refusal), to: address.entry)
    }
}

/// Whose question it was: the screen, by its place in the program's life, and the screen's own tag.
package struct Address: Hashable, Sendable {
    package let entry: Int
    package let tag: Tag
}

package enum AppEvent: Sendable {
    case input(InputEvent)
    case reply(Address, Result<Reply, Refusal>)
    case outcome(Address, Result<Outcome, Refusal>)
    case timer(Address)
    /// Somebody else wrote to the registry.
    case registryChanged
    /// The calendar has turned a page.
    case newDay(CalendarDay)
    case say(Message)
}

/// What the app wants done in the world.
package enum AppEffect: Sendable {
    case ask(Question, Address)
    case perform(Verb, Address)
    case timer(Int, Address)
    case theme(String)
    /// Clear the terminal and paint everything anew.
    case repaint
    case suspend
    case quit
}
