// The lists of a ledger (台账): what its figures stand for, row by row.

extension ReportSums {
    package var ledgerSections: [ReportSection] {
        [
            twinningSection, activitySection, sideSection, lifeSection, needSection, commitmentSection,
            occurrenceSection, projectSection, moneySection, indicatorSection, milestoneSection, monthSection,
        ]
    }

    private func link(_ id: RecordID?) -> ReportValue { ReportValue(id, facts.names) }

    private func own(_ record: Record) -> ReportValue { .record(record.id, name: record.name) }

    /// The parties of a side, in one cell.
    private func parties(_ record: Record, _ side: Side) -> ReportValue {
        let parties = (record[Twinning.parties].value ?? []).filter { $0[Party.side].value == side }
            .compactMap { $0[Party.party].value }
        return parties.isEmpty ? .notKnown : .list(parties.map(link))
    }

    // MARK: - Pairings

    private var twinningSection: ReportSection {
        var section = ReportSection(
            "twinnings", ["twinning", "sideA", "sideB", "since", "agreement", "signedOn", "standing"],
            derived: [
                "activities", "expected", "present", "attendance", "kept", "projects", "received", "paid",
            ])
        let agreements = Dictionary(grouping: facts.agreements) { $0[Agreement.twinning].value?.record }
        let activities = Dictionary(grouping: held) { $0[Activity.twinning].value?.record }
        let settled = byPairing(settled.filter { $0[Commitment.state].value == .kept })
        let running = byPairing(projects)
        let all = byPairing(facts.projects)
        let day = min(today, period.to)
        for record in twinnings {
            // The one signed last by then, else what is being prepared.
            let own = agreements[record.id] ?? []
            let agreement = own.filter {
                $0[Agreement.state].value == .signed
                    && $0[Agreement.signedOn].value.map { $0.first <= day } ?? false
            }.max {
                ($0[Agreement.signedOn].value ?? .epoch, $0.id) < (
                    $1[Agreement.signedOn].value ?? .epoch, $1.id
                )
            }
            let standing = agreement.map {
                AgreementStanding($0, renewal: facts.due[$0.id]?.renewal, today: day).state.rawValue
            }
            var attendance = AttendanceSum()
            for activity in activities[record.id] ?? [] {
                attendance += AttendanceSum(activity[Activity.attendance].value ?? [])
            }
            var money = MoneyTotals(during: period.range)
            for project in all[record.id] ?? [] { money.add(ProjectMoney(project)) }
            section.add(
                record.id.number, record.id,
                [
                    self.own(record), parties(record, .a), parties(record, .b),
                    ReportValue(record[Twinning.since].value), link(agreement?.id),
                    ReportValue(agreement?[Agreement.signedOn].value),
                    ReportValue(AgreementState.list.name, standing),
                    .count(activities[record.id]?.count ?? 0),
                ] + heads(attendance, at: activities[record.id] ?? []) + [
                    .count(settled[record.id]?.count ?? 0), .count(running[record.id]?.count ?? 0),
                    ReportValue(money.received), ReportValue(money.paid),
                ])
        }
        return section
    }

    private func byPairing(_ records: [Record]) -> [RecordID: [Record]] {
        records.reduce(into: [:]) { found, record in
            for pairing in facts.pairings[record.id] ?? [] { found[pairing, default: []].append(record) }
        }
    }

    // MARK: - Activities

    private var activitySection: ReportSection {
        var section = ReportSection(
            "activities",
            [
                "activity", "sort", "day", "place", "twinning", "expectedA", "presentA", "expectedB",
                "presentB", "lifeA", "lifeB", "photo",
            ], derived: ["expected", "present", "attendance"])
        for record in held {
            let lines = record[Activity.attendance].value ?? []
            func number(_ side: Side, _ field: Field<Int>) -> ReportValue {
                let known = lines.filter { $0[Attendance.side].value == side }.compactMap { $0[field].value }
                return known.isEmpty ? .notKnown : .count(known.reduce(0, +))
            }
            func life(_ side: Side) -> ReportValue {
                let hosts = (record[Activity.hosts].value ?? []).filter {
                    $0[ActivityHost.side].value == side
                }
                let life = hosts.lazy.compactMap { Activity.countsAs($0, of: record) }.first
                return ReportValue(ActivityHost.organisationalLife.name, life)
            }
            let sum = AttendanceSum(lines)
            section.add(
                record.id.number, record.id,
                [
                    own(record), ReportValue(Activity.sorts.name, record[Activity.sort].value),
                    ReportValue(record[Activity.heldOn].value), ReportValue(record[Activity.place].value),
                    link(record[Activity.twinning].value?.record), number(.a, Attendance.expected),
                    number(.a, Attendance.present), number(.b, Attendance.expected),
                    number(.b, Attendance.present), life(.a), life(.b),
                    .count(ReportSums.hasPhoto(record) ? 1 : 0),
                ] + heads(sum, at: [record]))
        }
        return section
    }

    private var sideSection: ReportSection {
        var section = ReportSection(
            "sides", ["side", "activities", "expected", "present", "attendance"], isDerived: true)
        for side in Side.allCases {
            let sum = counts.bySide[side] ?? AttendanceSum()
            let taking = held.filter { activity in
                (activity[Activity.attendance].value ?? []).contains { $0[Attendance.side].value == side }
            }
            guard !taking.isEmpty else { continue }
            section.add(
                side.rawValue, nil,
                [
                    ReportValue("side", side.rawValue), .count(taking.count),
                ] + heads(sum, at: taking, side))
        }
        return section
    }

    /// 三会一课 of each host: an activity counts once for each.
    private var lifeSection: ReportSection {
        let sorts = ActivityHost.organisationalLife.keys
        var section = ReportSection(
            "life", ["host", "activities"] + sorts + ["otherLife"], isDerived: true)
        for (host, own) in counts.byHost.sorted(by: { $0.key < $1.key }) {
            let other = own.life.filter { !sorts.contains($0.key) }.values.reduce(0) { $0 + $1.count }
            section.add(
                host.number, host,
                [link(host), .count(own.held.count)] + sorts.map { .count(own.life[$0]?.count ?? 0) }
                    + [.count(other)])
        }
        return section
    }

    // MARK: - Needs and promises

    private var needSection: ReportSection {
        var section = ReportSection("needs", ["need", "by", "category", "solvedOn", "takenUpBy", "project"])
        let ends = facts.ends
        for record in solved {
            section.add(
                record.id.number, record.id,
                [
                    own(record), link(record[Need.by].value),
                    ReportValue(Pillar.list.name, record[Need.category].value),
                    ReportValue(ReportSums.solvedOn(record, ends)), link(record[Need.takenUpBy].value),
                    link(record[Need.project].value?.record),
                ])
        }
        return section
    }

    private var commitmentSection: ReportSection {
        var section = ReportSection(
            "commitments", ["commitment", "giver", "receiver", "pillar", "state", "settledOn", "evidence"])
        for record in settled {
            section.add(
                record.id.number, record.id,
                [
                    own(record), link(record[Commitment.giver].value),
                    link(record[Commitment.receiver].value),
                    ReportValue(Pillar.list.name, record[Commitment.pillar].value),
                    ReportValue("commitmentState", record[Commitment.state].value?.rawValue),
                    ReportValue(record[Commitment.settledOn].value),
                    ReportValue(record[Commitment.evidence].value),
                ])
        }
        return section
    }

    private var occurrenceSection: ReportSection {
        var section = ReportSection("occurrences", ["commitment", "due", "doneOn", "activity"])
        for (commitment, line, day) in occurrences {
            let due = line[Occurrence.due].value
            section.add(
                commitment.id.number + " " + (due?.written ?? ""), commitment.id,
                [
                    own(commitment), ReportValue(due), ReportValue(day),
                    link(line[Occurrence.activity].value?.record),
                ])
        }
        return section
    }

    // MARK: - Projects and money

    private var projectSection: ReportSection {
        var section = ReportSection(
            "projects",
            ["project", "sort", "pillar", "stage", "planned", "received", "paid", "goods"],
            // How far it has come is told as of the day of the report, not of the period.
            derived: ["stage", "receivedInAll", "paidInAll", "goodsInAll"])
        for record in projects {
            let own = ProjectMoney(record)
            var money = MoneyTotals(during: period.range)
            money.add(own)
            section.add(
                record.id.number, record.id,
                [
                    self.own(record), ReportValue("projectSort", record[Project.sort].value?.rawValue),
                    ReportValue(Pillar.list.name, record[Project.pillar].value),
                    ReportValue("projectState", record[Project.state].value?.rawValue),
                    ReportValue(own.planned), ReportValue(money.received), ReportValue(money.paid),
                    ReportValue(money.goods), ReportValue(own.received), ReportValue(own.paid),
                    ReportValue(own.goods),
                ])
        }
        return section
    }

    private var moneySection: ReportSection {
        var section = ReportSection(
            "money", ["source", "planned", "received", "paid", "receivedInAll", "paidInAll"], isDerived: true)
        let now = Dictionary(
            money.bySource.map { ($0.source ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        for source in moneyInAll.bySource {
            let own = now[source.source ?? ""]
            section.add(
                source.source ?? "", nil,
                [
                    source.source.map { .choice(list: Fund.sources.name, key: $0) } ?? ReportDocument.notSaid,
                    ReportValue(source[.planned]), ReportValue(own?[.received] ?? MoneySum()),
                    ReportValue(own?[.paid] ?? MoneySum()), ReportValue(source[.received]),
                    ReportValue(source[.paid]),
                ])
        }
        return section
    }

    /// People helped and the rest of what superiors count, of the days in the period.
    private var indicatorSection: ReportSection {
        var section = ReportSection(
            "indicators", ["indicator", "actual", "target", "projects"], isDerived: false)
        for sum in indicators.all {
            func amount(_ amount: IndicatorSum.Amount) -> ReportValue {
                amount.isKnown ? .quantity(amount.quantity, unit: sum.unit) : .notKnown
            }
            section.add(
                sum.row, nil,
                [
                    ReportValue(Indicator.sorts.name, sum.sort), amount(sum.actual), amount(sum.target),
                    .count(sum.projects),
                ])
        }
        return section
    }

    private var milestoneSection: ReportSection {
        var section = ReportSection("milestones", ["project", "title", "due", "reachedOn", "acceptedOn"])
        for (project, place, line) in milestones {
            section.add(
                project.id.number + " " + (line.id.map(String.init) ?? "\(place)"), project.id,
                [
                    own(project), ReportValue(line[Milestone.title].value),
                    ReportValue(line[Milestone.due].value), ReportValue(line[Milestone.reachedOn].value),
                    ReportValue(line[Milestone.acceptedOn].value),
                ])
        }
        return section
    }

    /// The months of the period beside each other.
    private var monthSection: ReportSection {
        var section = ReportSection(
            "months", ["month", "activities", "expected", "present", "attendance", "received", "paid"],
            isDerived: true)
        let monies = facts.projects.map(ProjectMoney.init)
        for month in period.months {
            var counts = ActivityCounts(during: month.range, today: today)
            for activity in held { counts.add(activity) }
            let money = MoneyTotals(monies, during: month.range)
            let within = Set(counts.held)
            let cells =
                [.count(within.count)]
                + heads(counts.attendance, at: held.filter { within.contains($0.id) })
                + [ReportValue(money.received), ReportValue(money.paid)]
            section.add(
                month.from.written, nil,
                [.text(String(month.from.written.prefix(7)))] + cells.map { told($0, in: month) })
        }
        return section
    }
}
