import Cells
import Domain

// What is said of the field in focus before its answer is typed.

extension LinearForm {
    func prompt(_ context: Context) -> String {
        let words = context.words
        switch mode {
        case .asking:
            let label = words.label(form.state.active.owner, form.state.focused.description.key)
            return label + words("form.colon")
        case .prose: return words("linear.form.prosePrompt")
        case .end: return words("linear.form.endPrompt")
        case .problems, .sections: return words("linear.form.goPrompt")
        }
    }

    mutating func question(_ context: Context) -> [String] {
        let words = context.words
        switch mode {
        case .prose, .problems, .sections: return []
        case .end: return ending(words, context)
        case .asking: break
        }
        var lines: [String] = []
        let section = form.state.section
        if saidSection != section {
            saidSection = section
            lines.append(
                words(
                    "linear.form.section",
                    [
                        "n": String(section + 1), "total": String(form.state.plan.sections.count),
                        "name": words.section(
                            form.state.plan.kind.rawValue, form.state.plan.sections[section].name),
                    ]))
        }
        let row = form.state.isLineOpen ? form.state.fields.fields[form.state.fields.focus].lines?.row : nil
        if saidLine != row {
            saidLine = row
            if let row {
                let list = form.state.fields.fields[form.state.fields.focus].description.key
                lines.append(
                    words(
                        "linear.form.line",
                        ["n": String(row + 1), "list": words.label(form.state.fields.owner, list)]))
            }
        }
        return lines + (form.state.focusedList == nil ? [fieldSentence(words)] : listSentences(words))
    }

    private func ending(_ words: Words, _ context: Context) -> [String] {
        let problems = form.state.problems
        let standing =
            problems.isEmpty
            ? words("form.noProblems") : words("linear.form.wrongCount", ["n": String(problems.count)])
        let titles = endChoices(context).map { LinearCommands.title($0.id, words) }
        return [
            words("linear.form.end") + words("list.sentences") + standing,
            words("linear.choices", ["choices": LinearText.choices(titles, words)]),
        ]
    }

    /// `Name, required. Text, at most 200 characters. Now: not known.`
    private func fieldSentence(_ words: Words) -> String {
        let field = form.state.focused
        let pieces = [head(field, words), format(field.description.type, words), standing(field, words)]
        return pieces.filter { !$0.isEmpty }.joined(separator: words("list.sentences"))
    }

    private func head(_ field: FieldState, _ words: Words) -> String {
        let label = words.label(form.state.active.owner, field.description.key)
        return words(
            form.state.mustBeTyped(field) ? "linear.form.required" : "linear.form.optional", ["field": label])
    }

    private func standing(_ field: FieldState, _ words: Words) -> String {
        if field.answer == .notKnown, form.state.isNamedByItself(field) {
            return words("linear.form.now", ["value": words("form.namedByItself")])
        }
        let value = shown(field, words)
        let isProposed = field.answer != .notKnown && !field.isLeft && form.isProposed(field)
        return words(isProposed ? "linear.form.proposed" : "linear.form.now", ["value": value])
    }

    /// The answer as it was understood; what could not be understood as it was typed.
    func shown(_ field: FieldState, _ words: Words) -> String {
        if field.misread != nil, let text = field.text { return text }
        let echo = field.echo(words)
        let text =
            echo.isEmpty ? words.text(field.answer, field.description.type, names: form.state.names) : echo
        guard case .value(.link(let record)) = field.answer, text != record.number else { return text }
        return record.number + " " + text
    }

    // MARK: - Lists

    private func listSentences(_ words: Words) -> [String] {
        let field = form.state.focused
        let lines = field.lines?.lines ?? []
        var said = [head(field, words)]
        if lines.isEmpty {
            said[0] += words("list.sentences") + standing(field, words)
        } else {
            said[0] += words("list.sentences") + words("linear.list.count", ["n": String(lines.count)])
            said += lines.enumerated().map { row, line in
                let problem = form.state.problems.first {
                    $0.field == form.state.fields.focus && $0.line == row
                }
                let text = LinearText.plain(line.summary(words, names: form.state.names), words)
                let wrong = problem.map { words("linear.semicolon") + sentence($0.problem, words) } ?? ""
                return "\(row + 1). " + text + wrong
            }
        }
        if form.isLocked { return said }
        said.append(words(lines.isEmpty ? "linear.list.addFirst" : "linear.list.change"))
        if let tickable = field.tickable {
            let labels = tickable.list.keys.map { words.choice(tickable.list.name, $0) }
            said.append(words("linear.list.tick", ["choices": LinearText.choices(labels, words)]))
        }
        return said
    }

    // MARK: - What a field takes

    private func format(_ type: FieldType, _ words: Words) -> String {
        switch type {
        case .text(let limit, multiline: true): words("linear.format.prose", ["n": String(limit)])
        case .text(let limit, _): words("linear.format.text", ["n": String(limit)])
        case .number(let range):
            words("linear.format.number", ["from": String(range.lowerBound), "to": String(range.upperBound)])
        case .quantity: words("linear.format.quantity")
        case .money: words("linear.format.money")
        case .day: words("linear.format.day")
        case .flag: words("linear.format.flag")
        case .link(let kinds):
            words(
                "linear.format.link",
                ["kinds": kinds.map { words.kind($0) }.joined(separator: words("list.or"))])
        case .choice(let list, let isOpen):
            words(
                isOpen ? "linear.format.openChoice" : "linear.format.choice",
                [
                    "choices": LinearText.choices(list.keys.map { words.choice(list.name, $0) }, words)
                ])
        case .parts: ""
        }
    }

    func explanation(_ context: Context) -> [String] {
        let words = context.words
        let field = form.state.focused
        let own = words.help(form.state.active.owner, field.description.key)
        return [own, words(field.lines == nil ? "linear.form.explain" : "linear.list.explain")].compactMap {
            $0
        }
    }
}

extension FormScreen {
    /// Whether nobody has given this answer yet: it stands there because it is likely.
    fileprivate func isProposed(_ field: FieldState) -> Bool {
        if let line = state.openLine { return line.id == nil }
        if state.proposed[field.description.key] == field.text, field.text != nil { return true }
        return isNew && initial != nil
    }
}
