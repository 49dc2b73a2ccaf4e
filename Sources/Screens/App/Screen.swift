import Cells
import Domain

/// One thing the user looks at. A value: what it shows follows from its state alone, and what it wants done in the
/// world it returns as effects.
package protocol Screen: Sendable {
    /// For the breadcrumb and the window's title.
    func title(_ context: Context) -> String

    /// What can be done here now, in the order of the help; commands of every screen are not repeated.
    func offers(_ context: Context) -> [Offer]

    /// Whether characters are text here: then no character is a command.
    var takesText: Bool { get }

    /// Drawn over the screen beneath it, as a window of its own.
    var isOverlay: Bool { get }

    /// The registry's next answer decides what the keys to come are for: they wait for it.
    var isBusy: Bool { get }

    /// How much of what is typed at once goes into the field in focus as one piece.
    var textRuns: TextRuns { get }

    /// What is selected in the field in focus, to be cut or copied.
    var selectedText: String { get }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect]

    /// Draws into `area` of the frame and puts the caret where the focus is.
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context)

    /// What must be kept when the program ends now.
    func unsaved(_ context: Context) -> Draft?

    /// One can come back to it after it was left. A form is not come back to: it may have been saved meanwhile.
    var isPlace: Bool { get }

    /// Leaves the mouse to the terminal while it is in front.
    var leavesMouse: Bool { get }

    /// The same window as it stands, in the words of one that was opened anew after the language was switched.
    func reworded(like fresh: any Screen) -> any Screen
    /// How to open it again at the next start; nil when it cannot be.
    func step(_ context: Context) -> Memory.Step?
}

extension Screen {
    package var takesText: Bool { false }
    package var isOverlay: Bool { false }
    package var isBusy: Bool { false }
    package var textRuns: TextRuns { .none }
    package var selectedText: String { "" }
    package func unsaved(_ context: Context) -> Draft? { nil }
    package var isPlace: Bool { !isOverlay }
    package var leavesMouse: Bool { false }
    package func reworded(like fresh: any Screen) -> any Screen { self }
    package func step(_ context: Context) -> Memory.Step? { nil }
}

/// What a field makes of text keys that come faster than anybody types: a paste in a terminal that does not mark it.
package enum TextRuns: Hashable, Sendable {
    /// Each key may lead elsewhere: one after the other.
    case none
    /// Characters up to the next Enter.
    case line
    /// Enter is a line break in the text.
    case lines
}

/// What came of handing a text to the user's own editor.
package enum EditorOutcome: Hashable, Sendable {
    case edited(String)
    case unchanged
    /// No editor is configured for this program.
    case notConfigured
    /// It could not be started, did not end well, or left something that is no text: its command, and why.
    case failed(editor: String, EditorFailure)
}

package enum EditorFailure: Hashable, Sendable {
    case notStarted, endedBadly, noText, noPlace
}

/// What every screen knows of the world around it.
package struct Context: Sendable {
    package var words: Words
    package var today: CalendarDay
    /// The part of the terminal that screens draw into.
    package var size: Size
    package var isReadOnly: Bool
    /// The registry's file name, for the title.
    package var registry: String
    /// How far the clock on the wall is ahead of the registry's, which runs in UTC.
    package var secondsFromUTC = 0
    /// Set while the registry is seen as of a day that is past; said on every screen.
    package internal(set) var past: LookBackView?
    /// Records chosen lately as answers, the last one first.
    var recents: [RecentRecord] = []
    /// What is remembered for this user from one start to the next; changed by `Effect.remember`.
    package var memory = Memory()
    /// The sentences of the other language, for texts that are not in the language of the screens.
    package internal(set) var vocabulary: @Sendable (Language) -> Words? = { _ in nil }
    /// The clauses to pick from, read when they are first wanted; nil when they cannot be read.
    package internal(set) var library: @Sendable (Language) -> ClauseLibrary? = { ClauseLibrary($0) }

    /// The words of a language; of this one where the other cannot be read.
    func words(in language: Language) -> Words {
        language == words.language ? words : vocabulary(language) ?? words
    }

    package init(words: Words, today: CalendarDay, size: Size, isReadOnly: Bool, registry: String) {
        self.words = words
        self.today = today
        self.size = size
        self.isReadOnly = isReadOnly
        self.registry = registry
    }
}

/// A record that was chosen as an answer, with what tells it from its namesakes.
package struct RecentRecord: Hashable, Sendable {
    let id: RecordID
    let name: String
    let context: String
}

/// Chosen by a screen to know its own questions and timers again; an answer whose tag is no longer the one waited
/// for comes too late and is dropped by the screen.
package typealias Tag = Int

package enum ScreenEvent: Sendable {
    /// It became the one in front: for the first time, or again, or the registry was changed under it. What it
    /// shows may be out of date.
    case appeared
    case command(Command.ID)
    /// A key that is no command here.
    case key(Key)
    case paste(String)
    /// Text that was typed at once, where the screen takes runs.
    case typed(String)
    case click(HitRegion.Target, double: Bool)
    /// A click into the text of a field: the cell, counted from the upper left corner of what is seen of it, and the
    /// room the text has.
    case place(Int, at: Point, in: Size, double: Bool)
    case edited(Tag, EditorOutcome)
    /// The window has another size.
    case resized
    /// Rows to scroll by, down positive.
    case wheel(Int)
    case reply(Tag, Reply)
    case outcome(Tag, Outcome)
    case refused(Tag, Refusal)
    case timer(Tag)
    /// What a screen opened from this one gives back.
    case given(Gift)
}

/// What one screen gives to the one beneath it when it closes.
package enum Gift: Hashable, Sendable {
    case picked(RecordID, name: String)
    /// A record that was made on the way: the focus stays on the field it was made for.
    case made(RecordID, name: String)
    /// One of the entries of a menu, by its place.
    case chosen(Int)
    /// The ticked entries of a checklist, by their places.
    case checked(Set<Int>)
    case typed(String)
    /// A row of the list to go to, counted from 1.
    case row(Int)
    case confirmed
    /// What a list is to show from now on.
    case query(ListQuery)
    case day(CalendarDay)
    case lines([Part], names: [RecordID: String])
    /// A record was saved by a form opened from here.
    case saved([RecordID])
    /// Cells of a spreadsheet, read for the fields they are for.
    case filled([FilledCell])
}

/// What a screen wants done. Data: nothing happens before the app hands it on.
package enum Effect: Sendable {
    case ask(Question, Tag)
    case perform(Verb, Tag)
    /// Writes records to a file, in the words of now; brings an outcome, or a refusal, like a verb.
    case export(Export, Tag)
    /// Makes a paper, in the words of its own language; brings an outcome, or a refusal, like a verb.
    case print(PaperRequest, Tag)
    /// Brings a kept copy out of the registry; an outcome, or a refusal, like a verb.
    case fetch(AttachmentFetch, Tag)
    /// Writes what is due to a file; an outcome, or a refusal, like a verb.
    case exportDue(DueExport, Tag)
    /// A `timer` event so many milliseconds from now. A timer set again under the same tag replaces the one before.
    case after(Int, Tag)
    /// A record was chosen as an answer: it is offered first the next time.
    case choseRecord(RecentRecord)
    /// Hands a text to the user's own editor; `edited` says what came of it.
    case editText(String, Tag)
    case push(any Screen)
    /// Closes this screen.
    case pop
    /// Closes this screen and gives something to the one beneath it.
    case give(Gift)
    /// Closes this screen and opens another in its place.
    case replace(any Screen)
    case home
    /// Closes this window and goes up the path to the place with this crumb, 0 the outermost.
    case climb(Int)
    case say(Message)
    /// Puts a text on the user's clipboard and says so; asked for once more at once, shows it for the mouse instead.
    case copy(String)
    case remember(Memory.Change)
    /// Shows the registry as of a day, with the place that is open now.
    case lookBack(LookBack)
    /// Runs a command of the app or of the screen beneath, as if its key had been pressed there.
    case run(Command.ID)
    case quit
}

/// The message line.
package struct Message: Hashable, Sendable {
    package enum Tone: Hashable, Sendable { case plain, good, problem }

    package var text: String
    package var tone: Tone

    package init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }
}
