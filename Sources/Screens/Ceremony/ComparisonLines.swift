import Cells
import Domain

/// A comparison of two agreements as lines. Signs and not colours alone tell what is what: `=` the same, `*` changed,
/// `-` dropped, `+` new; in a text `[-…-]` went and `{+…+}` came.
struct ComparisonLines {
    private(set) var lines: [[Span]] = []
    private let words: Words
    private let names: [RecordID: String]
    private let width: Int

    init(_ old: Record, _ new: Record, names: [RecordID: String], _ words: Words, width: Int) {
        self.words = words
        self.names = names
        self.width = width
        let comparison = AgreementComparison(old, new)
        add([Span(words("comparison.from", ["number": old.id.number, "name": old.name]))], indent: 0)
        add([Span(words("comparison.to", ["number": new.id.number, "name": new.name]))], indent: 0)
        add([Span(words.counts(comparison), .heading)], indent: 0)
        for field in comparison.fields { self.field(field) }
    }

    /// The sign for how something stands.
    static func sign(_ standing: AgreementComparison.Standing) -> String {
        switch standing {
        case .same: "= "
        case .changed: "* "
        case .dropped: "- "
        case .added: "+ "
        }
    }

    private static func role(_ standing: AgreementComparison.Standing) -> Role {
        switch standing {
        case .same: .dim
        case .changed: .warning
        case .dropped: .problem
        case .added: .good
        }
    }

    private mutating func field(_ field: AgreementComparison.Field) {
        guard let description = Kind.agreement.description.field(field.key) else { return }
        lines.append([])
        add(
            [
                Span(ComparisonLines.sign(field.standing), ComparisonLines.role(field.standing)),
                Span(words.label(Kind.agreement.rawValue, field.key) + "  ", .label),
                Span(words.standing(field.standing), .dim),
            ], indent: 0)
        guard case .parts(let part) = description.type, !field.lines.isEmpty else {
            let (before, after) = (text(field.old, description), text(field.new, description))
            if field.standing == .same {
                add([Span(after, .dim)], indent: 2)
            } else {
                add(TextDifference(before, after).spans, indent: 2)
            }
            return
        }
        for line in field.lines { self.line(line, part) }
    }

    private mutating func line(_ line: AgreementComparison.Line, _ part: PartDescription) {
        let place = (line.newPlace ?? line.oldPlace).map { "\($0). " } ?? ""
        let head = Span(
            ComparisonLines.sign(line.standing) + place, ComparisonLines.role(line.standing))
        guard line.standing == .changed, let old = line.old, let new = line.new else {
            let known = line.new ?? line.old ?? Part()
            let pieces = part.fields.filter { known[$0.key] != .notKnown }.map { text(known[$0.key], $0) }
            add([head, Span(pieces.joined(separator: " · "), .normal)], indent: 2)
            return
        }
        let same = part.fields.filter { old[$0.key] == new[$0.key] && new[$0.key] != .notKnown }
        add([head, Span(same.map { text(new[$0.key], $0) }.joined(separator: " · "))], indent: 2)
        for field in part.fields where old[field.key] != new[field.key] {
            let label = words.label(part.name, field.key) + words("form.colon")
            let difference = TextDifference(text(old[field.key], field), text(new[field.key], field))
            add([Span(label, .label)] + difference.spans, indent: 6)
        }
    }

    private func text(_ answer: Answer<Value>, _ field: FieldDescription) -> String {
        answer == .notKnown ? "" : words.text(answer, field.type, names: names)
    }

    /// Wraps spans at the width; line breaks in them begin a new row.
    private mutating func add(_ spans: [Span], indent: Int) {
        for line in spans.brokenIntoLines {
            lines += line.wrapped(columns: max(10, width - indent)).map { row in
                [Span(String(repeating: " ", count: indent))] + row
            }
        }
    }
}

extension TextDifference {
    /// What went and what came, in signs and in colours.
    var spans: [Span] {
        runs.map { run in
            switch run {
            case .same(let text): Span(text)
            case .removed(let text): Span("[-" + text + "-]", .problem)
            case .added(let text): Span("{+" + text + "+}", .good)
            }
        }
    }
}

extension [Span] {
    /// The same pieces, a new line at every line break in them.
    var brokenIntoLines: [[Span]] {
        var lines: [[Span]] = [[]]
        for span in self {
            for (index, piece) in span.text.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                if index > 0 { lines.append([]) }
                if !piece.isEmpty { lines[lines.count - 1].append(Span(String(piece), span.style)) }
            }
        }
        return lines
    }
}
