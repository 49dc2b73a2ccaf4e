import Cells
import Domain

// The lines of a list: added, changed, moved and taken out by their numbers.

extension LinearForm {
    mutating func answerList(_ line: String, _ context: Context) -> [LinearStep] {
        let words = context.words
        let typed = LinearCommands.plain(line)
        guard let list = form.state.focusedList else { return [] }
        if LinearCommands.spellings(of: "notApplicable", words).contains(typed), list.lines.isEmpty {
            form.state.edit(context.today) { $0.isNotApplicable = true }
            let said = said("linear.list.notApplicable", context)
            let steps = changed(context)
            advance(context)
            return [said] + steps
        }
        if typed == "+" || LinearCommands.spellings(of: "addLine", words).contains(typed) {
            return add(context)
        }
        if typed.hasPrefix("+") { return tick(String(typed.dropFirst()), context) }
        if typed.hasPrefix("-") {
            return at(String(typed.dropFirst()), in: list, context) { $0.remove($1, context) }
        }
        if typed.hasPrefix("^") {
            return at(String(typed.dropFirst()), in: list, context) { $0.moveUp($1, context) }
        }
        return at(typed, in: list, context) { form, row in
            form.form.state.focusRow(row)
            form.form.state.openFocusedLine(context.today)
            return []
        }
    }

    private func said(_ key: String, _ context: Context, _ arguments: [String: String] = [:]) -> LinearStep {
        let words = context.words
        var arguments = arguments
        arguments["list"] = words.label(form.state.fields.owner, form.state.focused.description.key)
        return .say(words(key, arguments))
    }

    private mutating func at(
        _ typed: String, in list: LineList, _ context: Context,
        _ body: (inout LinearForm, Int) -> [LinearStep]
    ) -> [LinearStep] {
        guard let row = LinearText.number(typed, upTo: list.lines.count) else {
            let key = list.lines.isEmpty ? "linear.list.noLine" : "linear.list.whichLine"
            return [said(key, context, ["n": String(list.lines.count)])]
        }
        return body(&self, row)
    }

    private mutating func add(_ context: Context) -> [LinearStep] {
        form.state.focusRow(form.state.focusedList?.lines.count ?? 0)
        let steps = form.addLine(context).steps
        // Every field of the line is asked, from the first: what is proposed is heard.
        form.state.focus(0, context.today)
        return steps
    }

    private mutating func remove(_ row: Int, _ context: Context) -> [LinearStep] {
        guard let list = form.state.focusedList else { return [] }
        let line = list.lines[row]
        if form.state.plan.companion(form.state.focused.description.key) != nil,
            let record = line.id.flatMap({ RecordID(rawValue: $0) })
        {
            return [.say(context.words("form.companionStays", ["number": record.number]))]
        }
        _ = form.state.editList(context.today) { $0.remove(at: row) }
        let text = LinearText.plain(line.summary(context.words, names: form.state.names), context.words)
        return [said("linear.list.removed", context, ["n": String(row + 1), "line": text])] + changed(context)
    }

    private mutating func moveUp(_ row: Int, _ context: Context) -> [LinearStep] {
        form.state.focusRow(row)
        guard form.state.editList(context.today, { $0.move(by: -1) }) == true else {
            return [said("linear.list.isFirst", context)]
        }
        return [said("linear.list.moved", context, ["from": String(row + 1), "to": String(row)])]
            + changed(context)
    }

    /// `+1 3 5` takes several entries of the list of choices at once, where a line is little more than a choice.
    private mutating func tick(_ typed: String, _ context: Context) -> [LinearStep] {
        guard let tickable = form.state.focused.tickable else {
            return [said("linear.list.noChoices", context)]
        }
        let pieces = typed.split { $0 == " " || $0 == "," }
        let places = pieces.compactMap { LinearText.number(String($0), upTo: tickable.list.keys.count) }
        guard !places.isEmpty, places.count == pieces.count else {
            return [.say(context.words("linear.numberUpTo", ["n": String(tickable.list.keys.count)]))]
        }
        let present = form.state.focusedList?.lines.compactMap {
            $0.fields[tickable.key].flatMap(FieldState.choiceKey)
        }
        let ticked = (present ?? []).compactMap { tickable.list.keys.firstIndex(of: $0) }
        form.awaited = .ticks
        let steps = form.update(.given(.checked(Set(places + ticked))), context).steps
        let labels = places.map { context.words.choice(tickable.list.name, tickable.list.keys[$0]) }
        let text = labels.joined(separator: context.words("list.comma"))
        return [said("linear.list.ticked", context, ["lines": text])] + steps + changed(context)
    }
}
