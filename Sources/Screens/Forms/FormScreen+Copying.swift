import Cells
import Domain

// Taking over from an earlier agreement, and the menu of sections.

extension FormScreen {
    /// Nil for commands that are none of these.
    mutating func command(ofFlow id: Command.ID, _ context: Context) -> [Effect]? {
        switch id {
        case "copyFrom": return chooseSource(context)
        case "sectionMenu":
            awaited = .section
            return [.push(FormRail.menu(state, context))]
        default: return nil
        }
    }

    /// The earlier agreements of the twinning come first; without one, any is looked for.
    private mutating func chooseSource(_ context: Context) -> [Effect] {
        guard case .link(let twinning?) = state.fields[Agreement.twinning.key]?.entry else {
            return [pickSource(context)]
        }
        let query = ListQuery(
            .agreement, conditions: [Condition(Agreement.twinning.description, .equal(.link(twinning)))],
            sort: ListQuery.Sort(field: ListQuery.numberKey, descending: true))
        return [.ask(.window(WindowRequest(query, .first, limit: 20)), Tags.copyList)]
    }

    private mutating func pickSource(_ context: Context) -> Effect {
        awaited = .copySource
        let title = context.words("form.copyFrom")
        return .push(PickerScreen(title: title, kinds: [.agreement], typed: "", current: nil))
    }

    /// What was chosen in a window of these flows; nil for other gifts.
    mutating func take(choice gift: Gift, _ context: Context) -> [Effect]? {
        switch (awaited, gift) {
        case (.copyMenu, .chosen(let index)):
            awaited = nil
            guard copySources.indices.contains(index) else { return [pickSource(context)] }
            return [.ask(.records([copySources[index]]), Tags.copyRecord)]
        case (.copySource, .picked(let record, _)):
            awaited = nil
            return [.ask(.records([record]), Tags.copyRecord)]
        case (.section, .chosen(let index)):
            awaited = nil
            return go(toEntry: index, context)
        default: return nil
        }
    }

    /// In the menu of sections the first entry leads to what is wrong, where something is.
    private mutating func go(toEntry index: Int, _ context: Context) -> [Effect] {
        let hasSummary = FormRail.hasSummary(state)
        if hasSummary, index == 0 {
            state.closeLine(context.today)
            state.leaveAll()
            state.focusFirstProblem(context.today)
            atFocus = state.focused
            return []
        }
        return click(.row(list: FormLayout.sectionList, index: index - (hasSummary ? 1 : 0)), context)
    }

    /// The answers to what copying asks; nil for answers to other questions.
    mutating func take(copy reply: Reply, _ tag: Tag, _ context: Context) -> [Effect]? {
        switch (tag, reply) {
        case (Tags.copyList, .window(let window)):
            let rows = window.rows.filter { $0.record.id != state.base.id }
            guard !rows.isEmpty else { return [pickSource(context)] }
            copySources = rows.map(\.record.id)
            awaited = .copyMenu
            let entries = rows.map { MenuScreen.Entry($0.record.name, hint: $0.record.id.number) }
            let other = MenuScreen.Entry(context.words("form.copyOther"))
            return [.push(MenuScreen(title: context.words("form.copyFrom"), entries: entries + [other]))]
        case (Tags.copyRecord, .records(let records, let names)):
            guard let source = records.first else { return [] }
            state.names.merge(names) { _, new in new }
            copy(source, context)
            let link = Commitment.agreement.description
            let query = ListQuery(
                .commitment, conditions: [Condition(link, .equal(.link(source.id)))],
                sort: ListQuery.Sort(field: ListQuery.numberKey))
            return changed(context) + [
                say("form.copiedFrom", ["number": source.id.number, "name": source.name], context),
                .ask(.window(WindowRequest(query, .first, limit: 200)), Tags.copyPromises),
            ]
        case (Tags.copyPromises, .window(let window)):
            return [.ask(.records(window.rows.map(\.record.id)), Tags.copyLines)]
        case (Tags.copyLines, .records(let records, let names)):
            state.names.merge(names) { _, new in new }
            copy(promises: records, context)
            return changed(context)
        default: return nil
        }
    }

    /// The text and the term come over; parties do within one twinning; dates do not.
    private mutating func copy(_ source: Record, _ context: Context) {
        let today = context.today
        state.source = source
        state.propose(Agreement.copiedFrom.key, .value(.link(source.id)), as: .copied, today: today)
        let whole: [String] = [
            Agreement.purposes.key, Agreement.principles.key, Agreement.clauses.key, Agreement.basis.key,
            Agreement.copies.key, Agreement.copiesHeldBy.key, Agreement.place.key,
        ]
        for key in whole where source[key] != .notKnown {
            state.propose(key, source[key].asNewLines, as: .copied, today: today)
        }
        if isSameTwinning(source) {
            state.propose(
                Agreement.parties.key, source[Agreement.parties.key].asNewLines, as: .copied,
                today: today)
        }
        if case .value(let end) = Proposals.end(like: source, from: state.day) {
            state.propose(Agreement.endsOn.key, .value(.day(end)), as: .copied, today: today)
        } else if source[Agreement.endsOn] == .notApplicable {
            state.propose(Agreement.endsOn.key, .notApplicable, as: .copied, today: today)
        }
        copySignatures(source, context)
        Proposals.followParties(in: &state, context)
        state.check(today)
        atFocus = state.focused
    }

    private func isSameTwinning(_ source: Record) -> Bool {
        source[Agreement.twinning.key] != .notKnown
            && state.fields[Agreement.twinning.key]?.answer == source[Agreement.twinning.key]
    }

    /// By post: whoever holds it now signs.
    private mutating func copySignatures(_ source: Record, _ context: Context) {
        let parties = Set(Side.allCases.flatMap { state.parties(of: $0) })
        let bodies = parties.union(facts?.holders.map(\.body) ?? [])
        let lines = (source[Agreement.signatures].value ?? []).compactMap { line -> Part? in
            guard isSameTwinning(source) || line[Signature.body].value.map(bodies.contains) == true else {
                return nil
            }
            var copy = Part(line.answers)
            let holder = facts?.holders.first {
                $0.body == line[Signature.body].value && $0.post == line[Signature.post].value
            }
            if let holder { copy[Signature.person.key] = .value(.link(holder.person)) }
            return copy
        }
        guard !lines.isEmpty else { return }
        state.propose(Agreement.signatures.key, .value(.parts(lines)), as: .copied, today: context.today)
    }

    /// Promises are made anew, open and without a date; they go between the parties of this agreement.
    private mutating func copy(promises: [Record], _ context: Context) {
        let companion = SigningForm.commitments
        guard case .parts(let part) = companion.field.type, let source = state.source,
            state.fields[companion.field.key]?.isEmpty == true
        else { return }
        let givers = state.parties(of: .a)
        let receivers = state.parties(of: .b)
        let receiver = receivers.first { $0.kind == .village } ?? receivers.first
        let sideA = (source[Agreement.parties].value ?? []).filter { $0[Party.side].value == .a }
            .compactMap { $0[Party.party].value }
        let lines = promises.map { promise in
            var line = Part(
                promise.answers.filter { answer in part.fields.contains { $0.key == answer.key } })
            line[Commitment.due.key] = .notKnown
            guard !isSameTwinning(source) else { return line }
            let isFromA = promise[Commitment.giver].value.map(sideA.contains) ?? true
            let (giver, taker) = isFromA ? (givers.first, receiver) : (receiver, givers.first)
            line[Commitment.giver.key] = giver.map { .value(.link($0)) } ?? .notKnown
            line[Commitment.receiver.key] = taker.map { .value(.link($0)) } ?? .notKnown
            return line
        }
        guard !lines.isEmpty else { return }
        state.propose(companion.field.key, .value(.parts(lines)), as: .copied, today: context.today)
        state.check(context.today)
    }
}

extension Proposals {
    /// The end of a term as long as that of another agreement.
    static func end(like source: Record, from start: CalendarDay?) -> Answer<CalendarDay> {
        let begins = source[Agreement.effectiveOn].value ?? source[Agreement.signedOn].value
        guard let start, let begins, let ends = source[Agreement.endsOn].value, begins.isExact, ends.isExact,
            start.isExact
        else { return .notKnown }
        // Terms are agreed in years: to the same day, or to the day before.
        for spare in [0, 1] {
            guard let counted = ends.adding(days: spare), let years = Optional(counted.year - begins.year),
                years > 0, begins.adding(years: years) == counted
            else { continue }
            return start.adding(years: years)?.adding(days: -spare).map { .value($0) } ?? .notKnown
        }
        return start.adding(days: ends.ordinal - begins.ordinal).map { .value($0) } ?? .notKnown
    }
}
