import Cells
import Domain

/// One line of a list in words: what fits on one line together, and the longer texts beneath it.
struct PartSummary {
    private(set) var headline = ""
    private(set) var prose: [String] = []
    /// The first record the line speaks of.
    private(set) var target: RecordID?

    init(_ line: Part, _ part: PartDescription, words: Words, names: [RecordID: String]) {
        var pieces: [String] = []
        for field in part.fields {
            let answer = line[field.key]
            guard case .value(let value) = answer else {
                if answer == .notApplicable {
                    pieces.append(words.label(part.name, field.key) + " " + words("answer.notApplicable"))
                }
                continue
            }
            var text = words.text(value, field.type, names: names)
            if part.name == Clause.description.name { text = words.showingBlanks(text) }
            if PrintedNames.isRepeated(text, field, after: pieces) { continue }
            switch field.type {
            case .text(_, multiline: true) where !pieces.isEmpty || text.contains("\n"):
                prose += text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
            case .link:
                if case .link(let record) = value {
                    target = target ?? record
                    // A document's title is long, and its number is enough to tell where a line is from.
                    pieces.append(record.kind == .source ? record.number : record.number + " " + text)
                }
            // A bare date or number says nothing by itself.
            case .day, .number, .quantity, .money, .flag:
                pieces.append(words.label(part.name, field.key) + " " + text)
            default: pieces.append(text)
            }
        }
        headline = pieces.joined(separator: " · ")
    }
}

extension PrintedNames {
    private static let printed = [name.key, body.key]

    /// The name as printed is said where it is another than the one that was told, with its number or without.
    static func isRepeated(_ text: String, _ field: FieldDescription, after told: [String]) -> Bool {
        printed.contains(field.key) && told.contains { $0 == text || $0.hasSuffix(" " + text) }
    }
}
