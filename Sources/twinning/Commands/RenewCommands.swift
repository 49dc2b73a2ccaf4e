import ArgumentParser
import Domain
import FileStore

/// `twinning review NUMBER --on DATE --by PERSON --decision renew|amend|end|undecided --goal C1=kept[:WHY]...`
struct ReviewCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("review") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Option(name: .customLong("on"), help: argumentHelp("reviewOn", "date"))
    var on: String?

    @Option(name: .customLong("by"), help: argumentHelp("reviewBy", "number"))
    var by: String?

    @Option(name: .customLong("decision"), help: argumentHelp("decision", "decision"))
    var decision: String?

    @Option(name: .customLong("note"), help: argumentHelp("reviewNote", "text"))
    var note: String?

    @Option(name: .customLong("goal"), help: argumentHelp("goal", "goal=verdict[:why]"))
    var goals: [String] = []

    func run() throws {
        let call = try Call(common)
        let id = try call.agreement(number)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        var lines: [Part] = []
        for goal in goals { lines.append(try line(goal, page, call)) }
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") } ?? call.today
        var request = ReviewRequest(page.record.id, on: day, goals: lines)
        request.by = try by.map { number throws(Failure) in try call.record(number) }
        request.note = note ?? ""
        if let decision {
            guard let known = Agreement.Decision(rawValue: decision) else {
                throw Failure.refusal(
                    .invalid([
                        Problem(
                            FieldPath(.agreement, Agreement.reviewDecision.key),
                            .unknownChoice(
                                ChoiceList(
                                    "reviewDecision", Agreement.Decision.allCases.map(\.rawValue))),
                            given: decision)
                    ]))
            }
            request.decision = known
        }
        switch try registry.outcome(of: .review(request)) {
        case .done: try call.tell("cli.did.review", page.record.id, changed: true)
        case .unchanged: try call.tell("cli.unchanged", page.record.id, changed: false)
        default: break
        }
    }

    /// `C2=partly:why`, or a goal in words before the sign.
    private func line(_ text: String, _ page: Page, _ call: Call) throws(Failure) -> Part {
        guard let sign = text.lastIndex(where: { $0 == "=" || $0 == "＝" }) else {
            throw Failure.usage("notAnAssignment", ["argument": Words.clipped(text)])
        }
        let goal = text[..<sign].trimmed
        let rest = text[text.index(after: sign)...]
        let colon = rest.firstIndex { $0 == ":" || $0 == "：" }
        let word = rest[..<(colon ?? rest.endIndex)].trimmed
        let verdict = ReviewedGoal.Verdict(rawValue: word == "not" ? "notKept" : word)
        guard let verdict else {
            let list = ChoiceList("reviewVerdict", ReviewedGoal.Verdict.allCases.map(\.rawValue))
            let place = FieldPath.Line(0, ReviewedGoal.verdict.key)
            throw Failure.refusal(
                .invalid([
                    Problem(
                        FieldPath(.agreement, Agreement.reviewGoals.key, place), .unknownChoice(list),
                        given: word)
                ]))
        }
        var line = Part()
        line[ReviewedGoal.verdict] = .value(verdict)
        if let colon { line[ReviewedGoal.reason] = .value(rest[rest.index(after: colon)...].trimmed) }
        if let id = RecordID(number: goal.foldedToASCII), id.kind == .commitment {
            line[ReviewedGoal.commitment.key] = .value(.link(id))
            let named = page.life?.commitments.first { $0.id == id }?.name
            line[ReviewedGoal.goal] = .value(named ?? id.number)
        } else {
            line[ReviewedGoal.goal] = .value(goal)
        }
        return line
    }
}

/// `twinning renew NUMBER [--until DATE] [--carry C2,C3] [FIELD=VALUE...]`
struct RenewCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("renew") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("assignments", "field=value"))
    var assignments: [String] = []

    @Option(name: .customLong("until"), help: argumentHelp("until", "date"))
    var until: String?

    @Option(name: .customLong("carry"), help: argumentHelp("carry", "numbers"))
    var carry: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.agreement(number)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let old = page.record
        let company = page.life ?? AgreementCompany()
        do throws(Refusal) {
            try Renewing.checkBeginning(old, company, renewal: page.renewal, today: call.today)
        } catch {
            throw Failure.refusal(error)
        }
        let end = try until.map { text throws(Failure) in try call.end(text) }
        var draft = Renewing.draft(of: old, id: RecordID(.agreement, -1), until: end)
        try Assignments(assignments).apply(to: &draft, today: call.today)
        let carried = try carried(company, old.id, call)
        let promises = carried.enumerated().map { index, commitment in
            Renewing.carried(commitment, id: RecordID(.commitment, Int64(-2 - index)), into: draft)
        }
        guard case .done(_, let ids) = try registry.outcome(of: .save([draft] + promises, draft: nil)),
            let made = ids.first
        else { return }
        let pairs = zip(carried, ids.dropFirst()).map { old, new in
            JSONValue.object([.init("from", .string(old.id.number)), .init("number", .string(new.number))])
        }
        try call.answer(
            text: carried.isEmpty ? "cli.did.renew" : "cli.did.renewCarrying",
            [
                "number": old.id.number, "new": made.number,
                "carried": carried.map(\.id.number).joined(separator: call.words("list.comma")),
            ],
            json: [
                .init("number", .string(made.number)), .init("renews", .string(old.id.number)),
                .init("carried", .array(pairs)), .init("changed", .bool(true)),
            ])
    }

    private func carried(
        _ company: AgreementCompany, _ id: RecordID, _ call: Call
    ) throws(Failure) -> [Record] {
        guard let carry else { return [] }
        if carry.lowercased() == "proposed" { return company.commitments.filter(Renewing.isProposed) }
        var found: [Record] = []
        for number in carry.split(whereSeparator: { ",，、 ".contains($0) }) {
            let wanted = try call.record(String(number))
            guard let record = company.commitments.first(where: { $0.id == wanted }) else {
                throw Failure.refusal(.notItsCommitment(id, wanted))
            }
            if !found.contains(record) { found.append(record) }
        }
        return found
    }
}

extension Call {
    /// The end of a term as typed: a date, `?` for not recorded, `n/a` for until further notice.
    fileprivate func end(_ typed: String) throws(Failure) -> Answer<CalendarDay> {
        let field = Agreement.endsOn
        do throws(Problem) {
            let answer = try ValueText.answer(
                typed, field.description, at: FieldPath(.agreement, field.key), today: today)
            return field.typed(answer)
        } catch {
            throw Failure.refusal(.invalid([error]))
        }
    }
}
