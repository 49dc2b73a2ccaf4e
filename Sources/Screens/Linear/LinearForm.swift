import Cells
import Domain

/// A form, field by field. The form itself is that of the screens: its fields, proposals, problems and drafts; here it
/// is asked and answered in lines.
struct LinearForm: LinearPlace {
    var form: FormScreen
    var mode = Mode.asking
    /// What was said of where one is, so that it is not said again with every field.
    var saidSection: Int?
    var saidLine: Int?
    /// The question was put; a place that was only left for a moment does not put it anew.
    private var isBegun = false
    private var isDraftSaid = false

    enum Mode: Hashable, Sendable {
        /// The field in focus.
        case asking
        /// Lines of a longer text, until one with a full stop alone.
        case prose([String])
        /// Behind the last field: what is to be done now.
        case end
        /// Problems or sections, to go to one by its number.
        case problems, sections
    }

    /// The record that a number stands for is asked for under this tag; the form's own are below.
    static let nameTag = 100

    init(_ form: FormScreen) {
        self.form = form
    }

    var takesText: Bool {
        switch mode {
        case .asking, .prose: true
        case .end, .problems, .sections: false
        }
    }

    func title(_ context: Context) -> String { form.title(context) }

    func offers(_ context: Context) -> [Offer] {
        if case .prose = mode { return [] }
        return LinearCommands.typed(form.offers(context), context.words)
            + [Offer("problems"), Offer("sections"), Offer("bringBack"), Offer("back")]
    }

    /// What is offered by number behind the last field: what is about the whole form, and can be done.
    func endChoices(_ context: Context) -> [Offer] {
        let aboutAField: Set<Command.ID> = ["notApplicable", "addLine", "done", "bringBack", "firstError"]
        return offers(context).filter { !aboutAField.contains($0.id) && $0.obstacle == nil }
    }

    func help(_ context: Context) -> [String] {
        takesText ? [context.words("linear.form.help"), context.words("linear.slash")] : []
    }

    // MARK: - Events

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        form.state.turn(to: context.today)
        switch event {
        case .line(let line): return read(line, context)
        case .command(let id, _): return run(id, context)
        case .appeared: return begin(context) + form.update(.appeared, context).steps
        case .again, .returned:
            (saidSection, saidLine) = (nil, nil)
            return []
        case .reply(LinearForm.nameTag, .names(let names)): return take(names, context)
        case .given(.picked(let record, let name)): return pick(record, name, context)
        case .ended: return end(context)
        case .refused(FormScreen.Tags.save, let refusal):
            mode = .asking
            return form.update(.refused(FormScreen.Tags.save, refusal), context).steps
        case .outcome(FormScreen.Tags.keep, let outcome):
            let steps = form.update(.outcome(FormScreen.Tags.keep, outcome), context).steps
            guard !isDraftSaid else { return steps }
            isDraftSaid = true
            return [.say(context.words("linear.form.draft"))] + steps
        default: return event.forScreen.map { form.update($0, context).steps } ?? []
        }
    }

    private mutating func begin(_ context: Context) -> [LinearStep] {
        isBegun = true
        isDraftSaid = form.keeper.id != nil
        let words = context.words
        let count = form.state.plan.fields.count
        var lines = [
            words(
                "linear.form.begin",
                [
                    "title": title(context), "fields": String(count),
                    "sections": String(form.state.plan.sections.count),
                ])
        ]
        if form.initial == nil { lines.append(words("linear.form.resumed")) }
        if form.state.fields.fields.contains(where: \.isLocked) {
            lines.append(words.sentence(Refusal.frozen(form.state.base.id)))
            if form.isLocked { advance(context) }
        }
        return LinearStep.say(lines)
    }

    /// What was typed of a text that was not ended is kept too.
    private mutating func end(_ context: Context) -> [LinearStep] {
        if case .prose(let lines) = mode {
            mode = .asking
            _ = put(prose: lines, context)
        }
        return form.unsaved(context) == nil || context.isReadOnly ? [] : form.keep(context).steps
    }

    private mutating func read(_ line: String, _ context: Context) -> [LinearStep] {
        switch mode {
        case .asking: return answer(line, context)
        case .prose(let lines): return write(line, after: lines, context)
        case .end: return choose(line, context)
        case .sections:
            let sections = form.state.plan.sections
            guard let index = LinearText.number(line, upTo: sections.count) else {
                return wrongNumber(line, sections.count, context)
            }
            go(toSection: index, context)
        case .problems:
            let problems = form.state.problems
            guard let index = LinearText.number(line, upTo: problems.count) else {
                return wrongNumber(line, problems.count, context)
            }
            mode = .asking
            form.state.go(to: problems[index], context.today)
        }
        return []
    }

    /// An empty line goes back to the fields.
    private mutating func wrongNumber(_ line: String, _ count: Int, _ context: Context) -> [LinearStep] {
        guard !line.trimmed.isEmpty else {
            mode = .asking
            return []
        }
        return [.say(context.words("linear.numberUpTo", ["n": String(count)]))]
    }

    private mutating func choose(_ line: String, _ context: Context) -> [LinearStep] {
        let offers = endChoices(context)
        guard let index = LinearText.number(line, upTo: offers.count) else {
            return [.say(context.words("linear.numberUpTo", ["n": String(offers.count)]))]
        }
        return run(offers[index].id, context)
    }

    // MARK: - Commands

    private mutating func run(_ id: Command.ID, _ context: Context) -> [LinearStep] {
        let words = context.words
        switch id {
        case "problems":
            let problems = form.state.problems
            guard !problems.isEmpty else { return [.say(words("form.noProblems"))] }
            mode = .problems
            return LinearStep.say(
                problems.enumerated().map { "\($0.offset + 1). " + sentence($0.element.problem, words) })
        case "sections":
            mode = .sections
            return LinearStep.say(sectionLines(words))
        case "back":
            (saidSection, saidLine) = (nil, nil)
            if !takesText { mode = .asking }
            form.state.closeLine(context.today)
            return form.leave(context).steps
        case "bringBack":
            // In a form it is the form's lines that come back, not what the registry holds.
            guard form.state.focusedList != nil,
                form.state.editList(context.today, { $0.bringBack() }) == true
            else { return [.say(words("linear.form.undo"))] }
            return [.say(words("form.lineBack"))] + changed(context)
        default:
            mode = .asking
            (saidSection, saidLine) = (nil, nil)
            let before = form.state.fields.focus
            var steps = form.update(.command(id), context).steps
            if form.saving == nil, ["save", "review"].contains(id), let first = form.state.problems.first {
                steps = [.say(words("linear.form.unsaved", ["n": String(form.state.problems.count)]))]
                steps.append(.say(sentence(first.problem, words)))
            }
            if id == "done", form.state.fields.focus == before { saidLine = nil }
            return steps + keep(context)
        }
    }

    private func sectionLines(_ words: Words) -> [String] {
        form.state.plan.sections.enumerated().map { index, section in
            let range = form.state.plan.range(ofSection: index)
            let wrong = form.state.problems.count { range.contains($0.field) }
            let answered = range.count { form.state.fields.fields[$0].answer != .notKnown }
            return words(
                wrong > 0 ? "linear.section.wrong" : "linear.section",
                [
                    "n": String(index + 1),
                    "name": words.section(form.state.plan.kind.rawValue, section.name),
                    "answered": String(answered), "fields": String(range.count), "wrong": String(wrong),
                ])
        }
    }

    private mutating func go(toSection index: Int, _ context: Context) {
        mode = .asking
        form.state.closeLine(context.today)
        form.state.focus(form.state.plan.range(ofSection: index).lowerBound, context.today)
        (saidSection, saidLine) = (nil, nil)
    }

    // MARK: - After an answer

    /// What follows from a change, and its draft at once: nobody knows whether another line comes.
    mutating func changed(_ context: Context) -> [LinearStep] {
        form.changed(context).steps + keep(context)
    }

    private mutating func keep(_ context: Context) -> [LinearStep] {
        form.keeper.isUnkept ? form.update(.timer(FormScreen.Tags.timer), context).steps : []
    }

    /// To the next field that can be answered; behind the last one of a line its list, behind the last of all the end.
    mutating func advance(_ context: Context) {
        let today = context.today
        if form.state.isLineOpen {
            let line = form.state.active
            guard line.focus < line.fields.count - 1 else {
                form.closeLine(context)
                saidLine = nil
                return
            }
            form.state.focus(line.focus + 1, today)
            return
        }
        let fields = form.state.fields.fields
        guard let next = fields.indices.first(where: { $0 > form.state.fields.focus && !fields[$0].isLocked })
        else {
            form.state.leave(today)
            form.state.check(today)
            mode = .end
            return
        }
        form.state.focus(next, today)
    }

    mutating func goBack(_ context: Context) -> [LinearStep] {
        let today = context.today
        if form.state.isLineOpen {
            guard form.state.active.focus > 0 else {
                form.closeLine(context)
                saidLine = nil
                return []
            }
            form.state.focus(form.state.active.focus - 1, today)
            return []
        }
        let fields = form.state.fields.fields
        guard let last = fields.indices.last(where: { $0 < form.state.fields.focus && !fields[$0].isLocked })
        else { return [.say(context.words("linear.form.first"))] }
        form.state.focus(last, today)
        return []
    }
}
