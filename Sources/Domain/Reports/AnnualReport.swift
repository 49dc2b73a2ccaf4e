/// Makes reports of what the registry knows.
package struct ReportMaker: Sendable {
    private let facts: ReportFacts
    private let today: CalendarDay

    package init(_ facts: ReportFacts, today: CalendarDay) {
        self.facts = facts
        self.today = today
    }

    package func document(_ sort: Report.Sort, _ period: ReportPeriod) -> ReportDocument {
        var document = ReportDocument(sort, about: facts.about, name: facts.name, period, madeOn: today)
        let sums = ReportSums(facts, period, today: today)
        document.figures = sums.figures
        document.warnings = sums.warnings
        document.sections = sums.ledgerSections
        if sort == .annualSummary {
            document.sections.insert(contentsOf: beside(period, document.figures), at: 0)
            document.sections += [outcomes(sums), open(period), plan(period)]
        }
        return document
    }

    /// The days whose activities a report needs.
    package static func span(_ sort: Report.Sort, _ period: ReportPeriod) -> ClosedRange<CalendarDay> {
        guard sort == .annualSummary else { return period.range }
        let first = period.from.adding(years: -1) ?? period.from
        return first...(period.to.adding(years: 1) ?? period.to)
    }

    // MARK: - Beside each other

    /// The quarters of the year beside each other with the year before, and what was done under each pillar.
    private func beside(_ period: ReportPeriod, _ figures: [ReportFigure]) -> [ReportSection] {
        let quarters = ReportPeriod.quarters(of: period.from.year)
        let before = period.from.adding(years: -1).flatMap { first in
            period.to.adding(years: -1).flatMap { ReportPeriod(from: first, to: $0) }
        }
        var section = ReportSection(
            "quarters", ["figure", "q1", "q2", "q3", "q4", "year", "yearBefore"], isDerived: true)
        let columns = quarters.map { ReportSums(facts, $0, today: today).figures }
        let old = before.map { ReportSums(facts, $0, today: today).figures } ?? []
        for figure in figures {
            func value(_ figures: [ReportFigure]) -> ReportValue {
                figures.first { $0.key == figure.key }?.value ?? .notKnown
            }
            section.add(
                figure.key, nil,
                [.choice(list: ReportDocument.figureList, key: figure.key)] + columns.map(value)
                    + [figure.value, value(old)])
        }
        return [section, pillars(period)]
    }

    private func pillars(_ period: ReportPeriod) -> ReportSection {
        var section = ReportSection(
            "pillars",
            [
                "pillar", "activities", "kept", "partly", "notKept", "projects", "needsSolved", "received",
                "paid",
            ],
            isDerived: true)
        func pillar(_ record: Record) -> String? {
            switch record.kind {
            case .activity: record[Activity.pillar].value
            case .commitment: record[Commitment.pillar].value
            case .project: record[Project.pillar].value
            case .need: record[Need.category].value
            default: nil
            }
        }
        let sums = ReportSums(facts, period, today: today)
        let all = sums.held + sums.settled + sums.projects + sums.solved
        let own = Set((all + facts.projects).compactMap(pillar)).subtracting(Pillar.list.keys).sorted()
        for key in Pillar.list.keys.map(Optional.some) + own.map(Optional.some) + [nil] {
            func count(_ records: [Record], _ state: Commitment.State? = nil) -> ReportValue {
                .count(
                    records.count {
                        pillar($0) == key && (state == nil || $0[Commitment.state].value == state)
                    })
            }
            let money = MoneyTotals(
                facts.projects.filter { pillar($0) == key }.map(ProjectMoney.init), during: period.range)
            // Money also comes before a project begins and after it is over.
            guard money.hasMoved || all.contains(where: { pillar($0) == key }) else { continue }
            section.add(
                key ?? "", nil,
                [
                    key.map { .choice(list: Pillar.list.name, key: $0) } ?? ReportDocument.notSaid,
                    count(sums.held), count(sums.settled, .kept),
                    count(sums.settled, .partly), count(sums.settled, .notKept), count(sums.projects),
                    count(sums.solved), ReportValue(money.received), ReportValue(money.paid),
                ])
        }
        return section
    }

    // MARK: - What came of it, what is open, what comes next

    /// What was written down of what came of it.
    private func outcomes(_ sums: ReportSums) -> ReportSection {
        var section = ReportSection("outcomes", ["subject", "day", "outcome"], isDerived: true)
        func add(_ record: Record, _ day: CalendarDay?, _ outcome: String?) {
            guard let outcome = outcome?.trimmed, !outcome.isEmpty else { return }
            section.add(
                record.id.number, record.id,
                [.record(record.id, name: record.name), ReportValue(day), .text(outcome)])
        }
        for record in sums.projects {
            add(record, record[Project.actualEnd].value, record[Project.outcome].value)
        }
        for record in sums.settled {
            add(record, record[Commitment.settledOn].value, record[Commitment.evidence].value)
        }
        for record in sums.held { add(record, record[Activity.heldOn].value, record[Activity.outcome].value) }
        return section
    }

    /// Promises, needs and follow-ups of the time until the end of the period that nobody has settled.
    private func open(_ period: ReportPeriod) -> ReportSection {
        // What was settled later is gone from it; of the period itself nothing was changed by that.
        var section = ReportSection("open", ["subject", "matter", "due"], isDerived: true)
        func add(_ record: Record, _ id: String, _ matter: String, _ due: CalendarDay?, _ name: String? = nil)
        {
            section.add(
                id, record.id,
                [
                    .record(record.id, name: name ?? record.name),
                    .choice(list: ReportDocument.matterList, key: matter), ReportValue(due),
                ])
        }
        for record in facts.commitments where (record[Commitment.state].value ?? .open) == .open {
            if let made = record[Commitment.madeOn].value, made.first > period.to { continue }
            add(record, record.id.number, "commitment", record[Commitment.due].value)
        }
        for record in facts.needs
        where [.open, .takenUp].contains(record[Need.state].value ?? .open) {
            if let from = record[Need.from].value, from.first > period.to { continue }
            add(record, record.id.number, "need", record[Need.to].value)
        }
        for record in facts.unfinished {
            if let held = record[Activity.heldOn].value, held.first > period.to { continue }
            for item in due([record], until: .latest) where item.sort == .followUp {
                guard let (matter, name) = item.report else { continue }
                add(record, record.id.number + " " + item.key, matter, item.day, name)
            }
        }
        return section
    }

    /// What is planned and due in the year after: what the list of what is due tells of it.
    private func plan(_ period: ReportPeriod) -> ReportSection {
        var section = ReportSection("plan", ["subject", "matter", "day"], isDerived: true)
        guard let first = period.to.adding(days: 1), let last = period.to.adding(years: 1),
            let next = ReportPeriod(from: first, to: last)
        else { return section }
        let planned = due(facts.activities, until: next.to).filter { $0.sort != .followUp }
        let agreed = due(facts.unfinished, until: next.to).filter { $0.sort == .followUp }
        let rest = due(facts.agreements + facts.commitments + facts.projects, until: next.to)
        for item in (planned + agreed + rest).sorted(by: { $0.place < $1.place }) {
            guard let record = item.record, let day = item.day, day.last >= next.from,
                let (matter, name) = item.report
            else { continue }
            section.add(
                record.number + " " + item.key, record,
                [
                    .record(record, name: name),
                    .choice(list: ReportDocument.matterList, key: matter), .day(day),
                ])
        }
        return section
    }

    /// By the rules of what is due, so that a report and that list never differ.
    private func due(_ records: [Record], until day: CalendarDay) -> [DueItem] {
        records.flatMap {
            DueRules.items(of: $0, facts.due[$0.id] ?? DueFacts(), today: today, until: day)
        }
    }
}

extension DueItem {
    /// How a report tells of it: a key of `ReportDocument.matterList`, and what it is called. Nil: no report does.
    fileprivate var report: (matter: String, name: String)? {
        switch matter {
        case .milestone(_, let title): (sort.rawValue, title)
        case .followUp(_, let what, _): (sort.rawValue, what)
        case .ends, .commitment, .occurrence, .planned: (sort.rawValue, name)
        case .election, .report, .quiet, .anniversary, .missing: nil
        }
    }
}

extension ReportDocument {
    /// Lists whose labels are those of figures and of matters.
    package static let figureList = "reportFigure"
    package static let matterList = "reportMatter"
    /// Stands in front of what belongs to no source or pillar.
    static let notSaid = ReportValue.choice(list: "reportNotSaid", key: "notSaid")
}
