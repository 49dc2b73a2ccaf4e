import Cells
import Domain

/// The whole program as a value: a stack of screens, never empty, and what surrounds them.
///
/// Events go in, effects on the world come out, and the frame follows from the state. Nothing here touches the
/// registry, the terminal or the clock.
package struct App: Sendable {
    package internal(set) var stack: [Entry]
    package internal(set) var context: Context
    package internal(set) var size: Size
    package internal(set) var message: Message?
    package internal(set) var themeName = "dark"
    /// The sentences of a language, read when it is first switched to.
    let vocabulary: @Sendable (Language) -> Words?
    var nextEntry = 1
    /// Typed while the screen in front was busy.
    var held: [InputEvent] = []
    var wasInterrupted = false
    /// A text came where none is taken, and its end may be still to come.
    var isPassingOver = false
    /// Where it begins, where that is not the place that is remembered.
    let firstPlace: [Memory.Step]?
    var trail = Trail()
    var looking = Looking()
    /// A look back is being made.
    var isTurning = false
    /// While letters are laid over what can be clicked.
    var jump: Jump?
    /// What was copied with the key before this one.
    var copied: String?
    /// What was cut or copied in a field. The terminal's own clipboard is not touched.
    var clipboard = ""

    package struct Entry: Sendable {
        package let id: Int
        package var screen: any Screen
        /// What the screen beneath was told when it opened this one.
        var opener: ScreenEvent?
        /// The registry changed since it was last told to look.
        var isStale = false
    }

    package init(
        words: Words, vocabulary: @escaping @Sendable (Language) -> Words?, today: CalendarDay, size: Size,
        isReadOnly: Bool, registry: String, secondsFromUTC: Int = 0, memory: Memory = Memory(),
        past: LookBackView? = nil, place: [Memory.Step]? = nil,
        library: @escaping @Sendable (Language) -> ClauseLibrary? = { ClauseLibrary($0) }
    ) {
        self.vocabulary = vocabulary
        self.size = size
        context = Context(
            words: words, today: today, size: App.body(of: size, isPast: past != nil), isReadOnly: isReadOnly,
            registry: registry)
        context.past = past
        firstPlace = place
        context.secondsFromUTC = secondsFromUTC
        context.memory = memory
        context.words.moneyUnit = memory.moneyUnit
        context.vocabulary = vocabulary
        context.library = library
        stack = [Entry(id: 0, screen: HomeScreen())]
    }

    /// The smallest window that is worked in; below it the state is kept and a message says what is needed.
    package static let smallest = Size(width: 40, height: 10)

    /// Without the breadcrumb above, the message line and the key bar below, and the line that says as of which day the
    /// registry is seen.
    static func body(of size: Size, isPast: Bool) -> Size {
        Size(width: size.width, height: max(0, size.height - (isPast ? 4 : 3)))
    }

    var top: Entry { stack[stack.count - 1] }

    // MARK: - Events

    /// Starts the program: where it was left, unless something unfinished waits on the first screen. The screen in
    /// front asks for what it shows.
    package mutating func start(draftsWait: Bool = false) -> [AppEffect] {
        let dressing = dress()
        if !draftsWait { reopen() }
        return dressing + send(.appeared, to: top.id)
    }

    package mutating func update(_ event: AppEvent) -> [AppEffect] {
        guard case .input(let input) = event else {
            var effects = respond(to: event)
            followWithJump()
            while !held.isEmpty, !top.screen.isBusy { effects += handle(held.removeFirst()) }
            return effects
        }
        guard top.screen.isBusy, App.mayWait(input), !givesUp(input) else { return handle(input) }
        held.append(input)
        message = Message(context.words("message.atIt"))
        return []
    }

    /// What is waited for can be given up, and with it what was typed ahead.
    private mutating func givesUp(_ input: InputEvent) -> Bool {
        let isGivingUp = input == .key(Key(.escape)) || input == .key(Key(.character("c"), .control))
        guard isGivingUp, isLooking else { return false }
        held = []
        return true
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
            let quiet = looking.answered(address) ? [AppEffect.timerOff(App.lookTimer)] : []
            switch result {
            case .success(let reply): return quiet + send(.reply(address.tag, reply), to: address.entry)
            case .failure(let refusal): return quiet + refuse(refusal, address)
            }
        case .outcome(let address, let result):
            switch result {
            case .success(let outcome): return conclude(outcome, address)
            case .failure(let refusal): return refuse(refusal, address)
            }
        case .timer(App.lookTimer):
            looking.isLong = true
            return []
        case .timer(App.interruptTimer):
            wasInterrupted = false
            return []
        case .timer(let address): return send(.timer(address.tag), to: address.entry)
        case .edited(let address, let outcome):
            return send(.edited(address.tag, outcome), to: address.entry)
        case .registryChanged:
            for index in stack.indices { stack[index].isStale = true }
            return wakeTop()
        case .newDay(let today):
            context.today = today
            return send(.appeared, to: top.id)
        case .say(let message):
            self.message = message
            return []
        case .turningBack(let turning):
            follow(turning)
            return []
        case .notCopied(let text): return push(PlainTextScreen(text))
        }
    }

    /// What has to be kept when the program ends now.
    package var unsaved: [Draft] { stack.compactMap { $0.screen.unsaved(context) } }

    // MARK: - What came of it

    mutating func conclude(_ outcome: Outcome, _ address: Address) -> [AppEffect] {
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

    mutating func refuse(_ refusal: Refusal, _ address: Address) -> [AppEffect] {
        if address.tag < 0 {
            message = Message(context.words.sentence(refusal), .problem)
            return []
        }
        return send(.refused(address.tag, refusal), to: address.entry)
    }
}
