import Cells
import Domain

// What a code says, while and after it is typed: whose it is, of which division, and what is odd about it.

/// What is known of the code in the form, and of the places that were chosen.
struct FormCodes: Hashable, Sendable {
    /// What was asked last; the same is not asked twice.
    var asked: CodeQuery?
    var facts: CodeFacts?
    /// For which answers doubts were asked last.
    var doubted: [String: Answer<Value>] = [:]
    var doubts: [Doubt] = []
}

extension FormScreen {
    /// Asks, when there is something new to ask.
    mutating func askCodes() -> [Effect] {
        guard saving == nil, leaving == nil else { return [] }
        var effects: [Effect] = []
        let record = state.record
        let query = CodeQuery(about: record, isStored: !isNew)
        if query != codes.asked {
            codes.asked = query
            codes.facts = nil
            if let query { effects.append(.ask(.code(query), Tags.code)) }
        }
        let answers = FormScreen.placed(record)
        if answers != codes.doubted {
            codes.doubted = answers
            codes.doubts = []
            if !answers.isEmpty { effects.append(.ask(.doubts(record), Tags.doubts)) }
        }
        return effects
    }

    /// The answers that something can be odd about: the code, and the places that are chosen.
    private static func placed(_ record: Record) -> [String: Answer<Value>] {
        record.answers.filter { key, answer in
            if record.kind.description.field(key)?.code != nil { return true }
            switch answer {
            case .value(.link(let id)): return id.kind == .region || id.kind == .village
            case .value(.parts(let lines)):
                return lines.contains { line in
                    line.answers.values.contains { answer in
                        if case .value(.link(let id)) = answer {
                            return id.kind == .region || id.kind == .village
                        }
                        return false
                    }
                }
            default: return false
            }
        }
    }

    /// The answers to it; nil for answers to other questions.
    mutating func take(code reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        switch (tag, reply) {
        case (Tags.code, .code(let facts)):
            guard facts.query == codes.asked else { return [] }
            codes.facts = facts
            if let holder = facts.holder {
                state.say(
                    Problem(
                        FieldPath(facts.query.kind, facts.query.field),
                        .taken(by: holder.id, name: holder.name), given: facts.query.code),
                    context.today)
            }
            if isNew, let home = facts.home {
                state.names[home.id] = home.name
                let key = facts.query.kind == .village ? Village.town.key : Region.parent.key
                state.propose(key, .value(.link(home.id)), today: context.today)
            }
            if isNew, facts.query.kind == .region,
                let level = Region.Level(codeLength: facts.query.code.count)
            {
                state.propose(Region.level.key, .value(level.asValue), today: context.today)
            }
            state.check(context.today)
            return []
        case (Tags.doubts, .doubts(let doubts)):
            // What follows from the form alone is said while it is typed.
            codes.doubts = doubts.filter { doubt in
                if case .odd = doubt.reason { return false }
                return doubt.stands(context.today)
            }
            return []
        default: return nil
        }
    }

    /// The record that has the code already.
    var codeHolder: RecordID? { codes.facts?.holder?.id }

    /// What stands below the fields: what a code says, the first character that cannot be right while it is typed, and
    /// what is odd.
    func codeRemarks(_ context: Context) -> [String: [String]] {
        let words = context.words
        var remarks: [String: [String]] = [:]
        if let facts = codes.facts, facts.holder == nil, let reading = words.reading(facts) {
            remarks[facts.query.field, default: []].append(reading)
        } else if !state.isLineOpen, state.focused.description.code != nil, !state.focused.isLeft,
            let slip = state.problems.first(where: { $0.field == state.fields.focus && $0.line == nil }),
            case .codeCharacter = slip.problem.reason
        {
            remarks[state.focused.description.key, default: []].append(words.sentence(slip.problem))
        }
        for doubt in codes.doubts + oddities(context) {
            remarks[doubt.at.field, default: []].append(words.remark(doubt))
        }
        return remarks
    }

    /// What figures and days in the form do not go together.
    private func oddities(_ context: Context) -> [Doubt] {
        guard Oddities.kinds.contains(state.plan.kind) else { return [] }
        return Oddities.doubts(in: state.record).filter { $0.stands(context.today) }
    }

    /// What was saved although it is odd, in short; nil when nothing is, or all is explained.
    func openOddities(_ context: Context) -> String? {
        let open = oddities(context).filter { $0.explanation == nil }
        guard let first = open.first else { return nil }
        let text = context.words.remark(first)
        return open.count == 1
            ? text : text + " " + context.words("odd.andMore", ["n": String(open.count - 1)])
    }

    /// What stands below the fields of the line that is open.
    func lineRemarks(_ context: Context) -> [String: [String]] {
        guard state.isLineOpen, let row = state.fields.fields[state.fields.focus].lines?.row else {
            return [:]
        }
        let list = state.fields.fields[state.fields.focus].description.key
        var remarks: [String: [String]] = [:]
        for doubt in oddities(context) where doubt.at.field == list {
            let key = doubt.at.line == nil ? doubt.lineField : doubt.at.line?.field
            guard let key, doubt.at.line == nil || doubt.at.line?.index == row else { continue }
            remarks[key, default: []].append(context.words.remark(doubt))
        }
        return remarks
    }
}

extension FormState {
    /// A problem that the registry tells before it is asked to save; gone when the field is changed.
    mutating func say(_ problem: Problem, _ today: CalendarDay) {
        addRefused(problem)
        check(today)
    }
}
