/// A look at the whole registry as of a day that is past. Two questions can be asked of such a day, and they have two
/// answers: which of them is shown is always said.
package struct LookBack: Hashable, Sendable {
    package enum Manner: String, CaseIterable, Hashable, Sendable {
        /// What was on that day, by what is known now (`Record.asOf`): who held which post, which agreements were in
        /// force, under which names. What had not begun is left out.
        case was
        /// What the registry said on that day: every record as it was after the last step that had been done by then,
        /// right or wrong.
        case said
    }

    package enum Until: Hashable, Sendable {
        case day(CalendarDay)
        /// Only of what was said: after this step of the journal.
        case step(Int64)
    }

    package var manner: Manner
    package var until: Until

    package init(_ manner: Manner, _ until: Until) {
        self.manner = manner
        self.until = until
    }
}

/// What a look back shows, in words for the line that never leaves it.
package struct LookBackView: Hashable, Sendable {
    package var manner: LookBack.Manner
    /// The day that stands for today in it.
    package var day: CalendarDay
    /// The last step that was done by then; nil where the registry was not there yet, or where it is not asked.
    package var step: Int64?

    package init(_ manner: LookBack.Manner, day: CalendarDay, step: Int64?) {
        self.manner = manner
        self.day = day
        self.step = step
    }
}
