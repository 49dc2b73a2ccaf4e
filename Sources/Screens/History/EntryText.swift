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
        ] + Span.highlighted(record.name, sought, Style(bold: true))
    }

    /// A line beneath the headline: its mark, if it is one of a list, and its words.
    struct Line {
        var lead: [Span] = []
        var spans: [Span]
    }

    var lines: [Line] {
        switch record.kind {
        case .activity: activity
        case .agreement: parties(record[Agreement.parties]) + agreementStanding + agreementLife
        case .twinning: parties(record[Twinning.parties]) + twinningStage
        case .commitment: commitment
        case .project: project
        case .person: posts
        case .village: demonstrations
        case .branch: plain([choice(record[Branch.sort.key], "branchSort"), name(record["superior"])])
        case .need: plain([name(record["by"]), choice(record["state"], "needState")])
        case .offer: plain([name(record["by"]), choice(record["state"], "offerState")])
        case .amendment: plain([name(record["agreement"]), record[Amendment.reason].value])
        case .report: plain([name(record["about"]), choice(record["state"], "reportState")])
        case .unit, .region, .source: []
        }
    }

    // MARK: - By kind

    private var activity: [Line] {
        let hosts = (record[Activity.hosts].value ?? []).compactMap { name($0["host"]) }
        let about = plain([
            choice(record["sort"], "activitySort"), record[Activity.place].value,
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
            entry.then ?? record, renewal: entry.renewal, today: entry.key.day.last)
        guard case .inForce(let end, _) = standing else { return standing }
        return .inForce(until: end, daysLeft: .max)
    }

    private var twinningStage: [Line] {
        plain([
            choice(record["label"], "twinningLabel"), choice(record["stage"], "twinningStage"),
            entry.occasions.contains("endedOn") ? record[Twinning.endReason].value : nil,
        ])
    }

    private var commitment: [Line] {
        var found: [Line] = []
        if let giver = name(record["giver"]), let receiver = name(record["receiver"]) {
            let text = words("history.gives", ["giver": giver, "receiver": receiver])
            found.append(Line(spans: Span.highlighted(text, sought)))
        }
        let state = record[Commitment.state].value
        var spans = [Span(choice(record["state"], "commitmentState") ?? "", state == .kept ? .good : .label)]
        if let pillar = choice(record["pillar"], "pillar") { spans.append(Span(" · " + pillar, .dim)) }
        if let due = record[Commitment.due].value, !entry.occasions.contains("due") {
            let isLate = state == .open && due.last < context.today
            let said = words(isLate ? "history.overdue" : "history.due", ["day": due.written])
            spans.append(Span(" · " + said, isLate ? .warning : .dim))
        }
        found.append(Line(spans: spans))
        return found
    }

    private var project: [Line] {
        var found = plain([
            choice(record["sort"], "projectSort"), choice(record["pillar"], "pillar"),
            choice(record["state"], "projectState"),
        ])
        for line in dated(record[Project.milestones], "milestones") {
            found.append(Line(spans: [Span(line[Milestone.title].value ?? "", .normal)]))
        }
        for line in dated(record[Project.goods], "goods") {
            let amount = line[Goods.amount].value?.plain
            let pieces = [line[Goods.what].value, amount, line[Goods.unit].value].compactMap { $0 }
            found.append(Line(spans: [Span(pieces.joined(separator: " "), .normal)]))
        }
        return found
    }

    private var posts: [Line] {
        dated(record[Person.posts], "posts").flatMap { line in
            plain([choice(line["post"], "post"), name(line["body"])], role: .normal)
        }
    }

    private var demonstrations: [Line] {
        dated(record[Village.demonstrations], "demonstrations").flatMap { line in
            plain(
                [
                    choice(line["level"], "demonstrationLevel"), choice(line["state"], "demonstrationState"),
                ], role: .normal)
        }
    }

    // MARK: - Pieces

    /// The lines of a list whose date makes this entry.
    private func dated(_ answer: Answer<[Part]>, _ list: String) -> [Part] {
        let keys = entry.occasions.filter { $0.hasPrefix(list + ".") }.map { $0.dropFirst(list.count + 1) }
        return (answer.value ?? []).filter { line in
            keys.contains { line[String($0)] == .value(.day(entry.key.day)) }
        }
    }

    private func plain(_ pieces: [String?], role: Role = .dim) -> [Line] {
        let text = pieces.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
        return text.isEmpty ? [] : [Line(spans: Span.highlighted(text, sought, Style(role)))]
    }

    private func name(_ answer: Answer<Value>) -> String? {
        guard case .value(.link(let record)) = answer else { return nil }
        return names[record] ?? record.number
    }

    private func choice(_ answer: Answer<Value>, _ list: String) -> String? {
        guard case .value(.choice(let key)) = answer else { return nil }
        return words.choice(list, key)
    }
}
