import Cells
import Domain

/// One place of the linear mode: what a screen is in the full-screen mode, said in lines and answered in lines.
///
/// Where a screen has a state worth keeping (a form, a record, a review), the place holds that screen and speaks for
/// it, so that both modes do the same.
protocol LinearPlace: Sendable {
    /// For `where`.
    func title(_ context: Context) -> String

    /// What can be done here beyond what can be done everywhere; each id has words to type.
    func offers(_ context: Context) -> [Offer]

    /// Whether a line is an answer here: then a command begins with a slash.
    var takesText: Bool { get }

    /// Whether a record's number is an answer here; elsewhere it opens the record.
    var takesNumbers: Bool { get }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep]

    /// What is said before the next line is read, once everything the last one asked for has come.
    mutating func question(_ context: Context) -> [String]

    /// Stands before what is typed.
    func prompt(_ context: Context) -> String

    /// Sentences for `help`, beyond the list of commands.
    func help(_ context: Context) -> [String]
}

extension LinearPlace {
    var takesText: Bool { false }
    var takesNumbers: Bool { takesText }
    func offers(_ context: Context) -> [Offer] { [] }
    func help(_ context: Context) -> [String] { [] }
    mutating func question(_ context: Context) -> [String] { [] }
}

enum LinearPlaceEvent: Sendable {
    /// It became the one in front for the first time.
    case appeared
    /// It is in front again.
    case returned
    /// What was said here is to be said once more.
    case again
    /// A command of this place, with what was typed after its word.
    case command(Command.ID, argument: String)
    /// A line that is no command.
    case line(String)
    case reply(Tag, Reply)
    case outcome(Tag, Outcome)
    case refused(Tag, Refusal)
    case given(Gift)
    /// Nothing more will be typed: what was typed is to be kept.
    case ended

    /// The same for the screen a place speaks for; nil where a screen has nothing like it.
    var forScreen: ScreenEvent? {
        switch self {
        case .appeared, .returned: .appeared
        case .command(let id, _): .command(id)
        case .reply(let tag, let reply): .reply(tag, reply)
        case .outcome(let tag, let outcome): .outcome(tag, outcome)
        case .refused(let tag, let refusal): .refused(tag, refusal)
        case .given(let gift): .given(gift)
        case .again, .line, .ended: nil
        }
    }
}

/// What a place wants: something said, something a screen would want too, or another place in front of it.
enum LinearStep: Sendable {
    case say(String)
    case effect(Effect)
    case open(any LinearPlace)

    static func say(_ lines: [String]) -> [LinearStep] { lines.map { .say($0) } }
}

extension [Effect] {
    var steps: [LinearStep] { map { .effect($0) } }
}
