import Cells
import Domain

/// A record as it is read beside the timeline: its longer texts and its lists, wrapped.
struct EntryPane {
    private(set) var lines: [[Span]] = []

    init(_ record: Record, names: [RecordID: String], width: Int, _ context: Context) {
        let words = context.words
        let columns = max(10, width)
        lines += [Span(record.name, Style(.title, bold: true))].wrapped(columns: columns)
        lines.append([Span(words.kind(record.kind) + " " + record.id.number, .dim)])
        for field in record.kind.description.fields where field.key != Record.nameKey {
            guard case .value(let value) = record[field.key] else { continue }
            let label = words.label(record.kind.rawValue, field.key)
            switch field.type {
            case .parts(let part):
                guard case .parts(let parts) = value, !parts.isEmpty, field.section != "sources",
                    field.section != "names"
                else { continue }
                lines += [[], [Span(label, .heading), Span("  \(parts.count)", .dim)]]
                for (index, line) in parts.enumerated() {
                    let summary = PartSummary(line, part, words: words, names: names)
                    let lead = [Span("\(index + 1)  ", .dim)]
                    lines += [Span(summary.headline, .normal)].wrapped(columns: columns, behind: lead)
                    for text in summary.prose {
                        lines += [Span(text, .dim)].wrapped(columns: columns, behind: [Span("   - ", .dim)])
                    }
                }
            case .text(_, multiline: true):
                lines += [[], [Span(label, .heading)]]
                for text in words.text(value, field.type).split(separator: "\n") {
                    lines += [Span(String(text), .normal)].wrapped(columns: columns)
                }
            default:
                let text = words.text(value, field.type, names: names)
                lines += [Span(text, .normal)].wrapped(columns: columns, behind: [Span(label + "  ", .label)])
            }
        }
    }
}
