import Cells
import Domain

// The entries of each source in words: the same words as on the screens.

extension LinearRecords {
    func text(of row: ListRow, _ context: Context) -> String {
        let words = context.words
        let record = row.record
        var pieces = [record.id.number + " " + record.name]
        if let matched = row.matched, matched.text != record.name {
            pieces[0] += words("linear.inBrackets", ["text": matched.text])
        }
        for field in record.kind.description.fields where field.isColumn && field.key != Record.nameKey {
            guard record[field.key] != .notKnown else { continue }
            pieces.append(
                words.label(record.kind.rawValue, field.key) + words("form.colon")
                    + words.text(record[field.key], field.type, names: names))
        }
        if record.retired != nil { pieces.append(words("list.retired")) }
        return pieces.joined(separator: words("linear.semicolon"))
    }

    func text(of hit: SearchHit, _ context: Context) -> String {
        guard case .search(let sought, _) = source else { return hit.name }
        let rows = HitText(hit, sought: sought, width: context.size.width, context).rows
        return rows.map { LinearText.plain($0, context.words) }.joined(
            separator: context.words("linear.semicolon"))
    }

    func lines(of entry: HistoryEntry, _ context: Context) -> [String] {
        let words = context.words
        let text = EntryText(entry, names: names, sought: "", context)
        let head = entry.key.day.written + " " + text.occasion + words("form.colon")
        return [head + LinearText.plain(text.headline, words)]
            + text.lines.map { line in
                // A point of an agenda has its number before it; those with a full stop can be chosen.
                let number = line.lead.text.trimmed
                return (number.isEmpty ? "" : number + ") ") + LinearText.plain(line.spans.text, words)
            }
    }

    func lines(of step: JournalStep, _ context: Context) -> [String] {
        guard case .journal(let subject) = source else { return [] }
        let text = StepText(
            step, names: names, subject: subject, fate: StepText.Fate(isUndone: false),
            columns: context.size.width, context)
        return text.rows.map { LinearText.plain($0, context.words) }
    }

    func text(of item: MissingFacts.Item, _ context: Context) -> String {
        let words = context.words
        let facts = item.fields.map { words.label(item.id.kind.rawValue, $0) }
        return item.id.number + " " + item.name + words("form.colon")
            + facts.joined(separator: words("list.comma"))
    }
}
