import Cells
import Domain
import FileStore
import Glibc
import Screens
import Terminal

/// The screens in a terminal: event, update, effects, frame, until the user quits or the terminal goes away.
struct ScreenLoop {
    private let session: TerminalSession
    private let runner: EffectRunner
    private var app: App
    /// Nil: there is no place to remember anything in.
    private let memory: MemoryKeeper?
    private let remembered: Remembered
    /// When timers go off; a timer set again under the same address replaces the one before.
    private var deadlines: [Address: ContinuousClock.Instant] = [:]
    private let clock = ContinuousClock()
    private var lastLook: ContinuousClock.Instant
    /// The day does not move when it was given on the command line.
    private let fixedToday: CalendarDay?
    /// The exit status, once the user wants to leave.
    private var leaving: Int32?
    /// Out of a look back, to the registry as it is; with what is to be looked back to next.
    private(set) var isLeavingPast = false
    private(set) var nextLook: (request: LookBack, place: [Memory.Step])?
    /// Where the look back that is being made is to begin.
    private var placeOfLook: [Memory.Step] = []
    /// The user was told that quitting loses what was typed.
    private var hasWarned = false

    /// The least time between two looks for other people's changes.
    private static let lookEvery = Duration.milliseconds(500)
    /// A draft that cannot be written in this time is not waited for when the terminal is gone.
    private static let patience = 0.8
    /// What is remembered is written beside the draft; it need not hold up the end of the program.
    private static let patienceWithMemory = 0.15
    /// Somebody who quits is told when it could not be written: longer than the file store waits for another program.
    private static let patienceOfUser = 8.0

    init(
        session: TerminalSession, registry: Registry, app: App, remembered: Remembered,
        fixedToday: CalendarDay?
    ) {
        self.session = session
        self.app = app
        self.remembered = remembered
        self.fixedToday = fixedToday
        let waker = session.waker
        runner = EffectRunner(registry) { waker.wake() }
        memory = remembered.file.map { MemoryKeeper($0, remembered.memory) { waker.wake() } }
        lastLook = clock.now
    }

    /// Runs to the end and returns the exit status.
    mutating func run() -> Int32 {
        if let notice = session.notice {
            apply(app.update(.say(Message(app.context.words.sentence(notice)))))
        }
        if let trouble = remembered.trouble { tell(trouble) }
        apply(app.start(draftsWait: runner.draftsWait))
        while true {
            session.present(app.draw())
            if let status = leaving {
                let refusal = runner.keep(app.unsaved, within: ScreenLoop.patienceOfUser)
                guard let refusal, !hasWarned, !app.unsaved.isEmpty else {
                    keepPlace()
                    runner.endExports()
                    memory?.finish(within: ScreenLoop.patience)
                    return status
                }
                leaving = nil
                hasWarned = true
                warn(refusal)
                // Their questions were dropped.
                apply(app.update(.registryChanged))
                continue
            }
            for event in ScreenLoop.withRuns(session.next(timeout: timeout)) {
                if let status = handle(event) { return status }
                if let end = session.isAskedToEnd { return handle(.ended(end)) ?? end.exitStatus }
                if leaving != nil { break }
            }
            for event in runner.takeEvents() { apply(app.update(event)) }
            if let past = runner.takeLookedBack(), let status = show(past) { return status }
            if let trouble = memory?.takeTrouble() { tell(trouble) }
            fireTimers()
        }
    }

    /// Text keys that came in one read are handed on together.
    private static func withRuns(_ events: [TerminalEvent]) -> [TerminalEvent] {
        var together: [TerminalEvent] = []
        var inputs: [InputEvent] = []
        for event in events {
            if case .input(let input) = event {
                inputs.append(input)
            } else {
                together += InputEvent.withRuns(inputs).map(TerminalEvent.input)
                together.append(event)
                inputs = []
            }
        }
        return together + InputEvent.withRuns(inputs).map(TerminalEvent.input)
    }

    private mutating func handle(_ event: TerminalEvent) -> Int32? {
        switch event {
        case .input(let input):
            followClock()
            apply(app.update(.input(input)))
            switch input {
            case .key where leaving == nil, .typed where leaving == nil: hasWarned = false
            default: break
            }
            look()
        case .woken, .timedOut: break
        case .resumed:
            apply(app.update(.input(.resize(session.size))))
            runner.lookForChanges()
        case .measured(.pieces):
            apply(app.update(.say(Message(app.context.words("terminal.notUTF8"), .problem))))
        case .measured(let measure): fit(ambiguousIsWide: measure == .wide)
        case .ended(let end):
            keepPlace()
            // Nobody is left to be told that it failed; the draft kept while typing is there.
            _ = runner.keep(app.unsaved, within: ScreenLoop.patience)
            runner.endExports()
            memory?.finish(within: ScreenLoop.patienceWithMemory)
            return end.exitStatus
        }
        return nil
    }

    /// Says why what was typed cannot be kept, before it is lost; quitting once more loses it.
    private mutating func warn(_ refusal: Refusal) {
        let words = app.context.words
        let text = words("message.quitLosesTyping", ["reason": words.sentence(refusal)])
        apply(app.update(.say(Message(text, .problem))))
    }

    /// The terminal has shown how it draws characters of ambiguous width: what was drawn otherwise is drawn again, and
    /// the next start knows.
    private mutating func fit(ambiguousIsWide isWide: Bool) {
        let columns = isWide ? 2 : 1
        if columns != app.context.memory.ambiguousWidths[session.kind] ?? 1 {
            memory?.keep(.ambiguousWidth(terminal: session.kind, columns: columns))
        }
        guard TextWidth.ambiguousIsWide != isWide else { return }
        TextWidth.ambiguousIsWide = isWide
        session.repaint()
        apply(app.update(.input(.resize(session.size))))
    }

    /// Where the program is left, for the next start.
    private func keepPlace() {
        guard remembered.memory.registry != nil, app.place != app.context.memory.place else { return }
        memory?.keep(.place(app.place))
    }

    private mutating func tell(_ trouble: MemoryFile.Trouble) {
        apply(app.update(.say(Message(app.context.words.sentence(trouble), .problem))))
    }

    private mutating func apply(_ effects: [AppEffect]) {
        for effect in effects {
            switch effect {
            case .ask(let question, let address): runner.ask(question, address)
            case .perform(let verb, let address): runner.perform(verb, address)
            case .export(let export, let words, let address): runner.export(export, words, address)
            case .print(let request, let words, let today, let address):
                runner.print(request, words, today: today, address)
            case .exportDue(let export, let words, let address): runner.exportDue(export, words, address)
            case .fetch(let fetch, let address): runner.fetch(fetch, address)
            case .timer(let milliseconds, let address):
                deadlines[address] = clock.now + .milliseconds(milliseconds)
            case .editText(let text, let address):
                apply(app.update(.edited(address, TextEditing.edit(text, session))))
            case .theme(let name):
                if let theme = Theme.named(name) { session.setTheme(theme) }
            case .timerOff(let address): deadlines[address] = nil
            case .stopAsking(let entry): runner.stopAsking(entry)
            case .copy(let text):
                if !session.copy(text) { apply(app.update(.notCopied(text))) }
            case .remember(let change): memory?.keep(change)
            case .lookBack(let request, let place): look(back: request, at: place)
            case .stopTurning: runner.stopTurning()
            case .toPresent: leavePast()
            case .repaint: session.repaint()
            case .suspend:
                if !session.suspend() {
                    apply(app.update(.say(Message(app.context.words("message.noJobControl")))))
                }
            case .quit: leaving = ExitStatus.done
            case .interrupted: leaving = 128 + SIGINT
            }
        }
    }

    // MARK: - Looking back

    /// From within a look back it is the registry itself that is turned back anew.
    private mutating func look(back request: LookBack, at place: [Memory.Step]) {
        guard app.context.past == nil else {
            nextLook = (request, place)
            return leavePast()
        }
        placeOfLook = place
        apply(app.update(.turningBack(.began)))
        runner.look(back: request, today: app.context.today)
    }

    private mutating func leavePast() {
        isLeavingPast = true
        leaving = ExitStatus.done
    }

    /// The screens over a copy that was turned back, until the user is through with it; an exit status where that is the
    /// end of the program.
    private mutating func show(_ made: Result<PastRegistry, Refusal>) -> Int32? {
        switch made {
        case .failure(let refusal):
            apply(app.update(.turningBack(.ended(refusal))))
            return nil
        case .success(let past):
            defer { past.throwAway() }
            apply(app.update(.turningBack(.ended(nil))))
            var inner = ScreenLoop(
                session: session, registry: past.registry,
                app: App(
                    words: app.context.words, vocabulary: app.context.vocabulary, today: past.view.day,
                    size: session.size, isReadOnly: true, registry: app.context.registry,
                    secondsFromUTC: app.context.secondsFromUTC, memory: app.context.memory, past: past.view,
                    place: placeOfLook,
                    library: app.context.library),
                remembered: Remembered(memory: app.context.memory), fixedToday: past.view.day)
            let status = inner.run()
            session.repaint()
            apply(app.update(.input(.resize(session.size))))
            guard inner.isLeavingPast else {
                if let end = session.isAskedToEnd { return handle(.ended(end)) ?? end.exitStatus }
                leaving = status
                return nil
            }
            runner.lookForChanges()
            if let next = inner.nextLook { look(back: next.request, at: next.place) }
            return nil
        }
    }

    // MARK: - Time

    /// Sleep has no end when no timer is set: an idle program does not wake up.
    private var timeout: Int? {
        guard let next = deadlines.values.min() else { return nil }
        let left = (next - clock.now).components
        return max(0, Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000) + 1)
    }

    private mutating func fireTimers() {
        let now = clock.now
        for (address, deadline) in deadlines where deadline <= now {
            deadlines[address] = nil
            apply(app.update(.timer(address)))
        }
    }

    /// A program that runs over midnight knows it at the next key.
    private mutating func followClock() {
        guard fixedToday == nil, let today = CalendarDay.todayHere, today != app.context.today else { return }
        apply(app.update(.newDay(today)))
    }

    private mutating func look() {
        guard clock.now - lastLook >= ScreenLoop.lookEvery else { return }
        lastLook = clock.now
        runner.lookForChanges()
    }
}
