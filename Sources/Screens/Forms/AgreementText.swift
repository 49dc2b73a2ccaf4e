import Cells
import Domain

/// An agreement written out line by line: first what is to be known before signing, then all it says.
struct AgreementText {
    private(set) var lines: [[Span]] = []
    private let words: Words
    private let names: [RecordID: String]
    private let width: Int
    /// The agreement this one was taken over from: what differs from it is marked.
    private let source: Record?
    private var comparison: AgreementComparison?
    /// What is meant to be the same as in the source, unless somebody wants it otherwise.
    private static let compared = Set([
        Agreement.place.key, Agreement.basis.key, Agreement.purposes.key, Agreement.principles.key,
        Agreement.clauses.key, Agreement.endsOn.key, Agreement.copies.key, Agreement.copiesHeldBy.key,
        Agreement.signatures.key,
    ])

    init(words: Words, names: [RecordID: String], width: Int, source: Record? = nil) {
        self.source = source
        self.words = words
        self.names = names
        self.width = width
    }

    // MARK: - Before the text

    mutating func standing(_ agreement: Record, today: CalendarDay) {
        let standing = AgreementStanding(agreement, today: today)
        add([Span(agreement.id.number + "  ", .dim), Span(words.standing(standing), .heading)])
    }

    /// Who is about to sign, and on which day.
    mutating func signers(_ agreement: Record) {
        let day = agreement[Agreement.signedOn].value
        labelled(words("sign.onDay"), day.map(words.longDay) ?? words("answer.notKnown"))
        let type = Signature.description.fields
        for side in Side.allCases {
            let people = (agreement[Agreement.signatures].value ?? []).filter {
                $0[Signature.side].value == side
            }.map { line in
                let others = type.filter { $0.key != Signature.side.key && line[$0.key] != .notKnown }
                return others.reduce(into: [String]()) { told, field in
                    let text = words.text(line[field.key], field.type, names: names)
                    if !PrintedNames.isRepeated(text, field, after: told) { told.append(text) }
                }.joined(separator: " · ")
            }
            let who = people.isEmpty ? words("sign.nobody") : people.joined(separator: "; ")
            labelled(words.choice("side", side.rawValue), who)
        }
    }

    /// Something to know that stands in no way.
    mutating func remark(_ text: String) { paragraph(text, Style(.dim)) }

    /// Says what the marks mean.
    mutating func legend() {
        guard let source else { return }
        paragraph(
            words("sign.differs", ["number": source.id.number, "name": source.name]), Style(.warning))
    }

    mutating func obstacles(_ problems: [Problem]) {
        guard !problems.isEmpty else { return }
        add([Span(words("sign.obstacles"), .problem)])
        for problem in problems {
            // It is saved already: what is wanted now is wanted for signing.
            let text =
                problem.reason == .required
                ? words("sign.needed", ["field": words.label(problem.at)]) : words.sentence(problem)
            paragraph(text, Style(.problem), first: "! ")
        }
    }

    mutating func missing(_ fields: [String], of agreement: Record) {
        let key = Agreement.isFrozen(agreement) ? "sign.notKnown" : "sign.missing"
        guard !fields.isEmpty else { return }
        let labels = fields.map { words.label(agreement.kind.rawValue, $0) }
        let text = words(key, ["fields": labels.joined(separator: words("form.and"))])
        paragraph(text, Style(.warning))
    }

    // MARK: - The text

    mutating func whole(_ agreement: Record, commitments: [Record]) {
        comparison = source.map { AgreementComparison($0, agreement) }
        for section in FormPlan(agreement.kind).sections {
            let answered = section.fields.filter { field in
                field.key == SigningForm.commitments.field.key
                    ? !commitments.isEmpty : agreement[field.key] != .notKnown || field.isWanted
            }
            guard !answered.isEmpty else { continue }
            add([])
            heading(words.section(agreement.kind.rawValue, section.name))
            for field in answered {
                if field.key == SigningForm.commitments.field.key {
                    for (number, record) in commitments.enumerated() { commitment(record, number + 1) }
                } else {
                    answer(agreement[field.key], field, owner: agreement.kind.rawValue)
                    compare(agreement[field.key], field)
                }
            }
        }
    }

    private mutating func commitment(_ record: Record, _ number: Int) {
        paragraph(record.name, Style(), first: "\(number). ")
        let others = SigningForm.commitments.kind.description.fields.filter {
            $0.key != Record.nameKey && $0.key != SigningForm.commitments.link && $0.isColumn
                && record[$0.key] != .notKnown
        }
        let pieces = others.map { field in
            words.label(record.kind.rawValue, field.key) + " "
                + words.text(record[field.key], field.type, names: names)
        }
        paragraph(pieces.joined(separator: " · "), Style(.dim), first: "   ")
    }

    private func isCompared(_ key: String) -> Bool { source != nil && AgreementText.compared.contains(key) }

    /// What the source says instead.
    private mutating func compare(_ answer: Answer<Value>, _ field: FieldDescription) {
        guard let source, isCompared(field.key), answer != source[field.key] else { return }
        let number = source.id.number + words("form.colon")
        guard case .parts(let part) = field.type else {
            paragraph(
                number + words.text(source[field.key], field.type, names: names), Style(.dim), first: "* ")
            return
        }
        for line in comparison?[field.key]?.lines ?? [] where line.standing == .dropped {
            guard let dropped = line.old else { continue }
            paragraph(
                number + words.summary([dropped], part, names: names), Style(.dim),
                first: ComparisonLines.sign(.dropped))
        }
    }

    private mutating func answer(_ answer: Answer<Value>, _ field: FieldDescription, owner: String) {
        let label = words.label(owner, field.key)
        guard case .value(let value) = answer else {
            add([
                Span(label + words("form.colon"), .label), Span(words.text(answer, field.type), .absent),
            ])
            return
        }
        switch (value, field.type) {
        case (.parts(let parts), .parts(let part)):
            add([Span(label, .label)])
            let compared = isCompared(field.key) ? comparison?[field.key]?.lines ?? [] : []
            for (number, line) in parts.enumerated() {
                let pair = compared.first { $0.newPlace == number + 1 }
                self.line(
                    line, part, number + 1, mark: pair.map { ComparisonLines.sign($0.standing) } ?? "")
                if let pair, pair.standing == .changed, let old = pair.old { differences(old, line, part) }
            }
        case (.text(let text), .text(_, multiline: true)):
            add([Span(label, .label)])
            paragraph(text, Style(), first: "  ")
        case (.day(let day), _): labelled(label, words.longDay(day))
        default: labelled(label, words.text(value, field.type, names: names))
        }
    }

    private mutating func labelled(_ label: String, _ text: String) {
        let head = label + words("form.colon")
        let indent = min(TextWidth.columns(of: head), width / 3)
        for (row, line) in TextFit.wrap(text, columns: max(8, width - indent)).enumerated() {
            let gap = String(repeating: " ", count: row == 0 ? 0 : indent)
            add([Span(row == 0 ? TextFit.clip(head, to: indent) : gap, .label), Span(String(line))])
        }
    }

    /// What is short stands in one line, longer texts below it.
    private mutating func line(_ line: Part, _ part: PartDescription, _ number: Int, mark: String) {
        var short: [String] = []
        var long: [String] = []
        for field in part.fields where line[field.key] != .notKnown {
            var text = words.text(line[field.key], field.type, names: names)
            if part.name == Clause.description.name { text = words.showingBlanks(text) }
            if PrintedNames.isRepeated(text, field, after: short) { continue }
            if case .text(_, multiline: true) = field.type { long.append(text) } else { short.append(text) }
        }
        paragraph(short.joined(separator: " · "), Style(), first: mark + "\(number). ")
        for text in long { paragraph(text, Style(), first: "   ") }
    }

    /// What of a line was changed, word by word.
    private mutating func differences(_ old: Part, _ new: Part, _ part: PartDescription) {
        for field in part.fields where old[field.key] != new[field.key] {
            func text(_ line: Part) -> String {
                line[field.key] == .notKnown ? "" : words.text(line[field.key], field.type, names: names)
            }
            let label = Span("   ≠ " + words.label(part.name, field.key) + words("form.colon"), .label)
            let spans = TextDifference(text(old), text(new)).spans
            for line in ([label] + spans).brokenIntoLines {
                lines += line.wrapped(columns: max(8, width - 3))
            }
        }
    }

    // MARK: - Lines

    private mutating func add(_ spans: [Span]) { lines.append(spans) }

    private mutating func heading(_ text: String) { add([Span(text, .heading)]) }

    private mutating func paragraph(_ text: String, _ style: Style, first: String = "") {
        guard !text.isEmpty else { return }
        let indent = TextWidth.columns(of: first)
        for (row, line) in TextFit.wrap(text, columns: max(8, width - indent)).enumerated() {
            let start = row == 0 ? first : String(repeating: " ", count: indent)
            add([Span(start, Style(.dim)), Span(String(line), style)])
        }
    }
}
