import Cells
import Domain
import FileStore
import Glibc
import Screens

/// The program in lines: what the state machine says is written, what it asks of the registry is answered, and the next
/// line is read. Nothing else is ever sent to the terminal.
struct LinearProgram {
    private var app: LinearApp
    private let registry: Registry
    private let output: Output
    private var reader = LineReader(STDIN_FILENO, EndSignals())
    /// The day does not move when it was given on the command line.
    private let hasFixedToday: Bool
    /// What is typed at a terminal ends the line that the prompt begins; what comes from a file does not.
    private let isTyped = isatty(STDIN_FILENO) == 1
    private var isQuitting = false

    /// Set to anything, it asks for lines as `--accessible` does.
    static let variable = "ACCESSIBLE"

    /// Whether lines are wanted instead of screens.
    static func isAsked(_ isOption: Bool) -> Bool {
        isOption || CommandLineProgram.places.environment[variable]?.isEmpty == false
    }

    private init(_ call: Call, registry: Registry, fixedToday: Bool, past: LookBackView?) {
        self.registry = registry
        output = call.output
        hasFixedToday = fixedToday
        app = LinearApp(
            words: call.words,
            vocabulary: { try? Sentences.load($0, from: CommandLineProgram.places.resources()) },
            today: call.today, isReadOnly: registry.isReadOnly,
            registry: ScreenProgram.name(of: registry.path),
            secondsFromUTC: CalendarDay.secondsFromUTCHere, past: past)
    }

    /// Runs until the user quits, there are no more lines, or a signal asks for the end; returns the exit status.
    static func run(
        _ call: Call, registry: Registry, fixedToday: Bool, past: LookBackView? = nil
    ) throws(Failure) -> Int32 {
        var program = LinearProgram(call, registry: registry, fixedToday: fixedToday, past: past)
        return try program.run()
    }

    private mutating func run() throws(Failure) -> Int32 {
        var status = ExitStatus.done
        try carryOut(app.start())
        while !isQuitting {
            try ask()
            let line: String
            switch reader.next() {
            case .line(let typed): line = typed
            case .end:
                try end()
                continue
            case .signal(let number):
                status = 128 + number
                try end()
                continue
            }
            if !hasFixedToday, let today = CalendarDay.todayHere, today != app.today {
                try carryOut(app.update(.newDay(today)))
            }
            try carryOut(app.update(.line(line)))
        }
        try output.flush()
        return status
    }

    private mutating func end() throws(Failure) {
        // The prompt has no answer: what follows begins on a line of its own.
        if isTyped { try output.line("") }
        try carryOut(app.update(.ended))
        isQuitting = true
    }

    private mutating func ask() throws(Failure) {
        let (lines, prompt) = app.ask()
        for line in lines { try output.line(line) }
        try output.write(prompt + (isTyped ? "" : "\n"))
        try output.flush()
    }

    private mutating func carryOut(_ effects: [LinearEffect]) throws(Failure) {
        for effect in effects {
            switch effect {
            case .say(let text): try output.line(text)
            case .ask(let question, let address):
                let reply = Result { () throws(Refusal) in try registry.answer(question) }
                try carryOut(app.update(.reply(address, reply)))
            case .perform(let verb, let address):
                let outcome = Result { () throws(Refusal) in try registry.perform(verb) }
                try carryOut(app.update(.outcome(address, outcome)))
            case .quit: isQuitting = true
            }
        }
    }
}
