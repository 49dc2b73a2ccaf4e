import Cells
import Domain

/// The program in lines, for screen readers, braille lines and simple terminals: a pure state machine. A line goes in,
/// sentences and questions to the registry come out; nothing on the terminal is ever changed again.
package struct LinearApp: Sendable {
    private(set) var stack: [Entry]
    private(set) var context: Context
    private let vocabulary: @Sendable (Language) -> Words?
    private var nextEntry = 1

    struct Entry: Sendable {
        let id: Int
        var place: any LinearPlace
    }

    package init(
        words: Words, vocabulary: @escaping @Sendable (Language) -> Words?, today: CalendarDay,
        isReadOnly: Bool, registry: String, secondsFromUTC: Int = 0, past: LookBackView? = nil
    ) {
        self.vocabulary = vocabulary
        context = Context(
            words: words, today: today, size: LinearApp.size, isReadOnly: isReadOnly, registry: registry)
        context.secondsFromUTC = secondsFromUTC
        context.past = past
        stack = [Entry(id: 0, place: LinearHome())]
    }

    /// For the screens that places speak for: wide enough that nothing is wrapped, and a page high.
    private static let size = Size(width: 20_000, height: LinearText.page)

    package var words: Words { context.words }
    package var today: CalendarDay { context.today }
    private var top: Entry { stack[stack.count - 1] }

    // MARK: - Events

    package mutating func start() -> [LinearEffect] {
        let greeting = words("linear.welcome", ["registry": context.registry])
        let readOnly = context.isReadOnly ? say(words("obstacle.readOnly")) : []
        let past = context.past.map { say(words.sentence($0)) } ?? []
        return say(greeting) + past + readOnly + send(.appeared, to: top.id)
    }

    package mutating func update(_ event: LinearEvent) -> [LinearEffect] {
        switch event {
        case .line(let line): return read(line)
        case .newDay(let today):
            context.today = today
            return []
        case .reply(let address, .success(let reply)):
            return send(.reply(address.tag, reply), to: address.entry)
        case .outcome(let address, .success(let outcome)): return conclude(outcome, address)
        case .reply(let address, .failure(let refusal)), .outcome(let address, .failure(let refusal)):
            if address.tag < 0 { return say(words.sentence(refusal)) }
            return send(.refused(address.tag, refusal), to: address.entry)
        case .ended: return stack.map(\.id).flatMap { send(.ended, to: $0) } + say(words("linear.ended"))
        }
    }

    /// What is asked now, when the answers to all effects have come: sentences, and what stands before the answer.
    package mutating func ask() -> (lines: [String], prompt: String) {
        let lines = stack[stack.count - 1].place.question(context).flatMap(LinearApp.safe)
        // Nothing that was said on the way is to pass for today.
        let past = context.past.map { words.short($0) + " " } ?? ""
        return (lines, SafeText.display(past + top.place.prompt(context)))
    }

    private mutating func read(_ line: String) -> [LinearEffect] {
        let slashed = LinearCommands.afterSlash(line)
        guard let typed = slashed ?? (top.place.takesText ? nil : line) else {
            let text = line.trimmed.hasPrefix("//") ? String(line.trimmed.dropFirst()) : line
            return send(.line(text), to: top.id)
        }
        let own = top.place.offers(context)
        if let (id, argument) = LinearCommands.parse(typed, among: own.map(\.id), words) {
            guard let obstacle = own.first(where: { $0.id == id })?.obstacle else {
                return send(.command(id, argument: argument), to: top.id)
            }
            return say(words.first(of: ["linear." + obstacle, obstacle]) ?? obstacle)
        }
        if let (id, argument) = LinearCommands.parse(typed, among: LinearCommands.everywhere, words) {
            return run(id, argument)
        }
        if let record = RecordID(number: LinearCommands.plain(typed)),
            slashed != nil || !top.place.takesNumbers
        {
            return push(LinearDetail(DetailScreen(record)))
        }
        guard slashed == nil else { return say(words("linear.noCommand", ["text": typed])) }
        return send(.line(typed), to: top.id)
    }

    // MARK: - Commands of every place

    private mutating func run(_ id: Command.ID, _ argument: String) -> [LinearEffect] {
        switch id {
        case "help": return help()
        case "where": return say(whereAmI)
        case "again": return send(.again, to: top.id)
        case "back":
            guard stack.count > 1 else { return say(words("obstacle.atHome")) }
            return top.place.takesText ? send(.command("back", argument: ""), to: top.id) : pop()
        case "home": return popTo(0)
        case "search":
            return push(LinearRecords(.search(argument, [])))
        case "drafts": return push(LinearDrafts())
        case "journalAll": return push(LinearRecords(.journal(nil)))
        case "undo", "redo":
            guard !context.isReadOnly else { return say(words("obstacle.readOnly")) }
            return [.perform(id == "undo" ? .undo : .redo, Address(entry: top.id, tag: LinearApp.undoTag))]
        case "language":
            guard let other = vocabulary(words.language.other) else { return [] }
            context.words = other
            return say(other("linear.languageNow"))
        case "quit": return send(.ended, to: top.id) + say(words("linear.goodbye")) + [.quit]
        default: return []
        }
    }

    /// The outcome of undo and redo is the app's own to tell.
    private static let undoTag = -1

    /// `Home, then Villages, then V1 Yuadong Village`.
    private var whereAmI: String {
        let path = stack.map { $0.place.title(context) }.joined(separator: words("linear.then"))
        let past = context.past.map { words.sentence($0) + " " } ?? ""
        return past + words("linear.where", ["path": path])
    }

    private func help() -> [LinearEffect] {
        let own = top.place.offers(context)
        let taken = Set(own.flatMap { LinearCommands.spellings(of: $0.id, words) })
        let others = LinearCommands.everywhere.filter {
            taken.isDisjoint(with: LinearCommands.spellings(of: $0, words))
        }
        let ids = own.map(\.id) + others
        let slash = top.place.takesText ? "/" : ""
        let commands = ids.compactMap { id -> String? in
            guard let word = LinearCommands.spellings(of: id, words).first else { return nil }
            return words(
                "linear.help.command",
                [
                    "word": slash + word,
                    "help": words.first(of: ["linear.command.\(id).help", "command.\(id).help"]) ?? "",
                ])
        }
        return (top.place.help(context) + [words("linear.help.commands")] + commands).flatMap(say)
    }

    // MARK: - The stack

    private mutating func push(_ place: any LinearPlace) -> [LinearEffect] {
        stack.append(Entry(id: nextEntry, place: place))
        nextEntry += 1
        return send(.appeared, to: top.id)
    }

    private mutating func pop(giving gift: Gift? = nil) -> [LinearEffect] {
        guard stack.count > 1 else { return [] }
        stack.removeLast()
        return send(gift.map { .given($0) } ?? .returned, to: top.id)
    }

    private mutating func popTo(_ index: Int) -> [LinearEffect] {
        guard index < stack.count - 1 else { return send(.again, to: top.id) }
        // What was typed in a form on the way is kept as a draft.
        let kept = stack[(index + 1)...].map(\.id).flatMap { send(.ended, to: $0) }
        stack.removeSubrange((index + 1)...)
        return kept + send(.returned, to: top.id)
    }

    private mutating func send(_ event: LinearPlaceEvent, to entry: Int) -> [LinearEffect] {
        guard let index = stack.firstIndex(where: { $0.id == entry }) else { return [] }
        let steps = stack[index].place.update(event, context)
        return steps.flatMap { step -> [LinearEffect] in
            switch step {
            case .say(let text): say(text)
            case .open(let place): push(place)
            case .effect(let effect): carry(effect, from: entry)
            }
        }
    }

    private mutating func carry(_ effect: Effect, from entry: Int) -> [LinearEffect] {
        switch effect {
        case .ask(let question, let tag): return [.ask(question, Address(entry: entry, tag: tag))]
        case .perform(let verb, let tag): return [.perform(verb, Address(entry: entry, tag: tag))]
        case .say(let message): return say(message.text)
        case .push(let screen): return open(screen)
        case .replace(let screen):
            guard entry == top.id else { return [] }
            stack.removeLast()
            return open(screen)
        case .pop: return entry == top.id ? pop() : []
        case .give(let gift): return entry == top.id ? pop(giving: gift) : []
        case .home: return popTo(0)
        case .quit: return [.quit]
        // Nothing happens here between two lines, nothing is remembered of how lists were looked at, screens run no
        // commands for the places that speak for them, texts are typed here and in no editor, and files are written by
        // the command line.
        case .after, .remember, .run, .climb, .editText, .export, .print, .fetch, .exportDue, .choseRecord,
            .lookBack:
            return []
        // Said text can be copied where it stands.
        case .copy(let text): return say(text)
        }
    }

    private mutating func open(_ screen: any Screen) -> [LinearEffect] {
        guard let place = LinearPlaces.place(for: screen, context) else {
            return say(words("linear.onlyOnScreens", ["title": screen.title(context)]))
        }
        return push(place)
    }

    private mutating func conclude(_ outcome: Outcome, _ address: Address) -> [LinearEffect] {
        if address.tag == LinearApp.undoTag {
            guard case .done(let step, _) = outcome else { return [] }
            return say(words.undone(step)) + send(.returned, to: top.id)
        }
        return send(.outcome(address.tag, outcome), to: address.entry)
    }

    // MARK: - Saying

    private func say(_ text: String) -> [LinearEffect] { LinearApp.safe(text).map { .say($0) } }

    /// One line each, with everything in it shown that a terminal would obey.
    private static func safe(_ text: String) -> [String] {
        text.split(whereSeparator: TextFit.isLineBreak).map { SafeText.display($0) }
    }
}

package enum LinearEvent: Sendable {
    case line(String)
    case reply(Address, Result<Reply, Refusal>)
    case outcome(Address, Result<Outcome, Refusal>)
    case newDay(CalendarDay)
    /// There are no more lines.
    case ended
}

/// What the linear mode wants done in the world, one after the other; an answer goes in before the next effect.
package enum LinearEffect: Sendable {
    case say(String)
    case ask(Question, Address)
    case perform(Verb, Address)
    case quit
}
