import Cells
import Domain

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
    /// The user's editor is done with a text.
    case edited(Address, EditorOutcome)
    /// Somebody else wrote to the registry.
    case registryChanged
    /// The calendar has turned a page.
    case newDay(CalendarDay)
    case say(Message)
    /// A copy of the registry that is turned back to a day.
    case turningBack(Turning)
    /// The terminal has no way to the user's clipboard for this text.
    case notCopied(String)
}

/// How far a look back is that is being made.
package enum Turning: Sendable {
    case began
    case reached(percent: Int)
    /// It is made, or why it could not be.
    case ended(Refusal?)
}

/// What the app wants done in the world.
package enum AppEffect: Sendable {
    case ask(Question, Address)
    case perform(Verb, Address)
    case export(Export, Words, Address)
    case print(PaperRequest, Words, today: CalendarDay, Address)
    case fetch(AttachmentFetch, Address)
    case exportDue(DueExport, Words, Address)
    case timer(Int, Address)
    /// The timer under this address is not wanted any more.
    case timerOff(Address)
    /// What this screen asked is not wanted any more: questions that wait are dropped, one under way is broken off.
    case stopAsking(entry: Int)
    /// Puts a text on the user's clipboard.
    case copy(String)
    /// Hand a text to the editor configured for this program, and the terminal with it.
    case editText(String, Address)
    case theme(String)
    /// Keep it for the next start; the app has taken it in already.
    case remember(Memory.Change)
    /// Show the registry as of a day, beginning at this place.
    case lookBack(LookBack, at: [Memory.Step])
    /// The look back that is being made is not wanted any more.
    case stopTurning
    /// Out of the look back, to the registry as it is.
    case toPresent
    /// Clear the terminal and paint everything anew.
    case repaint
    case suspend
    case quit
    /// Quit as Ctrl-C means it: whoever called the program learns that it was broken off.
    case interrupted
}
