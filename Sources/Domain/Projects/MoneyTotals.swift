/// The money of any number of projects, added up one after the other; over a range of days only what is dated in it.
package struct MoneyTotals: Hashable, Sendable {
    /// Nil: whenever it came and went.
    package let during: ClosedRange<CalendarDay>?
    package private(set) var projects = 0
    /// Projects of whose money nothing is known; each is one unknown piece of the sums.
    package private(set) var projectsNotKnown = 0
    private var sums: [MoneyState: MoneySum] = [:]
    private var datedGoods = MoneySum()
    /// Without a day, or with a month or year that reaches over an edge of the range: in no range.
    private var undated: [MoneyState: MoneySum] = [:]
    package private(set) var undatedGoods = MoneySum()
    private var sources: [String: Source] = [:]

    /// What comes from one sort of source.
    package struct Source: Hashable, Sendable {
        /// A key of `Fund.sources`, or a word of the user's own; nil where it was not said.
        package var source: String?
        fileprivate var sums: [MoneyState: MoneySum] = [:]
        fileprivate var undated: [MoneyState: MoneySum] = [:]

        package subscript(state: MoneyState) -> MoneySum {
            MoneyTotals.told(sums[state], besides: undated[state])
        }
    }

    package init(during: ClosedRange<CalendarDay>? = nil) { self.during = during }

    package init(_ projects: [ProjectMoney], during: ClosedRange<CalendarDay>? = nil) {
        self.init(during: during)
        for project in projects { add(project) }
    }

    package subscript(state: MoneyState) -> MoneySum {
        MoneyTotals.told(sums[state], besides: undated[state])
    }

    /// Where nothing is dated in the range and of some pieces neither amount nor day is known, nobody can say that it was
    /// nothing.
    private static func told(_ sum: MoneySum?, besides undated: MoneySum?) -> MoneySum {
        if let sum, !sum.isEmpty { return sum }
        var nothing = MoneySum()
        for _ in 0..<(undated?.unknown ?? 0) { nothing.addUnknown() }
        return nothing
    }

    /// What goods are worth, apart from the money.
    package var goods: MoneySum { MoneyTotals.told(datedGoods, besides: undatedGoods) }
    /// Money came or went for certain.
    package var hasMoved: Bool { [.received, .paid].contains { sums[$0]?.isEmpty == false } }

    /// The plans have no days: they are those of the projects, whatever the range.
    package var planned: MoneySum { self[.planned] }
    package var received: MoneySum { self[.received] }
    package var paid: MoneySum { self[.paid] }
    package var undatedReceived: MoneySum { undated[.received] ?? MoneySum() }
    package var undatedPaid: MoneySum { undated[.paid] ?? MoneySum() }

    package var receivedOfPlanned: Portion? { Portion(received, of: planned) }
    package var paidOfReceived: Portion? { Portion(paid, of: received) }

    /// In the order of the list of sources, then the users' own, then what was not said.
    package var bySource: [Source] {
        let keys = Fund.sources.keys
        func rank(_ source: Source) -> (Int, String) {
            guard let key = source.source else { return (keys.count + 1, "") }
            return (keys.firstIndex(of: key) ?? keys.count, key)
        }
        return sources.values.sorted { rank($0) < rank($1) }
    }

    package mutating func add(_ project: ProjectMoney) {
        projects += 1
        if project.lines == nil, !project.planned.isComplete { projectsNotKnown += 1 }
        if let during {
            add(project, during)
        } else {
            for state in MoneyState.allCases { sums[state, default: MoneySum()] += project[state] }
            datedGoods += project.goods
            for giver in project.givers {
                for state in MoneyState.allCases { add(giver[state], state, giver.source) }
            }
        }
    }

    private mutating func add(_ project: ProjectMoney, _ range: ClosedRange<CalendarDay>) {
        sums[.planned, default: MoneySum()] += project.planned
        for giver in project.givers { add(giver[.planned], .planned, giver.source) }
        for state in [MoneyState.received, .paid] {
            guard let lines = project.lines else {
                undated[state, default: MoneySum()] += project[state]
                continue
            }
            // An amount that nobody knows has no day either, unless its day is told.
            var loose: [String?: Int] = [:]
            for giver in project.givers { loose[giver.source, default: 0] += giver[state].unknown }
            for line in lines {
                let day = line.day(state)
                var sum = MoneySum()
                switch line.amount(state) {
                case .value(let money): sum.add(money)
                case .notKnown: if day != nil { sum.addUnknown() }
                case .notApplicable: break
                }
                guard !sum.isEmpty else { continue }
                loose[line.source, default: 0] -= sum.unknown
                switch MoneyTotals.place(of: day, in: range) {
                case .inside:
                    sums[state, default: MoneySum()] += sum
                    add(sum, state, line.source)
                case .unclear: undated[state, default: MoneySum()] += sum
                case .outside: break
                }
            }
            for (source, count) in loose {
                for _ in 0..<max(0, count) {
                    undated[state, default: MoneySum()].addUnknown()
                    sources[source ?? "", default: Source(source: source)]
                        .undated[state, default: MoneySum()].addUnknown()
                }
            }
        }
        guard let lines = project.goodsLines else {
            undatedGoods += project.goods
            return
        }
        for line in lines {
            var sum = MoneySum()
            sum.add(line.worth)
            switch MoneyTotals.place(of: line.givenOn, in: range) {
            case .inside: datedGoods += sum
            case .unclear: undatedGoods += sum
            case .outside: break
            }
        }
    }

    private mutating func add(_ sum: MoneySum, _ state: MoneyState, _ source: String?) {
        guard !sum.isEmpty else { return }
        sources[source ?? "", default: Source(source: source)].sums[state, default: MoneySum()] += sum
    }

    package enum Place { case inside, outside, unclear }

    /// Where a day lies, however exactly it is known.
    package static func place(of day: CalendarDay?, in range: ClosedRange<CalendarDay>) -> Place {
        guard let day else { return .unclear }
        if day.last < range.lowerBound.first || day.first > range.upperBound.last { return .outside }
        return day.first >= range.lowerBound.first && day.last <= range.upperBound.last ? .inside : .unclear
    }
}
