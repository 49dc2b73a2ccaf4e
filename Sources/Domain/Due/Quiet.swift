/// A twinning and its last contact: a joint activity that was held, an agreement that was signed, or its own beginning.
package struct Quiet: Hashable, Sendable {
    package var last: CalendarDay
    /// Days without contact after which it counts as quiet.
    package var after: Int

    /// Where neither the twinning nor the registry says anything else.
    package static let days = 180
    package static let range = 1...3650

    package init(last: CalendarDay, after: Int) {
        self.last = last
        self.after = after
    }

    /// The first day on which it is quiet when nothing happens until then.
    package var day: CalendarDay? { last.last.adding(days: after) }

    /// Days since the last contact. One known by its month or year counts from the last day it can mean, so that nothing
    /// is called quiet that may not be.
    package func days(on today: CalendarDay) -> Int { today.ordinal - last.last.ordinal }

    package func isQuiet(on today: CalendarDay) -> Bool { days(on: today) >= after }

    /// Nil for a twinning that is not active, and where no contact of any sort is known.
    package static func of(
        _ twinning: Record, contacts: [CalendarDay], unlessSaid days: Int, today: CalendarDay
    ) -> Quiet? {
        guard twinning.retired == nil, twinning[Twinning.stage].value == .active else { return nil }
        let begun = twinning[Twinning.since].value
        let known = (contacts + (begun.map { [$0] } ?? [])).filter { $0.first <= today }
        guard let last = known.max(by: { $0.last < $1.last }) else { return nil }
        return Quiet(last: last, after: twinning[Twinning.quietAfter].value ?? days)
    }
}

extension Twinning {
    /// Whether both sides are in touch: active, or quiet for too long. Not known where it is not running, or where nothing
    /// is known to have happened.
    package static let contact = Field<String>.openChoice("contact", contacts).computed
    package static let contacts = ChoiceList("twinningContact", ["active", "quiet"])
}
