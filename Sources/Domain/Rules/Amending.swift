/// What is to be agreed about the text of a signed agreement.
package struct AmendmentRequest: Hashable, Sendable {
    package var agreement: RecordID
    /// What the amendment is called: `Amendment 1`.
    package var name: String
    package var effectiveOn: CalendarDay?
    package var signedOn: CalendarDay?
    package var reason: String
    package var signatures: [Part] = []
    /// The new answers, by the keys of the agreement's fields.
    package var changes: [String: Answer<Value>]
    /// The answers they are to take the place of, where somebody has read them; the text may be another by now.
    package var before: [String: Answer<Value>] = [:]
    /// The commitments it touches, and what becomes of each.
    package var touched: [Part] = []
    package var note = ""
    /// The form it was typed in goes with it.
    package var draft: Int64?

    package init(
        _ agreement: RecordID, name: String, effectiveOn: CalendarDay?, reason: String,
        changes: [String: Answer<Value>]
    ) {
        self.agreement = agreement
        self.name = name
        self.effectiveOn = effectiveOn
        self.reason = reason
        self.changes = changes
    }
}

/// Changing the text of a signed agreement: by an amendment, which keeps what stood before and what stands after.
package enum Amending {
    /// The fields of an agreement that an amendment can change: what the parties agreed on. How, when and by whom it
    /// was signed is past, and what may be changed at any time needs no amendment.
    package static let fields: [String] = [
        Agreement.name.key, Agreement.parties.key, Agreement.basis.key, Agreement.purposes.key,
        Agreement.principles.key, Agreement.clauses.key, Agreement.officialNumber.key,
        Agreement.effectiveOn.key, Agreement.endsOn.key, Agreement.copies.key, Agreement.copiesHeldBy.key,
        Agreement.isSealed.key, Agreement.funds.key,
    ]

    /// The agreement with its new text, and the amendment that keeps the old one, under a provisional number.
    /// `amendments` are those agreed so far, `renewal` the agreement that took its place.
    package static func applying(
        _ request: AmendmentRequest, to agreement: Record, amendments: [Record], renewal: Renewal?
    ) throws(Refusal) -> (agreement: Record, amendment: Record) {
        let id = agreement.id
        guard Agreement.isFrozen(agreement) else { throw .notSigned(id) }
        var problems: [Problem] = []
        if request.effectiveOn == nil {
            problems.append(Problem(FieldPath(.amendment, Amendment.effectiveOn.key), .required))
        }
        if request.reason.trimmed.isEmpty {
            problems.append(Problem(FieldPath(.amendment, Amendment.reason.key), .required))
        }
        for key in request.changes.keys.sorted() where agreement.kind.description.field(key) == nil {
            throw .noSuchField(key, .agreement)
        }
        for key in request.changes.keys.sorted() where !fields.contains(key) {
            throw .notAmendable(id, field: key)
        }
        guard problems.isEmpty, let day = request.effectiveOn else { throw .invalid(problems) }
        try checkDay(day, agreement, request, amendments, renewal)

        var amended = agreement
        var lines: [Part] = []
        for key in fields {
            guard let new = request.changes[key], let field = Agreement.description.field(key) else {
                continue
            }
            let old = written(agreement[key], field)
            if let read = request.before[key], written(read, field) != old {
                throw .textChanged(id, field: key)
            }
            guard written(new, field) != old else { continue }
            amended[key] = new
            var line = Part()
            line[AmendmentChange.field] = .value(key)
            line[AmendmentChange.before] = .value(old)
            line[AmendmentChange.after] = .value(written(new, field))
            lines.append(line)
        }
        guard !lines.isEmpty else { throw .amendsNothing(id) }
        return (amended, record(request, lines, day))
    }

    private static func checkDay(
        _ day: CalendarDay, _ agreement: Record, _ request: AmendmentRequest, _ amendments: [Record],
        _ renewal: Renewal?
    ) throws(Refusal) {
        if let signed = agreement[Agreement.signedOn].value, day.last < signed.first {
            throw .amendmentTooEarly(agreement.id, on: day, after: signed)
        }
        let standing = AgreementStanding(agreement, renewal: renewal, today: day.last)
        guard standing.state.isRunning else { throw .cannotAmend(agreement.id, standing.state, on: day) }
        // What is ended now was ended for its amendments too, whatever day they are to count from.
        let now = AgreementStanding(agreement, renewal: renewal, today: CalendarDay.latest).state
        guard !now.isOver else { throw .cannotAmend(agreement.id, now, on: day) }
        for amendment in amendments where amendment[Amendment.state].value == .agreed {
            let keys = changes(of: amendment).map(\.field)
            guard keys.contains(where: { request.changes[$0] != nil }),
                let other = amendment[Amendment.effectiveOn].value, day.last < other.first
            else { continue }
            throw .amendmentTooEarly(agreement.id, on: day, after: other)
        }
    }

    private static func record(_ request: AmendmentRequest, _ lines: [Part], _ day: CalendarDay) -> Record {
        var record = Record(RecordID(.amendment, -1))
        record[Amendment.name] = .value(request.name)
        record[Amendment.agreement.key] = .value(.link(request.agreement))
        record[Amendment.state] = .value(.agreed)
        record[Amendment.effectiveOn] = .value(day)
        if let signed = request.signedOn { record[Amendment.signedOn] = .value(signed) }
        record[Amendment.reason] = .value(request.reason.trimmed)
        if !request.signatures.isEmpty { record[Amendment.signatures] = .value(request.signatures) }
        record[Amendment.changes] = .value(lines)
        if !request.touched.isEmpty { record[Amendment.touched] = .value(request.touched) }
        if !request.note.trimmed.isEmpty { record[Amendment.note] = .value(request.note.trimmed) }
        return record
    }

    // MARK: - Before and after

    /// One field of the text, before and after, in the form that the command line takes.
    package struct FieldChange: Hashable, Sendable {
        package var field: String
        package var before: String
        package var after: String
    }

    package static func changes(of amendment: Record) -> [FieldChange] {
        (amendment[Amendment.changes].value ?? []).compactMap { line in
            guard let field = line[AmendmentChange.field].value else { return nil }
            return FieldChange(
                field: field, before: line[AmendmentChange.before].value ?? ValueText.notKnownSign,
                after: line[AmendmentChange.after].value ?? ValueText.notKnownSign)
        }
    }

    /// An answer as it is kept in an amendment. The identity of lines is no part of the text.
    package static func written(_ answer: Answer<Value>, _ field: FieldDescription) -> String {
        switch answer {
        case .notKnown: return ValueText.notKnownSign
        case .notApplicable: return ValueText.notApplicableSigns[0]
        case .value(.text(let text)), .value(.choice(let text)): return text
        case .value(.flag(let flag)): return flag ? "yes" : "no"
        case .value(let value):
            switch value.json(field.type) {
            case .string(let text): return text
            case let json: return json.text()
            }
        }
    }

    /// The other way round; nil when it is no answer of this field.
    package static func answer(_ written: String, _ field: FieldDescription) -> Answer<Value>? {
        try? ValueText.answer(written, field, at: FieldPath(.agreement, field.key), today: .epoch)
    }

    /// The records that the text before and after links to.
    package static func links(of amendment: Record) -> [RecordID] {
        changes(of: amendment).flatMap { change -> [RecordID] in
            guard let field = Agreement.description.field(change.field) else { return [] }
            var record = Record(RecordID(.agreement, 1))
            return [change.before, change.after].flatMap { text -> [RecordID] in
                record[change.field] = answer(text, field) ?? .notKnown
                return record.links
            }
        }
    }

    // MARK: - Commitments

    /// The same as lines of an amendment, without a word yet on what becomes of them.
    package static func lines(_ commitments: [RecordID]) -> [Part] {
        commitments.map { Part([AmendmentTouched.commitment.key: .value(.link($0))]) }
    }

    /// The commitments that an amendment of these fields may touch: all of them when the term, the clauses or the
    /// parties change, for they say until when, how and by whom it is to be kept; those of a party that leaves always.
    package static func touched(by keys: Set<String>, _ commitments: [Record]) -> [RecordID] {
        let reaching: Set = [
            Agreement.endsOn.key, Agreement.effectiveOn.key, Agreement.clauses.key, Agreement.parties.key,
            Agreement.funds.key,
        ]
        guard !keys.isDisjoint(with: reaching) else { return [] }
        return commitments.filter {
            switch $0[Commitment.state].value {
            case .kept, .withdrawn: false
            default: true
            }
        }.map(\.id)
    }
}

extension Amendment {
    /// What may be said of an amendment after it was agreed.
    package static let openAfterAgreeing: Set<String> = [note.key, "attachments", "aliases", "statements"]
}

extension Agreement {
    /// The text as it stood on that day: the amendments that took effect later are taken back, the newest first.
    /// `amendments` are all that belong to the agreement, in any order.
    package static func text(of agreement: Record, amendments: [Record], asOf day: CalendarDay) -> Record {
        var text = agreement
        for amendment in inOrder(amendments).reversed() {
            let effective =
                amendment[Amendment.effectiveOn].value ?? amendment[Amendment.signedOn].value ?? .epoch
            guard effective.first > day else { continue }
            for change in Amending.changes(of: amendment) {
                guard let field = description.field(change.field),
                    let before = Amending.answer(change.before, field)
                else { continue }
                text[change.field] = before
            }
        }
        return text
    }

    /// Those that were agreed, in the order in which they were: the first is amendment 1.
    package static func inOrder(_ amendments: [Record]) -> [Record] {
        amendments.filter { $0[Amendment.state].value == .agreed && $0.retired == nil }
            .sorted { $0.id < $1.id }
    }
}
