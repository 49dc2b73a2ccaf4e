import Cells
import Domain

// The clauses of an agreement in its form: picked from the library and from earlier agreements, put in order, and held
// against the twenty points.

extension FormScreen {
    /// The clauses are in focus and open to change.
    var isOnClauses: Bool {
        state.plan.isSigned && !state.isLineOpen && state.focused.description.key == Agreement.clauses.key
            && !isLocked
    }

    var clauseOffers: [Offer] { isOnClauses ? [Offer("clauseLibrary"), Offer("orderClauses")] : [] }

    /// Nil for commands that are none of these.
    mutating func command(ofClauses id: Command.ID, _ context: Context) -> [Effect]? {
        guard isOnClauses else { return nil }
        switch id {
        case "clauseLibrary":
            return [.ask(.ownClauses(except: isNew ? nil : state.base.id, limit: 200), Tags.ownClauses)]
        case "orderClauses":
            let clauses = state.clauses
            return put(clauses: ClausePick.putting(clauses, among: []), context)
        default: return nil
        }
    }

    /// Nil for answers to other questions.
    mutating func take(clauses reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        guard tag == Tags.ownClauses, case .ownClauses(let own) = reply else { return nil }
        let libraries = Language.allCases.compactMap(context.library)
        let record = state.record
        let names = state.names
        let blanks = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, ClauseBlanks(record, names: names, context.words(in: language)))
            })
        let present = state.clauses.compactMap { $0[Clause.sort].value.flatMap(ClausePoint.init(rawValue:)) }
        awaited = .clauses
        let screen = ClausePickScreen(
            libraries: libraries, own: own, blanks: blanks, present: Set(present), in: context.words.language)
        let lacks = libraries.count < Language.allCases.count
        return (lacks ? [.say(Message(context.words("clauses.unreadable"), .problem))] : []) + [.push(screen)]
    }

    mutating func take(picked clauses: [Part], _ context: Context) -> [Effect] {
        let text = context.words(
            clauses.count == 1 ? "clauses.taken.one" : "clauses.taken", ["n": String(clauses.count)])
        return put(clauses: ClausePick.putting(clauses, among: state.clauses), context)
            + [.say(Message(text, .good))]
    }

    private mutating func put(clauses: [Part], _ context: Context) -> [Effect] {
        let before = state.clauses
        _ = state.editList(context.today) { list in
            list = LineList(clauses, Clause.description, today: context.today)
            // The focus stays where the first new one is.
            list.row = clauses.firstIndex { !before.contains($0) } ?? 0
        }
        return changed(context)
    }

    /// What is said below the clauses: how many of the twenty points the agreement speaks of, and which it does not.
    func clauseLines(_ context: Context) -> [String] {
        guard state.plan.isSigned, !state.isLineOpen else { return [] }
        let givers = state.record(of: SigningForm.commitments).compactMap { $0[Commitment.giver].value }
        let record = state.record
        return context.words.coverage(ClauseCoverage(record, givers: givers))
            + context.words.openBlanks(ClauseBlanks.open(in: record))
    }

    /// Fills in what the clauses still left open and the agreement says by now.
    mutating func fillBlanks(_ context: Context) {
        guard state.plan.isSigned, !Agreement.isFrozen(state.base) else { return }
        let record = state.record
        guard !ClauseBlanks.open(in: record).isEmpty else { return }
        let blanks = Language.allCases.map {
            ClauseBlanks(record, names: state.names, context.words(in: $0))
        }
        let filled = state.clauses.map { clause in
            let isChinese = clause[Clause.text].value?.hasHanzi == true
            return blanks[isChinese ? 1 : 0].filled(clause)
        }
        state.answer(Agreement.clauses.key, .value(.parts(filled)), today: context.today)
    }
}

extension FormScreen {
    /// Begins on a field of the form.
    mutating func go(to key: String, _ context: Context) {
        guard let index = state.fields.index(key) else { return }
        state.focus(index, context.today)
        atFocus = state.focused
    }
}

extension FormState {
    /// The clauses as they stand.
    var clauses: [Part] {
        (fields[Agreement.clauses.key]?.lines?.lines ?? []).map(\.part)
    }

    /// The lines of a list of companions, as records.
    func record(of companion: FormPlan.Companion) -> [Part] {
        (fields[companion.field.key]?.lines?.lines ?? []).map(\.part)
    }

    /// Puts an answer in place of the one there, with its origin and what was said of it.
    mutating func answer(_ key: String, _ answer: Answer<Value>, today: CalendarDay) {
        guard let index = fields.index(key), fields.fields[index].answer != answer else { return }
        let old = fields.fields[index]
        var new = FieldState(old.description, answer, today: today)
        new.isLeft = old.isLeft
        new.origin = old.origin
        if case .lines(var list) = new.entry, let row = old.lines?.row {
            list.row = min(row, list.lines.count)
            new.entry = .lines(list)
        }
        fields.fields[index] = new
        check(today)
    }
}

extension Words {
    /// How many of the twenty points an agreement speaks of, and which it does not.
    func coverage(_ coverage: ClauseCoverage) -> [String] {
        let total = coverage.points.count
        let count = self(
            "clauses.covered", ["n": String(coverage.covered), "total": String(total)])
        guard !coverage.lacking.isEmpty else { return [count] }
        let lacking = coverage.lacking.map { choice(Clause.sorts.name, $0.rawValue) }
        return [
            count + self("clauses.lacking", ["points": lacking.joined(separator: self("list.semicolon"))])
        ]
    }

    /// What is still to be filled in; nothing where nothing is.
    func openBlanks(_ blanks: [String]) -> [String] {
        guard !blanks.isEmpty else { return [] }
        let names = blanks.map { self("blank.\($0)") }.joined(separator: self("list.comma"))
        return [self("clauses.blanksOpen", ["blanks": names])]
    }
}

extension FormScreen {
    /// What is said below fields that is neither wrong nor help, by the key of the field.
    func remarks(_ context: Context) -> [String: [String]] {
        var remarks = [Agreement.clauses.key: clauseLines(context)]
        if let source = state.source, let comparison = state.comparison {
            for field in comparison.fields {
                for line in field.lines where line.standing == .dropped {
                    guard let old = line.old,
                        case .parts(let part)? = Kind.agreement.description.field(field.key)?.type
                    else { continue }
                    let text = context.words.summary([old], part, names: state.names)
                    remarks[field.key, default: []].append(
                        ComparisonLines.sign(.dropped) + source.id.number + context.words("form.colon") + text
                    )
                }
            }
        }
        return remarks.filter { !$0.value.isEmpty }.merging(codeRemarks(context)) { $0 + $1 }
    }
}

extension FormState {
    /// How the form stands to the agreement that it was taken over from.
    var comparison: AgreementComparison? {
        guard plan.isSigned else { return nil }
        return source.map { AgreementComparison($0, record) }
    }
}
