import Cells
import Domain

/// What is asked, window by window, before a project is moved to a stage, a milestone is marked, indicators are added
/// or an oddity is explained; what comes of it is a record to save.
struct ProjectAsking: Hashable, Sendable {
    private var step: Step?

    var isAsking: Bool { step != nil }

    private enum Step: Hashable, Sendable {
        case stage([Project.State])
        case stageDay(Project.State)
        case milestone
        case milestoneDeed(Int, [MilestoneDeed])
        case milestoneDay(Int, Milestone.State)
        case acceptedBy(Int, CalendarDay?, [RecordID])
        case evidence(Int, [String])
        case indicators([String])
        case oddity([Odd])
        case reason(Odd)
    }

    private enum MilestoneDeed: Hashable, Sendable {
        case state(Milestone.State)
        case evidence
    }

    /// What follows from an answer.
    enum Answer {
        case effects([Effect])
        case save(Record)

        func effects(_ tag: Tag) -> [Effect] {
            switch self {
            case .effects(let effects): effects
            case .save(let record): [.perform(.save([record], draft: nil), tag)]
            }
        }
    }

    mutating func stop() { step = nil }

    // MARK: - Beginning

    mutating func nextStage(_ record: Record, _ context: Context) -> Answer {
        guard let state = record[Project.state].value, let next = Project.next(after: state) else {
            return .effects([.say(Message(context.words("obstacle.lastStage"), .problem))])
        }
        return move(record, to: next, context)
    }

    mutating func stage(_ record: Record, _ context: Context) -> [Effect] {
        let words = context.words
        let now = record[Project.state].value
        let states = Project.State.allCases.filter { $0 != now }
        step = .stage(states)
        let title = words("stage.which", ["number": record.id.number])
        return [
            .push(
                MenuScreen(
                    title: title,
                    entries: states.map { MenuScreen.Entry(words.choice("projectState", $0.rawValue)) }))
        ]
    }

    mutating func milestone(_ record: Record, at index: Int?, _ context: Context) -> [Effect] {
        let words = context.words
        let milestones = record[Project.milestones].value ?? []
        if let index, milestones.indices.contains(index) { return deeds(milestones[index], index, context) }
        guard !milestones.isEmpty else {
            return [.say(Message(words("obstacle.noMilestone"), .problem))]
        }
        step = .milestone
        let entries = milestones.map { line in
            MenuScreen.Entry(
                line[Milestone.title].value ?? "",
                hint: words.choice("milestoneState", (line[Milestone.state].value ?? .planned).rawValue))
        }
        let title = words("milestone.which", ["number": record.id.number])
        return [.push(MenuScreen(title: title, entries: entries))]
    }

    mutating func indicators(_ record: Record, _ context: Context) -> [Effect] {
        let lacking = Indicator.lacking(in: record)
        guard !lacking.isEmpty else {
            return [.say(Message(context.words("obstacle.allIndicators"), .problem))]
        }
        step = .indicators(lacking)
        let entries = lacking.map { key in
            let unit = context.words.indicatorUnit(key).map { " · " + $0 } ?? ""
            return context.words.choice(Indicator.sorts.name, key) + unit
        }
        return [
            .push(
                ChecklistScreen(
                    title: context.words("indicators.which", ["number": record.id.number]),
                    entries: entries, checked: Set(entries.indices)))
        ]
    }

    /// `doubts`: all that are said of the record; the first is asked about when it is the only one.
    mutating func explain(_ doubts: [Doubt], selected: Doubt?, _ context: Context) -> [Effect] {
        let words = context.words
        func odd(_ doubt: Doubt) -> Odd? { if case .odd(let odd) = doubt.reason { odd } else { nil } }
        if let selected = selected.flatMap(odd) { return ask(selected, context) }
        let open = doubts.filter { $0.explanation == nil }.compactMap(odd)
        guard let first = open.first else {
            return [.say(Message(words("obstacle.nothingOdd"), .problem))]
        }
        guard open.count > 1 else { return ask(first, context) }
        step = .oddity(open)
        return [
            .push(
                MenuScreen(
                    title: words("explain.which"), entries: open.map { MenuScreen.Entry(words.sentence($0)) })
            )
        ]
    }

    // MARK: - Answers

    /// Nil: the answer is to somebody else's question.
    mutating func take(_ gift: Gift, _ record: Record, _ names: [RecordID: String], _ context: Context)
        -> Answer?
    {
        guard let asked = step else { return nil }
        step = nil
        switch (asked, gift) {
        case (.stage(let states), .chosen(let index)):
            return states[safely: index].map { move(record, to: $0, context) } ?? .effects([])
        case (.stageDay(let state), .typed(let text)):
            switch read(day: text, asked, context) {
            case .day(let day): return .save(record.moved(to: state, on: day))
            case .again(let effects): return .effects(effects)
            }
        case (.milestone, .chosen(let index)): return .effects(milestone(record, at: index, context))
        case (.milestoneDeed(let index, let deeds), .chosen(let place)):
            guard let deed = deeds[safely: place] else { return .effects([]) }
            return take(deed, index, record, context)
        case (.milestoneDay(let index, let state), .typed(let text)):
            switch read(day: text, asked, context) {
            case .day(let day) where state == .accepted:
                return .effects(askWho(index, day, record, names, context))
            case .day(let day):
                return record.marking(milestone: index, as: state, on: day).map(Answer.save) ?? .effects([])
            case .again(let effects): return .effects(effects)
            }
        case (.acceptedBy(let index, let day, let people), .chosen(let place)):
            if place == people.count + 1 {
                step = asked
                let title = context.words("milestone.acceptedBy")
                return .effects([.push(PickerScreen(title: title, kinds: [.person], typed: "", current: nil))]
                )
            }
            return accepted(record, index, day, by: people[safely: place])
        case (.acceptedBy(let index, let day, _), .picked(let person, _)):
            return accepted(record, index, day, by: person)
        case (.evidence(let index, let files), .chosen(let place)):
            return evidence(files[safely: place] ?? "", index, record)
        case (.evidence(let index, _), .typed(let text)): return evidence(text, index, record)
        case (.indicators(let keys), .checked(let places)):
            let lines = places.sorted().compactMap { keys[safely: $0] }.map {
                Indicator.line($0, context.words)
            }
            return lines.isEmpty ? .effects([]) : .save(record.adding(indicators: lines))
        case (.oddity(let odd), .chosen(let index)):
            return .effects(odd[safely: index].map { ask($0, context) } ?? [])
        case (.reason(let odd), .typed(let reason)): return .save(record.explaining(odd, reason: reason))
        default: return .effects([])
        }
    }

    private mutating func move(_ record: Record, to state: Project.State, _ context: Context) -> Answer {
        guard Project.day(of: state) != nil else { return .save(record.moved(to: state, on: nil)) }
        step = .stageDay(state)
        let words = context.words
        let title = words(
            "stage.to", ["number": record.id.number, "stage": words.choice("projectState", state.rawValue)])
        let lost = words.daysLost(record, movingTo: state).map { [Effect.say(Message($0))] } ?? []
        return .effects(
            lost + [
                askDay(title, context, typed: record.proposedDay(of: state, today: context.today).written)
            ])
    }

    private func askDay(_ title: String, _ context: Context, typed: String) -> Effect {
        .push(
            PromptScreen(
                title: title, text: context.words("stage.day"), initial: typed, limit: 40, allowsEmpty: true))
    }

    private enum ReadDay {
        case day(CalendarDay?)
        case again([Effect])
    }

    /// What was typed as a day; nothing is a day that is not known. What is none is asked for again.
    private mutating func read(day text: String, _ asked: Step, _ context: Context) -> ReadDay {
        let field = Project.actualStart.description
        do throws(Problem) {
            let answer = try ValueText.answer(
                text, field, at: FieldPath(.project, field.key), today: context.today)
            if case .value(.day(let day)) = answer { return .day(day) }
            return .day(nil)
        } catch {
            step = asked
            let title = context.words("stage.dayAgain")
            return .again([
                .say(Message(context.words.sentence(error), .problem)), askDay(title, context, typed: text),
            ])
        }
    }

    private mutating func deeds(_ line: Part, _ index: Int, _ context: Context) -> [Effect] {
        let words = context.words
        let now = line[Milestone.state].value
        let order: [Milestone.State] = [.reached, .accepted, .underWay, .planned, .dropped]
        // First what comes next.
        let states =
            (now == .reached ? [.accepted] : [])
            + order.filter { $0 != now && !(now == .reached && $0 == .accepted) }
        let deeds = states.map(MilestoneDeed.state) + [.evidence]
        step = .milestoneDeed(index, deeds)
        let entries = deeds.map { deed in
            switch deed {
            case .state(let state): MenuScreen.Entry(words.choice("milestoneState", state.rawValue))
            case .evidence: MenuScreen.Entry(words("milestone.evidence"))
            }
        }
        return [.push(MenuScreen(title: line[Milestone.title].value ?? "", entries: entries))]
    }

    private mutating func take(_ deed: MilestoneDeed, _ index: Int, _ record: Record, _ context: Context)
        -> Answer
    {
        let words = context.words
        switch deed {
        case .state(let state) where state == .reached || state == .accepted:
            step = .milestoneDay(index, state)
            let title = record[Project.milestones].value?[safely: index]?[Milestone.title].value ?? ""
            let day = record.proposedDay(ofMilestone: index, as: state, today: context.today)
            return .effects([
                askDay(
                    words.choice("milestoneState", state.rawValue) + words("form.colon") + title, context,
                    typed: day.written)
            ])
        case .state(let state):
            return record.marking(milestone: index, as: state, on: nil).map(Answer.save) ?? .effects([])
        case .evidence:
            let files = (record[Common.attachments].value ?? []).compactMap { $0[Attachment.name].value }
            step = .evidence(index, files)
            let now = record[Project.milestones].value?[safely: index]?[Milestone.evidence].value ?? ""
            guard !files.isEmpty else {
                return .effects([
                    .push(
                        PromptScreen(
                            title: words("milestone.evidence"), text: words("milestone.evidenceWhat"),
                            initial: now, limit: 1000))
                ])
            }
            return .effects([
                .push(
                    ChoiceListScreen(
                        title: words("milestone.evidence"), list: .labels(files), takesOwnWords: true))
            ])
        }
    }

    private mutating func askWho(
        _ index: Int, _ day: CalendarDay?, _ record: Record, _ names: [RecordID: String], _ context: Context
    ) -> [Effect] {
        let people = (record[Project.responsible].value ?? []).compactMap {
            $0[Responsible.person].value?.record
        }
        step = .acceptedBy(index, day, people)
        let words = context.words
        let entries =
            people.map { MenuScreen.Entry(words.named($0, names)) } + [
                MenuScreen.Entry(words("answer.notKnown")), MenuScreen.Entry(words("milestone.somebodyElse")),
            ]
        return [.push(MenuScreen(title: words("milestone.acceptedBy"), entries: entries))]
    }

    private func accepted(_ record: Record, _ index: Int, _ day: CalendarDay?, by person: RecordID?) -> Answer
    {
        record.marking(
            milestone: index, as: .accepted, on: day, by: person.flatMap { ID<Person>($0) }
        ).map(Answer.save) ?? .effects([])
    }

    private func evidence(_ text: String, _ index: Int, _ record: Record) -> Answer {
        guard var lines = record[Project.milestones].value, lines.indices.contains(index),
            !text.trimmed.isEmpty
        else { return .effects([]) }
        lines[index][Milestone.evidence] = .value(text.trimmed)
        var changed = record
        changed[Project.milestones] = .value(lines)
        return .save(changed)
    }

    private mutating func ask(_ odd: Odd, _ context: Context) -> [Effect] {
        step = .reason(odd)
        return [
            .push(
                PromptScreen(
                    title: context.words("explain.why"), text: context.words.sentence(odd), limit: 500))
        ]
    }
}
