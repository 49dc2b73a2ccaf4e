import Cells
import Domain

// The page of a project: who, when, its milestones, its money and goods, its indicators, and what it came from.

extension DetailLines {
    /// The fields and lists of a project that are told here instead of one after the other.
    static let toldOfProjects: Set<String> = [
        Project.parties.key, Project.responsible.key, Project.plannedStart.key, Project.plannedEnd.key,
        Project.actualStart.key, Project.actualEnd.key, Project.approvedOn.key, Project.acceptedOn.key,
        Project.stoppedOn.key, Project.milestones.key, Project.funds.key, Project.goods.key,
        Project.indicators.key, Project.oddities.key,
    ]

    /// What a project came from hangs on it by these.
    static let originsOfProjects: Set<Kind> = [.commitment, .need]

    mutating func addProject() {
        addSides()
        addDates()
        addMilestones()
        addMoney()
        addIndicators()
        let origins = page.hanging.filter {
            DetailLines.originsOfProjects.contains($0.kind) && $0.field == "project"
        }
        guard !origins.isEmpty else { return }
        addGroup(words("project.cameFrom"), count: origins.reduce(0) { $0 + $1.total })
        for group in origins {
            for record in group.records {
                add(
                    [
                        Span(TextFit.pad(record.number, to: 7) + " ", .dim),
                        Span(page.names[record] ?? "", .link),
                        Span("  " + words.kind(group.kind), .dim),
                    ], target: record)
            }
        }
    }

    private mutating func add(_ spans: [Span], indent: Int = 2, target: RecordID? = nil) {
        let gap = Span(String(repeating: " ", count: indent), .normal)
        lines += spans.wrapped(columns: width, behind: [gap]).map { DetailLine(spans: $0, target: target) }
    }

    /// A group whose answer is not there: said where it is asked for.
    private mutating func addAbsent<V>(_ field: Field<V>) {
        let answer = page.record[field.key]
        guard field.description.isWanted || answer == .notApplicable else { return }
        addGroup(words.label(Kind.project.rawValue, field.key), count: nil)
        add([Span(words.text(answer, field.description.type), .absent)])
    }

    // MARK: - Who and when

    private mutating func addSides() {
        let parties = page.record[Project.parties].value ?? []
        let people = page.record[Project.responsible].value ?? []
        guard !parties.isEmpty || !people.isEmpty else { return addAbsent(Project.parties) }
        addGroup(words.label(Kind.project.rawValue, Project.parties.key), count: parties.count)
        for side in Side.allCases {
            let own = parties.filter { $0[Party.side].value == side }.compactMap { $0[Party.party].value }
            let responsible = people.filter { $0[Responsible.side].value == side }
                .compactMap { $0[Responsible.person].value?.record }
            add([Span(words.choice("side", side.rawValue), .label)])
            if own.isEmpty { add([Span(words("answer.notKnown"), .absent)], indent: 4) }
            for party in own { addNamed(party, "") }
            for person in responsible { addNamed(person, "  " + words("project.responsible")) }
            if responsible.isEmpty, !own.isEmpty {
                add([Span(words("project.nobodyResponsible"), .absent)], indent: 4)
            }
        }
    }

    private mutating func addNamed(_ id: RecordID, _ note: String) {
        add(
            [Span(id.number + " ", .dim), Span(page.names[id] ?? "", .link), Span(note, .dim)], indent: 4,
            target: id)
    }

    private mutating func addDates() {
        let record = page.record
        let pairs = [
            ("project.start", record[Project.plannedStart], record[Project.actualStart]),
            ("project.end", record[Project.plannedEnd], record[Project.actualEnd]),
        ]
        let single = [Project.approvedOn, Project.acceptedOn, Project.stoppedOn].filter {
            record[$0] != .notKnown
        }
        addGroup(words.section(Kind.project.rawValue, "dates"), count: nil)
        let type = FieldType.day
        let labels = pairs.map { words($0.0) } + single.map { words.label(Kind.project.rawValue, $0.key) }
        let column = labels.map { TextWidth.columns(of: $0) }.max() ?? 0
        for (index, (key, planned, actual)) in pairs.enumerated() {
            func told(_ answer: Answer<CalendarDay>) -> String {
                words.text(answer.map { Value.day($0) }, type)
            }
            var spans = [
                Span(TextFit.pad(words(key), to: column) + "  ", .label),
                Span(
                    words("project.plannedActual", ["planned": told(planned), "actual": told(actual)]),
                    planned == .notKnown && actual == .notKnown ? .absent : .normal),
            ]
            if index == 1, let late = Project.daysLate(record, today: context.today), late != 0 {
                let text = words(
                    late > 0 ? "project.daysLate" : "project.daysEarly", ["n": String(abs(late))])
                spans.append(Span("  " + text, late > 0 ? .warning : .good))
            }
            add(spans)
        }
        for field in single {
            add([
                Span(
                    TextFit.pad(words.label(Kind.project.rawValue, field.key), to: column) + "  ", .label),
                Span(words.text(record[field.key], type)),
            ])
        }
    }

    // MARK: - Milestones

    private mutating func addMilestones() {
        guard let milestones = page.record[Project.milestones].value else {
            return addAbsent(Project.milestones)
        }
        addGroup(words.label(Kind.project.rawValue, Project.milestones.key), count: milestones.count)
        for (index, line) in milestones.enumerated() {
            let first = lines.count
            let state = line[Milestone.state].value ?? .planned
            let due = line[Milestone.due].value
            let isLate =
                state != .reached && state != .accepted && state != .dropped
                && due.map { $0.last < context.today } == true
            add(
                [
                    Span(TextFit.pad("\(index + 1)", to: 2, align: .right) + " ", .dim),
                    Span(line[Milestone.title].value ?? ""),
                    Span(
                        "  " + words.choice("milestoneState", state.rawValue),
                        isLate ? .warning : state == .accepted || state == .reached ? .good : .dim),
                ], indent: 1, target: nil)
            var facts: [String] = []
            func tell(_ field: any AnyField, _ answer: Answer<Value>) {
                guard answer != .notKnown else { return }
                let text = words.text(answer, field.description.type, names: page.names)
                facts.append(words.label(Milestone.description.name, field.description.key) + " " + text)
            }
            for field in [Milestone.due, Milestone.reachedOn, Milestone.acceptedOn] {
                tell(field, line[field.key])
            }
            tell(Milestone.acceptedBy, line[Milestone.acceptedBy.key])
            if !facts.isEmpty {
                addWrapped(facts.joined(separator: " · "), indent: 4, role: .dim, target: nil)
            }
            if let evidence = line[Milestone.evidence].value {
                let text = words("project.evidence", ["evidence": evidence])
                addWrapped(text, indent: 4, role: .dim, target: nil)
            }
            for place in first..<lines.count {
                lines[place].milestone = index
                lines[place].target = line[Milestone.acceptedBy].value?.record
            }
        }
    }

    // MARK: - Money and goods

    private mutating func addMoney() {
        let money = ProjectMoney(page.record)
        if let funds = money.lines {
            addGroup(words.label(Kind.project.rawValue, Project.funds.key), count: funds.count)
            lines += words.table(of: money, width: width).map { DetailLine(spans: $0, target: nil) }
            for text in words.shares(money.receivedOfPlanned, money.paidOfReceived) {
                addWrapped(text, indent: 2, role: .normal, target: nil)
            }
        } else {
            addAbsent(Project.funds)
        }
        guard let goods = page.record[Project.goods].value else { return addAbsent(Project.goods) }
        addGroup(words.label(Kind.project.rawValue, Project.goods.key), count: goods.count)
        for (index, line) in goods.enumerated() {
            let summary = PartSummary(line, Goods.description, words: words, names: page.names)
            add(
                [
                    Span(TextFit.pad("\(index + 1)", to: 2, align: .right) + " ", .dim),
                    Span(summary.headline),
                ],
                indent: 1, target: summary.target)
        }
        addWrapped(
            words("money.goodsApart", ["worth": words.text(money.goods)]), indent: 2, role: .normal,
            target: nil)
    }

    // MARK: - Indicators

    private mutating func addIndicators() {
        guard let indicators = page.record[Project.indicators].value else {
            return addAbsent(Project.indicators)
        }
        addGroup(words.label(Kind.project.rawValue, Project.indicators.key), count: indicators.count)
        for (index, line) in indicators.enumerated() {
            let progress = IndicatorProgress(line)
            add(
                [
                    Span(TextFit.pad("\(index + 1)", to: 2, align: .right) + " ", .dim),
                    Span(line[Indicator.name].value ?? ""),
                    Span("  " + words.progress(line), .dim),
                ], indent: 1)
            guard let percent = progress.percent else { continue }
            let bar = max(8, min(30, width - 16))
            lines.append(
                DetailLine(
                    spans: [Span("    ", .normal)]
                        + Bar.spans(
                            value: Int(clamping: max(0, percent.tenths)), maximum: 1000, width: bar,
                            text: words.text(percent)), target: nil))
        }
    }
}

extension Words {
    /// The money of a project line by line, and what it comes to.
    func table(of money: ProjectMoney, width: Int) -> [[Span]] {
        var table = MoneyTable(self, width: width)
        for line in money.lines ?? [] {
            let source = line.source.map { choice(Fund.sources.name, $0) }
            let label = [line.from, source].compactMap { $0 }.joined(separator: " · ")
            let days = [(Fund.receivedOn, line.receivedOn), (Fund.paidOn, line.paidOn)].compactMap {
                field, day in
                day.map { self.label(Fund.description.name, field.key) + " " + $0.written }
            }
            table.add(
                label,
                amounts: [line.planned, line.received, line.paid].map { answer in
                    switch answer {
                    case .value(let money): self.money(money)
                    case .notKnown: "–"
                    case .notApplicable: self("answer.notApplicable")
                    }
                }, note: days.joined(separator: " · "))
        }
        table.add(
            self("money.inAll"), MoneyState.allCases.map { money[$0] }, role: .heading)
        return table.lines(indent: 2)
    }

    /// `from 0 to 120 of 260 households, as of 2021-05`.
    func progress(_ line: Part) -> String {
        func told(_ field: Field<Quantity>) -> String {
            self.text(line[field.key], field.description.type)
        }
        let unit = line[Indicator.unit].value ?? ""
        var text = self(
            line[Indicator.baseline] == .notKnown ? "indicator.progress" : "indicator.progressFrom",
            [
                "baseline": told(Indicator.baseline), "actual": told(Indicator.actual),
                "target": told(Indicator.target), "unit": unit,
            ]
        ).trimmed
        if let day = line[Indicator.asOf].value {
            text += " · " + self("indicator.asOf", ["day": day.written])
        }
        return text
    }
}
