import Cells
import Domain

/// An agreement written out line by line: first what is to be known before signing, then all it says.
struct AgreementText {
    private(set) var lines: [[Span]] = []
    private let words: Words
    private let names: [RecordID: String]
    private let width: Int

    init(words: Words, names: [RecordID: String], width: Int) {
        self.words = words
        self.names = names
        self.width = width
    }

    // MARK: - Before the text

    mutating func standing(_ agreement: Record, today: CalendarDay) {
        let standing = AgreementStanding(agreement, today: today)
        add([Span(agreement.id.number + "  ", .dim), Span(words.standing(standing), .heading)])
    }

    mutating func obstacles(_ problems: [Problem]) {
        guard !problems.isEmpty else { return }
        add([Span(words("sign.obstacles"), .problem)])
        for problem in problems { paragraph(words.sentence(problem), Style(.problem), first: "! ") }
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
            for (number, line) in parts.enumerated() { self.line(line, part, number + 1) }
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
    private mutating func line(_ line: Part, _ part: PartDescription, _ number: Int) {
        var short: [String] = []
        var long: [String] = []
        for field in part.fields where line[field.key] != .notKnown {
            let text = words.text(line[field.key], field.type, names: names)
            if case .text(_, multiline: true) = field.type { long.append(text) } else { short.append(text) }
        }
        paragraph(short.joined(separator: " · "), Style(), first: "\(number). ")
        for text in long { paragraph(text, Style(), first: "   ") }
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
