import Cells
import Domain

/// What a new record or line starts with, and what follows from other answers. Proposals are answers like any
/// other: whoever knows better writes over them.
enum Proposals {
    // MARK: - Lines

    /// A new line of the list in focus.
    static func line(_ part: PartDescription, in form: FormState, today: CalendarDay) -> LineState {
        var line = Part()
        let others = form.focusedList?.lines ?? []
        for field in part.fields {
            if let choice = field.initialChoice { line[field.key] = .value(.choice(choice)) }
            switch (part.name, field.key) {
            case (_, "side"): line["side"] = .value(.choice(nextSide(after: others).rawValue))
            case (Kind.commitment.rawValue, "giver"):
                line["giver"] = link(others.last?.fields["giver"]?.answer, or: form.parties(of: .a).first)
            case (Kind.commitment.rawValue, "receiver"):
                let side = form.parties(of: .b)
                line["receiver"] = link(
                    others.last?.fields["receiver"]?.answer,
                    or: side.first { $0.kind == .village } ?? side.first)
            default: break
            }
        }
        var state = LineState(line, part, today: today)
        state.isUntouched = true
        // One begins with the first thing that is not there yet.
        state.fields.focus = state.fields.fields.firstIndex { $0.answer == .notKnown } ?? 0
        return state
    }

    private static func link(_ answer: Answer<Value>?, or party: RecordID?) -> Answer<Value> {
        if let answer, answer != .notKnown { return answer }
        return party.map { .value(.link($0)) } ?? .notKnown
    }

    private static func nextSide(after lines: [LineState]) -> Side {
        let taken = lines.compactMap { $0.fields["side"]?.answer.value.flatMap { Side($0) } }
        return Side.allCases.first { !taken.contains($0) } ?? taken.last ?? .a
    }

    // MARK: - What follows from a choice

    /// In these lists a person stands in a post: the keys of person, post and body.
    private static let postHolders: [String: (person: String, post: String, body: String)] = [
        Signature.description.name: ("person", "post", "body"),
        AgendaItem.description.name: ("speaker", "post", "body"),
    ]

    /// The person just chosen whose posts would answer other fields of the line.
    static func personWanted(in form: FormState) -> RecordID? {
        guard let line = form.openLine, let keys = postHolders[line.fields.owner],
            form.focused.description.key == keys.person, line.fields[keys.post]?.isEmpty == true,
            case .link(let person?) = form.focused.entry
        else { return nil }
        return person
    }

    /// Fills post and body from what the person held that day, wherever the line still lacks them.
    static func fill(_ form: inout FormState, postsOf person: Record, today: CalendarDay) {
        let day = form.day ?? today
        let held = (person[Person.posts].value ?? []).filter { Post.isHeld($0, on: day) }
        form.changeLines(today) { line, owner, form in
            guard let keys = postHolders[owner], line.fields[keys.post]?.isEmpty == true,
                line.fields[keys.body]?.isEmpty == true,
                line.fields[keys.person]?.answer == .value(.link(person.id))
            else { return }
            let side = line.fields["side"]?.answer.value.flatMap { Side($0) }
            let parties = side.map { form.parties(of: $0) } ?? []
            let best =
                held.first { post in post[Post.body].value.map(parties.contains) ?? false } ?? held.first
            guard let best else { return }
            line.fields.answer(keys.post, best[Post.post.key], today)
            line.fields.answer(keys.body, best[Post.body.key], today)
        }
    }

    /// A person witnesses for themselves, a body through its leaders.
    static func followLink(in form: inout FormState, today: CalendarDay) {
        guard let open = form.openLine, open.fields.owner == Witness.description.name,
            case .link(let who?) = form.focused.entry, form.focused.description.key == Witness.who.key
        else { return }
        form.changeLines(today) { line, owner, _ in
            guard owner == Witness.description.name, line.fields[Witness.sort.key]?.isEmpty == true,
                line.fields[Witness.who.key]?.answer == .value(.link(who))
            else { return }
            let sort: Witness.Sort = who.kind == .person ? .person : .leadersOf
            line.fields.answer(Witness.sort.key, .value(sort.asValue), today)
        }
    }

    /// The name of an agreement, from its parties and its day, until somebody gives it another. It follows on after a
    /// draft was stored with what was known by then.
    static func followParties(in form: inout FormState, _ context: Context) {
        let key = Record.nameKey
        // Nothing is written under the hand that writes.
        guard form.plan.isSigned, let index = form.fields.index(key), index != form.fields.focus,
            !form.fields.fields[index].isLocked,
            case .line(var editor) = form.fields.fields[index].entry,
            editor.isEmpty || editor.text == form.proposed[key]
                || editor.text == form.storedName(context.words)
        else { return }
        let signedOn: CalendarDay? =
            if case .value(.day(let day))? = form.fields[Agreement.signedOn.key]?.answer { day } else { nil }
        let name =
            AgreementName.made(
                of: form.parties, signedOn: signedOn, names: form.names, context.words) ?? ""
        guard name != editor.text else { return }
        editor.text = name
        form.proposed[key] = name
        form.fields.fields[index].entry = .line(editor)
        form.fields.fields[index].read(context.today)
        form.check(context.today)
    }
}

extension FormState {
    /// The name of an agreement follows from its parties: nobody has to give it one.
    func isNamedByItself(_ field: FieldState) -> Bool {
        plan.isSigned && !isLineOpen && field.description.key == Record.nameKey
    }

    /// A required field whose answer does not come by itself.
    func mustBeTyped(_ field: FieldState) -> Bool {
        field.description.isRequired && !isNamedByItself(field)
    }

    /// While there is no party, it is the parties that are missing, not the name that follows from them.
    func isStillToBeNamed(_ located: Located) -> Bool {
        plan.isSigned && located.line == nil && located.problem.reason == .required
            && fields.fields[located.field].description.key == Record.nameKey
            && parties.allSatisfy { $0[Party.party].value == nil }
    }

    /// The parties, as far as they were chosen.
    fileprivate var parties: [Part] { (fields["parties"]?.lines?.lines ?? []).map(\.part) }

    func parties(of side: Side) -> [RecordID] {
        parties.compactMap { $0[Party.side].value == side ? $0[Party.party].value : nil }
    }

    /// The name that was made of what is stored.
    fileprivate func storedName(_ words: Words) -> String? {
        let parties = base["parties"].value.flatMap([Part].init) ?? []
        return AgreementName.made(
            of: parties, signedOn: base[Agreement.signedOn].value, names: names, words)
    }

    /// The day of what the form is about: of the signing, of the event.
    var day: CalendarDay? {
        for key in [Agreement.signedOn.key, Activity.heldOn.key] {
            if case .value(.day(let day))? = fields[key]?.answer, day.isExact { return day }
        }
        return nil
    }

    /// Goes over the lines of all lists; the form they stand in is given as it was.
    mutating func changeLines(
        _ today: CalendarDay, _ body: (inout LineState, _ owner: String, _ form: FormState) -> Void
    ) {
        let before = self
        for index in fields.fields.indices {
            guard case .lines(var list) = fields.fields[index].entry,
                let owner = list.lines.first?.fields.owner
            else { continue }
            for row in list.lines.indices { list.change(row) { body(&$0, owner, before) } }
            fields.fields[index].entry = .lines(list)
            fields.fields[index].read(today)
        }
        check(today)
    }
}

extension FieldList {
    mutating func answer(_ key: String, _ answer: Answer<Value>, _ today: CalendarDay) {
        guard let index = index(key) else { return }
        fields[index] = FieldState(fields[index].description, answer, today: today)
    }
}
