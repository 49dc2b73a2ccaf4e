import Cells
import Domain

extension ListScreen {
    var columns: [FieldDescription] { query.kind.description.fields.filter(\.isColumn) }

    var columnKeys: [String] { [ListQuery.numberKey] + columns.map(\.key) }

    func columnTitle(_ key: String, _ context: Context) -> String {
        key == ListQuery.numberKey
            ? context.words("list.number") : context.words.label(query.kind.rawValue, key)
    }

    /// Whether columns stand to the right of those in sight.
    func hasMoreColumns(_ context: Context) -> Bool {
        ColumnLayout(tableColumns(context), width: context.size.width - 2, scrolled: scrolled).hasMore
    }

    func tableColumns(_ context: Context) -> [Column] {
        columnKeys.enumerated().map { index, key in
            let title = columnTitle(key, context)
            // A title is read whole, with the mark of the sort beside it, unless it is very long.
            let least = min(TextWidth.columns(of: title) + 1, 22)
            guard let field = query.kind.description.field(key) else {
                return Column(title, minimum: 5, ideal: 8, neverClips: true)
            }
            if key == Record.nameKey { return Column(title, minimum: 22, ideal: 30, stretches: true) }
            switch field.type {
            case .day: return Column(title, minimum: 10, ideal: 10, priority: index, neverClips: true)
            case .text(let limit, _) where field.search == .code:
                let ideal = max(least, min(limit, 18))
                return Column(title, minimum: ideal, ideal: ideal, priority: index, neverClips: true)
            case .number, .quantity, .money:
                return Column(
                    title, minimum: least, ideal: 14, alignment: .right, priority: index, neverClips: true)
            case .choice, .flag:
                return Column(title, minimum: max(least, 12), ideal: 18, priority: index)
            default: return Column(title, minimum: least, ideal: 20, priority: index)
            }
        }
    }

    func spans(_ row: ListRow, column: Int, _ context: Context) -> [Span] {
        let record = row.record
        let key = columnKeys[column]
        guard let field = query.kind.description.field(key) else {
            return [Span(record.id.number, record.retired == nil ? .dim : .absent)]
        }
        if key == Record.nameKey {
            var spans = [Span(record.name, record.retired == nil ? .normal : .absent)]
            if let matched = row.matched, matched.text != record.name {
                spans.append(Span("  = ", .dim))
                spans.append(Span(matched.text, .match))
            }
            if record.retired != nil { spans.append(Span("  " + context.words("list.retired"), .warning)) }
            return spans
        }
        if query.kind == .agreement, key == Agreement.state.key {
            let standing = AgreementStanding(record, today: context.today)
            return [Span(context.words.standing(standing), standing.wantsAttention ? .warning : .normal)]
        }
        let answer = record[key]
        guard case .value = answer else {
            // A whole column of "not known" would hide what is known.
            return [Span(answer == .notApplicable ? "–" : "?", .absent)]
        }
        return [Span(context.words.text(answer, field.type, names: names), .normal)]
    }
}
