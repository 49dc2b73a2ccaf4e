import Cells
import Domain

// A line as the answer to the field in focus.

extension LinearForm {
    mutating func answer(_ line: String, _ context: Context) -> [LinearStep] {
        let words = context.words
        let typed = LinearCommands.plain(line)
        switch typed {
        case "": return pass(context)
        case "?": return LinearStep.say(explanation(context))
        case "<": return goBack(context)
        default: break
        }
        guard !form.isLocked else { return [.say(words.sentence(Refusal.frozen(form.state.base.id)))] }
        if form.state.focusedList != nil { return answerList(line, context) }
        if LinearCommands.spellings(of: "notApplicable", words).contains(typed) {
            form.state.edit(context.today) { $0.isNotApplicable = true }
            return settled(context)
        }
        if typed == "-" || LinearCommands.spellings(of: "unknown", words).contains(typed) {
            form.state.edit(context.today) { field in
                field.put(field.cleared)
                field.isNotApplicable = false
            }
            return settled(context)
        }
        switch form.state.focused.entry {
        case .line:
            var editor = LineEditor()
            let notices = editor.paste(line.trimmed)
            form.state.edit(context.today) { $0.put(.line(editor)) }
            return words.tell(notices).steps + settled(context)
        case .area(let area):
            // What is added goes behind what is there.
            mode = .prose(typed == "+" ? [area.text] : [line])
            return [.say(words("linear.form.prose"))]
        case .choice: return choose(line, context)
        case .flag: return decide(line, context)
        case .link: return link(line, context)
        case .lines: return []
        }
    }

    /// An empty line keeps what is there; what is wrong with it is said, and one goes on.
    private mutating func pass(_ context: Context) -> [LinearStep] {
        let place = focusPlace
        advance(context)
        let problem = form.state.problems.first { $0.place == place }
        return problem.map { [.say(sentence($0.problem, context.words))] } ?? []
    }

    /// Where the focus stands, as problems name it.
    private var focusPlace: [Int] {
        let row = form.state.isLineOpen ? form.state.fields.fields[form.state.fields.focus].lines?.row : nil
        return [form.state.fields.focus, row ?? -1, row == nil ? -1 : form.state.active.focus]
    }

    /// The answer is in: it is said as it was understood, and the next field comes; or what is wrong with it, and the
    /// same field comes again.
    private mutating func settled(_ context: Context) -> [LinearStep] {
        let words = context.words
        let steps = changed(context)
        let problem = form.state.problems.first { $0.place == focusPlace }
        if let problem, form.state.focused.answer != .notKnown || form.state.focused.misread != nil {
            // What stands there now is the user's own.
            form.state.leave(context.today)
            return steps + [.say(sentence(problem.problem, words)), .say(words("linear.form.wrong"))]
        }
        let said = words(
            "linear.form.set",
            [
                "field": words.label(form.state.active.owner, form.state.focused.description.key),
                "value": shown(form.state.focused, words),
            ])
        advance(context)
        return [.say(said)] + (problem.map { [.say(sentence($0.problem, words))] } ?? []) + steps
    }

    // MARK: - Longer texts

    mutating func write(_ line: String, after lines: [String], _ context: Context) -> [LinearStep] {
        guard LinearCommands.plain(line) == "." else {
            mode = .prose(lines + [line])
            return []
        }
        mode = .asking
        let notices = put(prose: lines, context)
        return notices.steps + settled(context)
    }

    /// Puts the lines into the field in focus.
    mutating func put(prose lines: [String], _ context: Context) -> [Effect] {
        var area = TextArea()
        let notices = area.paste(lines.joined(separator: "\n"))
        form.state.edit(context.today) { $0.put(.area(area)) }
        form.keeper.isUnkept = true
        return context.words.tell(notices)
    }

    // MARK: - Choices

    private mutating func choose(_ line: String, _ context: Context) -> [LinearStep] {
        guard case .choice(let list, let isOpen) = form.state.focused.description.type else { return [] }
        let words = context.words
        let choices = ChoiceListScreen.List.choices(list)
        let text = line.trimmed
        if let index = LinearText.number(text, upTo: list.keys.count) {
            return put(.choice(list.keys[index]), context)
        }
        let found = choices.matching(text, words)
        let same = found.first { choices.label($0, words).lowercased() == text.lowercased() }
        if let index = same ?? (found.count == 1 ? found.first : nil) {
            return put(.choice(list.keys[index]), context)
        }
        if isOpen { return put(.choice(text), context) }
        guard found.isEmpty else {
            let labels = found.map { "\($0 + 1) " + choices.label($0, words) }
            return [
                .say(words("linear.form.several", ["choices": labels.joined(separator: words("list.comma"))]))
            ]
        }
        let label = words.label(form.state.active.owner, form.state.focused.description.key)
        return [
            .say(
                words("linear.form.noChoice", ["field": label, "value": text, "n": String(list.keys.count)]))
        ]
    }

    private mutating func decide(_ line: String, _ context: Context) -> [LinearStep] {
        let words = context.words
        let typed = LinearCommands.plain(line)
        if typed == "1" || LinearCommands.spellings(of: "yes", words).contains(typed) {
            return put(.flag(true), context)
        }
        if typed == "2" || LinearCommands.spellings(of: "no", words).contains(typed) {
            return put(.flag(false), context)
        }
        return [.say(sentence(.notAFlag, given: line.trimmed, words))]
    }

    private mutating func put(_ entry: FieldState.Entry, _ context: Context) -> [LinearStep] {
        form.state.edit(context.today) { $0.put(entry) }
        return settled(context)
    }

    private func sentence(_ reason: Problem.Reason, given: String, _ words: Words) -> String {
        let key = form.state.focused.description.key
        let path: FieldPath
        if form.state.isLineOpen {
            let list = form.state.fields.fields[form.state.fields.focus].description.key
            path =
                form.state.plan.companion(list).map { FieldPath($0.kind, key) }
                ?? FieldPath(
                    form.state.plan.kind, list,
                    FieldPath.Line(form.state.fields.fields[form.state.fields.focus].lines?.row ?? 0, key))
        } else {
            path = FieldPath(form.state.plan.kind, key)
        }
        return sentence(Problem(path, reason, given: given), words)
    }

    func sentence(_ problem: Problem, _ words: Words) -> String {
        words.sentence(problem, notKnown: LinearCommands.spellings(of: "unknown", words).first ?? "")
    }

    // MARK: - Links

    private mutating func link(_ line: String, _ context: Context) -> [LinearStep] {
        guard case .link(let kinds) = form.state.focused.description.type else { return [] }
        let words = context.words
        if let record = RecordID(number: LinearCommands.plain(line)) {
            guard kinds.contains(record.kind) else {
                return [.say(sentence(.wrongKind(kinds), given: record.number, words))]
            }
            return [.effect(.ask(.names([record]), LinearForm.nameTag))]
        }
        let label = words.label(form.state.active.owner, form.state.focused.description.key)
        return [.open(LinearRecords(picking: kinds, for: label, typed: line.trimmed))]
    }

    /// The name of a record that was named by its number: it may not be there.
    mutating func take(_ names: [RecordID: String], _ context: Context) -> [LinearStep] {
        guard let (record, name) = names.first else {
            return [.say(context.words("linear.form.noRecord"))]
        }
        return pick(record, name, context)
    }

    mutating func pick(_ record: RecordID, _ name: String, _ context: Context) -> [LinearStep] {
        form.awaited = .record
        let effects = form.update(.given(.made(record, name: name)), context)
        return effects.steps + settled(context)
    }
}

extension FieldState {
    /// The entry with nothing in it.
    fileprivate var cleared: Entry {
        switch entry {
        case .line: .line(LineEditor())
        case .area: .area(TextArea())
        default: emptied
        }
    }
}
