import Cells
import Domain
import Testing

@testable import Screens

/// Somebody at the linear mode: types lines, and hears what is said.
final class LinearDrive {
    private(set) var app: LinearApp
    private let world: any World
    private let language: Language
    private let today: CalendarDay
    private let isReadOnly: Bool
    /// All that was said, and what was typed behind its prompts.
    private(set) var transcript: [String] = []
    /// What was said since the last line was typed.
    private(set) var heard: [String] = []
    private(set) var prompt = ""
    private(set) var hasQuit = false
    /// What was done, in order.
    private(set) var verbs: [Verb] = []

    init(
        _ world: any World, _ language: Language = .english, today: CalendarDay? = CalendarDay(2021, 6, 16),
        isReadOnly: Bool = false
    ) throws {
        self.world = world
        self.language = language
        self.today = try #require(today)
        self.isReadOnly = isReadOnly
        app = try LinearDrive.app(language, self.today, isReadOnly)
        begin()
    }

    private static func app(
        _ language: Language, _ today: CalendarDay, _ isReadOnly: Bool
    ) throws -> LinearApp {
        let vocabulary = try Strings.vocabulary
        return LinearApp(
            words: try Strings.words(language), vocabulary: { vocabulary[$0] }, today: today,
            isReadOnly: isReadOnly, registry: "test.twinning")
    }

    private func begin() {
        heard = []
        carryOut(app.start())
        ask()
    }

    func type(_ lines: String...) { type(lines) }

    func type(_ lines: [String]) {
        for line in lines {
            transcript.append(prompt + line)
            heard = []
            carryOut(app.update(.line(line)))
            if hasQuit { return prompt = "" }
            ask()
        }
    }

    /// No more lines come; then the program is started anew over the same registry.
    func endAndReopen() throws {
        transcript.append(prompt)
        carryOut(app.update(.ended))
        transcript.append("")
        app = try LinearDrive.app(language, today, isReadOnly)
        begin()
    }

    /// Ends the program without a word to it, and starts it anew.
    func killAndReopen() throws {
        transcript += [prompt, ""]
        app = try LinearDrive.app(language, today, isReadOnly)
        begin()
    }

    private func ask() {
        let (lines, prompt) = app.ask()
        lines.forEach(say)
        self.prompt = prompt
    }

    private func say(_ line: String) {
        transcript.append(line)
        heard.append(line)
    }

    private func carryOut(_ effects: [LinearEffect]) {
        for effect in effects {
            switch effect {
            case .say(let text): say(text)
            case .ask(let question, let address):
                carryOut(app.update(.reply(address, world.answer(question))))
            case .perform(let verb, let address):
                verbs.append(verb)
                carryOut(app.update(.outcome(address, world.perform(verb))))
            case .quit: hasQuit = true
            }
        }
    }

    func hears(_ text: String) -> Bool { heard.contains { $0.contains(text) } }
}

/// Compares all that was said and typed with what was recorded under this name, in `Transcripts`.
func expectTranscript(
    _ drive: LinearDrive, _ name: String, at place: SourceLocation = #_sourceLocation
) throws {
    let text = (drive.transcript + [drive.prompt]).joined(separator: "\n") + "\n"
    try expectText(text, "Transcripts/\(name).txt", at: place)
}
