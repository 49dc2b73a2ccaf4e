/// A chain from speech to outcome in words, line by line; a step further along stands further in.
package struct ChainText: Sendable {
    package let chain: Chain
    package let words: Words
    package let today: CalendarDay

    package init(_ chain: Chain, _ words: Words, today: CalendarDay) {
        self.chain = chain
        self.words = words
        self.today = today
    }

    package struct Line: Hashable, Sendable {
        package enum Step: String, Hashable, Sendable {
            case speech, said, promise, verdict, project, outcome
        }
        package var step: Step
        package var text: String
        /// Where it leads.
        package var target: RecordID?
        /// It says that there is nothing yet.
        package var isAbsent = false
        package var verdict: Commitment.State?

        /// How far along the chain it stands, from 0.
        package var depth: Int {
            switch step {
            case .speech: 0
            case .said, .promise: 1
            case .verdict, .project: 2
            case .outcome: 3
            }
        }
    }

    package var title: String { words("chain.title", ["record": words.named(chain.about, chain.names)]) }

    /// `3 promises: 1 kept, 1 partly kept, 1 open`, of the last of each line.
    package var summary: String {
        guard !chain.lines.isEmpty else { return words("chain.none." + chain.about.kind.rawValue) }
        let last = chain.lines.compactMap { $0.last?.commitment[Commitment.state].value ?? .open }
        let counts = Commitment.State.allCases.compactMap { state -> String? in
            let n = last.count { $0 == state }
            return n == 0
                ? nil
                : words(
                    "chain.count", ["n": String(n), "state": words.choice("commitmentState", state.rawValue)])
        }
        return words(
            "chain.summary",
            ["n": String(last.count), "counts": counts.joined(separator: words("list.comma"))])
    }

    /// The lines of each promise, with those that it was carried over to.
    package var blocks: [[Line]] {
        var lastSpeech: (RecordID, Int?)?
        return chain.lines.map { line in
            var lines: [Line] = []
            for (index, promise) in line.enumerated() {
                if let speech = promise.speech {
                    let here = (speech.activity.id, speech.item)
                    // What was said in the same breath is not told twice.
                    if index > 0 || lastSpeech.map({ $0 == here }) != true { lines += told(speech) }
                    lastSpeech = here
                } else if index == 0 {
                    lines.append(Line(step: .speech, text: words("chain.noSpeech"), isAbsent: true))
                    lastSpeech = nil
                }
                lines += told(promise, isCarried: index > 0)
            }
            return lines
        }
    }

    private func told(_ speech: Chain.Speech) -> [Line] {
        let activity = speech.activity
        var arguments = [
            "activity": activity.id.number + " " + activity.name,
            "day": activity[Activity.heldOn].value?.written ?? words("answer.notKnown"),
        ]
        guard let line = speech.line, let item = speech.item else {
            return [Line(step: .speech, text: words("chain.activity", arguments), target: activity.id)]
        }
        arguments["item"] = String(item)
        arguments["title"] = line[AgendaItem.title].value ?? ""
        var lines = [Line(step: .speech, text: words("chain.speech", arguments), target: activity.id)]
        if let speaker = line[AgendaItem.speaker].value?.record {
            var who = words.named(speaker, chain.names)
            if let post = line[AgendaItem.post].value { who += words("list.comma") + words.post(post) }
            lines.append(Line(step: .said, text: words("chain.speaker", ["who": who]), target: speaker))
        }
        return lines
    }

    private func told(_ promise: Chain.Promise, isCarried: Bool) -> [Line] {
        let commitment = promise.commitment
        let state = commitment[Commitment.state].value ?? .open
        var lines = [
            Line(
                step: .promise,
                text: words(
                    isCarried ? "chain.carried" : "chain.promise",
                    [
                        "promise": commitment.id.number + " " + commitment.name,
                        "giver": commitment[Commitment.giver].value.map { words.named($0, chain.names) }
                            ?? "",
                        "receiver": commitment[Commitment.receiver].value.map {
                            words.named($0, chain.names)
                        } ?? "",
                    ]), target: commitment.id)
        ]
        lines.append(Line(step: .verdict, text: verdict(of: commitment, state), verdict: state))
        let items = Rhythm.items(of: commitment, agreement: promise.agreement, until: today)
        if !items.isEmpty {
            lines.append(Line(step: .verdict, text: words.summary(items, today: today)))
        }
        if let project = promise.project {
            let stage = project[Project.state].value.map { words.choice("projectState", $0.rawValue) } ?? ""
            lines.append(
                Line(
                    step: .project,
                    text: words(
                        "chain.project", ["project": project.id.number + " " + project.name, "state": stage]),
                    target: project.id))
            lines += outcome(project[Project.outcome].value, of: project.id)
        } else {
            lines.append(Line(step: .project, text: words("chain.noProject"), isAbsent: true))
        }
        if let evidence = commitment[Commitment.evidence].value {
            lines.append(
                Line(
                    step: .outcome, text: words("chain.evidence", ["text": ChainText.flat(evidence)]),
                    target: commitment.id))
        }
        return lines
    }

    private func outcome(_ text: String?, of project: RecordID) -> [Line] {
        guard let text else {
            return [
                Line(step: .outcome, text: words("chain.noOutcome"), target: project, isAbsent: true)
            ]
        }
        return [
            Line(
                step: .outcome, text: words("chain.outcome", ["text": ChainText.flat(text)]), target: project)
        ]
    }

    /// `Kept on 2024-06-16, found by P3: all done`; of an open promise its day, and since when it is late.
    private func verdict(of commitment: Record, _ state: Commitment.State) -> String {
        var pieces = [words.choice("commitmentState", state.rawValue)]
        if state == .open {
            if let due = commitment[Commitment.due].value {
                let days = today.ordinal - due.last.ordinal
                pieces.append(
                    words(
                        days > 0 ? "chain.late" : "chain.due", ["day": due.written, "n": String(days)]))
            }
        } else {
            if let day = commitment[Commitment.settledOn].value {
                pieces.append(words("chain.on", ["day": day.written]))
            }
            if let by = commitment[Commitment.judgedBy].value?.record {
                pieces.append(words("chain.by", ["who": words.named(by, chain.names)]))
            }
            if let reason = commitment[Commitment.reason].value { pieces.append(reason) }
        }
        return words("chain.verdict", ["verdict": pieces.joined(separator: " · ")])
    }

    /// On one line: where a text of several lines is quoted.
    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
            .joined(separator: " / ")
    }
}
