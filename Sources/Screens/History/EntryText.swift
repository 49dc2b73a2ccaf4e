import Cells
import Domain

/// One entry of the history in words: its headline, and what belongs to it beneath.
struct EntryText {
    private let entry: HistoryEntry
    private let names: [RecordID: String]
    private let context: Context
    private let sought: String

    init(_ entry: HistoryEntry, names: [RecordID: String], sought: String, _ context: Context) {
        self.entry = entry
        self.names = names
        self.sought = sought
        self.context = context
    }

    private var words: Words { context.words }
    private var record: Record { entry.record }

    /// What happened: `signed, takes effect`.
    var occasion: String { words.occasions(of: entry, today: context.today) }

    /// `Agreement G1  Joint-building agreement …`
    var headline: [Span] {
        [
            Span(words.kind(record.kind) + " ", .dim), Span(record.id.number, .link), Span("  ", .normal),
        ] + Span.highlighted(then.name, sought, Style(bold: true))
    }

    /// A line beneath the headline: its mark, if it is one of a list, and its words.
    struct Line {
        var lead: [Span] = []
        var spans: [Span]
    }

    var lines: [Line] { own + renamed }

    private var own: [Line] {
        switch record.kind {
        case .activity: activity
        case .agreement: parties(record[Agreement.parties]) + agreementStanding + agreementLife
        case .twinning: parties(record[Twinning.parties]) + twinningStage
        case .commitment: commitment
        case .project: project
        case .person: posts
        case .village: demonstrations
        case .branch: plain([choice(record[Branch.sort.key], "branchSort"), name(record["superior"])])
        case .need: need
        case .offer: standing("offerState", Domain.Offer.state.key, after: [name(record["by"])])
        case .amendment: plain([name(record["agreement"]), record[Amendment.reason].value])
        case .report: report
        case .unit, .region, .source: []
        }
    }

    /// The record as it was on that day.
    private var then: Record { entry.then ?? record }

    /// Who has another name now.
    private var renamed: [Line] {
        var changed = entry.namesThen.sorted { $0.key < $1.key }.map {
            (then: $0.value, now: names[$0.key] ?? "")
        }
        if then.name != record.name { changed.insert((then.name, record.name), at: 0) }
        return changed.filter { $0.then != $0.now && !$0.now.isEmpty }.flatMap { pair in
            plain([words("history.nameNow", ["then": pair.then, "now": pair.now])])
        }
    }

    /// How it stood then and, where that is another, how it stands now.
    private func standing(_ list: String, _ key: String, after pieces: [String?] = []) -> [Line] {
        let before = pieces.compactMap { $0 }.filter { !$0.isEmpty }.map { Span($0 + " · ", .dim) }
        guard let stood = choice(then[key], list) else { return plain(pieces) }
        return [Line(spans: before + [Span(stood, .label)] + now(list, key))]
    }

    private func now(_ list: String, _ key: String) -> [Span] {
        guard then[key] != record[key], let stands = choice(record[key], list) else { return [] }
        return [Span(" · " + words("history.now", ["standing": stands]), .dim)]
    }

    // MARK: - By kind

    private var activity: [Line] {
        let hosts = (record[Activity.hosts].value ?? []).compactMap { name($0["host"]) }
        let about = plain([
            choice(record["sort"], "activitySort"), record[Activity.place].value,
            choice(record[Activity.pillar.key], "pillar"),
            hosts.isEmpty ? nil : hosts.joined(separator: words("list.comma")),
        ])
        let agenda = record[Activity.agenda].value ?? []
        return about
            + agenda.enumerated().map { index, item in
                let number = TextFit.pad(String(index + 1), to: agenda.count > 9 ? 2 : 1, align: .right)
                var spans = Span.highlighted(item[AgendaItem.title].value ?? "", sought)
                if let speaker = speaker(of: item) { spans.append(Span(" · " + speaker, .label)) }
                return Line(lead: [Span(number + "  ", .heading)], spans: spans)
            }
    }

    /// `Gong Wei, secretary, Party Committee of Construction Town`, as far as it is known.
    private func speaker(of item: Part) -> String? {
        let post = choice(item["post"], "post")
        let body = name(item["body"])
        guard let speaker = name(item["speaker"]) else { return nil }
        return inPost(speaker, post, body)
    }

    private func inPost(_ person: String, _ post: String?, _ body: String?) -> String {
        switch (post, body) {
        case (let post?, let body?):
            words("history.inPost", ["person": person, "post": post, "body": body])
        case (let post?, nil): words("history.inSomePost", ["person": person, "post": post])
        case (nil, let body?): words("history.inSomePost", ["person": person, "post": body])
        case (nil, nil): person
        }
    }

    private func parties(_ answer: Answer<[Part]>) -> [Line] {
        let lines = answer.value ?? []
        let sides = Side.allCases.map { side in
            lines.filter { $0[Party.side].value == side }.compactMap { name($0["party"]) }
                .joined(separator: words("list.comma"))
        }
        guard sides.contains(where: { !$0.isEmpty }) else { return [] }
        let text =
            sides.contains(where: \.isEmpty)
            ? sides.joined() : words("history.between", ["a": sides[0], "b": sides[1]])
        return [Line(spans: Span.highlighted(text, sought))]
    }

    /// What a step gave as its reason, and the agreements that renew each other, in one line.
    private var agreementLife: [Line] {
        let steps = AgreementLife.steps(of: record).filter {
            $0.on == entry.key.day && entry.occasions.contains("steps." + $0.sort.rawValue)
        }
        let chain = entry.chain.isEmpty ? nil : words.chain(entry.chain)
        return steps.flatMap { plain([$0.reason], role: .normal) } + plain([chain], role: .label)
    }

    private var agreementStanding: [Line] {
        let now = AgreementStanding(record, renewal: entry.renewal, today: context.today)
        let current = words.standing(now)
        // At its end an agreement stands as the end left it; what is still to come has not stood anyhow yet.
        guard entry.occasions != [Agreement.endsOn.key], entry.key.day.first <= context.today else {
            return [Line(spans: [Span(current, now.wantsAttention ? .warning : .good)])]
        }
        let then = words.standing(standingThen)
        guard then != current else {
            return [Line(spans: [Span(current, now.wantsAttention ? .warning : .good)])]
        }
        return [
            Line(spans: [
                Span(then, .label), Span(" · " + words("history.now", ["standing": current]), .dim),
            ])
        ]
    }

    /// How the agreement stood on the day of the entry. How many days were left then is no news today.
    private var standingThen: AgreementStanding {
        let standing = AgreementStanding(
            then, renewal: entry.renewal, today: entry.key.day.last)
        guard case .inForce(let end, _) = standing else { return standing }
        return .inForce(until: end, daysLeft: .max)
    }

    private var twinningStage: [Line] {
        standing("twinningStage", Twinning.stage.key, after: [choice(record["label"], "twinningLabel")])
            + plain([entry.occasions.contains("endedOn") ? record[Twinning.endReason].value : nil])
    }

    private var commitment: [Line] {
        var found: [Line] = []
        if let giver = name(record["giver"]), let receiver = name(record["receiver"]) {
            let text = words("history.gives", ["giver": giver, "receiver": receiver])
            found.append(Line(spans: Span.highlighted(text, sought)))
        }
        let state = record[Commitment.state].value
        let stood = then[Commitment.state].value
        var spans = [
            Span(choice(then["state"], "commitmentState") ?? "", stood == .kept ? .good : .label)
        ]
        spans += now("commitmentState", Commitment.state.key)
        if let pillar = choice(record["pillar"], "pillar") { spans.append(Span(" · " + pillar, .dim)) }
        if let due = record[Commitment.due].value, !entry.occasions.contains("due") {
            let isLate = state == .open && due.last < context.today
            let said = words(isLate ? "history.overdue" : "history.due", ["day": due.written])
            spans.append(Span(" · " + said, isLate ? .warning : .dim))
        }
        found.append(Line(spans: spans))
        if entry.occasions.contains(Commitment.settledOn.key) {
            found += plain(
                [name(record[Commitment.judgedBy.key]), record[Commitment.reason].value], role: .normal)
        }
        for line in dated(record[Commitment.occurrences], "occurrences", [Occurrence.doneOn.key]) {
            let due = line[Occurrence.due].value.map { words("history.due", ["day": $0.written]) }
            found += plain(
                [due, name(line[Occurrence.activity.key]), line[Occurrence.note].value], role: .normal)
        }
        return found
    }

    private var project: [Line] {
        var found = standing(
            "projectState", Project.state.key,
            after: [choice(record["sort"], "projectSort"), choice(record["pillar"], "pillar")])
        for line in dated(record[Project.milestones], "milestones", [Milestone.reachedOn.key]) {
            found += plain([line[Milestone.title].value, line[Milestone.evidence].value], role: .normal)
        }
        for line in dated(record[Project.milestones], "milestones", [Milestone.acceptedOn.key]) {
            let by = name(line[Milestone.acceptedBy.key]).map { words("history.acceptedBy", ["name": $0]) }
            found += plain([line[Milestone.title].value, by], role: .normal)
        }
        found += money(Fund.receivedOn, Fund.received, "history.received")
        found += money(Fund.paidOn, Fund.paid, "history.paid")
        for line in dated(record[Project.goods], "goods", [Goods.givenOn.key]) {
            let amount = line[Goods.amount].value?.plain
            let pieces = [line[Goods.what].value, amount, line[Goods.unit].value].compactMap { $0 }
            let worth = line[Goods.worth].value.map { words.text(.money($0), .money) }
            let giver = name(line[Goods.giver.key]).map { words("history.givenBy", ["name": $0]) }
            found += plain([pieces.joined(separator: " "), worth, giver], role: .normal)
        }
        return found
    }

    /// `50,000 yuan received from the county (fiscal)`.
    private func money(_ day: Field<CalendarDay>, _ amount: Field<Money>, _ sentence: String) -> [Line] {
        dated(record[Project.funds], "funds", [day.key]).flatMap { line in
            let source = choice(line[Fund.source.key], Fund.sources.name)
            let from = [line[Fund.from].value, source].compactMap { $0 }.joined(separator: " · ")
            let sum = line[amount].value.map { words.text(.money($0), .money) } ?? words("answer.notKnown")
            return plain([words(sentence, ["money": sum, "from": from])], role: .normal)
        }
    }

    private var need: [Line] {
        var found = standing("needState", Need.state.key, after: [name(record[Need.by.key])])
        if entry.occasions.contains(Need.takenUpOn.key), let by = name(record[Need.takenUpBy.key]) {
            found += plain([words("history.takenUpBy", ["name": by])], role: .normal)
        }
        let decided = (record[Need.matches].value ?? []).filter { line in
            line[NeedMatch.on].value == entry.key.day
                && entry.occasions.contains(
                    Need.matches.key + "." + (line[NeedMatch.verdict].value?.rawValue ?? NeedMatch.on.key))
        }
        for line in decided {
            let amount = line[NeedMatch.amount].value.map {
                [$0.plain, record[Need.unit].value].compactMap { $0 }.joined(separator: " ")
            }
            found += plain(
                [name(line[NeedMatch.offer.key]), amount, line[NeedMatch.reason].value], role: .normal)
        }
        return found
    }

    private var report: [Line] {
        let span = [record[Report.from].value, record[Report.to].value].compactMap { $0?.written }
        let period =
            span.count == 2 ? words("history.fromTo", ["from": span[0], "to": span[1]]) : span.first
        let to = name(record[Report.submittedTo.key]).map { words("history.submittedTo", ["name": $0]) }
        return standing("reportState", Report.state.key, after: [name(record[Report.about.key]), period])
            + plain(
                [
                    entry.occasions.contains(Report.submittedOn.key) ? to : nil,
                    entry.occasions.contains(Report.returnedOn.key) ? record[Report.returnReason].value : nil,
                ], role: .normal)
    }

    private var posts: [Line] {
        dated(
            record[Person.posts], "posts", [Post.from.key, Post.to.key, Post.attestedOn.key]
        ).flatMap { line in
            plain([choice(line["post"], "post"), name(line["body"])], role: .normal)
        }
    }

    private var demonstrations: [Line] {
        dated(record[Village.demonstrations], "demonstrations", [Demonstration.year.key]).flatMap { line in
            plain(
                [
                    choice(line["level"], "demonstrationLevel"), choice(line["state"], "demonstrationState"),
                ], role: .normal)
        }
    }

    // MARK: - Pieces

    /// The lines of a list with one of whose days this entry is made, be it told by the field's name or by what came of
    /// it.
    private func dated(_ answer: Answer<[Part]>, _ list: String, _ days: [String]) -> [Part] {
        guard entry.occasions.contains(where: { $0.hasPrefix(list + ".") }) else { return [] }
        return (answer.value ?? []).filter { line in
            days.contains { line[$0] == .value(.day(entry.key.day)) }
        }
    }

    private func plain(_ pieces: [String?], role: Role = .dim) -> [Line] {
        let text = pieces.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
        return text.isEmpty ? [] : [Line(spans: Span.highlighted(text, sought, Style(role)))]
    }

    private func name(_ answer: Answer<Value>) -> String? {
        guard case .value(.link(let record)) = answer else { return nil }
        return entry.namesThen[record] ?? names[record] ?? record.number
    }

    private func choice(_ answer: Answer<Value>, _ list: String) -> String? {
        guard case .value(.choice(let key)) = answer else { return nil }
        return words.choice(list, key)
    }
}
