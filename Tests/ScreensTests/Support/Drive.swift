import Cells
import Documents
import Domain
import Testing

@testable import Screens

/// What answers the app's questions in a test.
protocol World: AnyObject {
    func answer(_ question: Question) -> Result<Reply, Refusal>
    func perform(_ verb: Verb) -> Result<Outcome, Refusal>
}

/// A user at the keyboard: the app as a value, a world that answers at once, and the screen to look at.
final class Drive {
    private(set) var app: App
    private let world: any World
    private let language: Language
    private let today: CalendarDay
    private let isReadOnly: Bool
    /// While set, questions are not answered: the test decides when, and in which order.
    var holdsAnswers = false
    private(set) var heldQuestions: [(question: Question, address: Address)] = []
    private(set) var timers: [Address: Int] = [:]
    private(set) var hasQuit = false
    private(set) var repaints = 0
    private(set) var suspensions = 0
    /// What was put on the clipboard, in order.
    private(set) var copied: [String] = []
    /// What the user's editor was given, and what comes of the next text it is given.
    private(set) var handedOut: [String] = []
    var editorOutcome = EditorOutcome.notConfigured
    /// What was exported, and what came of it.
    private(set) var exports: [Export] = []
    var exported: (Export) -> Result<Outcome, Refusal> = { .success(.exported(1, path: $0.path)) }
    /// What was printed or looked at, and what comes of a file.
    private(set) var prints: [PaperRequest] = []
    var printed: (PaperRequest) -> Result<Outcome, Refusal> = { .success(.printed(path: $0.path ?? "")) }
    /// Which copies were brought out, and what came of it.
    private(set) var dueExports: [DueExport] = []
    var dueExported: (DueExport) -> Result<Outcome, Refusal> = { .success(.exported(0, path: $0.path)) }
    private(set) var fetches: [AttachmentFetch] = []
    var fetched: (AttachmentFetch) -> Result<Outcome, Refusal> = { _ in .failure(.attachment(.noOpener)) }
    /// All that was typed and pasted.
    private(set) var written = ""
    /// Which looks back were asked for, and where they begin; and whether the way out of one was taken.
    private(set) var lookBacks: [(request: LookBack, place: [Memory.Step])] = []
    private(set) var hasReturned = false
    private(set) var stoppedTurning = 0
    /// What was done, in order.
    private(set) var verbs: [Verb] = []

    init(
        _ world: any World, _ language: Language = .english, today: CalendarDay? = CalendarDay(2021, 6, 16),
        width: Int = 80, height: Int = 24, isReadOnly: Bool = false,
        memory: Memory = Memory(registry: "/test.twinning"), past: LookBackView? = nil
    ) throws {
        self.world = world
        self.language = language
        self.today = try #require(today)
        self.isReadOnly = isReadOnly
        app = try Drive.app(
            language, self.today, Size(width: width, height: height), isReadOnly: isReadOnly, memory: memory,
            past: past)
        carryOut(app.start())
    }

    private static func app(
        _ language: Language, _ today: CalendarDay, _ size: Size, isReadOnly: Bool, memory: Memory,
        past: LookBackView? = nil
    ) throws -> App {
        let vocabulary = try Strings.vocabulary
        return App(
            words: try Strings.words(language), vocabulary: { vocabulary[$0] }, today: today, size: size,
            isReadOnly: isReadOnly, registry: "test.twinning", memory: memory, past: past,
            library: { Strings.library[$0] })
    }

    /// A paper to be looked at is made like the program makes it.
    private func print(
        _ request: PaperRequest, _ words: Words, _ today: CalendarDay
    ) -> Result<Outcome, Refusal> {
        guard request.path == nil else { return printed(request) }
        return world.answer(.paper(request.record, asOf: request.asOf)).flatMap { reply in
            guard case .paper(let records) = reply else { return .failure(.notPrintable(request.record)) }
            let printer = PaperPrinter(Templates(folders: [Strings.templates]), words, today: today)
            return Result { () throws(TemplateProblem) in .preview(try printer.paper(records, request)) }
                .mapError(Refusal.template)
        }
    }

    // MARK: - Hands

    /// Presses keys by their names: `F7`, `ctrl-s`, `enter`, `中`.
    func press(_ names: String..., at place: SourceLocation = #_sourceLocation) {
        for name in names {
            guard let key = Key(name: name) else {
                Issue.record("no key is called “\(name)”", sourceLocation: place)
                return
            }
            send(.key(key))
        }
    }

    /// Types a text, character by character.
    func type(_ text: String) {
        written += text + "\n"
        for character in text { send(.key(Key(.character(character)))) }
    }

    /// Says that the world holds this text, beside the records it was made with.
    func knows(_ text: String) { written += text + "\n" }

    func paste(_ text: String) {
        written += text + "\n"
        send(.paste(text))
    }
    func resize(_ width: Int, _ height: Int) { send(.resize(Size(width: width, height: height))) }
    func wheel(_ action: MouseEvent.Action) { send(.mouse(MouseEvent(action, at: Point(x: 1, y: 1)))) }

    /// Clicks on the first place where the screen shows this text.
    func click(_ text: String, double: Bool = false, at place: SourceLocation = #_sourceLocation) {
        for (y, line) in screen.enumerated() {
            guard let found = line.firstRange(of: text) else { continue }
            let x = TextWidth.columns(of: line[..<found.lowerBound])
            send(.mouse(MouseEvent(double ? .doublePress : .press, at: Point(x: x, y: y))))
            return
        }
        Issue.record("the screen does not show “\(text)”\n\(picture)", sourceLocation: place)
    }

    func send(_ input: InputEvent) { carryOut(app.update(.input(input))) }

    /// Ends the program as a signal would, keeping what has to be kept, and starts it anew over the same world.
    func quitAndReopen() throws {
        for draft in app.unsaved { _ = world.perform(.keepDraft(draft)) }
        (heldQuestions, timers, hasQuit) = ([], [:], false)
        var memory = app.context.memory
        memory.apply(.place(app.place))
        // As a file holds it.
        let kept = try JSONValue(parsing: memory.json.text(indented: true))
        app = try Drive.app(
            language, today, app.size, isReadOnly: isReadOnly,
            memory: Memory(json: kept, registry: memory.registry))
        carryOut(app.start(draftsWait: world.answer(.drafts) != .success(.drafts([]))))
    }

    // MARK: - The world

    func fireTimers() {
        let due = timers.sorted { $0.value < $1.value }.map(\.key)
        timers = [:]
        for address in due { carryOut(app.update(.timer(address))) }
    }

    /// Somebody else wrote to the registry.
    func tell(_ event: AppEvent) { carryOut(app.update(event)) }

    func registryChanged() { tell(.registryChanged) }

    /// Opens a screen as the one in front would.
    func open(_ screen: any Screen) { carryOut(app.push(screen)) }

    /// Answers a held question, by its place among those held.
    func answerHeld(_ index: Int) {
        let held = heldQuestions.remove(at: index)
        carryOut(app.update(.reply(held.address, world.answer(held.question))))
    }

    private func carryOut(_ effects: [AppEffect]) {
        for effect in effects {
            switch effect {
            case .ask(let question, let address):
                if holdsAnswers {
                    heldQuestions.append((question, address))
                } else {
                    carryOut(app.update(.reply(address, world.answer(question))))
                }
            case .perform(let verb, let address):
                verbs.append(verb)
                carryOut(app.update(.outcome(address, world.perform(verb))))
            case .timer(let milliseconds, let address): timers[address] = milliseconds
            case .export(let export, _, let address):
                exports.append(export)
                carryOut(app.update(.outcome(address, exported(export))))
            case .print(let request, let words, let today, let address):
                prints.append(request)
                carryOut(app.update(.outcome(address, print(request, words, today))))
            case .exportDue(let export, _, let address):
                dueExports.append(export)
                carryOut(app.update(.outcome(address, dueExported(export))))
            case .fetch(let fetch, let address):
                fetches.append(fetch)
                carryOut(app.update(.outcome(address, fetched(fetch))))
            case .repaint: repaints += 1
            case .suspend: suspensions += 1
            case .quit, .interrupted: hasQuit = true
            case .stopAsking: break
            case .timerOff(let address): timers[address] = nil
            case .copy(let text): copied.append(text)
            case .editText(let text, let address):
                handedOut.append(text)
                carryOut(app.update(.edited(address, editorOutcome)))
            case .lookBack(let request, let place): lookBacks.append((request, place))
            case .stopTurning: stoppedTurning += 1
            case .toPresent: hasReturned = true
            case .theme, .remember: break
            }
        }
    }

    // MARK: - Eyes

    var frame: Frame { app.draw() }
    var screen: [String] { frame.cells.lines }
    var message: String { app.message?.text ?? "" }
    /// The screen as one text.
    var picture: String { screen.joined(separator: "\n") }
    func shows(_ text: String) -> Bool { picture.contains(text) }
    /// The text of the row the selection is on.
    var selectedLine: String {
        let cells = frame.cells
        let rows = (0..<cells.size.height).filter { y in cells.row(y).contains { $0.style.selected } }
        return rows.first.map { screen[$0] } ?? ""
    }
}
