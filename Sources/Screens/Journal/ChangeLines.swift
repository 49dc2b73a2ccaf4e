import Cells
import Domain

/// Changes of fields as rows: old and new value side by side, lists line by line.
struct ChangeLines {
    private let names: [RecordID: String]
    private let context: Context
    private let columns: Int
    private(set) var rows: [[Span]] = []

    init(names: [RecordID: String], columns: Int, _ context: Context) {
        self.names = names
        self.columns = columns
        self.context = context
    }

    private var words: Words { context.words }

    // MARK: - A change

    mutating func add(_ change: Change) {
        switch change.field {
        case Change.existenceKey: break
        case Change.retirementKey:
            let text =
                change.new.value.flatMap(String.init).map { words("journal.retired", ["reason": $0]) }
                ?? words("journal.did.restored")
            add([Span(text, .warning)], indent: 4)
        case Change.mergedKey:
            addPair(change, change.new == .notKnown ? "journal.unmergedFrom" : "journal.mergedInto")
        case let key where Change.verdict(key) != nil:
            addPair(change, change.new == .notKnown ? "journal.withdrawn" : "journal.said." + key.dropFirst())
        default:
            guard let field = change.record.kind.description.field(change.field) else { return }
            let label = words.label(change.record.kind.rawValue, change.field)
            if case .parts(let part) = field.type {
                addList(change, part, label)
            } else {
                addValue(change, field, label)
            }
        }
    }

    /// What is told of the record and another one.
    private mutating func addPair(_ change: Change, _ key: String) {
        guard let other = (change.new.value ?? change.old.value).flatMap(RecordID.init) else { return }
        let name = other.number + (names[other].map { " " + $0 } ?? "")
        add([Span(words(key, ["other": name]), .warning)], indent: 4)
    }

    /// The answers of a record that came or went, field by field.
    mutating func add(fieldsOf record: Record) {
        for field in record.kind.description.fields {
            let answer = record[field.key]
            guard answer != .notKnown, field.key != Record.nameKey else { continue }
            let label = words.label(record.kind.rawValue, field.key)
            guard case .parts(let part) = field.type, case .value(.parts(let lines)) = answer else {
                let text = words.text(
                    words.abridged(answer, of: field, in: record.kind), field.type, names: names)
                add(
                    [Span(label + "  ", .label), Span(text, answer.value == nil ? .absent : .normal)],
                    indent: 4)
                continue
            }
            add([Span(label, .label), Span("  \(lines.count)", .dim)], indent: 4)
            for line in lines { addLine(line, part, sign: "+") }
        }
    }

    private mutating func addValue(_ change: Change, _ field: FieldDescription, _ label: String) {
        func text(_ answer: Answer<Value>) -> String {
            words.text(
                words.abridged(answer, of: field, in: change.record.kind), field.type, names: names)
        }
        let (old, new) = (text(change.old), text(change.new))
        let head = Span(label + "  ", .label)
        let isLong = (old + new).contains("\n") || TextWidth.columns(of: old + new) > 3 * columns
        if isLong {
            add([head], indent: 4)
            add(Paragraphs(old, new), role: change.old.value == nil ? .absent : .normal)
            return
        }
        add(
            [
                head, Span(old, change.old.value == nil ? .absent : .dim), Span(" → ", .dim),
                Span(new, change.new.value == nil ? .absent : Role.normal),
            ], indent: 4)
    }

    /// Of long texts the paragraphs that went and came.
    private struct Paragraphs {
        let removed: [String]
        let added: [String]

        init(_ old: String, _ new: String) {
            let before = old.split(separator: "\n").map(String.init)
            let after = new.split(separator: "\n").map(String.init)
            let changes = after.difference(from: before)
            removed = changes.removals.compactMap {
                if case .remove(_, let text, _) = $0 { text } else { nil }
            }
            added = changes.insertions.compactMap {
                if case .insert(_, let text, _) = $0 { text } else { nil }
            }
        }
    }

    private mutating func add(_ paragraphs: Paragraphs, role: Role) {
        for text in paragraphs.removed { add([Span(text, role)], indent: 6, sign: "-") }
        for text in paragraphs.added { add([Span(text, .normal)], indent: 6, sign: "+") }
    }

    // MARK: - A list

    private mutating func addList(_ change: Change, _ part: PartDescription, _ label: String) {
        func lines(_ answer: Answer<Value>) -> [Part]? {
            answer.value.flatMap([Part].init)?.map { words.readable($0, of: part, in: change.record.kind) }
        }
        let old = lines(change.old)
        let new = lines(change.new)
        guard let old, let new else {
            // One of them is no list but "not known" or "does not apply".
            let type = FieldType.parts(part)
            let before = words.text(change.old, type)
            let after = words.text(change.new, type)
            add(
                [
                    Span(label + "  ", .label), Span(before, old == nil ? .absent : .dim), Span(" → ", .dim),
                    Span(after, new == nil ? .absent : Role.normal),
                ], indent: 4)
            for line in old ?? [] { addLine(line, part, sign: "-") }
            for line in new ?? [] { addLine(line, part, sign: "+") }
            return
        }
        add([Span(label, .label)], indent: 4)
        for entry in ListDifference(old, new).entries {
            switch entry {
            case .removed(let line): addLine(line, part, sign: "-")
            case .added(let line): addLine(line, part, sign: "+")
            case .changed(let before, let after): addChanged(before, after, part)
            case .moved(let line, let from, let to):
                let text = words("journal.moved", ["from": String(from), "to": String(to)])
                add([Span(text + "  ", .dim), Span(headline(line, part), .normal)], indent: 6, sign: "~")
            }
        }
    }

    private func headline(_ line: Part, _ part: PartDescription) -> String {
        PartSummary(line, part, words: words, names: names).headline
    }

    private mutating func addLine(_ line: Part, _ part: PartDescription, sign: String) {
        add([Span(headline(line, part), sign == "-" ? .dim : .normal)], indent: 6, sign: sign)
    }

    private mutating func addChanged(_ old: Part, _ new: Part, _ part: PartDescription) {
        add([Span(headline(new, part), .normal)], indent: 6, sign: "~")
        for field in part.fields where old[field.key] != new[field.key] {
            add(
                [
                    Span(words.label(part.name, field.key) + "  ", .label),
                    Span(words.text(old[field.key], field.type, names: names), .dim), Span(" → ", .dim),
                    Span(words.text(new[field.key], field.type, names: names), .normal),
                ], indent: 10)
        }
    }

    // MARK: - Rows

    mutating func add(_ spans: [Span], indent: Int, sign: String? = nil) {
        // A narrow window keeps the order of the indents, not their size.
        let indent = columns < 50 ? indent / 2 : indent
        var lead = [Span(String(repeating: " ", count: indent), .normal)]
        if let sign {
            let role: Role = sign == "-" ? .warning : sign == "+" ? .good : .label
            lead.append(Span(sign + " ", role))
        }
        rows += spans.wrapped(columns: columns, behind: lead)
    }
}
