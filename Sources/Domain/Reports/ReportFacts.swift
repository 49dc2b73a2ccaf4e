/// What the registry knows of a body and everything below it, for its reports: each record once.
package struct ReportFacts: Hashable, Sendable {
    package var about: RecordID
    package var name: String
    package var twinnings: [Record] = []
    package var agreements: [Record] = []
    /// What agreements and promises are due by besides their own answers.
    package var due: [RecordID: DueFacts] = [:]
    /// At least those of the days that the report needs.
    package var activities: [Record] = []
    package var commitments: [Record] = []
    package var needs: [Record] = []
    package var projects: [Record] = []
    /// The pairings that promises and projects belong to, by a link of their own or by what they came from.
    package var pairings: [RecordID: Set<RecordID>] = [:]
    /// When the projects were over that needs were solved by and that are none of the body's own.
    package var endsOfOthers: [RecordID: CalendarDay] = [:]
    /// Activities of any day at which something was agreed on that is still to be done.
    package var unfinished: [Record] = []
    /// When the activities were held by which promises were kept that come again and again.
    package var daysOfKeeping: [RecordID: CalendarDay] = [:]
    /// Of everything that the others link to.
    package var names: [RecordID: String] = [:]

    package init(about: RecordID, name: String) {
        self.about = about
        self.name = name
    }

    /// What was known to have happened by that day; what happened later is not yet there.
    package func asOf(_ day: CalendarDay) -> ReportFacts {
        func back(_ records: [Record]) -> [Record] { records.map { $0.turnedBack(to: day) } }
        var then = self
        then.twinnings = back(twinnings)
        then.agreements = back(agreements)
        for (id, own) in due { then.due[id]?.agreement = own.agreement?.turnedBack(to: day) }
        then.commitments = back(commitments)
        then.needs = back(needs)
        then.projects = back(projects)
        then.unfinished = back(unfinished)
        then.activities = activities.map { activity in
            // What was held later was planned until then.
            guard activity[Activity.state].value == .held,
                activity[Activity.heldOn].value.map({ $0.first > day }) == true
            else { return activity }
            var planned = activity
            planned[Activity.state] = .notKnown
            return planned
        }
        then.endsOfOthers = endsOfOthers.filter { $0.value.first <= day }
        then.daysOfKeeping = daysOfKeeping.filter { $0.value.first <= day }
        return then
    }

    /// Whether an indicator of this row was taken again after a day: what it came to by then stood in the same place.
    package func isCarriedOn(_ row: String, after day: CalendarDay) -> Bool {
        projects.contains { project in
            (project[Project.indicators].value ?? []).contains { line in
                IndicatorSum.row(line) == row && line[Indicator.asOf].value.map { $0.first > day } ?? false
            }
        }
    }

    /// When projects were over.
    var ends: [RecordID: CalendarDay] {
        projects.reduce(into: endsOfOthers) { ends, project in
            ends[project.id] = project[Project.actualEnd].value
        }
    }
}

extension ReportFacts {
    /// When a promise was kept that comes again and again: on the day that is said, else that of the activity.
    fileprivate func day(ofKeeping line: Part) -> CalendarDay? {
        line[Occurrence.doneOn].value
            ?? line[Occurrence.activity].value.flatMap { daysOfKeeping[$0.record] }
    }
}

/// What falls into a stretch of days, worked out once and then told as figures and as lists.
package struct ReportSums: Sendable {
    package let facts: ReportFacts
    package let period: ReportPeriod
    package let today: CalendarDay
    let counts: ActivityCounts
    let twinnings: [Record]
    let signed: [Record]
    let held: [Record]
    let solved: [Record]
    let settled: [Record]
    let occurrences: [(commitment: Record, line: Part, day: CalendarDay?)]
    /// Not ended before the period, nor begun after it.
    let projects: [Record]
    let milestones: [(project: Record, place: Int, line: Part)]
    let money: MoneyTotals
    let moneyInAll: MoneyTotals
    let indicators: IndicatorSums
    /// Of what nobody can say whether it falls into the period: the records, by the warning that says so.
    let undated: [String: [RecordID]]

    package init(_ facts: ReportFacts, _ period: ReportPeriod, today: CalendarDay) {
        self.facts = facts
        self.period = period
        self.today = today
        var counts = ActivityCounts(during: period.range, today: today)
        for activity in facts.activities { counts.add(activity) }
        self.counts = counts
        let heldOnes = Set(counts.held)
        held = facts.activities.filter { heldOnes.contains($0.id) }
            .sorted { ReportSums.order($0, Activity.heldOn, $1) }
        twinnings = facts.twinnings.filter { ReportSums.isStanding($0, in: period) }
        var undated: [String: [RecordID]] = [:]
        func falls(_ day: CalendarDay?, _ record: Record, else warning: String) -> Bool {
            let place = MoneyTotals.place(of: day, in: period.range)
            if place == .unclear, undated[warning]?.last != record.id {
                undated[warning, default: []].append(record.id)
            }
            return place == .inside
        }
        signed = facts.agreements.filter {
            $0[Agreement.state].value == .signed
                && falls($0[Agreement.signedOn].value, $0, else: "agreementsUndated")
        }.sorted { ReportSums.order($0, Agreement.signedOn, $1) }

        let ends = facts.ends
        solved = facts.needs.filter {
            $0[Need.state].value == .met && falls(ReportSums.solvedOn($0, ends), $0, else: "settledUndated")
        }
        settled = facts.commitments.filter {
            [.kept, .partly, .notKept].contains($0[Commitment.state].value)
                && falls($0[Commitment.settledOn].value, $0, else: "settledUndated")
        }.sorted { ReportSums.order($0, Commitment.settledOn, $1) }
        occurrences = facts.commitments.flatMap { commitment in
            (commitment[Commitment.occurrences].value ?? []).compactMap { line in
                guard Rhythm.settles(line), line[Occurrence.isWaived].value != true else { return nil }
                let day = facts.day(ofKeeping: line)
                return falls(day, commitment, else: "occurrencesUndated") ? (commitment, line, day) : nil
            }
        }

        projects = facts.projects.filter { ReportSums.isUnderWay($0, in: period) }
        milestones = facts.projects.flatMap { project in
            (project[Project.milestones].value ?? []).enumerated().filter {
                // What was accepted at once was reached by then.
                let line = $0.element
                let day = line[Milestone.reachedOn].value ?? line[Milestone.acceptedOn].value
                guard day != nil || [.reached, .accepted].contains(line[Milestone.state].value) else {
                    return false
                }
                return falls(day, project, else: "milestonesUndated")
            }.map { (project, $0.offset, $0.element) }
        }
        var money = MoneyTotals(during: period.range)
        var inAll = MoneyTotals()
        var indicators = IndicatorSums()
        for project in facts.projects {
            let own = ProjectMoney(project)
            money.add(own)
            inAll.add(own)
            indicators.add(
                (project[Project.indicators].value ?? []).filter { line in
                    // Where nothing was reached yet there is nothing to have a day.
                    guard line[Indicator.sort].value != nil,
                        line[Indicator.asOf].value != nil || line[Indicator.actual].value != nil
                    else { return false }
                    return falls(line[Indicator.asOf].value, project, else: "indicatorsUndated")
                })
        }
        self.undated = undated
        self.money = money
        moneyInAll = inAll
        self.indicators = indicators
    }

    private static func order(_ left: Record, _ field: Field<CalendarDay>, _ right: Record) -> Bool {
        let (first, second) = (left[field].value, right[field].value)
        if let first, let second, first != second { return first < second }
        return left.id < right.id
    }

    // MARK: - The rules of what falls into a period

    /// A pairing counts from its beginning to its end. What is only intended is none yet; of one that has ended on a day
    /// nobody knows it cannot be said that it still stood.
    package static func isStanding(_ twinning: Record, in period: ReportPeriod) -> Bool {
        let stage = twinning[Twinning.stage].value ?? .active
        if stage == .intent { return false }
        if let since = twinning[Twinning.since].value, since.first > period.to { return false }
        guard stage == .ended else { return true }
        return twinning[Twinning.endedOn].value.map { $0.last >= period.from } ?? false
    }

    /// Met when the project for it was done, else when it was taken up.
    static func solvedOn(_ need: Record, _ ends: [RecordID: CalendarDay]) -> CalendarDay? {
        let done = need[Need.project].value.flatMap { ends[$0.record] }
        let matched = (need[Need.matches].value ?? []).filter { $0[NeedMatch.verdict].value == .accepted }
            .compactMap { $0[NeedMatch.on].value }.max()
        return done ?? need[Need.takenUpOn].value ?? matched
    }

    /// Begun by the end of the period, and neither over nor stopped before it. Without any day a project is told
    /// wherever it is not over.
    static func isUnderWay(_ project: Record, in period: ReportPeriod) -> Bool {
        let begun = [Project.approvedOn, Project.actualStart, Project.plannedStart].compactMap {
            project[$0].value?.first
        }.min()
        if let begun, begun > period.to { return false }
        let state = project[Project.state].value ?? .proposed
        let over = state == .stopped ? project[Project.stoppedOn].value : project[Project.actualEnd].value
        if let over { return over.last >= period.from }
        return ![.stopped, .completed].contains(state)
    }

    // MARK: - Figures

    package var figures: [ReportFigure] {
        func ids(_ records: [Record]) -> [RecordID] { records.map(\.id) }
        func judged(_ state: Commitment.State) -> [RecordID] {
            ids(settled.filter { $0[Commitment.state].value == state })
        }
        func count(_ key: String, _ records: [RecordID]) -> ReportFigure {
            ReportFigure(key, .count(records.count), records)
        }
        let attendance = heads(counts.attendance, at: held)
        let projectIDs = ids(facts.projects)
        var figures = [
            count("twinnings", ids(twinnings)), count("agreementsSigned", ids(signed)),
            count("activities", ids(held)),
            ReportFigure("expected", attendance[0], ids(held)),
            ReportFigure("present", attendance[1], ids(held)),
            ReportFigure("attendance", attendance[2], ids(held)),
        ]
        for side in Side.allCases {
            let sum = heads(counts.bySide[side] ?? AttendanceSum(), at: held, side)
            let letter = side.rawValue.uppercased()
            figures += [
                ReportFigure("expected" + letter, sum[0], ids(held)),
                ReportFigure("present" + letter, sum[1], ids(held)),
                ReportFigure("attendance" + letter, sum[2], ids(held)),
            ]
        }
        figures += [
            count("planned", counts.planned), count("cancelled", counts.cancelled),
            count("photos", ids(held.filter(ReportSums.hasPhoto))),
            count("needsSolved", ids(solved)),
            count("kept", judged(.kept)), count("partly", judged(.partly)),
            count("notKept", judged(.notKept)),
            ReportFigure(
                "occurrences", .count(occurrences.count), Set(occurrences.map(\.commitment.id)).sorted()),
            count("projects", ids(projects)),
            ReportFigure("milestones", .count(milestones.count), Set(milestones.map(\.project.id)).sorted()),
            ReportFigure("moneyPlanned", ReportValue(moneyInAll.planned), projectIDs),
            ReportFigure("moneyReceived", ReportValue(money.received), projectIDs),
            ReportFigure("moneyPaid", ReportValue(money.paid), projectIDs),
            ReportFigure("goods", ReportValue(money.goods), projectIDs),
            ReportFigure("moneyReceivedInAll", ReportValue(moneyInAll.received), projectIDs),
            ReportFigure("moneyPaidInAll", ReportValue(moneyInAll.paid), projectIDs),
            ReportFigure("goodsInAll", ReportValue(moneyInAll.goods), projectIDs),
        ]
        return figures.map { figure in
            ReportFigure(figure.key, told(figure.value), figure.records)
        }
    }

    /// How many were expected, how many came, and the share. Where of activities nobody has said a number, it is not none.
    func heads(_ sum: AttendanceSum, at activities: [Record], _ side: Side? = nil) -> [ReportValue] {
        let isOpen = sum.unknown > 0 || activities.contains { $0[Activity.attendance] == .notKnown }
        func told(_ number: Int, _ field: Field<Int>) -> ReportValue {
            guard number == 0, isOpen else { return .count(number) }
            let isSaid = activities.contains { activity in
                (activity[Activity.attendance].value ?? []).contains {
                    (side == nil || $0[Attendance.side].value == side) && $0[field].value != nil
                }
            }
            return isSaid ? .count(0) : .notKnown
        }
        return [
            told(sum.expectedInAll, Attendance.expected), told(sum.presentInAll, Attendance.present),
            ReportValue(sum.percent),
        ]
    }

    /// Of days that have not come nothing that happens on them is known yet: that is not nothing.
    func told(_ value: ReportValue, in part: ReportPeriod? = nil) -> ReportValue {
        value.isNothing && (part ?? period).from > today ? .notKnown : value
    }

    /// It was photographed, or a photo is named, or kept.
    static func hasPhoto(_ activity: Record) -> Bool {
        if activity[Activity.isPhotographed].value == true { return true }
        if activity[Activity.photo].value?.trimmed.isEmpty == false { return true }
        return (activity[Common.attachments].value ?? []).contains { $0[Attachment.sort].value == .photo }
    }

    // MARK: - Warnings

    package var warnings: [ReportWarning] {
        var warnings: [ReportWarning] = []
        if !counts.undated.isEmpty { warnings.append(counted("activitiesUndated", counts.undated)) }
        if !counts.unanswered.isEmpty { warnings.append(counted("activitiesUnanswered", counts.unanswered)) }
        let lacking = held.filter {
            AttendanceSum($0[Activity.attendance].value ?? []).unknown > 0
                || $0[Activity.attendance] == .notKnown
        }
        if !lacking.isEmpty { warnings.append(counted("attendanceNotKnown", lacking.map(\.id))) }
        for (key, records) in undated.sorted(by: { $0.key < $1.key }) {
            warnings.append(counted(key, records))
        }
        // All of the money is that of its sources: what has none is missing in their sum.
        for (state, totals) in [
            (MoneyState.planned, moneyInAll), (.received, money), (.paid, money),
        ] {
            let whole = totals[state]
            let named = totals.bySource.filter { $0.source != nil }.reduce(MoneySum()) { $0 + $1[state] }
            guard whole.money != named.money else { continue }
            let projects = facts.projects.filter { project in
                ProjectMoney(project).givers.contains {
                    $0.source == nil && $0[state].money.fen != 0
                }
            }
            warnings.append(
                ReportWarning(
                    "sourceNotSaid.\(state.rawValue)",
                    [
                        "total": ReportValue(whole), "sources": ReportValue(named),
                        "difference": .money(whole.money - named.money, unknown: 0),
                    ], projects.map(\.id)))
        }
        warnings += [
            undatedMoney("received", \.undatedReceived), undatedMoney("paid", \.undatedPaid),
            undatedMoney("goods", \.undatedGoods),
        ].compactMap { $0 }
        // Project by project, by the rule of their own warnings: what one has left does not pay for another.
        let overpaid = facts.projects.filter {
            let own = ProjectMoney($0)
            return own.paid.exceeds(own.received)
        }
        if !overpaid.isEmpty {
            let received = overpaid.reduce(MoneySum()) { $0 + ProjectMoney($1).received }.money
            let paid = overpaid.reduce(MoneySum()) { $0 + ProjectMoney($1).paid }.money
            warnings.append(
                ReportWarning(
                    "paidOverReceived",
                    [
                        "paid": .money(paid, unknown: 0), "received": .money(received, unknown: 0),
                        "difference": .money(paid - received, unknown: 0),
                    ],
                    overpaid.map(\.id)))
        }
        return warnings
    }

    /// What is in no period, as no day is known of it; of some of it not even how much it is.
    private func undatedMoney(_ what: String, _ sum: (MoneyTotals) -> MoneySum) -> ReportWarning? {
        let whole = sum(money)
        func matters(_ sum: MoneySum) -> Bool { sum.money.fen != 0 || !sum.isComplete }
        guard matters(whole) else { return nil }
        let projects = facts.projects.filter {
            matters(sum(MoneyTotals([ProjectMoney($0)], during: period.range)))
        }.map(\.id)
        return whole.money.fen == 0
            ? ReportWarning("undatedNotKnown." + what, ["n": .count(projects.count)], projects)
            : ReportWarning("undated." + what, ["sum": ReportValue(whole)], projects)
    }

    private func counted(_ key: String, _ records: [RecordID]) -> ReportWarning {
        ReportWarning(key, ["n": .count(records.count)], records)
    }
}
