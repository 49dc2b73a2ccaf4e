/// The money of the projects of a list; over a range of days what is dated in it.
package struct MoneyQuery: Hashable, Sendable {
    package var list: ListQuery
    package var during: ClosedRange<CalendarDay>?

    package init(_ list: ListQuery, during: ClosedRange<CalendarDay>? = nil) {
        self.list = list
        self.during = during
    }

    /// The projects of a twinning, branch, village, unit or region; nil: all.
    package init(about subject: RecordID?, during: ClosedRange<CalendarDay>? = nil) {
        self.init(.projects(of: subject), during: during)
    }
}

extension ListQuery {
    /// The projects of a twinning, branch, village, unit or region; nil: all.
    package static func projects(of subject: RecordID?) -> ListQuery {
        let condition = subject.map { Condition(Common.about.description, .equal(.link($0))) }
        return ListQuery(.project, conditions: condition.map { [$0] } ?? [])
    }
}

/// The money of some projects, and what their indicators come to.
package struct MoneySummary: Hashable, Sendable {
    package var totals: MoneyTotals
    package var indicators: [IndicatorSum]
    package init(totals: MoneyTotals, indicators: [IndicatorSum]) {
        self.totals = totals
        self.indicators = indicators
    }
}

/// How many projects of a list stand at each stage, with their money.
package struct Board: Hashable, Sendable {
    package var stages: [Stage]

    package struct Stage: Hashable, Sendable {
        package var state: Project.State
        package var money: MoneyTotals
        package var count: Int { money.projects }

        package init(_ state: Project.State, _ money: MoneyTotals) {
            self.state = state
            self.money = money
        }
    }

    package init(stages: [Stage]) { self.stages = stages }

    package subscript(state: Project.State) -> Stage? { stages.first { $0.state == state } }
}

/// The records in which something is odd, in the order of their numbers.
package struct ChecksRequest: Hashable, Sendable {
    /// Only what belongs to it, or is it; nil: everything.
    package var about: RecordID?
    package var after: RecordID?
    package var limit: Int
    /// Also what was explained.
    package var includesExplained: Bool
    package var today: CalendarDay

    package init(
        about: RecordID? = nil, after: RecordID? = nil, limit: Int, includesExplained: Bool = false,
        today: CalendarDay
    ) {
        self.about = about
        self.after = after
        self.limit = limit
        self.includesExplained = includesExplained
        self.today = today
    }
}

package struct Checks: Hashable, Sendable {
    package var items: [Item]
    package var reachesEnd: Bool

    package struct Item: Hashable, Sendable {
        package var record: RecordID
        package var name: String
        package var doubts: [Doubt]

        package init(_ record: RecordID, name: String, doubts: [Doubt]) {
            self.record = record
            self.name = name
            self.doubts = doubts
        }
    }

    package init(items: [Item], reachesEnd: Bool) {
        self.items = items
        self.reachesEnd = reachesEnd
    }
}
